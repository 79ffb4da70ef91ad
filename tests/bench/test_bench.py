"""The bench stands on facts that are valid and plainly invented, and keeps them away from the real ones."""

from pathlib import Path

import duckdb
import pytest

from data.build import build
from data.build.pipeline import find_steps, make_plain_macros
from data.check.schema import load_schema
from data.check.validate import read_and_validate
from data.errors import EditionError
from tests.bench import loads, questions
from tests.bench.before import before_table
from tests.bench.questions import Answer
from tests.bench.synthetic import SQL, write_facts

PROJECTS = 600


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made_up") / "facts"
    write_facts(folder, PROJECTS)
    return folder


def test_made_up_facts_are_valid_and_many(facts: Path) -> None:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as work; set search_path = 'memory.main,work.main'")
        make_plain_macros(con, find_steps())
        assert read_and_validate(con, facts, facts / "sources") == []
        counted = con.execute(
            """select (select count(*) from work.raw_projects), (select count(*) from work.raw_funding),
                (select count(*) from work.raw_milestones)"""
        ).fetchone()
    assert counted == (PROJECTS, 5 * PROJECTS, PROJECTS // 4)


def test_made_up_facts_say_so(facts: Path) -> None:
    with duckdb.connect() as con:
        titles = con.execute(
            "select distinct split_part(title_sv, ' ', 1) from read_csv($1)", [str(facts / "projects.csv")]
        )
        assert titles.fetchall() == [("Påhittat",)]
        hosts = con.execute(
            "select distinct split_part(url, '/', 3) from read_csv($1) where url is not null",
            [str(facts / "sources.csv")],
        )
        assert hosts.fetchall() == [("example.org",)]


def test_every_file_of_made_up_facts_is_of_a_table() -> None:
    assert {path.stem for path in SQL.glob("*.sql")} - {"_macros"} <= set(load_schema())


def test_the_same_size_gives_the_same_facts(facts: Path, tmp_path: Path) -> None:
    write_facts(tmp_path / "again", PROJECTS)
    assert {path.name: path.read_bytes() for path in facts.glob("*.csv")} == {
        path.name: path.read_bytes() for path in (tmp_path / "again").glob("*.csv")
    }


def test_made_up_facts_are_refused_where_facts_are(facts: Path, tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="never published where facts are"):
        build(facts, None)
    assert build(facts, tmp_path / "elsewhere").is_new


def test_the_slowest_questions_are_profiled_one_case_each(edition_root: Path) -> None:
    found = {
        "funding/rows: one project": Answer(9.0),
        "funding/rows": Answer(8.0),
        "claims/summary": Answer(7.0),
    }
    rows, claims = questions.slowest(found)
    assert (rows.label, claims.label) == ("funding/rows: one project", "claims/summary")
    assert rows.operators > 5
    assert rows.binding > 0
    assert rows.execution > 0
    assert " ms" in rows.slowest


def test_before_stands_beside_what_was_measured_now() -> None:
    asked = {"100x": {"funding/rows": Answer(130.0), "claims/left_out": Answer(None, "took longer")}}
    table = before_table(asked, None)
    assert "| funding/rows at 100x | 1300 | 130 | 10.0 |" in table
    assert "| claims/left_out at 100x | no answer | no answer |  |" in table
    assert "oversikt" not in table


def test_files_that_are_read_are_measured(tmp_path: Path) -> None:
    found = loads.measure(tmp_path, lambda words: None, {"list": 30, "register": 20})
    assert [(loaded.rows, loaded.records) for loaded in found] == [(30, 120), (20, 60)]
    assert all(loaded.seconds > 0 and loaded.megabytes > 20 for loaded in found)
    assert "| list | 30 | 120 |" in loads.report(found)
