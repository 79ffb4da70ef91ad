"""Put each seeded fault into a copy of the tree, say which test caught it, and write results.md: `python -m tests.seeded`.

Names as arguments choose some, and the other rows stay; `--anchors` only says which faults still apply. The exit status is 1
when a fault survives or no longer applies.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.seeded import faults, results, trial


def tell(sentence: str) -> None:
    """Say at once how far it is."""
    print(sentence, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Try the faults; give the exit status."""
    names = [argument for argument in arguments if argument != "--anchors"]
    every = faults.read()
    seeded = [fault for fault in every if not names or fault.name in names]
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
            results.write(every, found)
        found = trial.without_any_fault(tree, found)
        results.write(every, found)
    return int(any(each.ended != trial.CAUGHT for each in found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
