"""Takes back the last publication: every fact file as it was before, and an edition of that."""

import shutil
import zipfile
from pathlib import Path

from data.check.schema import load_schema
from data.load.base.findings import Finding, Refused
from data.load.base.sentences import LANGUAGES, sentence
from data.load.changing import shapes
from data.load.changing.publication import FACTS_BEFORE, KEPT, Published, Step, publish
from data.load.facts import journal
from data.load.facts.journal import Entry
from data.load.facts.tables import Facts, read_facts
from data.publishing.pointer import to_disk

JOURNAL = load_schema()[journal.TABLE].file


def undo(
    folder: Path, root: Path, *, why: str = "", body: str = "", base: str = "", on_step: Step
) -> Published:
    """Publishes the facts from before the last publication; the journal keeps both lines.

    Raises Refused if there is no publication to take back, if other changes would go with it, or if the facts from
    before are no longer kept.
    """
    packed: list[Path] = []

    def make(folder: Path) -> tuple[Facts, Entry]:
        facts = read_facts(folder)
        last = journal.last_undoable(facts)
        if last is None:
            raise Refused(Finding("nothing_to_undo"))
        name = last["journal_id"]
        after = facts.tables[journal.TABLE][-1]["facts_after"]
        if journal.digest(folder) != after:
            raise Refused(Finding("undo_changed_since", {"journal_id": name}))
        packed.append(root / KEPT / name / FACTS_BEFORE)
        if not packed[0].is_file():
            raise Refused(Finding("undo_not_kept", {"journal_id": name}))
        what = {
            lang: sentence("what_undone", lang, {"journal_id": name, "what": last[f"what_{lang}"]})
            for lang in LANGUAGES
        }
        rows = int(last["rows_gone"]), int(last["rows_changed"]), int(last["rows_new"])
        return facts, Entry("undone", what, why=why, body=body, undoes=name, rows=rows)

    def write(facts: Facts, folder: Path, beside: Path) -> None:
        shutil.rmtree(beside, ignore_errors=True)
        with zipfile.ZipFile(packed[0]) as kept:
            kept.extractall(beside)
        shutil.copyfile(folder / JOURNAL, beside / JOURNAL)
        for path in [*beside.rglob("*"), beside]:
            to_disk(path)

    last = journal.last_undoable(read_facts(folder))
    shape = shapes.taken_back(root / KEPT / last["journal_id"], last["journal_id"]) if last else None
    return publish(folder, root, make, base=base, write=write, compare=False, shape=shape, on_step=on_step)
