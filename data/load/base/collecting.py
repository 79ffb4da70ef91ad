"""Memory while many rows are held."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Without Python's search for cycles: among millions of cells it takes a third of the time, and rows make none.

    What was made meanwhile is not searched afterwards either, before the next time.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
