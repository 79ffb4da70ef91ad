"""Many versions of a text in one: each piece is stored once, with the versions that contain it.

A version is its own pieces in their order, so every text comes out as it went in, letter by letter.
The browser does the same with the result of `packed` (pages/ui/frame/static/drag.js).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

_CHUNK = re.compile(r"<[^<]*|[^<]+")  # a tag and the text after it
_PIECE = re.compile(r"<[^<> ]*|[^<> ]+|[ >]+")  # within it the attributes and words
Packed = list[str | list[str | int]]


@dataclass
class _Piece:
    text: str
    first: int
    until: int = 0  # the first version that it is not in; 0 while it is in the latest


@dataclass
class Weave:
    """The versions of one text, numbered from 0; `add` takes the next, whose text may be the same."""

    count: int = 0
    _pieces: list[_Piece] = field(default_factory=list)
    _latest: list[str] = field(default_factory=list)  # its chunks

    def add(self, text: str) -> None:
        """Weave in the next version."""
        number, self.count = self.count, self.count + 1
        new = _CHUNK.findall(text)
        if new == self._latest:
            return
        woven: list[_Piece] = []
        current = iter(self._pieces)

        def keep(count: int, ended: bool) -> None:
            """Pass on the next pieces of the latest version, which end here or go on, with what stands between them."""
            while count:
                piece = next(current)
                woven.append(piece)
                if not piece.until:
                    count -= 1
                    if ended:
                        piece.until = number

        for kept, ended, added in _changes(self._latest, new):
            keep(kept, ended=False)
            keep(ended, ended=True)
            woven += [_Piece(text, number) for text in added]
        woven += current
        self._pieces, self._latest = woven, new

    def packed(self) -> Packed:
        """The pieces in their order: text that is in every version, else [text, first, until], without an end [text, first]."""
        runs: list[_Piece] = []
        for piece in self._pieces:
            last = runs[-1] if runs else None
            if last and (last.first, last.until) == (piece.first, piece.until):
                last.text += piece.text
            else:
                runs.append(_Piece(piece.text, piece.first, piece.until))
        return [
            [run.text, run.first, run.until]
            if run.until
            else [run.text, run.first]
            if run.first
            else run.text
            for run in runs
        ]


def text_of(packed: Packed, number: int) -> str:
    """A version, put together."""
    return "".join(run if isinstance(run, str) else str(run[0]) for run in packed if _holds(run, number))


def _holds(run: str | list[str | int], number: int) -> bool:
    if isinstance(run, str):
        return True
    first, until = run[1], run[2] if len(run) > 2 else 0
    return int(first) <= number and (not until or number < int(until))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """From chunks to chunks: how many pieces stay, how many then end, which come in their place; and so on."""
    kept = 0
    for tag, low, high, begin, end in SequenceMatcher(None, old, new).get_opcodes():
        before = [piece for chunk in old[low:high] for piece in _PIECE.findall(chunk)]
        if tag == "equal":
            kept += len(before)
            continue
        after = [piece for chunk in new[begin:end] for piece in _PIECE.findall(chunk)]
        for inner, first, last, start, stop in SequenceMatcher(None, before, after).get_opcodes():
            if inner == "equal":
                kept += last - first
                continue
            yield kept, last - first, after[start:stop]
            kept = 0
