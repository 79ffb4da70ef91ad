"""A server that reaches nothing but itself: every way out is refused, and written down.

`sitecustomize` of a folder that goes first in PYTHONPATH: Python runs it before the server, in every process of it.
"""

from pathlib import Path

WAYS_OUT = "ways_out.txt"
HOOK = """
import ipaddress, os, sys

def _is_here(host):
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).strip("[]")).is_loopback or str(host) in ("0.0.0.0", "::")
    except ValueError:
        return False

def _watch(event, args):
    if event == "socket.getaddrinfo" or event == "socket.gethostbyname":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if not _is_here(host):
        with open(os.environ["WAYS_OUT"], "a", encoding="utf-8") as log:
            log.write(f"{event} {host}\\n")
        raise OSError(101, "Network is unreachable")

sys.addaudithook(_watch)
"""


def hook(folder: Path) -> dict[str, str]:
    """Environment of a process that is watched; what it tries is in the file WAYS_OUT of the folder."""
    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    log = folder / WAYS_OUT
    log.touch()
    return {"PYTHONPATH": str(folder), "WAYS_OUT": str(log)}
