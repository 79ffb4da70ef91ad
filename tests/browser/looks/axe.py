"""What axe-core finds in a page: by all its rules, on two screens and in both themes."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.browser import rig

# Whether each element is seen, its colours, and whether its text counts as large: kept, and compared on another screen.
_LOOKS = """const look = e => {
    const { color, opacity, backgroundColor, backgroundImage, fontSize, fontWeight } = getComputedStyle(e);
    const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
    return [e.checkVisibility(), color, opacity, backgroundColor, backgroundImage, large].join(' ');
}, all = document.querySelectorAll('body *:not(script, style, noscript)');"""
KEEP_LOOKS = f"() => {{ {_LOOKS} all.forEach(e => {{ e.__look = look(e); }}); }}"
MARK_OTHERWISE = f"""() => {{ {_LOOKS}
    const found = [...all].filter(e => e.__look !== look(e) && e.checkVisibility());
    found.forEach(e => e.setAttribute('data-otherwise', ''));
    return found.length;
}}"""
# In a part of the page one of all texts and fields that look alike, in elements of the same class, before the same colours; but
# none of those that are known. Each is told as a number that is the same on every page.
MARK_EACH_LOOK = f"""([within, known]) => {{ {_LOOKS}
    const number = (before, text) => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, before);
    const kind = e => e.tagName + (e.closest('[data-block]') ? e.getAttribute('class') : '');
    const marked = new Set(known), found = [];
    for (const e of all) {{
        const {{ opacity, backgroundColor, backgroundImage, visibility }} = getComputedStyle(e);
        const paint = [opacity, backgroundColor, backgroundImage].join();
        const behind = e.parentElement.__painted ?? 7;
        e.__painted = paint === '1,rgba(0, 0, 0, 0),none' ? behind : number(behind, paint);
        const says = e.matches('input, select, textarea')
            || [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (!says || visibility === 'hidden') {{ e.removeAttribute('data-look'); continue; }}
        const whole = number(e.__painted, [kind(e.parentElement), kind(e), look(e)].join());
        const isNew = !marked.has(whole) && e.closest(within) !== null;
        e.toggleAttribute('data-look', isNew);
        if (isNew) {{ marked.add(whole); found.push(whole); }}
    }}
    return found;
}}"""
# The looks of texts that have been found to have contrast, by theme.
WITH_CONTRAST: dict[rig.Scheme, set[int]] = {scheme: set() for scheme in rig.SCHEMES}
# What depends on where things stand; all else of a page is the same on any screen where it looks the same.
RULES_OF_LAYOUT = (
    *("target-size", "scrollable-region-focusable", "heading-order"),
    *("page-has-heading-one", "landmark-one-main", "bypass"),
)


def show_all(page: Page) -> None:
    """Make the screen as high as the page: of what is reached by scrolling axe sees no colours and no sizes."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({**size, "height": page.evaluate("document.querySelector('main').scrollHeight")})


def nothing(found: list[str], on: str) -> None:
    """Fail with what was found, and on which screen or in which theme."""
    assert not found, f"{on}: {found}"


def axe_finds_nothing(visit: rig.Visit, width: int, narrow: int) -> None:
    """No violation at the first width in either theme, nor in what is seen or painted otherwise on the narrow screen."""
    page = visit.page
    page.set_viewport_size({"width": width, "height": 900})
    axe_finds_nothing_in_both_themes(visit)
    page.evaluate(KEEP_LOOKS)
    page.set_viewport_size({"width": narrow, "height": 900})
    show_all(page)
    visit.repaint()
    is_otherwise = page.evaluate(MARK_OTHERWISE)
    rules = (*RULES_OF_LAYOUT, "color-contrast") if is_otherwise else RULES_OF_LAYOUT
    nothing(visit.axe_violations(*rules, contrast_of="[data-otherwise]"), f"{narrow} dark")
    if is_otherwise:
        page.emulate_media(color_scheme="light")
        visit.repaint()
        nothing(visit.axe_violations(within="[data-otherwise]"), f"{narrow} light")


def axe_finds_nothing_in_both_themes(visit: rig.Visit, within: str | None = None) -> None:
    """No violation in the light theme, and in neither theme colours without contrast in one of the texts painted alike."""
    size = visit.page.viewport_size
    assert size
    visit.page.emulate_media(color_scheme="light")
    show_all(visit.page)
    visit.repaint()
    axe_finds_nothing_in_light(visit, within)
    visit.page.emulate_media(color_scheme="dark")  # changes the colours, and nothing else
    visit.repaint()
    with every_new_look(visit, "dark", within) as there_are:
        if there_are:
            nothing(visit.axe_violations("color-contrast", within="[data-look]"), "dark")
    visit.page.set_viewport_size(size)


def axe_finds_nothing_in_light(visit: rig.Visit, within: str | None = None) -> None:
    """No violation on the page as it stands in the light theme."""
    with every_new_look(visit, "light", within) as there_are:
        without = () if there_are else ("color-contrast",)
        nothing(visit.axe_violations(within=within, without=without, contrast_of="[data-look]"), "light")


@contextmanager
def every_new_look(visit: rig.Visit, scheme: rig.Scheme, within: str | None) -> Iterator[bool]:
    """Mark texts painted as none has been on the pages before, tell whether there are any, and know them from then on."""
    known = WITH_CONTRAST[scheme]
    found = visit.page.evaluate(MARK_EACH_LOOK, [within or "body", sorted(known)])
    yield bool(found)
    known |= set(found)
