"""The tables of a selection keep their promises, agree with each other, and are right for every reader."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

import queries
from data.check.contract import broken_promises, used_values
from queries import database, selections

pytestmark = pytest.mark.usefixtures("edition_root")

PARTS = sorted(path.stem for path in selections.FOLDER.glob("*.sql"))
REVIEW = date(2020, 12, 31)
VIEWS: dict[str, dict[str, Any]] = {
    "everything": {"scope": "all"},
    "the review": {"as_of": REVIEW, "strategy": "s3_2015"},
    "the middle of a month": {"as_of": date(2016, 11, 17), "area_mode": "whole"},
    "one area": {"areas": ["s1_forest_bioeconomy"], "area_mode": "whole", "time_mode": "spread"},
    "the main area": {"areas": ["s1_forest_bioeconomy"], "area_mode": "main"},
    "some years": {"year_from": 2015, "year_to": 2019},
    "two areas": {"areas": ["s1_forest_bioeconomy", "s1_digital_welfare"], "area_mode": "whole"},
    "filters": {"text": "karlstad", "amount_from": 1},
}


def view_of(name: str) -> dict[str, Any]:
    return queries.view_defaults() | {"as_of": date(2026, 11, 22)} | VIEWS[name]


@pytest.mark.long
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("part", PARTS)
def test_a_table_keeps_its_promises(part: str, name: str) -> None:
    view = view_of(name)
    needs = selections.header(part).selection
    of_projects = any(view[filter_] for filter_ in selections.OF_PROJECTS)
    flags = {
        "has_chosen": of_projects or any(view[filter_] for filter_ in selections.OF_AMOUNTS),
        "has_projects_chosen": of_projects,
    }
    with database.selecting(queries.current_edition(), view, needs or ("chosen",)) as cursor:
        assert (
            broken_promises(cursor, selections.FOLDER / f"{part}.sql", ordered=False, given=view | flags)
            == []
        )


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("two areas", "filters")])
def test_sums_from_cells_are_the_sums_of_the_amounts(name: str) -> None:
    view = view_of(name)
    sums = (selections.FOLDER / "sums.sql").read_text(encoding="utf-8").rstrip()
    with database.selecting(queries.current_edition(), view, ("amounts", "sums")) as cursor:
        keys = "year, area_id, strategy_id, funder, funder_group, programme, measure, currency, location, is_undated"
        numbers = ("amount", "amount_sek", "rows", "once_amount", "once_sek", "once_rows")
        rounded = ", ".join(f"round({number}, 2) as {number}" for number in numbers)
        ready = cursor.execute(f"select {keys}, {rounded} from selected_sums order by all").fetchall()
        summed = cursor.execute(f"select {keys}, {rounded} from ({sums}) order by all").fetchall()
    assert ready
    assert ready == summed


FROM_CELLS = [
    (part, name)
    for part in selections.READY
    for name in VIEWS
    if part != "sums" and selections.file_of(part, view_of(name)) == f"ready_{part}"
]


@pytest.mark.parametrize(("part", "name"), FROM_CELLS)
def test_what_comes_from_cells_is_what_the_rows_add_up_to(part: str, name: str) -> None:
    view, head = view_of(name), selections.header(part)
    sql = (selections.FOLDER / f"{part}.sql").read_text(encoding="utf-8").rstrip()
    columns = ", ".join(column.name for column in head.columns)
    with database.selecting(queries.current_edition(), view, (*head.selection, part)) as cursor:
        ready = cursor.execute(f"select {columns} from selected_{part} order by all").fetchall()
        asked = f"select {columns} from ({sql}\n) order by all"
        summed = cursor.execute(asked, used_values(asked, view | selections.flags(view))).fetchall()
    assert ready
    assert rounded(ready) == rounded(summed)


def test_cells_stand_in_only_where_a_view_filters_nothing() -> None:
    assert {part for part, _ in FROM_CELLS} == {*selections.READY} - {"sums"}
    assert {name for _, name in FROM_CELLS} == {*VIEWS} - {"some years", "two areas", "filters"}
    money = view_of("everything")
    for other in ({"currency": "EUR"}, {"price_year": 2020}):
        assert selections.file_of("money_totals", money | other) == "money_totals"


@pytest.mark.parametrize("name", queries.names())
def test_a_question_reads_the_tables_that_it_names_and_no_others(name: str) -> None:
    sql = (queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    statement = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    head = queries.header(name)
    assert set(re.findall(r"\bselected_(\w+)", statement)) == set(head.selection)
    known = {
        param.name for part in selections.parts(head.selection) for param in selections.header(part).params
    }
    assert set(head.without) <= known | {"filters"}, (
        "goes without a parameter that its selection does not have"
    )


def rounded(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows with their sums to the places that an answer has: the order of the addends decides the rest."""
    return [
        tuple(round(cell, queries.DECIMALS) if isinstance(cell, float) else cell for cell in row)
        for row in rows
    ]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(
    ("part", "reads"),
    [
        ("counted", "amounts"),
        ("counted_sums", "sums"),
        ("readings", "all_money"),
        ("projects", "projects_unfiltered"),
        ("chosen", "fits"),
    ],
)
def test_a_table_that_is_read_through_is_not_written_and_changes_nothing(
    part: str, reads: str, name: str
) -> None:
    tables = "select table_name from duckdb_tables() where temporary"
    rows = f"from selected_{part} order by all"
    with database.cursor(queries.current_edition()) as cursor:
        fresh = [selections.Selections(cursor) for _ in range(2)]
        with fresh[0].of(view_of(name), (part,)) as alone, fresh[1].of(view_of(name), (reads, part)) as after:
            assert (f"selected_{reads}",) not in alone.execute(tables).fetchall()
            assert (f"selected_{reads}",) in after.execute(tables).fetchall()
            assert rounded(alone.execute(rows).fetchall()) == rounded(after.execute(rows).fetchall())
        for made in fresh:
            made.close()


