"""The pages of the dashboard, each with something to show, and what stands on them."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from pages.ui.base.sections import SECTIONS

FACTS = Path(__file__).parents[2] / "data" / "facts"


def _most_named(table: str, column: str) -> str:
    """The value that stands in most rows of a table of facts."""
    with (FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        values = Counter(row[column] for row in csv.DictReader(file) if row[column])
    return values.most_common(1)[0][0]


PROJECT = _most_named("project_areas", "project_id")
SOURCE = _most_named("funding", "source_id")
ORGANISATION = _most_named("project_partners", "org_id")
# What the page of one thing shows, and pages besides those of the sections and their tabs: name, section and query.
SHOWN = {
    "projektkort": f"project_id={PROJECT}",
    "kalla": f"source_id={SOURCE}",
    "organisation": f"org_id={ORGANISATION}",
    "pastaende": "claim_id=s3_turnover_1bn",
    "rapportera": "milestone_id=cluster_strategy_update",
    "omrade": "line_id=s1_forest_bioeconomy",
    "sedan-sist": "since=2022-12-31",
}
BESIDES = [
    ("rapportera-saknas", "rapportera", ""),
    ("omrade-saknas", "omrade", ""),
    ("att-rapportera-en", "att-rapportera", "org_id=region_varmland"),
    *((f"rader-{rows}", "rader", f"rows={rows}") for rows in ("funding", "projects", "milestones")),
]
TABS = {"list": "lista", "method": "metod"}


def _pages() -> Iterator[tuple[str, str, str]]:
    """Name, section and query of each page: as it opens and each of its other tabs."""
    for section in SECTIONS:
        shown = SHOWN.get(section.key, "")
        if section.key != "rader":
            yield section.key, section.key, shown
        for tab in section.tabs[1:]:
            yield f"{section.key}-{TABS[tab.code]}", section.key, f"{shown}&tab={tab.code}".lstrip("&")
    yield from BESIDES


SECTION_OF = {name: key for name, key, _ in _pages()}
_PATHS = {section.key: f"/{section.path}" for section in SECTIONS}
PAGES = {name: _PATHS[key] + (f"?{query}" if query else "") for name, key, query in _pages()}
OWN_IMAGES = "main img:not(dialog *)"  # but for the codes that a dialog shows
REFUSAL = "p.fu-notice:not(#f-old-edition)"  # that something in the address was not understood
FILTERED = [section.key for section in SECTIONS if section.filtered]
MENU = [section.key for section in SECTIONS if section.menu]


def parameters(page: Page) -> dict[str, str]:
    """The parameters of the address that the browser shows."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def menu(page: Page, name: str) -> Locator:
    """The link to a page in the menu of pages, which is opened where it is folded."""
    link = page.locator("#f-pages nav a").nth(MENU.index(name))
    if not link.is_visible():
        open_menu(page, "f-more")
    return link


def open_menu(page: Page, menu: str) -> None:
    """Open a menu of the frame, such as 'f-day', unless it is open already; wait until what is in it has come."""
    if page.locator(f"#{menu}").get_attribute("open") is None:
        page.locator(f"#{menu}-summary").click()
    page.locator(f"#{menu}[data-part]:not([data-filled])").wait_for(state="detached")


def choose(page: Page, menu: str, option: str) -> None:
    """Press what stands in a menu of the frame."""
    open_menu(page, menu)
    page.locator(f"#{option}").click()


def day(page: Page, field: str = "f-as_of") -> str:
    """The day that a field shows, as an address carries it."""
    return page.locator(f"#{field}").get_attribute("data-day") or ""


def write_day(page: Page, text: str) -> None:
    """Write the day of the view and press Enter."""
    open_menu(page, "f-day")
    page.locator("#f-as_of").fill(text)
    page.locator("#f-as_of").press("Enter")


def with_query(path: str, query: str) -> str:
    """A path with more in its query."""
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


