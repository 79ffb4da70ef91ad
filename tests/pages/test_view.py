"""An address is a view: what it carries comes back as it went, and what it must not carry is refused by name."""

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import queries
from pages.ui.address import arrangement, parameters, slide_list
from pages.ui.address.parameters import MAX_TEXT, Value
from pages.ui.address.stories import STORIES
from pages.ui.address.view import View
from pages.ui.address.view import read as read_page
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import downloads, filters
from pages.ui.figure.slides import Slide
from pages.ui.frame.controls import CODES
from queries import values
from queries.parameters import FIRST_DAY, MOST_SEK, THEMES
from tests.pages import rig
from tests.pages.conftest import TODAY

PATHS = [section.path for section in SECTIONS]
REVIEW = dt.date(2020, 12, 31)
# What only pages and files know: how rows are shown, and which of them.
OF_PAGES = {
    *(
        "lang",
        "edition",
        "shape",
        "unit",
        "flow",
        "format",
        "rows",
        "limit",
        "offset",
        "table",
        "shown",
        "tab",
    ),
    *("slides", "story", "slide", "presenter", "live_as_of", "live_areas"),
}
TRAVELLING = {"lang", "edition", "as_of", "strategy", "areas", "scope", *queries.FILTERS}
LISTS = (slide_list.code([Slide("/")]), slide_list.code([Slide("/finansiering?by=funder", "by_group")] * 3))

CHOICES: dict[str, tuple[str, ...]] = {
    "lang": ("sv", "en"),
    "scope": ("strategy", "all"),
    "location": ("whole", "part", "outside", "all"),
    "measure": ("granted", "cofinancing", "total_budget", "eligible_cost", "paid"),
    "area_mode": ("split", "whole", "main"),
    "time_mode": ("decided", "spread"),
    "shape": ("annual", "cumulative"),
    "by": (
        *("area", "funder_group", "funder", "programme", "total", "location"),
        *("level", "year", "state", "municipality"),
    ),
    "currency": ("SEK", "EUR", "NOK"),
    "state": ("planned", "ongoing", "ended", "not_stated"),
    "sort": (
        *("title", "title_en", "start", "granted", "state", "municipality"),
        *("name", "kind", "projects", "partners", "coordinated", "given", "cofinanced", "received"),
    ),
    "level": ("strategy", "area", "project"),
    "status": (
        *("done", "overdue", "unreported", "upcoming", "cancelled"),
        *("late", "on_time", "done_unplanned", "moved", "due", "due_done"),
    ),
    "period": ("all", "review", "onward"),
    "theme": ("research", "work", "effort", "other"),
    "base": ("all", "fixed", "present", "unplanned"),
    "format": ("json", "csv", "parquet", "xlsx"),
    "rows": (
        "funding",
        "projects",
        "milestones",
        "flow_money",
        "flow_projects",
        "actors",
        "indicators",
        "sectors",
    ),
    "unit": ("absolute", "share", "inhabitant"),
    "flow": ("money", "projects"),
    "tab": ("picture", "list", "method"),
    "strategy": ("s3_2015", "s3_2022"),
    "role": ("coordinator", "partner", "participant", "cofinancier"),
    "body_as": ("coordinator", "funder", "recipient"),
}
TEXTS = (
    *("text", "find", "kind", "group_key", "line_id", "key"),
    *("project_id", "source_id", "milestone_id", "org_id", "with_org_id", "claim_id"),
    *("indicator_id", "sector_code"),
)
EARLIER = ("0123456789ab", "ba9876543210")
TABLES = (
    "rows::funder",
    "projects_list:project.state:state:-granted:3",
    "by_group:::value",
    "ties:common",
    "moves:::-to",
)
LINES = ("s1_value_creating_services", "s1_forest_bioeconomy", "s1_digital_welfare", "s2_food", "s2_games")


