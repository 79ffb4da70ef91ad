"""How a process beside the server begins, whatever it makes: it answers on its output and gives way to the server."""

import logging
import os
import sys
from typing import TextIO


def begin(niceness: int) -> TextIO:
    """Set the process up; returns where its answers go."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    if hasattr(os, "nice"):
        os.nice(niceness)
    # Outside a server Streamlit's cache says at each question that no server runs, which is so.
    logging.getLogger("streamlit.runtime.caching.cache_data_api").disabled = True
    return answers
