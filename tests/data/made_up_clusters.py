"""Phases, levels and answers of made-up clusters, for the tests of their questions, figures and files."""

from pathlib import Path

from data.build import build
from data.publishing.folders import mark_made_up
from tests.data.facts_factory import Rows, added, lines, write_facts

EARLY, LATE = "first_round", "second_round"
ANSWERS = ("yes_very_high_degree", "yes_high_degree", "yes_some_degree", "yes_low_degree", "no_not_at_all")
QUESTION, OTHER = "Har klustret gjort skillnad?", "Samverkar ni mer?"
# Group, and how many gave each answer: fifteen in all, exactly five, and four, which are too few to be shown.
GIVEN = {"Företag": (6, 3, 3, 2, 1), "Forskare": (1, 1, 1, 1, 1), "Studenter": (3, 1, 0, 0, 0)}


def facts() -> dict[str, Rows]:
    """Three clusters in two rounds, the later one known from 2019."""
    survey = [
        f"{org_id},{round_},{question},{group},{answer},{given},{source}"
        for org_id, round_, question, source in (
            ("hives", "2016", QUESTION, EARLY),
            ("hives", "2019", QUESTION, LATE),
            ("mills", "2016", OTHER, EARLY),
        )
        for group, counts in GIVEN.items()
        for answer, given in zip(ANSWERS, counts, strict=True)
    ]
    return {
        "sources": added(
            "sources",
            f"{EARLY},Verket,Påhittad omgång ett,,2016-11-01,report",
            f"{LATE},Verket,Påhittad omgång två,,2019-05-01,report",
        ),
        "organisations": added(
            "organisations",
            "hives,Bikupan <b>&</b> Co,,cluster,Karlstad",
            "mills,=Kvarnarna,,cluster,",
            "quiet,Tysta klustret,,cluster,",
        ),
        "project_partners": added("project_partners", "two_areas,hives,partner", "open_end,mills,partner"),
        "framework_items": lines(
            "framework_items",
            "leads,cluster_criteria,1,Ledning,Leadership,,,,stated,first_round",
            "opens,cluster_criteria,2,Öppenhet,Openness,,,,stated,first_round",
        ),
        "cluster_phases": lines(
            "cluster_phases",
            f"hives,2016,2,stated,{EARLY}",
            f"hives,2019,4,stated,{LATE}",
            f"mills,2016,3,,{EARLY}",
            f"mills,2019,3,editorial,{LATE}",
            f"quiet,2016,1,stated,{EARLY}",
        ),
        "assessments": lines(
            "assessments",
            f"hives,leads,2016,2,Intervjuer,{EARLY}",
            f"hives,leads,2019,5,Intervjuer,{LATE}",
            f"mills,leads,2016,3,,{EARLY}",
            f"hives,opens,2019,4,,{LATE}",
            f"region,opens,2019,1,,{LATE}",
        ),
        "cluster_survey": lines("cluster_survey", *survey),
        "indicators": added("indicators", "members,Medlemmar,Members,firms,up,one_forest,,register"),
        "indicator_values": added("indicator_values", "members,2016,=Kvarnarna,actual,12,register"),
    }


def publish(folder: Path) -> Path:
    """The tiny facts with these clusters as a made-up edition; gives the folder of the editions."""
    build(mark_made_up(write_facts(folder / "facts", **facts())), folder / "editions")
    return folder / "editions"
