"""Published claims in words: what they say, what the rows give, and what the verdict rests on."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

VERDICTS = ("covered", "not_covered", "not_comparable")


def said(view: View, row: Row) -> str:
    """'över 1 mdkr': the amount as it was published, in its own currency; an exact one is never rounded."""
    words = view.words
    if row["currency"]:
        in_words = words.exact_money if row["comparison"] == "exactly" else words.money
        amount = in_words(row["amount"], row["currency"])
    else:
        amount = no_currency(view, row)
    return f"{words('comparison.' + row['comparison'])} {amount}"


def no_currency(view: View, row: Row) -> str:
    """An amount whose currency no source states."""
    return view.words.exact_money(row["amount"], None)


def reasons(view: View, row: Row) -> list[str]:
    """What speaks against the comparison, each a sentence."""
    return [view.words(f"claim.why.{code}") for code in row["why"] or [] if code != "scope_note"]


def title(view: View, found: Sequence[Row]) -> str:
    """How many claims there are, and how the verdicts fall."""
    words = view.words
    if not found:
        return words("title.claims_none")
    parts = [
        words(f"title.claims_part.{verdict}", n=words.count(n)) for verdict, n in _counts(found).items() if n
    ]
    return words("title.claims", n=words.count(len(found)), told=words.list(parts))


def _counts(found: Sequence[Row]) -> dict[str, int]:
    """How many claims have each verdict."""
    return {verdict: sum(row["verdict"] == verdict for row in found) for verdict in VERDICTS}


def page_title(view: View, found: Sequence[Row]) -> str:
    """Of how many claims the rows can say anything, and how many of these they reach."""
    words = view.words
    covered, all_compared = _reached_of(found)
    values = {"compared": words.count(all_compared), "n": words.count(len(found))}
    if not all_compared:
        return words("claim.page_none", **values)
    return words("claim.page_some" if covered else "claim.page", covered=words.count(covered), **values)


def _reached_of(found: Sequence[Row]) -> tuple[int, int]:
    """How many claims the rows cover, and how many can be compared."""
    counts = _counts(found)
    return counts["covered"], counts["covered"] + counts["not_covered"]


def compared(view: View, shown: Sequence[Row]) -> str:
    """Whether any claim is covered by the rows, and which comes closest."""
    words = view.words
    if not shown:
        return words("claim.none_compared")
    covered, _ = _reached_of(shown)
    share = words.percent(max(row["covered_pct"] or 0 for row in shown))
    return words("claim.compared_some" if covered else "claim.compared", n=words.count(covered), share=share)


def sentences(view: View, found: Sequence[Row]) -> list[str]:
    """What a verdict means, and what is asked about most."""
    words = view.words
    if not found:
        return [words("claim.none_yet", day=words.date(view.as_of))]
    return [words("claim.lead"), words("claim.verdicts")]


def claim_title(view: View, claims: Sequence[Row], found: Sequence[Row]) -> str:
    """The amount that is claimed, what the rows give, and the verdict."""
    words = view.words
    if not claims:
        return words("claim.none")
    [row], [summary] = claims, found
    amount = said(view, row)
    values = {"said": amount[:1].upper() + amount[1:], "verdict": words(f"verdict.{row['verdict']}")}
    if not summary["readings"]:
        return words("claim.title_no_rows", **values)
    low, high = words.money(summary["low_sek"]), words.money(summary["high_sek"])
    if not summary["low_sek"]:
        return words(
            "claim.title_up_to" if summary["high_sek"] else "claim.title_nothing", high=high, **values
        )
    if low == high:
        return words("claim.title_one", sum=low, **values)
    return words("claim.title", low=low, high=high, **values)


def claim_sentences(view: View, claims: Sequence[Row], found: Sequence[Row]) -> list[str]:
    """The statement itself, why the verdict is what it is, and how many readings reach the amount."""
    words = view.words
    if not claims:
        return [words("claim.none_text", day=words.date(view.as_of))]
    [row], [summary] = claims, found
    verdict = words("claim.verdict", verdict=words(f"verdict.{row['verdict']}"))
    said_so = words(
        "claim.quoted", statement=view.name(row, "statement"), publisher=view.words.source(row["publisher"])
    )
    return [said_so, " ".join([verdict, *reasons(view, row)]), _reached(view, row, summary)]


def _reached(view: View, row: Row, summary: Row) -> str:
    """How many of the readings add up to the amount; of another measure that is no cover."""
    words = view.words
    if not summary["readings"] or row["amount_sek"] is None:
        return ""
    like = "like" if row["measure"] == summary["compared_measure"] else "unlike"
    counts = {"n": words.count(summary["reached"]), "readings": words.count(summary["readings"])}
    measure = words(f"measure.{summary['compared_measure']}").lower()
    return words(f"claim.reached_{like}", measure=measure, **counts)
