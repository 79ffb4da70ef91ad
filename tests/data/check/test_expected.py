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


def test_many_faults_of_one_cause_are_told_fifty_times_and_counted() -> None:
    alike = [Fault("funding.csv", row, "amount", "0", "an amount above zero") for row in range(2, 5_002)]
    told = report([*alike, Fault("funding.csv", 9, "decided", "x", "a day that exists")], "sv").splitlines()
    assert told[0] == "Uppgifterna har 5001 fel; inget är publicerat."
    assert sum("ett belopp över noll" in line for line in told) == 50
    assert told[51] == "    … och 4950 till av samma slag"
    assert told[52].startswith("  funding.csv, rad 9, kolumn decided")
    assert len(told) == 53


def test_many_causes_are_told_fifty_times_and_counted() -> None:
    told = report(
        Fault("funding.csv", 2, f"column_{number}", "x", "no control characters") for number in range(60)
    )
    assert told.splitlines()[-1] == "  … and 10 more kinds of fault"
    assert len(told.splitlines()) == 52
