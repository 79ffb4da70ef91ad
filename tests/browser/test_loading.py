"""A colleague's list goes from upload to published in the browser, and the journal takes it back."""

import re
import time
from pathlib import Path

from openpyxl import Workbook
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
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with rig.serve(tmp_path / "log.txt", rig.ROOT / "app.py", 0, TMPDIR=str(temporary), **own) as url:
        visit = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
        visit.goto("/lagg-in")
        page, begun = visit.page, time.monotonic()
        step = page.get_by_label("Vägen från fil till publicerat").locator("[aria-current=step]")
        expect(step).to_have_text("1 Välj fil")
        page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(file)
        page.get_by_role("button", name="Granska filen").wait_for()
        expect(step).to_have_text("2 Granska filen")
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
        expect(step).to_have_text("3 Svara och publicera")
        assert len([*temporary.glob("follow-up-load-*")]) == 1
        assert count.is_disabled(), "what is doubtful waits for a person"
        assert funding.read_bytes() == before, "a preview changes nothing"
        page.get_by_text("Samma som Vinnova").click()  # where row 3 says Vinova
        assert count.is_disabled(), "nobody has said yet whether the projects belong to the strategy"
        page.get_by_text("Ja, alla hör till strategin").click()
        page.get_by_text("Delvis i Värmland", exact=True).click()
        page.locator("button:not([disabled])", has_text="Räkna med svaren").click()
        publish = page.locator("button:not([disabled])", has_text="Publicera")
        publish.wait_for(timeout=LONG)
        expect(page.get_by_text("inte helt i Värmland (2 belopp, 1 650 000 kronor)")).to_be_visible()
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
    assert [*temporary.glob("follow-up-load-*")] == [], "what a reader sent does not outlive the server"


