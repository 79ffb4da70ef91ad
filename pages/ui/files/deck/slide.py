"""One slide: the finding as title, one figure, measure and source below with the way back, and notes for the presenter."""

import io
from collections.abc import Sequence
from typing import Any

import segno
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from pages.ui.address.view import View
from pages.ui.base.words import Words
from pages.ui.figure import filters, slides
from pages.ui.figure.figure import Figure, drawn
from pages.ui.figure.slides import Shown
from pages.ui.files.deck import tables, texts
from pages.ui.files.deck.room import WIDTH, Room
from pages.ui.files.deck.template import TITLES, Box
from pages.ui.forms.form import Form
from pages.ui.forms.keys import Keys
from pages.ui.forms.sentences import Sentences
from pages.ui.rows import sourcing

_MARGIN, _GAP = Pt(42), Pt(10)
_FOOT, _CODE = Pt(68), Pt(64)
_LONGEST_SOURCE = 230
_OF_MONEY = ("funding/", "organisations/concentration", "areas/compare", "areas/flow", "areas/per_year")


def cover(deck: Any, layout: Any, shown: Sequence[Shown], title: str, words: Words) -> None:
    """The first slide: title, region, day and edition."""
    slide = deck.slides.add_slide(layout)
    days = dict.fromkeys(words.date(one.view.as_of) for one in shown)
    day = words("frame.as_of_day", day=words.list(list(days)))
    lines = [
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
    for number, line in enumerate(lines):
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
    alt = texts.clean(f"{figure.title}. {figure.subtitle}." if figure else one.title)
    said = _drawn(slide, one, _forms(one), box, alt)
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


def _forms(one: Shown) -> list[Form]:
    """What a slide shows: a figure, or the headline numbers and sentences of a page; a sentence where it is gone."""
    if one.figure:
        return drawn(one.view, one.figure, tables.MOST, tables.MOST_COLUMNS)
    if one.slide.figure:
        return [Sentences((one.view.words("deck.no_figure"),))]
    return one.summary


def _drawn(slide: Any, one: Shown, forms: Sequence[Form], box: Box, alt: str) -> list[str]:
    """Draw forms below each other; give what the notes say of what is not seen."""
    words, said = one.view.words, []
    millions = words(f"deck.millions.{one.view['currency']}")
    is_keyed = any(isinstance(form, Keys) for form in forms)
    top = box.top
    for form, height in zip(forms, _heights(forms, box), strict=True):
        place = Box(box.left, top, box.width, height)
        room = Room(slide, place, words, alt, millions, is_keyed)
        form.pptx(room)
        said += room.said
        top += height + (_GAP if height else 0)
    return said


def _heights(forms: Sequence[Form], box: Box) -> list[int]:
    """How high each form is in EMU: what explains has what it needs, what shows the rows shares the rest."""
    needed = [int(form.height(WIDTH) * box.width / WIDTH) for form in forms]
    growing = [form.is_whole for form in forms]
    if not any(growing) and forms:
        growing[-1] = True
    fixed = sum(need for need, grows in zip(needed, growing, strict=True) if not grows)
    gaps = _GAP * (sum(need > 0 for need in needed) - 1)
    rest = max(box.height - fixed - gaps, box.height // 3)
    whole = sum(need for need, grows in zip(needed, growing, strict=True) if grows) or 1
    return [rest * need // whole if grows else need for need, grows in zip(needed, growing, strict=True)]


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
        parts += _left_out(one.view, figure)
        parts.append(figure.source)
    frame = slide.notes_slide.notes_text_frame
    lines = [texts.clean(part) for part in dict.fromkeys([*parts, *more]) if part]
    frame.text = "\n".join(lines) or words("common.not_stated")


def _left_out(view: View, figure: Figure) -> list[str]:
    """What the sums of money leave out, by reason."""
    if not figure.question.startswith(_OF_MONEY):
        return []
    said = sourcing.left_out_by_reason(view)
    return [said] if said else []
