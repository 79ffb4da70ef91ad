"""Sources: the rows that rest on each, what is in no sum, the datasets; counted again from the files."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import data.build.pipeline
from queries import fetch
from tests.queries.asking import answer, keyed, read

FACTS = Path(__file__).parents[2] / "data" / "facts"
REGISTERS = FACTS.parent / "sources"


def register_files() -> list[dict[str, Any]]:
    """The contents of the files in data/sources, without the shapes that no rows were taken from yet."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(REGISTERS.glob("*.toml"))]
    return [file for file in files if "source_id" in file]


def test_every_source_is_listed_with_the_rows_that_rest_on_it() -> None:
    resting: Counter[tuple[str, str]] = Counter()
    for path in sorted(FACTS.glob("*.csv")):
        for row in read(path.stem):
            for column in ("source_id", "source_ids"):
                if path.stem != "sources":
                    resting.update((key, path.stem) for key in row.get(column, "").split(";") if key)
    listed = keyed("sources/list", "source_id")
    assert set(listed) == {row["source_id"] for row in read("sources")}
    for source_id, found in listed.items():
        own = {table: count for (key, table), count in resting.items() if key == source_id}
        assert found["rows"] == sum(own.values())
        assert sorted(found["tables"]) == sorted(f"{table} {count}" for table, count in own.items())
    assert list(listed) == sorted(listed, key=lambda key: -listed[key]["rows"])
    assert listed["projektbanken_2014_2020"]["tables"][0] == "funding 53"


@pytest.mark.long
def test_what_rests_on_a_source_can_be_opened() -> None:
    for row in answer("sources/list"):
        uses = fetch("sources/uses", source_id=row["source_id"])
        counts = uses["table_name"].value_counts()
        assert sorted(row["tables"]) == sorted(f"{table} {count}" for table, count in counts.items())
    assert fetch("sources/uses", source_id="projektbanken_2014_2020")["label_sv"].notna().all()


def test_money_of_a_source_is_its_amounts() -> None:
    uses = fetch("sources/uses", source_id="projektbanken_2014_2020")
    rows = [row for row in read("funding") if row["source_id"] == "projektbanken_2014_2020"]
    assert uses["amount"].sum() == pytest.approx(sum(float(row["amount"]) for row in rows))
    assert uses["amount"].sum() == 152_758_207 + 585_471_305


@pytest.mark.parametrize("source_id", ["", "no_such", "%", "' or 1=1 --"])
def test_an_unknown_source_has_no_rows(source_id: str) -> None:
    assert fetch("sources/uses", source_id=source_id).empty
    assert fetch("sources/card", source_id=source_id).empty


def test_sources_are_found_by_words_and_kind() -> None:
    kinds = Counter(row["kind"] for row in read("sources"))
    for kind, count in kinds.items():
        assert len(answer("sources/list", kind=kind)) == count
    found = set(fetch("sources/list", find="gransgangaren blogg kategori")["source_id"])
    assert found <= set(fetch("sources/list", find="gränsgångaren")["source_id"])
    assert "gg_blog" in set(fetch("sources/list", find="GRANSGANGAREN")["source_id"])
    percent = {
        row["source_id"] for row in read("sources") if "%" in row["publisher"] + row["title"] + row["url"]
    }
    assert set(fetch("sources/list", find="%")["source_id"]) == percent
    assert fetch("sources/list", find="'; drop table sources; --").empty


def test_coverage_counts_every_granted_row_once() -> None:
    rows = fetch("sources/coverage")
    granted = [row for row in read("funding") if row["measure"] == "granted"]
    registers = {file["source_id"] for file in register_files()}
    assert rows["rows"].sum() == len(granted) == 228
    by_register = rows.groupby("register")["rows"].sum().to_dict()
    plain = Counter(row["source_id"] if row["source_id"] in registers else "other" for row in granted)
    assert by_register == dict(plain)
    erdf = rows[rows["register"] == "projektbanken_2014_2020"]
    restated = 4_300_000 + 400_000  # by hand: two rows that restate a dated decision
    assert erdf["value_sek"].sum() == 152_758_207 + 585_471_305 - restated
    assert erdf["year"].max() == 2016  # the register stops on 2016-10-14
    assert rows["year_key"].iloc[-1] == 0


def test_what_is_in_no_sum_is_listed_with_the_reason() -> None:
    rows = fetch("sources/left_out").set_index("funding_id")
    facts = {row["funding_id"]: row for row in read("funding")}
    same = {key for key, row in facts.items() if row["same_money_as"]}
    bare = {key for key, row in facts.items() if not row["currency"]} - same
    reasons = rows.groupby("reason").groups
    assert set(reasons["same_money"]) == same
    assert len(same) == 14
    assert set(reasons["no_currency"]) == bare
    assert {facts[key]["currency"] for key in reasons["no_rate"]} <= {"EUR", "NOK"}
    assert rows["held_by"].dropna().to_dict() == {key: facts[key]["same_money_as"] for key in same}
    counted = fetch("sources/coverage")["value_sek"].sum()
    granted = [row for key, row in facts.items() if row["measure"] == "granted" and key not in rows.index]
    assert sum(float(row["amount"]) for row in granted if row["currency"] == "SEK") < counted


def test_registers_contradictions_and_gaps_equal_the_files() -> None:
    registers = fetch("sources/registers").set_index("source_id")
    listed = fetch("sources/list").set_index("source_id")
    assert set(registers.index) == {file["source_id"] for file in register_files()}
    assert registers["rows"].to_dict() == listed["rows"].filter(items=list(registers.index)).to_dict()
    assert str(registers.loc["projektbanken_2014_2020", "state_from"])[:10] == "2016-10-14"
    contradictions = fetch("sources/contradictions")
    assert set(contradictions["contradiction_id"]) == {
        row["contradiction_id"] for row in read("contradictions")
    }
    assert set(fetch("sources/gaps")["gap_id"]) == {row["gap_id"] for row in read("gaps")}


def test_datasets_are_the_marts_with_their_rows() -> None:
    marts = fetch("sources/marts").set_index("mart")
    made = {step.name for step in data.build.pipeline.find_steps() if step.kind == "marts"}
    assert set(marts.index) == made
    assert marts.loc["funding", "rows"] == len(read("funding"))
    assert marts.loc["projects", "rows"] == len(read("projects"))
    assert marts.loc["cluster_phases", "rows"] == 0
    dictionary = fetch("sources/dictionary")
    assert dictionary["mart"].value_counts().to_dict() == marts["columns"].to_dict()
    assert dictionary["description"].str.len().min() > 0


def test_a_source_line_counts_each_project_and_milestone_once() -> None:
    for section in ("projects", "milestones"):
        rows = fetch(f"{section}/sources")
        [total] = answer(f"{section}/total")
        assert rows["rows"].sum() == total[section]
        assert rows["rows"].is_monotonic_decreasing
        assert rows["publisher"].notna().all()


def test_a_card_opens_for_a_single_source() -> None:
    [card] = answer("sources/card", source_id="kau_2016_academy")
    assert (card["publisher"], card["kind"], str(card["published_from"])[:10]) == (
        "Karlstads universitet",
        "press_release",
        "2016-03-17",
    )
