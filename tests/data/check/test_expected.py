"""Faults are told in both languages: every expectation that the checks state has its Swedish words."""

from data.check.expected import in_swedish
from data.check.faults import Fault, report
from tests.data.check.test_validation import CELLS


def test_every_expectation_of_a_cell_has_swedish_words() -> None:
    expected = {case[4] for case in CELLS}
    assert len(expected) > 20
    assert [words for words in expected if in_swedish(words) == words] == []


def test_a_fault_is_told_in_both_languages() -> None:
    fault = Fault("funding.csv", 3, "amount", "", "an amount above zero")
    assert report([fault], "sv").splitlines() == [
        "Uppgifterna har ett fel; inget är publicerat.",
        "  funding.csv, rad 3, kolumn amount: tom; förväntade ett belopp över noll",
    ]
    assert report([fault]).splitlines() == [
        "The facts hold 1 fault; nothing is published.",
        "  funding.csv, row 3, column amount: empty; expected an amount above zero",
    ]
