"""Where the bodies of a network stand: in one column, with closely tied ones near each other, always in the same order.

A column of names with arcs beside it can be read on a phone, and no names cross; how clear it is depends on the
order alone. Each connected group stands by itself; in it every name moves towards the middle of those that it
is tied to, and the order with the shortest arcs is kept.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
ROUNDS = 40


def order(ties: Iterable[tuple[Node, Node, float]]) -> list[Node]:
    """The bodies from top to bottom; of equal ones the first named comes first."""
    near: dict[Node, dict[Node, float]] = {}
    for one, other, strength in ties:
        near.setdefault(one, {})[other] = strength
        near.setdefault(other, {})[one] = strength
    groups = sorted(_groups(near), key=len, reverse=True)
    return [node for group in groups for node in _settled(group, near)]


def _groups(near: Mapping[Node, Mapping[Node, float]]) -> list[list[Node]]:
    """The bodies that hang together, each group in the order in which it is met from its first."""
    groups: list[list[Node]] = []
    seen: set[Node] = set()
    for first in near:
        if first in seen:
            continue
        group = [first]
        seen.add(first)
        for node in group:
            fresh = [other for other in near[node] if other not in seen]
            seen.update(fresh)
            group += fresh
        groups.append(group)
    return groups


def _settled(group: list[Node], near: Mapping[Node, Mapping[Node, float]]) -> list[Node]:
    """The group in the order with the shortest arcs that was met."""
    best, shortest = group, length(group, near)
    now = group
    for _ in range(ROUNDS):
        place = {node: number for number, node in enumerate(now)}
        now = sorted(now, key=lambda node: (_middle(node, place, near[node]), place[node]))
        if (reach := length(now, near)) < shortest:
            best, shortest = now, reach
    return best


def _middle(node: Node, place: Mapping[Node, int], tied: Mapping[Node, float]) -> float:
    """Half way between where a body is and the middle of those that it is tied to."""
    pull = sum(strength * place[other] for other, strength in tied.items()) / sum(tied.values())
    return (place[node] + pull) / 2


def length(group: Sequence[Node], near: Mapping[Node, Mapping[Node, float]]) -> float:
    """How long all arcs are together, strong ones counted more."""
    place = {node: number for number, node in enumerate(group)}
    return sum(
        strength * abs(place[node] - place[other]) for node in group for other, strength in near[node].items()
    )
