"""Tags of answers (ETag; RFC 9110, 8.8.3), so that nobody is sent again what they already have."""

import hashlib


def tag(*parts: object) -> str:
    """A tag that changes with each of the parts."""
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:20]}"'


def is_held(held: str, tag: str) -> bool:
    """Whether a request that holds these tags (If-None-Match: one, several, or *) has the answer with this one."""
    named = {part.strip().removeprefix("W/") for part in held.split(",")}
    return bool(named & {"*", tag.removeprefix("W/")})
