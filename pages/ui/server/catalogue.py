"""Descriptions that portals harvest: `/catalog.ttl` and `/catalog.rdf` (DCAT-AP-SE 3.0.1), `/datapackage.json` (Frictionless).

Both are made from the manifest of the edition, the data dictionary and the operator's settings (`base/operator.py`). What the
operator has not said, a licence above all, is left out.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import queries
from pages.ui.base import operator
from pages.ui.base.words import Words
from pages.ui.server import datasets

FORMATS = {"ttl": ("turtle", "text/turtle"), "rdf": ("pretty-xml", "application/rdf+xml")}
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
_VERSION = URIRef(f"{DCAT}version")  # of DCAT 3, which rdflib does not know yet
DCATAP = Namespace("http://data.europa.eu/r5r/")
_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"sv": URIRef(f"{_EU}/language/SWE"), "en": URIRef(f"{_EU}/language/ENG")}
_THEMES = URIRef(f"{_EU}/data-theme")
_THEME = URIRef(f"{_EU}/data-theme/REGI")  # regions and cities
_PUBLIC = URIRef(f"{_EU}/access-right/PUBLIC")
_FREQUENCY = URIRef(f"{_EU}/frequency/IRREG")
_AVAILABLE = URIRef(f"{_EU}/planned-availability/AVAILABLE")
_COUNTY = URIRef("http://data.europa.eu/nuts/code/SE311")
_AUTHORITY = URIRef("http://purl.org/adms/publishertype/RegionalAuthority")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FILES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
# DuckDB's types as those of a table schema; lists are written into one cell.
_TYPES = {
    "bigint": "integer", "integer": "integer", "boolean": "boolean", "date": "date", "double": "number",
    "timestamp": "datetime",
}  # fmt: skip


def graph(base: str) -> Graph:
    """The catalogue of the dashboard at an address: itself, each dataset, each kept edition, the API."""
    made, edition = Graph(), queries.current_edition()
    for prefix, space in (("dcat", DCAT), ("vcard", VCARD), ("spdx", SPDX), ("dcatap", DCATAP)):
        made.bind(prefix, space)
    catalogue, manifest = URIRef(f"{base}catalog.ttl"), queries.manifest(edition)
    _described(made, catalogue, DCAT.Catalog, "catalogue.title", "catalogue.description")
    made.add((catalogue, FOAF.homepage, URIRef(base)))
    made.add((catalogue, DCAT.themeTaxonomy, _THEMES))
    made.add((catalogue, DCTERMS.modified, Literal(manifest["built_at"][:10], datatype=XSD.date)))
    made.add((catalogue, DCTERMS.spatial, _COUNTY))
    for code in _LANGUAGES.values():
        made.add((catalogue, DCTERMS.language, code))
    kept_ones = queries.kept_editions()
    first = min(kept.built_at for kept in kept_ones)
    made.add((catalogue, DCTERMS.issued, Literal(first[:10], datatype=XSD.date)))
    service = _service(made, base)
    made.add((catalogue, DCAT.service, service))
    for mart in sorted(manifest["marts"]):
        made.add((catalogue, DCAT.dataset, _dataset(made, base, mart, manifest)))
    for kept in kept_ones:
        made.add((catalogue, DCAT.dataset, _edition(made, base, kept.id, kept.built_at)))
    return made


def _text(words: Words, key: str, values: Mapping[str, object]) -> str:
    """A description, which says first that the edition is made up where it is."""
    is_made_up = queries.manifest(str(values.get("edition", "")))["synthetic"]
    made_up = words("frame.synthetic") if is_made_up else ""
    return f"{made_up} {words(key, **values)}".strip()


def _described(made: Graph, node: URIRef, kind: URIRef, title: str, text: str, **values: object) -> None:
    """What every entry says: title and description in both languages, publisher, contact and licence as far as known."""
    made.add((node, RDF.type, kind))
    for lang in _LANGUAGES:
        words = Words(lang)
        made.add((node, DCTERMS.title, Literal(words(title, **values), lang=lang)))
        made.add((node, DCTERMS.description, Literal(_text(words, text, values), lang=lang)))
    if name := operator.stated()["contact"].get("name"):
        agent = URIRef(f"urn:x-publisher:{hashlib.sha256(name.encode()).hexdigest()[:16]}")
        made.add((node, DCTERMS.publisher, agent))
        made.add((agent, RDF.type, FOAF.Agent))
        made.add((agent, FOAF.name, Literal(name)))
        made.add((agent, DCTERMS.type, _AUTHORITY))
    if (mail := operator.mail()) and kind != DCAT.Catalog:
        contact = URIRef(f"urn:x-contact:{hashlib.sha256(mail.encode()).hexdigest()[:16]}")
        made.add((node, DCAT.contactPoint, contact))
        made.add((contact, RDF.type, VCARD.Organization))
        made.add((contact, VCARD.fn, Literal(operator.stated()["contact"]["name"] or mail)))
        made.add((contact, VCARD.hasEmail, URIRef(f"mailto:{mail}")))
    if (licence := operator.licence()) and kind in (DCAT.Catalog, DCAT.DataService):
        made.add((node, DCTERMS.license, URIRef(licence)))


def _service(made: Graph, base: str) -> URIRef:
    """The API."""
    node = URIRef(f"{base}api/v1/")
    _described(made, node, DCAT.DataService, "catalogue.api_title", "catalogue.api_description")
    made.add((node, DCAT.endpointURL, node))
    made.add((node, DCAT.endpointDescription, URIRef(f"{base}api/v1/openapi.json")))
    made.add((node, DCTERMS.accessRights, _PUBLIC))
    return node


def _entry(made: Graph, node: URIRef, title: str, text: str, built_at: str, **values: object) -> None:
    """What each dataset says besides: theme, words to find it by, place, rights, how often it changes, since when."""
    _described(made, node, DCAT.Dataset, title, text, **values)
    made.add((node, DCAT.theme, _THEME))
    for lang in _LANGUAGES:
        for keyword in Words(lang)("catalogue.keywords").split(", "):
            made.add((node, DCAT.keyword, Literal(keyword, lang=lang)))
    made.add((node, DCTERMS.spatial, _COUNTY))
    made.add((node, DCTERMS.accessRights, _PUBLIC))
    made.add((node, DCTERMS.accrualPeriodicity, _FREQUENCY))
    made.add((node, DCTERMS.issued, Literal(built_at[:10], datatype=XSD.date)))


def _dataset(made: Graph, base: str, mart: str, manifest: queries.Manifest) -> URIRef:
    """One dataset of the current edition, as CSV and as Parquet."""
    node, question = URIRef(f"{base}datasets/{mart}"), _questions(manifest["edition"])[mart]
    values = {"name": mart, "question": question}
    _entry(
        made, node, "catalogue.dataset_title", "catalogue.dataset_description", manifest["built_at"], **values
    )
    made.add((node, DCTERMS.identifier, Literal(mart)))
    made.add((node, _VERSION, Literal(manifest["edition"])))
    years, period = manifest["years"], BNode()
    made.add((node, DCTERMS.temporal, period))
    made.add((period, RDF.type, DCTERMS.PeriodOfTime))
    made.add((period, DCAT.startDate, Literal(f"{years['first']}-01-01", datatype=XSD.date)))
    made.add((period, DCAT.endDate, Literal(f"{years['last']}-12-31", datatype=XSD.date)))
    of_csv, listed = _file(mart, manifest["edition"]), manifest["marts"][mart]
    sizes = {"csv": of_csv["bytes"], "parquet": listed["bytes"]}
    digests = {"csv": of_csv["hash"].removeprefix("sha256:"), "parquet": listed["sha256"]}
    for suffix in _FILES:
        file = _distribution(made, base, f"datasets/{mart}.{suffix}", suffix, name=mart)
        made.add((node, DCAT.distribution, file))
        made.add((file, DCAT.byteSize, Literal(sizes[suffix], datatype=XSD.nonNegativeInteger)))
        _checksum(made, file, digests[suffix])
    return node


def _edition(made: Graph, base: str, edition: str, built_at: str) -> URIRef:
    """A kept edition as a whole, described by its data package."""
    node = URIRef(f"{base}?edition={edition}")
    _entry(made, node, "catalogue.edition_title", "catalogue.edition_description", built_at, edition=edition)
    made.add((node, DCTERMS.identifier, Literal(f"edition-{edition}")))
    made.add((node, _VERSION, Literal(edition)))
    package = f"datapackage.json?edition={edition}"
    made.add((node, DCAT.distribution, _distribution(made, base, package, "json", name=edition)))
    return node


def _distribution(made: Graph, base: str, path: str, suffix: str, **values: object) -> URIRef:
    node, media = URIRef(base + path), _FILES.get(suffix, "application/json")
    made.add((node, RDF.type, DCAT.Distribution))
    for lang in _LANGUAGES:
        text = Words(lang)(f"catalogue.as_{suffix}", **values)
        made.add((node, DCTERMS.description, Literal(text, lang=lang)))
    made.add((node, DCAT.accessURL, node))
    made.add((node, DCAT.downloadURL, node))
    made.add((node, DCAT.mediaType, URIRef(_MEDIA + media)))
    made.add((node, DCTERMS["format"], Literal(media)))
    made.add((node, DCATAP.availability, _AVAILABLE))
    if licence := operator.licence():
        made.add((node, DCTERMS.license, URIRef(licence)))
    return node


def _checksum(made: Graph, file: URIRef, digest: str) -> None:
    checksum = BNode()
    made.add((file, SPDX.checksum, checksum))
    made.add((checksum, RDF.type, SPDX.Checksum))
    made.add((checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    made.add((checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)))


@lru_cache(maxsize=8)
def _questions(edition: str) -> dict[str, str]:
    """The question that each dataset answers."""
    return {row["mart"]: row["question"] for row in queries.rows("sources/marts", edition=edition)}


@lru_cache(maxsize=8)
def _resources(edition: str) -> list[dict[str, Any]]:
    """Each dataset as a resource of a data package; the path is completed with the address of the dashboard."""
    columns: dict[str, list[dict[str, Any]]] = {}
    keys = {}
    for row in queries.rows("sources/dictionary", edition=edition):
        field = {"name": row["column_name"], "type": _TYPES.get(row["column_type"], "string")}
        columns.setdefault(row["mart"], []).append(field | {"description": row["description"]})
        keys[row["mart"]] = [name.strip() for name in row["grain"].split(",")]
    return [
        {
            "name": mart.replace("_", "-"), "title": question, "profile": "tabular-data-resource", "format": "csv",
            "path": f"datasets/{mart}.csv?edition={edition}", "mediatype": "text/csv", "encoding": "utf-8-sig",
            **_file(mart, edition),
            "schema": {"fields": columns[mart], "missingValues": [""], "primaryKey": keys[mart]},
        }
        for mart, question in _questions(edition).items()
    ]  # fmt: skip


@lru_cache(maxsize=1024)
def _file(mart: str, edition: str) -> dict[str, Any]:
    """Size and checksum of a dataset as CSV."""
    body = bytes(datasets.answer(f"{mart}.csv", edition).body)
    return {"bytes": len(body), "hash": f"sha256:{hashlib.sha256(body).hexdigest()}"}


def package(base: str, edition: str) -> dict[str, Any]:
    """The data package of an edition (Frictionless Data Package 1): all its datasets as CSV, with their columns."""
    words, manifest = Words("sv"), queries.manifest(edition)
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "follow-up",
        "id": edition,
        "version": edition,
        "created": manifest["built_at"],
        "title": words("catalogue.title"),
        "description": _text(words, "catalogue.description", {"edition": edition}),
        "homepage": base,
    }
    if name := operator.stated()["contact"].get("name"):
        made["contributors"] = [{"title": name, "role": "publisher"}]
    if licence := operator.licence():
        made["licenses"] = [{"path": licence}]
    made["resources"] = [resource | {"path": base + resource["path"]} for resource in _resources(edition)]
    return made


async def catalogue(request: Request) -> Response:
    """Routes `/catalog.ttl` and `/catalog.rdf`."""
    name, media = FORMATS[request.url.path.rpartition(".")[2]]
    base = str(request.base_url)
    body = await run_in_threadpool(lambda: graph(base).serialize(format=name, encoding="utf-8"))
    return Response(body, media_type=media, headers={"cache-control": "no-cache"})


async def data_package(request: Request) -> Response:
    """Route `/datapackage.json`: the current edition, or the one named by `edition=`."""
    wanted = request.query_params.get("edition", "")
    if wanted and not await run_in_threadpool(queries.has_edition, wanted):
        return PlainTextResponse(Words("sv")("download.no_edition"), status_code=404)
    edition = wanted or await run_in_threadpool(queries.current_edition)
    body = await run_in_threadpool(package, str(request.base_url), edition)
    return JSONResponse(body, headers={"cache-control": "no-cache"})


ROUTES = [
    Route("/catalog.ttl", catalogue),
    Route("/catalog.rdf", catalogue),
    Route("/datapackage.json", data_package),
]
