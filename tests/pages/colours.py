"""How colours differ: contrast as WCAG reckons it, and distance as it is left under a colour-vision deficiency.

Relative luminance and contrast: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio.
Deficiencies: Machado, Oliveira and Fernandes 2009, 'A Physiologically-based Model for Simulation of Color Vision
Deficiency', the matrices of severity 1. Distance: CIE 1976 in CIELAB under D65, where about 2 is the least one sees
side by side and about 20 is easy to tell apart across a page.
"""

import math
from collections.abc import Sequence

Triple = tuple[float, float, float]

DEFICIENCIES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_D65 = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """The linear parts of a colour such as '#117733', each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def chroma(colour: str) -> float:
    """How far a colour is from grey in CIELAB."""
    return math.hypot(*_lab(linear(colour))[1:])


def hue(colour: str) -> float:
    """The angle of a colour in CIELAB, in degrees from -180 to 180."""
    _, a, b = _lab(linear(colour))
    return math.degrees(math.atan2(b, a))


def _times(matrix: Sequence[Triple], vector: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _lab(rgb: Triple) -> Triple:
    x, y, z = (_cube_root(part / white) for part, white in zip(_times(_TO_XYZ, rgb), _D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def distance(one: str, other: str, deficiency: str = "") -> float:
    """CIE76 distance of two colours, as one with the deficiency sees them."""
    seen = [linear(colour) for colour in (one, other)]
    if deficiency:
        seen = [_inside(_times(DEFICIENCIES[deficiency], rgb)) for rgb in seen]
    return math.dist(_lab(seen[0]), _lab(seen[1]))


def _inside(rgb: Triple) -> Triple:
    red, green, blue = (min(1.0, max(0.0, part)) for part in rgb)
    return red, green, blue
