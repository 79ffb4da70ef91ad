"""What an owner has to report, as a calendar that a strict reader reads, with every character of the data as text."""

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from data.build import build
from pages.ui.address import view
from pages.ui.rows import query
from pages.ui.server import calendar_feed
from pages.ui.subjects.sentences import to_report as finding
from tests.data.facts_factory import changed, write_facts
from tests.pages.conftest import TODAY

BASE = "https://example.org/"


def read(address: str) -> Calendar:
    body = calendar_feed.calendar(view.at(address), BASE)
    assert body is not None
    return Calendar.from_ical(body)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_calendar_holds_what_waits_and_what_comes(lang: str) -> None:
    address = f"/att-rapportera?org_id=region_varmland&lang={lang}"
    rows = query.rows("milestones/to_report", view.at(address))
    coming = {row["due_to"] for row in rows if row["kind"] == "upcoming"}
    assert coming, "the facts have something to come"
    waiting, *others = read(address).events
    assert waiting.start == dt.date(2026, 12, 1)
    assert "FREQ=MONTHLY" in waiting.to_ical().decode()
    assert all(
        view.at(address).name(row, "title") in str(waiting.get("description"))
        for row in rows
        if row["kind"] != "upcoming"
    )
    assert {event.start for event in others} == coming
    assert all(event.alarms.times for event in others)
    assert min(coming) > TODAY


def test_ids_stay_from_day_to_day_and_language_to_language() -> None:
    found = [
        {str(event.get("uid")) for event in read(f"/att-rapportera?org_id=region_varmland{more}").events}
        for more in ("", "&lang=en", "&as_of=2026-11-20")
    ]
    assert found[0] == found[1] == found[2]


def test_an_owner_without_anything_has_an_empty_calendar_and_a_stranger_none() -> None:
    owners = {
        row["owner_key"] for row in query.rows("milestones/to_report_by_owner", view.at("/att-rapportera"))
    }
    idle = next(row["org_id"] for row in queries.rows("choices/organisations") if row["org_id"] not in owners)
    assert read(f"/att-rapportera?org_id={idle}").events == []
    asker = TestClient(Starlette(routes=calendar_feed.ROUTES))
    assert (
        asker.get("/att-rapportera.ics?org_id=region_varmland&lang=en").headers["content-type"]
        == calendar_feed.TYPE
    )
    for strange in ("", "?org_id=", "?org_id=gone", "?org_id=region_varmland%0D%0AX:1"):
        assert asker.get(f"/att-rapportera.ics{strange}").status_code == 404
    assert asker.post("/att-rapportera.ics?org_id=region_varmland").status_code == 405


def test_hostile_titles_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "Slut; END:VEVENT\\n, Å"
    silent = changed("milestones", 4, title_sv=hostile)
    build(write_facts(tmp_path / "facts", milestones=silent), tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))
    rows = query.rows("milestones/to_report", view.at("/att-rapportera"))
    assert hostile in [row["title_sv"] for row in rows]
    [waiting] = read("/att-rapportera?org_id=nobody").events
    assert hostile in str(waiting.get("description"))


def test_a_mail_to_an_owner_says_each_thing() -> None:
    here = view.at("/att-rapportera?org_id=region_dalarna")
    owners, rows = query.rows("milestones/to_report_by_owner", here), query.rows("milestones/to_report", here)
    mail = finding.mail(here, owners, rows)
    assert all(row["title_sv"] in mail for row in rows)
    assert finding.mail(view.at("/att-rapportera"), owners, rows) == "", "a mail goes to one"
