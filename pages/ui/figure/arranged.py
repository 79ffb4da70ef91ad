"""A figure's table as its reader has arranged it: headings that sort, a choice of columns, sums, pages, and its files."""

from collections.abc import Collection, Sequence
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from pages.ui.address import arrangement
from pages.ui.address.arrangement import Arrangement
from pages.ui.address.choice import Choice
from pages.ui.address.view import View
from pages.ui.base.sections import tabs_of
from pages.ui.figure import downloads
from pages.ui.forms import block
from pages.ui.rows import grid
from pages.ui.rows.grid import Line
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

PAGE_SIZE = 25
FEW = 3  # rows that nobody groups
KEPT = 3  # columns that a narrow screen shows of a row that is not opened
DASH = "fu-missing"  # the class of a cell that shows a dash
NOTHING = Markup("")
# What the tables of a page have made of their arrangements: the frame says which could not be used.
met: ContextVar[dict[str, bool] | None] = ContextVar("met", default=None)


def of(view: View, figure: str, keys: Collection[str]) -> Arrangement:
    """The arrangement that the view asks for of a figure's table; one that its columns do not allow is as it comes."""
    wanted = next((one for one in map(arrangement.one, view["table"]) if one.figure == figure), None)
    usable = wanted is None or wanted.fits(keys)
    if (noted := met.get()) is not None:
        noted[figure] = usable
    return wanted if wanted is not None and usable else Arrangement(figure, page=view["page"])


def unusable(view: View) -> bool:
    """Whether the view asks for an arrangement that no table of the page has used."""
    noted = met.get() or {}
    return not all(noted.get(arrangement.one(part).figure, False) for part in view["table"])


class Urls:
    """Addresses of one table arranged otherwise; the view's address is made once and the arrangement put into it."""

    _PLACE = "0table0"

    def __init__(self, view: View, here: Arrangement) -> None:
        tab = {"tab": view["tab"]} if tabs_of(view.path) else {}  # an order taken back does not leave it
        view = View(view.path, {**view.values, **tab}, view.refused)
        self.view, self.here = view, here
        self.others = tuple(part for part in view["table"] if arrangement.one(part).figure != here.figure)
        self._with = view.url(table=(*self.others, self._PLACE), page=None)
        self._without = view.url(table=self.others or None, page=None)

    def to(self, **changes: object) -> str:
        """The address with the table arranged so; the first page unless one is named."""
        text = str(replace(self.here, **{"page": 1, **changes}))  # type: ignore[arg-type]
        return self._with.replace(self._PLACE, text) if text else self._without

    def plain(self) -> str:
        """The address with the table as it comes."""
        return self._without

    def sorted_by_question(self, sort: str, descending: bool) -> str:
        """The address with the rows in an order of the question itself."""
        rest = str(replace(self.here, sort="", descending=False, page=1))
        table = (*self.others, *filter(None, [rest]))
        return self.view.url(table=table or None, sort=sort, descending=descending, page=None)


