"""A table as its reader arranged it: what is shown is what files and clipboard hold; order and sums are right."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from pages.ui.address import arrangement, parameters, view
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import arranged, downloads
from pages.ui.figure.figure import Figure
from pages.ui.files import sheets
from pages.ui.rows import grid, table
from pages.ui.rows.table import Cell, Column
from pages.ui.server import api
from tests.pages import rig

# An address and the figure whose table is looked at: chosen, grouped and sorted columns, dates, shares, several currencies.
ARRANGED = [
    ("/projekt?as_of=2020-12-31&tab=list", "projects_list"),
    ("/projekt?table=projects_list:project.granted:state:-granted", "projects_list"),
    ("/projekt?table=projects_list:granted_part.project.period:municipality:period", "projects_list"),
    ("/projekt?table=projects_list:::-coordinator", "projects_list"),
    ("/rader?rows=funding&location=all&table=rows::funder:-dated", "rows"),
    ("/rader?rows=funding&currency=EUR&location=part&table=rows:amount.counted.dated.project", "rows"),
    ("/rader?rows=milestones&table=rows:::-slip_days", "rows"),
    ("/finansiering?as_of=2020-12-31&by=funder&table=by_group:::-group", "by_group"),
    ("/finansiering?as_of=2020-12-31&table=per_year_area::group:-year", "per_year_area"),
    ("/omraden?table=areas_compared:area.share_pct.granted:::", "areas_compared"),
    ("/milstolpar?table=milestones_list:::-plan", "milestones_list"),
    ("/sedan-sist?since=2015-12-31&as_of=2020-12-31&table=changes_money::location", "changes_money"),
    ("/data-och-kallor?table=registers:::-state_of", "registers"),
    ("/projektkort?project_id=academy_2016&table=money:amount_sek.source:measure", "money"),
]
ARRANGED = [(address.rstrip(":"), key) for address, key in ARRANGED]
NOTHING = {
    "inga belopp",
    "no amounts",
    "Kommun saknas i källan",
    "start eller slut saknas",
    "",
    "–",
    "uppgift saknas",
    "not stated",
    "år saknas",
    "year not stated",
}


UNSEEN = {("class", "fu-hidden"), ("aria-hidden", "true")}


class Table(HTMLParser):
    """The cells of the first table of a piece of HTML, line by line, as they are read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self.inside = False
        self.unseen: list[bool] = []  # of each open element
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen.append(bool(UNSEEN & set(attrs)) or any(self.unseen))
        if tag == "tr":
            self.lines.append([])
        if tag in ("th", "td"):
            self.lines[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen.pop()
        if tag in ("th", "td"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside and not any(self.unseen):
            self.lines[-1][-1] += data


def shown(address: str, key: str) -> list[list[str]]:
    """What the page at an address shows in a figure's table, on all its pages, heads first."""
    found: list[list[str]] = []
    here = view.at(address)
    for number in range(1, 20):
        parts = arrangement.only(here["table"], key) or (key,)
        part = parts[0] + ":" * (4 - parts[0].count(":")) + (str(number) if number > 1 else "")
        part = part.rstrip(":")
        asked = View(here.path, {**here.values, "table": (part,)} if ":" in part else here.values)
        page = rig.run(asked)
        html = "".join(piece.html for piece in page.blocks if piece.key == key)
        start = max(html.find(f'id="{key}-table"'), 0)  # a form of the figure may be a table as well
        lines = Table(html[html.index('<table class="fu-table', start) :]).lines
        last = lines.pop() if "<tfoot" in html else None
        if found and lines[1:] == found[-len(lines[1:]) :]:
            break
        found += lines if not found else lines[1:]
        if f'id="{key}-page-' not in html:
            break
    return [*found, *([last] if last else [])]


def held(address: str, key: str, kind: str) -> Any:
    """The file of a table at an address, as the link beside it names it."""
    here = view.at(address)
    parts = urlsplit(downloads.table_url(here, key, kind))
    answer = api.table(parts.path.removeprefix("/tables/"), parse_qsl(parts.query))
    assert answer.status_code == 200, bytes(answer.body)
    return bytes(answer.body)


def number(text: str, lang: str) -> float | None:
    """The number at the start or the end of a text as a reader of the language reads it."""
    said = text.rpartition("): ")[2] if "): " in text else text
    match = re.match(r"(?:SEK|EUR|NOK)?\s*([−-]?[\d\u00a0,.]*\d)", said)
    if not match:
        return None
    digits = match[1].replace("\u00a0", "").replace("−", "-")
    return float(digits.replace(",", ".") if lang == "sv" else digits.replace(",", ""))


def says(text: str, cell: Any, lang: str) -> bool:
    """Whether a cell of a file is what the page shows in that place."""
    if cell in ("", None):
        return text in NOTHING
    if text in (str(cell), str(cell).removeprefix("'")):
        return True
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(cell)):
        return text == View("", {"lang": lang}).words.date(dt.date.fromisoformat(str(cell)))
    try:
        return number(text, lang) == pytest.approx(float(cell), abs=1e-9)
    except ValueError:
        return False


def without_units(rows: list[list[Any]], heads: Sequence[str]) -> list[list[Any]]:
    """Lines without the columns that hold nothing but units, which the page writes behind each number."""
    places = [n for n, head in enumerate(heads) if not re.search(r", (enhet|unit)$", head)]
    return [[row[place] for place in places] for row in rows]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("address", "key"), ARRANGED)
