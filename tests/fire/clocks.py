"""The machine's clock at another time: builds, questions, pages and a server answer as they do today for the same day.

Python itself ends in April 2262 (`time.time()` counts nanoseconds in 64 bits), so the year 9999 is tried by what the
dashboard takes for today.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.fire import setting
from tests.fire.setting import Result

LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/local/lib/faketime/libfaketime.so.1")
MOMENTS = ("1999-06-01 12:00:00", "2262-04-01 12:00:00")
# Every question for one day, every page for today, as digests and faults: what is told must not depend on the clock. Once
# with the day of the clock as today, then with each day that is given.
_ASK = """
import datetime as dt, logging, sys
logging.disable(logging.WARNING)
import queries
from pages.ui.address import view
from pages.ui.base import clock
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import capture
from tests.fire import setting
edition = queries.current_edition()
for day in ["", *sys.argv[1:]]:
    if day:
        clock.today = lambda: dt.date.fromisoformat(day)
    for name, digest in setting.answers(edition, ""):
        print(name, digest)
    for section in SECTIONS:
        if section.menu:
            caught = capture.run(view.at("/" + section.path))
            assert caught.figures or caught.title, section.path
    print("today", clock.today().year)
"""
TODAYS = ("1999-01-01", "9999-12-31")


def library() -> str:
    """The path of libfaketime; '' where it is not installed."""
    found = [path for pattern in LIBRARIES for path in Path("/").glob(pattern.removeprefix("/"))]
    return str(found[0]) if found else ""


def trial(root: Path, moments: tuple[str, ...] = MOMENTS) -> Result:
    """Ask all there is at these moments, and build an edition at each."""
    said = _said([*TODAYS], root, "")
    every = re.findall(r"(.*?\n)today (\d{4})\n", said, re.DOTALL)
    right = every[0][0] if every else ""
    wrong = [] if [year for _, year in every[1:]] == [day[:4] for day in TODAYS] else [said[-300:]]
    wrong += [f"{year}: {told[-300:]}" for told, year in every if told != right]
    for moment in moments:
        said = _said([], root, moment)
        if said != f"{right}today {moment[:4]}\n":
            wrong.append(f"{moment}: {said[-300:]}")
        wrong += _built(root, moment)
    figure = f"clocks at {', '.join(m[:4] for m in moments)}, today 1999 and 9999: {len(wrong)} differences"
    return Result(
        "whatever the clock says, the same day has the same answers", "; ".join([figure, *wrong]), not wrong
    )


def _said(arguments: list[str], root: Path, moment: str) -> str:
    command = [setting.PYTHON, "-c", _ASK, *arguments]
    ran = subprocess.run(
        command, cwd=setting.ROOT, env=_at(moment, root), capture_output=True, text=True, check=False
    )
    return ran.stdout if not ran.returncode else ran.stderr


def _built(root: Path, moment: str) -> list[str]:
    """What is wrong with an edition that is built at a moment: it is published, listed and answers."""
    folder = root.parent / f"built-{moment[:4]}"
    command = [setting.PYTHON, "-m", "data.build", "--out", str(folder)]
    ran = subprocess.run(
        command, cwd=setting.ROOT, env=_at(moment, root), capture_output=True, text=True, check=False
    )
    edition = setting.state_of(folder) if not ran.returncode else ""
    shutil.rmtree(folder, ignore_errors=True)
    return [] if edition else [f"built at {moment}: {ran.stderr[-300:]}"]


def _at(moment: str, root: Path) -> dict[str, str]:
    """The environment of a process whose clock stands at a moment; '' is the clock as it is."""
    own = os.environ | {"FOLLOW_UP_EDITIONS": str(root)}
    if moment:
        own |= {"LD_PRELOAD": library(), "FAKETIME": f"@{moment}", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    return own
