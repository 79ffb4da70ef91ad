"""Editions that the tests query: one of the real facts, and tiny ones with what these lack."""

from pathlib import Path

import pytest

from data.build import build
from tests.data.facts_factory import rows_of, write_facts
from tests.truth.plain import Facts, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _real(edition_root: Path) -> None:
    """Directs questions to the edition of the real facts."""


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The facts of the project, as plain rows."""
    return load(ROOT / "data" / "facts")


def _with(table: str, more: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of a tiny table and more; cells that are not given are empty."""
    rows = rows_of(table)
    return rows + [dict.fromkeys(rows[0], "") | row for row in more]


@pytest.fixture(scope="session")
def tiny_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of the tiny facts, with titles that sort badly, a seat elsewhere, a plan moved on, and one kept late."""
    folder = tmp_path_factory.mktemp("tiny")
    titles = {
        "oar": ("Öar", "Islands", "Karlstad"),
        "apple": ("Äpple", "Apple", "Örnsköldsvik"),
        "river": ("Ån", "Brook", ""),
        "zebra": ("Zebra", "zebra", "Årjäng"),
        "monkey": ("apa", "Monkey", ""),
        "hostile": ("100 % O'Hara; --_", "100 % O'Hara; --_", ""),
    }
    common = {
        "location": "whole",
        "scope": "strategy",
        "scope_basis": "editorial: theme",
        "source_ids": "page",
    }
    projects = [
        {"project_id": key, "title_sv": sv, "title_en": en, "municipality": seat, **common}
        for key, (sv, en, seat) in titles.items()
    ]
    events = [
        {"event": "planned", "date": "2020-11", "known_on": "2019"},
        {"event": "moved", "date": "2021-03", "known_on": "2020-10-01", "reason": "pandemin"},
        {"event": "moved", "date": "2021-06", "known_on": "2020-12-01"},
    ]
    between = [
        {"event": "planned", "date": "2022-01", "known_on": "2021-11"},
        {"event": "moved", "date": "2022-06", "known_on": "2021-12-20"},
        {"event": "done", "date": "2022-03-15"},
    ]
    told = {"over": events, "between": between}
    named = {"level": "strategy", "title_sv": "Över", "title_en": "Over", "source_id": "page"}
    facts = write_facts(
        folder / "facts",
        projects=_with("projects", projects),
        milestones=_with("milestones", [{"milestone_id": key} | named for key in told]),
        milestone_events=_with(
            "milestone_events",
            [
                {"milestone_id": key, "source_id": "page"} | event
                for key, own in told.items()
                for event in own
            ],
        ),
    )
    build(facts, folder / "editions")
    return folder / "editions"


@pytest.fixture
def tiny(tiny_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Directs questions to the tiny edition."""
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tiny_root))


@pytest.fixture(scope="session")
def tiny_network_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny facts with one project of forty organisations that are in no other, and one project of three thirds."""
    folder = tmp_path_factory.mktemp("network")
    bodies = [{"org_id": f"body_{n:02}", "name": f"Kropp {n:02}", "kind": "company"} for n in range(40)]
    named = [{"project_id": "open_end", "org_id": body["org_id"], "role": "partner"} for body in bodies]
    partners = [row for row in _with("project_partners", named) if row["project_id"] == "open_end"]
    areas = [row for row in rows_of("project_areas") if row["project_id"] != "two_areas"]
    thirds = [
        {"project_id": "two_areas", "area_id": area, "share": "0.333", "basis": "stated"}
        for area in ("one_forest", "one_health", "two_forest")
    ]
    facts = write_facts(
        folder / "facts",
        organisations=_with("organisations", bodies),
        project_areas=[*thirds, *areas],
        project_partners=partners,
        funding_recipients="funding_id,org_id,source_id\n",
    )
    build(facts, folder / "editions")
    return folder / "editions"


@pytest.fixture
def tiny_network(tiny_network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Directs questions to the edition with the one large project."""
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tiny_network_root))
