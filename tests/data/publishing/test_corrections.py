"""What was published changes only with its line in corrections.csv: a build without it is refused with every such row."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data.build import build
from data.build.__main__ import main
from data.errors import CorrectionsError
from data.publishing import corrections, editions, published
from data.publishing.changes import Told
from data.publishing.folders import mark_made_up
from tests.data.facts_factory import TEXTS, Rows, added, changed, rows_of, write_facts

pytestmark = pytest.mark.long

AMOUNT = "one,funding,split,amount,1000.50,2000.50,fel i källan,wrong in the source,,,2026-11-01,page"
GONE = "two,funding,late,,,,dubblett,a double,färre rader,fewer rows,2026-11,"
DATED = changed("funding", 4, milestone_id="moved_done")
EVENT = "three,milestone_events,moved_done/done/2017-01-10,date,2017-01-10,2017-01-12,v,w,,,2026-11-02,"


def lines(*texts: str) -> str:
    """The file of corrections with these lines."""
    return TEXTS["corrections"] + "".join(f"{text}\n" for text in texts)


def funding() -> Rows:
    """The tiny funding with one amount doubled and one row gone."""
    rows = changed("funding", 2, amount="2000.50")
    return [row for row in rows if row["funding_id"] != "late"]


def events() -> Rows:
    """The tiny events with another outcome, and a new move before it in the file."""
    rows = changed("milestone_events", 4, date="2017-01-12")
    early = rows[1] | {"date": "2016-09", "known_on": "2016-02"}
    return [rows[0], early, *rows[1:]]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny facts and an edition of them."""
    folder = tmp_path_factory.mktemp("published")
    build(write_facts(folder / "first"), folder / "editions")
    return folder


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    """A copy of that edition, for a test to publish after."""
    write_facts(tmp_path / "first")
    return Path(shutil.copytree(first / "editions", tmp_path / "editions"))


def refused(root: Path, **tables: Rows | str) -> list[str]:
    """The faults that a build of changed facts is refused for."""
    before = editions.current_id(root)
    with pytest.raises(CorrectionsError) as error:
        build(write_facts(root.parent / "second", **tables), root)
    assert editions.current_id(root) == before
    return [line.strip() for line in str(error.value).splitlines()[1:] if line.startswith("  ")]


def accepted(root: Path, **tables: Rows | str) -> str:
    """Builds changed facts; returns the edition."""
    built = build(write_facts(root.parent / "second", **tables), root)
    assert editions.current_id(root) == built.edition
    return built.edition


def test_a_refusal_lists_every_row_and_the_line_that_it_needs(root: Path) -> None:
    faults = refused(root, funding=funding(), milestone_events=events())
    assert [line.split(":")[0] for line in faults] == [
        "funding.csv, late",
        "funding.csv, split, column amount",
        "milestone_events.csv, moved_done/done/2017-01-10, column date",
    ]
    assert "was '1000.5' and is '2000.5'" in faults[1]
    assert "split_amount,funding,split,amount,1000.5,2000.5,<varför>" in faults[1]


