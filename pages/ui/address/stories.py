"""The ready-made stories: lists of slides. A slide names a view; its words are made from the rows."""

from collections.abc import Sequence

from pages.ui.address.slide_list import Slide

_REVIEW = "as_of=2020-12-31&strategy=s3_2015"
_NOW = ""  # the selection that the overview opens with


def _slides(values: str, figures: Sequence[tuple[str, str]]) -> tuple[Slide, ...]:
    """Slides of pages (with values of their own) at the values that all share."""
    shared = [(page, "&" if "?" in page else "?", figure) for page, figure in figures]
    return tuple(Slide(page + (join + values if values else ""), figure) for page, join, figure in shared)


STORIES = {
    "2015-2020": _slides(
        _REVIEW,
        [
            ("/", ""),
            ("/", "area_years"),
            ("/finansiering", "per_year_area"),
            ("/finansiering?by=funder_group", "by_group"),
            ("/finansiering", "per_year_total"),
            ("/projekt", "projects_by_area"),
            ("/styrkeomraden", "quotients"),
            ("/indikatorer", "indicator_targets"),
            ("/milstolpar", "review"),
            ("/milstolpar", "milestones_by_area"),
            ("/utvarderingar", "evaluations"),
            ("/omraden", ""),
        ],
    ),
    "idag": _slides(
        _NOW,
        [
            ("/", ""),
            ("/", "area_years"),
            ("/finansiering", "by_group"),
            ("/projekt", "projects_by_area"),
            ("/milstolpar", "milestones_axis"),
            ("/milstolpar", "milestones_by_area"),
            ("/styrkeomraden", "quotients"),
            ("/indikatorer", "indicator_targets"),
            ("/sa-foljer-vi-upp", "process"),
            ("/sedan-sist?since=2022-03-08", ""),
            ("/omraden", ""),
            ("/", "attention"),
        ],
    ),
}
