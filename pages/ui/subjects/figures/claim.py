"""One published claim: its definition as far as stated, its readings against its amount, and what is known to be missing."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure import figure
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.forms.bars import Bar, Bars, Group, Line, Part
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import sources
from pages.ui.subjects.sentences import claims as finding


def _fact(view: View, key: str, text: str | None, href: str = "", outside: bool = False) -> dict[str, object]:
    cell = Cell(text or view.words("common.not_stated"), href, outside=outside)
    return {"label": view.words(f"claim.fact.{key}"), "cells": [cell], "note": ""}


def head(view: View, row: Row) -> None:
    """The statement in both languages, who said it and when, and each part of its definition or that it is not stated."""
    words = view.words
    amount = words.exact_money(row["amount"], row["currency"])
    in_sek = row["currency"] != "SEK" and row["amount_sek"] is not None
    source = _fact(
        view,
        "source",
        words.titled(row["publisher"], row["source_title"]),
        row["url"] or "",
        bool(row["url"]),
    )
    source["cells"] = [
        *_cells(source),
        Cell(words("source.rests"), view.url("kalla", source_id=row["source_id"])),
    ]
    facts = [
        _fact(view, "statement_sv", row["statement_sv"]) | {"lang": "sv"},
        _fact(view, "statement_en", row["statement_en"]) | {"lang": "en"},
        _fact(view, "publisher", words.source(row["publisher"])),
        _fact(view, "said_on", words.date(row["said_on_from"], row["said_on_precision"])),
        source,
        _fact(view, "amount", f"{words('comparison.' + row['comparison'])} {amount}"),
        _fact(view, "measure", words(f"measure.{row['measure']}")),
        _fact(
            view,
            "period",
            words.span(
                row["period_start_from"],
                row["period_start_precision"],
                row["period_end_from"],
                row["period_end_precision"],
            ),
        ),
        _fact(view, "scope_note", view.note(row, "scope_note")),
        _fact(view, "subject", _subject(view, row)) | {"note": words("claim.our_judgement")},
        _fact(view, "verdict", words(f"verdict.{row['verdict']}"))
        | {"note": " ".join(finding.reasons(view, row))},
    ]
    if in_sek:
        facts[5]["note"] = words("claim.in_sek", money=words.exact_money(row["amount_sek"]))
    block.show("claim", block.render("facts.html", w=words, facts=facts, columns=figure.WHOLE))


def _cells(fact: dict[str, object]) -> list[Cell]:
    cells = fact["cells"]
    return cells if isinstance(cells, list) else []


def _subject(view: View, row: Row) -> str:
    """Which rows the claim is held against, and what they hold besides or lack."""
    words = view.words
    held = words(f"claim.rows_hold.{row['rows_hold'] or 'not_told'}")
    return f"{words('claim.rows_of', rows=_narrowed(view, row) or words('claim.rows_all'))} {held}"


def _narrowed(view: View, row: Row) -> str:
    """The funder or the programme that a claim is about; nothing where it is about any."""
    for name in ("funder", "programme"):
        if row[f"subject_{name}"]:
            return view.words(f"claim.rows_{name}", name=view.words.funder(row[f"subject_{name}"]))
    return ""


def rows_url(view: View, row: Row) -> str:
    """Address of the rows of a reading. Of the frame only the day and the language go along: the reading says the rest."""
    frame = View(view.path, {n: v for n, v in view.values.items() if n in ("lang", "as_of")})
    by = next((name for name in ("funder", "programme") if row[f"subject_{name}"]), "total")
    return rowsets.url(
        frame,
        "funding",
        by=by,
        group_key=row[f"subject_{by}"] if by != "total" else None,
        measure=row["measure"],
        scope=row["scope"],
        location=row["location"],
        year_from=row["year_from"] or None,
        year_to=row["year_to"] or None,
    )


def _period(view: View, row: Row) -> str:
    first, last = row["year_from"], row["year_to"]
    years = str(last) if first == last else f"{first or '…'}–{last}"
    return view.words(f"claim.period.{row['period']}", years=years)


def _name(view: View, row: Row) -> str:
    return f"{view.words('claim.scope.' + row['scope'])}, {view.words('claim.location.' + row['location'])}"


def _bar(view: View, row: Row, longest: float) -> Bar:
    words = view.words
    return Bar(
        name=_name(view, row),
        value=words.money(row["value"]) if row["rows"] else words("claim.nothing"),
        beside="" if not row["rows"] or row["covered_pct"] is None else words.percent(row["covered_pct"]),
        href=rows_url(view, row),
        parts=[Part(100 * row["value"] / longest, "total", value=row["value"])],
    )


def readings(view: View, rows: Sequence[Row], claim: Row) -> Figure:
    """A bar for each reading that the title is about against the line of the claimed amount, a heading for each period.

    The other measures, and what is outside the county, stand in the table.
    """
    words = view.words
    claimed = claim["amount_sek"] or 0
    longest = max([claimed, *(row["value"] for row in rows)]) or 1
    drawn = _drawn(rows)
    groups: dict[str, list[Row]] = {}
    for row in drawn:
        groups.setdefault(row["period"], []).append(row)
    line = Line(
        words("claim.line", said=finding.said(view, claim)), round(100 * claimed / longest, 2), claimed
    )
    bars = [
        Group(
            [_bar(view, row, longest) for row in own],
            f"{words('measure.' + own[0]['measure'])} · {_period(view, own[0])}",
            line if claimed else None,
        )
        for own in groups.values()
    ]
    differs = all(row["measure"] != claim["measure"] for row in rows)
    return Figure(
        key="readings",
        question="claims/readings",
        title=_readings_title(view, rows),
        subtitle=subtitle(view, words("claim.readings_unit")),
        rows=rows,
        columns=table.of(
            "claims/readings",
            table.code("measure", "measure"),
            Column("period", lambda v, r: Cell(_period(v, r))),
            table.code("scope", "claim.scope"),
            table.code("location", "claim.location"),
            table.money("value", href=rows_url),
            "rows",
            Column("covered_pct", _share, number=True),
            table.code("verdict", "verdict"),
        ),
        source=sourcing.line(view, "funding/sources", location="all", scope="all", areas=[], strategy=""),
        forms=[Bars(bars, words("deck.value"))] if drawn else [],
        notes=[
            words("claim.note_drawn", n=words.count(len(rows))) if len(drawn) < len(rows) else "",
            words("claim.note_readings"),
            words("claim.note_outside") if any(row["location"] == "outside" for row in rows) else "",
            words("claim.note_measure") if differs else "",
            words("claim.note_no_line") if rows and not claimed else "",
            words("claim.note_frame") if view["areas"] or view["strategy"] else "",
        ],
        empty=words("claim.readings_none", measure=words(f"measure.{claim['measure']}").lower()),
    )


def _drawn(rows: Sequence[Row]) -> list[Row]:
    """The readings of the first measure in the county."""
    return [row for row in rows if row["measure"] == rows[0]["measure"] and row["location"] != "outside"]


def _share(view: View, row: Row) -> Cell:
    """Its part of the amount; a dash where the two are not of one measure or the amount is not known in kronor."""
    text = "–" if row["covered_pct"] is None else view.words.percent(row["covered_pct"], 1)
    return Cell(text, css="fu-number")


def _readings_title(view: View, rows: Sequence[Row]) -> str:
    """The reading that gives least and the one that gives most, of the first measure."""
    words = view.words
    own = _drawn(rows)
    if not own:
        return words("claim.readings_title_none")
    values = [row["value"] for row in own]
    measure = words(f"measure.{own[0]['measure']}")
    if min(values) == max(values):
        return words("claim.readings_title_one", measure=measure, sum=words.money(max(values)))
    best = max(own, key=lambda row: row["value"])
    return words(
        "claim.readings_title",
        measure=measure,
        low=words.money(min(values)),
        high=words.money(max(values)),
        best=_name(view, best)[:1].lower() + _name(view, best)[1:],
    )


def left_out(view: View, rows: Sequence[Row]) -> Figure:
    """The amounts that no reading holds: without a year, a currency or a rate."""
    words = view.words
    return Figure(
        key="claim_left_out",
        question="claims/left_out",
        title=words("claim.left_out", n=words.count(len(rows))),
        subtitle=words("claim.left_out_unit"),
        rows=rows,
        columns=table.of(
            "claims/left_out",
            table.code("reason", "reason"),
            table.named("project", "title", rowsets.project_url),
            table.funder(),
            table.code("measure", "measure"),
            table.money("amount", currency=None),
            table.code("location", "location"),
            "source",
        ),
        source=words("note.left_out"),
        table_open=len(rows) <= 20,
        empty=words("claim.left_out_none"),
    )


def known(view: View) -> list[Figure]:
    """What is known to be missing and where sources disagree, as far as it concerns the claim; then how far registers reach."""
    found = []
    if gaps := query.rows("sources/gaps", view):
        found.append(sources.gaps(view, gaps))
    if disputed := query.rows("sources/contradictions", view):
        found.append(sources.contradictions(view, disputed))
    return [*found, sources.registers(view, query.rows("sources/registers", view))]
