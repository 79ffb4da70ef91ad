"""Find LibreOffice to render slides with, or get it; and say what it drew."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser import chromium

_NEEDED = {"soffice": "libreoffice-impress", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}


def ensure() -> None:
    """Install what is missing of what renders slides."""
    for command, package in _NEEDED.items():
        if not shutil.which(command):
            chromium.say(f"No {command} here: installing the system's {package}.")
            chromium.install(package)
        if not shutil.which(command):
            sys.exit(f"The tests of slides need {command}, from {package}.")


def rendered(deck: Path) -> tuple[list[str], list[Path]]:
    """The text of each slide as LibreOffice draws it, and its picture."""
    ensure()
    folder = deck.parent
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = deck.with_suffix(".pdf")
    told = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf), str(folder / "slide")], check=True)
    return told.stdout.split("\f")[:-1], sorted(folder.glob("slide-*.png"))
