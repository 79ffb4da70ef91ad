"""The pages: their address, their file, and whether they stand in the menu."""

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parents[2]


@dataclass(frozen=True)
class Section:
    """One page. `key` names its texts (`page.<key>.title`); the first section is the front page."""

    key: str
    path: str
    file: str
    in_menu: bool = True
    filtered: bool = True  # whether day, strategy and areas at the top choose what it shows


# The pages whose figures take the filters of the frame; the others show all and say so.
FILTERED = ("", "finansiering", "projekt", "milstolpar", "omraden", "omrade", "organisationer", "rader")

SECTIONS = (
    Section("oversikt", "", "overview/overview.py"),
    Section("finansiering", "finansiering", "funding/funding.py"),
    Section("pastaenden", "pastaenden", "claims/claims.py"),
    Section("projekt", "projekt", "projects/projects.py"),
    Section("milstolpar", "milstolpar", "milestones/milestones.py"),
    Section("omraden", "omraden", "areas/areas.py"),
    Section("organisationer", "organisationer", "organisations/organisations.py"),
    Section("sedan-sist", "sedan-sist", "changes/changes.py"),
    Section("presentera", "presentera", "present/present.py", filtered=False),
    Section("data-och-kallor", "data-och-kallor", "sources/sources.py"),
    Section("pastaende", "pastaende", "claims/claim.py", in_menu=False),
    Section("projektkort", "projektkort", "projects/project.py", in_menu=False),
    Section("organisation", "organisation", "organisations/organisation.py", in_menu=False),
    Section("omrade", "omrade", "areas/area.py", in_menu=False),
    Section("kalla", "kalla", "sources/source.py", in_menu=False),
    Section("hamta", "hamta", "access/access.py", in_menu=False),
    Section("rader", "rader", "rows/rows.py", in_menu=False),
)
