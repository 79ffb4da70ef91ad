"""JSON as registers publish it, turned into sheets: JSON-stat, Kolada, Projektbanken's page, and lists of objects."""

import itertools
import json
from collections.abc import Sequence
from typing import Any

from data.load.base.records import Place, Problem
from data.load.opening.decoding import decoded
from data.load.opening.files import Part
from data.load.opening.sheets import Cell, Sheet

TIME, VALUE, FLAG = "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"
TIMES = ("tid", "time", "time_period", "year", "år")


def json_sheets(part: Part, problems: list[Problem]) -> list[Sheet]:
    """The sheets of a JSON file; none, and a problem, where it is no JSON or of no known shape. Row 1 holds headings."""
    found = decoded(part.data)
    try:
        content = json.loads(found[0]) if found else None
    except (ValueError, RecursionError):
        problems.append(_about("json_broken", part.file))
        return []
    rows = _rows(content)
    if rows is None:
        problems.append(_about("json_unknown", part.file))
        return []
    return [Sheet(part.file, "", rows)]


def _about(code: str, file: str) -> Problem:
    return Problem(code, Place("", 0, file), values={"file": file})


def _rows(content: Any) -> list[list[Cell]] | None:
    """The rows that a JSON holds, headings first; None where its shape is not known."""
    try:
        if isinstance(content, dict) and content.get("class") == "dataset":
            return _of_json_stat(content)
        if isinstance(content, dict) and {"columns", "rows"} <= content.keys():
            return _of_page(content)
        if _is_kolada(content):
            return _of_kolada(content["values"])
        return _of_objects(_objects(content))
    except (KeyError, IndexError, TypeError, AttributeError, ValueError):
        return None


def _of_json_stat(content: dict[str, Any]) -> list[list[Cell]]:
    """JSON-stat 2: values in row-major order of the dimensions, or by index where they are sparse."""
    names: list[str] = content["id"]
    dimensions = content["dimension"]
    categories = [_categories(dimensions[name]["category"]) for name in names]
    if [len(codes) for codes in categories] != list(content["size"]):
        raise ValueError("the sizes are not those of the dimensions")
    time = next((name for name in content.get("role", {}).get("time", [])), None)
    time = time or next((name for name in names if name.casefold() in TIMES), None)
    rows: list[list[Cell]] = [[*(TIME if name == time else name for name in names), VALUE, FLAG]]
    for index, codes in enumerate(itertools.product(*categories)):
        value, flag = _at(content["value"], index), _at(content.get("status", {}), index)
        rows.append([*codes, "" if value is None else value, flag or ""])
    return rows


def _categories(category: dict[str, Any]) -> list[str]:
    index = category.get("index", list(category.get("label", {})))
    return sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)


def _at(values: Any, index: int) -> Any:
    if isinstance(values, dict):
        return values.get(str(index))
    return (
        values[index] if isinstance(values, list) and values else values if isinstance(values, str) else None
    )


def _is_kolada(content: Any) -> bool:
    rows = content.get("values") if isinstance(content, dict) else None
    return (
        bool(rows)
        and isinstance(rows, list)
        and isinstance(rows[0], dict)
        and {"kpi", "period", "values"} <= rows[0].keys()
    )


def _of_kolada(found: Sequence[dict[str, Any]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["kpi", "municipality", "gender", TIME, VALUE, FLAG]]
    for row in found:
        for value in row["values"]:
            number = value.get("value")
            shown: Cell = "" if number is None else number
            rows.append(
                [
                    row["kpi"],
                    row["municipality"],
                    value["gender"],
                    row["period"],
                    shown,
                    value.get("status") or "",
                ]
            )
    return rows


def _of_page(content: dict[str, Any]) -> list[list[Cell]]:
    """Projektbanken's page: a cell is a text, or an object whose `o` is the value that `v` shows."""
    rows: list[list[Cell]] = [[str(column["name"]) for column in content["columns"]]]
    for row in content["rows"]:
        rows.append(
            [
                _scalar(cell.get("o", cell.get("v"))) if isinstance(cell, dict) else _scalar(cell)
                for cell in row
            ]
        )
    return rows


def _objects(content: Any) -> list[dict[str, Any]]:
    """The longest list of objects at the top of a JSON or one level below it."""
    if isinstance(content, list):
        found = content
    else:
        lists = [
            value
            for value in content.values()
            if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        found = max(lists, key=len)
    if not found or not all(isinstance(row, dict) for row in found):
        raise ValueError("no list of objects")
    return found


def _of_objects(found: Sequence[dict[str, Any]]) -> list[list[Cell]]:
    """A row an object; an object in it becomes columns `outer.inner`, and a list of objects its first and a row each."""
    flat = [row for value in found for row in _flat(value)]
    names = list(dict.fromkeys(name for row in flat for name in row))
    return [list(names), *([row.get(name, "") for name in names] for row in flat)]


def _flat(value: dict[str, Any], before: str = "") -> list[dict[str, Cell]]:
    row: dict[str, Cell] = {}
    several: list[list[dict[str, Cell]]] = []
    for name, cell in value.items():
        if isinstance(cell, dict):
            row |= _flat(cell, f"{before}{name}.")[0]
        elif isinstance(cell, list) and cell and all(isinstance(inner, dict) for inner in cell):
            several.append([found for inner in cell for found in _flat(inner, f"{before}{name}.")])
        elif isinstance(cell, list):
            row[f"{before}{name}"] = ";".join(str(inner) for inner in cell)
        else:
            row[f"{before}{name}"] = _scalar(cell)
    if not several:
        return [row]
    count = max(len(rows) for rows in several)
    return [
        row | {key: item for rows in several if number < len(rows) for key, item in rows[number].items()}
        for number in range(count)
    ]


def _scalar(value: Any) -> Cell:
    if value is None:
        return ""
    return value if isinstance(value, str | int | float | bool) else json.dumps(value, ensure_ascii=False)
