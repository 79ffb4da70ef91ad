"""The open door answers as its description says, and never with a fault of its own."""

import csv
import io
import json
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from pages.ui.address.view import View
from pages.ui.base import faults
from pages.ui.base.words import Words
from pages.ui.server import api
from queries import database, values

app = Starlette(routes=api.ROUTES, exception_handlers=faults.HANDLERS)


@pytest.fixture
def client(edition_root: Path) -> TestClient:
    return TestClient(app, raise_server_exceptions=False)


def told(client: TestClient, address: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status, answer.text
    return answer.json()


def test_an_answer_is_the_answer_of_the_question(client: TestClient) -> None:
    body = told(client, "funding/total?as_of=2020-12-31&strategy=s3_2015")
    [row] = body["rows"]
    assert round(row["value"]) == 106_292_372
    assert body["edition"] == queries.current_edition()


@pytest.mark.parametrize("kind", ["json", "csv", "parquet", "xlsx"])
def test_every_format_holds_the_same_rows(client: TestClient, kind: str) -> None:
    answer = client.get(f"/api/v1/funding/per_year?as_of=2020-12-31&by=total&format={kind}")
    if kind == "json":
        values = [row["value"] for row in answer.json()["rows"]]
    elif kind == "csv":
        values = [
            float(row["value"]) for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
        ]
    elif kind == "parquet":
        values = pd.read_parquet(io.BytesIO(answer.content))["value"].tolist()
    else:
        values = pd.read_excel(io.BytesIO(answer.content), engine="calamine", sheet_name="data")[
            "value"
        ].tolist()
    fetched = queries.fetch("funding/per_year", as_of=pd.Timestamp("2020-12-31").date(), by="total")
    assert values == pytest.approx(fetched["value"].tolist())


def test_pages_of_an_answer_follow_each_other(client: TestClient) -> None:
    whole = told(client, "projects/list?as_of=2020-12-31&scope=all")["rows"]
    parts = [
        told(client, f"projects/list?as_of=2020-12-31&scope=all&limit=7&offset={at}")["rows"] for at in (0, 7)
    ]
    assert [*parts[0], *parts[1]] == whole[:14]


def test_the_same_answer_is_not_sent_twice(client: TestClient) -> None:
    address = "/api/v1/funding/total?as_of=2020-12-31"
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    other = client.get("/api/v1/funding/total?as_of=2020-12-30", headers={"if-none-match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("no/such", 404, "finns inte"),
        ("%2e%2e/%2e%2e/etc/passwd", 404, "finns inte"),
        ("funding/total?nonsense=1", 400, "nonsense"),
        ("funding/total?as_of=2020-13-01", 400, "as_of"),
        ("funding/total?as_of=2999-01-01&lang=en", 404, "not known"),
        ("funding/per_year?by=level", 400, "by"),
        ("sources/card", 400, "source_id"),
        ("funding/total?price_year=2016&currency=EUR", 404, "price_year"),
        ("funding/total?price_year=1850&currency=EUR", 400, "price_year"),
        ("changes/money?since=2021-01-01&as_of=2020-12-31", 404, "since"),
        ("changes/editions?earlier=0123456789ab", 404, "earlier"),
        ("changes/editions?earlier=yesterday", 400, "earlier"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(
    client: TestClient, address: str, status: int, word: str
) -> None:
    assert word in told(client, address, status)["error"]


def test_the_description_tells_every_question(client: TestClient) -> None:
    paths = told(client, "openapi.json")["paths"]
    assert set(paths) == {f"/api/v1/{name}" for name in queries.names()}


from_regex = st.from_regex
TEXT = "#/components/schemas/text"


@cache
def read_once(*pattern: Any, **given: Any) -> st.SearchStrategy[Any]:
    """What Hypothesis draws from a pattern: that of all printable characters takes a second to read, at every draw."""
    return st.deferred(lambda: from_regex(*pattern, **given))


def test_the_door_answers_what_its_description_allows_and_refuses_the_rest(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    """Addresses made from the description, right and wrong ones, under all of schemathesis' own checks."""
    import schemathesis  # takes two seconds, which each process that collects the tests would spend
    from schemathesis import GenerationMode
    from schemathesis.core.result import Ok

    monkeypatch.setattr(st, "from_regex", read_once)
    description = client.get("/api/v1/openapi.json").text
    # The letters of a text are written in seven hundred ranges, which each operation reads anew: where every parameter that is
    # a text has been asked for before, right and wrong, texts are some that people write.
    plain = json.loads(description)
    types = plain["components"]["schemas"]
    texts = {f"#/components/schemas/{name}" for name, type_ in types.items() if type_.get("$ref") == TEXT}
    types["text"] = {"type": "string", "enum": ["", "Åmål & co", "100 % _'\";--"]}
    schema, plainer = map(schemathesis.openapi.from_dict, (json.loads(description), plain))
    schema.app = plainer.app = app
    asked_wrongly: set[str] = set()  # a parameter is read in one place, whichever question it is of
    for operation, alike in zip(schema.get_all_operations(), plainer.get_all_operations(), strict=True):
        assert isinstance(operation, Ok)
        assert isinstance(alike, Ok)
        path = operation.ok().path
        assert alike.ok().path == path
        own = {json.dumps(one, sort_keys=True) for one in plain["paths"][path]["get"]["parameters"]}
        new, asked_wrongly = [json.loads(one) for one in own - asked_wrongly], asked_wrongly | own
        has_new_text = any(one["schema"].get("$ref") in {TEXT, *texts} for one in new)
        for mode in (GenerationMode.POSITIVE, *[GenerationMode.NEGATIVE] * bool(new)):
            case = (operation if has_new_text else alike).ok().as_strategy(generation_mode=mode)

            @settings(max_examples=2, deadline=None, database=None, phases=[Phase.generate])
            @given(case=case)
            def ask(case: Any) -> None:
                case.call_and_validate()

            with subtests.test(f"{path} {mode.name}"):
                ask()


def test_every_choice_of_the_description_can_be_asked_for(client: TestClient) -> None:
    """Each code and bound of each parameter of each question, one at a time."""
    description = told(client, "openapi.json")
    shared = description["components"]["schemas"]
    refused, asked = [], 0
    for path, operation in description["paths"].items():
        name = path.removeprefix("/api/v1/")
        types = {param.name: param.type for param in queries.header(name).params}
        parameters = operation["get"]["parameters"]
        needed = [(found["name"], found["example"]) for found in parameters if found.get("required")]
        for found in parameters:
            schema = found["schema"]
            schema = shared[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
            codes = schema.get("enum") or schema.get("items", {}).get("enum") or []
            for code in [*codes, *(schema[bound] for bound in ("minimum", "maximum") if bound in schema)]:
                asked += 1
                view = api._read(name, [*needed, (found["name"], str(code))], Words("en"))
                if not isinstance(view, View):
                    refused.append((name, found["name"], code))
                else:
                    values.complete(name, types, view.values_for(name))
    assert refused == []
    assert asked > 5000


def test_who_comes_when_all_places_are_taken_is_told_when_to_come_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.01)
    with ExitStack() as taken:
        for _ in range(database.AT_ONCE):
            taken.enter_context(database.cursor(queries.current_edition()))
        answer = client.get("/api/v1/choices/years?lang=en")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json() == {"error": "Many are reading just now; try again in a few seconds."}
    assert client.get("/api/v1/choices/years").status_code == 200