def test_the_files_hold_what_is_shown_cell_by_cell(address: str, key: str, lang: str) -> None:
    address += ("&" if "?" in address else "?") + f"lang={lang}"
    assert view.at(address).refused == ()
    seen = shown(address, key)
    text = held(address, key, "csv").decode("utf-8-sig")
    heads, *lines = list(csv.reader(io.StringIO(text, newline="")))
    book = pd.read_excel(
        io.BytesIO(held(address, key, "xlsx")), engine="calamine", header=None, dtype=object, sheet_name=0
    )
    assert list(book.iloc[0]) == heads
    told = without_units([heads, *lines], heads)
    assert len(told) == len(seen) > 1
    for head, column in zip(seen[0], told[0], strict=True):
        assert column == head or re.fullmatch(re.escape(head) + r" \(.+\)| \d+", column)
    differ = [
        (text, cell)
        for line, wanted in zip(told[1:], seen[1:], strict=True)
        for cell, text in zip(line, wanted, strict=True)
        if not says(text, cell, lang)
    ]
    assert differ == []
    cells = [["" if pd.isna(cell) else cell for cell in line] for line in book.iloc[1:].to_numpy().tolist()]
    assert [
        (one, two)
        for line, other in zip(cells, lines, strict=True)
        for one, two in zip(line, other, strict=True)
        if not _same(one, two)
    ] == []


def _same(cell: Any, text: str) -> bool:
    """Whether a workbook's cell and a CSV's are the same; what is a number in the one is one in the other."""
    if isinstance(cell, (int, float)):
        return float(text) == pytest.approx(cell)
    if isinstance(cell, dt.datetime):
        return text == str(cell.date())
    return text.removeprefix("'") == str(cell).removeprefix("'")


def test_numbers_are_numbers_and_whole_days_are_days_in_the_workbook() -> None:
    body = held("/rader?rows=funding&location=all", "rows", "xlsx")
    book = pd.read_excel(io.BytesIO(body), engine="calamine", sheet_name="tabell")
    assert all(isinstance(cell, (int, float)) for cell in book["Räknas (SEK)"])
    kinds = {type(cell) for cell in book["Datum"]}
    assert dt.datetime in kinds  # a whole day
    assert str in kinds  # a month or a year, never made more exact
    assert set(book["Belopp, enhet"].dropna()) >= {"SEK", "EUR"}


