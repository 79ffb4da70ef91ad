"""A publication killed at any moment: readers have the edition before or the one after, and the next build goes well."""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import queries
from data.publishing import editions
from data.publishing.lock import publishing_lock
from tests.fire import setting
from tests.fire.setting import Result

SEED = 20261128
# Publishes one edition after the other, as the build does at its end, until it is killed.
_PUBLISH = """
import sys
from pathlib import Path
from tests.fire import setting
root, source, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
print("begun", flush=True)
while True:
    setting.published(root, source, number)
    number += 1
"""


def trial(root: Path, source: Path, kills: int, builds: int) -> Result:
    """Kill so many publications, so many of them whole builds, each at a moment left to chance."""
    chance = random.Random(SEED)
    ended: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(kills):
        before = setting.state_of(root)
        if number < builds:
            _kill([setting.PYTHON, "-m", "data.build", "--out", str(root)], chance.uniform(1.0, 9.0), "")
        else:
            own = [str(root), str(source), str(1000 * (number + 1))]
            _kill([setting.PYTHON, "-c", _PUBLISH, *own], chance.uniform(0.0, 1.5), "begun")
        after = setting.state_of(root)
        ended["the edition before" if after == before else "the edition after"] += 1
        wrong += _wrong(root, after)
    last = setting.published(root, source, 1000 * (kills + 1))
    if setting.state_of(root) != last or list(root.glob(".tmp-*")):
        wrong.append("the next publication did not go well, or left something behind")
    figure = (
        f"{kills} kills, {builds} of them of whole builds: readers had {dict(ended)}, {len(wrong)} were wrong"
    )
    return Result("a publication that is killed leaves readers with a whole edition", figure, not wrong)


def _kill(command: list[str], seconds: float, begun: str) -> None:
    """Start a process and end it as the system does, so long after it began."""
    process = subprocess.Popen(
        command, cwd=setting.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert process.stdout is not None
    if begun:
        assert process.stdout.readline().decode().strip() == begun
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def _wrong(root: Path, edition: str) -> list[str]:
    """What is not as it should be after a kill."""
    with setting.fresh(root):
        if not edition or (fault := queries.state().fault):
            return [f"nothing answers, or in the place of another: {edition} {fault}"]
        total = queries.fetch("funding/total", edition=edition)
    if total.empty or editions.verify(root, edition):
        return [f"{edition} answers and is not whole"]
    with publishing_lock(root, wait=1):  # a dead build holds no lock
        return []
