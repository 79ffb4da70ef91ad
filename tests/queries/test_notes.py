"""Notes exist from their day on, wherever their subject is shown; faulty ones are refused with a sentence."""

from datetime import date
from pathlib import Path

import pytest

from data.build import build
from data.errors import FactsError
from tests.data.facts_factory import added, changed, write_facts
from tests.queries.asking import answer, keyed

LATER = date(2026, 6, 30)
pytestmark = pytest.mark.usefixtures("tiny")


def ids(question: str = "notes/list", **asked: object) -> list[str]:
    return [row["note_id"] for row in answer(question, **asked)]


def test_a_note_on_a_project_in_two_areas_is_in_both() -> None:
    for line in ("one_forest", "one_health"):
        assert "of_both" in ids(as_of=LATER, areas=[line])
        assert "of_both" in ids(as_of=LATER, line_id=line)
    assert ids(as_of=LATER) == ["of_all", "of_both", "of_silent", "of_forest"]
    assert ids(as_of=LATER, project_id="two_areas") == ["of_both"]
    assert ids(as_of=LATER, milestone_id="silent") == ["of_silent"]


def test_an_area_has_its_own_notes_and_those_of_the_whole_strategy() -> None:
    assert ids(as_of=LATER, areas=["one_health"]) == ["of_all", "of_both"]
    # the area continues: a note on the later one belongs to the line that began with the earlier
    assert ids(as_of=LATER, areas=["one_forest"]) == ["of_all", "of_both", "of_silent", "of_forest"]


def test_a_note_is_there_when_its_day_has_certainly_come() -> None:
    assert "of_both" not in ids(as_of=date(2016, 9, 29))
    assert "of_both" in ids(as_of=date(2016, 9, 30))  # the third quarter is over
    assert ids("changes/notes", as_of=LATER, since=date(2016, 9, 30)) == ["of_silent", "of_forest"]
    assert ids("changes/notes", as_of=date(2018, 3, 31), since=date(2016, 9, 29)) == ["of_both", "of_silent"]


def test_a_note_says_what_it_is_about_and_its_text_comes_as_it_is() -> None:
    rows = keyed("notes/list", "note_id", as_of=LATER)
    assert {name: row["about"] for name, row in rows.items()} == {
        "of_all": "strategy", "of_forest": "area", "of_both": "project", "of_silent": "milestone",
    }  # fmt: skip
    assert rows["of_both"]["text_sv"] == "<b>Fet</b> & O'Hara; =1+1"
    assert rows["of_silent"]["subject_en"] == "Silent"


@pytest.mark.long
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (changed("notes", 2, date=""), "notes.csv, row 2: date: empty. Expected: a value"),
        (
            changed("notes", 2, date="next year"),
            "date: the value is not accepted. Expected: a date as 2016",
        ),
        (
            changed("notes", 4, area_id="one_forest"),
            "Expected: one of area_id, project_id and milestone_id, or none",
        ),
        (
            changed("notes", 5, project_id="two_areas"),
            "Found: two_areas, silent",
        ),
        (changed("notes", 3, area_id="nowhere"), "Expected: an id from areas.csv"),
        (changed("notes", 3, source_id=""), "notes.csv, row 3: source_id: empty"),
        (added("notes", "of_all,2016,,,,A,B,page"), "note_id that no other row has"),
    ],
)
def test_a_faulty_note_is_refused_with_a_sentence(
    tmp_path: Path, rows: list[dict[str, str]], words: str
) -> None:
    facts = write_facts(tmp_path / "facts", notes=rows)
    with pytest.raises(FactsError) as refused:
        build(facts, tmp_path / "editions")
    assert words in str(refused.value)


def test_a_claim_of_a_funder_and_a_programme_at_once_is_refused_with_a_sentence(tmp_path: Path) -> None:
    facts = write_facts(tmp_path / "facts", claim_subjects=changed("claim_subjects", 2, funder="Fonden"))
    with pytest.raises(FactsError, match="Expected: a funder or a programme, not both"):
        build(facts, tmp_path / "editions")