def _strategies() -> dict[str, st.SearchStrategy[Value]]:
    """What each parameter may be."""
    text = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=MAX_TEXT)
    lines = st.sets(st.sampled_from(LINES), min_size=1).map(lambda some: tuple(x for x in LINES if x in some))
    found: dict[str, st.SearchStrategy[Value]] = {
        name: st.sampled_from(codes) for name, codes in CHOICES.items()
    }
    found |= dict.fromkeys(TEXTS, text)
    found |= {
        "as_of": st.dates(FIRST_DAY, TODAY),
        "since": st.dates(FIRST_DAY, TODAY),
        "areas": lines,
        "price_year": st.sampled_from([2015, 2020]),
        "year_from": st.integers(2000, 2100),
        "year_to": st.integers(2000, 2100),
        "year_key": st.integers(0, 2100),
        "funder": st.sampled_from(["Vinnova", "EU: ERDF", "not_stated"]),
        "funder_group": st.sampled_from(["state", "not_stated"]),
        "programme": st.sampled_from(["Visionsdriven hälsa", "not_stated"]),
        "method": st.sampled_from(["strength_areas", "clusters", "resilience", "other"]),
        "theme": st.sampled_from(THEMES),
        "municipality": st.sampled_from(["Karlstad", "outside", "not_stated"]),
        "organisation": st.sampled_from(["kau", "paper_province"]),
        "amount_from": st.integers(0, MOST_SEK),
        "amount_to": st.integers(0, MOST_SEK),
        "page": st.integers(1, 100_000),
        "page_size": st.integers(1, 10_000),
        "page_rows": st.integers(1, 10_000),
        "limit": st.integers(1, 10_000),
        "offset": st.integers(0, 10_000_000),
        "descending": st.booleans(),
        # which editions there are is known when the tests run
        "edition": st.builds(queries.current_edition),
        "earlier": st.sampled_from(EARLIER),
        "table": st.lists(st.sampled_from(TABLES), min_size=1, unique=True).map(tuple),
        "shown": st.sampled_from([section.key for section in SECTIONS]),
        "slides": st.sampled_from(LISTS),
        "story": st.sampled_from(list(STORIES)),
        "slide": st.integers(1, slide_list.MOST_SLIDES),
        "presenter": st.booleans(),
        "live_as_of": st.dates(FIRST_DAY, TODAY),
        "live_areas": st.one_of(lines, st.just(("all",))),
    }
    return {name: found[name] for name in parameters.all_parameters() if name in found}


def _written(names: Iterable[str]) -> list[str]:
    """The parameters that an address of ours names: the list of slides is carried along by the browser instead."""
    return [name for name in names if not parameters.all_parameters()[name].carried]


def _agreeing(selection: dict[str, Value]) -> dict[str, Value]:
    """A selection without what the address refuses together.

    Fixed prices are in kronor only, and an earlier day is not later than the day.
    """
    refused = set()
    if selection.get("currency", "SEK") != "SEK":
        refused.add("price_year")
    since, day = selection.get("since"), selection.get("as_of", TODAY)
    if isinstance(since, dt.date) and isinstance(day, dt.date) and since > day:
        refused.add("since")
    return {name: value for name, value in selection.items() if name not in refused}


VALUES = _strategies()
SELECTIONS = st.fixed_dictionaries({}, optional=VALUES).map(_agreeing)


@pytest.fixture(autouse=True, scope="module")
def _earlier() -> Iterator[None]:
    """The real facts have one edition here: two names stand for earlier ones, which are only read and written."""
    named = [
        queries.Edition(name, "", synthetic=False, rows=0, is_current=False, is_sealed=True)
        for name in EARLIER
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parameters, "earlier_editions", lambda _: named)
        yield


def read(address: str) -> parameters.Address:
    """An address as a page reads it."""
    return parameters.read(parse_qsl(urlsplit(address).query, keep_blank_values=True))


def asked_for() -> Iterator[tuple[str, str]]:
    """Every parameter of every question, with its type."""
    for name in queries.names():
        for param in queries.header(name).params:
            yield param.name, param.type


def test_every_parameter_of_every_question_can_be_in_an_address() -> None:
    known = set(parameters.all_parameters())
    assert {name for name, _ in asked_for()} <= known
    assert known - {name for name, _ in asked_for()} == OF_PAGES


def test_every_parameter_is_tried_here() -> None:
    assert set(VALUES) == set(parameters.all_parameters())


