"""Every fault in the facts is found, all at once, with its file, row, column and what was expected."""

from pathlib import Path

import duckdb
import pytest

from data import FOLDER
from data.build import build
from data.build.pipeline import find_steps, make_plain_macros
from data.check import validate
from data.check.faults import Fault
from data.check.validate import read_and_validate
from data.errors import FactsError
from data.publishing.folders import FACTS
from tests.data.facts_factory import Rows, added, changed, lines, rows_of, write_facts

DATE = "a date as 2016, 2016-Q2, 2016-06 or 2016-06-30"
PLAIN = "a plain number: digits, a decimal point and at most two decimals, no spaces"
WHITE = "no white space at the beginning or the end"

# one faulty cell each: table, row as a spreadsheet shows it, column, the value found, what is expected
CELLS = [
    ("sources", 2, "source_id", "Å-sida", "an id of a-z, 0-9 and _"),
    ("sources", 2, "title", " Sidan", WHITE),
    ("sources", 2, "publisher", "Verket\N{NO-BREAK SPACE}", WHITE),
    ("sources", 2, "url", "www.example.org", "an address that starts with https:// or http://"),
    ("sources", 3, "kind", "rumour", "one of audio, blog, decision, news, page, presentation, press_release, "
     "register, report, statement, statistics, strategy"),
    ("sources", 3, "title", "Regi\tstret", "no control characters"),
    ("sources", 3, "publisher", "Ver\x00ket", "no control characters"),
    ("areas", 2, "aliases", "skogsbruk; timber", "items divided by a semicolon alone, none of them empty"),
    ("areas", 3, "aliases", "vård;vård", "each item once"),
    ("areas", 4, "position", "0", "at least 1"),
    ("areas", 5, "position", "1.5", "a whole number"),
    ("area_succession", 2, "share", "1.5", "a share above 0 and at most 1"),
    ("area_succession", 3, "share", "half", "a plain number as 0.5"),
    ("projects", 2, "title_sv", "", "a value: this column is never empty"),
    ("projects", 3, "end", "2021-02-30", "a day that exists"),
    ("projects", 3, "location", "everywhere", "one of whole, part, outside, unknown"),
    ("projects", 4, "end", "31/12 2014", DATE),
    ("projects", 6, "start", "2021-Q5", DATE),
    ("funding", 2, "amount", "0", "an amount above zero"),
    ("funding", 3, "amount", "-1000", "an amount above zero"),
    ("funding", 4, "amount", "1 000,50", PLAIN),
    ("funding", 5, "amount", "1e3", PLAIN),
    ("funding", 6, "amount", "0.001", PLAIN),
    ("funding", 7, "currency", "kr", "a currency by its code, as SEK or EUR"),
    ("funding", 8, "measure", "given", "one of granted, cofinancing, total_budget, eligible_cost, paid"),
    ("funding", 9, "decided", "0216-05-17", "a year between 1900 and 2100"),
    ("indicator_values", 2, "value", "many", "a plain number as 1234.5"),
    ("exchange_rates", 2, "sek_per_unit", "0", "at least 1e-06"),
    ("exchange_rates", 3, "year", "16", "a year between 1900 and 2100"),
]  # fmt: skip


def fault(table: str, row: int, column: str, value: str, expected: str) -> Fault:
    return Fault(f"{table}.csv", row, column, value, expected)


def together(cells: list[tuple[str, int, str, str, str]]) -> dict[str, Rows]:
    tables = {table: rows_of(table) for table, *_ in cells}
    for table, row, column, value, _ in cells:
        tables[table][row - 2][column] = value
    return tables


def faults_of(facts: Path, registers: Path | None = None) -> set[Fault]:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as work")
        con.execute("set search_path = 'memory.main,work.main'")
        make_plain_macros(con, find_steps())
        return set(read_and_validate(con, facts, registers or facts / "sources"))


@pytest.fixture(scope="module")
def found_in_cells(tmp_path_factory: pytest.TempPathFactory) -> set[Fault]:
    return faults_of(write_facts(tmp_path_factory.mktemp("cells"), **together(CELLS)))


@pytest.mark.parametrize("case", CELLS, ids=lambda case: f"{case[0]}-{case[1]}-{case[2]}")
def test_a_faulty_cell_is_found(found_in_cells: set[Fault], case: tuple[str, int, str, str, str]) -> None:
    assert fault(*case) in found_in_cells


