"""Who publishes the dashboard's data and under which licence, from the operator's settings. Nothing has a default."""

import os
import re
from urllib.parse import urlsplit

NAME = "FOLLOW_UP_PUBLISHER"  # the body, as 'Region Värmland'
CONTACT = "FOLLOW_UP_CONTACT"  # an e-mail address of the body, not of a person
LICENCE = "FOLLOW_UP_LICENCE"  # the address of the licence's text
_MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")


def name() -> str:
    """The body that publishes; '' where the operator does not say."""
    return os.environ.get(NAME, "").strip()


def contact() -> str:
    """The e-mail address for questions; '' where there is none or what is set is no address."""
    told = os.environ.get(CONTACT, "").strip()
    return told if _MAIL.fullmatch(told) else ""


def licence() -> str:
    """The address of the licence; '' where there is none or what is set is no address."""
    told = os.environ.get(LICENCE, "").strip()
    return told if urlsplit(told).scheme in ("http", "https") and not re.search(r"[\s<>\"]", told) else ""
