"""Faults put into the code on purpose, one at a time, to see that a test catches each: `python -m tests.seeded`."""