def _column(texts: Sequence[str | None]) -> tuple[list[dict[str, Any]], Column]:
    return [{"name": text} for text in texts], table.text("name")


def test_words_are_sorted_as_in_a_swedish_dictionary_and_what_is_not_stated_comes_last() -> None:
    wanted = ["arvika", "Forshaga", "Zorn", "Åmål", "Ärla", "Örebro"]
    rows, column = _column(["Örebro", None, "Ärla", "Zorn", "arvika", "Åmål", None, "Forshaga"])
    here = View("", {})
    assert [row["name"] for row in grid.in_order(here, rows, column, False)] == [*wanted, None, None]
    assert [row["name"] for row in grid.in_order(here, rows, column, True)] == [*wanted[::-1], None, None]


def test_numbers_and_days_are_sorted_by_size_and_not_by_their_letters() -> None:
    here = View("", {})
    rows: list[dict[str, Any]] = [{"n": n} for n in (9, 100, None, -3, 20)]
    ordered = grid.in_order(here, rows, table.number("n"), False)
    assert [row["n"] for row in ordered] == [-3, 9, 20, 100, None]
    ordered = grid.in_order(here, rows, table.number("n"), True)
    assert [row["n"] for row in ordered] == [100, 20, 9, -3, None]
    days: list[dict[str, Any]] = [
        {"at_from": dt.date(2016, 4, 1), "at_precision": "month"},  # April comes before March by its letters
        {"at_from": None, "at_precision": None},
        {"at_from": dt.date(2016, 3, 17), "at_precision": "day"},
        {"at_from": dt.date(2015, 1, 1), "at_precision": "year"},
    ]
    assert grid.in_order(here, days, table.date("at"), False) == [days[3], days[2], days[0], days[1]]


EVERY = ["project", "areas", "coordinator", "state", "period", "granted", "granted_part", "municipality"]


def test_every_column_that_sorts_puts_what_is_not_stated_last_both_ways() -> None:
    for down in ("", "-"):
        for key in ("coordinator", "municipality", "granted", "granted_part", "state"):
            lines = shown(
                f"/projekt?scope=all&table=projects_list:{'.'.join(EVERY)}::{down}{key}", "projects_list"
            )
            silent = [line[_place(key)] in NOTHING for line in lines[1:-1]]
            assert silent == sorted(silent), (key, down)
            assert 0 < sum(silent) < len(silent), key


def _place(key: str) -> int:
    return EVERY.index(key)


def figure_at(address: str, key: str) -> tuple[View, Figure]:
    page = rig.shown(address)
    return page.view, page.figure(key)


def test_sums_are_the_plain_sums_of_their_rows() -> None:
    here, figure = figure_at("/projekt?scope=all&table=projects_list::state:granted", "projects_list")
    lines = sheets.made(here, figure).lines
    at = [column.key for column in figure.columns].index(
        "granted"
    )  # the group comes first, the others keep their order
    plain: dict[str, float] = {}
    for row in figure.rows:
        state = here.words(f"choice.state.{row['state']}")
        plain[state] = plain.get(state, 0) + (row["granted_sek"] or 0)
    sums = {line[0]: line[at] for line in lines if str(line[0]).startswith("Summan")}
    assert len(plain) > 2
    for state, amount in plain.items():
        [found] = [value for name, value in sums.items() if name.startswith(f"Summan för {state} (")]
        assert (found or 0) == pytest.approx(amount, abs=0.006)
    [total] = [value for name, value in sums.items() if name.startswith("Summan av")]
    assert total == pytest.approx(sum(plain.values()), abs=0.006)
    assert f"({len(figure.rows)}" not in str(sums)
    assert f"Summan av {len(figure.rows)}" in str(sums).replace("\\xa0", " ")


