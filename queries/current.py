"""The edition that answers as the current one: the one in use, or the last good one where that is damaged."""

import logging
from dataclasses import dataclass
from pathlib import Path

from data.errors import EditionError
from data.publishing import editions, pointer

from . import database
from .errors import NoEdition
from .opened import Opened


@dataclass(frozen=True)
class State:
    """The edition that answers as the current one; `fault` says why it is not the one in use, or is ''."""

    edition: str
    is_sealed: bool
    fault: str


_last_good: dict[Path, str] = {}  # by folder: the edition that last answered as the current one
_logged: dict[Path, str] = {}  # by folder: the fault that was logged last
_log = logging.getLogger(__name__)


def edition() -> str:
    """The id of the edition that answers now."""
    return state().edition


def state() -> State:
    """The edition that answers now: the current one, else the one that answered last, else the newest intact one."""
    root = editions.default_root()
    fault = ""
    for find in (_pointed_to, _good_before, _newest):
        try:
            held = find(root)
        except NoEdition as why:
            fault = fault or str(why)
            continue
        name = held.place.name
        database.keep_open(held.place)
        _last_good[root] = name
        _log_change(root, name, fault)
        return State(name, held.is_sealed, fault)
    _log_change(root, "", fault)
    raise NoEdition(fault)


def _pointed_to(root: Path) -> Opened:
    """The edition that CURRENT names, if its manifest has the checksum that CURRENT gives."""
    try:
        found = pointer.read(root)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault
    if found is None:
        raise NoEdition(
            f"There is no {pointer.FILE}: no edition of the data has been published; `make data` makes one."
        )
    with database.used(root / found.edition) as held:
        if found.seal not in ("", held.seal):
            raise NoEdition(
                f"{pointer.FILE} names another manifest than that of the edition {found.edition}."
            )
        return held


def _good_before(root: Path) -> Opened:
    """The edition that answered last."""
    if root not in _last_good:
        raise NoEdition("No edition has answered yet.")
    with database.used(root / _last_good[root]) as held:
        return held


def _newest(root: Path) -> Opened:
    """The newest intact edition with a seal; a synthetic one only if there is no edition of facts."""
    for kept in sorted(database.published_editions(), key=lambda kept: kept.synthetic):
        if kept.is_sealed and database.has(kept.id):
            with database.used(root / kept.id) as held:
                return held
    raise NoEdition(f"There is no edition in {root} that can be used.")


def _log_change(root: Path, name: str, fault: str) -> None:
    """Logs once that the current edition is at fault, and once that it answers again."""
    if _logged.get(root, "") == fault:
        return
    _logged[root] = fault
    if fault and name:
        _log.error("The current edition cannot be used, and %s answers in its place: %s", name, fault)
    elif fault:
        _log.error("No edition can be used: %s", fault)
    else:
        _log.warning("The current edition, %s, answers again.", name)
