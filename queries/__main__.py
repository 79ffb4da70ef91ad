"""Answers a question in the terminal: `python -m queries <name> [param=value ...] [--csv]`; lists them without a name."""

import signal
import sys

import queries
from queries import values


def main(arguments: list[str]) -> int:
    """Prints the answer, or why there is none, and returns the exit code."""
    words = [word for word in arguments if word != "--csv"]
    if not words:
        for name in queries.names():
            print(f"{name:<28} {queries.header(name).question}")
        return 0
    try:
        types = {parameter.name: parameter.type for parameter in queries.header(words[0]).params}
        if odd := [word for word in words[1:] if "=" not in word]:
            raise queries.WrongValue(f"{odd[0]!r} must be written as parameter=value.")
        texts = dict(word.split("=", 1) for word in words[1:])
        rows = queries.fetch(words[0], **values.from_text(types, texts))
    except queries.QueryError as fault:
        print(fault, file=sys.stderr)
        return 2
    print(rows.to_csv(index=False).rstrip() if "--csv" in arguments else rows.to_string(index=False))
    return 0


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` has read enough: end without a word
    sys.exit(main(sys.argv[1:]))
