"""Cells of changes add up, on any day, to what the states of single projects and milestones say."""

from collections.abc import Iterator

import duckdb
import pytest

from data.build import build
from data.publishing.editions import DATABASE
from tests.data.facts_factory import TEXTS, write_facts

Con = duckdb.DuckDBPyConnection

# Projects with money of several days, places, funders and strategies, in no order.
AMOUNTS = """
more_1,two_areas,Fonden,eu,Program,granted,2015-11-30,10,SEK,,,part,,,page
more_2,two_areas,Region Ärla,region,,granted,2017-02,20,SEK,,,whole,,,register
more_3,two_areas,Region Ärla,region,,granted,2021-03-31,30.50,SEK,,,whole,,,page
more_4,two_areas,Fonden,eu,Program,cofinancing,2018-02-14,40,EUR,,,part,,,page
more_5,whole_way,Fonden,eu,Program,granted,2016,50,SEK,,,whole,,,page
more_6,whole_way,Fonden,eu,Program,granted,,60,SEK,,,part,,,page
more_7,open_end,Fonden,eu,,granted,2020-07-01,70,SEK,,,outside,,,page
more_8,,EU,eu,Program,granted,2016-05-31,80,SEK,,,whole,,,page
"""

# A project outside the county, whose coordinator leads none of the strategy's in it.
ELSEWHERE = "elsewhere,,,Annorstädes,Elsewhere,,2016-03-01,2017,,,outside,strategy,editorial: theme,page\n"
LEADING = "elsewhere,bakery,coordinator\n"

