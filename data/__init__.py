"""The data floor: facts in git become a validated, immutable edition that the other floors read."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