def test_good_facts_have_no_faults(tmp_path: Path) -> None:
    assert faults_of(write_facts(tmp_path)) == set()


def test_the_facts_in_git_have_no_faults() -> None:
    assert faults_of(FACTS, FOLDER / "sources") == set()


ROWS: dict[str, Rows] = {
    "strategies": added("strategies", "three,Tredje,Third,2020-03,2020-06-01,,page"),
    "areas": added("areas", "one_forest,one,9,Skog,Forest,vertical,"),
    "area_succession": added(
        "area_succession", "one_forest,two_care,0.5,stated,", "two_forest,one_health,1,stated,"
    ),
    "projects": changed("projects", 2, start="2017-07-01", scope_basis="because", source_ids="page;nowhere"),
    "project_areas": changed("project_areas", 3, share="0.5"),
    "project_partners": added("project_partners", "two_areas,bakery,partner", "nowhere,region,partner"),
    "funding": added(
        "funding",
        "itself,,,,,paid,,1,,,,whole,itself,,page",
        "chain,,,,,granted,,1,,,,whole,split_again,,page",
        "round,,,,,paid,,1,,,,whole,about,,page",
        "about,,,,,paid,,1,,,,whole,round,,page",
        "other,,,,,paid,,1,,,,whole,split,,page",
        "lost,,,,,paid,,1,,,,whole,nothing,,page",
        "over_a_million,,,,,paid,,1,,,,whole,,,page",
        "a_total,,,,,granted,,1000.0,EUR,,,whole,,,page",
        "tiny,,,,,granted,,2,,,,whole,,,page",
        "by_none,,,,,granted,,7,SEK,,,whole,,moved_done,page",
        "by_both,two_areas,,,,granted,2016,8,SEK,,,whole,,moved_done,page",
        "by_plan,two_areas,,,,granted,,9,SEK,,,whole,,awaited,page",
        "by_nobody,two_areas,,,,granted,,11,SEK,,,whole,,nowhere,page",
        "in_pounds,,,,,granted,2016,10,GBP,,,whole,,,page",
    ),
    "funding_recipients": added("funding_recipients", "late,region,page"),
    "milestones": added(
        "milestones",
        "unheard,project,,,,Ohörd,Unheard,,page",
        "awaited,project,two_areas,,,Väntad,Awaited,,page",
    ),
    "milestone_events": changed("milestone_events", 10, known_on="2018-03-31")
    + lines("milestone_events", "unknown,done,2018,,,page", "awaited,planned,2030,,,page"),
    "contradictions": changed("contradictions", 2, row_ids="split;silent;nothing"),
    "activities": lines("activities", "meet,two_areas,1,Möten,Meetings,,,page"),
    "sub_goals": lines("sub_goals", "elsewhere,whole_way,1,Mål,Goal,page"),
    "activity_goals": lines("activity_goals", "meet,elsewhere,stated"),
    "activity_milestones": lines("activity_milestones", "meet,told_later,stated"),
    "application_rounds": lines(
        "application_rounds", "early,Fonden,Nytt,New,,,2018-02,,,,2018-01,,,,stated,page"
    ),
}

