"""Colours: one an area line, kept from its predecessor; one a status. Light and dark, made into CSS variables.

Charts and pages use the names only (`var(--area-…)`).
Each colour has a contrast of at least 3:1 to its background; a test computes it.
"""

BACKGROUND = ("#ffffff", "#11161b")
TEXT = ("#1b1f24", "#eef1f4")

AREAS = {
    "s1_forest_bioeconomy": ("#117733", "#4fb873"),
    "s1_digital_welfare": ("#0072b2", "#5ab4ea"),
    "s1_advanced_manufacturing": ("#332288", "#a396ee"),
    "s1_photovoltaics": ("#a97400", "#e2ac33"),
    "s1_nature_culture_place": ("#aa4499", "#e58fd8"),
    "s2_food": ("#c4501b", "#f2946a"),
    "s2_games": ("#882255", "#e0779f"),
    "s1_value_creating_services": ("#6b6b6b", "#aaaaaa"),
    "whole_strategy": ("#404040", "#c9c9c9"),
    "outside_areas": ("#76808a", "#8d98a3"),
}
STATUS = {
    "done": ("#117733", "#4fb873"),
    "late": ("#8a6100", "#e2ac33"),
    "overdue": ("#b3261e", "#ff8a80"),
    "unreported": ("#5f6770", "#a3adb7"),
    "upcoming": ("#0072b2", "#5ab4ea"),
    "cancelled": ("#404040", "#c9c9c9"),
}
NOTE = "†"  # a sign that every font has: in pictures and on paper no other font steps in
SHAPE = {"done": "●", "late": "◐", "overdue": "▲", "unreported": "?", "upcoming": "○", "cancelled": "×"}
STATE = {
    "planned": ("#0072b2", "#5ab4ea"),
    "ongoing": ("#117733", "#4fb873"),
    "ended": ("#332288", "#a396ee"),
    "not_stated": ("#76808a", "#8d98a3"),
}
OTHER = {
    "background": BACKGROUND,
    "text": TEXT,
    "quiet": ("#4d5660", "#b4bec8"),
    "line": ("#d5dae0", "#37424d"),
    "edge": ("#7b8590", "#76828e"),
    "card": ("#f4f6f8", "#1a2128"),
    "link": ("#004b87", "#9cc9f5"),
    "total": ("#20425f", "#8fbbe0"),
    "warn": ("#fff4d6", "#3a2f10"),
}


SIGNS = {sign: status for status, sign in SHAPE.items()}


def named() -> dict[str, tuple[str, str]]:
    """All colours by the name that pages and charts use: light and dark."""
    found = dict(OTHER)
    found |= {f"area-{line}": pair for line, pair in AREAS.items()}
    found |= {f"status-{status}": pair for status, pair in STATUS.items()}
    return found | {f"state-{state}": pair for state, pair in STATE.items()}


def css() -> str:
    """All colours as CSS variables that follow the colour scheme."""
    body = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in named().items())
    return f":root,.stApp{{{body}}}"


def is_area(line_id: str | None) -> bool:
    """Whether a line is an area, not one of the two that hold what belongs to none."""
    return line_id in AREAS and line_id not in ("whole_strategy", "outside_areas")


def area(line_id: str | None) -> str:
    """The colour name of an area line; the total's for what is no area."""
    return f"area-{line_id}" if line_id in AREAS else "total"
