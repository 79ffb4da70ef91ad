"""Names that the facts write out rather than refer to: funders, programmes, municipalities."""

import re
import unicodedata
from collections import defaultdict

from data.load.base.answered import Named
from data.load.facts.finding import folded
from data.load.facts.near import nearest
from data.load.facts.tables import SPELLINGS, Facts

WRITTEN = ("funder", "programme", "municipality")
KOMMUN = re.compile(r"s? (kommun|municipality)$")


def named(facts: Facts, kind: str) -> list[Named]:
    """The things of a kind that a name may mean, by their ids; an area with the year from which its strategy holds."""
    if kind in WRITTEN:
        found = [(name, name) for name in Spelt(facts).names(kind)]
    elif kind == "areas":
        begun = {row["strategy_id"]: row["valid_from"][:4] for row in facts.tables["strategies"]}
        rows = sorted(facts.tables[kind], key=lambda row: begun[row["strategy_id"]], reverse=True)
        return [
            {"id": row["area_id"], "name": f"{row['name_sv']} ({begun[row['strategy_id']]}–)"} for row in rows
        ]
    else:
        found = [(row_id, facts.title(row)) for row_id, row in facts.by_id(kind).items()]
    return [{"id": row_id, "name": name} for row_id, name in sorted(found, key=lambda one: one[1].casefold())]


class Spelt:
    """How the facts write each name; another spelling that a person has confirmed is found from then on."""

    def __init__(self, facts: Facts) -> None:
        """Takes every name that the facts have, with the other names of organisations and the confirmed spellings."""
        self._facts = facts
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, dict[str, str]] = {kind: {} for kind in WRITTEN}
        self._near: dict[tuple[str, str], str] = {}
        for table, columns in (
            ("funding", ("funder", "programme")),
            ("claim_subjects", ("funder", "programme")),
        ):
            for row in facts.tables[table]:
                for kind in columns:
                    self._take(kind, row[kind], row[kind])
        for row in facts.tables["organisations"]:
            for name in (row["name"], *row["aliases"].split(";")):
                self._take("funder", name, row["name"])
        for row in facts.tables["municipalities"]:
            self._take("municipality", row["name"], row["name"])
        for row in facts.tables[SPELLINGS]:
            self._written[row["kind"]].setdefault(folded(row["spelling"]), row["means"])

    def _take(self, kind: str, name: str, means: str) -> None:
        if name:
            self._written[kind].setdefault(folded(name), means)
            if name == means:
                self._exact[kind].add(name)

    def names(self, kind: str) -> set[str]:
        """Every name of a kind as the facts write it."""
        return set(self._written[kind].values())

    def known(self, kind: str, text: str) -> str:
        """How the facts write this name; '' if they have none like it."""
        if text in self._exact[kind]:
            return text
        found = self._written[kind].get(folded(text), "")
        if not found and kind == "municipality":
            return self._written[kind].get(KOMMUN.sub("", folded(text)), "")
        return found

    def near(self, kind: str, text: str) -> str:
        """The name of the facts that is spelt most like this one, as they write it; '' where none is near."""
        if (kind, text) not in self._near:
            hides = any(unicodedata.category(letter) == "Cf" for letter in text)  # reported separately
            found = "" if hides else nearest(folded(text), self._written[kind])
            self._near[kind, text] = self._written[kind].get(found, "")
        return self._near[kind, text]

    def learn(self, kind: str, spelling: str, means: str) -> None:
        """Takes a spelling that a person has confirmed."""
        self._written[kind][folded(spelling)] = means
