"""Files hold exactly the rows of the answer, and nothing in them is a formula, a link or a character that breaks them."""

import csv
import datetime as dt
import gzip
import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pandas as pd
import pytest
from starlette.datastructures import Headers
from starlette.responses import Response

import queries
from pages.ui.address import parameters
from pages.ui.address.view import View
from pages.ui.figure import downloads
from pages.ui.rows import sourcing
from pages.ui.rows.query import plain
from pages.ui.server import api, datasets
from queries import database
from queries.shelf import Shelf
from tests.pages import rig
from tests.pages.conftest import TODAY
from tests.pages.views import OF_WORDS, SOURCES, VIEWS

REVIEW = dt.date(2020, 12, 31)
# A question for each kind of cell: sums with an empty year, lists and dates, true and false, long texts.
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("funding/per_year", {"as_of": TODAY, "by": "funder"}),
    ("funding/rows", {"as_of": REVIEW, "currency": "EUR"}),
    ("projects/list", {"as_of": REVIEW, "scope": "all"}),
    ("projects/by_municipality", {"as_of": REVIEW}),
    ("milestones/timeline", {"as_of": TODAY}),
    ("funding/claims", {"as_of": TODAY}),
    ("sources/list", {}),
]

# What a spreadsheet would run, open or choke on (PLATFORM D), and how a CSV must hold it.
HOSTILE = {
    "=1+1": "'=1+1",
    '=HYPERLINK("http://evil.example";"här")': '\'=HYPERLINK("http://evil.example";"här")',
    "+46 54 701 10 00": "'+46 54 701 10 00",
    "-2+3+cmd|' /C calc'!A0": "'-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)": "'@SUM(A1:A9)",
    "\t=1+1": "'\t=1+1",
    "\r=1+1": "'\r=1+1",
    "\n=1+1": "'\n=1+1",
    "   =1+1": "'   =1+1",
    "\N{NO-BREAK SPACE}@A1": "'\N{NO-BREAK SPACE}@A1",
    "\N{FULLWIDTH EQUALS SIGN}1+1": "'\N{FULLWIDTH EQUALS SIGN}1+1",
    "\N{FULLWIDTH PLUS SIGN}1": "'\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1+1": "'\N{FULLWIDTH HYPHEN-MINUS}1+1",
    "\N{FULLWIDTH COMMERCIAL AT}A1": "'\N{FULLWIDTH COMMERCIAL AT}A1",
    "\x00=1+1": "'=1+1",
    "=\x0b1\x1b+\x7f1": "'=1+1",
    "a\x00b\x0bc\ufffed": "abcd",
    "http://evil.example": "http://evil.example",
    'Å, Ä & "Ö"; O\'Hara': 'Å, Ä & "Ö"; O\'Hara',
    "rad ett\nrad två": "rad ett\nrad två",
    "<b>1</b>": "<b>1</b>",
    "1-2": "1-2",
    "-12,5": "-12,5",
    "+3": "+3",
    "-1234.50": "-1234.50",
    "": "",
}


def read_csv(body: bytes) -> list[dict[str, str]]:
    """The rows of a CSV, each cell as the text that stands there."""
    text = body.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def read_xlsx(body: bytes, sheet: str = "data", header: int | None = 0) -> pd.DataFrame:
    """A sheet of a workbook, each cell as a spreadsheet holds it."""
    kept: dict[str, Any] = {"keep_default_na": False, "na_values": [""], "dtype": object}
    return pd.read_excel(io.BytesIO(body), engine="calamine", sheet_name=sheet, header=header, **kept)


