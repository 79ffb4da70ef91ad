"""What a publication would do: the same steps in a folder of its own, and nothing is changed."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.build import MEMORY, make_edition, registers_of
from data.load.base.answered import NotCounted, Numbers
from data.load.changing.headline import compared
from data.load.changing.publication import base_of, is_synthetic, refuse_unbuilt
from data.load.facts.journal import Entry
from data.load.facts.tables import Facts, write_beside
from data.publishing import editions

NO_EDITION = "0" * 12


@dataclass(frozen=True)
class Preview:
    """What would be published: the base, the changed facts, the entry of the journal, the headline and what is not in it."""

    base: str
    facts: Facts
    entry: Entry
    before: Numbers
    after: Numbers
    not_counted: NotCounted


def preview(
    folder: Path,
    root: Path,
    facts: Facts,
    entry: Entry,
    *,
    base: str = "",
    on_step: Callable[[str], None] = lambda step: None,
) -> Preview:
    """Builds the changed `facts` in a folder of the system's, compares, and throws them away.

    Raises what `publish` does. Takes no lock: a publication at the same time is found by its base afterwards.
    """
    folder = folder.resolve()
    with tempfile.TemporaryDirectory(prefix="follow-up-") as temporary:
        started = base_of(root, base)
        refuse_unbuilt(folder, root, started)
        beside, made = Path(temporary) / "facts", Path(temporary) / "edition"
        write_beside(facts, folder, beside)
        made.mkdir()
        make_edition(
            *(made, beside, registers_of(beside), NO_EDITION),
            synthetic=is_synthetic(root, started),
            before=None,  # doubts and unexplained changes are warnings here, and the numbers are shown all the same
            memory=MEMORY,
            on_step=on_step,
        )
        databases = (editions.path_of(root, started) / editions.DATABASE, made / editions.DATABASE)
        return Preview(started, facts, entry, *compared(*databases, date.today()))
