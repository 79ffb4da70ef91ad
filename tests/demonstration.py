"""A demonstration: made-up facts, phases, answers and assessments among them, as an edition that says so everywhere.

`python -m tests.demonstration FOLDER` makes `FOLDER/facts` and `FOLDER/editions`; serve it with FOLLOW_UP_FACTS and
FOLLOW_UP_EDITIONS naming them.
"""

import argparse
import shutil
from pathlib import Path

from data.build import build
from tests.bench.synthetic import write_facts

PROJECTS = 600  # the size of the follow-up itself, some seven years on


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.demonstration", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the demonstration lies; what is there is made anew")
    parser.add_argument("--projects", type=int, default=PROJECTS, help=f"how many to make up ({PROJECTS})")
    options = parser.parse_args(arguments)
    facts = options.folder / "facts"
    if facts.is_dir():
        shutil.rmtree(facts)
    write_facts(facts, options.projects)
    built = build(facts, options.folder / "editions")
    print(
        f"The edition {built.edition} is made up. Show it with FOLLOW_UP_EDITIONS={options.folder / 'editions'} "
        f"FOLLOW_UP_FACTS={facts}"
    )


if __name__ == "__main__":
    main()