@pytest.mark.parametrize(("name", "type_name"), sorted(set(asked_for())))
@given(data=st.data())
def test_what_an_address_gives_is_of_the_type_that_the_question_takes(
    name: str, type_name: str, data: st.DataObject
) -> None:
    value = data.draw(VALUES[name])
    given_value = View("", {name: value}).values_for(next(q for q in queries.names() if _takes(q, name)))[
        name
    ]
    assert isinstance(given_value, values.TYPES[type_name])
    assert not (type_name == "integer" and isinstance(given_value, bool))


def _takes(question: str, name: str) -> bool:
    return name in {param.name for param in queries.header(question).params}


@given(st.sampled_from(PATHS), SELECTIONS)
def test_an_address_comes_back_as_it_went(path: str, selection: dict[str, Value]) -> None:
    view = View(path, selection)
    address = view.url()
    came = read(address)
    again = View(path, came.values)
    assert came.refused == ()
    assert {name: again[name] for name in _written(VALUES)} == {name: view[name] for name in _written(VALUES)}
    assert again.url() == address
    assert urlsplit(address).path == f"/{path}"


@given(st.sampled_from(PATHS), st.sampled_from(PATHS), SELECTIONS, SELECTIONS)
def test_an_address_of_another_page_says_what_is_asked_for_there(
    path: str, other: str, selection: dict[str, Value], changes: dict[str, Value]
) -> None:
    kept = selection if other == path else {n: v for n, v in selection.items() if n in TRAVELLING}
    if {path, other} == {
        "finansiering",
        "projekt",
    }:  # both let one choose the place, one of them not all at once
        kept |= {
            n: v for n, v in selection.items() if n == "location" and (other, v) != ("finansiering", "all")
        }
    if "page" in changes and isinstance(table := kept.get("table"), tuple):
        kept["table"] = arrangement.first_pages(table)  # another page of the list is another list
    expected = View(other, kept | changes)
    assume(expected.values == _agreeing(dict(expected.values)))
    came = read(View(path, selection).url(other, exact=False, **changes))
    there = View(other, came.values)
    assert came.refused == ()
    assert {name: there[name] for name in _written(VALUES)} == {
        name: expected[name] for name in _written(VALUES)
    }


@given(SELECTIONS)
def test_only_the_frame_follows_to_another_page(selection: dict[str, Value]) -> None:
    there = read(View("finansiering", selection).url("projekt")).values
    assert set(there) <= TRAVELLING | {"location"}
    assert there.get("location", "all") == selection.get("location", "all")
    assert {name for name in selection if name in TRAVELLING and name != "lang"} <= set(there)


def test_defaults_are_left_out_on_the_page_itself() -> None:
    view = View(
        "finansiering", {"measure": "granted", "scope": "strategy", "lang": "sv", "location": "whole"}
    )
    assert view.url() == "/finansiering"
    assert view.url(measure="cofinancing") == "/finansiering?measure=cofinancing"


def test_the_default_of_a_page_is_that_of_its_section() -> None:
    """A list of projects shows all places; money is first what lies wholly in the county."""
    assert View("projekt", {}).url(location="all") == "/projekt"
    assert View("finansiering", {}).url(location="whole") == "/finansiering"
    assert View("projekt", {}).url(location="whole") == "/projekt?location=whole"
    assert View("rader", {"rows": "projects"})["location"] == "all"
    assert View("rader", {})["location"] == "whole"


def test_defaults_are_said_on_the_way_to_another_page() -> None:
    """The other page may have another default: the link says what was meant."""
    assert (
        View("projekt", {}).url("rader", rows="projects", location="all")
        == "/rader?location=all&rows=projects"
    )
    assert View("finansiering", {"scope": "strategy"}).url("projekt") == "/projekt?scope=strategy"


def test_several_areas_stand_in_an_address_as_they_are_read() -> None:
    assert View("", {"areas": ("s2_food", "s2_games")}).url() == "/?areas=s2_food,s2_games"
    assert View("", {"text": "å & =?#"}).url() == "/?text=%C3%A5+%26+%3D%3F%23"


