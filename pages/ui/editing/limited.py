"""Runs a module of Python under limits of memory and processor time: `python -m pages.ui.editing.limited data.load …`."""

import runpy
import sys

MOST_BYTES = 1 << 30  # until the file is read and its rows are settled
MOST_BYTES_OF_ALL = 4 << 30  # with the build of those rows, of which DuckDB sets aside far more than it uses
MOST_SECONDS = 60  # of the processor


def main() -> None:
    """Set the limits and run the module as if it had been started itself."""
    if sys.platform != "win32":  # which has no such limits; the time is kept by whoever started us
        import resource

        # What is allocated, rather than what is mapped: DuckDB maps far more than it uses.
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES_OF_ALL))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    module = sys.argv[1]
    sys.argv = sys.argv[1:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
