"""A value that a reader can choose."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """Its code and its words, the address that chooses it, whether it is chosen, and how many projects it would leave."""

    text: str
    code: str = ""
    url: str = ""
    current: bool = False
    projects: int = 0