@pytest.mark.parametrize(
    "values", ["rows=funding", "rows=funding&location=part&year_key=2016", "rows=projects&by=area"]
)
def test_the_total_of_opened_rows_is_the_sum_that_the_page_tells(values: str) -> None:
    here, figure = figure_at(f"/rader?{values}", "rows")
    lines = sheets.made(here, figure).lines
    keys = [column.key for column in figure.columns]
    heads = list(sheets.made(here, figure).heads)
    at = next(n for n, head in enumerate(heads) if head.startswith("Räknas"))
    assert "counted" in keys
    assert lines[-1][at] == pytest.approx(sum(row["value"] for row in figure.rows), abs=0.006)
    assert len(lines) == len(figure.rows) + 1


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/finansiering?area_mode=whole", "per_year_area"),  # one project in several areas
        ("/finansiering?shape=cumulative", "per_year_area"),  # each year holds those before it
        ("/finansiering", "claims"),
        ("/milstolpar?tab=method", "review"),
        ("/projekt", "projects_by_area"),
        ("/organisationer?tab=list", "organisations_list"),
        ("/organisationer", "concentration"),
    ],
)
def test_what_would_be_counted_twice_has_no_sum(address: str, key: str) -> None:
    here, figure = figure_at(address, key)
    assert len(figure.rows) > 1
    assert grid.made(here, figure.rows, figure.columns, arrangement.Arrangement(key)).total is None


def test_amounts_of_several_currencies_or_kinds_have_no_sum() -> None:
    here = View("", {})
    column = table.money("amount", currency=None, adds=table.alike("measure"))
    krona = {"amount": 2.0, "currency": "SEK", "measure": "granted"}
    how = arrangement.Arrangement("t")

    def total(*rows: dict[str, Any]) -> str:
        made = grid.made(here, rows, [table.text("measure"), column], how)
        return made.cells(here, made.total)[1].text.replace("\u00a0", " ") if made.total else ""

    assert total(krona, krona) == "4 kr"
    assert total(krona, krona | {"amount": None}) == "2 kr"
    assert total(krona, krona | {"currency": "EUR"}) == ""
    assert total(krona, krona | {"currency": None}) == ""
    assert total(krona | {"currency": None}, krona | {"currency": None}) == ""
    assert total(krona, krona | {"measure": "total_budget"}) == ""
    assert total(krona) == ""


OF_TABLES = (
    "/finansiering",
    "/milstolpar",
    "/organisationer",
    "/organisationer?tab=list",
    "/omraden",
    "/projekt",
    "/projekt?tab=list",
)


def test_a_column_of_shares_or_days_never_adds_up() -> None:
    for address in (*OF_TABLES, "/"):
        for figure in rig.shown(address).figures:
            for column in figure.columns:
                told = [column.cell(rig.shown(address).view, row) for row in figure.rows[:50]]
                if column.adds is not None:
                    assert {cell.unit for cell in told} <= {"", "SEK"}, (figure.key, column.key)
                    assert column.number
                    assert column.key not in ("share", "share_pct", "slip_days", "year")


def test_every_number_of_a_table_is_one_to_a_spreadsheet() -> None:
    """But for money with a part that no source gives a year: that is told in words, and is no sum."""
    for address in (
        *OF_TABLES,
        "/milstolpar?tab=list",
        "/omrade?line_id=s1_digital_welfare",
        "/omrade?line_id=s1_digital_welfare&tab=list",
        "/omrade?line_id=s1_digital_welfare&tab=method",
        "/sedan-sist?since=2015-12-31",
        "/sedan-sist?since=2015-12-31&tab=list",
    ):
        page = rig.shown(address)
        for figure in page.figures:
            for column in (column for column in figure.columns if column.number):
                for row in figure.rows:
                    cell = column.cell(page.view, row)
                    undated = row.get("undated_amounts") or row.get("undated_part_amounts")
                    is_said = bool(undated) and column.key.startswith("granted") and "år saknas" in cell.text
                    assert is_said or cell.value is not None or cell.missing(page.view), (
                        figure.key,
                        column.key,
                        cell.text,
                    )


