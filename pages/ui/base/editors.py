"""Who may change what the dashboard shows: the person at the machine that serves it, or those whom the operator lists.

Reading needs no login. If the server listens on this machine alone, and nothing suggests a proxy in front of it, anyone who uses
it from this machine is an editor. Anywhere else there is none until the operator configures OpenID Connect (`[auth]` of
Streamlit's secrets.toml) and lists the editors' addresses.
"""

import hmac
import ipaddress
import os
import re
import secrets
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit.auth_util import get_secrets_auth_section
from streamlit.web.server.starlette import starlette_websocket

EDITORS = "FOLLOW_UP_EDITORS"
PROXIES = "FORWARDED_ALLOW_IPS"  # uvicorn's own setting: whose X-Forwarded-For is believed
_USER_COOKIE = "_streamlit_user"
_NAMES_OF_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
# A proxy that passes on a stranger's request says so in one of these.
_OF_A_PROXY = re.compile(
    r"forwarded|via|x-forwarded-.*|x-real-ip|(x|true|cf)-(client|connecting)-ip|x-original-.*"
)
_MARK = "x-follow-up-desk"
_AT_THE_MACHINE = secrets.token_hex(32)  # Gate alone says it: what a request says of it is dropped


def listed() -> frozenset[str]:
    """The editors' addresses, in small letters."""
    return frozenset(re.split(r"[\s,;]+", os.environ.get(EDITORS, "").casefold())) - {""}


@cache
def by_login() -> bool:
    """Whether editors log in: the operator has configured a provider and listed them."""
    # Headers that Streamlit takes for the user's would come before what the provider signed.
    return bool(listed() and get_secrets_auth_section() and not st.get_option("server.trustedUserHeaders"))


@cache
def by_machine() -> bool:
    """Whether the person at the machine is the editor: the server answers this machine and its names alone."""
    bound = st.get_option("server.address")
    names = {name.strip().casefold() for name in st.get_option("server.allowedHosts")}
    is_of_this_machine = bound in _NAMES_OF_THIS_MACHINE and bool(names) and names <= _NAMES_OF_THIS_MACHINE
    return is_of_this_machine and PROXIES not in os.environ and not listed()


def tell_processes() -> None:
    """Let the processes that the server starts know where it is bound, also where its command line said so."""
    os.environ["STREAMLIT_SERVER_ADDRESS"] = st.get_option("server.address") or ""


def possible() -> bool:
    """Whether anybody can be an editor here, so that pages offer to change anything."""
    return by_machine() or by_login()


def marked(scope: Scope) -> Scope:
    """A request as it came, with our mark if it is of the person at the machine, and never with one of its own."""
    headers = [(name, value) for name, value in scope["headers"] if name.lower() != _MARK.encode()]
    if by_machine() and _is_at_the_machine(scope):
        headers.append((_MARK.encode(), _AT_THE_MACHINE.encode()))
    return {**scope, "headers": headers}


def is_of_an_editor(scope: Scope) -> bool:
    """Whether a marked request (not a page: `may_edit` tells it there) is one of an editor."""
    headers = Headers(scope=scope)
    if by_machine():
        return _has_mark(headers)
    return by_login() and _is_listed(_signed_in(headers))


def may_edit() -> bool:
    """Whether the reader of the page that runs is an editor."""
    if by_machine():
        return _has_mark(st.context.headers)
    return by_login() and _is_listed(st.user.to_dict())


def name_for_the_log() -> str:
    """The editor as the operator's log names them; it stands on no page."""
    return str(st.user.to_dict().get("email", "")) if by_login() else "the person at the machine"


def _has_mark(headers: Mapping[str, str]) -> bool:
    return hmac.compare_digest(headers.get(_MARK, "").encode(), _AT_THE_MACHINE.encode())


def _is_at_the_machine(scope: Scope) -> bool:
    """Whether a request came from this machine to this machine, by its own name, from our own page, past no proxy."""
    headers = Headers(scope=scope)
    if any(_OF_A_PROXY.fullmatch(name.lower()) for name in headers):
        return False
    client, server = scope.get("client") or ("", 0), scope.get("server") or ("", 0)
    if not (_is_loopback(client[0]) and client[1] and _is_loopback(server[0])):
        return False
    try:
        own = urlsplit(headers.get("origin", ""))
        is_own_name = urlsplit(f"//{headers.get('host', '')}").hostname in _NAMES_OF_THIS_MACHINE
    except ValueError:
        return False
    return is_own_name and own.scheme == "http" and own.netloc == headers.get("host")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _signed_in(headers: Headers) -> Mapping[str, object]:
    """Who the cookie of a request says has logged in: Streamlit signed it, for this origin. Nobody where it is not valid."""
    cookies = dict(pair.strip().partition("=")[::2] for pair in headers.get("cookie", "").split(";"))
    signed = starlette_websocket._get_signed_cookie_with_chunks(cookies, _USER_COOKIE)
    if not signed:
        return {}
    return starlette_websocket._parse_decoded_user_cookie(signed, headers.get("origin", ""))


def _is_listed(user: Mapping[str, object]) -> bool:
    """Whether a user has logged in by an address that is listed and that the provider does not call unverified."""
    if user.get("is_logged_in") is not True or user.get("email_verified", True) not in (True, "true"):
        return False
    return str(user.get("email", "")).strip().casefold() in listed()
