"""What reading says of a problem or a row that it leaves out."""

from data.load.base.records import Problem
from data.load.base.sentences import sentence


def told(problem: Problem, lang: str) -> str:
    """The sentence of a problem, the same for every place with the same cause, so that they can be told together."""
    values = {
        "file": problem.place.file if problem.place else "",
        "column": problem.column,
        "value": problem.value,
    }
    return sentence(problem.code, lang, {**values, **problem.values})
