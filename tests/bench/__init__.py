"""Measures build, questions and pages: `python -m tests.bench`, or `make bench`."""
