"""Files that are not as schema.toml declares are refused with a sentence; nothing is guessed."""

from pathlib import Path

import pytest

from data.check.faults import Fault, report
from tests.data.check.test_validation import faults_of
from tests.data.facts_factory import TEXTS, as_text, changed, rows_of, write_facts

GAPS = "gap_id,text_sv,text_en,row_ids\n"
BROKEN = "\N{REPLACEMENT CHARACTER}rla"
RATES = "year,currency,sek_per_unit,source_id\n"

# one broken file each: its name, its bytes, and every fault that is expected of it
FILES: dict[str, tuple[bytes | None, list[Fault]]] = {
    "chart_events": (None, [Fault("chart_events.csv", 0, "", "", "the file to exist")]),
    "gaps": (
        b"\xef\xbb\xbf" + GAPS.encode(),
        [Fault("gaps.csv", 1, "", "byte order mark", "plain UTF-8 that starts with the first column name")],
    ),
    "contradictions": (
        TEXTS["contradictions"].lstrip().replace(",", ";").encode(),
        [],  # see below: one fault per column
    ),
    "exchange_rates": (
        (RATES + "2016,EUR,10\n2017,EUR,10,page,more\n2018,EUR,10,page\n").encode(),
        [
            Fault("exchange_rates.csv", 2, "", "2016,EUR,10", "4 cells, but there are 3"),
            Fault("exchange_rates.csv", 3, "", "2017,EUR,10,page,more", "4 cells, but there are 5"),
        ],
    ),
    "indicators": (
        TEXTS["indicators"].lstrip().replace("jobs,Jobb", 'jobs,"Jobb').encode(),
        [Fault("indicators.csv", 2, "", "unexpected end of data",
               "quotes that open and close around a cell")],
    ),
    "indicator_values": (
        TEXTS["indicator_values"].lstrip().encode("latin-1"),
        [
            Fault("indicator_values.csv", 2, "geography", BROKEN, "characters in UTF-8"),
            Fault("indicator_values.csv", 3, "geography", BROKEN, "characters in UTF-8"),
        ],
    ),
    "translations": (
        TEXTS["translations"].lstrip().replace("\n", "\r\n", 2).encode(),
        [Fault("translations.csv", 3, "", "LF", "the line end of the header (CRLF) after each row")],
    ),
    "price_index": (
        b"year,base,index_value,source_id\n",
        [Fault("price_index.csv", 1, "", "year,base,index_value,source_id",
               "the columns in the order year,index_value,base,source_id")],
    ),
    "municipalities": (
        b"code,name,name,tile_y,source_id\n",
        [
            Fault("municipalities.csv", 1, "tile_x", "", "this column, which is missing"),
            Fault("municipalities.csv", 1, "name", "name", "a column name that occurs once"),
        ],
    ),
    "rumours": (
        b"a,b\n", [Fault("rumours.csv", 0, "", "", "no such file: schema.toml has no table of that name")]
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[Fault]:
    files = {name: content for name, (content, _) in FILES.items()}
    return faults_of(write_facts(tmp_path_factory.mktemp("files"), **files))


@pytest.mark.parametrize("name", [name for name, (_, faults) in FILES.items() if faults])
def test_a_broken_file_is_reported(found: set[Fault], name: str) -> None:
    assert {fault for fault in found if fault.file == f"{name}.csv"} == set(FILES[name][1])


def test_semicolons_are_not_taken_for_commas(found: set[Fault]) -> None:
    of_file = [fault for fault in found if fault.file == "contradictions.csv"]
    assert {fault.row for fault in of_file} == {1}
    assert "this column, which is missing" in {fault.expected for fault in of_file}


def test_what_rests_on_an_unread_file_is_not_judged(found: set[Fault]) -> None:
    assert {fault.file.removesuffix(".csv") for fault in found} == set(FILES)


def test_rules_wait_for_the_files_that_they_need(tmp_path: Path) -> None:
    found = faults_of(write_facts(tmp_path, funding=None, areas="area_id\n"))
    assert {fault.file for fault in found} == {"areas.csv", "funding.csv"}


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    """A line break in a cell makes no new row; a blank line is one."""
    text = as_text(changed("projects", 4, location="nowhere"))
    blank = text.replace("broadband,", "\r\nbroadband,", 1)
    (fault,) = faults_of(write_facts(tmp_path, projects=blank))
    assert (fault.row, fault.column, fault.value) == (5, "location", "nowhere")


def test_unknown_registers_are_reported(tmp_path: Path) -> None:
    facts = write_facts(tmp_path)
    good = (facts / "sources" / "register.toml").read_text(encoding="utf-8")
    bad = (
        good.replace('"register"', '"elsewhere"')
        .replace("2016-10-14", "in 2016")
        .replace("licence", "license")
    )
    (facts / "sources" / "bad.toml").write_text(bad, encoding="utf-8")
    (facts / "sources" / "broken.toml").write_text("name = ", encoding="utf-8")
    found = {(fault.file, fault.column, fault.value) for fault in faults_of(facts)}
    assert ("sources/bad.toml", "source_id", "elsewhere") in found
    assert ("sources/bad.toml", "state_of", "in 2016") in found
    assert ("sources/bad.toml", "licence", "") in found
    assert ("sources/bad.toml", "license", "license") in found
    assert any(file == "sources/broken.toml" for file, _, _ in found)


def test_the_factory_keeps_what_is_nasty() -> None:
    titles = [row["title"] for row in rows_of("sources")]
    assert 'Sidan "Så går det"' in titles


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    [fault] = faults_of(tmp_path / "nowhere")
    said = f"  {tmp_path / 'nowhere'}: Expected: a folder that holds the fact files."
    assert report([fault]).splitlines()[1:] == [said]