def unfold(page: Page) -> None:
    """Open all that a reader can unfold; wait until all of it has come, and close the menus, which lie over the rest."""
    while page.locator("details:not([data-menu], [open])").count():
        _open(page, "details:not([data-menu], [open])")
    _open(page, "details[data-menu][data-part]")
    page.evaluate("document.querySelectorAll('details[data-menu]').forEach(menu => { menu.open = false })")


def fold(page: Page) -> None:
    """Close all that a reader can unfold: what is open is asked for again in the next view, which may not have it."""
    page.evaluate("document.querySelectorAll('details[open]').forEach(fold => { fold.open = false })")


def open_table(page: Page, figure: str) -> None:
    """Open the table of a figure from its menu by keys; the summary of the table has the focus then."""
    page.locator(f"#{figure}-more > summary").press("Enter")
    page.locator(f"[data-open='{figure}-table']").press("Enter")
    page.locator(f"#{figure}-table table").first.wait_for()


def unfold_tools_of(page: Page, figure: str) -> None:
    """Open the menu of a figure, wait until all of it has come."""
    _open(page, f"#{figure}-more")


def unfold_tools(page: Page) -> None:
    """Open what a figure keeps folded: its files, its pictures, how it is shared."""
    _open(page, "details.fu-card-menu")


def _open(page: Page, folds: str) -> None:
    page.evaluate("folds => document.querySelectorAll(folds).forEach(fold => { fold.open = true })", folds)
    page.wait_for_function("() => !document.querySelector('details[data-part][open]:not([data-filled])')")


def shorten(page: Page, rows: int = 25, alike: int = 3) -> None:
    """Keep the first rows of long tables and lists, and of all that is made alike in like places three: axe reads each for long.

    Alike are elements of one kind, class and set of attributes, whose parts are alike, in elements of one kind, class and
    set of attributes. Cells of a table are emptied and keep their room. A chart stays whole, and so does what is named by all
    that is in it.
    """
    page.evaluate(
        """([rows, alike]) => {
            const numbers = new Map(), seen = [];
            const number = key => numbers.get(key) ?? numbers.set(key, numbers.size).get(key);
            const kind = e => [e.tagName, e.getAttribute('class'), ...e.getAttributeNames()];
            const shapes = new Map();
            const shape = e => {
                const is_empty = !e.childElementCount && !e.textContent.trim();
                if (!shapes.has(e)) shapes.set(e, number([...kind(e), is_empty, ...[...e.children].map(shape)].join()));
                return shapes.get(e);
            };
            const leave = cell => {
                const { width, height } = cell.getBoundingClientRect();
                Object.assign(cell.style, { minWidth: `${width}px`, height: `${height}px` });
                cell.replaceChildren();
            };
            const keep = (list, place) => {
                if (list.matches('[data-chart], a, button, caption, label, legend, p, summary, th, :is(h1, h2, h3, h4)')) return;
                const most = list.matches('tbody, .fu-list, .fu-timeline ul') ? rows : Infinity;
                [...list.children].forEach((each, at) => {
                    const made = number([place, shape(each)].join(' in '));
                    seen[made] = (seen[made] ?? 0) + 1;
                    const had = each.childElementCount;
                    const isCell = each.matches('td'), isKept = each.matches('th') || (at < most && seen[made] <= alike);
                    if (isKept) keep(each, number([place, ...kind(each)].join()));
                    else if (isCell) leave(each);
                    else each.remove();
                    if (had && !isCell && !each.querySelector(':scope > :not(caption)')) each.remove(); // all of it is alike
                });
            };
            keep(document.querySelector('main'), '');
        }""",
        [rows, alike],
    )


def on_heading(page: Page) -> bool:
    """Whether the title of the page has the focus, or gets it within a moment."""
    expect(page.locator("h1")).to_be_focused(timeout=10_000)
    return True


def text(page: Page) -> str:
    """All that is to be read on the page."""
    return page.inner_text("main")
