"""One slide: the finding as title, one figure, measure and source below with the way back, and notes for the presenter."""

import io
from collections.abc import Sequence
from typing import Any

import segno
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from pages.ui import block, filters, query, slides
from pages.ui.deck import axis, native, panels, tables, texts
from pages.ui.deck.template import TITLES, Box
from pages.ui.figure import Figure
from pages.ui.slides import Shown
from pages.ui.view import View
from pages.ui.words import Words

_MARGIN, _GAP = Pt(42), Pt(10)
_FOOT, _CODE = Pt(68), Pt(64)
_LONGEST_SOURCE = 230
_MOST_BARS = 24
_LETTER = 0.58  # how wide a bold letter is, of its size
_OF_MONEY = ("funding/", "organisations/concentration", "areas/compare", "areas/flow", "areas/per_year")


def cover(deck: Any, layout: Any, shown: Sequence[Shown], title: str, words: Words) -> None:
    """The first slide: title, region, day and edition."""
    slide = deck.slides.add_slide(layout)
    days = dict.fromkeys(words.date(one.view.as_of) for one in shown)
    day = words("frame.as_of_day", day=words.list(list(days)))
    told = [
        words("frame.name"),
        day[:1].upper() + day[1:],
        words("deck.edition", edition=", ".join(slides.editions(shown))),
    ]
    _title(slide, texts.shortened(title, texts.LONGEST_TITLE))
    below = next((place for place in slide.placeholders if place.placeholder_format.idx == 1), None)
    if below is not None:
        frame = below.text_frame
    else:
        box = _below(slide, deck)
        frame = texts.box(slide.shapes, box.left, box.top, box.width, box.height)
    for number, line in enumerate(told):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT  # as the title
        texts.write(paragraph, line, Pt(20), "quiet")
    _without_empty_places(slide)


def add(deck: Any, layout: Any, one: Shown, base_url: str) -> None:
    """Add the slide of a figure, or of a page's finding."""
    slide = deck.slides.add_slide(layout)
    words, figure = one.view.words, one.figure
    title = texts.shortened(one.title, texts.LONGEST_TITLE)
    _title(slide, title)
    box = _below(slide, deck)
    finding = figure.title if figure else one.page.title
    if one.slide.title and finding:
        used = Pt(24)
        frame = texts.box(slide.shapes, box.left, box.top, box.width, used)
        texts.write(frame.paragraphs[0], texts.shortened(finding, 120), Pt(16), "quiet")
        box = Box(box.left, box.top + used + _GAP, box.width, box.height - used - _GAP)
    said = _figure(slide, one, figure, box) if figure else _finding(slide, one, box)
    link = base_url + one.link
    _foot(slide, deck, one, figure, link)
    _notes(slide, one, figure, [*said, link])
    _without_empty_places(slide)
    slide.name = words("deck.named", title=texts.shortened(title, 60))


def _title(slide: Any, text: str) -> None:
    frame = slide.shapes.title.text_frame
    texts.write(frame.paragraphs[0], text, texts.title_size(text), bold=True)
    frame.word_wrap = True


def _below(slide: Any, deck: Any) -> Box:
    """Where the figure stands: in the template's place for content, else between title and foot."""
    bottom = deck.slide_height - _FOOT - Pt(14)
    for place in slide.placeholders:
        kind = place.placeholder_format
        if (
            kind.idx != 0
            and kind.type not in TITLES
            and place.height
            and place.height > deck.slide_height // 4
        ):
            return Box(place.left, place.top, place.width, min(place.height, bottom - place.top))
    title = slide.shapes.title
    top = title.top + title.height + _GAP
    if top > deck.slide_height // 2:  # a title in the middle, as on covers
        return Box(title.left, top, title.width, deck.slide_height - top - Pt(30))
    return Box(_MARGIN, top, deck.slide_width - 2 * _MARGIN, bottom - top)


def _without_empty_places(slide: Any) -> None:
    """Places of the template that hold nothing would say 'click to add'."""
    for place in list(slide.placeholders):
        if place.has_text_frame and not place.text_frame.text.strip():
            place._element.getparent().remove(place._element)


def _figure(slide: Any, one: Shown, figure: Figure, box: Box) -> list[str]:
    """Draw a figure in the form that suits it; give what the notes say of what is not seen."""
    words, view = one.view.words, one.view
    alt = texts.clean(f"{figure.title}. {figure.subtitle}.")
    if not figure.rows:
        _sentence(slide, figure.empty or words("common.empty"), box)
        return []
    if axis.is_axis(figure):
        shown = axis.nearest(figure.rows)
        axis.draw(slide, view, shown, _above_line(box), alt)
        return _rest(slide, words, len(shown), len(figure.rows), box)
    drawn = panels.of(figure, words)
    if drawn and max(len(panel.categories) for panel in drawn) <= _MOST_BARS:
        unit = _unit(view, drawn)
        if unit:
            frame = texts.box(slide.shapes, box.left, box.top, box.width, Pt(18))
            texts.write(frame.paragraphs[0], unit, Pt(12), "quiet")
            box = Box(box.left, box.top + Pt(20), box.width, box.height - Pt(20))
        native.draw(slide, drawn, box, alt)
        return []
    count = tables.draw(slide, view, figure, _above_line(box), alt)
    return _rest(slide, words, count, len(figure.rows), box)


def _unit(view: View, drawn: Sequence[panels.Panel]) -> str:
    """In what the numbers on the chart are written, where that is not one by one."""
    millions = any(panel.high >= 1_000_000 for panel in drawn)
    return view.words(f"deck.millions.{view['currency']}") if millions else ""


def _above_line(box: Box) -> Box:
    return Box(box.left, box.top, box.width, box.height - Pt(22))