DAYS = [
    "0001-01-01", "2010-12-30", "2010-12-31", "2015-01-01", "2016-05-16", "2016-05-17", "2016-05-31", "2016-06-01", "2016-06-30",
    "2017-01-01", "2017-07-01", "2018-01-01", "2018-02-14", "2020-12-31", "2021-01-01", "2021-03-30", "2021-03-31", "9999-12-31",
]  # fmt: skip
PLACED = """with placed as (
    select project_id, line_id, share, is_main from project_lines
    union all select project_id, null, 1.0, true from projects
), granted as (
    select * from funding
    where measure = 'granted' and location = 'whole' and left_out is null and counts_from <= $day::date
)"""
# By what is counted: the cells of a day, and the same from single rows.
COUNTS = {
    "projects by state": (
        """select line_id, state, year, location, scope, strategy_id,
            sum(projects), round(sum(shares), 6), sum(mains), sum(with_money)
        from project_counts($day::date) where facet = 'state' group by all
        having sum(projects) <> 0 or abs(sum(shares)) > 0.000001 or sum(mains) <> 0 or sum(with_money) <> 0""",
        f"""{PLACED} select a.line_id, s.state, if(s.first_date <= $day::date, s.year, null) as year,
            s.location, s.scope, s.strategy_id,
            count(*), round(sum(a.share), 6), count(*) filter (where a.is_main),
            count(*) filter (where s.project_id in (select g.project_id from granted as g))
        from project_states as s inner join placed as a using (project_id)
        where $day::date between s.valid_from and s.valid_to group by all""",
    ),
    "projects by municipality": (
        """select line_id, key, location, scope, strategy_id, sum(projects), round(sum(shares), 6), sum(mains)
        from project_counts($day::date) where facet = 'municipality' group by all having sum(projects) <> 0""",
        f"""{PLACED} select a.line_id, p.municipality_key, p.location, p.scope, p.strategy_id,
            count(*), round(sum(a.share), 6), count(*) filter (where a.is_main)
        from projects as p inner join placed as a using (project_id)
        where p.known_from <= $day::date group by all""",
    ),
    "grants by municipality": (
        """select line_id, key, scope, strategy_id, round(sum(granted_sek), 2)
        from project_counts($day::date) where facet = 'municipality' and granted_sek is not null group by all""",
        f"""{PLACED} select a.line_id, p.municipality_key, g.scope, g.strategy_id, round(sum(g.amount_sek * a.share), 2)
        from granted as g inner join projects as p using (project_id) inner join placed as a using (project_id)
        group by all""",
    ),
    "projects by what they choose": (
        """select facet, key, location, scope, strategy_id, sum(projects)
        from project_counts($day::date) where line_id is null and facet not in ('state', 'municipality') group by all""",
        """with named as (
            select project_id, unnest(['funder', 'funder_group', 'programme']) as facet,
                unnest([funder, funder_group, programme]) as key
            from funding
            where coalesce(counts_from <= $day::date, true) and same_money_as is null
            union all select project_id, 'organisation', org_id from project_partners
        )
        select n.facet, coalesce(n.key, 'not_stated'), p.location, p.scope, p.strategy_id, count(distinct p.project_id)
        from projects as p inner join named as n using (project_id)
        where p.known_from <= $day::date group by all""",
    ),
    "amounts by date": (
        """select measure, location, scope, strategy_id, dated_by, left_out, since is null, is_later,
            sum(rows), round(sum(amount_sek), 2), max(largest_sek)
        from amount_counts($day::date) where facet = 'dated' group by all""",
        """select measure, location, scope, strategy_id, dated_by, left_out, counts_from is null,
            coalesce(counts_from > $day::date, false), count(*), round(sum(amount_sek), 2), max(amount_sek)
        from funding group by all""",
    ),
    "amounts by source": (
        """select measure, location, scope, strategy_id, source_id, left_out, year(since), sum(rows)
        from amount_counts($day::date) where facet = 'source' and not is_later group by all""",
        """select measure, location, scope, strategy_id, source_id, left_out, year(counts_from), count(*)
        from funding
        where coalesce(counts_from <= $day::date, true) and coalesce(left_out = 'no_rate', true) group by all""",
    ),
    "projects with money": (
        """select measure, at_location, of_strategy, scope, sum(projects)
        from funded_project_cells where $day::date between adds_from and adds_to group by all""",
        """with places as (
            select unnest(['whole', 'part', 'outside', 'all', 'all']) as at_location,
                unnest(['whole', 'part', 'outside', 'whole', 'part']) as location
        ), dated as (
            select *, strategy_id as of_strategy from funding where strategy_id is not null
            union all select *, null from funding
        )
        select measure, at_location, of_strategy, scope, count(distinct project_id)
        from dated inner join places using (location)
        where counts_from <= $day::date and amount_sek is not null and same_money_as is null and project_id is not null
        group by all""",
    ),
    "amounts beside claims": (
        """select claim_id, location, round(sum(sek), 2), sum(rows)
        from claim_cells where $day::date between adds_from and adds_to group by all""",
        """select c.claim_id, f.location, round(sum(f.amount_sek), 2), count(*)
        from claims as c inner join funding as f
            on c.compared_measure = f.measure and coalesce(c.subject_funder = f.funder, c.subject_funder is null)
            and coalesce(c.subject_programme = f.programme, c.subject_programme is null)
            and f.year between c.rows_from_year and coalesce(c.rows_to_year, year($day::date))
        where f.counts_from <= $day::date and f.location in ('whole', 'part')
            and f.same_money_as is null and f.currency is not null
        group by all""",
    ),
    "organisations in projects": (
        """select line_id, role, of_strategy, of_scope, sum(bodies)
        from actor_cells where $day::date between adds_from and adds_to group by all""",
        """with named as (
            select a.line_id, n.role, p.strategy_id, p.scope, n.org_id
            from projects as p
            inner join project_partners as n using (project_id) inner join project_lines as a using (project_id)
            where p.known_from <= $day::date and p.location <> 'outside'
        ), roles as (
            select *, 'any' as as_what from named
            union all select *, 'coordinator' from named where role = 'coordinator'
        )
        select line_id, as_what, strategy_id, scope, count(distinct org_id)
        from roles group by as_what, cube (line_id, strategy_id, scope)
        having grouping(strategy_id) = 1 or strategy_id is not null""",
    ),
}
for facet, columns, condition in (
    ("standing", "m.level, s.moves > 0, year(coalesce(s.first_plan_from, s.done_from, s.due_to))", "true"),
    ("owner", "m.owner_org_id, m.owner", "s.status in ('overdue', 'unreported')"),
):
    named = "level, is_moved, year" if facet == "standing" else "owner_org_id, owner"
    COUNTS[f"milestones by {facet}"] = (
        f"""select line_id, strategy_id, scope, status, {named}, sum(milestones)
        from milestone_counts($day::date) where facet = '{facet}' group by all having sum(milestones) <> 0""",
        f"""with kinds as (
            select null as strategy_id, 'any' as strategy union all select strategy_id, strategy_id from strategies
        ), placed as (
            select milestone_id, unnest(list_append(
                if(len(line_ids) > 0, line_ids, [if(scope = 'context', 'outside_areas', 'whole_strategy')]), null
            )) as line_id from milestones
        )
        select a.line_id, k.strategy_id, m.scope, s.status, {columns}, count(*)
        from milestone_states as s inner join milestones as m using (milestone_id) inner join placed as a using (milestone_id)
        cross join kinds as k
        where $day::date between s.valid_from and s.valid_to and {condition} and (
            k.strategy_id is null
            or exists (select 1 from areas as x where x.strategy_id = k.strategy_id and list_contains(m.area_ids, x.area_id))
            or len(m.area_ids) = 0 and exists (
                select 1 from strategies as x where x.strategy_id = k.strategy_id
                and coalesce(s.first_plan_to, s.done_to, s.due_to) between x.valid_from and coalesce(x.valid_to, 'infinity')
            )
        ) group by all""",
    )


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The database of the tiny facts with those amounts and that project."""
    folder = tmp_path_factory.mktemp("nasty")
    facts = write_facts(
        folder / "facts",
        funding=TEXTS["funding"].rstrip() + AMOUNTS,
        projects=TEXTS["projects"] + ELSEWHERE,
        project_partners=TEXTS["project_partners"] + LEADING,
    )
    edition = build(facts, folder / "editions").edition
    with duckdb.connect(str(folder / "editions" / edition / DATABASE), read_only=True) as con:
        yield con


@pytest.mark.parametrize("con", ["nasty", "real"])
@pytest.mark.parametrize("counted", COUNTS)
def test_cells_of_a_day_are_the_states_of_that_day(
    con: str, counted: str, request: pytest.FixtureRequest
) -> None:
    database: Con = request.getfixturevalue(con)
    rows = 0
    for day in DAYS:
        cells, single = (
            database.execute(f"from ({sql}) order by all", {"day": day}).fetchall() for sql in COUNTS[counted]
        )
        assert cells == single, day
        rows += len(single)
    assert rows, "nothing was counted on any day"
