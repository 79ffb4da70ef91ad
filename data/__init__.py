"""The data floor: facts in git become a validated, immutable edition that the other floors read."""
