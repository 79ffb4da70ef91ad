"""Runs what is measured in processes of its own: children with time and peak memory, servers with theirs."""

import os
import resource
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.browser import rig

Tell = Callable[[str], None]
ROOT = Path(__file__).parents[2]
MB = 1024 * 1024


@dataclass(frozen=True)
class Run:
    """How a child ended."""

    seconds: float
    peak_mb: float
    said: list[str]
    code: int


def run(command: list[str], tell: Tell, limit_seconds: float) -> Run:
    """Runs a child to its end, passing on what it says; one that takes longer than the limit is ended."""
    began = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    alarm = threading.Timer(limit_seconds, child.kill)
    alarm.start()
    said = []
    assert child.stdout is not None
    for line in child.stdout:
        said.append(line.rstrip())
        tell(said[-1])
    # of this child alone; on Linux its peak is never told as less than what this process takes, which is little
    _, status, used = os.wait4(child.pid, 0)
    alarm.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - began, _peak_mb(used), said, child.returncode)


def _peak_mb(used: resource.struct_rusage) -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_maxrss * unit / MB


@dataclass(frozen=True)
class Served:
    """A server that we started."""

    url: str
    pid: int
    start_seconds: float

    def memory_mb(self) -> float:
        """What it holds in memory now."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def cpu_seconds(self) -> float:
        """What it has taken of the processors so far; this does not depend on what else runs."""
        return _cpu_seconds(self.pid)

    def rest(self, still: float, seconds: float = 600) -> None:
        """Returns when its children have taken nothing of the processors for so many seconds.

        After its start those make front pages and tables of days. Raises TimeoutError if they take longer than `seconds`.
        """
        used, until, busy = 0.0, time.monotonic() + seconds, time.monotonic()
        while time.monotonic() < busy + still:
            now = 0.0
            for child in children(self.pid):
                with suppress(OSError):  # it has just ended
                    now += _cpu_seconds(child)
            if now > used + 0.05:  # the clock's own waking up is less
                busy = time.monotonic()
            used = now
            if busy > until:
                raise TimeoutError(f"what the server makes after its start took over {seconds:.0f} s")
            time.sleep(1)


def _stat(process: int) -> list[str]:
    """What Linux tells of a process, from its state on (proc(5))."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _cpu_seconds(process: int) -> float:
    stat = _stat(process)
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def children(parent: int) -> list[int]:
    """The ids of the processes that a process has started, from the system's own list of processes (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            if int(_stat(int(folder.name))[1]) == parent:
                found.append(int(folder.name))
    return sorted(found)


@contextmanager
def dashboard(log: Path, editions: Path) -> Iterator[Served]:
    """The dashboard on an edition, as `make run` serves it."""
    port = rig.free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with _served(command, port, "/_stcore/health", log, ROOT, FOLLOW_UP_EDITIONS=str(editions)) as served:
        yield served


@contextmanager
def static_files(log: Path, folder: Path) -> Iterator[Served]:
    """A folder of files, by Python's own server."""
    port = rig.free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with _served(command, port, "/", log, folder) as served:
        yield served


@contextmanager
def _served(
    command: list[str], port: int, probe: str, log: Path, folder: Path, **env: str
) -> Iterator[Served]:
    url = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=folder, env=os.environ | env, stdout=out, stderr=out, start_new_session=True
        )
    try:
        _wait(url + probe, server, log)
        yield Served(url, server.pid, time.perf_counter() - began)
    finally:
        rig.stop(server)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    """Returns as soon as the server answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"Nothing answered at {url}. The server said:\n{log.read_text(encoding='utf-8')}")
