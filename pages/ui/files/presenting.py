"""Presentera: the list of slides with its order, and the slides before an audience with the presenter's window."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from pages.ui.address import slide_list, view
from pages.ui.address.stories import STORIES
from pages.ui.address.view import View
from pages.ui.base import clock, date_field, palette
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import filters, slides
from pages.ui.figure.figure import Caught, drawn, pictures
from pages.ui.figure.slides import Shown, Slide
from pages.ui.forms import block
from pages.ui.forms import table as tables
from pages.ui.forms.events import Events
from pages.ui.forms.form import Chart, Form, Screen
from pages.ui.rows import query
from queries.parameters import FIRST_DAY

MOST_ROWS = 40  # of a table on a slide; the browser shows as many as there is room for
MOST_ROWS_BESIDE = 200  # of the table that a file has beside each figure
_LEADS = re.compile(
    r'(<a\b[^>]*?)((?:\s(?:href|data-go|target|rel|tabindex|title|aria-current)(?:="[^"]*")?)+)'
)
_SCROLLS = re.compile(r'(<div class="fu-scroll")[^>]*>')
_IDS = re.compile(r'(\s(?:id|aria-labelledby)="[^"]*")')
_LONG, _VERY_LONG = 75, 140  # letters of a title that need smaller type


def listing(here: View, shown: Sequence[Shown]) -> None:
    """The list to be put in order, with what can be done with it, and the ready stories."""
    html = block.render(
        "present_list.html",
        w=here.words,
        view=here,
        own=not here["story"],
        start=here.url(slide=1),
        notes=here.url(slide=1, presenter=True),
        audience=_without_notes(here),
        slides=[_item(here, shown, number) for number in range(len(shown))],
        clear=_with(here.url(slides=None, story=None), "slides="),
        take=here.url(slides=_code(here, [s.slide for s in shown]), story=None) if here["story"] else "",
        mine=here.url(story=None) if here["story"] and here["slides"] else "",
        has_mine=bool(here["slides"]),
        file=_with("/slides/file", f"slides={_code(here, slides.listed(here))}") if shown else "",
        exports=exports(here) if shown else [],
        stories=[_story(here, key) for key in STORIES if key != here["story"]],
        pages=[
            {"text": here.words(f"page.{section.key}.title"), "href": here.url(section.path)}
            for section in SECTIONS
            if section.menu == "bar"
        ],
        longest_title=slide_list.LONGEST_TITLE,
        longest_notes=slide_list.LONGEST_NOTES,
    )
    block.show("present", html)


def exports(here: View) -> list[dict[str, str]]:
    """The files that a list can become, one line each: the kind of `pages/ui/files/kinds.py` and the order that makes it."""
    return [{"text": here.words(f"present.export.{kind}"), "order": order(here, kind)} for kind in KINDS]


def _story(here: View, key: str) -> dict[str, Any]:
    """A ready story: its first pictures, and what can be done with it."""
    there = View(here.path, {**here.values, "story": key})
    drawn = [slide for slide in STORIES[key] if slide.figure]
    return {
        "text": here.words(f"present.story.{key}"),
        "url": here.url(story=key),
        "start": here.url(story=key, slide=1),
        "about": here.words(f"present.story_about.{key}"),
        "take": here.url(slides=_code(here, STORIES[key]), story=None),
        "count": len(STORIES[key]),
        "pictures": [_picture(here, slide) for slide in drawn[:OF_A_STORY]],
        "deck": order(there, "deck"),
    }


def _picture(here: View, slide: Slide) -> str:
    """The address of a slide's figure as a picture; none of a slide that is the summary of a page."""
    if not slide.figure:
        return ""
    there = view.at(slides.changed(slide, {"lang": here.lang}).address)
    return pictures(there, slide.figure)[0]["href"]


KINDS = ("deck", "paper", "html", "html_days")
OF_A_STORY = 3  # pictures of its card


def order(here: View, kind: str) -> str:
    """The address that orders the list as a file of a kind."""
    query_of = here.url(slide=None, presenter=None).partition("?")[2]
    title = here.words(f"present.story.{here['story']}" if here["story"] else "frame.name")
    return f"/exports/{kind}?" + "&".join(filter(None, [query_of, urlencode({"title": title})]))


def _item(here: View, shown: Sequence[Shown], number: int) -> dict[str, Any]:
    """One slide of the list, with the addresses of the list in another order."""
    one = shown[number]
    listed = list(slides.listed(here))
    words = here.words
    return {
        "title": one.title,
        "picture": "" if one.gone or not one.figure else _picture(here, one.slide),
        "own_title": one.slide.title,
        "notes": one.slide.notes,
        "about": _about(one),
        "gone": words(f"present.gone.{one.gone}") if one.gone else "",
        "refused": words("frame.refused", names=", ".join(n[:40] for n in one.view.refused))
        if one.view.refused
        else "",
        "view": "" if one.gone == "page" else one.view.url() + (f"#{one.figure.key}" if one.figure else ""),
        "up": _moved(here, listed, number, number - 1) if number else "",
        "down": _moved(here, listed, number, number + 1) if number + 1 < len(listed) else "",
        "remove": _listed(here, listed[:number] + listed[number + 1 :]),
        "start": here.url(slide=number + 1),
    }


def _about(one: Shown) -> str:
    """Page and day of a slide, or what is under its title."""
    if one.figure:
        return one.figure.subtitle
    return one.view.words("frame.as_of_day", day=one.view.words.date(one.view.as_of))


def _moved(here: View, listed: list[Slide], start: int, to: int) -> str:
    order = [*listed]
    order.insert(to, order.pop(start))
    return _listed(here, order)


