"""What the tests of the pages stand on: the edition of the real facts, and a day that stays today."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

import queries
from pages.ui.address import parameters, run
from pages.ui.base import clock

TODAY = dt.date(2026, 11, 22)

# The same cases each time, and no deadline: a busy machine is no fault of the page.
settings.register_profile("pages", derandomize=True, deadline=None, database=None)
settings.load_profile("pages")


@pytest.fixture(scope="package", autouse=True)
def _real(edition_root: Path) -> Iterator[None]:
    """Pages ask the edition of the real facts, and it is always the same day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: TODAY)
        # Thousands of addresses are read here; what the filters may offer is asked for once.
        patch.setattr(parameters, "rows", cache(queries.rows))
        yield


@pytest.fixture(autouse=True)
def _a_run_ends_with_its_test() -> Iterator[None]:
    """What a test begins as the run of a page ends with it: the next one may have an edition of its own."""
    edition, day = run._edition.set(run._edition.get()), run._day.set(run._day.get())
    yield
    run._edition.reset(edition)
    run._day.reset(day)
