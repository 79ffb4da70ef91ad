"""The sums that the facts in git are known to give."""

import duckdb
import pytest

from data.build.pipeline import find_steps

Con = duckdb.DuckDBPyConnection


@pytest.mark.parametrize(
    ("where", "currency", "amount", "projects"),
    [
        ("source_id = 'projektbanken_2014_2020' and location = 'whole'", "SEK", 152_758_207, 27),
        ("source_id = 'projektbanken_2014_2020' and location = 'part'", "SEK", 585_471_305, 26),
        ("source_id = 'projektbanken_2007_2013' and location = 'whole'", "SEK", 532_803_889, 74),
        ("source_id = 'cordis_h2020_2020_12' and location = 'whole'", "EUR", 7_411_957.53, 22),
    ],
)
def test_registers(real: Con, where: str, currency: str, amount: float, projects: int) -> None:
    row = real.execute(
        f"""select currency, sum(amount), count(distinct project_id) from funding
        where measure = 'granted' and {where} group by currency"""
    ).fetchall()
    assert row == [(currency, pytest.approx(amount, abs=0.005), projects)]


@pytest.mark.parametrize("column", ["sek_split", "sek_main", "sek_whole"])
def test_granted_by_the_strategy_in_varmland(real: Con, column: str) -> None:
    """In those years, no project wholly in Värmland has two areas, so the three modes agree."""
    row = real.execute(
        f"""select round(sum({column})) from funding_as_of(date '2026-01-01')
        where time_mode = 'decided' and measure = 'granted' and scope = 'strategy' and location = 'whole'
            and year between 2015 and 2020"""
    ).fetchone()
    assert row == (106_292_372,)


def test_split_adds_up_to_the_total_and_whole_exceeds_it(real: Con) -> None:
    split, main, whole, total = real.execute(
        """select sum(sek_split), sum(sek_main), sum(sek_whole),
            (select sum(amount_sek) from funding where left_out is null)
        from funding_cells where time_mode = 'decided' and adds_to = date '9999-12-31'"""
    ).fetchone() or (0, 0, 0, 0)
    assert split == pytest.approx(total, abs=0.01)
    assert main == pytest.approx(total, abs=0.01)
    overlap = real.execute(
        """select sum(f.amount_sek * (p.areas - 1)) from funding as f
        inner join (select project_id, count(*) as areas from project_areas group by 1) as p
            using (project_id)
        where f.left_out is null or f.left_out = 'no_rate'"""
    ).fetchone()
    assert overlap
    assert whole - total == pytest.approx(overlap[0], abs=0.01)
    assert overlap[0] > 0


def test_milestones_at_the_review(real: Con) -> None:
    rows = dict(
        real.execute("select status, count(*) from milestone_status(date '2020-12-31') group by 1").fetchall()
    )
    assert rows == {"done": 54, "overdue": 1, "unreported": 31, "upcoming": 8}
    assert real.execute("select count(*) from milestones").fetchone() == (54 + 1 + 31 + 8 + 48,)


def test_sources_declared_are_the_tables_used(real: Con) -> None:
    """The order of the build follows from what files declare, so the declarations must be true."""
    marts, macros = (
        {step.name for step in find_steps() if step.kind == kind} for kind in ("marts", "macros")
    )
    for step in find_steps():
        if step.kind == "marts" and not any(
            source.startswith(("stg_", "raw_")) for source in step.header.sources
        ):
            used = real.get_table_names(step.sql) & marts
            assert used == set(step.header.sources) - macros, step.path.name


def test_every_mart_is_described(real: Con) -> None:
    described = {
        (mart, name, kind)
        for mart, name, kind in real.execute(
            "select mart, column_name, upper(column_type) from data_dictionary where description <> ''"
        ).fetchall()
    }
    there = set(
        real.execute(
            """select table_name, column_name, data_type from duckdb_columns()
            where schema_name = 'main' and not internal"""
        ).fetchall()
    )
    assert described == there


def test_the_tile_map_has_sixteen_municipalities(real: Con) -> None:
    rows = real.execute("select count(*), count(distinct (tile_x, tile_y)) from municipalities").fetchone()
    assert rows == (16, 16)
