"""Many readers of two servers on one folder, on every kind of route, while editions are published and pinned.

What each answer should have been is asked afterwards, of a server that was just started and of one edition at a time.
"""

import hashlib
import http.client
import io
import random
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pypdf

from data.publishing import editions
from tests.browser import rig
from tests.fire import setting
from tests.fire.setting import Result

SEED = 20261128
AT_ONCE = 12
PINNED = 4
_OF_DAY = f"as_of={setting.DAY}"
_FEED = "/corrections.atom?lang=en"  # of the edition in use alone
# Every kind of route that reads an edition. A picture or a paper takes a second of the processor: they come less often.
OFTEN = (
    f"/api/v1/funding/per_year?{_OF_DAY}",
    f"/api/v1/funding/total?{_OF_DAY}&format=csv",
    f"/api/v1/funding/rows?{_OF_DAY}&format=parquet",
    f"/api/v1/projects/list?{_OF_DAY}",
    f"/api/v1/funding/total?{_OF_DAY}&format=xlsx",
    "/datasets/funding.parquet?",
    "/datasets/funding.csv?",
    f"/tables/finansiering/by_group.json?{_OF_DAY}",
    f"/tables/finansiering/by_group.csv?{_OF_DAY}",
    f"/embed/finansiering?{_OF_DAY}&figure=by_group",
    _FEED,
)
SELDOM = (
    f"/embed/projekt?{_OF_DAY}",
    f"/pictures/finansiering.svg?{_OF_DAY}&figure=by_group",
    f"/pictures/finansiering.png?{_OF_DAY}&figure=by_group",
    f"/one-page.pdf?{_OF_DAY}&line_id=LINE",
)


@dataclass(frozen=True)
class Read:
    """One answer: what was asked, the edition that the address pins ('' is none), and what came."""

    path: str
    pinned: str
    status: int
    says: str  # the edition that the answer names in a header
    digest: str


def trial(root: Path, source: Path, logs: Path, reads: int, publishes: int) -> Result:
    """Read so often while so many editions are published, and compare each answer with what it should have been."""
    pinned = [setting.published(root, source, number) for number in range(1, PINNED + 1)]
    with ExitStack() as servers:
        urls = [
            servers.enter_context(rig.serve(logs / f"server-{n}.txt", FOLLOW_UP_EDITIONS=str(root)))
            for n in range(2)
        ]
        paths = _paths(urls[0])
        began = time.monotonic()
        found, made = _read_and_publish(urls, paths, root, source, pinned, reads, publishes)
        seconds = time.monotonic() - began
    with rig.serve(logs / "reference.txt", FOLLOW_UP_EDITIONS=str(root)) as url:
        right = _reference(url, root, [*pinned, *made], found)
    for (path, pin), digests in right.items():
        told = "/funding/" in path and not pin
        assert not told or len({*digests.values()}) == len(digests), f"{path} is the same in all editions"
    wrong = [read for read in found if read.status == 200 and not _is_right(read, right)]
    failed = [read for read in found if read.status != 200]
    said = Counter(f"{read.status} {read.path}" for read in failed) + Counter(
        f"wrong {r.path}" for r in wrong
    )
    traces = sum((logs / f"server-{n}.txt").read_text(encoding="utf-8").count("Traceback") for n in range(2))
    figure = (
        f"{len(found)} reads of {len(paths)} addresses during {len(made)} publishes and {PINNED} pinned editions in "
        f"{seconds:.0f} s: {len(wrong)} wrong, {len(failed)} errors, {traces} tracebacks {dict(said.most_common(5)) or ''}"
    )
    seen = len({read.says for read in found if read.says})
    kept = not wrong and not failed and not traces and len(found) == reads and seen > PINNED
    return Result("readers of two servers get right answers while editions are published", figure, kept)


def _paths(url: str) -> list[str]:
    status, _, body = _get(url, "/api/v1/choices/areas?format=csv", 1)
    assert status == 200, body
    line = body.decode("utf-8-sig").splitlines()[1].split(",")[0]
    seldom = [path.replace("LINE", line) for path in SELDOM]
    return [*OFTEN * 4, *seldom]


def _read_and_publish(
    urls: Sequence[str],
    paths: Sequence[str],
    root: Path,
    source: Path,
    pinned: Sequence[str],
    reads: int,
    publishes: int,
) -> tuple[list[Read], list[str]]:
    chance = random.Random(SEED)
    asked = []
    for number in range(reads):
        path, pin = chance.choice(paths), chance.choice(["", "", "", *pinned])
        asked.append((urls[number % 2], path, pin if path != _FEED else "", number))
    made: list[str] = []
    done = threading.Event()
    answered = Counter[str]()

    def publish() -> None:
        """One edition after the other, spread over the reads."""
        for number in range(publishes):
            while answered["reads"] < reads * number / publishes and not done.is_set():
                time.sleep(0.01)
            made.append(setting.published(root, source, 100 + number))

    def read(one: tuple[str, str, str, int]) -> Read:
        url, path, edition, number = one
        status, headers, body = _get(url, path + (f"&edition={edition}" if edition else ""), number)
        answered["reads"] += 1
        return Read(path, edition, status, headers.get("x-edition", ""), _digest(path, body))

    with ThreadPoolExecutor(AT_ONCE) as readers, ThreadPoolExecutor(1) as publisher:
        publishing = publisher.submit(publish)
        found = list(readers.map(read, asked))
        done.set()
        publishing.result()
    return found, made


def _reference(
    url: str, root: Path, all_: Sequence[str], found: Sequence[Read]
) -> dict[tuple[str, str], dict[str, str]]:
    """For each address and pin that was asked, the digest of the right answer by edition."""
    right: dict[tuple[str, str], dict[str, str]] = {}
    asked = sorted({(read.path, read.pinned) for read in found})
    for number, edition in enumerate(all_):
        editions.use(root, edition)
        for path, pin in asked:
            if pin and number:
                continue  # what is pinned is the same whatever is in use; asked once
            status, _, body = _get(url, path + (f"&edition={pin}" if pin else ""), number)
            assert status == 200, (path, pin, body[:200])
            right.setdefault((path, pin), {})[pin or edition] = _digest(path, body)
    return right


def _is_right(read: Read, right: dict[tuple[str, str], dict[str, str]]) -> bool:
    by_edition = right[read.path, read.pinned]
    if read.says:
        return by_edition.get(read.says) == read.digest
    return read.digest in by_edition.values()


def _get(url: str, path: str, asker: int) -> tuple[int, dict[str, str], bytes]:
    """Ask as one of many askers: each address of the loopback is another, and none asks too often."""
    own = f"127.{1 + asker // 250 % 250}.{1 + asker % 250}.7"
    netloc = urlsplit(url).netloc
    connection = http.client.HTTPConnection(netloc, timeout=60, source_address=(own, 0))
    try:
        # all servers by one name, which stands in links, QR codes and pictures
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def _digest(path: str, body: bytes) -> str:
    """What an answer says: without the moment at which a workbook, a paper or a picture of it was made."""
    if "format=xlsx" in path and body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in sorted(book.namelist()) if "docProps" not in name)
    elif body[:5] == b"%PDF-":
        body = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages).encode()
    return hashlib.sha256(body).hexdigest()
