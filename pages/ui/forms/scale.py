"""Round values along an axis."""

import math


def scale(top: float) -> list[float]:
    """Zero and two to four round values up to and above the largest."""
    if top <= 0:
        return [0.0, 1.0]
    rough = top / 3
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    return [step * number for number in range(math.ceil(top / step - 1e-9) + 1)]