def _listed(here: View, listed: Sequence[Slide]) -> str:
    """The address of Presentera with this list."""
    return here.url(slides=_code(here, listed)) if listed else _with(here.url(slides=None), "slides=")


def _code(here: View, listed: Sequence[Slide]) -> str:
    return slide_list.code([Slide(s.address, s.figure, s.title, s.notes) for s in listed])


def _with(address: str, pair: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{pair}"


def _without_notes(here: View) -> str:
    """The address that shows the slides, for those who listen; it holds no notes."""
    if here["story"]:
        return here.url(slide=1)
    silent = [Slide(s.address, s.figure, s.title) for s in slides.listed(here)]
    return here.url(slides=slide_list.code(silent), slide=1) if silent else ""


def stage(here: View, listed: Sequence[Slide], days: dict[str, Any]) -> None:
    """The slides before an audience, or the presenter's own window; the present one first, then the next ones.

    `days` is the slider of the day, as `day_table.slider` gives it.
    """
    html: Markup = block.render("stage.html", days={} if here["presenter"] else days, **_stage(here, listed))
    block.show("stage", html)
    if not listed:
        return
    pages: dict[str, Caught] = {}
    first = min(here["slide"], len(listed)) - 1
    order = [(first + step) % len(listed) for step in range(len(listed))]
    if here["presenter"]:
        shown = [slides.one(slide, pages) for slide in listed]
        for number in order:
            block.show(f"slide-{number + 1}", notes(here, shown, number))
        return
    for number in order:
        html, charts = sheet(slides.one(listed[number], pages), number + 1, len(listed))
        block.show(f"slide-{number + 1}", html, charts)


def notes(here: View, shown: Sequence[Shown], number: int) -> Markup:
    """What the presenter alone sees of a slide."""
    following = shown[number + 1].title if number + 1 < len(shown) else here.words("present.last")
    one = shown[number]
    return block.render(
        "slide_notes.html",
        w=here.words,
        number=number + 1,
        count=len(shown),
        title=one.title,
        notes=one.slide.notes,
        following=following,
    )


def _stage(here: View, listed: Sequence[Slide]) -> dict[str, Any]:
    lines = query.rows("choices/areas", here, strategy="")
    return {
        "w": here.words,
        "presenter": here["presenter"],
        "count": len(listed),
        "number": min(here["slide"], max(1, len(listed))),
        "back": here.url(slide=None, presenter=None, live_as_of=None, live_areas=None),
        "window": here.url(presenter=True),
        "own": here.url(live_as_of=None, live_areas=None),
        "live": bool(here["live_as_of"] or here["live_areas"]),
        "day": date_field.of(here.words, "live_as_of", here["live_as_of"] or None, FIRST_DAY, clock.today()),
        "areas": [
            {"code": row["line_id"], "text": here.name(row), "on": here["live_areas"] == (row["line_id"],)}
            for row in lines
        ],
        "all": here["live_areas"] == ("all",),
    }


def sheet(
    one: Shown, number: int, count: int, banner: str = "", beside: bool = True
) -> tuple[Markup, dict[str, Chart]]:
    """The HTML of a slide, and its chart by id. Nothing on a slide leads away from it.

    `banner` is what a file says of itself; its slides have their rows `beside` them, to be looked up.
    """
    figure, words = one.figure, one.view.words
    chart = figure.chart(is_slide=True) if figure else None
    screen = Screen(f"slide-{number}", f"{one.title}. {figure.subtitle}" if figure else "", is_slide=True)
    html = block.render(
        "slide.html",
        w=words,
        number=number,
        count=count,
        kicker=words(f"page.{_key(one)}.title") if one.gone != "page" else "",
        title=one.title,
        size="" if len(one.title) <= _LONG else "fu-long" if len(one.title) <= _VERY_LONG else "fu-very-long",
        gone=words(f"present.gone.{one.gone}") if one.gone else "",
        subtitle=figure.subtitle if figure else "" if one.gone else filters.of_page(one.view),
        body=[form.html(screen) for form in _forms(one)],
        rest=max(0, len(figure.rows) - MOST_ROWS) if figure and not figure.is_drawn else 0,
        notes=_below(one, chart) if figure else [],
        source=figure.source if figure else "",
        day=words("frame.as_of_day", day=words.date(one.view.as_of)),
        banner=banner,
        table=_table(one) if banner and beside and figure and figure.rows else "",
    )
    return still(html), ({f"slide-{number}": chart} if chart else {})


def _key(one: Shown) -> str:
    return next(section.key for section in SECTIONS if section.path == one.view.path)


def _forms(one: Shown) -> list[Form]:
    """What a slide shows: a figure, or the headline numbers and sentences of a page."""
    if one.figure:
        return drawn(one.view, one.figure, MOST_ROWS)
    return [] if one.gone else one.summary


def _below(one: Shown, chart: Chart | None) -> list[str]:
    """The first two notes of a figure, and what the marks on its axis of time are."""
    figure = one.figure
    assert figure
    notes = [note for note in figure.notes if note][:2]
    marked = chart and figure.form(Events)
    return [*notes, one.view.words("present.marks", sign=palette.NOTE)] if marked else notes


def _table(one: Shown) -> Markup:
    """The first rows of a slide's figure, to be looked up."""
    figure = one.figure
    assert figure
    caption = one.view.words("figure.table_of", title=figure.title)
    return tables.of_rows(one.view, figure.rows, figure.columns, caption, MOST_ROWS_BESIDE).html(Screen())


def still(html: Markup) -> Markup:
    """The HTML without links, ids and scrolling: templates escape every value, so that only our own markup is met."""
    text = _LEADS.sub(r"\1", str(html))
    return Markup(_SCROLLS.sub(r"\1>", _IDS.sub("", text)))
