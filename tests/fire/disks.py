"""A disk that is full, or may not be written: a sentence, no traceback, and readers go on with what there was.

Each trial runs in a namespace of mounts of its own (`unshare`), so that its small disk is gone with it.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from data.publishing import editions
from data.publishing.folders import FACTS
from tests.fire import setting
from tests.fire.setting import Result

# `disk` is a folder on which a disk of so many bytes is mounted; the editions are copied there before what follows.
_MOUNTED = """set -e
mount -t tmpfs -o size={size} tmpfs "{disk}"
cp -r "{editions}" "{disk}/editions"
{then}
"""
_ROOT_FOLDER = "editions"
_FILL = 'dd if=/dev/zero of="{disk}/full" bs=4096 2>/dev/null || true\n'
_READ_ONLY = 'mount -o remount,ro "{disk}"\n'
_ASK = (
    '"{python}" -c "import queries; print(queries.state()); print(len(queries.fetch(\'funding/per_year\')))"'
)
_BUILD = '"{python}" -m data.build --facts "{facts}" --out "{disk}/editions" 2>&1 && exit 9 || true\n'
_PUBLISH = '"{python}" -m data.build --out "{disk}/editions" --use {edition} 2>&1 && exit 9 || true\n'
_EXPORT = """TMPDIR="{disk}" "{python}" -c "
from pages.ui.server import jobs
import os, time
jobs._folder()  # where files go; on a disk that is full before that, Python finds another
os.system('dd if=/dev/zero of={disk}/full bs=4096 2>/dev/null')
job = jobs.start('paper', {{'address': '/finansiering?as_of=2020-12-31'}}, 'http://localhost', 'me')
while job.unfinished: time.sleep(0.05)
print(job.state, job.text)
jobs.stop()
assert job.state == 'failed', job.state
" 2>/dev/null
"""


# By what is tried: the size of the disk in editions, what is done on it, and what it must say.
TRIALS = {
    "build, the disk fills": (1.4, _BUILD, "No space left on device|could not"),
    "publish, full": (3.0, _FILL + _PUBLISH, "can be written|No space left on device"),
    "export, full": (3.0, _EXPORT, "failed Något gick fel när filen skulle göras"),
    "build, read-only": (4.0, _READ_ONLY + _BUILD, "Read-only file system|can be written"),
    "publish, read-only": (4.0, _READ_ONLY + _PUBLISH, "Read-only file system|can be written"),
}


def trial(edition_root: Path, folder: Path, names: Iterable[str] = TRIALS) -> Result:
    """Build, publish and export on a full disk and on one that may not be written."""
    facts = folder / "facts"
    if not facts.exists():
        shutil.copytree(FACTS, facts)
        with (facts / "gaps.csv").open("a", encoding="utf-8") as file:
            file.write("one_more,En till,One more,\n")
    wrong, tried = [], list(names)
    for name in tried:
        times, then, says = TRIALS[name]
        said = _run(edition_root, facts, times, then + _ASK)
        if not _is_in_words(said, says):
            wrong.append(f"{name}: {said}")
    figure = f"{len(tried) - len(wrong)} of {len(tried)} said so in words, and readers went on"
    return Result("a full disk and read-only folders stop no reader", "; ".join([figure, *wrong]), not wrong)


def _run(edition_root: Path, facts: Path, times: float, then: str) -> str:
    size = int(times * sum(file.stat().st_size for file in edition_root.rglob("*") if file.is_file()))
    with tempfile.TemporaryDirectory(prefix="disk-") as disk:
        known = {
            "disk": disk,
            "facts": facts,
            "editions": edition_root,
            "python": setting.PYTHON,
            "edition": editions.current_id(edition_root),
        }
        script = _MOUNTED.format(size=size, then=then.format(**known), **known)
        namespace = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]
        ran = subprocess.run(
            [*namespace, "sh", "-c", script],
            cwd=setting.ROOT,
            env=os.environ | {"FOLLOW_UP_EDITIONS": f"{disk}/{_ROOT_FOLDER}"},
            capture_output=True,
            text=True,
            check=False,
        )
    return ran.stdout + ran.stderr + (f"\nended with {ran.returncode}" if ran.returncode else "")


def _is_in_words(said: str, says: str) -> bool:
    """Whether what was refused was told without a traceback, and the edition from before answers at the end."""
    lines = said.strip().splitlines()
    goes_on = len(lines) >= 3 and "fault=''" in lines[-2] and lines[-1].isdigit()
    return goes_on and "Traceback" not in said and re.search(says, said) is not None


def needed() -> str:
    """What is missing here to try disks; '' when nothing is."""
    if shutil.which("unshare") is None:
        return "unshare (of util-linux) is not installed"
    probe = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"]), "true"]
    ran = subprocess.run(probe, capture_output=True, text=True, check=False)
    return ran.stderr.strip()
