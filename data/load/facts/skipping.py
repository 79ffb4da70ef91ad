"""Rows of a file that a person has left out, with what else of the file rests on them."""

from data.check.schema import load_schema
from data.load.base.records import Delivery, Place, Record
from data.load.facts.settled import Choices, Settled
from data.load.facts.tables import TITLES


def code_of(place: Place | None) -> str:
    """What a person confirms to leave a row of a file out; '' for what stands on no row."""
    return f"skip_row:{spot(place)}" if place and place.row else ""


def spot(place: Place) -> str:
    """A row of a file as it is written in what a person confirms."""
    return f"{place.file}/{place.sheet}/{place.row}"


def leave_out(delivery: Delivery, choices: Choices, result: Settled) -> None:
    """Takes the records of the rows that are left out, and those that refer to them, out of the delivery."""
    said = {code for code in choices.confirmed if code.startswith("skip_row:")}
    if not said:
        return
    gone: set[tuple[str, str]] = set()
    titles: dict[Place, str] = {}
    order = {table: number for number, table in enumerate(load_schema())}
    kept = []
    for record in sorted(delivery.records, key=lambda one: order[one.table]):
        code = code_of(record.place)
        if code in said or _refers(record, gone):
            gone.add((record.table, record.key))
            title = next((record.values[name] for name in TITLES if record.values.get(name)), "")
            titles[record.place] = titles.get(record.place) or title
            result.confirmed.update({code} & said)
        else:
            kept.append(record)
    delivery.records[:] = kept
    result.skipped = [(title, place) for place, title in sorted(titles.items())]


def _refers(record: Record, gone: set[tuple[str, str]]) -> bool:
    """Whether a record is of something that is left out."""
    refs = {
        column.name: column.refs for column in load_schema()[record.table].columns if column.type == "ref"
    }
    return any(
        (table, text.removeprefix("@")) in gone
        for name, text in record.values.items()
        for table in refs.get(name, ())
    )
