"""Each bad file is refused with its own sentence, in both languages, and in bounded memory and time."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.load.base.findings import of_problem
from data.load.base.records import Problem
from data.load.base.sentences import LANGUAGES, messages, sentence
from data.load.reading.reading import read
from tests.data.load.bad_files import BAD, large_zip, zip_that_lies
from tests.data.load.rig import Place, run_for_both

SENTENCES = tomllib.loads(Path(__file__).with_name("bad_files.toml").read_text(encoding="utf-8"))


def said(problem: Problem, lang: str) -> str:
    """The sentence of a problem."""
    finding = of_problem(problem)
    return sentence(finding.code, lang, finding.values)


@pytest.mark.long
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_its_sentence_in_both_languages_and_nothing_is_published(
    name: str, place: Place, tmp_path: Path, capsys: Any
) -> None:
    file, content, code = BAD[name]
    sent = tmp_path / "sent"
    sent.mkdir()
    for member, data in ({file: content} if isinstance(content, bytes) else content).items():
        (sent / member).write_bytes(data)
    problems = [problem for problem in read(sent / file).problems if problem.fatal]
    found = next((problem for problem in problems if problem.code == code), None)
    assert found, [said(problem, "en") for problem in problems]
    assert {language: said(found, language) for language in LANGUAGES} == SENTENCES[name]
    if (
        code.startswith(("cell_", "row_", "letters_", "project_", "unit", "amount"))
        and code != "cell_too_long"
    ):
        assert found.place is not None
        assert found.place.row > 0
    before = place.state()
    status, answer, causes = run_for_both(capsys, place, str(sent / file), "--body", "Region Ärla")
    assert (status, answer["state"], answer["edition"]) == (1, "faults", None)
    for lang in LANGUAGES:
        assert SENTENCES[name][lang] in [cause["sentence"] for cause in causes[lang]]
    assert place.state() == before


def test_there_are_many_bad_files() -> None:
    assert len(BAD) >= 80
    assert set(SENTENCES) == set(BAD)


@pytest.mark.parametrize("code", messages())
def test_a_sentence_is_whole_in_both_languages(code: str) -> None:
    assert set(messages()[code]) == set(LANGUAGES)
    assert all(text.strip() == text and text for text in messages()[code].values())


@pytest.mark.long
@pytest.mark.parametrize("made", [zip_that_lies, large_zip])
def test_a_zip_that_fills_the_memory_is_refused_before_it_does(
    made: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / "cordis.zip").write_bytes(made())
    delivery = read(tmp_path / "cordis.zip")
    assert [problem.code for problem in delivery.problems] == ["file_too_large"]
    assert delivery.records == []


def test_a_folder_names_each_file_that_it_does_not_read(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes")
    (tmp_path / "inner").mkdir()
    (tmp_path / "price_index.csv").write_text("year,index_value,base,source_id\n2020,1,1980=100,scb\n")
    delivery = read(tmp_path)
    assert {problem.code for problem in delivery.problems} == {"file_not_a_table", "folder_left_out"}
    assert {said(problem, "en") for problem in delivery.problems} == {
        "The file notes.md is no table and is not read.",
        "The folder inner is not read: name it by itself.",
    }
    assert len(delivery.records) == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    problem = read(tmp_path / "lista.csv").problems[0]
    assert said(problem, "sv") == "Filen lista.csv finns inte."
