"""The rig itself: it waits for slow runs, and it sees what a page must not do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import rig
from tests.browser.looks import axe

SLOW_APP = """
import time
import streamlit as st

st.title("Prov")
if st.button("Räkna"):
    time.sleep(1.5)
    st.write("Färdigräknat")
if "bild" in st.query_params:
    st.markdown("![utan egen plats](http://127.0.0.2:9/bild.png)")
    st.html('<img src="data:,">')
"""


@pytest.fixture(scope="module")
def slow_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("slow_app")
    (folder / "slow.py").write_text(SLOW_APP, encoding="utf-8")
    with rig.serve(folder / "log.txt", folder / "slow.py") as url:
        yield url


@pytest.fixture
def visit(browser: Browser, slow_app: str) -> Iterator[rig.Visit]:
    seen = rig.visit(rig.new_context(browser, 1280, 900, "light"), slow_app)
    yield seen
    seen.page.context.close()


def test_a_visit_waits_until_a_slow_run_has_ended(visit: rig.Visit) -> None:
    visit.goto()
    visit.page.get_by_role("button", name="Räkna").click()
    visit.settle()
    assert visit.page.get_by_text("Färdigräknat").count() == 1


def test_a_quiet_page_asks_only_its_own_origin_and_complains_of_nothing(visit: rig.Visit) -> None:
    visit.goto()
    assert any(url.startswith("ws://") for url in visit.requests)
    assert visit.foreign_requests() == []
    assert visit.faults == []


def test_a_request_to_another_origin_and_a_complaint_are_seen(visit: rig.Visit) -> None:
    visit.goto("/?bild=1")
    assert visit.foreign_requests() == ["http://127.0.0.2:9/bild.png"]
    assert [fault for fault in visit.faults if "127.0.0.2" in fault]


def test_axe_sees_a_picture_without_a_text(visit: rig.Visit) -> None:
    visit.goto("/?bild=1")
    assert [fault for fault in visit.axe_violations() if fault.startswith("image-alt")]


@pytest.mark.parametrize(
    ("style", "on"),
    [
        ("p { color: #bbb }", "light"),
        ("@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }", "dark"),
        ("@media (max-width: 400px) { p { color: #bbb } }", "390"),
    ],
)
def test_axe_sees_a_text_that_is_too_faint_in_one_theme_or_on_one_screen(
    visit: rig.Visit, style: str, on: str
) -> None:
    page = """<!DOCTYPE html><html lang="sv"><title>Prov</title><style>{}</style>
        <main><h1>Rubrik</h1><p>En text</p></main></html>"""
    visit.page.set_content(page.format(""))
    axe.axe_finds_nothing(visit, 1280, 390)
    visit.page.set_content(page.format(style))
    with pytest.raises(AssertionError, match=f"^{on}[^:]*: .*color-contrast"):
        axe.axe_finds_nothing(visit, 1280, 390)


def test_a_server_that_does_not_come_up_says_why(tmp_path: Path) -> None:
    with (
        pytest.raises(AssertionError, match="does not exist"),
        rig.serve(tmp_path / "log", tmp_path / "no.py"),
    ):
        raise AssertionError("a server without a script came up")
