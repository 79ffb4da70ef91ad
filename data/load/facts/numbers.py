"""Organisation numbers: read in any writing, kept among the other names of an organisation as 202100-3120."""

import re

# Ten digits, the third of which is 2 or more: with less it would be the birth number of a person, which is never kept.
WRITTEN = re.compile(r"(?:SE|16)?\s*(\d\d[2-9]\d{3})\s*[-–−]?\s*(\d{4})(?:01)?", re.IGNORECASE)


def organisation_number(text: str) -> str:
    """The number as 202100-3120, whether it was written 2021003120, 16202100-3120 or SE202100312001; '' if it is none."""
    match = WRITTEN.fullmatch(text.strip())
    return f"{match[1]}-{match[2]}" if match else ""


def is_right(number: str) -> bool:
    """Whether the last digit is the check digit of the others (Luhn)."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
