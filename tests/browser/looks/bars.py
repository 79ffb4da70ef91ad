"""A bar is as long as its number: of a printed whole where it has a track, else on one scale with those beside it."""

import re
from typing import Any

from tests.browser import rig

# Every list of bars: of each bar what is said, and how wide it, its track and the paint behind it are.
BARS = """() => [...document.querySelectorAll('.fu-bars, .fu-compare')].map(list => ({
    figure: list.closest('figure')?.id ?? '',
    bars: [...list.querySelectorAll('.fu-bar-track')].map(track => ({
        said: track.closest('li').innerText,
        value: track.closest('li').querySelector('.fu-bar-value, .fu-compare-money > :first-child')?.innerText ?? '',
        parts: [...track.querySelectorAll('i')].reduce((sum, part) => sum + part.getBoundingClientRect().width, 0),
        room: track.getBoundingClientRect().width,
        painted: getComputedStyle(track).backgroundColor !== 'rgba(0, 0, 0, 0)' })) }))"""
# Every part of a small bar in a tile: its share and how wide it is, both in percent of the whole.
PARTS = """() => [...document.querySelectorAll('.fu-tile-parts > i')].map(part => ({
    share: parseFloat(part.style.width),
    width: 100 * part.getBoundingClientRect().width / part.parentElement.getBoundingClientRect().width }))"""
UNITS = {"mdkr": 1e9, "mnkr": 1e6, "tkr": 1e3, "kr": 1, "billion": 1e9, "million": 1e6, "thousand": 1e3}
NUMBER = re.compile(r"(-?\d+(?:\u00a0\d{3})*(?:,\d+)?)(?:\u00a0(mdkr|mnkr|tkr|kr|%))?")


def numbers(text: str) -> list[tuple[float, str]]:
    """The numbers of a Swedish text with their units, in kronor where they are money."""
    found = []
    for digits, unit in NUMBER.findall(text):
        value = float(digits.replace("\u00a0", "").replace(",", "."))
        found.append((value * UNITS.get(unit, 1), unit))
    return found


def longer_or_shorter(bars: list[dict[str, Any]]) -> list[str]:
    """The bars without a track that are not on the scale of the longest of their list; two pixels are the least that is seen."""
    told = [(bar, numbers(bar["value"])[0][0]) for bar in bars if numbers(bar["value"])]
    most, widest = max(value for _, value in told), max(bar["parts"] for bar, _ in told)
    return [
        f"{bar['said']!r}: {bar['parts']:.0f} of {widest:.0f} pixels"
        for bar, value in told
        if abs(bar["parts"] - max(widest * value / (most or 1), 2)) > max(4, 0.02 * widest)
    ]


def share_of(said: str) -> float:
    """The percentage that stands beside a bar, or what '9 av 10' comes to; 0 where neither is there."""
    if of_whole := re.search(r"(\d+) av (\d+)", said.replace("\u00a0", " ")):
        return 100 * int(of_whole[1]) / int(of_whole[2])
    return next((value for value, unit in numbers(said) if unit == "%"), 0.0)


def not_of_the_whole(bars: list[dict[str, Any]]) -> list[str]:
    """The bars whose part of their track is not the share that stands beside."""
    wrong = []
    for bar in bars:
        share = share_of(bar["said"])
        if abs(100 * bar["parts"] / bar["room"] - share) > 1.5:
            wrong.append(f"{bar['said']!r}: {100 * bar['parts'] / bar['room']:.0f} % of its track")
    return wrong


def a_bar_is_as_long_as_the_number_beside_it(visit: rig.Visit) -> None:
    """Every list of bars that is on the page as it opens."""
    for group in visit.page.evaluate(BARS):
        painted = [bar for bar in group["bars"] if bar["painted"]]
        plain = [bar for bar in group["bars"] if not bar["painted"]]
        assert not_of_the_whole(painted) == [], group["figure"]
        if plain:
            assert longer_or_shorter(plain) == [], group["figure"]


def a_part_of_a_tile_is_as_wide_as_its_share(visit: rig.Visit) -> None:
    """Every small bar of a tile; the gaps between its parts take a little."""
    parts = visit.page.evaluate(PARTS)
    assert parts
    assert [part for part in parts if abs(part["width"] - part["share"]) > 3] == []
