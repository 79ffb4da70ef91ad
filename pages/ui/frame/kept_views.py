"""Views as they were sent, for readers who look at the same: nothing of them is asked, drawn or written again.

A view depends on nothing but the edition and the day that the run is of, and its address, which holds the language.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

MOST_BYTES = 32_000_000  # some two thousand views
Sent = tuple[tuple[str, bytes], ...]


def address(path: str, parameters: Mapping[str, str]) -> str:
    """A view's address as it is asked for."""
    return f"{path}?{urlencode(parameters)}"


class Views:
    """What was sent for each view, up to so many bytes; what was shown longest ago goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._sent: OrderedDict[tuple[str, str], Sent] = OrderedDict()
        self._alone = threading.Lock()

    def find(self, stand: str, address: str) -> Sent:
        """What was sent for this address at `<edition>.<day>`; empty where it is not kept."""
        with self._alone:
            sent = self._sent.get((stand, address), ())
            if sent:
                self._sent.move_to_end((stand, address))
            return sent

    def keep(self, stand: str, address: str, sent: Sequence[tuple[str, bytes]]) -> None:
        """Keep what was sent, in place of what was kept there."""
        with self._alone:
            self.bytes -= _size(address, self._sent.pop((stand, address), None))
            self._sent[stand, address] = tuple(sent)
            self.bytes += _size(address, self._sent[stand, address])
            while self.bytes > self.most_bytes:
                (_, oldest), dropped = self._sent.popitem(last=False)
                self.bytes -= _size(oldest, dropped)


def _size(address: str, sent: Sent | None) -> int:
    return 0 if sent is None else len(address) + sum(len(data) for _, data in sent)


VIEWS = Views()
