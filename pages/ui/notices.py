"""What a reader must know of a view before reading it."""

import queries
from pages.ui.view import View


def of(view: View) -> list[str]:
    """What of the address was not taken, and whether the numbers are made up."""
    found = []
    if view.refused:
        found.append(view.words("frame.refused", names=", ".join(name[:40] for name in view.refused)))
    if queries.manifest()["synthetic"]:
        found.append(view.words("frame.synthetic"))
    return found
