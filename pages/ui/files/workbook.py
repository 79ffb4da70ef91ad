"""Our own workbook, to be filled in and sent back: an organisation's milestones, or empty sheets. The command writes it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from pages.ui.address import parameters
from pages.ui.files.kinds import CannotMake, File, Order, Tell

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SECONDS = 60
_ROOT = Path(__file__).parents[3]


# What is written for an empty workbook, by what it is for; what is filled in rests on a source, which may be a new one.
SHEETS = {
    "clusters": ("--sheets", "cluster_phases", "cluster_survey", "assessments", "framework_items", "sources"),
    "resilience": ("--form", "resilience"),
}


def export(order: Order, tell: Tell) -> File:
    """The workbook of `org_id`, or the one for `sheets`. Raises CannotMake for what is not known."""
    words = order.words
    org_id, sheets = (order.values.get(name, "") for name in ("org_id", "sheets"))
    empty = SHEETS.get(sheets, ())
    if not empty and org_id not in parameters.codes("organisation"):
        raise CannotMake(words("to_report.no_workbook"))
    tell(0, 1, words("to_report.workbook"))
    what = empty or (f"--owner={org_id}",)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        command = [sys.executable, "-m", "data.load", f"--workbook={path}", *what, "--lang", order.lang]
        subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, timeout=MOST_SECONDS)
        return File(f"{sheets if empty else org_id}.xlsx", TYPE, path.read_bytes())
