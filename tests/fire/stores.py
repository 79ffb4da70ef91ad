"""Several hosts with folders of their own fetch editions from an S3-compatible store, as `deploy/store.sh` does it.

The store is moto's server, a process of its own; the hosts are servers of the dashboard. Half of the time the store is
gone, once what lies in it is damaged: a host then goes on with the edition it has.
"""

import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from data.publishing import editions
from tests.browser import rig
from tests.fire import setting
from tests.fire.setting import Result

SERVER = "moto[server]==5.2.5"
_SCRIPT = setting.ROOT / "deploy" / "store.sh"
_STORE = "store:follow-up/editions"
_QUESTION = f"/api/v1/funding/total?as_of={setting.DAY}&format=csv"


def needed() -> str:
    """The sentence that says what must be installed first; '' if nothing."""
    if shutil.which("rclone"):
        return ""
    return "rclone was not found: install it (on Debian, as root: apt-get install rclone)."


def trial(root: Path, source: Path, logs: Path, hosts: int, publishes: int) -> Result:
    """The first half of the publications reaches every host; then the store is gone, damaged, and back."""
    answers: list[tuple[str, bytes]] = []
    failed: list[str] = []
    refused = 0
    with ExitStack() as running:
        port = rig.free_port()
        environment = _remote(port)
        with _store(port, logs):
            _run("push", root, environment, made=True)
            folders = [logs / f"host-{number}" for number in range(hosts)]
            for folder in folders:
                assert _run("fetch", folder, environment) == 0
            urls = [
                running.enter_context(rig.serve(logs / f"{folder.name}.txt", FOLLOW_UP_EDITIONS=str(folder)))
                for folder in folders
            ]
            done = threading.Event()
            reading = threading.Thread(target=_read, args=(urls, done, answers, failed))
            reading.start()
            running.callback(reading.join)
            running.callback(done.set)
            began = time.monotonic()
            for number in range(1, publishes + 1):
                made = setting.published(root, source, number)
                assert _run("push", root, environment) == 0
                assert [_run("fetch", folder, environment) for folder in folders] == [0] * hosts
            a_round = (time.monotonic() - began) / publishes
            reached = {editions.current_id(folder) for folder in folders} == {made}
        newest = setting.published(root, source, publishes + 1)
        refused += sum(_run("fetch", folder, environment) != 0 for folder in folders)
        with _store(port, logs):  # an empty one: moto keeps nothing
            spoilt = _spoilt_copy(root, newest, logs / "spoilt")
            _run("push", spoilt, environment, made=True)
            refused += sum(_run("fetch", folder, environment) != 0 for folder in folders)
            went_on = {editions.current_id(folder) for folder in folders} == {made}
        with _store(port, logs):
            _run("push", root, environment, made=True)
            assert [_run("fetch", folder, environment) for folder in folders] == [0] * hosts
            came_back = {editions.current_id(folder) for folder in folders} == {newest}
            time.sleep(1)
    wrong = _wrong(root, answers, logs)
    figure = (
        f"{hosts} hosts, {publishes + 2} editions, a publication on every host {a_round:.1f} s after it was made; the store gone "
        f"and damaged: {refused} of {2 * hosts} fetches refused, all hosts on the edition they had: {went_on}, on the newest "
        f"afterwards: {came_back}; {len(answers)} answers meanwhile, {wrong} wrong, {len(failed)} errors {failed[:2] or ''}"
    )
    kept = (reached, went_on, came_back, refused, wrong, len(failed)) == (True, True, True, 2 * hosts, 0, 0)
    return Result("hosts that share a store serve its editions, or the last good one", figure, kept)


@contextmanager
def _store(port: int, logs: Path) -> Iterator[None]:
    """An empty store at a port."""
    command = ["uv", "tool", "run", "-q", "--from", SERVER, "moto_server", "-H", "127.0.0.1", "-p", str(port)]
    with (logs / "store.txt").open("ab") as out:
        server = subprocess.Popen(
            [setting.PYTHON, "-m", *command], stdout=out, stderr=out, start_new_session=True
        )
    try:
        until = time.monotonic() + 180  # the first time, the server is fetched
        while not _answers(port):
            is_due = server.poll() is None and time.monotonic() < until
            assert is_due, (logs / "store.txt").read_text("utf-8")
            time.sleep(0.2)
        yield
    finally:
        rig.stop(server)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _remote(port: int) -> dict[str, str]:
    """rclone's settings of the remote `store`."""
    return {
        "RCLONE_CONFIG": "",
        "RCLONE_CONFIG_STORE_TYPE": "s3",
        "RCLONE_CONFIG_STORE_PROVIDER": "Other",
        "RCLONE_CONFIG_STORE_ENDPOINT": f"http://127.0.0.1:{port}",
        "RCLONE_CONFIG_STORE_ACCESS_KEY_ID": "of-a-test",
        "RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY": "of-a-test",
        "RCLONE_RETRIES": "1",
        "RCLONE_LOW_LEVEL_RETRIES": "1",
        "RCLONE_CONTIMEOUT": "2s",
    }


def _run(does: str, folder: Path, environment: dict[str, str], made: bool = False) -> int:
    """The script as a host runs it; its exit status. `made`: the bucket is made first."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "RCLONE_"))}
    own = others | environment | {"FOLLOW_UP_EDITIONS": str(folder), "PYTHON": setting.PYTHON}
    folder.mkdir(exist_ok=True)
    if made:
        subprocess.run(["rclone", "mkdir", _STORE.partition("/")[0]], env=own, check=True, timeout=60)
    ran = subprocess.run(
        [str(_SCRIPT), does, _STORE], env=own, check=False, timeout=120, capture_output=True, text=True
    )
    return ran.returncode


def _spoilt_copy(root: Path, edition: str, folder: Path) -> Path:
    """The editions with one bit of the current one flipped."""
    shutil.copytree(root, folder)
    file = folder / edition / "parquet" / "funding.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return folder


def _read(
    urls: list[str], done: threading.Event, answers: list[tuple[str, bytes]], failed: list[str]
) -> None:
    """Ask each host in turn; keep the edition that an answer names, and the answer."""
    number = 0
    while not done.wait(0.05):
        number += 1
        try:
            with urllib.request.urlopen(urls[number % len(urls)] + _QUESTION, timeout=30) as answer:
                answers.append((answer.headers["x-edition"], answer.read()))
        except (urllib.error.URLError, ConnectionError) as fault:
            failed.append(str(fault))


def _wrong(root: Path, answers: list[tuple[str, bytes]], logs: Path) -> int:
    """How many answers are not those of the edition that they name, as a server on the builder's folder gives them."""
    right = {}
    with rig.serve(logs / "reference.txt", FOLLOW_UP_EDITIONS=str(root)) as url:
        for edition in {edition for edition, _ in answers}:
            with urllib.request.urlopen(f"{url}{_QUESTION}&edition={edition}", timeout=30) as answer:
                right[edition] = answer.read()
    assert len({*right.values()}) == len(right), "the editions do not differ"
    return sum(body != right[edition] for edition, body in answers)
