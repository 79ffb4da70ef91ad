"""The description of the open door (OpenAPI 3.1), made from the headers of the questions and the parameters of addresses.

Format: https://spec.openapis.org/oas/v3.1.0
"""

from typing import Any

import queries
from pages.ui import parameters

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
_COMMON = ("format", "limit", "offset", "lang", "edition")


def _column(kind: str) -> dict[str, Any]:
    """A column's type; any cell may be empty."""
    if kind.endswith("[]"):
        return {"type": ["array", "null"], "items": _column(kind.removesuffix("[]"))}
    found = dict(_TYPES.get(kind, {"type": "string"}))
    return found | {"type": [found["type"], "null"]}


def schema(question: str, name: str) -> dict[str, Any]:
    """What a parameter of a question may be, as JSON Schema."""
    if allowed := queries.choices(question.split("/")[0], name):
        return {"type": "string", "enum": [code for code in allowed if code]}
    return dict(parameters.all_parameters()[name].schema)


def _parameter(question: str, name: str) -> dict[str, Any]:
    """A parameter of an address, with what it may be."""
    default = queries.default(question.split("/")[0], name)
    must = default is None and name not in (*_COMMON, "as_of")
    return {"name": name, "in": "query", "required": must, "schema": schema(question, name)}


def _path(question: str) -> dict[str, Any]:
    head = queries.header(question)
    names = [param.name for param in head.params if param.name in parameters.all_parameters()]
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
                "404": {"description": "An edition that is not kept"} | fault,
                "400": {"description": "A value that cannot be used"} | fault,
                "413": {"description": "More than can be answered at once"} | fault,
                "429": {"description": "Too many questions in a minute"} | fault,
            },
        }
    }


def description() -> dict[str, Any]:
    """The whole description."""
    made = queries.manifest()
    return {
        "openapi": "3.1.0",
        "info": {"title": "Smart specialisering i Värmland", "version": made["edition"]},
        "paths": {f"/api/v1/{question}": _path(question) for question in queries.names()},
        "components": {
            "schemas": {
                "Fault": {
                    "type": "object",
                    "required": ["error"],
                    "properties": {"error": {"type": "string"}},
                }
            }
        },
    }