def _rest(slide: Any, words: Words, shown: int, of: int, box: Box) -> list[str]:
    """Say how many rows are not on the slide."""
    if shown >= of:
        return []
    told = words("deck.rest", n=words.count(of - shown), of=words.number(of))
    frame = texts.box(slide.shapes, box.left, box.top + box.height - Pt(16), box.width, Pt(16))
    texts.write(frame.paragraphs[0], told, Pt(12), "quiet")
    return [told]


def _sentence(slide: Any, text: str, box: Box) -> None:
    frame = texts.box(slide.shapes, box.left, box.top, box.width, box.height)
    texts.write(frame.paragraphs[0], text, Pt(20))


def _finding(slide: Any, one: Shown, box: Box) -> list[str]:
    """The headline numbers and the sentences of a page; a sentence where the figure asked for is not there."""
    if one.slide.figure:
        _sentence(slide, one.view.words("deck.no_figure"), box)
        return []
    top = box.top
    if one.page.tiles:
        count = len(one.page.tiles)
        width = (box.width - _GAP * (count - 1)) // count
        for number, tile in enumerate(one.page.tiles):
            left = box.left + number * (width + _GAP)
            _tile(slide, tile, Box(left, top, width, Pt(112)))
        top += Pt(130)
    frame = texts.box(slide.shapes, box.left, top, box.width, box.top + box.height - top)
    for number, sentence in enumerate(one.page.sentences):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(10)
        few = len(one.page.sentences) < 5
        texts.write(paragraph, texts.shortened(sentence, 600 if few else 320), Pt(18 if few else 15))
    if not one.page.sentences:
        frame._parent._element.getparent().remove(frame._parent._element)
    return list(one.page.sentences)


def _tile(slide: Any, tile: dict[str, str], box: Box) -> None:
    shape = slide.shapes.add_shape(1, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    texts.plain(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = texts.rgb("card")
    shape.line.color.rgb = texts.rgb("line")
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    sizes = (("what", 14, "quiet", False), ("value", 30, "text", True), ("beside", 13, "text", False))
    for number, (key, size, colour, bold) in enumerate(sizes):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = 1
        # a value keeps to one line: it has no place to be broken at
        room = int((box.width - Pt(16)) / Pt(1) / (_LETTER * max(len(tile[key]), 1)))
        texts.write(paragraph, tile[key], Pt(min(size, room) if key == "value" else size), colour, bold)


def _foot(slide: Any, deck: Any, one: Shown, figure: Figure | None, link: str) -> None:
    """Measure, unit and day; source; edition; the link in words and as a code to be caught with a phone."""
    words = one.view.words
    top = deck.slide_height - _FOOT - Pt(6)
    code = slide.shapes.add_picture(
        io.BytesIO(_qr(link)), Emu(deck.slide_width - _MARGIN - _CODE), Emu(top), Emu(_CODE), Emu(_CODE)
    )
    texts.describe(code, words("deck.code", link=link), "QR")
    frame = texts.box(slide.shapes, _MARGIN, top, deck.slide_width - 2 * _MARGIN - _CODE - _GAP, _FOOT)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    day = words("frame.as_of_day", day=words.date(one.view.as_of))
    of_page = "" if figure or one.gone else filters.of_page(one.view)
    lines = [
        figure.subtitle if figure else " · ".join(filter(None, [day, of_page])),
        figure.source if figure else "",
    ]
    lines.append(words("deck.edition", edition=one.view.edition))
    for line in filter(None, lines):
        paragraph = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
        texts.write(paragraph, texts.shortened(line, _LONGEST_SOURCE), Pt(10), "quiet")
    paragraph = frame.add_paragraph()
    run = texts.write(paragraph, texts.shortened(link, 140), Pt(10), "link")
    run.hyperlink.address = link


def _qr(link: str) -> bytes:
    out = io.BytesIO()
    segno.make(link, error="l", micro=False).save(out, kind="png", scale=6, border=3)
    return out.getvalue()


def _notes(slide: Any, one: Shown, figure: Figure | None, more: Sequence[str]) -> None:
    """The presenter's notes; then what is counted, what is left out, and all that was too long for the slide."""
    words = one.view.words
    parts = [line for line in one.slide.notes.splitlines() if line.strip()]
    if len(texts.clean(one.title)) > texts.LONGEST_TITLE or not figure:
        parts.append(one.title)
    if figure:
        parts += [figure.title, figure.subtitle, *[note for note in figure.notes if note]]
        parts += _marked(figure)
        parts += _left_out(one.view, figure)
        parts.append(figure.source)
    frame = slide.notes_slide.notes_text_frame
    lines = [texts.clean(part) for part in dict.fromkeys([*parts, *more]) if part]
    frame.text = "\n".join(lines) or words("common.not_stated")


def _marked(figure: Figure) -> list[str]:
    """What is marked on the time axis of a figure: events and notes, which a slide has no room for."""
    events = [given for name, given in block.pieces(figure.after) if name == "events.html"]
    return [line for given in events for line in (given["summary"], *given["titles"])]


def _left_out(view: View, figure: Figure) -> list[str]:
    """What the sums of money leave out, by reason."""
    if not figure.question.startswith(_OF_MONEY):
        return []
    words = view.words
    rows = query.rows("funding/left_out_summary", view)
    reasons: dict[str, int] = {}
    for row in rows:
        reasons[row["reason"]] = reasons.get(row["reason"], 0) + row["rows"]
    named = [
        words("deck.left_out_by", reason=words(f"reason.{code}"), n=words.number(n))
        for code, n in reasons.items()
    ]
    return [words("deck.left_out", listed=words.list(named))] if named else []
