"""Two editions compared: the answers agree with a diff of the CSV files in plain Python."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from pandas import isna

import queries
from data.build import build
from data.check.contract import broken_promises
from data.publishing import editions
from queries import comparisons, database
from tests.data.facts_factory import TEXTS, Rows, added, changed, lines, write_facts
from tests.queries.asking import answer, keyed

KEYS = {
    "projects": ("project_id",),
    "funding": ("funding_id",),
    "milestones": ("milestone_id",),
    "milestone_events": ("milestone_id", "event", "date"),
    "claims": ("claim_id",),
    "sources": ("source_id",),
    "gaps": ("gap_id",),
}
LINES = """one,funding,split,amount,1000.50,2000.50,fel i källan,wrong in the source,,,2026-11-01,page
two,funding,late,,,,dubblett,a double,,,2026-11,
three,milestone_events,moved_done/done/2017-01-10,date,2017-01-10,2017-01-12,v,w,,,2026-11-02,
four,projects,two_areas,end,2017-06-30,2017-12-31,förlängt,prolonged,,,2026-11-03,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions of the tiny facts, the second with a change of each kind."""
    folder = tmp_path_factory.mktemp("two")
    funding = added("funding", "new,open_end,Ny,eu,,granted,2020,1,SEK,,,whole,,,page")
    funding[0] |= {"amount": "2000.50"}
    events = changed("milestone_events", 4, date="2017-01-12")
    build(write_facts(folder / "first"), folder / "editions")
    second = write_facts(
        folder / "second",
        funding=[row for row in funding if row["funding_id"] != "late"],
        projects=changed("projects", 2, end="2017-12-31", municipality="Karlstad"),
        milestone_events=events,
        gaps=added("gaps", "more,Mer,More,"),
        corrections=TEXTS["corrections"] + LINES,
    )
    build(second, folder / "editions")
    return folder


@pytest.fixture
def two(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The ids of the earlier edition and of the later one, which answers now."""
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(folder / "editions"))
    later, earlier = [edition.id for edition in editions.editions(folder / "editions")]
    return earlier, later


def plain(cell: str) -> str:
    """A number in one form, however it is written."""
    return (
        str(float(cell)).removesuffix(".0")
        if cell.count(".") == 1 and cell.replace(".", "").isdigit()
        else cell
    )


def read(folder: Path, table: str) -> dict[str, dict[str, str]]:
    """The rows of a file by their ids."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [{name: plain(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
    return {"/".join(row[key] for key in KEYS[table]): row for row in rows}


def diff(was: Path, now: Path) -> set[tuple[str, ...]]:
    """Table, row, change, column, from and to of all that differs, by plain Python."""
    found: set[tuple[str, ...]] = set()
    for table in KEYS:
        old, new = read(was, table), read(now, table)
        if table == "milestone_events":
            new = renamed(old, new)
        found |= {(table, row, "added", "", "", "") for row in new.keys() - old.keys()}
        found |= {(table, row, "withdrawn", "", "", "") for row in old.keys() - new.keys()}
        for row in old.keys() & new.keys():
            for column, cell in new[row].items():
                if cell != old[row][column]:
                    longer = (table, column) == ("projects", "end") and cell > old[row][column]
                    kind = "prolonged" if longer else "corrected"
                    found.add((table, row, kind, column, old[row][column], cell))
    return found


def renamed(old: dict[str, dict[str, str]], new: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Events with a new date under the id of the one that is gone, in order."""
    gone = defaultdict(list)
    for name in sorted(old.keys() - new.keys()):
        gone[name.rsplit("/", 1)[0]].append(name)
    named = {}
    for name in sorted(new):
        free = gone[name.rsplit("/", 1)[0]] if name not in old else []
        named[free.pop(0) if free else name] = new[name]
    return named


@pytest.mark.long
def test_the_two_diffs_agree(folder: Path, two: tuple[str, str]) -> None:
    columns = ("table_name", "row_id", "change", "column_name", "value_from", "value_to")
    frame = queries.fetch("changes/editions", earlier=two[0])[list(columns)].fillna("")
    found = list(frame.itertuples(index=False, name=None))
    expected = diff(folder / "first", folder / "second")
    assert len(found) == len(set(found)) == len(expected)
    assert set(found) == expected
    assert {row[2] for row in found} == {"corrected", "prolonged", "added", "withdrawn"}


