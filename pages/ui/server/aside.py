"""How every process beside the server starts: it answers on its output and gives way to the server."""

import os
import sys
from typing import TextIO


def begin(niceness: int) -> TextIO:
    """Set the process up; returns where its answers go."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    if hasattr(os, "nice"):
        os.nice(niceness)
    return answers
