"""All trials whole: `python -m tests.fire` (about half an hour), or some: `python -m tests.fire reads flips`.

The table on the output says what is promised, what was counted and whether it was kept; the exit status is 1 where not.
"""

import logging
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from data.build import build
from tests.fire import clocks, crowds, disks, flips, kills, reads, setting, stores, workers
from tests.fire.setting import Result

Trial = Callable[[Path, Path], Result]  # of the folder of editions and the edition in it
TRIALS: dict[str, Trial] = {
    "reads": lambda root, source: reads.trial(root, source, root.parent, reads=10_000, publishes=60),
    "flips": lambda root, source: flips.trial(root, source, flips=400),
    "kills": lambda root, source: kills.trial(root, source, kills=25, builds=8),
    "disks": lambda root, source: disks.trial(root, root.parent),
    "clocks": lambda root, source: clocks.trial(root),
    "crowd": lambda root, source: crowds.crowd(root, root.parent, sessions=200),
    "beyond": lambda root, source: crowds.beyond(root, root.parent),
    "workers": lambda root, source: workers.trial(root, root.parent, readers=40, seconds=60),
    "store": lambda root, source: stores.trial(root, source, root.parent, hosts=3, publishes=6),
    "greedy": lambda root, source: crowds.greedy(root, source, root.parent, seconds=30),
}


def missing(names: Sequence[str]) -> list[str]:
    """What must be installed first, in sentences."""
    lacks = []
    if "disks" in names and (why := disks.needed()):
        lacks.append(f"Small disks cannot be mounted here: {why}.")
    if "clocks" in names and not clocks.library():
        lacks.append(
            "libfaketime was not found: install it (on Debian, as root: apt-get install libfaketime)."
        )
    if "store" in names and (why := stores.needed()):
        lacks.append(why)
    return lacks


def main(names: Sequence[str]) -> int:
    """Run the trials; give the exit status."""
    names = names or list(TRIALS)
    if said := [f"There is no trial {name}." for name in names if name not in TRIALS] or missing(names):
        print("\n".join(said), file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)  # each damage is told in the log, hundreds of times
    kept = True
    print("| promise | figure | kept | seconds |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="fire-") as folder:
        build(root=Path(folder) / "built")
        for name in names:
            own = Path(folder) / name
            own.mkdir()
            source = setting.copied(Path(folder) / "built", own / "editions")
            began = time.monotonic()
            result = TRIALS[name](own / "editions", source)
            seconds = time.monotonic() - began
            verdict = "yes" if result.kept else "NO"
            print(f"| {result.promise} | {result.figure} | {verdict} | {seconds:.0f} |", flush=True)
            kept = kept and result.kept
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
