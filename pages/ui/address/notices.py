"""What a reader must know about a view before reading it."""

from functools import lru_cache

import queries
from pages.ui.address.view import View


def made_up(view: View, words: str = "frame.synthetic") -> str:
    """That the numbers are made up, in a sentence or under another key; empty where they are facts."""
    return view.words(words) if _is_made_up(view.edition) else ""


@lru_cache(maxsize=256)
def _is_made_up(edition: str) -> bool:
    """Whether an edition is made up, which its name holds: every figure asks, and a manifest takes a millisecond to read."""
    return bool(queries.manifest(edition)["synthetic"])


def of(view: View) -> list[str]:
    """What of the address was not taken, and whether the numbers are made up."""
    found = []
    if "edition" in view.refused:
        found.append(view.words("frame.no_edition"))
    if "since" in view.refused:
        found.append(view.words("frame.refused_since", day=view.words.date(view.since)))
    if names := [name[:40] for name in view.refused if name not in ("edition", "since")]:
        found.append(view.words("frame.refused", names=", ".join(names)))
    return [*found, *filter(None, [made_up(view)])]