def render(
    view: View,
    key: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    caption: str,
    page_size: int = PAGE_SIZE,
    fold_out: Markup = NOTHING,
) -> Markup:
    """The table of the figure `key`; everything in it that can be pressed is an address.

    `fold_out` is what `choose` makes, or nothing for as long as it is folded.
    """
    how = of(view, key, [column.key for column in columns])
    table, urls = grid.made(view, rows, columns, how), Urls(view, how)
    pages = max(1, -(-len(table.lines) // page_size))
    page = min(how.page, pages)
    lines = table.lines[(page - 1) * page_size : page * page_size]
    late = _late(view, table.columns, how, [table.cells(view, line) for line in lines if not line.is_sum])
    shown = [_line(view, table, line, late) for line in lines]
    has_dash = any(DASH in cell.css for line in shown for cell in line["cells"])
    return block.render(
        "table.html",
        w=view.words,
        dash=view.words("table.dash") if has_dash else "",
        new_tab=view.words("common.new_tab"),
        id=key,
        caption=caption,
        heads=[_head(view, column, how, urls, len(rows)) for column in table.columns],
        lines=shown,
        foot=table.cells(view, table.total) if table.total else [],
        whole_row=view.words("arrange.whole_row") if late else "",
        pages=_pages(view, urls, page, pages),
        rows=view.words("arrange.rows", n=view.words.count(len(rows))) if pages > 1 else "",
        foldable=_is_foldable(rows, columns) or bool(str(how)),
        fold_out=fold_out,
    )


def _is_foldable(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether there is something to choose: many rows to group, or columns that are folded away."""
    has_more = len(rows) > FEW or any(column.folded for column in columns)
    return len(columns) > 1 and len(rows) > 1 and has_more


def choose(view: View, key: str, rows: Sequence[Row], columns: Sequence[Column]) -> Markup:
    """What stands in the fold-out of a table: its columns to choose, what to group by, the way back."""
    how = of(view, key, [column.key for column in columns])
    table, urls = grid.made(view, rows, columns, how), Urls(view, how)
    return block.render(
        "columns.html",
        w=view.words,
        id=key,
        choices=_choices(view, columns, [column.key for column in table.columns], urls),
        groups=_groups(view, columns, how, urls),
        plain=urls.plain() if str(how) else "",
    )


def tools(view: View, key: str, in_menu: bool = False) -> Markup:
    """What to take along of a table as it is shown: the clipboard, files, the address for other tools.

    The menu of a card has them where the table itself is open, else they stand under the table in its fold.
    """
    files = {kind: downloads.table_url(view, key, kind) for kind in ("csv", "xlsx", "json")}
    return block.render(
        "table_tools.html",
        w=view.words,
        id=key,
        files=files,
        fetch=downloads.fetch_page(view, key),
        in_menu=in_menu,
    )


def _line(view: View, table: grid.Grid, line: Line, late: Collection[int]) -> dict[str, Any]:
    cells = [_dashed(view, cell) for cell in table.cells(view, line)]
    cells = [
        replace(cell, css=f"{cell.css} fu-late".strip()) if number in late else cell
        for number, cell in enumerate(cells)
    ]
    return {"cells": cells, "is_sum": line.is_sum}


def _late(
    view: View, columns: Sequence[Column], how: Arrangement, lines: Sequence[Sequence[Cell]]
) -> Collection[int]:
    """The columns that a narrow screen shows when the row is opened; none where the reader has chosen the columns.

    The first stays, and of the others what the rows are sorted by, the first number that most `lines` have, and the
    first that is no number.
    """
    if how.columns or len(columns) <= KEPT + 1:
        return ()
    sort = how.sort or view["sort"]

    filled = [sum(not line[number].missing(view) for line in lines) for number in range(len(columns))]
    others = sorted(range(1, len(columns)), key=lambda number: 2 * filled[number] < len(lines))
    usual = [number for number in others if 2 * filled[number] >= len(lines)]
    firsts = [next((n for n in usual if columns[n].number == kind), 0) for kind in (True, False)]

    def weight(number: int) -> tuple[bool, bool, int]:
        column = columns[number]
        return sort not in (column.key, column.sort or None), number not in firsts, others.index(number)

    return set(others) - set(sorted(others, key=weight)[: KEPT - 1])


def _dashed(view: View, cell: Cell) -> Cell:
    """The page shows a dash in place of 'not stated', which stays for those who do not see it."""
    silent = cell.text == view.words("common.not_stated") and not cell.href
    return replace(cell, css=f"{cell.css} {DASH}".strip()) if silent else cell


def _head(view: View, column: Column, how: Arrangement, urls: Urls, rows: int) -> dict[str, Any]:
    css = "fu-number" if column.number else ""
    ticks = column.ticks(view) if column.ticks else []
    head = {"key": column.key, "text": view.words(f"column.{column.key}"), "css": css, "ticks": ticks}
    if rows < 2:
        return head | {"href": "", "sorted": ""}
    by_question = bool(column.sort) and not how.sort and view["sort"] == column.sort
    on, down = (True, view["descending"]) if by_question else (how.sort == column.key, how.descending)
    # a click turns the order round; at first words are sorted from their beginning and numbers from the largest
    wanted = not down if on else column.number
    own = column.sort and urls.sorted_by_question(
        column.sort, wanted
    )  # in the order that the question itself gives
    href = own or urls.to(sort=column.key, descending=wanted)
    return head | {"href": href, "sorted": ("descending" if down else "ascending") if on else "none"}


def _choices(view: View, columns: Sequence[Column], shown: list[str], urls: Urls) -> list[dict[str, Any]]:
    """Every column: whether it is shown, and the addresses that show, hide and move it. Past an end it comes in at the other."""
    wanted = [key for key in shown if key != urls.here.group]
    hidden = [column.key for column in columns if column.key not in shown]
    default = [column.key for column in columns if not column.folded]

    def to(keys: list[str]) -> str:
        free = [key for key in default if key != urls.here.group]
        return urls.to(columns=() if keys == free else tuple(keys))

    def moved(key: str, step: int) -> str:
        place = wanted.index(key) + step
        rest = [other for other in wanted if other != key]
        place = len(rest) if place < 0 else 0 if place > len(rest) else place
        return to([*rest[:place], key, *rest[place:]])

    found = []
    for key in [*wanted, *hidden]:
        on = key in wanted
        rest = [other for other in wanted if other != key]
        found.append(
            {
                "key": key,
                "text": view.words(f"column.{key}"),
                "is_shown": on,
                "toggle": to(rest if on else [*wanted, key]) if rest or not on else "",
                "up": moved(key, -1) if on and len(wanted) > 1 else "",
                "down": moved(key, 1) if on and len(wanted) > 1 else "",
            }
        )
    return found


def _groups(view: View, columns: Sequence[Column], how: Arrangement, urls: Urls) -> list[Choice]:
    options = [("", view.words("arrange.no_group"))]
    options += [(column.key, view.words(f"column.{column.key}")) for column in columns]
    return [Choice(text, key, urls.to(group=key), key == how.group) for key, text in options]


def _pages(view: View, urls: Urls, here: int, pages: int) -> list[Choice]:
    if pages == 1:
        return []
    wanted = sorted({1, pages, *range(max(1, here - 2), min(pages, here + 2) + 1)})
    return [Choice(view.words.number(n), url=urls.to(page=n), current=n == here) for n in wanted]
