"""What the command prints: the progress of a build, what the new edition contains, and the list of editions."""

import time
from pathlib import Path
from typing import TextIO

from babel.numbers import format_decimal

from data.check.sentences import fill, read_sentences
from data.errors import EditionError
from data.publishing.contents import Manifest
from data.publishing.editions import Edition, current_id, editions, path_of
from data.publishing.published import FILE, counts_of_changes

WORDS = Path(__file__).with_name("words.toml")
SLOW = 2.0  # seconds; where there is no terminal, only slower steps get a line


class Progress:
    """Shows the current step on one line of a terminal; elsewhere prints slow steps once they are done."""

    def __init__(self, out: TextIO) -> None:
        """Starts the clock."""
        self._out = out
        self._began = self._since = time.perf_counter()
        self._step = ""

    def __call__(self, step: str) -> None:
        """Starts a new step; an empty name ends the last one."""
        now = time.perf_counter()
        if self._out.isatty():
            line = f"{now - self._began:5.1f} s  {step}" if step else ""
            print(f"\r\x1b[K{line}", end="", file=self._out, flush=True)
        elif self._step and now - self._since > SLOW:
            print(f"{now - self._began:5.1f} s  {self._step}", file=self._out, flush=True)
        self._since, self._step = now, step


def say(code: str, lang: str, **values: object) -> str:
    """A sentence of words.toml."""
    return fill(read_sentences(WORDS), code, lang, values)


def contents(manifest: Manifest, lang: str) -> str:
    """What an edition contains, as text: rows per mart, years, and sums by measure."""
    rows = {name: mart["rows"] for name, mart in manifest["marts"].items()}
    width = max(len(name) for name in rows)
    lines = [f"  {name:<{width}}  {_number(count, lang):>12}" for name, count in sorted(rows.items())]
    lines = [say("rows_per_mart", lang), *lines, "", say("years", lang, **manifest["years"]), ""]
    heads = (say(name, lang) for name in ("rows", "all", "whole"))
    lines.append("{:<40}{:>10}{:>24}{:>24}".format(say("sums", lang), *heads))
    for measure, sums in manifest["sums"].items():
        numbers = (
            _number(value, lang) for value in (sums["rows"], sums["sek"], sums["sek_wholly_in_varmland"])
        )
        lines.append("  {:<38}{:>10}{:>24}{:>24}".format(say(measure, lang), *numbers))
    if manifest["synthetic"]:
        lines += ["", say("synthetic", lang)]
    return "\n".join(lines)


def list_of_editions(root: Path, lang: str) -> str:
    """The editions in a folder, the latest first."""
    found = editions(root)
    if not found:
        return say("no_editions", lang, root=root)
    lines = [say("editions", lang)]
    for edition in found:
        about = say(
            "edition", lang, edition=edition.id, at=edition.built_at, rows=_number(edition.rows, lang)
        )
        about += say("is_synthetic", lang) if edition.synthetic else ""
        about += "" if edition.is_sealed else say("not_sealed", lang)
        lines.append(("* " if edition.is_current else "  ") + about)
        lines += [f"      {words}" for words in [_changed(root, edition, found, lang)] if words]
    try:
        current_id(root)
    except EditionError as error:
        lines.append(say("mends", lang, fault=error.said[lang]))
    return "\n".join(lines)


def _changed(root: Path, edition: Edition, found: list[Edition], lang: str) -> str:
    """What the facts of an edition changed against those of the one before; '' where that is not known."""
    earlier = found[found.index(edition) + 1 :]
    files = [path_of(root, one.id) / FILE for one in (edition, *earlier) if not one.synthetic]
    if edition.synthetic or len(files) < 2 or not all(file.is_file() for file in files[:2]):
        return ""
    now, was = (file.read_bytes() for file in files[:2])
    counts = [] if was == now else counts_of_changes(was, now)
    changes = (say(change, lang, table=table, rows=_number(rows, lang)) for table, change, rows in counts)
    return ", ".join(changes) or say("same_facts", lang)


def _number(value: float, lang: str) -> str:
    return str(format_decimal(round(value), locale=lang))