def test_a_refusal_is_told_in_swedish_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = write_facts(root.parent / "second", funding=funding(), milestone_events=events())
    assert main(["--facts", str(facts), "--out", str(root), "--lang", "sv"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("Publicerade uppgifter har ändrats")
    assert told[1].startswith("  funding.csv, late: har publicerats och är borta. Raden skulle vara: ")
    assert "kolumn amount: var '1000.5' och är '2000.5'" in told[2]
    assert told[-1].startswith("Har utgåvan i bruk aldrig visats")


def test_the_lines_make_it_pass(root: Path) -> None:
    accepted(root, funding=funding(), milestone_events=events(), corrections=lines(AMOUNT, GONE, EVENT))


def test_each_missing_line_is_missed(root: Path) -> None:
    both = {"funding": funding(), "milestone_events": events()}
    for left_out, place in ((AMOUNT, "amount"), (GONE, "late"), (EVENT, "moved_done")):
        kept = [line for line in (AMOUNT, GONE, EVENT) if line != left_out]
        [fault] = refused(root, **both, corrections=lines(*kept))
        assert place in fault


def test_amounts_dates_and_outcomes_are_guarded(root: Path, subtests: pytest.Subtests) -> None:
    """Every changed cell is a fault by itself."""
    guarded = [
        ("funding", 2, "currency", "EUR"),
        ("funding", 2, "decided", "2016-05-18"),
        ("funding", 2, "period_end", "2017-10-01"),
        ("funding", 5, "measure", "paid"),
        ("funding", 4, "milestone_id", "moved_done"),
        ("projects", 2, "end", "2018"),
        ("projects", 3, "start", "2019"),
        ("claims", 2, "amount", "2000000"),
        ("milestone_events", 2, "known_on", "2016-01-02"),
    ]
    tables = {table: rows_of(table) for table, *_ in guarded}
    for table, row, column, now in guarded:
        tables[table][row - 2][column] = now
    faults = refused(root, **tables)
    assert len(faults) == len(guarded)
    for table, row, column, _ in guarded:
        key = next(iter(rows_of(table)[row - 2].values()))
        with subtests.test(f"{table} {row} {column}"):
            found = [
                line
                for line in faults
                if line.startswith(f"{table}.csv, {key}") and f"column {column}" in line
            ]
            assert len(found) == 1
    emptied = refused(root, funding=changed("funding", 2, decided=""))
    assert ["column decided" in line for line in emptied] == [True]


def test_an_outcome_that_becomes_another_is_refused(root: Path) -> None:
    faults = refused(root, milestone_events=changed("milestone_events", 4, event="cancelled"))
    assert ["moved_done/done/2017-01-10: was published and is gone" in line for line in faults] == [True]


def test_additions_other_texts_and_another_way_to_write_a_number_are_free(root: Path) -> None:
    more = added("funding", "new,,Ny,eu,,granted,2020,1,SEK,,,whole,,,page")
    more[0] |= {"amount": "1000.5", "programme": "Nytt namn"}
    twice = added("milestone_events", "moved_open,moved,2019,2018-07-20,,page")
    edition = accepted(
        root, funding=more, projects=changed("projects", 2, title_sv="Nytt namn"), milestone_events=twice
    )
    with duckdb.connect() as con:
        told = con.read_parquet(str(root / edition / published.FILE)).filter(
            "table_name = 'milestone_events'"
        )
        ids = [row_id for (row_id,) in told.project("row_id").fetchall()]
    assert {"moved_open/moved/2019", "moved_open/moved/2019/2"} <= set(ids)
    assert len(set(ids)) == len(ids) == len(twice)


def test_a_line_without_a_change_is_a_fault(root: Path, subtests: pytest.Subtests) -> None:
    wrong = {
        "wrong_end": "funding,split,amount,1000.50,3000",
        "no_column": "funding,split,colour,red,blue",
        "no_row": "funding,nowhere,amount,1,2",
        "still_there": "funding,euro,,,",
    }
    idle = "idle,funding,euro,amount,100,200,v,w,,,2026-11-01,"
    every = [idle, *(f"{name},{change},v,w,,,2026-11-01," for name, change in wrong.items())]
    faults = refused(root, corrections=lines(*every))
    elsewhere = root.parent / "nothing published"
    with pytest.raises(CorrectionsError) as error:
        build(write_facts(root.parent / "third", corrections=lines(*every)), elsewhere)
    for row, name in enumerate(["idle", *wrong], start=2):
        with subtests.test(name):
            assert any(f"row {row} ({name})" in line for line in faults)
            # if nothing published before can be compared, an idle line may be true
            assert (f"({name})" in str(error.value)) == (name != "idle")
    assert build(write_facts(root.parent / "third", corrections=lines(idle)), elsewhere).is_new


def test_a_published_line_stays_and_serves_once(root: Path) -> None:
    amount = changed("funding", 2, amount="2000.50")
    accepted(root, funding=amount, corrections=lines(AMOUNT))
    accepted(root, funding=amount, corrections=lines(AMOUNT), gaps=changed("gaps", 2, text_sv="Annat"))
    faults = refused(root, funding=amount, gaps=changed("gaps", 2, text_sv="Tredje"))
    assert ["one was published and is gone" in line for line in faults] == [True]
    back = changed("funding", 2, amount="1000.50", programme="x")
    assert any(
        "was '2000.5' and is '1000.5'" in t for t in refused(root, funding=back, corrections=lines(AMOUNT))
    )
    again = "four,funding,split,amount,2000.5,1000.5,v,w,,,2026-11-03,"
    accepted(root, funding=back, corrections=lines(AMOUNT, again))


def test_two_corrections_between_two_editions_make_a_chain(root: Path) -> None:
    first = "one,funding,split,amount,1000.50,1500,v,w,,,2026-11-01,"
    second = "two,funding,split,amount,1500,2000.50,v,w,,,2026-11-02,"
    accepted(root, funding=changed("funding", 2, amount="2000.50"), corrections=lines(first, second))


def test_going_back_is_reported_and_is_what_the_next_build_is_compared_with(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = str(editions.current_id(root))
    second = accepted(root, funding=funding(), corrections=lines(AMOUNT, GONE))
    old = str(root.parent / "first")
    assert main(["--facts", old, "--out", str(root)]) == 1, "the old facts would undo a correction in silence"
    assert f"--use {first}" in capsys.readouterr().err
    assert editions.current_id(root) == second
    assert main(["--out", str(root), "--use", first]) == 0
    assert main(["--facts", old, "--out", str(root)]) == 0
    assert refused(root, funding=changed("funding", 2, amount="3"))
    accepted(root, funding=funding(), corrections=lines(AMOUNT, GONE))


def test_synthetic_data_and_facts_are_compared_with_their_own_kind(root: Path) -> None:
    facts = mark_made_up(write_facts(root.parent / "made up", funding=changed("funding", 2, amount="5")))
    assert build(facts, root).is_new
    more = mark_made_up(write_facts(root.parent / "made up", funding=changed("funding", 2, amount="6")))
    built = build(more, root)
    assert not (root / built.edition / "facts.parquet").exists()
    faults = refused(root, funding=changed("funding", 2, amount="7"))
    assert "was '1000.5' and is '7'" in faults[0], "compared with the last edition of facts"
    accepted(root, claims=rows_of("claims"), gaps=changed("gaps", 2, text_sv="Annat"))


@pytest.mark.parametrize("damage", ["facts", "manifest", "folder"])
def test_what_cannot_be_compared_is_reported(
    root: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = str(editions.current_id(root))
    if damage == "facts":
        (root / edition / "facts.parquet").write_bytes(b"PAR1")
    elif damage == "manifest":
        (root / edition / "manifest.json").write_text("{", encoding="utf-8")
    else:
        (root / edition).rename(root.parent / "away")
    changed_facts = write_facts(root.parent / "second", funding=changed("funding", 2, amount="9"))
    assert main(["--facts", str(changed_facts), "--out", str(root)]) == 0
    assert f"The edition in use, {edition}, is damaged" in capsys.readouterr().out


def test_a_damaged_edition_gives_way_to_the_one_before(root: Path) -> None:
    first = str(editions.current_id(root))
    second = accepted(root, gaps=changed("gaps", 2, text_sv="Annat"))
    (root / second / "facts.parquet").write_bytes(b"PAR1")
    assert "was '1000.5' and is '9'" in refused(root, funding=changed("funding", 2, amount="9"))[0]
    facts = write_facts(root.parent / "third", gaps=changed("gaps", 2, text_sv="Tredje"))
    assert [
        f"{second}, is damaged" in remark and first in remark for remark in build(facts, root).remarks
    ] == [True]


def test_what_fills_a_new_column_needs_its_line(root: Path) -> None:
    """Facts published before the column was there did not tell it; an empty cell of it is no change."""
    before = editions.path_of(root, editions.current_id(root) or "") / published.FILE
    now = build(write_facts(root.parent / "linked", funding=DATED), root.parent / "other").edition
    linked = root.parent / "other" / now / published.FILE
    with duckdb.connect() as con:
        con.execute(
            """copy (select table_name, row_id, file_row, map_from_entries(list_filter(
                map_entries(cells), lambda cell: table_name <> 'funding' or cell.key <> 'milestone_id'
            )) as cells from read_parquet($before)) to $earlier (format parquet)""",
            {"before": str(before), "earlier": str(root / "earlier.parquet")},
        )
    with pytest.raises(CorrectionsError) as error:
        corrections.refuse_unexplained(root / "earlier.parquet", linked, Told("if_never_shown", {}))
    told = [line for line in str(error.value).splitlines() if line.startswith("  ")]
    assert ["funding.csv, split_in_euro, column milestone_id: was ''" in line for line in told] == [True]
