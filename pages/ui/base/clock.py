"""The one place that asks what day it is."""

import datetime as dt
from zoneinfo import ZoneInfo


def today() -> dt.date:
    """Today's date in Sweden, where the dashboard's readers are."""
    return dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()
