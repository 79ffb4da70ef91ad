"""A page run by itself, without a server: what it puts on the page is caught, and every figure in it.

The page's own file runs, with the view that an address asks for. What is caught is what a browser gets.
"""

import runpy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st

import queries
from pages.ui.address import view
from pages.ui.address.run import of_one_edition
from pages.ui.address.view import View
from pages.ui.base.sections import PAGES, SECTIONS, tabs_of
from pages.ui.base.words import Words
from pages.ui.figure import figure
from pages.ui.figure.figure import Figure
from pages.ui.forms import block, fold
from pages.ui.rows import query, rowsets
from pages.ui.rows.query import Row

PATHS = tuple(section.path for section in SECTIONS)
EMPTY = frozenset({"input", "br", "img", "meta", "link"})  # elements without an end


@dataclass(frozen=True)
class Block:
    """One piece of a page: its key, its HTML, its charts by id."""

    key: str
    html: str
    charts: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """The rows that a page asked for, and how many blocks it had shown by then."""

    question: str
    rows: Sequence[Row]
    after: int


@dataclass(frozen=True)
class Said:
    """A text that a page put together: its key, its named values, and how many blocks were shown by then."""

    key: str
    values: Mapping[str, object]
    after: int


@dataclass(frozen=True)
class Page:
    """What a page shows at an address."""

    address: str
    view: View
    blocks: Sequence[Block]
    figures: Sequence[Figure]
    answers: Sequence[Answer]
    said: Sequence[Said]

    @property
    def html(self) -> str:
        """The HTML of the whole page."""
        return "\n".join(piece.html for piece in self.blocks)

    def figure(self, key: str) -> Figure:
        """The figure with this key."""
        [found] = [figure for figure in self.figures if figure.key == key]
        return found


@dataclass
class Element:
    """An element of a page: its name, its attributes, and the texts in it with the class each stands in."""

    name: str
    attributes: dict[str, str]
    texts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(text for _, text in self.texts)


@cache
def view_at(address: str) -> View:
    """The view that an address asks for, read as a page reads it; nothing in it may be refused."""
    here = read(address)
    assert here.refused == (), f"{address} is refused: {here.refused}"
    return here


def read(address: str) -> View:
    """The view that a page makes of an address, whatever stands in it."""
    parts = urlsplit(address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "query_params", dict(parse_qsl(parts.query, keep_blank_values=True)))
        return view.current(parts.path.removeprefix("/"))


def shown(address: str) -> Page:
    """The page at an address, as the current edition has it."""
    return _shown(queries.current_edition(), address)


def whole(address: str) -> Page:
    """The page at an address with the blocks and figures of all its tabs, each once."""
    first = shown(address)
    blocks = {block.key: block for block in first.blocks}
    figures = {figure.key: figure for figure in first.figures}
    for tab in tabs_of(first.view.path):
        page = shown(first.view.url(tab=tab.code))
        blocks = {block.key: block for block in page.blocks} | blocks
        figures |= {figure.key: figure for figure in page.figures}
    order = [key for tab in tabs_of(first.view.path) for key in tab.figures]
    order += [key for key in figures if key not in order]
    shown_figures = [figures[key] for key in order if key in figures]
    return replace(first, blocks=list(blocks.values()), figures=shown_figures)


@cache
def _shown(edition: str, address: str) -> Page:
    return run(read(address), address)


@of_one_edition
def run(here: View, address: str = "") -> Page:
    """Run the page of a view, of one edition as the server does; all that is folded on it stands unfolded."""
    [file] = [section.file for section in SECTIONS if section.path == here.path]
    blocks: list[Block] = []
    figures: list[Figure] = []
    answers: list[Answer] = []
    said: list[Said] = []
    draw, ask = figure.draw, query.rows

    def caught(key: str, html: Any, charts: dict[str, Any] | None = None, **page: str) -> None:
        blocks.append(Block(key, str(html), charts or {}))

    def noted(where: View, what: Figure, columns: int) -> None:
        figures.append(what)
        draw(where, what, columns)

    def told(name: str, where: View, **values: Any) -> list[Row]:
        rows = ask(name, where, **values)
        answers.append(Answer(name, rows, len(blocks)))
        return rows

    class Noting(Words):
        def __call__(self, key: str, **values: object) -> str:
            said.append(Said(key, values, len(blocks)))
            return super().__call__(key, **values)

    here = View(here.path, here.values, here.refused)
    vars(here)["words"] = Noting(here.lang)  # where the view keeps its words once they are asked for
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(query, "rows", told)
        patch.setattr(view, "current", lambda path: here)
        patch.setattr(block, "show", caught)
        patch.setattr(figure, "draw", noted)
        patch.setattr(fold, "content", lambda key, make: make())
        runpy.run_path(str(PAGES / file))
    return Page(address or here.url(), here, blocks, figures, answers, said)


