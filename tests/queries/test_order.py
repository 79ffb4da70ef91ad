"""Rows come in the order that readers see: each order is stated here again and checked between neighbouring rows.

A key is a column: '-' puts the largest first, '~' sorts as a Swedish dictionary does, '?x' puts the rows with x last, '-value by
group' compares sums of dated rows, 'a else b' takes b where a is empty. A list is the order of a column's codes, the others
before them. What is empty comes last.
"""

from typing import Any

import pandas as pd
import pytest

import queries
from data.check.contract import example_values
from queries import database

pytestmark = pytest.mark.usefixtures("edition_root")

Key = str | tuple[str, list[str]]
LINES = [
    "s1_value_creating_services", "s1_forest_bioeconomy", "s1_digital_welfare", "s1_advanced_manufacturing",
    "s1_nature_culture_place", "s1_photovoltaics", "s2_food", "s2_games", "whole_strategy", "outside_areas",
]  # fmt: skip
IN_TIME = ["planned", "ongoing", "ended", "not_stated"]
OPEN_FIRST = ["ongoing", "planned", "not_stated", "ended"]
ROLES = ["coordinator", "partner", "participant", "cofinancier"]
LOCATIONS = ["whole", "part", "outside"]
STATUSES = ["done", "overdue", "unreported", "upcoming", "cancelled"]
MEASURES = ["granted", "cofinancing", "total_budget", "eligible_cost", "paid"]
REST_LAST = (
    "group_key",
    ["whole_strategy", "outside_areas", "not_stated"],
)  # rows without a group come last
ORDERS: dict[str, list[Key]] = {
    "areas/actors": ["-projects", "name~"],
    "areas/axis": [("lane", ["money", "projects", "milestones", "actors", "indicators"]), "year_key", "code"],
    "areas/card": ["valid_from"],
    "areas/compare": [("line_id", ["whole_strategy", "outside_areas"]), "-granted_sek", "-projects"],
    "areas/flow": ["-is_area"],
    "areas/flow_money": ["-value", "funding_id"],
    "areas/flow_projects": ["title_sv~", "project_id"],
    "areas/indicator_sources": ["-rows", "source_id"],
    "areas/indicators": ["name_sv~", "indicator_id", "period_from", "geography",
                         ("kind", ["baseline", "target", "actual"])],
    "areas/per_year": ["line_id", "year_key"],
    "areas/initiatives": ["start_from", "project_id"],
    "areas/roles": ["line_id", "known_from", "role_id"],
    "areas/sources": ["-rows", "source_id"],
    "areas/projects": ["-valid_from", ("state", OPEN_FIRST), "title_sv~"],
    "changes/by_area": [("line_id", LINES)],
    "changes/milestones": [("change", ["reached", "moved", "overdue", "unreported"])],
    "changes/money": [("location", LOCATIONS), "-value"],
    "changes/notes": ["date_from", "note_id"],
    "changes/projects": [("change", ["new", "started", "ended"]), "title_sv~"],
    "changes/told": [
        ("line_id", LINES), ("kind", ["money", "project", "milestone"]),
        ("change", ["whole", "part", "new", "started", "ended", "reached", "moved", "overdue", "unreported"]),
        "-value",
    ],
    "choices/areas": [("line_id", LINES)],
    "choices/currencies": [("currency", ["SEK", "EUR", "NOK"])],
    "choices/filter_codes": ["filter", "code"],
    "choices/filters": ["filter"],
    "choices/meant": ["word"],
    "choices/organisations": ["org_id"],
    "choices/price_years": ["year"],
    "choices/strategies": ["valid_from"],
    "choices/units": [("unit", ["absolute", "share", "inhabitant"])],
    "choices/workbook": [("kind", ["area", "owner"]), "-from_year", "position", "name_sv~"],
    "choices/years": ["year"],
    "claims/left_out": ["claim_id", "measure", "reason", "-amount"],
    "claims/readings": ["claim_id", ("measure", MEASURES),
                        ("period", ["stated", "review", "said_year", "until_said", "all_years"])],
    "claims/summary": ["claim_id"],
    "claims/undated": ["statement_sv~", "claim_id"],
    "clusters/numbers": ["geography~", "indicator_id", "period_from", "kind"],
    "evaluations/list": ["-date_from", "evaluation_id"],
    "evaluations/programmes": [("kind", ["pilot", "good_practice", "programme"]), "name_sv~", "statement_id"],
    "evaluations/rounds": ["-day_from", "round_id"],
    "evaluations/since": ["name_sv~", "day_from", "kind", "row_id"],
    "funding/by_group": [REST_LAST, "-value", "group_key"],
    "funding/by_location": [("location", LOCATIONS)],
    "funding/claims": ["-amount_sek", "claim_id"],
    "funding/cumulative": [REST_LAST, "-value by group_key", "group_key", "year_key"],
    "funding/events": ["date_from", "event_id"],
    "funding/left_out": ["reason", "title_sv~", "funding_id"],
    "funding/left_out_summary": ["-rows", "reason", "measure"],
    "funding/per_year": [REST_LAST, "-value by group_key", "group_key", "year_key"],
    "funding/reach": ["state_to", "-rows"],
    "funding/rows": ["-value", "funding_id", "year_key", "area_id"],
    "funding/sources": ["-rows", "source_id"],
    "monitoring/cycle": [("kind", ["milestones", "register"]), "-waiting", "-upcoming", "who~", "name~"],
    "monitoring/methods": [
        ("subject", [
            "strength_area_parts", "strength_area_criteria",
            "cluster_mapping", "cluster_criteria", "survey_groups", "survey_scale",
            "resilience", "resilience_capacity", "resilience_direction", "resilience_principle", "resilience_factor",
        ]),
        "position", "item_id",
    ],
    "monitoring/process": [("region", ["Värmland", "Dalarna", "Gävleborg"]), "position", "step_id"],
    "monitoring/purposes": [("kind", ["purpose", "wider_strategy", "result", "condition", "priority"]), "statement_id"],
    "monitoring/requirements": ["position"],
    "milestones/by_line": [
        ("line_id", LINES),
        (
            "outcome",
            ["overdue", "unreported", "upcoming", "late", "on_time", "done_unplanned", "cancelled"],
        ),
    ],
    "funding/strategy_and_areas": ["part", "year_key"],
    "milestones/by_status": [("key", ["strategy", "area", "project"]), ("status", STATUSES)],
    "milestones/review": ["-period", "base", ("status", STATUSES)],
    "milestones/rows": ["first_plan_from else done_from"],
    "milestones/sources": ["-rows", "source_id"],
    "milestones/timeline": ["sort_date", "milestone_id"],
    "milestones/to_report": [("kind", ["overdue", "unreported", "upcoming", "claim", "register"]), "due_to", "item_id"],
    "milestones/to_report_by_owner": [("owner_key", ["nobody", "keeper"]), "-waiting", "owner~"],
    "milestones/verdict_rules": ["position"],
    "milestones/verdicts": [
        ("line_id", ["whole_strategy", "outside_areas"]),
        ("verdict", ["delayed", "unknown", "partly_confirmed", "no_plan", "none_due", "on_plan"]),
    ],
    "indicators/list": [
        ("theme", ["research", "economy", "enterprise", "work", "education", "visitors", "clusters", "effort"]),
        "position",
    ],
    "indicators/marks": ["name_sv~", "period_from"],
    "sectors/dynamics": [
        ("indicator_id", ["new_firms", "new_firms_rate", "epo_patents_per_million"]),
        "period_from",
        "geography",
    ],
    "sectors/strengths": ["is_small", "-quotient"],
    "sectors/values": ["sector_code", "year", ("geography", ["Värmland", "North Middle Sweden", "Sweden"])],
    "notes/list": ["date_from", "note_id"],
    "organisations/card_milestones": ["sort_date", "milestone_id"],
    "organisations/card_money": [("body_as", ["recipient", "coordinator", "funder"]), "-measure",
                                 ("location", LOCATIONS)],
    "organisations/card_partners": ["-projects", "name~", "org_id"],
    "organisations/card_projects": [("role", ROLES)],
    "organisations/concentration": ["-by", "place"],
    "organisations/funders": ["org_id?", "-rows", "funder~"],
    "organisations/list": ["-projects", "name~"],
    "organisations/tie_matrix": ["place", "with_place"],
    "organisations/ties": ["-is_drawn", "-projects", "-partners", "name~", "with_name~"],
    "overview/attention": [("kind", ["overdue", "unreported", "claim"])],
    "overview/money_by_period": ["first_year"],
    "plans/bodies": [
        ("kind", ["steering_group", "reference_group", "staff", "own_time", "stakeholder", "delimitation"])
    ],
    "plans/activities": ["position"],
    "plans/tree": ["goal_position", "position", "plan_from", "row_id"],
    "projects/by_area": [("line_id", LINES), ("state", IN_TIME)],
    "projects/by_municipality": ["code", "municipality"],
    "projects/card_areas": ["-share", ("line_id", LINES)],
    "projects/card_milestones": ["sort_date", "milestone_id"],
    "projects/card_money": [("measure", MEASURES), "reason"],
    "projects/card_partners": [("role", ROLES), "name~"],
    "projects/card_sources": ["published_from", "publisher~", "source_id"],
    "projects/list": ["title_sv~"],
    "projects/per_year": ["year_key?0", "year_key", ("state", IN_TIME)],
    "projects/rows": ["title_sv~", "project_id"],
    "projects/sources": ["-rows", "source_id"],
    "projects/undated": ["title_sv~", "project_id"],
    "sources/contradictions": ["matter_sv~", "contradiction_id"],
    "sources/coverage": ["year_key?0", "year_key", "register?other", "register"],
    "sources/dictionary": ["mart"],
    "sources/gaps": ["gap_id"],
    "sources/left_out": ["reason", "title_sv~", "funding_id"],
    "sources/list": ["-rows", "publisher~", "title~", "source_id"],
    "sources/marts": ["mart"],
    "sources/registers": ["name~", "source_id"],
    "sources/uses": ["table_name", "label_sv~", "row_id"],
}  # fmt: skip
# One row or none in the facts; the order of corrections and compared editions is tested in test_editions.py,
# that of clusters in test_clusters.py.
ELSEWHERE = {
    *("clusters/criteria", "clusters/phases", "clusters/survey"),
    *("areas/changes", "changes/corrections", "changes/editions", "sources/corrections", "sectors/sources"),
    *("plans/of_milestone", "resilience/levels", "resilience/ties"),  # tests/pages/test_resilience.py
}
# Values besides the examples of a question, if those give too few rows to show an order.
MORE: dict[str, dict[str, Any]] = {
    "claims/summary": {"claim_id": ""},
    "projects/card_milestones": {"project_id": "s3_cluster_pilot"},
}