HOSTILE = [
    "",
    ":",
    "projects_list",
    "projects_list:",
    "projects_list:project:",  # another way to write what is written without the last colon
    "projects_list:project.project'",
    "projects_list::state:--granted",
    "projects_list::::0",
    "projects_list::::-1",
    "projects_list::::999999",
    "projects_list:project;drop table projects",
    "<script>alert(1)</script>",
    "projects_list:../../etc/passwd",
    "projects_list:=1+1",
    "projects_list:project,projects_list:state",
    "PROJECTS_LIST:project",
    "projects_list:" + ".".join(["project"] * 200),
    "å:ä",
    "projects_list:project\n",
    ",",
]
UNUSABLE = [
    "projects_list:nope",
    "projects_list::nope",
    "projects_list:::nope",
    "projects_list:project.project",
    "projects_list:__class__".replace("__class__", "source"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_arrangement_is_refused_by_name(text: str) -> None:
    came = parameters.read([("table", text), ("scope", "all")])
    assert came.refused == ("table",)
    assert came.values == {"scope": "all"}
    assert api.table("projekt/projects_list.csv", [("table", text)]).status_code == 400


@pytest.mark.parametrize("text", [*UNUSABLE, "no_such_figure:project"])
def test_an_outdated_arrangement_falls_back_and_is_told(text: str) -> None:
    assert parameters.read([("table", text)]).refused == ()
    plain = rig.run(view.at("/projekt?tab=list"))
    arranged.met.set({})
    here = view.at(f"/projekt?tab=list&table={text}")
    page = rig.run(here)
    assert arranged.unusable(here)
    lines = [Table(p.html[p.html.index("<table") :]).lines for p in page.blocks if p.key == "projects_list"]
    assert lines == [
        Table(p.html[p.html.index("<table") :]).lines for p in plain.blocks if p.key == "projects_list"
    ]


@pytest.mark.parametrize("text", UNUSABLE)
def test_a_file_that_cannot_be_arranged_so_is_refused_in_words(text: str) -> None:
    answer = api.table("projekt/projects_list.csv", [("table", text), ("lang", "en")])
    assert answer.status_code == 400
    assert "table" in json.loads(bytes(answer.body))["error"]


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_no_text_is_an_arrangement_that_is_not_written_back(text: str) -> None:
    came = parameters.read([("table", text)])
    if not came.refused:
        assert View("", came.values).url() == "/?table=" + text


def test_the_addresses_of_a_table_lead_where_they_say() -> None:
    """Each control of the fold-out is an address that the page reads and can use; none of them is a dead end."""
    start = "/projekt?table=projects_list:project.granted.state:state:-granted&scope=all"
    page = rig.run(view.at(start))
    html = "".join(piece.html for piece in page.blocks if piece.key == "projects_list")
    found = re.findall(r'(?:data-address|href|value)="(/projekt[^"]*)"', html)
    assert len(found) > 20
    for address in dict.fromkeys(found):
        arranged.met.set({})
        here = view.at(address.replace("&amp;", "&"))
        assert here.refused == (), address
        rig.run(here)
        assert not arranged.unusable(here), address
        assert here["scope"] == "all"


def test_a_column_can_be_moved_hidden_and_shown_and_comes_back() -> None:
    def links(address: str) -> dict[str, str]:
        html = "".join(p.html for p in rig.run(view.at(address)).blocks if p.key == "projects_list")
        found = re.findall(r'id="projects_list-([a-z]+-[a-z_]+)" (?:href|data-address)="([^"]*)"', html)
        return {name: where.replace("&amp;", "&") for name, where in found}

    first = links("/projekt?tab=list")
    assert shown(first["down-project"], "projects_list")[0][:2] == ["Områden", "Projekt"]
    assert links(first["down-project"])["up-project"] == "/projekt?tab=list"
    assert (
        shown(first["up-project"], "projects_list")[0][-1] == "Projekt"
    )  # past the end it comes in at the other
    less = first["show-areas"]
    assert "Områden" not in shown(less, "projects_list")[0]
    assert shown(links(less)["show-areas"], "projects_list")[0][-1] == "Områden"
    assert "Kommun" not in shown("/projekt?tab=list", "projects_list")[0], (
        "mostly empty: folded until it is chosen"
    )
    assert shown(first["show-municipality"], "projects_list")[0][-1] == "Kommun"
    assert shown(first["sort-coordinator"], "projects_list")[1][2] < "B"


def test_the_workbook_says_filters_definitions_edition_sources_and_what_is_left_out() -> None:
    body = held("/finansiering?as_of=2020-12-31&by=funder&strategy=s3_2015", "by_group", "xlsx")
    sheet = pd.read_excel(io.BytesIO(body), engine="calamine", sheet_name="om tabellen", header=None)
    about: dict[str, list[str]] = {}
    for label, text in sheet.fillna("").itertuples(index=False):
        about.setdefault(str(label), []).append(str(text))
    edition = queries.current_edition()
    assert edition in about["Utgåva"][0]
    assert about["Läget per"] == ["31\u00a0december\u00a02020"]
    assert "as_of=2020-12-31" in about["Vyns adress"][0]
    assert any("finansiär" in text.lower() for text in about["Filter"])
    _, figure = figure_at("/finansiering?as_of=2020-12-31&by=funder&strategy=s3_2015", "by_group")
    words = View("", {}).words
    for column in figure.columns:
        assert about[words(f"column.{column.key}")] == [words(f"meaning.{column.key}")]
    rows = queries.fetch("funding/sources", as_of=dt.date(2020, 12, 31), strategy="s3_2015")
    assert len(about["Källa"]) == len(rows) > 1
    urls = queries.fetch("sources/list").set_index("source_id")["url"]
    for source_id, title in zip(rows["source_id"], rows["title"], strict=True):
        named = f": {words.source(title)}"
        [said] = [text for text in about["Källa"] if named in text and (urls[source_id] or "") in text]
        assert not urls[source_id] or "http" in said
    left = queries.fetch("funding/left_out_summary", as_of=dt.date(2020, 12, 31), strategy="s3_2015")
    assert len(about["Utelämnat"]) == len(left) > 0


def test_every_column_has_a_definition_in_both_languages() -> None:
    for lang in ("sv", "en"):
        words = View("", {"lang": lang}).words
        for address in (
            "/",
            "/finansiering",
            "/projekt",
            "/projekt?tab=list",
            "/milstolpar",
            "/milstolpar?tab=list",
            "/milstolpar?tab=method",
            "/omraden",
            "/organisationer",
            "/organisationer?tab=list",
            "/organisationer?tab=method",
            "/omrade?line_id=s1_digital_welfare",
            "/omrade?line_id=s1_digital_welfare&tab=list",
            "/omrade?line_id=s1_digital_welfare&tab=method",
            "/sedan-sist?since=2015-12-31",
            "/sedan-sist?since=2015-12-31&tab=list",
            "/sedan-sist?since=2015-12-31&tab=method",
            "/data-och-kallor",
            "/data-och-kallor?tab=list",
            "/data-och-kallor?tab=method",
        ):
            for figure in rig.shown(address).figures:
                for column in figure.columns:
                    assert words(f"meaning.{column.key}").endswith("."), column.key


@pytest.mark.parametrize(("lang", "said"), [("sv", "1234,5"), ("en", "1234.5")])
def test_what_the_clipboard_gets_is_typed_in_the_readers_language_and_holds_no_formula(
    lang: str, said: str
) -> None:
    sheet = sheets.Sheet(
        "t", ["=a", "b"], [["=1+1", 1234.5], ["<b>\t\n", None], [dt.date(2020, 1, 2), -3]], []
    )
    clip = sheets.clipboard(View("", {"lang": lang}), sheet)
    assert clip["text"] == f"'=a\tb\r\n'=1+1\t{said}\r\n<b>\t\r\n2020-01-02\t-3"
    assert f"<tr><td>&#39;=1+1</td><td>{said}</td></tr><tr><td>&lt;b&gt;" in clip["html"]
    assert "<td>=" not in clip["html"]


app = Starlette(routes=api.ROUTES)


def test_a_table_is_sent_once_for_an_edition_and_refused_in_words() -> None:
    client = TestClient(app, raise_server_exceptions=False)
    address = "/tables/projekt/projects_list.csv?as_of=2020-12-31"
    tag = client.get(address).headers["etag"]
    for held_tags in (tag, f'"x", {tag}', "*"):
        assert client.get(address, headers={"if-none-match": held_tags}).status_code == 304
    assert client.get(address + "&scope=all", headers={"if-none-match": tag}).status_code == 200
    for path, status in (
        ("projekt/nope.csv", 404),
        ("nope/projects_list.csv", 404),
        ("projekt/projects_list.exe", 404),
        ("projekt", 404),
        ("../../etc/passwd.csv", 404),
        ("projekt/projects_list.csv?as_of=x", 400),
        ("projekt/projects_list.csv?by=level%27", 400),
        ("projekt/projects_list.csv?nonsense=1", 400),
    ):
        answer = client.get(f"/tables/{path}")
        assert answer.status_code == status, path
        if path.startswith("projekt/projects_list.csv"):
            assert answer.json()["error"]
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.request(method, address)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
        assert answer.json()["error"]


@settings(max_examples=150)
@given(
    section=st.sampled_from([*(s.key for s in SECTIONS), "x"]),
    figure=st.sampled_from(["projects_list", "rows", "by_group", "ties", "uses", "money", "x", ""]),
    kind=st.sampled_from(["csv", "xlsx", "json"]),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(sorted(parameters.all_parameters())),
            st.sampled_from(
                [
                    "",
                    "1",
                    "SEK",
                    "EUR",
                    "2016",
                    "level",
                    "all",
                    "å",
                    "funding",
                    "rows:::-dated",
                    "by_group:value",
                    "2020-12-31",
                ]
            ),
        ),
        max_size=5,
    ),
)
def test_no_address_of_a_table_breaks_the_door(
    section: str, figure: str, kind: str, pairs: list[tuple[str, str]]
) -> None:
    answer = api.table(f"{section}/{figure}.{kind}", pairs)
    assert answer.status_code in (200, 400, 404, 413)


