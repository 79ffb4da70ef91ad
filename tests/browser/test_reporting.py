"""A milestone is reported in the browser by the person at the machine, and taken back."""

import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import rig

MILESTONE = "/rapportera?milestone_id=cluster_strategy_update"


def fill_in(page: Page) -> None:
    page.get_by_label("När?").fill("mars 2021")
    page.get_by_text("Egen uppgift från en organisation").click()
    page.get_by_label("Organisationens namn").wait_for()
    page.get_by_role("button", name="Visa vad som ändras").click()


def test_a_milestone_is_reported_and_taken_back_in_a_minute(
    browser: Browser, own: dict[str, str], tmp_path: Path
) -> None:
    events = Path(own["FOLLOW_UP_FACTS"]) / "milestone_events.csv"
    before = events.read_bytes()
    with rig.serve(tmp_path / "log.txt", rig.ROOT / "app.py", 0, **own) as url:
        visit = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
        visit.goto(MILESTONE)
        page, begun = visit.page, time.monotonic()
        fill_in(page)
        send = page.get_by_role("button", name="Rapportera som nådd 2021-03")
        send.wait_for(timeout=60_000)
        assert events.read_bytes() == before, "a preview changes nothing"
        send.click()
        undo = page.get_by_role("button", name="Ångra")
        undo.wait_for(timeout=60_000)
        assert time.monotonic() - begun < 60
        assert b"cluster_strategy_update,done,2021-03" in events.read_bytes()
        undo.click()
        page.get_by_text("Rapporten är tillbakatagen").wait_for(timeout=60_000)
        assert events.read_bytes() == before
        assert visit.faults == []
