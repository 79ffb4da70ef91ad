"""A colleague's list goes from upload to published in the browser, and the journal takes it back."""

import re
import time
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser import rig

LIST = """Projekt;Finansiär;Beviljat belopp (tkr);Beslutsdatum;Kommun;Projektägare
Provprojekt skog;Vinnova;1250;2025-03-12;Karlstad;Karlstads universitet
Provprojekt hälsa;Vinova;400;2025-05-02;Karlstad;Region Värmland
"""
LONG = 90_000  # ms: the command builds an edition


def test_a_list_is_published_and_taken_back(browser: Browser, own: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "Remove lista.csv"  # so a button of Streamlit's begins
    file.write_text(LIST, encoding="cp1252")
    funding = tmp_path / "facts" / "funding.csv"
    before = funding.read_bytes()
    with rig.serve(tmp_path / "log.txt", rig.ROOT / "app.py", 0, **own) as url:
        visit = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
        visit.goto("/lagg-in")
        page, begun = visit.page, time.monotonic()
        page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(file)
        page.get_by_role("button", name="Granska filen").wait_for()
        expect(page.get_by_test_id("stFileChipDeleteBtn").get_by_role("button")).to_have_accessible_name(
            "Ta bort Remove lista.csv"
        )
        expect(page.get_by_test_id("stFileChip")).to_have_attribute(
            "aria-label", re.compile("^Remove lista.csv")
        )
        page.get_by_label("Vilken organisation filen kommer från").fill("Region Värmland")
        page.get_by_label("Vilken organisation filen kommer från").press("Enter")
        page.get_by_role("button", name="Granska filen").click()
        count = page.get_by_role("button", name="Räkna med svaren")
        count.wait_for(timeout=LONG)
        assert count.is_disabled(), "what is doubtful waits for a person"
        assert funding.read_bytes() == before, "a preview changes nothing"
        page.get_by_text("Samma som Vinnova").click()  # where row 3 says Vinova
        assert count.is_disabled(), "nobody has said yet whether the projects belong to the strategy"
        page.get_by_text("Ja, alla hör till strategin").click()
        page.get_by_text("Helt i Värmland", exact=True).click()
        page.locator("button:not([disabled])", has_text="Räkna med svaren").click()
        publish = page.locator("button:not([disabled])", has_text="Publicera")
        publish.wait_for(timeout=LONG)
        numbers = re.findall(r"\d+", publish.inner_text())
        publish.click()
        page.get_by_text("Uppgifterna är publicerade").wait_for(timeout=LONG)
        assert time.monotonic() - begun < 600
        assert b"provprojekt_skog" in funding.read_bytes()
        page.get_by_role("button", name="Visa journalen").click()
        told = page.locator("th", has_text="Läste in Remove_lista.csv").first
        told.wait_for(timeout=LONG)
        assert re.findall(r"\d+", told.inner_text().split("lista.csv")[1])[:2] == numbers, (
            "the button said what happened"
        )
        page.get_by_role("button", name="Ångra: Läste in Remove_lista.csv").click(timeout=LONG)
        page.get_by_text("Ta tillbaka detta").wait_for()
        assert funding.read_bytes() != before, "one press takes nothing back"
        page.get_by_role("button", name="Ja, ta tillbaka").click()
        page.get_by_text("Taget tillbaka: Läste in Remove_lista.csv").wait_for(timeout=LONG)
        assert funding.read_bytes() == before
        assert visit.faults == []
