"""Find a Chromium to test with, or get one: `python -m tests.browser.chromium` says which."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

# The headless shell first: the others draw a window of their own too, which took a third of the time of a test.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")
PLAYWRIGHT = [sys.executable, "-m", "playwright"]


def ensure() -> str:
    """Give the path of a Chromium that starts, after getting one where there is none."""
    if not runs(*PLAYWRIGHT, "--version"):
        say("Playwright does not start: installing the library that it takes from the system.")
        install("libatomic1")
    path = find()
    if path is None and os.environ.get("CHROMIUM"):
        sys.exit(f"CHROMIUM={os.environ['CHROMIUM']} does not start.")
    if path is None:
        say("No Chromium here: trying Playwright's own download.")
        runs(*PLAYWRIGHT, "install", "--no-shell", "chromium")
        path = find()
    if path is None:
        say("That gave none that starts: installing the system's package.")
        install(SHELL)
        path = find()
    return path or sys.exit(
        "No Chromium starts here: install one, or name one, as in: make test CHROMIUM=/its/path"
    )


def find() -> str | None:
    """Give the path of a Chromium that starts, the one named in CHROMIUM first; None where there is none."""
    there = filter(None, map(shutil.which, known_places()))
    return next((path for path in there if runs(path, "--version")), None)


def known_places() -> Iterator[str]:
    """List where a Chromium may be: the reader's own choice alone, or the system's and then Playwright's."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        yield chosen
        return
    yield from NAMES
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def runs(*command: str) -> bool:
    """Run a command without showing what it says, and tell whether it went well."""
    return subprocess.run(command, capture_output=True).returncode == 0


def install(package: str) -> None:
    """Install a package of Debian's, which takes root."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(f"The tests need {package}: install it (on Debian, as root: apt-get install {package}).")
    for command in (["update", "-q"], ["install", "-yq", "--no-install-recommends", package]):
        subprocess.run(
            ["apt-get", *command], check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        )


def say(sentence: str) -> None:
    """Print at once, before what takes long."""
    print(sentence, flush=True)


if __name__ == "__main__":
    say(f"Chromium: {ensure()}")
