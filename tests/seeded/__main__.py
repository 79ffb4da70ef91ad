"""Put each seeded fault into a copy of the tree and say which test caught it: `python -m tests.seeded > tests/seeded/results.md`.

Names as arguments choose some; `--anchors` only says which faults still apply. The exit status is 1 when a fault survives
or no longer applies. How it goes is told on the error stream, the table on the other.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.seeded import faults, trial


def tell(sentence: str) -> None:
    """Say how far it is, beside the table."""
    print(sentence, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Try the faults; give the exit status."""
    names = [argument for argument in arguments if argument != "--anchors"]
    seeded = [fault for fault in faults.read() if not names or fault.name in names]
    moved = {fault.name: why for fault in seeded if (why := fault.does_not_apply(trial.ROOT))}
    for name, why in moved.items():
        tell(f"{name}: no longer applies: {why}")
    if "--anchors" in arguments:
        tell(f"{len(seeded) - len(moved)} of {len(seeded)} faults apply")
        return int(bool(moved))
    with tempfile.TemporaryDirectory(prefix="seeded-") as folder:
        tree = trial.copy(Path(folder))
        found = {}
        for number, fault in enumerate(seeded, start=1):
            if fault.name in moved:
                found[fault] = trial.Trial(f"no longer applies: {moved[fault.name]}")
            else:
                found[fault] = trial.run(tree, fault)
            tell(f"{number}/{len(seeded)} {fault.name}: {found[fault].told}")
        found = trial.without_any_fault(tree, found)
    print(trial.table(found))
    return int(any(each.ended != trial.CAUGHT for each in found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
