"""What portals harvest: the catalogue holds what DCAT-AP-SE asks for, and the data package loads as it stands."""

import hashlib
import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import frictionless
import pytest
import uvicorn
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace, URIRef
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from pages.ui.base import operator
from pages.ui.server import catalogue, datasets
from tests.browser import rig

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
# Mandatory and recommended properties: the class diagram of https://docs.dataportal.se/dcat/3.0.1/en/ (25 November 2024).
PROFILE = {
    DCAT.Catalog: [
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCTERMS.issued, DCTERMS.language,
        DCTERMS.modified, FOAF.homepage, DCAT.themeTaxonomy, DCAT.dataset, DCAT.service,
    ],
    DCAT.Dataset: [
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint, DCAT.distribution, DCAT.keyword,
        DCAT.theme, DCTERMS.issued, DCTERMS.accessRights, DCTERMS.spatial, DCTERMS.accrualPeriodicity,
    ],
    DCAT.Distribution: [
        DCAT.accessURL, DCTERMS.description, DCAT.mediaType, DCATAP.availability, DCTERMS.license,
    ],
    DCAT.DataService: [
        DCTERMS.title, DCAT.endpointURL, DCAT.endpointDescription, DCTERMS.license, DCTERMS.accessRights,
        DCTERMS.publisher, DCAT.contactPoint,
    ],
    FOAF.Agent: [FOAF.name, DCTERMS.type],
    VCARD.Organization: [VCARD.fn, VCARD.hasEmail],
}  # fmt: skip
routes = [*catalogue.ROUTES, *datasets.ROUTES]


@pytest.fixture
def client(edition_root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[TestClient]:
    """The routes, for an operator who has said who publishes, how to reach them, and the licence."""
    say(monkeypatch, tmp_path, "https://creativecommons.org/publicdomain/zero/1.0/")
    yield TestClient(Starlette(routes=routes))
    operator.stated.cache_clear()


def say(monkeypatch: pytest.MonkeyPatch, folder: Path, licence: str) -> None:
    """Write what the operator states."""
    contact = 'name = "Region Exempel"\nemail = "uppfoljning@region.example"'
    (folder / "operator.toml").write_text(f"[contact]\n{contact}\n[data]\nlicence = '{licence}'\n")
    monkeypatch.setenv(operator.OPERATOR, str(folder / "operator.toml"))
    operator.stated.cache_clear()


def lacking(found: Graph) -> list[str]:
    """What the profile asks for and an entry does not have."""
    return [
        f"{node} {wanted}"
        for kind, properties in PROFILE.items()
        for node in found.subjects(RDF.type, kind)
        for wanted in properties
        if (node, wanted, None) not in found
    ]


@pytest.mark.parametrize(("file", "form"), [("catalog.ttl", "turtle"), ("catalog.rdf", "xml")])
def test_every_entry_has_what_the_profile_asks_for(client: TestClient, file: str, form: str) -> None:
    found = Graph().parse(data=client.get(f"/{file}").content, format=form)
    assert all(list(found.subjects(RDF.type, kind)) for kind in PROFILE)
    assert lacking(found) == []
    marts = queries.manifest(queries.current_edition())["marts"]
    [catalog] = found.subjects(RDF.type, DCAT.Catalog)
    assert len(list(found.objects(catalog, DCAT.dataset))) == len(marts) + len(queries.kept_editions())
    languages = {title.language for title in found.objects(None, DCTERMS.title)}  # type: ignore[attr-defined]
    assert languages == {"sv", "en"}


def test_what_lacks_is_found(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    say(monkeypatch, tmp_path, "")
    found = Graph().parse(data=client.get("/catalog.ttl").content, format="turtle")
    assert any(line.endswith(str(DCTERMS.license)) for line in lacking(found))


@pytest.mark.parametrize("name", ["funding.parquet", "funding.csv"])
def test_a_checksum_is_that_of_the_file_that_is_handed_out(client: TestClient, name: str) -> None:
    found = Graph().parse(data=client.get("/catalog.ttl").content, format="turtle")
    [file] = [node for node in found.subjects(RDF.type, DCAT.Distribution) if str(node).endswith(f"/{name}")]
    [checksum] = found.objects(file, URIRef("http://spdx.org/rdf/terms#checksum"))
    [told] = found.objects(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue"))
    assert str(told) == hashlib.sha256(client.get(str(file)).content).hexdigest()


@pytest.mark.parametrize("told", ["javascript:alert(1)", "CC0", "https://x.example/ <script>"])
def test_a_licence_that_is_no_address_is_not_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str
) -> None:
    say(monkeypatch, tmp_path, told)
    assert "licenses" not in client.get("/datapackage.json").json()


def test_the_package_of_an_edition_that_is_not_kept_is_refused_in_words(client: TestClient) -> None:
    answer = client.get("/datapackage.json?edition=0123456789ab")
    assert (answer.status_code, "utgåva" in answer.text) == (404, True)


@pytest.fixture
def served(client: TestClient) -> Iterator[str]:
    """The same routes at an address of this machine."""
    port = rig.free_port()
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=routes), host="127.0.0.1", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def test_the_package_is_valid_and_its_rows_are_those_of_the_datasets(served: str, client: TestClient) -> None:
    report = frictionless.validate(f"{served}/datapackage.json", type="package")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:10]
    marts = queries.manifest(queries.current_edition())["marts"]
    counted = {task.name.replace("-", "_"): task.stats.get("rows", 0) for task in report.tasks}
    assert counted == {name: mart["rows"] for name, mart in marts.items()}


def test_the_columns_of_the_package_are_those_that_a_database_reads(
    client: TestClient, tmp_path: Path
) -> None:
    resources = {each["name"]: each for each in client.get("/datapackage.json").json()["resources"]}
    wanted = resources["funding"]
    (tmp_path / "funding.csv").write_bytes(client.get(wanted["path"]).content)
    assert len((tmp_path / "funding.csv").read_bytes()) == wanted["bytes"]
    read = duckdb.read_csv(tmp_path / "funding.csv")
    assert read.columns == [field["name"] for field in wanted["schema"]["fields"]]
    assert io.BytesIO(client.get(wanted["path"]).content).read(3) == b"\xef\xbb\xbf", "as the encoding says"
