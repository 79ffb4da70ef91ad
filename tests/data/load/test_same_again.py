"""A register that is loaded again changes nothing in the facts that were taken from it."""

from datetime import date
from pathlib import Path

from data import FOLDER
from data.load.facts.settled import Choices
from data.load.facts.settling import Settling
from data.load.facts.tables import Facts, read_facts
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
    assert settled(organisations, projects).changes == []


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
