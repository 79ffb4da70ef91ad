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
        asked = page.get_by_role("region", name="Nästa att rapportera: Region Värmland").get_by_role("link")
        assert len(asked.all()) == 5, "what else its owner is asked for"
        assert MILESTONE not in [link.get_attribute("href") for link in asked.all()]
        fill_in(page)
        send = page.get_by_role("button", name="Rapportera som nådd mars 2021")
        send.wait_for(timeout=60_000)
        assert events.read_bytes() == before, "a preview changes nothing"
        changes = page.get_by_role("region", name="Det här ändras")
        now, after = changes.get_by_role("row", name="Nådda").get_by_role("cell").all_inner_texts()
        assert int(after) == int(now) + 1
        assert changes.get_by_text("6 siffror i rubrikerna ändras inte").is_visible()
        send.click()
        undo = page.get_by_role("button", name="Ångra")
        undo.wait_for(timeout=60_000)
        assert time.monotonic() - begun < 60
        assert b"cluster_strategy_update,done,2021-03" in events.read_bytes()
        undo.click()
        page.get_by_text("Rapporten är tillbakatagen").wait_for(timeout=60_000)
        assert events.read_bytes() == before
        assert visit.faults == []
