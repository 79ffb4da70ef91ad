"""The description of the API (OpenAPI 3.1), made from the headers of the questions and the parameters of addresses.

Format: https://spec.openapis.org/oas/v3.1.0
"""

import sys
from functools import cache
from typing import Any

import queries
from pages.ui.address import parameters
from pages.ui.base.words import Words
from queries.parameters import ALL as PARAMETERS
from queries.parameters import MOST_ROWS, Parameter

_TYPES: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "bigint": {"type": "integer"},
    "hugeint": {"type": "integer"},
    "double": {"type": "number"},
    "boolean": {"type": "boolean"},
}
_NOTE = {
    "type": "object",
    "properties": {"about": {"type": "string"}, "text": {"type": "string"}},
}
_TEXT = {"$ref": "#/components/schemas/text"}
_COMMON: dict[str, dict[str, Any]] = {
    "format": {"type": "string", "enum": list(parameters.FORMATS)},
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
    "offset": {"type": "integer", "minimum": 0, "maximum": parameters.MOST_OFFSET},
    "lang": {"type": "string", "enum": ["sv", "en"]},
    "edition": {"type": "string", "pattern": parameters.EDITION},
}


def _column(kind: str) -> dict[str, Any]:
    """A column's type; any cell may be empty."""
    if kind.endswith("[]"):
        return {"type": ["array", "null"], "items": _column(kind.removesuffix("[]"))}
    found = dict(_TYPES.get(kind, {"type": "string"}))
    return found | {"type": [found["type"], "null"]}


@cache
def _printable() -> str:
    """A pattern of the texts that an address may carry: characters that print, as `str.isprintable` has it.

    Surrogates are no text and cannot be sent.
    """
    ranges: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if not chr(code).isprintable():
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "^[" + "".join(f"{_in_class(low)}-{_in_class(high)}" for low, high in ranges) + "]*$"


def _in_class(code: int) -> str:
    return f"\\{chr(code)}" if chr(code) in "\\]^-[&~|" else chr(code)


def schema(question: str, name: str) -> dict[str, Any]:
    """What a parameter of a question may be, as JSON Schema."""
    own = PARAMETERS.get(name)
    if own is None:
        return dict(_COMMON[name])
    if name == "earlier":
        return {"type": "string", "pattern": parameters.EDITION}
    if own.type == "date":
        return {"type": "string", "format": "date"}
    if own.type == "boolean":
        return {"type": "string", "enum": ["0", "1"]}
    allowed = [code for code in queries.choices(question.split("/")[0], name) if code]
    if own.codes:
        allowed = list(parameters.codes(name))
    if own.type == "varchar[]":
        return {
            "type": "array",
            "items": {"type": "string", "enum": allowed},
            "minItems": 1,
        }
    if own.type == "integer":
        return {"type": "integer", **({"enum": [*map(int, allowed)]} if allowed else _bounds(own))}
    return {"type": "string", "enum": allowed} if allowed else dict(_TEXT)


def _bounds(own: Parameter) -> dict[str, int]:
    return {"minimum": own.low, "maximum": own.high}


def _parameter(question: str, name: str) -> dict[str, Any]:
    """A parameter of an address, with what it may be; what many questions have stands once, among the components."""
    own = PARAMETERS.get(name)
    found: dict[str, Any] = {"name": name, "in": "query", "schema": {"$ref": f"#/components/schemas/{name}"}}
    if own is None or own.type == "varchar[]" or own.sections:
        found["schema"] = schema(question, name)
    if own and own.type == "varchar[]":
        found |= {"style": "form", "explode": False}
    if own and queries.default(question.split("/")[0], name) is None:
        found |= {"required": True, "example": own.example}
    return found


def _path(question: str) -> dict[str, Any]:
    head = queries.header(question)
    names = [param.name for param in head.params]
    rows = {"type": "object", "properties": {column.name: _column(column.type) for column in head.columns}}
    answer = {
        "type": "object",
        "required": ["question", "edition", "total_rows", "rows"],
        "properties": {
            "question": {"type": "string"},
            "edition": {"type": "string"},
            "total_rows": {"type": "integer"},
            "rows": {"type": "array", "items": rows},
            "notes": {"type": "array", "items": _NOTE},
        },
    }
    fault = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}}
    return {
        "get": {
            "summary": head.question,
            "operationId": question.replace("/", "_"),
            "parameters": [_parameter(question, name) for name in (*names, *_COMMON)],
            "responses": {
                "200": {
                    "description": "The rows",
                    "content": {
                        "application/json": {"schema": answer},
                        "text/csv": {},
                        "application/vnd.apache.parquet": {},
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {},
                    },
                },
                "304": {"description": "As the tag in If-None-Match says"},
                "404": {
                    "description": "What there is not: such an edition, such a day, such money in fixed prices"
                }
                | fault,
                "400": {"description": "A value that cannot be used"} | fault,
                "413": {"description": "More than can be answered at once"} | fault,
                "429": {"description": "Too many questions in a minute"} | fault,
                "503": {"description": "Many are reading just now; Retry-After says when to come again"}
                | fault,
            },
        }
    }


def description() -> dict[str, Any]:
    """The whole description."""
    made = queries.manifest()
    return {
        "openapi": "3.1.0",
        "info": {"title": "Smart specialisering i Värmland", "version": made["edition"]}
        | ({"description": Words("en")("frame.synthetic")} if made["synthetic"] else {}),
        "paths": {f"/api/v1/{question}": _path(question) for question in queries.names()},
        "components": {
            "schemas": {
                **{name: schema("", name) for name, own in PARAMETERS.items() if not own.sections},
                "text": {"type": "string", "maxLength": parameters.MAX_TEXT, "pattern": _printable()},
                "Fault": {
                    "type": "object",
                    "required": ["error"],
                    "properties": {"error": {"type": "string"}},
                },
            }
        },
    }
