"""The list of slides in words: how many there are, of what, and whether its link is long."""

from collections.abc import Sequence

from pages.ui.address import slide_list
from pages.ui.address.view import View
from pages.ui.figure.slides import Shown


def title(view: View, shown: Sequence[Shown]) -> str:
    """The name of the ready story, else how many slides there are."""
    words = view.words
    if view["story"]:
        return words(f"present.story.{view['story']}")
    return words("present.title", n=words.count(len(shown))) if shown else words("present.begin")


def sentences(view: View, shown: Sequence[Shown]) -> list[str]:
    """What the list is, what of it is gone, and what a long link needs."""
    words = view.words
    if not shown:
        return [words("present.begin_how")]
    gone = sum(1 for slide in shown if slide.gone)
    return [
        words("present.of_story", n=words.count(len(shown))) if view["story"] else words("present.of_link"),
        words("present.some_gone", n=words.count(gone)) if gone else "",
        words("present.long", n=words.count(len(view["slides"])))
        if len(view["slides"]) > slide_list.LONG_CODE
        else "",
    ]
