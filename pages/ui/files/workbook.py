"""Our own workbook with the milestones of one organisation, to be filled in and sent back: the command writes it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from pages.ui.address import parameters
from pages.ui.files.kinds import CannotMake, File, Order, Tell

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SECONDS = 60
_ROOT = Path(__file__).parents[3]


def export(order: Order, tell: Tell) -> File:
    """The workbook of `org_id`. Raises CannotMake for an organisation that is not known."""
    words, org_id = order.words, order.values.get("org_id", "")
    if org_id not in parameters.codes("organisation"):
        raise CannotMake(words("to_report.no_workbook"))
    tell(0, 1, words("to_report.workbook"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        command = [
            sys.executable,
            "-m",
            "data.load",
            f"--workbook={path}",
            f"--owner={org_id}",
            "--lang",
            order.lang,
        ]
        subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, timeout=MOST_SECONDS)
        return File(f"{org_id}.xlsx", TYPE, path.read_bytes())
