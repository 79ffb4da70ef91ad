"""What the command prints: the progress of a build, what the new edition contains, and the list of editions."""

import time
from pathlib import Path
from typing import TextIO

from babel.numbers import format_decimal

from data.errors import EditionError
from data.publishing.contents import Manifest
from data.publishing.editions import Edition, current_id, editions, path_of
from data.publishing.published import FILE, counts_of_changes

MEASURES = {
    "granted": "Granted",
    "cofinancing": "Co-financing",
    "total_budget": "Total budgets",
    "eligible_cost": "Eligible cost",
    "paid": "Paid",
}
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


def contents(manifest: Manifest) -> str:
    """What an edition contains, as text: rows per mart, years, and sums by measure."""
    rows = {name: mart["rows"] for name, mart in manifest["marts"].items()}
    width = max(len(name) for name in rows)
    lines = [f"  {name:<{width}}  {_number(count):>12}" for name, count in sorted(rows.items())]
    years = manifest["years"]
    lines = ["Rows per mart", *lines, "", f"Funding counts from {years['first']} to {years['last']}.", ""]
    lines.append(f"{'Sums by measure, SEK, nominal':<32}{'rows':>10}{'all':>24}{'wholly in Värmland':>24}")
    for measure, sums in manifest["sums"].items():
        label = MEASURES.get(measure, measure)
        lines.append(
            f"  {label:<30}{_number(sums['rows']):>10}{_number(sums['sek']):>24}"
            f"{_number(sums['sek_wholly_in_varmland']):>24}"
        )
    if manifest["synthetic"]:
        lines += ["", "These data are synthetic: made up, not facts."]
    return "\n".join(lines)


def list_of_editions(root: Path) -> str:
    """The editions in a folder, the latest first."""
    found = editions(root)
    if not found:
        return f"There are no editions in {root} yet."
    lines = []
    for edition in found:
        mark = "* " if edition.is_current else "  "
        more = ", synthetic" if edition.synthetic else ""
        more += "" if edition.is_sealed else ", built before manifests were sealed"
        lines.append(f"{mark}{edition.id}  built {edition.built_at}, {_number(edition.rows)} rows{more}")
        lines += [f"      {words}" for words in [_changed(root, edition, found)] if words]
    try:
        current_id(root)
    except EditionError as error:
        lines.append(f"{error} `--use` mends it.")
    return "\n".join(["Editions (* is in use)", *lines])


def _changed(root: Path, edition: Edition, found: list[Edition]) -> str:
    """What the facts of an edition changed against those of the one before; '' where that cannot be told."""
    earlier = found[found.index(edition) + 1 :]
    files = [path_of(root, one.id) / FILE for one in (edition, *earlier) if not one.synthetic]
    if edition.synthetic or len(files) < 2 or not all(file.is_file() for file in files[:2]):
        return ""
    now, was = (file.read_bytes() for file in files[:2])
    if was == now:
        return "the same facts"
    counts = counts_of_changes(was, now)
    return (
        ", ".join(f"{table}: {_number(rows)} {change}" for table, change, rows in counts) or "the same facts"
    )


def _number(value: float) -> str:
    return str(format_decimal(round(value), locale="en"))
