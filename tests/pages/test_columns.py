"""The columns of tables: what a header says of them is said there alone, and a column that is not there is named."""

import ast
import contextlib
import datetime as dt
import re
from collections.abc import Iterator

import pytest

from pages.ui.address import view
from pages.ui.rows import table
from pages.ui.rows.table import Column
from tests.architecture import tree


def test_a_column_that_the_header_says_is_taken_from_it() -> None:
    """Each kind of column, as a cell of a row that the question could give; what the header does not have is a mistake."""
    here = view.at("/")
    row = {
        "coordinator": None,
        "rows": 1234,
        "year": None,
        "share_pct": 12.34,
        "date_from": dt.date(2016, 3, 1),
        "date_precision": "month",
        "text_sv": "Hej",
        "text_en": "Hello",
        "url": "https://a.se",
        "publisher": "P",
        "source_title": "T",
        "source_id": "p",
    }
    cases = [
        ("projects/list", "coordinator", "uppgift saknas", False),
        ("funding/by_group", "rows", "1\u00a0234", True),
        ("funding/by_group", "share_pct", "12,3\u00a0%", True),
        ("funding/per_year", "year", "år saknas", False),
        ("notes/list", "date", "mars\u00a02016", False),
        ("notes/list", "text", "Hej", False),
        ("notes/list", "source", "P: T", False),
    ]
    for question, key, said, is_number in cases:
        [column] = table.of(question, key)
        assert (column.key, column.number) == (key, is_number)
        assert column.cell(here, row).text.replace("\u202f", "\u00a0") == said
    with pytest.raises(KeyError, match="notes/list has no column 'no_such'"):
        table.of("notes/list", "no_such")


def says(column: Column) -> tuple[object, ...]:
    """All that a column says."""
    held = [cell.cell_contents for cell in column.cell.__closure__ or ()]
    rest = (column.key, column.number, column.sort, column.adds, column.folded, column.ticks)
    return (*rest, column.cell.__code__, held)


def repeated(source: str) -> Iterator[str]:
    """The columns of tables in a file that say no more than the header of their question does."""
    for call, called, _ in tree.calls(ast.parse(source)):
        question = str(call.args[0].value) if call.args and isinstance(call.args[0], ast.Constant) else ""
        for given in call.args[1:] if called == "table.of" and question else ():
            kind, _, codes = ast.unparse(given).partition("(")
            if not kind.startswith("table.") or not re.fullmatch(r"('\w+'(, )?)*\)", codes):
                continue  # it says more than a name
            column = getattr(table, kind.removeprefix("table."))(
                *ast.literal_eval(f"({codes[:-1]},)") if codes != ")" else ()
            )
            with contextlib.suppress(KeyError):  # a name that the header does not have
                if says(*table.of(question, column.key)) == says(column):
                    yield f"{question}: {kind}({codes}"


def test_no_column_says_again_what_the_header_says() -> None:
    files = tree.files("pages/ui/**/*.py")
    assert [line for path in files for line in repeated(path.read_text(encoding="utf-8"))] == []
    assert list(repeated('table.of("funding/by_group", "rows", table.number("rows"))')) == [
        "funding/by_group: table.number('rows')"
    ]
