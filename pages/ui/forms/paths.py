"""Paths as SVG writes them."""


def scaled(path: str, x: float, y: float, across: float, down: float) -> str:
    """A path of M, L, C and Z, moved to a corner and stretched."""
    found, horizontal = [], True
    for word in path.replace(",", " ").split():
        letter, number = (word[0], word[1:]) if word[0].isalpha() else ("", word)
        found.append(letter)
        if number:
            place = x + float(number) * across if horizontal else y + float(number) * down
            found.append(f"{place:.1f} ")
            horizontal = not horizontal
    return "".join(found)