FOUND = [
    ("strategies", 4, "valid_from", "2020-03", "a day after the end of one (2020-06-30)"),
    ("areas", 6, "area_id", "one_forest", "area_id that no other row has (row 2 has it)"),
    ("area_succession", 2, "share", "1 + 0.5", "shares of one_forest that add up to 1 at most"),
    ("area_succession", 5, "to_area_id", "one_health",
     "an area of a strategy that starts after that of two_forest"),
    ("projects", 2, "end", "2017-06-30", "a date that is not before start (2017-07-01)"),
    ("projects", 2, "source_ids", "nowhere", "an id from sources.csv"),
    ("projects", 2, "scope_basis", "because",
     'words that begin with "stated: " or "editorial: ", or "before the strategy"'),
    ("project_areas", 2, "share", "0.333 + 0.5", "shares of two_areas that add up to 1"),
    ("project_partners", 4, "project_id", "two_areas, bakery, partner",
     "project_id and org_id and role that no other row has (row 3 has it)"),
    ("project_partners", 5, "project_id", "nowhere", "an id from projects.csv"),
    ("funding", 12, "same_money_as", "itself", "another row than itself"),
    ("funding", 13, "same_money_as", "split_again",
     "a row that holds the money itself; split_again restates split"),
    ("funding", 14, "same_money_as", "about",
     "a row that holds the money itself, not a circle: round -> about -> round"),
    ("funding", 15, "same_money_as", "round",
     "a row that holds the money itself, not a circle: about -> round -> about"),
    ("funding", 16, "same_money_as", "split", "a row of the same measure (paid); it is granted"),
    ("funding", 17, "same_money_as", "nothing", "an id from funding.csv"),
    ("funding", 18, "funding_id", "over_a_million", "an id that is not that of a claim"),
    ("funding", 19, "amount", "1000.0",
     "a single grant: euro_claim states the same total from the same source as a claim"),
    ("funding", 20, "funding_id", "tiny", "funding_id that no other row has (row 5 has it)"),
    ("funding", 21, "milestone_id", "moved_done", "a milestone of the project of the amount"),
    ("funding", 22, "milestone_id", "moved_done", "nothing: the decision is stated, 2016"),
    ("funding", 23, "milestone_id", "awaited", "a milestone that milestone_events.csv says is done"),
    ("funding", 24, "milestone_id", "nowhere", "an id from milestones.csv"),
    ("funding", 25, "currency", "GBP", "SEK, or a currency that has yearly rates in exchange_rates: add them first"),
    ("funding_recipients", 3, "org_id", "region",
     "an organisation that project_partners.csv names in the project of the amount"),
    ("milestones", 7, "milestone_id", "unheard", "at least one event of it in milestone_events.csv"),
    ("milestones", 7, "project_id", "", "a value: the milestone is of the level project"),
    ("milestone_events", 9, "event", "unreported",
     "no such event of told_later: row 10 says that it was done, and is not known later"),
    ("milestone_events", 13, "milestone_id", "unknown", "an id from milestones.csv"),
    ("contradictions", 2, "row_ids", "nothing",
     "an id from funding.csv or claims.csv or projects.csv or milestones.csv or indicators.csv "
     "or chart_events.csv"),
    ("activity_goals", 2, "sub_goal_id", "elsewhere", "a sub-goal of the project of the activity"),
    ("activity_milestones", 2, "milestone_id", "told_later", "a milestone of the project of the activity"),
    ("application_rounds", 2, "decided", "2018-01", "a date that is not before applied (2018-02)"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found_in_rows(tmp_path_factory: pytest.TempPathFactory) -> set[Fault]:
    return faults_of(write_facts(tmp_path_factory.mktemp("rows"), **ROWS))


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case[0]}-{case[1]}-{case[2]}")
def test_rows_that_do_not_fit_are_found(
    found_in_rows: set[Fault], case: tuple[str, int, str, str, str]
) -> None:
    assert fault(*case) in found_in_rows


def test_nothing_else_is_found(found_in_rows: set[Fault]) -> None:
    assert found_in_rows - {fault(*case) for case in FOUND} == set()


def test_the_same_is_found_where_rows_are_many(
    found_in_rows: set[Fault], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "MANY_ROWS", 0)
    assert faults_of(write_facts(tmp_path, **ROWS)) == found_in_rows


def test_faults_publish_nothing_and_are_all_listed(tmp_path: Path) -> None:
    facts = write_facts(tmp_path / "facts", **together(CELLS))
    with pytest.raises(FactsError) as refusal:
        build(facts, tmp_path / "editions")
    message = str(refusal.value).splitlines()
    causes = [line for line in message[1:] if not line.startswith("      ")]
    assert message[0] == f"The facts hold {len(set(refusal.value.faults))} faults; nothing is published."
    plain = f"amount: the value is not accepted. Expected: {PLAIN}."
    assert f"  funding.csv, row 4: {plain} Found: 1 000,50" in message or "      row 4: 1 000,50" in message
    needed = "title_sv: empty. Expected: a value: this column is never empty."
    assert f"  projects.csv, row 2: {needed}" in message
    assert causes == sorted(causes, key=lambda line: line.split(",")[0].split(":")[0]), "sorted by file"
    assert [path.name for path in (tmp_path / "editions").iterdir()] == [".lock"]
