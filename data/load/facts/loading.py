"""Loads a delivery into the facts: settles its records, and finds what waits for a person before it is published."""

import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from data.build import is_small, registers_of
from data.build.pipeline import find_steps, make_plain_macros
from data.check.doubts import Doubt, find_doubts, new_doubts
from data.check.schema import load_schema
from data.check.validate import read_and_validate
from data.connecting import connect
from data.load.base.findings import Finding, Refused
from data.load.base.limits import allow_building
from data.load.base.records import Delivery
from data.load.base.sentences import LANGUAGES, sentence
from data.load.base.steps import OnStep
from data.load.facts.expected import findings_of
from data.load.facts.ids import free_id
from data.load.facts.journal import Entry
from data.load.facts.settled import Choices, Settled
from data.load.facts.settling import Settling
from data.load.facts.skipping import code_of
from data.load.facts.tables import Facts, write_beside
from data.publishing import corrections

SKIPPED_TOLD = 10  # rows that the journal names


@dataclass
class Loading:
    """Makes new facts from a delivery: called with the facts, it changes them. `settled` then says what became of each record."""

    delivery: Delivery
    choices: Choices
    folder: Path
    root: Path
    lang: str
    on_step: OnStep = lambda step, done, of: None
    settled: Settled = field(default_factory=Settled)

    def __call__(self, facts: Facts) -> Entry:
        """Settles the records. Raises Refused with every fault of the file or of the rows that would be published.

        What waits for a person is in `settled` then too.
        """
        self.settled = Settling(facts, self.delivery, self.choices).run(self.on_step)
        faults = list(self.settled.faults)
        self._correct(facts)
        allow_building()
        if facts.changes:
            facts.forget_ids()
            of_rows, doubts = self._checked(facts)
            known = {(fault.place, fault.column) for fault in faults}
            # a cell may be empty for want of what the file as a whole lacks, its source for one
            faults += [
                fault
                for fault in of_rows
                if not faults or (fault.value and (fault.place, fault.column) not in known)
            ]
            self._confirm(facts, doubts)
        if faults:
            raise Refused(*faults)
        if unused := sorted(self.choices.confirmed - self.settled.confirmed):
            raise Refused(*(Finding("confirmation_unused", {"value": name}, value=name) for name in unused))
        return Entry(
            "loaded",
            {lang: self._what(facts, lang) for lang in LANGUAGES},
            why=self.choices.reason,
            body=self.choices.body,
            file=self.delivery.file,
            sha256=self.delivery.sha256,
        )

    def _what(self, facts: Facts, lang: str) -> str:
        values = {kind: facts.count(kind) for kind in ("new", "changed", "learnt")}
        what = sentence("what_loaded", lang, {"file": self.delivery.file, **values})
        if values["learnt"]:
            what += f" {sentence('what_learnt', lang, values)}"
        if self.settled.skipped:
            what += f" {self._skipped(lang)}"
        return what

    def _skipped(self, lang: str) -> str:
        """Which rows of the file a person has left out; of very many, the first."""
        skipped = self.settled.skipped
        rows = [
            sentence("row_of", lang, {"row": place.row, "title": title})
            for title, place in skipped[:SKIPPED_TOLD]
        ]
        return sentence("what_skipped", lang, {"n": len(skipped), "rows": ", ".join(rows)})

    def _correct(self, facts: Facts) -> None:
        """Writes the lines of corrections.csv from one reason; without it, the changed values wait."""
        schema = load_schema()
        for change in facts.changes.of_cells():
            guarded = schema[change.table].guarded or ()
            for column, (was, now) in change.cells.items():
                if column not in guarded:
                    continue
                if not self.choices.reason:
                    heading = facts.heading(change.table, change.row_id, column)
                    found = Finding("change_needs_reason", {}, change.place, heading, f"{was} → {now}")
                    self.settled.waiting.append(found)
                    continue
                row = facts.by_id(change.table)[change.row_id]
                line = {
                    "correction_id": free_id(facts, "corrections", f"{change.row_id} {column}"),
                    "table_name": change.table,
                    "row_id": change.row_id,
                    "column_name": column,
                    "value_from": was,
                    "value_to": now,
                    f"why_{self.lang}": self.choices.reason,
                    "corrected": self.choices.today.isoformat(),
                    "source_id": row.get("source_id", ""),
                }
                facts.add("corrections", line)

    def _checked(self, facts: Facts) -> tuple[list[Finding], list[Doubt]]:
        """The faulty cells of the new facts, and what is doubtful in their other rows and was not published before."""
        with tempfile.TemporaryDirectory(prefix="follow-up-") as folder, connect() as con:
            beside = Path(folder) / "facts"
            write_beside(facts, self.folder, beside)
            # The rows are held already: cells beside them are compressed, and read by one thread, which holds some of its own.
            con.execute("attach ':memory:' as work (compress)")
            con.execute("set threads = 1")
            con.execute(f"set enable_optimizer = {not is_small(beside)}")
            con.execute("set search_path = 'memory.main,work.main'")
            make_plain_macros(con, find_steps())
            faults = read_and_validate(con, beside, registers_of(beside), partial(self.on_step, "checking"))
            findings = findings_of(faults, facts)
            if not all(fault.row for fault in faults):
                return findings, []  # a table that cannot be read has no rows to doubt
            for table, row in {(fault.file.removesuffix(".csv"), fault.row) for fault in faults}:
                con.execute(f"delete from work.raw_{table} where file_row = ?", [row])
            before, _ = corrections.last_published(self.root)
            found = find_doubts(con, self.choices.today)
            return findings, new_doubts(con, found, before.read_bytes() if before else None)

    def _is_answered(self, doubt: Doubt) -> bool:
        """Whether a person has said already that this name is no known one, or that no other row holds this money."""
        as_new = f"new_name:{doubt.column}/{doubt.value}"
        return as_new in self.settled.confirmed or (
            doubt.rule == "same_amount" and doubt.row_id in self.settled.other_money
        )

    def _confirm(self, facts: Facts, doubts: list[Doubt]) -> None:
        """Keeps what a person has confirmed; the other doubts wait."""
        for doubt in doubts:
            if doubt.name not in self.choices.confirmed and not self._is_answered(doubt):
                words = {lang: doubt.sentence(lang) for lang in LANGUAGES}
                place = facts.place(doubt.table, doubt.row_id)
                column = facts.heading(doubt.table, doubt.row_id, doubt.column)
                value = facts.written(doubt.table, doubt.row_id, doubt.column, doubt.value)
                self.settled.waiting.append(
                    Finding(
                        *("doubt", words, place, column, value, doubt.name, doubt.rule), skip=code_of(place)
                    )
                )
                continue
            self.settled.confirmed.add(doubt.name)
            row = {
                "rule": doubt.rule,
                "table_name": doubt.table,
                "row_id": doubt.row_id,
                "column_name": doubt.column,
                "value": doubt.value,
                "reason": self.choices.reason or sentence("confirmed_when_loaded", self.lang),
                "confirmed": self.choices.today.isoformat(),
                "body": self.choices.body,
            }
            known = f"{doubt.rule}/{doubt.table}/{doubt.row_id}"
            if facts.row("confirmations", known):
                facts.change("confirmations", known, row)
            else:
                facts.add("confirmations", row)