def test_another_file_with_the_same_headings_is_read_as_the_first_was_corrected(
    browser: Browser, own: dict[str, str], tmp_path: Path
) -> None:
    head = "Projekt;Finansiär;Summa tkr;Beslutsdatum;Kommun;Projektägare"
    for name in ("skog", "sol"):
        row = f"Provprojekt {name};Vinnova;1250;2025-03-12;Karlstad;Karlstads universitet"
        (tmp_path / f"{name}.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    with rig.serve(tmp_path / "log.txt", rig.ROOT / "app.py", 0, **own) as url:
        visit = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
        visit.goto("/lagg-in")
        page = visit.page
        page.get_by_label("Vilken organisation filen kommer från").fill("Region Värmland")
        page.get_by_label("Vilken organisation filen kommer från").press("Enter")
        chosen = page.locator("[data-testid=stFileUploaderDropzoneInput]")
        check = page.get_by_role("button", name="Granska filen")
        chosen.set_input_files(tmp_path / "skog.csv")
        check.click()
        page.get_by_text("Svara här").wait_for(timeout=LONG)
        pick = page.get_by_role("combobox", name=re.compile("Summa tkr"))
        pick.fill("Beviljat")
        page.get_by_role("option", name=re.compile("Beviljat")).first.click()
        check.click()
        page.get_by_text("Ja, alla hör till strategin").wait_for(timeout=LONG)
        page.get_by_role("button", name="Ta bort skog.csv").click()
        expect(page.get_by_text("Ja, alla hör till strategin")).to_have_count(0)
        chosen.set_input_files(tmp_path / "sol.csv")
        check.click()
        page.get_by_text("sol.csv läses som").wait_for(timeout=LONG)
        page.get_by_text("Ja, alla hör till strategin").wait_for()
        assert page.get_by_text("Svara här").count() == 0, "it was said of the file before"
        assert visit.faults == []


def write_workbook(file: Path) -> None:
    """Two sheets of a colleague: a merged title, units in the cells, sums, a funder misspelt, areas left out, a year of 2062."""
    book = Workbook()
    granted, more = book.worksheets[0], book.create_sheet("Nytt 2025")
    granted.title = "Beviljat"
    head = ["Projekt", "Område", "Finansiär", "Beviljat belopp", "Beslutsdatum", "Projektägare", "Slut"]
    owner = "Karlstads universitet"
    granted.append(["Projekt i smart specialisering"])
    granted.merge_cells("A1:G1")
    for row in (
        head,
        ["Provprojekt skog", "Skoglig bioekonomi", "Vinnova", "1,25 mkr", "2025-03-12", owner, "2027"],
        ["Provprojekt hälsa", "", "Vinova", "400 tkr", "Q3 2025", "Region Värmland", "2026-12"],
        ["Summa", "", "", "1 650 tkr", "", "", ""],
    ):
        granted.append(row)
    for row in (
        head,
        ["Provprojekt ljus", "Solcellsbygget", "Vinnova", "310 000 kr", "maj 2025", owner, "2027"],
        ["Provprojekt bortom", "Digital hälsoinnovation", "Vinnova", "200 000 kr", "2025-06", owner, "2062"],
    ):
        more.append(row)
    book.save(file)


def test_what_a_list_leaves_open_is_answered_on_the_page(
    browser: Browser, own: dict[str, str], tmp_path: Path
) -> None:
    """An area is chosen for what has none and for a name that is none of ours; a row whose year is wrong is left out."""
    file = tmp_path / "kollegan.xlsx"
    write_workbook(file)
    facts = tmp_path / "facts"
    with rig.serve(tmp_path / "log.txt", rig.ROOT / "app.py", 0, **own) as url:
        visit = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
        visit.goto("/lagg-in")
        page = visit.page
        page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(file)
        page.get_by_label("Vilken organisation filen kommer från").fill("Region Värmland")
        page.get_by_label("Vilken organisation filen kommer från").press("Enter")
        page.get_by_role("button", name="Granska filen").click()
        page.get_by_text("Solcellsbygget är inget område").wait_for(timeout=LONG)
        page.get_by_text("Ja, alla hör till strategin").click()
        page.get_by_text("Helt i Värmland", exact=True).click()
        page.get_by_text("Samma som Vinnova").click()
        asked = (("Provprojekt hälsa", "Digital häls"), ("Solcellsbygget", "Hållbara system"))
        for number, (group, area) in enumerate(asked):
            page.get_by_role("radiogroup", name=re.compile(group)).get_by_text("Ett annat område").click()
            pick = page.get_by_role("combobox", name="Ett annat område").nth(number)
            pick.fill(area)
            page.get_by_role("option", name=re.compile(area)).first.click()
        page.get_by_text("Hoppa över raden", exact=True).click()
        page.locator("button:not([disabled])", has_text="Räkna med svaren").click()
        publish = page.locator("button:not([disabled])", has_text="Publicera")
        publish.wait_for(timeout=LONG)
        expect(page.get_by_text("Dessutom sparas 2 andra namn")).to_be_visible()
        expect(page.locator("th", has_text="Provprojekt bortom")).to_contain_text("Nytt 2025 rad 3")
        publish.click()
        page.get_by_text("Uppgifterna är publicerade").wait_for(timeout=LONG)
        projects = (facts / "projects.csv").read_text(encoding="utf-8")
        assert "Provprojekt bortom" not in projects
        assert "provprojekt_halsa,s2_digital_health,1,editorial" in (facts / "project_areas.csv").read_text(
            encoding="utf-8"
        )
        assert "Solcellsbygget" in (facts / "areas.csv").read_text(encoding="utf-8")
        assert "Överhoppade rader (1): rad 3 Provprojekt bortom" in (facts / "journal.csv").read_text(
            encoding="utf-8"
        )
        page.get_by_role("button", name="Ångra").click()
        page.get_by_text(f"Taget tillbaka: {file.name}").wait_for(timeout=LONG)
        assert "Solcellsbygget" not in (facts / "areas.csv").read_text(encoding="utf-8")
        assert visit.faults == []
