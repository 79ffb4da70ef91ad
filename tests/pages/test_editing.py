"""What stands between a reader and the facts: the command with its limits, the door, names of files, dates as written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from data import FOLDER
from data.build import build
from data.load.base.records import LIST, OWN
from data.load.facts.tables import read_facts
from data.load.writing.workbook import Filled, write_workbook
from pages.ui.address import view
from pages.ui.base.words import Words
from pages.ui.editing import command, dates, limited, our_workbook, uploads
from pages.ui.figure import capture
from tests.conftest import ROOT
from tests.data.facts_factory import write_facts
from tests.pages import rig

REPORT = ("--report=silent", "--event=done", "--date=2018-03-20", "--body=Region")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny facts and their edition."""
    folder = tmp_path_factory.mktemp("published")
    build(write_facts(folder / "facts"), folder / "editions")
    return folder


@pytest.fixture
def facts(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tiny facts, published, as a server is told of them."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "facts"
    monkeypatch.setenv("FOLLOW_UP_FACTS", str(folder))
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))
    return folder


def test_the_command_says_how_far_it_is_and_changes_nothing_in_a_check(facts: Path) -> None:
    before = {path.name: path.read_bytes() for path in facts.glob("*.csv")}
    steps: list[str] = []
    answer = command.run(
        "sv",
        *REPORT,
        "--check",
        on_step=lambda t: steps.append(t["step"]),
    )
    assert answer["state"] == "ready", answer["faults"]
    assert "building" in steps
    assert {path.name: path.read_bytes() for path in facts.glob("*.csv")} == before


@pytest.mark.usefixtures("facts")
def test_a_command_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LONGEST_SECONDS", 0.05)
    with pytest.raises(command.Failed, match="too_long"):
        command.run("sv", *REPORT, "--check")


@pytest.mark.usefixtures("facts")
def test_what_breaks_off_the_caller_ends_the_process() -> None:
    def press_stop(told: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        command.run("sv", *REPORT, on_step=press_stop)
    assert not [told for told in running() if b"pages.ui.editing.limited\0data.load\0--report=silent" in told]


def running() -> Iterator[bytes]:
    """The command lines of all processes, from the system's own list of them (Linux)."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it ended meanwhile
            yield file.read_bytes()


@pytest.mark.parametrize(
    "address", ["/lagg-in", "/lagg-in?lang=en", "/rapportera?milestone_id=cluster_strategy_update"]
)
def test_who_may_not_edit_sees_a_sentence_and_nothing_to_press(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*args: object, **kwargs: object) -> None:
        raise AssertionError("a command was run")

    monkeypatch.setattr(command, "run", never)
    page = rig.run(rig.read(address))
    assert page.view.words("editing.nobody") in page.html
    caught = capture.run(view.at(address))
    assert caught.title
    assert caught.figures == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\Projekt 2024.xlsx", "Projekt_2024.xlsx"),
        ("--undo", "undo"),
        ("åäö;rm -rf.csv", "åäö_rm_-rf.csv"),
        ("..", "file"),
    ],
)
def test_a_name_of_a_file_is_no_path_and_no_option(
    name: str, kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "folder", lambda: tmp_path)
    [path] = uploads.write([(name, b"x")])
    assert path == tmp_path / "0" / kept


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_a_file_is_taken_for_has_words(lang: str) -> None:
    words = view.at(f"/lagg-in?lang={lang}").words
    assert [kind for kind in (OWN, LIST) if not words.has(f"loading.kind.{kind}")] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_workbook_can_be_filled_with_each_thing_that_is_offered(lang: str, tmp_path: Path) -> None:
    here = view.at(f"/lagg-in?lang={lang}")
    facts = read_facts(FOLDER / "facts")
    for kind in ("area", "owner"):
        names = our_workbook._names(here, kind)
        assert len(names) == len(set(names.values())) > 5, "two choices that read the same"
        for code in names:
            rows = write_workbook(tmp_path / "book.xlsx", facts, Filled(**{kind: code}), lang)
            assert rows["milestones"] > 0 or rows["projects"] > 0, code
    for table in our_workbook.TABLES:
        assert here.words.has(f"table.{table}")
        assert write_workbook(tmp_path / "book.xlsx", facts, Filled(table=table), lang) == {
            table: len(facts.tables[table])
        }


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("12 mars 2021", "2021-03-12"),
        ("mars  2021", "2021-03"),
        ("12 March 2021", "2021-03-12"),
        ("okt 2020", "2020-10"),
        ("K2 2021", "2021-Q2"),
        ("2021-Q3", "2021-Q3"),
        ("2021", "2021"),
        ("i våras", "i våras"),
    ],
)
def test_a_date_is_read_as_people_write_it(written: str, iso: str) -> None:
    assert dates.iso(written) == iso


@pytest.mark.parametrize(
    ("date", "in_swedish"),
    [
        ("2021-03-12", "12 mars 2021"),
        ("2021-03", "mars 2021"),
        ("2021-Q2", "K2 2021"),
        ("2021", "2021"),
    ],
)
def test_a_date_of_the_facts_is_shown_in_words(date: str, in_swedish: str) -> None:
    assert dates.shown(Words("sv"), date).replace("\xa0", " ") == in_swedish
    with pytest.raises(ValueError, match="no date"):
        dates.shown(Words("sv"), f"{date} eller så")


def test_a_file_is_read_in_less_memory_than_its_rows_are_built_in(tmp_path: Path) -> None:
    """Nothing that is read may fill the memory; DuckDB sets aside far more than it uses."""
    (tmp_path / "asks.py").write_text(
        "import resource\nfrom data.load.base.limits import allow_building\n"
        "print(resource.getrlimit(resource.RLIMIT_DATA)[0])\nallow_building()\n"
        "print(resource.getrlimit(resource.RLIMIT_DATA)[0])\n"
    )
    told = subprocess.run(
        [sys.executable, "-m", "pages.ui.editing.limited", "asks"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        capture_output=True,
        check=True,
        text=True,
    )
    assert [int(line) for line in told.stdout.split()] == [limited.MOST_BYTES, limited.MOST_BYTES_OF_ALL]
