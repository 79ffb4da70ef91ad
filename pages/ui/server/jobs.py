"""Files that take a while, made in a process beside the server: started, watched, stopped, fetched, and forgotten.

Each job waits for one of a few processes (worker.py). Nothing here waits for it: the reader's browser asks for its progress.
"""

import json
import logging
import os
import queue
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pages.ui.base import metrics
from pages.ui.files.kinds import Order

AT_ONCE = max(1, min(2, (os.cpu_count() or 1) // 2))  # the server and its readers need a processor too
MOST_WAITING = 20
MOST_OF_ONE = 5  # unfinished jobs of one asker
MOST_SECONDS = 600.0  # a file with all its days takes two minutes of a busy machine, and a full one is slower
SILENT_SECONDS = 60.0  # a process that says nothing for so long hangs
KEPT_SECONDS = 600.0
MOST_KEPT_BYTES = 200_000_000
_ROOT = Path(__file__).parents[3]
_log = logging.getLogger("follow_up")


class Refused(Exception):
    """A job that is not begun, for now: its text is the key of a sentence."""


@dataclass
class Job:
    """One file in the making: what was ordered, by whom, how far it is and how it ended."""

    kind: str
    order: Order
    asker: str
    id: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    state: str = "waiting"  # running, done, failed, cancelled
    done: int = 0
    total: int = 0
    text: str = ""
    name: str = ""
    type: str = ""
    ended: float = 0.0
    _process: "subprocess.Popen[str] | None" = None

    @property
    def unfinished(self) -> bool:
        """Whether something is still to come."""
        return self.state in ("waiting", "running")

    @property
    def file(self) -> Path:
        """Where the file is when it is done."""
        return _folder() / self.id


_jobs: dict[str, Job] = {}
_lock = threading.RLock()
_waiting: "queue.SimpleQueue[Job]" = queue.SimpleQueue()
_threads: list[threading.Thread] = []
_processes: dict[str, "subprocess.Popen[str]"] = {}  # by the name of the thread that talks to it
_place: list["tempfile.TemporaryDirectory[str]"] = []


def start(kind: str, values: Mapping[str, str], origin: str, asker: str) -> Job:
    """Begin to make a file. Raises Refused when too much is under way."""
    job = Job(kind, Order(dict(values), origin), asker)
    with _lock:
        _forget()
        under_way = [other for other in _jobs.values() if other.unfinished]
        if len(under_way) >= MOST_WAITING:
            raise Refused("export.many")
        if sum(other.asker == asker for other in under_way) >= MOST_OF_ONE:
            raise Refused("export.yours")
        _jobs[job.id] = job
        _work()
    _waiting.put(job)
    return job


def find(job_id: str) -> Job | None:
    """The job with this id; None when there is none or it is forgotten."""
    with _lock:
        _forget()
        return _jobs.get(job_id)


def before(job_id: str) -> int:
    """How many jobs that wait come before this one."""
    with _lock:
        order = list(_jobs)
        earlier = order[: order.index(job_id)] if job_id in _jobs else []
        return sum(_jobs[other].state == "waiting" for other in earlier)


def cancel(job: Job) -> None:
    """Stop a job at once, wherever it is; what is finished is forgotten."""
    with _lock:
        process = job._process
        if job.unfinished:
            _end(job, "cancelled")
        else:
            job.file.unlink(missing_ok=True)
            _jobs.pop(job.id, None)
    if process is not None:
        process.kill()


def warm() -> None:
    """Start the first process, so that the first reader does not wait for it."""
    with _lock:
        _work()


def stop() -> None:
    """End the processes and forget all jobs: the server ends."""
    with _lock:
        for job in _jobs.values():
            if job.unfinished:
                _end(job, "cancelled")
        for process in _processes.values():
            process.kill()
        _processes.clear()
        while _place:
            _place.pop().cleanup()


def _folder() -> Path:
    with _lock:
        if not _place or not Path(_place[0].name).is_dir():  # some machines clean up what is old
            _place[:] = [tempfile.TemporaryDirectory(prefix="follow-up-", ignore_cleanup_errors=True)]
        return Path(_place[0].name)


def _end(job: Job, state: str, text: str = "") -> None:
    job.state, job.text, job.ended, job._process = state, text, time.monotonic(), None
    metrics.EXPORTS.labels(job.kind, state).inc()


def _forget() -> None:
    """Forget what ended long ago, and the oldest of what fills the disk."""
    ended = sorted((job for job in _jobs.values() if not job.unfinished), key=lambda job: -job.ended)
    kept = 0
    for job in ended:
        kept += job.file.stat().st_size if job.file.exists() else 0
        if time.monotonic() - job.ended > KEPT_SECONDS or kept > MOST_KEPT_BYTES:
            job.file.unlink(missing_ok=True)
            del _jobs[job.id]


def _work() -> None:
    """Have the threads that hand jobs to the processes; each has its process from the start."""
    while len(_threads) < AT_ONCE:
        thread = threading.Thread(target=_serve, name=f"export-{len(_threads)}", daemon=True)
        _threads.append(thread)
        thread.start()


def _serve() -> None:
    name = threading.current_thread().name
    if name.endswith("-0"):
        with suppress(OSError):  # the first job tries again, and says so if it fails
            _process(name)
    while True:
        job = _waiting.get()
        try:
            _run(job, name)
        except Exception:
            _log.exception("A job of the kind %r broke off", job.kind)
            with _lock:
                _end(job, "failed", job.order.words("export.failed"))


def _process(name: str) -> "subprocess.Popen[str]":
    """The process of a thread, started where none runs."""
    process = _processes.get(name)
    if process is None or process.poll() is not None:
        process = subprocess.Popen(
            [sys.executable, "-m", "pages.ui.server.worker"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        with _lock:
            _processes[name] = process
    return process


def _run(job: Job, name: str) -> None:
    """Hand a job to a process and keep what it says, until it says how it ended."""
    process = _process(name)
    with _lock:
        if job.state != "waiting":
            return
        job.state, job._process = "running", process
    until = time.monotonic() + MOST_SECONDS
    late = _limit(process, until)
    order = {"kind": job.kind, "values": job.order.values, "origin": job.order.origin, "to": str(job.file)}
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with suppress(BrokenPipeError):  # it has ended: the loop below finds nothing
            print(json.dumps(order), file=process.stdin, flush=True)
        for line in process.stdout:
            late.cancel()
            late = _limit(process, until)
            if _noted(job, json.loads(line)):
                return
    finally:
        late.cancel()
    process.wait()
    with _lock:
        if job.state == "cancelled":
            job.file.unlink(missing_ok=True)
        else:
            _log.error(
                "The process that made a file of the kind %r ended with %s", job.kind, process.returncode
            )
            _end(job, "failed", job.order.words("export.broke_off"))
    _process(name)  # a new one is warm before the next job comes


def _limit(process: "subprocess.Popen[str]", until: float) -> threading.Timer:
    """End a process that is silent for too long, or still at work when its time is up."""
    late = threading.Timer(max(0.0, min(SILENT_SECONDS, until - time.monotonic())), process.kill)
    late.start()
    return late


def _noted(job: Job, line: Mapping[str, Any]) -> bool:
    """Keep what a process says of a job; True when that was the last."""
    with _lock:
        if job.state == "cancelled":
            return False  # its process is being ended
        if "error" in line:
            _end(job, "failed", line["error"])
        elif "name" in line:
            job.name, job.type, job.done = line["name"], line["type"], job.total
            _end(job, "done")
        else:
            job.done, job.total, job.text = line["done"], line["total"], line["text"]
            return False
        return True
