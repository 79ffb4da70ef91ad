"""The forms that pages make in HTML, drawn as pictures from the same values: bars, keys, map, axes, flow, network, lists.

`DRAWN` has a function for each template that is a picture; what is for use alone (`UNDRAWN`) has no place on paper.
"""

from collections.abc import Callable, Sequence
from typing import Any

from pages.ui import lettering
from pages.ui.marks import Bars
from pages.ui.sheet import SIZE, Sheet, flowed, signs_width

Given = dict[str, Any]
Draw = Callable[[Sheet, Given, float, float, float], float]
UNDRAWN = {"pager.html", "datasets.html", "paste.html", "facts.html", "feed.html"}
SMALL = 13


def bars(sheet: Sheet, groups: Sequence[Bars], x: float, y: float, width: float) -> float:
    """Horizontal bars on one scale: name, bar, value, from the left."""
    for group in groups:
        if group.title:
            y = sheet.paragraph(x, y + 6, group.title, width, bold=True) + 4
        y = _bars(sheet, {"bars": group.items}, x, y, width) + 6
    return y


def _bars(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    items = given["bars"]
    values = [" ".join(filter(None, [item.value, item.beside])) for item in items]
    room = min(max((signs_width(value, SIZE, bold=True) for value in values), default=0) + 2, width * 0.45)
    names = width * 0.34
    track = width - names - room - 24
    for item, value in zip(items, values, strict=True):
        lines = lettering.wrapped(lettering.plain(item.name), SIZE, names, most=3)
        told = lettering.wrapped(lettering.plain(value), SIZE, room + 1, bold=True)
        high = max(len(lines), len(told)) * 19
        top = y + high / 2 - 9
        at = x + names + 12
        sheet.rect(at, top + 1, track, 17, "card")
        for part in item.parts:
            wide = max(track * min(part.width, 100) / 100, 2)
            sheet.rect(at, top + 1, wide - 1 if wide > 3 else wide, 17, part.colour, part.css)
            at += wide
        for number, line in enumerate(lines):
            sheet.text(x + names, y + high / 2 - len(lines) * 9.5 + number * 19 + 14, line, anchor="end")
        for number, line in enumerate(told):
            sheet.signs(
                x + names + track + 24, y + high / 2 - len(told) * 9.5 + number * 19 + 14, line, bold=True
            )
        y += high + 7
    return y


def _keys(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    keys = given["keys"]
    texts = [f"{key['text']} {key['value']}".strip() for key in keys]
    starts = [20 + (16 if key["shape"] else 0) for key in keys]
    wide = [s + lettering.width(t, SMALL) for s, t in zip(starts, texts, strict=True)]
    places = flowed(wide, width, 22)
    for key, text, start, (left, line) in zip(keys, texts, starts, places, strict=True):
        at, base = x + left, y + 16 + line * 21
        sheet.rect(at, base - 11, 13, 13, key["colour"], key["css"])
        if key["shape"]:
            sheet.shape(key["shape"], at + 24, base, key["colour"], SMALL + 1)
        sheet.text(at + start, base, text, SMALL)
    return y + (places[-1][1] + 1 if places else 0) * 21 + 6


def _map(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    tiles, columns = given["tiles"], given["columns"]
    wide, high = min(width / max(columns, 1), 130), 72
    for tile in tiles:
        left, top = x + (tile["x"] - 1) * wide, y + 4 + (tile["y"] - 1) * high
        sheet.rect(left + 2, top + 2, wide - 4, high - 4, f"map-{tile['step']}", edge="edge")
        name = lettering.cut(lettering.plain(tile["name"]), 12, wide - 14)
        sheet.text(left + 8, top + 18, name, 12)
        sheet.text(left + 8, top + high - 12, str(tile["value"]), 20, bold=True)
    y += 12 + max((tile["y"] for tile in tiles), default=0) * high
    for tile in given["beside"]:
        note = f" ({tile['note']})" if tile["note"] else ""
        y = sheet.paragraph(x, y, f"{tile['name']}: {tile['value']}{note}", width)
    return y


def _list(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    for item in given["items"]:
        start = 22 if item["shape"] else 0
        if item["shape"]:
            sheet.shape(item["shape"], x + 8, y + 17, item["colour"])
        y = sheet.paragraph(x + start, y, item["title"], width - start, bold=bool(item["text"]))
        if item["text"]:
            y = sheet.paragraph(x + start, y, item["text"], width - start, SMALL, colour="quiet")
        y += 6
    return y


def _events(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    for title in given["titles"]:
        y = sheet.paragraph(x, y, f"┊ {title}".replace("┊", "–"), width, 12, colour="quiet")
    return y


def _at(sheet: Sheet, kind: str, x: float, y: float, colour: str) -> None:
    """A mark of the milestone axis: dashed ring, ring, disc."""
    if kind == "outcome":
        sheet.circle(x, y, 6, fill=colour)
    else:
        sheet.circle(x, y, 5.2, fill="background", stroke=colour, dash="2.6 2" if kind == "first" else "")


def _time_keys(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    texts = [name for _, name in given["names"]] + [name for _, _, name in given["statuses"]]
    places = flowed([22 + lettering.width(text, SMALL) for text in texts], width, 20)
    for text, (left, line) in zip(texts, places, strict=True):
        sheet.text(x + left + 20, y + 16 + line * 21, text, SMALL)
    for (kind, _), (left, line) in zip(given["names"], places, strict=False):
        _at(sheet, kind, x + left + 8, y + 11 + line * 21, "text")
    for (status, sign, _), (left, line) in zip(given["statuses"], places[len(given["names"]) :], strict=True):
        sheet.shape(sign, x + left + 9, y + 16 + line * 21, f"status-{status}")
    return y + (places[-1][1] + 1) * 21 + 6


def _timeline(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    names = width * 0.52
    start, room = x + names + 14, width - names - 28
    tops = y
    for year in given["years"]:
        sheet.text(start + room * year["left"] / 100, y + 14, year["text"], 12, colour="quiet")
    now = start + room * given["now"] / 100
    y += 22
    sheet.text(now, y + 12, given["now_text"], 12, bold=True, anchor="end" if given["now"] > 50 else "start")
    y += 20
    for item in given["items"]:
        top = y
        sheet.shape(item["shape"], x + 8, y + 18, f"status-{item['status']}")
        y = sheet.paragraph(x + 22, y, item["title"], names - 26)
        y = sheet.paragraph(x + 22, y, item["text"], names - 26, 12, colour="quiet") + 6
        middle = (top + y) / 2
        colour = f"status-{item['status']}"
        sheet.line(start, middle, start + room, middle, "line")
        if item["slip"]:
            left = start + room * item["slip"]["left"] / 100
            sheet.line(left, middle, left + room * item["slip"]["width"] / 100, middle, colour, 3)
        for mark in item["marks"]:
            _at(sheet, mark["kind"], start + room * mark["left"] / 100, middle, colour)
    for year in given["years"]:
        left = start + room * year["left"] / 100
        sheet.line(left, tops + 18, left, y, "line", 0.6)
    sheet.line(now, tops + 40, now, y, "text", 1.4, "4 3")
    return y


def _lanes(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    names, tall = min(150.0, width * 0.2), 54
    slot = (width - names) / max(given["count"], 1)
    first = y
    for year in given["years"]:
        size = min(12, 12 * slot / (lettering.width(year["text"], 12.5) or 1))
        middle = x + names + (year["place"] - 0.5) * slot
        sheet.text(middle, y + 38, year["text"], round(size, 1), colour="quiet", anchor="middle")
    y += 46
    for lane in given["lanes"]:
        base = y + tall + 22
        down = sheet.paragraph(x, base - 40, lane["name"], names - 8, SMALL)
        sheet.paragraph(x, down, lane["total"], names - 8, SMALL, bold=True)
        sheet.line(x + names, base, x + width, base, "edge")
        for cell in lane["cells"]:
            middle, at = x + names + (cell["place"] - 0.5) * slot, base
            for part in cell["parts"]:
                high = max(tall * part["size"] / 100, 2)
                sheet.rect(middle - slot * 0.31, at - high, slot * 0.62, high, part["colour"], part["css"])
                at -= high
            text = cell["short"] or cell["text"]
            size = min(12, 12 * slot / (lettering.width(text, 12.5) or 1))
            sheet.text(middle, at - 4, text, round(size, 1), anchor="middle")
        y = base + 12
    for change in given["changes"]:
        left = x + names + (change["place"] - 1 + change["at"] / 100) * slot
        sheet.line(left, first + 20, left, y - 12, "text", 1.6, "5 4")
        sheet.text(left - 4, first + 14, change["text"], 12, bold=True, anchor="end")
    return y + 4


def _flow(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    side, slot = width * 0.37, 94.0
    heads = [
        sheet.paragraph(
            *((x + side, y) if s["side"] == "from" else (x + width - side, y)),
            s["title"],
            side,
            bold=True,
            anchor="end" if s["side"] == "from" else "start",
        )
        for s in given["sides"]
    ]
    top = max(heads, default=y) + 8
    for band in given["bands"]:
        d = _scaled(band["path"], x + side + 8, top, (width - 2 * side - 16) / 100, slot / 100)
        if band["empty"]:
            sheet.path(d, band["colour"], 2, "3 5")
        else:
            sheet.path(d, fill=band["colour"], opacity=0.55)
    foot = top + float(given["slots"]) * slot + 6
    for part in given["sides"]:
        _side(sheet, given, part, x, width, side, top, slot, foot)
    return foot + 34


def _side(
    sheet: Sheet,
    given: Given,
    part: Given,
    x: float,
    width: float,
    side: float,
    top: float,
    slot: float,
    foot: float,
) -> None:
    """One side of the flow: its names with what they hold, and the sum."""
    left = part["side"] == "from"
    anchor = "end" if left else "start"
    text_x = x + side - 10 if left else x + width - side + 10
    for node in part["nodes"]:
        y = top + (node["row"] - 1) * slot
        bar = x + side - 2 if left else x + width - side - 2
        sheet.rect(bar, y + 6, 5, slot - 12, node["colour"])
        name = f"{node['shape']} {node['name']}".strip()
        y = sheet.paragraph(text_x, y + 6, name, side - 14, bold=True, anchor=anchor, most=2)
        y = sheet.paragraph(text_x, y, _amounts(node["amounts"]), side - 14, SMALL, anchor=anchor, most=1)
        if node["added"]:
            added = f"{given['w']('flow.added')} {_amounts(node['added'])}"
            sheet.paragraph(text_x, y, added, side - 14, 12, colour="quiet", anchor=anchor, most=2)
    start = x if left else x + width - side
    sheet.line(start, foot, start + side, foot, "edge", 2)
    total = f"{given['w']('flow.total')} {_amounts(part['total'])}"
    sheet.text(text_x, foot + 20, total, SMALL, bold=True, anchor=anchor)


def _amounts(items: Sequence[Given]) -> str:
    return " · ".join(f"{item['text']} {item['word']}".strip() for item in items)


def _scaled(path: str, x: float, y: float, across: float, down: float) -> str:
    """A path of the page's own drawing, moved and stretched onto the sheet."""
    found, horizontal = [], True
    for word in path.replace(",", " ").split():
        letter, number = (word[0], word[1:]) if word[0].isalpha() else ("", word)
        found.append(letter)
        if number:
            place = x + float(number) * across if horizontal else y + float(number) * down
            found.append(f"{place:.1f} ")
            horizontal = not horizontal
    return "".join(found)


def _network(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    slot, names = 26.0, width * 0.56
    arcs = width - names - 24
    start = x + names + 14
    for tie in given["ties"]:
        d = _scaled(tie["path"], start, y, arcs / 100, slot)
        sheet.path(d, given["colour"], tie["width"], opacity=0.6)
    for number, node in enumerate(given["nodes"]):
        base = y + number * slot + 18
        small = lettering.width(node["text"], 12) + 10
        name = lettering.cut(lettering.plain(node["name"]), SIZE, names - small)
        sheet.text(x + names, base, name, anchor="end")
        sheet.text(
            x + names - lettering.width(name, SIZE) - 8, base, node["text"], 12, colour="quiet", anchor="end"
        )
        sheet.circle(start - 4, base - 5, 4, fill=given["colour"])
    for label in given["labels"]:
        left = start + arcs * label["left"] / 100
        top = y + len(given["nodes"]) * slot * label["top"] / 100
        sheet.rect(left - 9, top - 9, 18, 18, "background")
        sheet.text(left, top + 5, label["text"], 14, bold=True, anchor="middle")
    return y + len(given["nodes"]) * slot + 6


def _grid(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    heads = given["heads"]
    names = min(width * 0.3, 240)
    slot = (width - names) / max(len(heads), 1)
    y = sheet.paragraph(x, y, given["caption"], width, SMALL, colour="quiet")
    for number, head in enumerate(heads):
        sheet.paragraph(
            x + names + (number + 1) * slot - 6, y, head, slot - 8, 12, colour="quiet", anchor="end", most=2
        )
    y += 36
    for line in given["lines"]:
        lines = lettering.wrapped(lettering.plain(line["name"]), SMALL, names - 8)
        high = max(24, len(lines) * 17 + 6)
        sheet.paragraph(x, y + 1, line["name"], names - 8, SMALL)
        for number, cell in enumerate(line["cells"]):
            left = x + names + number * slot
            if cell["step"]:
                sheet.rect(left + 1, y + 1, slot - 2, high - 2, f"map-{cell['step']}")
            sheet.text(left + slot - 6, y + 17, str(cell["text"]), SMALL, anchor="end")
        y += high
    return y + 4


def _compare(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    names, counts = width * 0.34, width * 0.24
    track = width - names - counts - 24
    for item in given["items"]:
        sheet.rect(x, y + 5, 11, 11, item["colour"])
        named = sheet.paragraph(x + 18, y, item["name"], names - 18, bold=True)
        named = sheet.paragraph(x + 18, named, item["lasts"], names - 18, 12) if item["lasts"] else named
        at = x + names + 8
        money = f"{item['money']} ({item['beside']})" if item["money"] else given["w"]("areas.no_money")
        down = sheet.paragraph(at, y, money, track, bold=bool(item["money"]))
        sheet.rect(at, down + 2, track, 12, "card")
        sheet.rect(at, down + 2, track * item["width"] / 100, 12, item["colour"])
        down += 16
        for extra in item["extra"]:
            down = sheet.paragraph(at, down, f"{extra['text']} {extra['value']}", track, 12, colour="quiet")
        told = x + width - counts + 8
        beside = sheet.paragraph(told, y, " ".join(map(str, item["projects"])), counts - 8, SMALL)
        if item["has_actors"]:
            beside = sheet.paragraph(told, beside, " ".join(map(str, item["actors"])), counts - 8, SMALL)
        statuses = " ".join(f"{status['shape']} {status['value']}" for status in item["statuses"])
        sheet.signs(told, beside + 15, statuses, SMALL)
        y = max(named, down, beside + 20) + 8
        sheet.line(x, y - 3, x + width, y - 3, "line")
    return y


def _text(sheet: Sheet, given: Given, x: float, y: float, width: float) -> float:
    return sheet.paragraph(x, y, given["text"], width, SMALL, colour="quiet")


DRAWN: dict[str, Draw] = {
    "bars.html": _bars,
    "compare.html": _compare,
    "events.html": _events,
    "flow.html": _flow,
    "grid.html": _grid,
    "keys.html": _keys,
    "lanes.html": _lanes,
    "list.html": _list,
    "network.html": _network,
    "text": _text,
    "tilemap.html": _map,
    "timekeys.html": _time_keys,
    "timeline.html": _timeline,
}
# Forms that show the rows themselves: with one of them, no table is needed in the picture.
WHOLE = {"bars.html", "compare.html", "flow.html", "grid.html", "lanes.html", "list.html", "network.html"}
WHOLE |= {"tilemap.html", "timeline.html"}
