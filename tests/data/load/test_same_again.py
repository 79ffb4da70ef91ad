"""A register that is loaded again changes nothing in the facts that were taken from it."""

from datetime import date
from pathlib import Path

from data import FOLDER
from data.load.base.records import Delivery, Place, Record
from data.load.facts.settled import Choices
from data.load.facts.settling import Settling
from data.load.facts.tables import Facts, read_facts
from data.load.opening.decoding import mended
from data.load.reading.reading import read

ORGANISATIONS = "projectID,projectAcronym,organisationID,name,activityType,city,country,role,ecContribution,_project_rcn\n"
PROJECTS = "id,acronym,title,startDate,endDate,ecMaxContribution,_id_basis\n"


def settled(*paths: Path) -> Facts:
    facts = read_facts(FOLDER / "facts")
    Settling(facts, read(list(paths)), Choices(frozenset(), "", "", date(2026, 11, 28))).run()
    return facts


def test_two_participants_with_the_same_amount_stay_two_and_sources_are_kept(tmp_path: Path) -> None:
    organisations, projects = tmp_path / "organization.csv", tmp_path / "project.csv"
    rows = [
        f"642116,SDIN,{number},{name},PUB,Karlstad,SE,participant,263659.32,193885\n"
        for number, name in ((941555527, "Värmlands läns landsting"), (999874837, "KARLSTADS UNIVERSITET"))
    ]
    organisations.write_text(ORGANISATIONS + "".join(rows), encoding="utf-8")
    projects.write_text(
        PROJECTS + "642116,SDIN,Service Design for Innovation,2015-01-01,2018-12-31,2,x\n", encoding="utf-8"
    )
    assert list(settled(organisations, projects).changes) == []


def test_the_same_title_under_another_id_of_the_register_is_another_project(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    head = (
        "ProjectId;ProjectTitleSv;ProjectTitleEn;ProjectStartDate;ProjectEndDate;CoordinatingOrganisationId;"
        "CoordinatingOrganisationNameSv;FundingOrganisationNameSv;FundingsSek;FundingStartDate;FundingEndDate\n"
    )
    row = "{id};Tunna skikt;Thin layers;2031-12-01;2032-12-31;202100-3120;Karlstads universitet;{funder};250000;2031;2032\n"
    path.write_text(
        head + row.format(id="1_RJ", funder="RJ") + row.format(id="1_V", funder="Vinnova"), encoding="utf-8"
    )
    facts = settled(path)
    new = [row["register_id"] for row in facts.tables["projects"] if row["title_sv"] == "Tunna skikt"]
    assert new == ["1_RJ", "1_V"]


def test_a_title_that_we_have_given_stays_and_what_the_register_writes_is_told(tmp_path: Path) -> None:
    organisations, projects = tmp_path / "organization.csv", tmp_path / "project.csv"
    organisations.write_text(ORGANISATIONS, encoding="utf-8")
    known = "649189,InnoSI,Innovative Social Investment: Strengthening communities in Europe (InnoSI),,,,x\n"
    projects.write_text(PROJECTS + known, encoding="utf-8")
    organisations.write_text(
        ORGANISATIONS + "649189,InnoSI,1,KARLSTADS UNIVERSITET,HES,Karlstad,SE,participant,1,1\n",
        encoding="utf-8",
    )
    facts = read_facts(FOLDER / "facts")
    title = facts.by_id("projects")["cordis_649189"]["title_sv"]
    done = Settling(
        facts, read([organisations, projects]), Choices(frozenset(), "", "", date(2026, 11, 28))
    ).run()
    assert facts.by_id("projects")["cordis_649189"]["title_sv"] == title
    assert not [change for change in facts.changes if change.table == "projects"]
    [told] = {note.value for note in done.notes}
    assert told.endswith("Europe (InnoSI)")
    assert told != title


def test_a_recipient_that_we_have_chosen_stays_with_its_participation(tmp_path: Path) -> None:
    """The county council became Region Värmland in 2019; CORDIS goes on with its old name in a project of 2020."""
    organisations, projects = tmp_path / "organization.csv", tmp_path / "project.csv"
    row = "873010,DigiTeRRI,941555527,Värmlands läns landsting,PUB,Karlstad,SE,participant,{amount},226432\n"
    projects.write_text(
        PROJECTS + "873010,DigiTeRRI,Responsible regions,2020-01-01,2022-12-31,2,x\n", encoding="utf-8"
    )
    organisations.write_text(ORGANISATIONS + row.format(amount=120000), encoding="utf-8")
    facts = read_facts(FOLDER / "facts")
    choices = Choices(frozenset(), "", "", date(2026, 11, 28))
    done = Settling(facts, read([organisations, projects]), choices).run()
    assert list(facts.changes) == []
    told = [note.values for note in done.notes if note.code == "recipient_kept"]
    assert told == [{"value": "Värmlands läns landsting", "title": "Region Värmland"}]
    organisations.write_text(ORGANISATIONS + row.format(amount=130000), encoding="utf-8")
    new = [(change.table, change.kind) for change in settled(organisations, projects).changes]
    assert ("project_partners", "new") in new, "another amount is another participation"


def test_what_a_register_does_not_state_empties_nothing(tmp_path: Path) -> None:
    facts = read_facts(FOLDER / "facts")
    row = next(row for row in facts.tables["funding"] if row["funder_group"] and row["project_id"])
    values = {**row, "funding_id": "", "funder_group": "", "programme": "", "amount": f"{row['amount']}.00"}
    record = Record("funding", "1", values, {}, Place("", 2, "x.csv"))
    delivery = Delivery("x.csv", "", "list", "", [record], [], [])
    done = Settling(facts, delivery, Choices(frozenset(), "", "", date(2026, 11, 28))).run()
    assert (done.faults, done.waiting) == ([], [])
    assert [
        change for change in facts.changes if "funder_group" in change.cells or "programme" in change.cells
    ] == []


def test_letters_of_a_short_word_are_mended() -> None:
    assert mended("Innovationer i V\u00c3\u00a5rden") == "Innovationer i Vården"
    assert mended("Ångström och Ã la carte") == "Ångström och Ã la carte"