def test_swedish_is_never_said() -> None:
    assert View("", {"lang": "en"}).url(lang="sv") == "/"
    assert View("", {"lang": "en"}).url("projekt", lang="sv") == "/projekt"
    assert View("", {"lang": "en"}).url("projekt") == "/projekt?lang=en"


def test_the_day_is_named_where_the_link_must_stay_true() -> None:
    view = View("projekt", {})
    assert view.url() == "/projekt"
    assert view.url(exact=True) == f"/projekt?as_of={TODAY}"
    assert View("projekt", {"as_of": REVIEW}).url(exact=True) == f"/projekt?as_of={REVIEW}"
    assert View("projekt", {"as_of": TODAY}).url() == f"/projekt?as_of={TODAY}"
    assert View("projekt", {"as_of": REVIEW}).url(as_of=None) == "/projekt"


def test_the_widest_selection_keeps_the_days_and_is_never_narrower() -> None:
    values: dict[str, dt.date | str] = {
        "since": dt.date(2019, 6, 30),
        "as_of": REVIEW,
        "scope": "all",
        "strategy": "s3_2015",
    }
    widest = read(View("sedan-sist", values).widest())
    assert widest.values == {name: values[name] for name in ("since", "as_of", "scope")}


def test_a_pinned_edition_follows_everywhere_and_into_files() -> None:
    edition = queries.current_edition()
    view = View("projekt", {"edition": edition, "text": "skog"})
    assert view.url("") == f"/?edition={edition}&text=skog"
    assert view.widest() == f"/projekt?edition={edition}"
    assert f"edition={edition}" in downloads.url_of("projects/list", view, "csv")
    assert "edition" not in downloads.url_of("projects/list", View("projekt", {}), "csv")
    assert not view.is_of_old_edition


def test_none_takes_a_value_away() -> None:
    view = View("projekt", {"text": "skog", "page": 2})
    assert view.url(page=None) == "/projekt?text=skog"
    assert view.url(page=None, text=None) == "/projekt"


def test_the_day_is_always_given_to_a_question() -> None:
    assert View("projekt", {}).values_for("projects/list") == {"as_of": TODAY}
    assert View("projekt", {"areas": ("s2_food",), "measure": "granted"}).values_for("projects/list") == {
        "as_of": TODAY,
        "areas": ["s2_food"],
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lang", "de"),
        ("edition", "0123456789ab"),
        ("edition", "../../etc"),
        ("edition", ""),
        ("earlier", "0123456789ac"),
        ("lang", ""),
        ("as_of", "2006-12-31"),
        ("as_of", "2026-11-23"),
        ("as_of", "2020-02-30"),
        ("as_of", "igår"),
        ("as_of", "20201231T00"),
        ("strategy", "s3_1999"),
        ("strategy", "' or 1=1 --"),
        ("areas", "s1_forest_bioeconomy,nowhere"),
        ("areas", ""),
        ("areas", ",,"),
        ("scope", "everything"),
        ("location", "WHOLE"),
        ("measure", "turnover"),
        ("by", "funder; drop table funding"),
        ("price_year", "1850"),
        ("price_year", "20.20"),
        ("currency", "USD"),
        ("year_from", "1999"),
        ("year_to", "99999999999999999999"),
        ("year_to", "1" * 5000),
        ("year_key", "-2"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "1e3"),
        ("descending", "yes"),
        ("text", "a" * (MAX_TEXT + 1)),
        ("text", "a\x00b"),
        ("text", "a\nb"),
        ("text", "a\u202eb"),
        ("text", "a\ud800"),
        ("format", "exe"),
        ("rows", "sources"),
        ("sort", "granted_sek desc"),
        ("status", "nådd"),
        ("page_size", "0"),
        ("nonsense", "1"),
        ("__class__", "1"),
    ],
)
def test_what_is_not_known_is_refused_by_name(name: str, value: str) -> None:
    came = parameters.read([("scope", "all"), (name, value), ("lang", "en")])
    assert came.refused == (name,)
    assert came.values == {"scope": "all", "lang": "en"}