def as_text(cell: Any) -> str:
    """A cell as a CSV writes it."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "; ".join(str(item) for item in cell)
    return str(cell)


def same(one: str, other: str) -> bool:
    """Whether two texts say the same: the same characters, or the same number."""
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False


@pytest.mark.parametrize(("question", "values"), ASKED)
def test_a_csv_holds_the_rows_of_the_answer(question: str, values: dict[str, Any]) -> None:
    frame = queries.fetch(question, **values)
    found, wanted = read_csv(downloads.as_csv(frame)), plain(frame)
    assert wanted
    assert list(found[0]) == [column.name for column in queries.header(question).columns]
    assert len(found) == len(wanted)
    differ = [
        (name, row[name], cell)
        for row, told in zip(found, wanted, strict=True)
        for name, cell in told.items()
        if not same(row[name], as_text(cell))
    ]
    assert differ == []


@pytest.mark.parametrize(("question", "values"), ASKED)
def test_a_workbook_holds_the_rows_of_the_answer(question: str, values: dict[str, Any]) -> None:
    frame = queries.fetch(question, **values)
    body = downloads.as_xlsx(frame, [("question", question)])
    found, wanted = plain(read_xlsx(body)), plain(frame)
    assert [list(row) for row in found[:1]] == [list(frame.columns)]
    assert len(found) == len(wanted)
    differ = [
        (name, row[name], cell)
        for row, told in zip(found, wanted, strict=True)
        for name, cell in told.items()
        if not _equal(row[name], cell)
    ]
    assert differ == []


def _equal(found: Any, wanted: Any) -> bool:
    """Whether a cell of a workbook is what was asked for, of the same kind: a number, a day, a truth, a text."""
    if isinstance(wanted, list):
        return bool(found == "; ".join(map(str, wanted)) or (found is None and not wanted))
    if isinstance(wanted, bool) or isinstance(found, bool):
        return found is wanted
    if isinstance(wanted, float):
        return isinstance(found, (int, float)) and bool(np.isclose(found, wanted, rtol=1e-12))
    return bool(found == wanted)


@pytest.mark.parametrize(("text", "held"), HOSTILE.items())
def test_text_in_a_csv_is_never_a_formula(text: str, held: str) -> None:
    frame = pd.DataFrame({"before": ["a"], "text": pd.Series([text], dtype="object"), "after": [1]})
    [row] = read_csv(downloads.as_csv(frame))
    assert row == {"before": "a", "text": held, "after": "1"}


def test_half_a_character_is_left_out() -> None:
    assert downloads.safe("a\ud800b") == "ab"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_a_workbook_is_text(text: str) -> None:
    frame = pd.DataFrame({"text": pd.Series([text], dtype="object"), "number": [-5]})
    body = downloads.as_xlsx(frame, [(text, text)])
    sheets = parts(body, "xl/worksheets/")
    assert [name for name, xml in sheets.items() if re.search(r"<f[ >]|<hyperlink", xml)] == []
    assert [
        name for name, xml in parts(body, "").items() if "http://evil" in xml and "sharedStrings" not in name
    ] == []
    [row] = plain(read_xlsx(body))
    assert row["number"] == -5
    # A workbook tells text from formulas, so nothing is put before it; an empty text is an empty cell.
    assert str(row["text"] or "").replace("_x000D_", "\r") == HOSTILE[text].removeprefix("'")


def parts(body: bytes, start: str) -> Mapping[str, str]:
    """The XML files of a workbook by name; reading them proves that it is whole."""
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        assert book.testzip() is None
        return {name: book.read(name).decode("utf-8") for name in book.namelist() if name.startswith(start)}


def test_numbers_days_and_truths_stay_what_they_are() -> None:
    frame = pd.DataFrame(
        {
            "whole": pd.Series([1, -2, None], dtype="Int64"),
            "amount": [-1.5, 0.0, float("nan")],
            "day": pd.to_datetime(pd.Series(["2016-06-30", "2020-02-29", None])),
            "is_late": [True, False, True],
            "items": [["a", "=b"], [], ["c"]],
            "text": ["-", None, "0012"],
        }
    )
    body = downloads.as_xlsx(frame, [])
    found = plain(read_xlsx(body))
    assert [row["whole"] for row in found] == [1, -2, None]
    assert [row["amount"] for row in found] == [-1.5, 0, None]
    assert [row["day"] for row in found] == [dt.date(2016, 6, 30), dt.date(2020, 2, 29), None]
    assert [row["is_late"] for row in found] == [True, False, True]
    assert [row["items"] for row in found] == ["a; =b", None, "c"]
    told = read_csv(downloads.as_csv(frame))
    assert [row["whole"] for row in told] == ["1", "-2", ""]
    assert [row["amount"] for row in told] == ["-1.5", "0.0", ""]
    assert [row["day"] for row in told] == ["2016-06-30", "2020-02-29", ""]
    assert [row["text"] for row in told] == ["'-", "", "0012"]


def test_an_empty_answer_is_a_file_with_headings() -> None:
    frame = queries.fetch("projects/card", as_of=REVIEW, project_id="nowhere")
    names = [column.name for column in queries.header("projects/card").columns]
    assert downloads.as_csv(frame).decode("utf-8-sig") == ",".join(names) + "\r\n"
    assert list(read_xlsx(downloads.as_xlsx(frame, []))) == names


def test_the_workbook_says_what_it_holds() -> None:
    """Question, edition, every filter with its value, also those that nobody changed, and every column."""
    answer = file_at("/api/v1/funding/per_year?as_of=2020-12-31&by=funder&strategy=s3_2015&format=xlsx")
    sheet = read_xlsx(answer, "about", header=None)
    about = {str(label): str(text) for label, text in zip(sheet[0], sheet[1].fillna(""), strict=True)}
    head = queries.header("funding/per_year")
    assert about["question"] == head.question
    assert about["edition"] == queries.current_edition()
    assert about["built_at"] == queries.manifest()["built_at"]
    assert about["as_of"] == "2020-12-31"
    assert about["by"] == "funder"
    assert about["strategy"] == "s3_2015"
    assert (about["measure"], about["location"], about["time_mode"]) == ("granted", "whole", "decided")
    assert {param.name for param in head.params} <= set(about)
    assert {column.name: about[column.name] for column in head.columns} == {
        column.name: column.meaning for column in head.columns
    }


def answer_at(address: str) -> Response:
    """The answer to the address of a file."""
    parts = urlsplit(address)
    question = parts.path.removeprefix("/api/v1/")
    return api.answer(question, parse_qsl(parts.query, keep_blank_values=True))


def file_at(address: str) -> bytes:
    """The file at an address; it must be there."""
    answer = answer_at(address)
    assert answer.status_code == 200, answer.body
    return bytes(answer.body)


PAGES = [*(view for path in VIEWS for view in VIEWS[path][:7]), *SOURCES]


@pytest.mark.parametrize("address", PAGES)
def test_the_files_of_a_figure_hold_exactly_its_rows(address: str) -> None:
    page, differ = rig.shown(address), []
    for figure in page.figures:
        links = [
            (element.attributes["href"], element.attributes["download"])
            for element in rig.elements(
                "".join(piece.html for piece in page.blocks if piece.key == figure.key)
            )
            if "download" in element.attributes
        ]
        of_rows = [(href, name) for href, name in links if href.startswith("/api/")]
        tables = [href for href, _ in links if re.match(rf"/tables/[a-z-]+/{figure.key}\.xlsx", href)]
        if figure.rows and figure.key not in OF_WORDS:
            assert (len(of_rows), bool(tables)) == (1, True), f"{figure.key}: {links}"
        for href, name in of_rows:
            assert re.fullmatch(r"[a-z_]+-[a-z_]+-\d{4}-\d\d-\d\d\.csv", name)
            rows = read_csv(file_at(href))
            if figure.key not in OF_WORDS and not _hold(rows, figure.rows):
                differ.append(
                    f"{figure.key}: {len(rows)} rows in the file, {len(figure.rows)} in the figure: {href}"
                )
    assert differ == []


def _hold(rows: list[dict[str, str]], shown: Any) -> bool:
    """Whether a file has the rows of a figure, cell by cell; a figure may have columns of its own besides."""
    return len(rows) == len(shown) and all(
        same(as_text(downloads.safe(told[name])), row[name])
        for row, told in zip(rows, shown, strict=True)
        for name in row
        if name in told and name != "status"  # the page says 'late' for some of the done
    )


@pytest.mark.parametrize("figure", OF_WORDS)
def test_a_figure_of_words_offers_no_file_of_something_else(figure: str) -> None:
    """A file under a figure holds the figure's rows; steps in words are no answer to a question."""
    page = rig.shown(SOURCES[0])
    html = "".join(piece.html for piece in page.blocks if piece.key == figure)
    assert not re.search(r'href="/(api|datasets)/[^"]*" download=', html)


