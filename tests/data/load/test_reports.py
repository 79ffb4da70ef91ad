"""An event of a milestone from the terminal: what is refused, what it does, and that it can be taken back."""

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.load.base.sentences import LANGUAGES
from tests.data.load.rig import Place, run

CASES = tomllib.loads(Path(__file__).with_name("bad_reports.toml").read_text(encoding="utf-8"))["case"]
DONE = ("--report", "silent", "--event", "done", "--date", "2018-02", "--body", "region ärla")


def rows(place: Place, table: str) -> list[dict[str, str]]:
    with (place.facts / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_bad_report_is_refused_in_both_languages_and_changes_nothing(
    case: dict[str, Any], place: Place, capsys: Any
) -> None:
    before = place.state()
    for lang in LANGUAGES:
        status, answer = run(capsys, place, *case["arguments"], "--lang", lang)
        wanted = case[lang].replace("{today}", date.today().isoformat())
        sentences = [fault["sentence"] for fault in answer["faults"]]
        assert (status, answer["state"], answer["edition"]) == (1, "faults", None)
        found = [s for s in sentences if s == wanted or (case.get("starts") and s.startswith(wanted))]
        assert len(found) == 1, sentences
    assert place.state() == before


@pytest.mark.long
def test_a_report_says_what_it_will_do_and_does_it(place: Place, capsys: Any) -> None:
    before = place.state()
    status, seen = run(capsys, place, *DONE, "--check", "--lang", "sv")
    assert (status, seen["state"], seen["edition"]) == (0, "ready", None)
    assert place.state() == before
    assert [(row["table"], row["kind"]) for row in seen["rows"]] == [
        ("sources", "new"),
        ("milestone_events", "new"),
    ]
    status, done = run(capsys, place, *DONE, "--base", seen["base"], "--lang", "sv")
    assert (status, done["state"]) == (0, "published")
    assert done["headline"] == seen["headline"]
    assert done["report"].splitlines() == [
        f"Publicerat: Milstolpen ”Tyst” nåddes 2018-02. Utgåvan {done['edition']} är i bruk.",
        "Nådda milstolpar: 2, nu 3 (+1).",
        "Milstolpar utan uppgift: 1, nu 0 (−1).",
    ]
    assert place.current().startswith(done["edition"])
    event = rows(place, "milestone_events")[-1]
    source = rows(place, "sources")[-1]
    today = date.today().isoformat()
    assert event == {
        "milestone_id": "silent",
        "event": "done",
        "date": "2018-02",
        "known_on": today,
        "reason": "",
        "source_id": source["source_id"],
    }
    assert (source["publisher"], source["kind"], source["published"]) == ("Region Ärla", "statement", today)


def test_a_page_that_is_known_is_the_source(place: Place, capsys: Any) -> None:
    url = rows(place, "sources")[0]["url"]
    report = ("--report", "silent", "--event", "unreported", "--date", "2018-03-31", "--source-url", url)
    status, done = run(capsys, place, *report)
    assert (status, len(done["rows"])) == (0, 1)
    event = rows(place, "milestone_events")[-1]
    assert (event["event"], event["source_id"]) == ("under_way", "page")
    # it was without a report, and is known to be late from now on
    assert done["headline"]["after"]["overdue"] == done["headline"]["before"]["overdue"] + 1
    assert done["headline"]["after"]["unreported"] == done["headline"]["before"]["unreported"] - 1


def test_the_journal_tells_what_was_published_and_taken_back(place: Place, capsys: Any) -> None:
    files = {path.name: path.read_bytes() for path in place.facts.glob("*.csv")}
    first = place.current()[:12]
    _, done = run(capsys, place, *DONE)
    status, undone = run(capsys, place, "--undo", "--reason", "fel milstolpe", "--lang", "en")
    assert (status, undone["state"], undone["base"]) == (0, "undone", done["edition"])
    assert undone["headline"]["after"] == done["headline"]["before"]
    for name, content in files.items():
        assert (place.facts / name).read_bytes() == content or name == "journal.csv"
    lines = rows(place, "journal")
    assert [(line["kind"], line["base_edition"], line["undoes"]) for line in lines] == [
        ("reported", first, ""),
        ("undone", done["edition"], lines[0]["journal_id"]),
    ]
    assert [lines[0]["body"], lines[1]["why"]] == ["Region Ärla", "fel milstolpe"]
    status, again = run(capsys, place, "--undo", "--lang", "en")
    assert (status, again["faults"][0]["code"]) == (1, "nothing_to_undo")
    _, told = run(capsys, place, "--journal")
    assert [row["journal_id"] for row in told["journal"]] == [row["journal_id"] for row in reversed(lines)]


def test_nothing_is_taken_back_that_others_changed_since(place: Place, capsys: Any) -> None:
    run(capsys, place, *DONE)
    with (place.facts / "gaps.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("more,Mer,More,\r\n")
    status, answer = run(capsys, place, "--undo", "--lang", "sv")
    assert (status, answer["faults"][0]["code"]) == (1, "facts_not_built")
    assert "gaps.csv" in answer["faults"][0]["sentence"]