def files_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From now on, the files that tables are made by."""
    made: list[str] = []
    rows = selections._rows

    def told(file: str, within: tuple[tuple[str, str], ...]) -> str:
        made.append(file)
        return rows(file, within)

    monkeypatch.setattr(selections, "_rows", told)
    return made


@pytest.mark.long
@pytest.mark.parametrize(
    "asked",
    [{}, {"area_mode": "split"}, {"currency": "EUR"}, {"price_year": 2020}, {"measure": "cofinancing"}],
)
@pytest.mark.parametrize("name", VIEWS)
def test_sums_are_the_same_where_their_amounts_are_selected_already(
    name: str, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = files_made(monkeypatch)
    sums = f"select {', '.join(c.name for c in selections.header('counted_sums').columns)}"
    sums += " from selected_counted_sums order by all"
    with database.cursor(queries.current_edition()) as cursor:
        fresh = [selections.Selections(cursor) for _ in range(2)]
        view = view_of(name) | asked
        with (
            fresh[0].of(view, ("counted_sums",)) as alone,
            fresh[1].of(view, ("counted", "counted_sums")) as after,
        ):
            assert rounded(alone.execute(sums).fetchall()) == rounded(after.execute(sums).fetchall())
        for selected in fresh:
            selected.close()
    assert ("summed_counted" in made) == (name in ("two areas", "filters"))


def test_money_is_selected_once_for_figures_of_several_places(monkeypatch: pytest.MonkeyPatch) -> None:
    made = files_made(monkeypatch)
    day = date(2019, 3, 14)
    for location in ("whole", "part", "outside", "all"):
        queries.fetch("funding/by_group", as_of=day, location=location)
        queries.fetch("funding/per_year", as_of=day, location=location)
    for name in ("funding/by_location", "funding/reach", "funding/total", "organisations/concentration"):
        queries.fetch(name, as_of=day)
    assert made.count("counted") == made.count("counted_sums") == 1
    assert "amounts" not in made


@pytest.mark.long
def test_readers_of_many_views_get_their_own_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while views are dropped to make room for others."""
    monkeypatch.setattr(selections, "MOST_VIEWS", 3)
    days = [date(year, 12, 31) for year in range(2009, 2026)]
    alone = {day: queries.rows("overview/headline", as_of=day) for day in days}
    assert len({str(rows) for rows in alone.values()}) > 10
    with ThreadPoolExecutor(12) as readers:
        asked = list(readers.map(lambda day: queries.rows("overview/headline", as_of=day), days * 6))
    for day, answer in zip(days * 6, asked, strict=True):
        assert answer == alone[day], day
