"""Data change under an open page: the next click shows them, whole; without data a reader gets a sentence."""

import itertools
import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext

from data.build import build
from data.publishing import editions
from tests.browser import places, rig
from tests.browser.tabs import Tabs, go_on
from tests.data.facts_factory import Rows, corrected, rows_of, write_facts

GoTo = Callable[..., rig.Visit]
ATOM = "{http://www.w3.org/2005/Atom}"
DAYS = ("2016-12-31", "2018-06-30", "2020-12-31", "2022-06-30", "2024-12-31")
SWITCHED_SECONDS = 0.005  # between two switches: a page takes many times as long


def times(factor: int) -> Rows:
    """The tiny funding with each amount so many times as large."""
    return [row | {"amount": f"{float(row['amount']) * factor:.2f}"} for row in rows_of("funding")]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of editions, empty at first."""
    return tmp_path_factory.mktemp("changing") / "editions"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changing") / "log.txt"


@pytest.fixture(scope="module")
def changing_url(root: Path, log: Path, known_browser: BrowserContext) -> Iterator[str]:
    """A server that has seen a time without any edition, and then gets the first one."""
    with rig.serve(log, FOLLOW_UP_EDITIONS=str(root)) as url:
        without_data(url, known_browser)
        build(write_facts(root.parent / "one"), root)
        yield url


def without_data(url: str, browser: BrowserContext) -> None:
    """Before the first edition a reader gets a sentence in the language of the address, and monitors get a 503."""
    for path, said in (("/", "Det finns ingen datautgåva"), ("/finansiering?lang=en", "There is no")):
        visit = rig.visit(browser, url)
        visit.page.goto(url + path)
        visit.page.locator("[role=alert]").wait_for()
        assert said in visit.page.inner_text("main")
        assert "Traceback" not in visit.page.inner_text("body")
        assert ".py" not in visit.page.inner_text("body")
        visit.page.close()
    for path in ("/ready", "/api/v1/funding/per_year", "/datasets/funding.csv"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(url + path)
        assert refused.value.code == 503, path
        assert b"Traceback" not in refused.value.read()


@pytest.fixture
def two(root: Path, changing_url: str) -> tuple[str, str]:
    """Two editions of which the first is in use; in the second each amount is a thousandfold."""
    funding = times(1000)
    facts = write_facts(
        root.parent / "two", funding=funding, corrections=corrected("funding", "amount", funding)
    )
    first = editions.current_id(root)
    assert first
    second = build(facts, root).edition
    editions.use(root, first)
    assert editions.current_id(root) == first != second
    return first, second


@pytest.fixture
def open_changing(tabs: Tabs, changing_url: str) -> Iterator[GoTo]:
    with tabs.lent(changing_url) as take:

        def open_path(path: str) -> rig.Visit:
            seen = take()
            seen.goto(path)
            return seen

        yield open_path


def edition_of(visit: rig.Visit) -> str:
    """The edition that the foot of the page tells."""
    [edition] = re.findall(r"\b[0-9a-f]{12}\b", visit.page.locator(".fu-foot").inner_text())
    return str(edition)


def test_a_new_edition_is_there_at_the_next_click(
    open_changing: GoTo, root: Path, two: tuple[str, str]
) -> None:
    first, second = two
    visit = open_changing("/finansiering?by=funder_group&scope=all")
    assert edition_of(visit) == first
    before = visit.page.locator("h1").inner_text()
    editions.use(root, second)
    assert edition_of(visit) == first  # nothing moves by itself
    visit.page.locator("#c-shape-cumulative").click()
    visit.settle()
    assert edition_of(visit) == second
    assert visit.page.locator("h1").inner_text() != before
    with urllib.request.urlopen(f"{visit.url}/ready") as answer:
        assert json.load(answer)["edition"] == second
    editions.use(root, first)
    visit.page.locator("#c-shape-annual").click()
    visit.settle()
    assert edition_of(visit) == first
    assert visit.page.locator("h1").inner_text() == before


def test_a_damaged_edition_is_not_shown_and_the_last_good_one_goes_on(
    open_changing: GoTo, root: Path, two: tuple[str, str]
) -> None:
    first, _ = two
    visit = open_changing("/projekt")
    seven = times(7)
    lines = corrected("funding", "amount", seven)
    third = build(write_facts(root.parent / "three", funding=seven, corrections=lines), root).edition
    with (root / third / editions.DATABASE).open("r+b") as file:
        file.seek(20_000)
        file.write(b"\0" * 64)
    visit.page.locator("#c-location-whole").click()
    visit.settle()
    assert edition_of(visit) == first
    assert visit.page.locator("h1").is_visible()
    editions.use(root, first)


def test_numbers_of_two_editions_never_stand_on_one_page(
    open_changing: GoTo, browser: Browser, root: Path, two: tuple[str, str], tmp_path: Path
) -> None:
    """Views that nobody has seen before are asked while the editions change, and afterwards of each edition by itself."""
    views = [
        f"{path}as_of={day}" for day in DAYS for path in ("/finansiering?scope=all&location=part&", "/?")
    ]
    over, following = threading.Event(), itertools.cycle(two)

    def switch() -> None:
        while not over.wait(SWITCHED_SECONDS):
            editions.use(root, next(following))

    visit = open_changing("/hamta")
    switching = threading.Thread(target=switch)
    switching.start()
    try:
        seen = [(path, unfolded(visit, path)) for path in views]
    finally:
        over.set()
        switching.join()
        editions.use(root, two[0])
    # The server keeps what it has shown: another one says what the views are in truth.
    with rig.serve(tmp_path / "log.txt", FOLLOW_UP_EDITIONS=str(root)) as url:
        other = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
        other.goto("/hamta")
        whole: set[tuple[str, str]] = set()
        for edition in two:
            editions.use(root, edition)
            whole |= {(path, unfolded(other, path)) for path in views}
        other.page.context.close()
    editions.use(root, two[0])
    assert len(whole) == 2 * len(views)
    assert [path for path, text in seen if (path, text) not in whole] == []


def unfolded(visit: rig.Visit, path: str) -> str:
    """All that stands on a page, gone to as a link leads."""
    go_on(visit, path)
    places.unfold(visit.page)
    return places.text(visit.page)


def shown(visit: rig.Visit) -> str:
    """The page below its frame."""
    places.unfold(visit.page)
    heading = visit.page.locator(".fu-heading").inner_text()
    return "\n".join([heading, *visit.page.locator(".fu-figure").all_inner_texts()])


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_pinned_link_shows_the_old_numbers_and_leads_to_the_present_ones(
    open_changing: GoTo, root: Path, two: tuple[str, str], lang: str
) -> None:
    first, second = two
    visit = open_changing(f"/finansiering?by=funder_group&scope=all&lang={lang}")
    before = shown(visit)
    pinned = visit.page.locator("#f-copy-pinned").get_attribute("data-copy") or ""
    assert f"edition={first}" in pinned
    editions.use(root, second)
    old = open_changing(pinned)
    assert shown(old) == before
    assert edition_of(old) == first
    assert first in old.page.locator("#f-old-edition").inner_text()
    places.unfold_tools(old.page)
    files = old.page.locator(".fu-card-menu a[download]")
    assert files.count() > 3
    assert all(f"edition={first}" in str(link.get_attribute("href")) for link in files.all())
    places.menu(old.page, "oversikt").click()
    old.settle()
    assert edition_of(old) == first, "the edition follows from page to page"
    old.back()
    old.page.locator("#f-present").click()
    old.settle()
    assert edition_of(old) == second
    assert old.page.locator("#f-old-edition").count() == 0
    assert "edition=" not in old.page.url
    assert shown(old) != before
    editions.use(root, first)


def test_the_edition_in_use_needs_no_banner(open_changing: GoTo, two: tuple[str, str]) -> None:
    visit = open_changing(f"/milstolpar?edition={two[0]}")
    assert edition_of(visit) == two[0]
    assert visit.page.locator("#f-old-edition").count() == 0
    assert visit.page.locator(".fu-notice").count() == 0


@pytest.mark.parametrize("edition", ["0123456789ab", "x", "../../etc/passwd", "%3Cscript%3E", ""])
def test_an_edition_that_is_not_there_is_a_notice(
    open_changing: GoTo, two: tuple[str, str], edition: str
) -> None:
    visit = open_changing(f"/finansiering?edition={edition}&scope=all")
    assert "Du ser de nuvarande siffrorna" in visit.page.locator(".fu-notice").inner_text()
    assert edition_of(visit) == two[0]
    assert visit.page.locator("h1").is_visible()


def test_two_editions_are_compared_and_corrections_are_told(
    open_changing: GoTo, root: Path, two: tuple[str, str]
) -> None:
    first, second = two
    editions.use(root, second)
    visit = open_changing("/sedan-sist?lang=en&tab=method")
    visit.page.locator("#c-earlier").select_option(first)
    visit.settle()
    figure = visit.page.locator("#changes_editions")
    rows = figure.locator("tbody tr")
    assert rows.count() == len(times(1000)), "each amount; the line that tells why is no change"
    told = figure.locator("tbody").inner_text()
    assert "1,000.5" in told
    assert "1,000,500" in told
    places.unfold_tools(visit.page)
    link = figure.locator("a[download]").nth(0).get_attribute("href") or ""
    with urllib.request.urlopen(visit.url + link) as answer:
        assert len(answer.read().decode("utf-8-sig").splitlines()) == 1 + rows.count()
    assert visit.axe_violations() == []
    sources = open_changing("/data-och-kallor")
    section = sources.page.locator("#corrections")
    assert section.locator("tbody tr").count() == len(times(1000))
    with urllib.request.urlopen(sources.url + str(section.locator("a[type]").get_attribute("href"))) as feed:
        assert feed.headers["content-type"].startswith("application/atom+xml")
        assert len(ElementTree.fromstring(feed.read()).findall(f"{ATOM}entry")) == len(times(1000))
    editions.use(root, first)


def test_the_log_of_the_server_tells_what_was_refused(log: Path, open_changing: GoTo) -> None:
    open_changing("/")
    said = log.read_text(encoding="utf-8")
    assert "There is no edition to show" in said
    assert "is not as it was built" in said
