"""What a reader must know of a view before reading it."""

import queries
from pages.ui.address.view import View


def of(view: View) -> list[str]:
    """What of the address was not taken, and whether the numbers are made up."""
    found = []
    if "edition" in view.refused:
        found.append(view.words("frame.no_edition"))
    if "since" in view.refused:
        found.append(view.words("frame.refused_since", day=view.words.date(view.since)))
    if names := [name[:40] for name in view.refused if name not in ("edition", "since")]:
        found.append(view.words("frame.refused", names=", ".join(names)))
    if queries.manifest(view.edition)["synthetic"]:
        found.append(view.words("frame.synthetic"))
    return found
