"""The targets, and whether what was measured meets them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """At most this much: for the foundation, and as the goal after it."""

    foundation: float | None
    goal: float | None

    def verdict(self, value: float | None) -> str:
        """How a value stands; one that was refused meets nothing."""
        least = self.foundation if self.foundation is not None else self.goal
        if least is None:
            return ""
        if value is None:
            return "**missed**: no answer"
        if self.goal is not None and value <= self.goal:
            return "goal met"
        if value <= least:
            return "met" if self.goal is None else f"met (goal {_number(self.goal)})"
        return f"**missed** by {100 * (value / least - 1):.0f} % (at most {_number(least)})"


def _number(value: float) -> str:
    return f"{value:g}"


NONE = Target(None, None)
# A change that nobody asked for before, and one that somebody did: the ratio to the static page, the server's part, its messages.
CHANGE, CHANGE_AGAIN = Target(3.0, 1.5), Target(1.6, 1.0)
CHANGE_SERVER_MS, AGAIN_SERVER_MS = Target(100, 50), Target(30, 15)
CHANGE_KB = Target(60, 30)
PAGE_CHANGE, PAGE_CHANGE_AGAIN = Target(1.0, 0.7), Target(0.5, 0.4)
FIRST_LOAD = Target(2.5, 2.0)
FIRST_MB = Target(1.8, 1.6)
REPEAT_KB = Target(20, 10)
SESSION_MB = Target(1, 0.3)
AT_ONCE_MS = {50: Target(2000, 1000), 200: Target(8000, 4000)}  # each another day
AT_ONCE_AGAIN_MS = {50: Target(700, 400), 200: Target(2500, 1500)}
GROWTH = Target(3, 1.5)
TEXT_SEARCH_MS = Target(None, 100)
BUILD_SECONDS = {
    "facts": Target(3, 2),
    "1x": Target(3, 2),
    "100x": Target(60, 20),
    "1000x": Target(None, 180),
}
BUILD_MB = Target(4096, None)
