"""What is asked: the parameters of a figure, named as the parameters of the queries."""

from dataclasses import dataclass
from datetime import date

# The two days that totals are compared on: the review of 2015-2020, and a later fixed day.
REVIEW = date(2020, 12, 31)
LATER = date(2026, 6, 30)

CHOICES = {
    "location": ("whole", "part", "outside", "unknown", "all"),
    "scope": ("strategy", "context", "all"),
    "area_mode": ("split", "whole", "main"),
    "time_mode": ("decided", "spread"),
}


@dataclass(frozen=True)
class Selection:
    """One combination of parameters; the defaults are the headline's.

    `strategy` '' = all. `areas` holds line ids (pseudo lines too); () = all. `currency` 'SEK' = everything
    converted, another code = the rows stated in it, unconverted. `price_year` 0 = current prices.
    `year_from`/`year_to` 0 = open; as soon as one is set, amounts without a year are out of the period.
    """

    as_of: date
    measure: str = "granted"
    location: str = "whole"
    scope: str = "strategy"
    strategy: str = ""
    areas: tuple[str, ...] = ()
    area_mode: str = "split"
    time_mode: str = "decided"
    currency: str = "SEK"
    price_year: int = 0
    year_from: int = 0
    year_to: int = 0

    def __post_init__(self) -> None:
        """Refuse a value that means nothing, so that a misspelt comparison cannot agree on emptiness."""
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name}: {getattr(self, name)!r} is none of {', '.join(allowed)}")
        if self.price_year and self.currency != "SEK":
            raise ValueError("fixed prices are in SEK only: the index is the Swedish one")

    def holds_place(self, location: str, scope: str, strategy: str | None) -> bool:
        """Whether a row with this location, scope and strategy is asked for."""
        return (
            self.location in ("all", location)
            and self.scope in ("all", scope)
            and self.strategy in ("", strategy)
        )

    def holds_year(self, year: int | None) -> bool:
        """Whether a year lies in the period; no year lies only in the open period."""
        if year is None:
            return not self.year_from and not self.year_to
        return year >= self.year_from and (not self.year_to or year <= self.year_to)
