"""What a reader sees of each page before doing anything: how long it is, where it begins to answer, what can be pressed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.bench import browser
from tests.bench.markdown import table
from tests.bench.running import Tell, dashboard
from tests.browser import places, rig

SCREENS = ((1440, 900), (390, 844))  # CSS pixels
# Tops are measured from the top of the page. A control is what can be pressed or typed in; a link counts once it is visible.
IN_PAGE = r"""() => {
    const main = document.querySelector('main'), from = main.scrollTop - main.getBoundingClientRect().top;
    const seen = (root, what) => [...root.querySelectorAll(what)].filter(e => e.checkVisibility() && e.offsetParent !== null
        && !e.closest('.fu-hidden, dialog:not([open])'));
    const top = e => Math.round(e.getBoundingClientRect().top + from);
    const forms = '.fu-tiles, figure :is([data-chart], .fu-bars, .fu-compare, .fu-facts, .fu-flow, .fu-lanes, .fu-list, '
        + '.fu-map, .fu-scroll, .fu-timeline)';
    const texts = seen(main, 'h1, .fu-lead, .fu-tile-value, figure h2, .fu-bar-value, td');
    const number = texts.find(e => /\d/.test(e.textContent));
    const form = seen(main, forms)[0];
    return {
        height: main.scrollHeight,
        number: number ? top(number) : null,
        form: form ? top(form) : null,
        controls: seen(document, 'a[href], button, input, select, textarea, summary').filter(e => top(e) < innerHeight).length,
        links: seen(document, 'a[href]').length,
    };
}"""


@dataclass(frozen=True)
class Face:
    """One page on one screen: CSS pixels from the top of the page, and counts. No number or form: None."""

    height: int
    number: int | None
    form: int | None
    controls: int
    links: int


def measure(editions: Path, work: Path, tell: Tell) -> dict[str, list[Face]]:
    """Opens each page on each screen, on the edition of a folder."""
    with dashboard(work / "face.log", editions) as served, browser.chromium_open() as chromium:
        found: dict[str, list[Face]] = {name: [] for name in places.PAGES}
        for width, height in SCREENS:
            tell(f"looking at {len(found)} pages at {width} x {height}")
            for name, face in _faces(chromium, served.url, width, height):
                found[name].append(face)
    return found


def _faces(chromium: Browser, url: str, width: int, height: int) -> list[tuple[str, Face]]:
    context = rig.new_context(chromium, width, height, "light")
    visit = rig.visit(context, url)
    found = []
    for name, path in places.PAGES.items():
        visit.goto(path)
        found.append((name, Face(**visit.page.evaluate(IN_PAGE))))
    context.close()
    return found


def report(faces: dict[str, list[Face]]) -> str:
    """The table, one page a line, both screens side by side."""
    titles = ["Page"]
    for width, _ in SCREENS:
        titles += [f"{width}: height", "screens", "first number", "first form", "controls", "links"]
    rows = [
        [name, *(cell for face, (_, high) in zip(seen, SCREENS, strict=True) for cell in _cells(face, high))]
        for name, seen in faces.items()
    ]
    sizes = " and ".join(f"{width} x {height}" for width, height in SCREENS)
    return table(f"The face of each page at {sizes}", titles, rows, "r" * (len(titles) - 1)) + "\n"


def _cells(face: Face, screen: int) -> list[str]:
    numbers: list[Any] = [face.height, f"{face.height / screen:.1f}", face.number, face.form]
    return ["-" if number is None else str(number) for number in (*numbers, face.controls, face.links)]
