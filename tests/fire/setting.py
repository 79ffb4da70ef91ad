"""What the trials stand on: editions that differ in every sum of money, and every answer of one as a digest."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import queries
from data.publishing import editions
from data.publishing.lock import publishing_lock
from queries import comparisons, current, database

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
DAY = "2026-11-22"
# Every dataset that holds sums of money, so that no answer of one edition is that of another.
MONEY = {
    "funding": ("amount_sek",),
    "funding_parts": ("amount_sek",),
    "funding_cells": ("sek_split", "sek_whole", "sek_main"),
    "amount_cells": ("amount_sek", "largest_sek", "second_sek"),
    "project_cells": ("granted_sek",),
    "project_money_states": ("granted_sek", "granted_part_sek", "known_sek"),
}
# Questions that have no default for a parameter are asked with these.
_ASKED = {"as_of": DAY, "since": "2025-11-22", "source_id": "s3_strategy_2015"}


@dataclass(frozen=True)
class Result:
    """How one trial ended: what is promised, what was counted, and whether the promise was kept."""

    promise: str
    figure: str
    kept: bool


def prepared(root: Path, source: Path, edition: str, factor: float) -> Path:
    """A finished folder as a build makes it: the source's rows with every amount times a factor."""
    made = root / f".tmp-{edition}"
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(source, made)
    with duckdb.connect(str(made / editions.DATABASE)) as con:
        for mart, columns in MONEY.items():
            con.execute(
                f"update {mart} set " + ", ".join(f"{name} = {name} * $factor" for name in columns),
                {"factor": factor},
            )
            parquet = (made / "parquet" / f"{mart}.parquet").as_posix()
            con.execute(f"copy (from {mart}) to '{parquet}' (format parquet, compression zstd)")
        con.execute("checkpoint")
    _describe(made, edition)
    return made


def _describe(made: Path, edition: str) -> None:
    content = json.loads((made / editions.MANIFEST).read_text(encoding="utf-8"))
    content |= {"edition": edition, "built_at": datetime.now(UTC).isoformat(timespec="milliseconds")}
    for name in (editions.DATABASE, *(f"parquet/{mart}.parquet" for mart in MONEY)):
        file = made / name
        content["files"][name] = {"bytes": file.stat().st_size, "sha256": editions.sha256(file)}
    for mart in MONEY:
        content["marts"][mart] |= content["files"][f"parquet/{mart}.parquet"]
    (made / editions.MANIFEST).write_text(json.dumps(content), encoding="utf-8")
    editions.seal(made)


def published(root: Path, source: Path, number: int) -> str:
    """One more edition, published as a build does it; the current one from now on."""
    edition = f"{number:012x}"
    with publishing_lock(root):
        editions.publish(root, prepared(root, source, edition, 1 + number / 100), edition)
    return edition


def copied(edition_root: Path, root: Path) -> Path:
    """A folder of editions of its own, with a copy of the current edition; gives the folder of that edition."""
    current = editions.current_id(edition_root)
    assert current
    shutil.copytree(edition_root / current, root / current)
    editions.use(root, current)
    return root / current


@contextmanager
def fresh(root: Path) -> Iterator[None]:
    """As a server that was just started on a folder: nothing is open, nothing is refused or remembered."""
    before = os.environ.get("FOLLOW_UP_EDITIONS")
    os.environ["FOLLOW_UP_EDITIONS"] = str(root)
    forget(root)
    try:
        yield
    finally:
        forget(root)
        if before is None:
            del os.environ["FOLLOW_UP_EDITIONS"]
        else:
            os.environ["FOLLOW_UP_EDITIONS"] = before


def forget(root: Path) -> None:
    """Close what is open of a folder and forget what is known of it."""
    comparisons._open.clear()
    database._editions.clear()
    database._refused.clear()
    current._last_good.pop(root, None)
    current._logged.pop(root, None)


def answers(edition: str, earlier: str) -> Iterator[tuple[str, str]]:
    """All that an edition answers: its manifest, each dataset, each question, each as a digest."""
    yield "manifest", _digest(repr(queries.manifest(edition)).encode())
    for mart in queries.manifest(edition)["marts"]:
        yield f"datasets/{mart}", _digest(queries.dataset(mart, edition))
    for name in queries.names():
        known = {param.name for param in queries.header(name).params}
        given = {key: value for key, value in _ASKED.items() if key in known}
        if "earlier" in known:
            given["earlier"] = earlier
        typed = queries.values.from_text({p.name: p.type for p in queries.header(name).params}, given)
        yield name, _digest(queries.fetch(name, edition=edition, **typed).to_csv().encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def state_of(root: Path) -> str:
    """The edition that a process just started answers from; '' where it answers nothing."""
    with fresh(root):
        try:
            return queries.current_edition()
        except queries.NoEdition:
            return ""
