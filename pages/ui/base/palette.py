"""Colours: hue means the area, and nothing else. Light and dark, made into CSS variables.

An area keeps the colour of its predecessor. A status is a sign, a word and a colour, and has its colour on its signs and
counts alone; the states of projects are tints of navy with a word; what is not known is one grey. Charts and pages use the
names only (`var(--area-…)`). A test computes contrast (3:1 to both backgrounds) and that no hue serves two meanings.
"""

PAGE = ("#f1f4f7", "#0d1216")  # behind the cards
BACKGROUND = ("#ffffff", "#171d23")  # a card, and the sheet of a picture or a slide
TEXT = ("#1b1f24", "#eef1f4")
NAVY = ("#20425f", "#a9c6df")
UNKNOWN = ("#5f6770", "#a3adb7")

AREAS = {
    "s1_forest_bioeconomy": ("#117733", "#4fb873"),
    "s1_digital_welfare": ("#0072b2", "#5ab4ea"),
    "s1_advanced_manufacturing": ("#332288", "#a396ee"),
    "s1_photovoltaics": ("#a97400", "#e2ac33"),
    "s1_nature_culture_place": ("#aa4499", "#e58fd8"),
    "s2_food": ("#c4501b", "#f2946a"),
    "s2_games": ("#882255", "#e0779f"),
    "s1_value_creating_services": ("#1f7f8b", "#6fc7d1"),
    "whole_strategy": ("#404040", "#c9c9c9"),
    "outside_areas": ("#76808a", "#8d98a3"),
}
STATUS = {
    "done": NAVY,
    "late": ("#8a6100", "#d9c25a"),
    "overdue": ("#b3261e", "#ff6b6b"),
    "unreported": UNKNOWN,
    "upcoming": NAVY,
    "cancelled": ("#404040", "#c9c9c9"),
}
NOTE = "†"  # a sign that every font has: in pictures and on paper no other font steps in
SHAPE = {"done": "●", "late": "◐", "overdue": "▲", "unreported": "?", "upcoming": "○", "cancelled": "×"}
STATE = {
    "planned": ("#3f6485", "#8aa7c0"),
    "ongoing": NAVY,
    "ended": ("#6886a1", "#5c83a6"),
    "not_stated": UNKNOWN,
}
OTHER = {
    "page": PAGE,
    "background": BACKGROUND,
    "text": TEXT,
    "quiet": ("#4d5660", "#b4bec8"),
    "line": ("#dde3e9", "#2d3741"),
    "edge": ("#7b8590", "#76828e"),
    "sunk": ("#eef1f4", "#232c34"),
    "link": ("#004b87", "#9cc9f5"),
    "total": NAVY,
    "warn": ("#fff4d6", "#33290d"),
    "chosen": ("#e6eef6", "#203040"),
    "button": ("#20425f", "#9cc9f5"),
    "button-text": ("#ffffff", "#0d1216"),
    "bar": ("#20425f", "#152c42"),
    "bar-text": ("#ffffff", "#ffffff"),
    "bar-quiet": ("#dfe9f2", "#d3e0ec"),
    "bar-line": ("#7c98b0", "#5d7d99"),
}
# The shades of a map or a matrix, from none to most: tints of navy that text can be read on.
SHADES = (BACKGROUND, ("#e3eaf1", "#1f3347"), ("#b9cad9", "#34516b"), ("#8aa5bd", "#456a8b"))


SIGNS = {sign: status for status, sign in SHAPE.items()}


def named() -> dict[str, tuple[str, str]]:
    """All colours by the name that pages and charts use: light and dark."""
    found = dict(OTHER)
    found |= {f"area-{line}": pair for line, pair in AREAS.items()}
    found |= {f"status-{status}": pair for status, pair in STATUS.items()}
    found |= {f"map-{step}": pair for step, pair in enumerate(SHADES)}
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
