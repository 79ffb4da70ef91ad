"""The pages: their address, their file, and where they stand in the menu."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# In the bar itself, under 'More', or as what one does with a view; a page that is of one thing stands in no menu.
Menu = Literal["bar", "more", "act", ""]

PAGES = Path(__file__).parents[2]


@dataclass(frozen=True)
class Tab:
    """One tab of a page: its code in the address, the keys of its figures, and the parameters that only these take.

    A link to `#<key>` or `#<key>-…` leads to the tab; `folds` are keys of this kind that no figure has.
    """

    code: str
    figures: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    folds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One page. `key` names its texts (`page.<key>.title`); the first section is the front page.

    A page longer than three screens has tabs; the first is shown unless the address asks for what stands on another.
    """

    key: str
    path: str
    file: str
    menu: Menu = ""
    filtered: bool = True  # whether day, strategy and areas at the top choose what it shows
    edits: bool = (
        False  # whether it changes the data: it has widgets with a state, and its views are not kept
    )
    tabs: tuple[Tab, ...] = ()


# The pages whose figures take the filters of the frame; the others show all and say so.
FILTERED = (
    "",
    "finansiering",
    "projekt",
    "milstolpar",
    "omraden",
    "omrade",
    "organisationer",
    "kluster",
    "rader",
    "att-rapportera",
)

_MILESTONES = (
    Tab("picture", ("milestones_axis", "milestones_by_area")),
    Tab("list", ("milestones_list",), ("level", "period", "status")),
    Tab("method", ("milestone_rules", "review")),
)
_PROJECTS = (
    Tab("picture", ("projects_by_area", "by_municipality", "projects_per_year")),
    Tab("list", ("projects_list", "projects_undated"), ("text", "sort", "descending", "page")),
)
_ORGANISATIONS = (
    Tab("picture", ("tie_matrix", "concentration", "ties")),
    Tab("list", ("organisations_list",), ("find", "sort", "descending", "page")),
    Tab("method", ("funders",)),
)
_SOURCES = (
    Tab("picture", ("coverage", "registers", "corrections", "gaps", "never_counted")),
    Tab("list", ("sources_list", "datasets"), ("find",), ("d",)),
    Tab("method", ("how_made", "open_door", "contradictions")),
)
_THEMES = (
    "research",
    "economy",
    "enterprise",
    "work",
    "education",
    "visitors",
    "clusters",
    "effort",
    "other",
)
_INDICATORS = (
    Tab("picture", ("indicator_targets", *(f"indicators_{theme}" for theme in _THEMES))),
    Tab("list", ("indicators_list",), ("theme", "find")),
    Tab("method", ("indicator_rules", "indicator_marks")),
)
_SECTORS = (
    Tab("picture", ("quotients", "quotients_years", "dynamics")),
    Tab("list", ("sectors_list",)),
    Tab("method", ("quotient_formula", "strength_analysis")),
)
_CLUSTERS = (
    Tab("picture", ("clusters", "cluster_phases", "cluster_criteria", "cluster_survey")),
    Tab("list", ("clusters_list", "cluster_numbers")),
    Tab("method", ("cluster_rules", "cluster_method")),
)
_AREAS = (
    Tab("picture", ("areas_compared", "areas_side_by_side"), ("unit",)),
    Tab("method", ("succession",), ("flow",)),
)
_CLAIMS = (
    Tab("picture", ("claims_compared",)),
    Tab("list", ("claims_list", "claims_undated")),
)
_CLAIM = (
    Tab("picture", ("readings",)),
    Tab("list", ("claim_left_out",)),
    Tab("method", ("gaps", "contradictions", "registers")),
)
_AREA = (
    Tab("picture", ("axis", "milestones", "initiatives")),
    Tab("list", ("projects", "actors")),
    Tab("method", ("succession", "area_roles", "indicators", "notes_list")),
)
_MONITORING = (
    Tab("picture", ("process", "requirements")),
    Tab("list", ("cycle", "registers")),
    Tab("method", ("milestone_rules", "methods", "purposes")),
)
_PLANS = (
    Tab("picture", ("activity_tree", "goal_matrix")),
    Tab("list", ("activity_aims", "activity_quarters", "project_bodies")),
)
_RESILIENCE = (
    Tab("picture", ("resilience_levels", "resilience_framework")),
    Tab("list", ("resilience_grounds", "resilience_ties")),
    Tab("method", ("resilience_rules",)),
)
_EVALUATIONS = (
    Tab("picture", ("evaluations", "application_rounds")),
    Tab("list", ("evaluations_since", "programmes")),
)
_CHANGES = (
    Tab("picture", ("changes_told", "changes_corrections")),
    Tab("list", ("changes_by_area", "changes_money", "changes_projects", "changes_milestones")),
    Tab("method", ("changes_editions", "notes_list"), ("earlier",)),
)
SECTIONS = (
    Section("oversikt", "", "overview/overview.py", "bar"),
    Section("finansiering", "finansiering", "funding/funding.py", "bar"),
    Section("projekt", "projekt", "projects/projects.py", "bar", tabs=_PROJECTS),
    Section("milstolpar", "milstolpar", "milestones/milestones.py", "bar", tabs=_MILESTONES),
    Section("omraden", "omraden", "areas/areas.py", "bar", tabs=_AREAS),
    Section(
        "organisationer", "organisationer", "organisations/organisations.py", "more", tabs=_ORGANISATIONS
    ),
    Section("indikatorer", "indikatorer", "indicators/indicators.py", "more", tabs=_INDICATORS),
    Section("styrkeomraden", "styrkeomraden", "sectors/sectors.py", "more", tabs=_SECTORS),
    Section("kluster", "kluster", "clusters/clusters.py", "more", tabs=_CLUSTERS),
    Section("pastaenden", "pastaenden", "claims/claims.py", "more", tabs=_CLAIMS),
    Section("utvarderingar", "utvarderingar", "evaluations/evaluations.py", "more", tabs=_EVALUATIONS),
    Section("sa-foljer-vi-upp", "sa-foljer-vi-upp", "monitoring/monitoring.py", "more", tabs=_MONITORING),
    Section("aktiviteter", "aktiviteter", "plans/activities.py", "more", tabs=_PLANS),
    Section("motstandskraft", "motstandskraft", "resilience/resilience.py", "more", tabs=_RESILIENCE),
    Section("att-rapportera", "att-rapportera", "milestones/to_report.py", "more"),
    Section("sedan-sist", "sedan-sist", "changes/changes.py", "more", tabs=_CHANGES),
    Section("data-och-kallor", "data-och-kallor", "sources/sources.py", "more", tabs=_SOURCES),
    Section("lagg-in", "lagg-in", "loading/load.py", "more", filtered=False, edits=True),
    Section("rapportera", "rapportera", "milestones/report.py", filtered=False, edits=True),
    Section("tillganglighet", "tillganglighet", "statement/accessibility.py", filtered=False),
    Section("presentera", "presentera", "present/present.py", "act", filtered=False),
    Section("pastaende", "pastaende", "claims/claim.py", tabs=_CLAIM),
    Section("projektkort", "projektkort", "projects/project.py"),
    Section("organisation", "organisation", "organisations/organisation.py"),
    Section("omrade", "omrade", "areas/area.py", tabs=_AREA),
    Section("kalla", "kalla", "sources/source.py"),
    Section("hamta", "hamta", "access/access.py"),
    Section("rader", "rader", "rows/rows.py"),
)


def tabs_of(path: str) -> tuple[Tab, ...]:
    """The tabs of the page with this path; empty where it has none."""
    return next((section.tabs for section in SECTIONS if section.path == path), ())
