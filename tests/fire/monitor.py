"""One reader, a process of its own: asks an address again and again until its input ends, then prints each answer's milliseconds.

`{day}` in the address becomes another day each time. Beside the crowd, in its process, it would measure the crowd's own work.
"""

import http.client
import itertools
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from urllib.parse import urlsplit

_FIRST_DAY = date(2013, 1, 1)


@contextmanager
def asking(url: str, path: str, asker: str, pause: float) -> Iterator[list[float]]:
    """Has a process ask meanwhile, pausing so many seconds each time; at the end, the list holds the milliseconds."""
    took: list[float] = []
    command = [sys.executable, "-m", "tests.fire.monitor", url, path, asker, str(pause)]
    monitor = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield took
    finally:
        took += map(float, monitor.communicate()[0].split())


def ask(url: str, path: str, asker: str) -> tuple[int, float]:
    """Status and milliseconds of one request from an address of the loopback, which is an asker of its own."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60, source_address=(asker, 0))
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, 1000 * (time.perf_counter() - began)
    finally:
        connection.close()


def main(url: str, path: str, asker: str, pause: str) -> None:
    """Ask, and print."""
    took, days = [], itertools.count()
    while not select.select([sys.stdin], [], [], float(pause))[0]:
        status, ms = ask(url, path.format(day=_FIRST_DAY + timedelta(days=next(days))), asker)
        assert status == 200, status
        took.append(ms)
    print(*took)


if __name__ == "__main__":
    main(*sys.argv[1:])