def test_pages_of_a_long_table_follow_each_other_and_the_files_hold_all() -> None:
    here, figure = figure_at("/projekt?scope=all&tab=list", "projects_list")
    assert len(figure.rows) > figure.page_size
    [first] = [p.html for p in rig.run(here).blocks if p.key == "projects_list"]
    [second] = [
        p.html for p in rig.run(view.at("/projekt?scope=all&page=2")).blocks if p.key == "projects_list"
    ]
    one, two = (Table(html[html.index("<table") :]).lines for html in (first, second))
    assert len(one) == figure.page_size + 2  # the heads and the sum of all rows
    assert one[-1] == two[-1]  # the sum of all rows stands on each page
    rows = list(
        csv.reader(
            io.StringIO(held("/projekt?scope=all", "projects_list", "csv").decode("utf-8-sig"), newline="")
        )
    )
    assert [line[0] for line in [*one[1:-1], *two[1:-1]]] == [row[0] for row in rows[1:]][
        : len(one) + len(two) - 4
    ]
    assert len(rows) == len(figure.rows) + 2
    last = rig.run(view.at("/projekt?scope=all&table=projects_list::::99999"))
    assert any("<tbody" in p.html and "rowheader" in p.html for p in last.blocks if p.key == "projects_list")


def test_a_cell_that_is_missing_says_so() -> None:
    here = View("", {})
    assert Cell("uppgift saknas").missing(here)
    assert not Cell("0", value=0).missing(here)
