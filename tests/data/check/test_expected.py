"""Faults are told in both languages: every expectation that the checks state has its Swedish words."""

import pytest

from data.check.expected import default_language, in_swedish
from data.check.faults import Fault, report
from tests.data.check.test_reading import FILES
from tests.data.check.test_validation import CELLS, FOUND


def test_every_expectation_of_a_cell_has_swedish_words() -> None:
    expected = {case[4] for case in CELLS}
    assert len(expected) > 20
    assert [words for words in expected if in_swedish(words) == words] == []


def test_every_expectation_of_a_file_has_swedish_words() -> None:
    expected = {fault.expected for _, faults in FILES.values() for fault in faults}
    assert len(expected) > 8
    assert [words for words in expected if in_swedish(words) == words] == []


def test_every_expectation_of_a_rule_has_swedish_words() -> None:
    expected = {case[4] for case in FOUND}
    assert len(expected) > 20
    assert [words for words in expected if in_swedish(words) == words] == []


def test_a_fault_is_told_in_both_languages() -> None:
    fault = Fault("funding.csv", 3, "amount", "", "an amount above zero")
    assert report([fault], "sv").splitlines() == [
        "Uppgifterna har ett fel; inget är publicerat.",
        "  funding.csv, rad 3: amount: tomt. Förväntat: ett belopp över noll.",
    ]
    wrong = Fault("funding.csv", 3, "amount", "0\x1b[2J", "an amount above zero")
    assert report([wrong]).splitlines() == [
        "The facts hold 1 fault; nothing is published.",
        "  funding.csv, row 3: amount: the value is not accepted. Expected: an amount above zero. "
        "Found: 0\N{REPLACEMENT CHARACTER}[2J",
    ]


def test_many_faults_of_one_cause_are_told_once_with_fifty_of_their_rows_and_counted() -> None:
    alike = [Fault("funding.csv", row, "amount", "0", "an amount above zero") for row in range(2, 5_002)]
    told = report([*alike, Fault("funding.csv", 9, "decided", "x", "a day that exists")], "sv").splitlines()
    assert told[0] == "Uppgifterna har 5001 fel; inget är publicerat."
    assert told[1].endswith("Förväntat: ett belopp över noll. (5000 gånger)")
    assert told[2] == "      rad 2: 0"
    assert sum("ett belopp över noll" in line for line in told) == 1
    assert told[52] == "      … och 4950 till"
    assert told[53].startswith("  funding.csv, rad 9: decided: ")
    assert len(told) == 54


def test_many_causes_are_told_fifty_times_and_counted() -> None:
    told = report(
        Fault("funding.csv", 2, f"column_{number}", "x", "no control characters") for number in range(60)
    )
    assert told.splitlines()[-1] == "  … and 10 more kinds of fault"
    assert len(told.splitlines()) == 52


@pytest.mark.parametrize(
    ("named", "lang"),
    [("sv_SE.UTF-8", "sv"), ("xx_YY", "en"), ("C.UTF-8", "en"), ("Swedish_Sweden.1252", "sv")],
)
def test_the_language_is_that_which_the_system_names_installed_or_not(
    named: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", named)
    assert default_language() == lang