@given(st.lists(st.tuples(st.sampled_from([*VALUES, "x"]), st.text()), max_size=4))
def test_nothing_that_stands_in_an_address_is_an_error(pairs: list[tuple[str, str]]) -> None:
    came = parameters.read(pairs)
    assert set(came.values) | set(came.refused) == {name for name, _ in pairs}
    assert "x" not in came.values


@given(st.text(max_size=40))
def test_a_number_is_written_in_one_way(text: str) -> None:
    """'٣', ' 3' and '3_0' are numbers to Python; in an address they would be other ways to say the same view."""
    came = parameters.read([("page", text)])
    assert came.refused == ("page",) or text == str(came.values["page"])


@pytest.mark.parametrize("text", ["٣", " 3", "3_0", "+3", "03"])
def test_another_way_of_writing_a_number_is_refused(text: str) -> None:
    assert parameters.read([("page", text)]).refused == ("page",)


@pytest.mark.parametrize("text", ["20201231", "2020-W53-4", "2020-12-31 "])
def test_another_way_of_writing_a_day_is_refused(text: str) -> None:
    assert parameters.read([("as_of", text)]).refused == ("as_of",)


def test_areas_come_in_the_order_of_the_strategy_and_once() -> None:
    came = parameters.read([("areas", "s2_games,s1_forest_bioeconomy,s2_games")])
    assert came.values == {"areas": ("s1_forest_bioeconomy", "s2_games")}


def test_a_page_without_a_choice_refuses_it_and_takes_all_that_it_offers() -> None:
    for code in {*(queries.choices("funding", "by") or ())} - {*CODES["by"]}:
        assert read_page("finansiering", [("by", code)]).refused == ("by",), code
    for code in CODES["by"]:
        assert read_page("finansiering", [("by", code)]).values == {"by": code}


def test_what_the_page_offers_can_be_in_an_address() -> None:
    for question, column, name in (
        ("choices/areas", "line_id", "areas"),
        ("choices/strategies", "strategy_id", "strategy"),
        ("choices/currencies", "currency", "currency"),
        ("choices/price_years", "year", "price_year"),
        ("choices/years", "year", "year_from"),
    ):
        offered = [str(value) for value in queries.fetch(question)[column]]
        assert offered
        assert [text for text in offered if parameters.read([(name, text)]).refused] == []
    for row in queries.fetch("choices/filters").itertuples():
        came = parameters.read([(str(row.filter), str(row.code))]).values
        assert {name: str(value) for name, value in came.items()} == {row.filter: row.code}


def test_an_earlier_day_that_is_later_than_the_day_is_refused_by_name() -> None:
    view = read("/sedan-sist?as_of=2020-12-31&since=2021-01-01")
    assert view.refused == ("since",)
    assert View("sedan-sist", view.values).since == dt.date(2019, 12, 31)
    assert read("/sedan-sist?as_of=2020-12-31&since=2020-12-31").refused == ()


def test_money_wholly_and_partly_in_the_county_is_not_added_on_the_page_of_money() -> None:
    assert read_page("finansiering", [("location", "all")]).refused == ("location",)
    assert read_page("projekt", [("location", "all")]).refused == ()


def test_the_place_follows_between_the_pages_where_it_is_chosen_and_has_a_chip() -> None:
    projects = View("projekt", {"location": "part"})
    assert projects.url("finansiering") == "/finansiering?location=part"
    assert projects.url("milstolpar") == "/milstolpar"
    assert View("finansiering", {"location": "outside"}).url("projekt") == "/projekt?location=outside"
    [chip] = filters.chips(projects)
    assert (chip["name"], chip["url"]) == ("location", "/projekt")
    assert filters.chips(View("milstolpar", {"location": "part"})) == []


def test_a_misspelt_search_says_what_it_was_taken_for() -> None:
    assert filters.text(View("projekt", {}), "text", "solsel") == "solsel (sökt som solel)"
    assert filters.text(View("projekt", {}), "text", "solel") == "solel"
    assert filters.text(View("projekt", {}), "text", "<b>solel") == "<b>solel"


def test_the_page_of_a_source_without_one_in_its_address_says_so() -> None:
    assert "Källan finns inte" in rig.shown("/kalla").html