def test_a_row_on_one_side_alone_has_its_amount(two: tuple[str, str]) -> None:
    rows = keyed("changes/editions", "row_id", "column_name", earlier=two[0])
    amounts = {row: (cells["amount"], cells["currency"]) for (row, _), cells in rows.items()}
    assert amounts["new"] == (1.0, "SEK")
    assert amounts["late"] == (700.0, "SEK")
    assert isna(amounts["split"][0]), "a corrected cell has both values, so no amount is needed"


def test_the_question_keeps_its_promises_over_rows(two: tuple[str, str]) -> None:
    with comparisons.comparing(two[1], two[0]) as cursor:
        assert broken_promises(cursor, queries.FOLDER / "changes/editions.sql") == []
        assert cursor.execute("select count(*) from row_changes").fetchone() != (0,)


def test_each_line_states_its_subject_reason_and_source(two: tuple[str, str]) -> None:
    rows = keyed("changes/editions", "row_id", "column_name", earlier=two[0])
    amount = rows["split", "amount"]
    assert (amount["label_sv"], amount["why_sv"], amount["project_id"]) == (
        "Två områden",
        "fel i källan",
        "two_areas",
    )
    assert amount["url"] == "https://example.org/sida?a=1&b=å"
    assert rows["late", ""]["label_en"] == "Open end"
    assert rows["moved_done/done/2017-01-10", "date"]["milestone_id"] == "moved_done"


def test_without_an_earlier_edition_there_are_no_rows(two: tuple[str, str]) -> None:
    assert answer("changes/editions") == []
    assert [edition.id for edition in queries.earlier_editions()] == [two[0]]
    assert queries.earlier_editions(two[0]) == []


def test_what_compares_is_locked_down(two: tuple[str, str]) -> None:
    with comparisons.comparing(two[1], two[0]) as cursor:
        for statement in (
            "from read_text('/etc/hostname')",
            "set threads = 8",
            "attach '/tmp/x.duckdb' as x",
        ):
            with pytest.raises(Exception, match=r"disabled|locked|Permission|not allowed"):
                cursor.execute(statement)


@pytest.mark.parametrize("name", ["", "0123456789ab", "../../etc", "ÅÄÖ", "a" * 5000, "0123456789aB"])
def test_only_published_editions_are_there(two: tuple[str, str], name: str) -> None:
    assert not queries.has_edition(name)
    assert queries.has_edition(two[0])
    assert not any(place.name == name for place in database._refused)


def test_corrections_name_their_subject(two: tuple[str, str]) -> None:
    rows = keyed("sources/corrections", "correction_id")
    assert list(rows) == ["two", "four", "three", "one"], "the latest first; a month is over on its last day"
    assert (rows["one"]["label_sv"], rows["one"]["publisher"]) == ("Två områden", "Länsstyrelsen; Å, Ä & Ö")
    assert (rows["two"]["change"], rows["two"]["label_sv"]) == ("withdrawn", "late")
    assert rows["three"]["milestone_id"] == "moved_done"


ANSWERED = "bakery/2016/Samverkar ni?/{}/yes_high_degree"
CORRECTED = """five,cluster_survey,bakery/2016/Samverkar ni?/Studenter/yes_high_degree,respondents,3,2,fel,wrong,,,2026-11-04,
six,cluster_survey,bakery/2016/Samverkar ni?/Firmor/yes_high_degree,respondents,6,7,slarv,a slip,,,2026-11-04,
"""


def survey(students: int, firms: int) -> Rows:
    """How many of two groups gave one and the same answer."""
    counts = {"Studenter": students, "Firmor": firms}
    told = (f"bakery,2016,Samverkar ni?,{group},yes_high_degree,{n},page" for group, n in counts.items())
    return lines("cluster_survey", *told)


@pytest.mark.long
def test_a_correction_of_answers_tells_nothing_of_a_group_that_is_too_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "editions"
    first = build(write_facts(tmp_path / "first", cluster_survey=survey(3, 6)), root)
    corrected = TEXTS["corrections"] + CORRECTED
    build(write_facts(tmp_path / "second", cluster_survey=survey(2, 7), corrections=corrected), root)
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(root))
    compared = [
        r for r in answer("changes/editions", earlier=first.edition) if r["table_name"] == "cluster_survey"
    ]
    assert [(r["row_id"], r["value_from"], r["value_to"]) for r in compared] == [
        (ANSWERED.format("Firmor"), "6", "7")
    ]
    told = answer("sources/corrections")
    assert {(r["row_id"], r["label_sv"], r["value_from"], r["value_to"]) for r in told} == {
        ("bakery", "Hjalmar's Bageri", None, None)
    }
    assert {r["why_sv"] for r in told} == {"fel", "slarv"}
    assert "Studenter" not in str(told) + str(compared)