def answer(name: str) -> pd.DataFrame:
    """The rows of a question for its examples."""
    with database.cursor(queries.current_edition()) as cursor:
        examples = example_values(cursor, queries.header(name).params)
    return queries.fetch(name, **(examples | MORE.get(name, {})))


def places(rows: pd.DataFrame, key: Key) -> list[int]:
    """The rank of each row by one key."""
    if isinstance(key, tuple):
        column, codes = key
        return [codes.index(code) if code in codes else -1 for code in rows[column]]
    if "?" in key:
        column, _, last = key.partition("?")
        return [int(pd.isna(cell) or str(cell) == last) for cell in rows[column]]
    column, _, group = key.strip("-~").partition(" by ")
    column, _, other = column.partition(" else ")
    cells = rows[column].fillna(rows[other]) if other else rows[column]
    if group:
        cells = cells.where(rows["year_key"] > 0, 0).groupby(rows[group]).transform("sum").round(2)
    there = [cell for cell in cells if not pd.isna(cell)]
    found = queries.swedish_order(there) if "~" in key else {c: n for n, c in enumerate(sorted(set(there)))}
    most = len(found)
    return [most + 1 if pd.isna(c) else most - found[c] if key[0] == "-" else found[c] for c in cells]


@pytest.mark.parametrize("name", ORDERS)
def test_the_rows_of_a_question_come_in_their_order(name: str) -> None:
    rows = answer(name)
    lines = list(zip(*(places(rows, key) for key in ORDERS[name]), strict=True))
    assert len(set(lines)) > 1, "rows without an order show nothing"
    wrong = [number for number in range(1, len(lines)) if lines[number - 1] > lines[number]]
    assert wrong == [], rows.iloc[[number for first in wrong[:1] for number in (first - 1, first)]].to_dict(
        "records"
    )


def test_every_question_of_many_rows_has_its_order_here() -> None:
    many = {name for name in queries.names() if queries.header(name).grain}
    lacking, gone = many - set(ORDERS) - ELSEWHERE, (set(ORDERS) | ELSEWHERE) - many
    assert not lacking, f"say in ORDERS, above, in which order these give their rows: {sorted(lacking)}"
    assert not gone, f"these are no questions of many rows, take them out of ORDERS: {sorted(gone)}"
