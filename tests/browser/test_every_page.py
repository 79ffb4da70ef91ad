"""All that must hold of any page is looked at in Swedish today, and the words of each section in English too.

What the server says on every page, in either language on either day, is read without a browser (tests/pages/test_plain_words.py);
what scripts and Streamlit add is the same on each tab of a section. A look that fails names the page (the test), itself (the
subtest) and the element; the others are looked at all the same.
"""

from collections.abc import Callable

import pytest

from tests.browser import places, rig
from tests.browser.looks import axe, bars, language, paper, reading, screens

GoTo = Callable[..., rig.Visit]
REVIEW = "as_of=2020-12-31"
CUMULATED = "/finansiering?shape=cumulative&by=funder_group"
WITH_CHARTS = ("finansiering", "projekt")
WITH_DRAWINGS = (*WITH_CHARTS, "omraden")  # drawn anew for paper
WITH_STATUS = ("milstolpar", "milstolpar-lista", "rader-milestones", "oversikt")
DESK, PHONE, SMALL_PHONE = 1280, 390, 320  # CSS pixels


@pytest.mark.parametrize(("name", "path"), places.PAGES.items(), ids=places.PAGES)
def test_a_page_holds_in_every_look(come_to: GoTo, subtests: pytest.Subtests, name: str, path: str) -> None:
    def look(at: Callable[..., None], *told: object) -> None:
        with subtests.test(" ".join([at.__name__, *map(str, told)]).replace("_", " ")):
            at(visit, *told)

    visit = come_to(path)
    # As it opens.
    look(reading.everything_is_drawn)
    look(bars.a_bar_is_as_long_as_the_number_beside_it)
    if name in WITH_CHARTS:
        look(reading.charts_are_pictures_named_by_their_findings)
        look(screens.texts_of_charts_stand_out_in_both_themes)
    look(screens.text_twice_as_large_loses_nothing)
    look(paper.a_page_prints_whole_and_without_what_one_presses, path)
    if name in WITH_DRAWINGS:
        look(paper.charts_are_drawn_for_the_width_of_the_paper_in_light_colours_and_afterwards_back)
    look(paper.paper_has_no_controls_and_nothing_outside_the_sheet)
    # With all that can be unfolded.
    places.unfold(visit.page)
    look(reading.one_title_and_no_level_skipped)
    look(reading.figures_have_name_unit_source_table_and_files)
    look(reading.no_colour_is_alone)
    if name in WITH_STATUS:
        look(reading.a_status_is_shape_word_and_colour)
    look(reading.each_mark_of_a_chart_is_a_link_in_its_table_too)
    look(language.all_is_in_one_language, places.SECTION_OF[name], "sv")
    look(screens.nothing_sticks_out_of, PHONE)
    look(screens.nothing_sticks_out_of, SMALL_PHONE)
    places.shorten(visit.page)
    look(axe.axe_finds_nothing, DESK, PHONE)
    if name != places.SECTION_OF[name]:
        return
    # In the other language, and on the day of the review, as who chooses them on the page.
    visit = come_to(places.with_query(language.address(path, "en"), REVIEW))
    look(reading.everything_is_drawn)
    places.unfold(visit.page)
    look(language.all_is_in_one_language, places.SECTION_OF[name], "en")


def test_a_chart_with_patterns_holds_as_a_picture_in_both_themes(
    go_to: GoTo, subtests: pytest.Subtests
) -> None:
    visit = go_to(CUMULATED)
    for look in (
        reading.charts_are_pictures_named_by_their_findings,
        reading.no_colour_is_alone,
        screens.texts_of_charts_stand_out_in_both_themes,
    ):
        with subtests.test(look.__name__):
            look(visit)