@pytest.mark.parametrize(
    "name",
    [
        "projects.exe",
        "projects",
        ".csv",
        "..%2f..%2fpasswd.csv",
        "../../../etc/passwd.csv",
        "projects/../../manifest.csv",
        "/etc/passwd.parquet",
        "projects.csv.parquet",
        "projects.json",
        "PROJECTS.csv",
        "follow_up.duckdb",
        "CURRENT",
        "",
        "projects\x00.csv",
    ],
)
def test_no_name_leads_out_of_the_edition(name: str) -> None:
    answer = datasets.answer(name)
    assert answer.status_code == 404
    assert bytes(answer.body).decode() in ("Filen finns inte.", "There is no such file.")


@pytest.mark.parametrize(
    "question",
    ["no/such", "../funding/per_year", "funding/per_year.sql", "/etc/passwd", "", "funding", "choices"],
)
def test_an_unknown_question_is_not_found(question: str) -> None:
    assert api.answer(question, []).status_code == 404
    assert "There is no such question." in bytes(api.answer(question, [("lang", "en")]).body).decode()


@pytest.mark.parametrize(("lang", "sentence"), [("sv", "Adressen"), ("en", "The address")])
def test_what_an_address_must_not_hold_is_refused_in_the_readers_language(lang: str, sentence: str) -> None:
    for value in ("2020-13-01", "' or 1=1 --", "9" * 400):
        answer = api.answer("funding/total", [("as_of", value), ("lang", lang)])
        assert answer.status_code == 400
        told = bytes(answer.body).decode()
        assert sentence in told
        assert "as_of" in told
        assert value not in told


