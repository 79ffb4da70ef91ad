"""The accessibility statement: what the dashboard itself can say, and what its operator states."""

from pages.ui.address.view import View
from pages.ui.base import operator
from pages.ui.figure import figure
from pages.ui.forms import block

AUTHORITY = "https://www.digg.se/tdosanmalan"  # where breaches of the Swedish act are reported


def head(view: View) -> None:
    """Who answers for it, where the operator says so."""
    words, stated = view.words, operator.stated()["accessibility"]
    lead = words("statement.lead_of", body=stated["body"]) if "body" in stated else words("statement.lead")
    figure.heading(view, words("page.tillganglighet.title"), lead)


def parts(view: View) -> None:
    """How accessible it is, what is known to fall short, how it was assessed, how to report, who watches over it."""
    words, stated, contact = view.words, operator.stated()["accessibility"], operator.stated()["contact"]
    shortcomings = stated.get(f"shortcomings_{view.lang}", "")
    assessed = [
        words(f"statement.{name}", value=stated[name])
        for name in ("assessed_on", "assessed_by", "updated_on")
        if name in stated
    ]
    found = [
        ("state", [words("statement.state_text")]),
        ("shortcomings", shortcomings.splitlines() or [words("statement.shortcomings_none")]),
        ("assessed", assessed or [words("statement.assessed_none")]),
        ("report", [words("statement.report_text") if contact else words("statement.report_none")]),
    ]
    shown = [{"title": words(f"statement.{key}"), "texts": texts} for key, texts in found]
    html = block.render("statement.html", w=words, parts=shown, contact=contact, authority=AUTHORITY)
    block.show("statement", html)
