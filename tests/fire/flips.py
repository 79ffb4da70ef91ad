"""Bits flipped in every file of an edition, before it is opened and after: each is caught, or changes no answer."""

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

import queries
from data.publishing import editions
from data.publishing.pointer import FILE
from tests.fire import setting
from tests.fire.setting import Result

SEED = 20261128


def trial(root: Path, source: Path, flips: int) -> Result:
    """Flip so many bits, half of them before the edition is opened, as evenly as can be over its files."""
    chance = random.Random(SEED)
    earlier = setting.published(root, source, 1)
    edition = source.name
    editions.use(root, edition)
    with setting.fresh(root):
        right = dict(setting.answers(edition, earlier))
    files = _in_turn(source, root / FILE)
    counted: Counter[str] = Counter()
    told: list[str] = []
    for number in range(flips):
        file, after = files[number // 2 % len(files)], bool(number % 2)
        place = chance.randrange(file.stat().st_size * 8)
        with setting.fresh(root):
            if after:
                queries.current_edition()
            whole = _flip(file, place)
            ended = _ended(edition, earlier, right)
            file.write_bytes(whole)
        counted[ended] += 1
        if ended not in ("caught", "harmless"):
            told.append(f"bit {place} of {file.name} {'after' if after else 'before'} opening: {ended}")
    figure = f"{flips} flips over {len(set(files))} files: {counted['caught']} caught, {counted['harmless']} harmless"
    return Result("a flipped bit is caught or changes no answer", "; ".join([figure, *told[:5]]), not told)


def _in_turn(source: Path, current: Path) -> list[Path]:
    """Every file of an edition and the pointer; the database, which is most of it, in every third place."""
    database = source / editions.DATABASE
    others = [*sorted(path for path in source.rglob("*") if path.is_file() and path != database), current]
    return [file for two in _several(others, 2) for file in (database, *two)]


def _ended(edition: str, earlier: str, right: dict[str, str]) -> str:
    """What a reader of the current edition, and one who pins it, meets."""
    try:
        if queries.current_edition() != edition or queries.state().fault:
            return "caught"  # another edition answers, or it is told that the pointer is damaged
        for name, digest in setting.answers(edition, earlier):
            if digest != right[name]:
                return f"wrong: {name}"
    except queries.NoEdition:
        try:
            return "caught" if queries.current_edition() != edition else "caught, and used again"
        except queries.NoEdition:
            return "caught"
    except (queries.QueryError, duckdb.Error, OSError, ValueError) as fault:
        return f"{type(fault).__name__}: {fault}"
    return "harmless"


def _flip(file: Path, place: int) -> bytes:
    """Flip a bit as a disk does it: nobody wrote, so the times of the file stay. Gives what it held."""
    whole, was = file.read_bytes(), file.stat()
    with file.open("r+b") as out:
        out.seek(place // 8)
        out.write(bytes([whole[place // 8] ^ 1 << place % 8]))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    return whole


def _several(all_: Sequence[Path], many: int) -> Iterator[Sequence[Path]]:
    """So many at a time."""
    return (all_[start : start + many] for start in range(0, len(all_), many))