def rows_at(address: str) -> list[Row]:
    """The rows that the page /rader lists at an address."""
    return list(_rows_at(queries.current_edition(), address))


@cache
def _rows_at(edition: str, address: str) -> tuple[Row, ...]:
    here = view_at(address)
    assert here.path == "rader", address
    return tuple(query.rows(rowsets.QUESTION[here["rows"]], here))


def sum_at(address: str) -> float:
    """What the rows at an address add up to: money or projects, of other things how many there are."""
    rows = rows_at(address)
    counted = view_at(address)["rows"] in (*rowsets.OF_MONEY, *rowsets.OF_PROJECTS)
    return float(sum(row["value"] for row in rows)) if counted else float(len(rows))


def opening(page: Page) -> list[tuple[str, list[str]]]:
    """The links of a page that open rows and have a number on them: the address, and the pieces of text on the link."""
    plain = [page.view.words("figure.open_rows")]
    found = []
    for piece in page.blocks:
        for element in elements(piece.html):
            href = element.attributes.get("href", "")
            pieces = [text.strip() for _, text in element.texts if text.strip()]
            is_number = pieces != plain and "milestone_id=" not in href
            if element.name == "a" and href.startswith("/rader") and is_number:
                found.append((href, pieces))
    return found


@lru_cache(maxsize=32)
def elements(html: str) -> Sequence[Element]:
    """All elements of a piece of HTML, in order, each with its texts."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def texts(html: str) -> list[str]:
    """Each text of a piece of HTML, and what its attributes say to a reader."""
    found = elements(f"<div>{html}</div>")
    said = [text for _, text in found[0].texts if text.strip()]
    spoken = ("aria-label", "title", "alt", "placeholder")
    return said + [
        element.attributes[name] for element in found for name in spoken if name in element.attributes
    ]


def squeezed(*texts: str) -> str:
    """Texts without spaces, since lines break anywhere, and without the signs that pictures draw."""
    return "".join(letter for letter in "".join("".join(texts).split()) if letter not in "●◐▲○")


class _Reader(HTMLParser):
    """Collects elements; an element without an end tag holds nothing."""

    UNSEEN = frozenset({"style", "script"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.found.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1].name != tag:
            # A list item or a paragraph ends with what holds it.
            self.open.pop()
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].name in self.UNSEEN:
            return
        css = self.open[-1].attributes.get("class", "") if self.open else ""
        for element in self.open:
            element.texts.append((css, data))


def pairwise(choices: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Selections in which every two values of different parameters meet at least once; the same each time."""
    names = list(choices)
    left = {
        (a, x, b, y)
        for place, a in enumerate(names)
        for b in names[place + 1 :]
        for x in range(len(choices[a]))
        for y in range(len(choices[b]))
    }
    found = []
    while left:
        a, x, b, y = min(left)
        pick = {a: x, b: y}
        for name in names:
            if name not in pick:
                pick[name] = max(
                    range(len(choices[name])), key=lambda i: (_met(pick | {name: i}, names, left), -i)
                )
        left -= set(_pairs(pick, names))
        found.append({name: choices[name][pick[name]] for name in names})
    return found


def _pairs(pick: Mapping[str, int], names: Sequence[str]) -> Iterable[tuple[str, int, str, int]]:
    chosen = [name for name in names if name in pick]
    return [(a, pick[a], b, pick[b]) for place, a in enumerate(chosen) for b in chosen[place + 1 :]]


def _met(pick: Mapping[str, int], names: Sequence[str], left: set[tuple[str, int, str, int]]) -> int:
    return sum(pair in left for pair in _pairs(pick, names))


def address(path: str, **values: Any) -> str:
    """The address of a page with these values, as the pages write it; None stands for the default."""
    return View(path, {}).url(**{name: value for name, value in values.items() if value is not None})