def test_every_dataset_is_a_csv_of_its_rows() -> None:
    for row in plain(queries.fetch("sources/marts")):
        answer = datasets.answer(f"{row['mart']}.csv")
        assert answer.status_code == 200, row["mart"]
        rows = read_csv(bytes(answer.body))
        assert len(rows) == row["rows"], row["mart"]
        assert not rows or len(rows[0]) == row["columns"], row["mart"]


def test_a_csv_is_made_once_and_sent_deflated_to_who_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_one = bytes(datasets.answer("milestones.csv").body)
    monkeypatch.setattr(downloads, "as_csv", lambda _: pytest.fail("it is kept"))
    packed = datasets.answer("milestones.csv", wishes=Headers({"accept-encoding": "br, gzip"}))
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(bytes(packed.body)) == plain_one == bytes(datasets.answer("milestones.csv").body)


def test_the_database_of_an_edition_is_not_opened_for_its_datasets(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = queries.current_edition()
    monkeypatch.setattr(database, "_editions", Shelf(1))
    monkeypatch.setattr(database, "_opened", lambda _: pytest.fail("it is opened"))
    for suffix in ("csv", "parquet"):
        assert datasets.answer(f"milestones.{suffix}", edition).status_code == 200


def test_whole_numbers_of_a_dataset_stay_whole() -> None:
    """A year is 2016, not 2016.0, also where some rows have none."""
    years = {row["year"] for row in read_csv(bytes(datasets.answer("projects.csv").body))}
    assert "" in years
    assert {year for year in years if not re.fullmatch(r"(\d{4})?", year)} == set()


def test_the_address_of_a_file_says_all_that_the_view_asks_for() -> None:
    view = View(
        "finansiering",
        {"as_of": REVIEW, "lang": "en", "areas": ("s2_food", "s2_games"), "shape": "cumulative"},
    )
    address = downloads.url_of("funding/per_year", view.fixing(by="funder"), "csv")
    read = parameters.read(parse_qsl(urlsplit(address).query))
    assert read.refused == ()
    assert read.values == {
        "as_of": REVIEW,
        "lang": "en",
        "areas": ("s2_food", "s2_games"),
        "by": "funder",
        "format": "csv",
    }
    assert downloads.name_of("funding/per_year", view, "csv") == "funding-per_year-2020-12-31.csv"


def test_a_file_asked_for_today_names_the_day() -> None:
    address = downloads.url_of("funding/per_year", View("finansiering", {}), "csv")
    assert f"as_of={TODAY}" in address


def test_the_sources_of_every_question_can_be_asked() -> None:
    named = {name: sourcing.question(name) for name in queries.names()}
    assert {name: of for name, of in named.items() if of and of not in named} == {}
