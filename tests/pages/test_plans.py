"""The plan of a project drawn as a tree: each leaf leads to its milestone, and each milestone back to the tree."""

import csv

from pages.ui.forms.tree import Node, Tree
from tests.conftest import ROOT
from tests.pages import rig

PROJECT = "pb_20200514"


def _of(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _tree() -> Tree:
    tree = rig.shown("/aktiviteter").figure("activity_tree").form(Tree)
    assert tree is not None
    return tree


def _leaves(nodes: list[Node]) -> list[Node]:
    return [leaf for goal in nodes for acting in goal.nodes for leaf in acting.nodes]


def test_each_milestone_of_the_plan_is_one_leaf_with_its_quarter() -> None:
    leaves = _leaves(list(_tree().nodes))
    titles = sorted(row["title_sv"] for row in _of("milestones") if row["project_id"] == PROJECT)
    assert sorted(leaf.name for leaf in leaves) == titles
    assert [leaf.before for leaf in leaves if leaf.name == "Klustrens behov kartlagda"] == ["K4 2016"]
    assert all(leaf.shape == "?" for leaf in leaves)


def test_a_tie_that_no_source_states_is_ours() -> None:
    tree = _tree()
    ours = {leaf.name for leaf in _leaves(list(tree.nodes)) if leaf.is_ours}
    told = {row["milestone_id"] for row in _of("activity_milestones") if row["basis"] == "editorial"}
    assert ours == {row["title_sv"] for row in _of("milestones") if row["milestone_id"] in told}
    acting = {node.name: node.is_ours for goal in tree.nodes for node in goal.nodes}
    assert acting.pop("Utan aktivitet") is False
    assert set(acting.values()) == {True}  # the deck ties no activity to a goal
    assert [node.name for node in tree.nodes][-1] == "Utan delmål"


def test_a_leaf_leads_to_its_milestone_and_the_milestone_back_to_the_tree() -> None:
    leaves = {leaf.name: leaf.href for leaf in _leaves(list(_tree().nodes))}
    back = f"project_id={PROJECT}#activity_tree"
    for name, said in (
        ("Klustrens behov kartlagda", "Aktivitet 1 i planen: Processtöd – klustra kluster"),
        ("Avslutande arbete", "men inte till någon aktivitet"),
    ):
        opened = rig.shown(leaves[name])
        assert name in opened.html
        assert back in opened.html
        assert said in opened.html


def test_a_milestone_without_a_plan_leads_to_none() -> None:
    other = next(row for row in _of("milestones") if row["project_id"] not in ("", PROJECT))
    opened = rig.shown(f"/rader?rows=milestones&scope=all&milestone_id={other['milestone_id']}")
    assert "#activity_tree" not in opened.html
