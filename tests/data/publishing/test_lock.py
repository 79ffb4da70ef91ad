"""Only one build publishes at a time, and a build that died blocks nobody."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data.errors import LockError
from data.publishing.lock import publishing_lock

ROOT = Path(__file__).parents[3]
DIES = """
import os, pathlib, sys
from data.publishing.lock import publishing_lock
with publishing_lock(pathlib.Path(sys.argv[1])):
    os._exit(7)
"""


def test_one_build_waits_for_another(tmp_path: Path) -> None:
    entered, leave, order = threading.Event(), threading.Event(), list[str]()

    def first() -> None:
        with publishing_lock(tmp_path):
            entered.set()
            leave.wait(5)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert entered.wait(5)
    with (
        pytest.raises(LockError, match="Another build has been publishing"),
        publishing_lock(tmp_path, wait=0.05),
    ):
        order.append("never")
    leave.set()
    with publishing_lock(tmp_path):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_a_build_that_died_blocks_nobody(tmp_path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", DIES, str(tmp_path)], cwd=ROOT).returncode == 7
    with publishing_lock(tmp_path, wait=1):
        pass
