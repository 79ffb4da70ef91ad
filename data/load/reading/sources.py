"""The shapes of files that are known: `[load]` in data/sources/<source>.toml says what each column is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.check.registers import content_of
from data.load.base.headings import plain
from data.load.base.records import Mapping, Match

SUBJECTS = ("milestones", "indicator_values")  # what a list may be about besides projects


@dataclass(frozen=True)
class Source:
    """How the files of one source are read, and who publishes it.

    `columns`: heading -> what it is (`table.column`, several where one cell says several things). `made`: `table.column`
    -> a text with headings in braces. `words`: heading -> what its words are in the facts. `pairs`: headings whose cells
    hold 'funder = amount' several times. `filter`: which rows are ours, the first whose heading the file has.
    """

    name: str
    source_id: str
    title: str
    publisher: str = ""
    url: str = ""
    recognised_by: tuple[str, ...] = ()
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    pairs: dict[str, dict[str, str]] = field(default_factory=dict)
    join: dict[str, Any] = field(default_factory=dict)
    filter: tuple[dict[str, Any], ...] = ()
    series: tuple[dict[str, Any], ...] = ()
    places: dict[str, str] = field(default_factory=dict)
    decimal: str = ""
    subject: str = "projects"

    def recognises(self, headings: Iterable[str]) -> bool:
        """Whether a file with these headings has the shape of this source."""
        return bool(self.recognised_by) and not self.missing(headings)

    @property
    def is_register(self) -> bool:
        """Whether its projects are those of a register, not of somebody's list."""
        return "projects.register" in self.constants

    def missing(self, headings: Iterable[str]) -> list[str]:
        """The headings that tell this source and that a file does not have."""
        known = {plain(heading) for heading in headings}
        return [heading for heading in self.recognised_by if plain(heading) not in known]


def known_sources(*folders: Path) -> list[Source]:
    """The sources that say how they are read, those recognised by most headings first.

    Of two with one name, that of the later folder holds.
    """
    paths = {path.stem: path for folder in folders for path in folder.glob("*.toml")}
    found = [_source(name, content_of(path.read_text(encoding="utf-8"))) for name, path in paths.items()]
    known = [source for source in found if source]
    return sorted(known, key=lambda source: (-len(source.recognised_by), source.name))


def _source(name: str, content: dict[str, Any]) -> Source | None:
    load = dict(content.get("load", {}))
    if not load:
        return None
    columns = {
        heading: (target,) if isinstance(target, str) else tuple(target)
        for heading, target in load.pop("columns", {}).items()
    }
    return Source(
        name=name,
        source_id=str(load.pop("source_id", content.get("source_id", name))),
        title=str(load.pop("name", content.get("name", name))),
        publisher=str(load.pop("publisher", content.get("publisher", ""))),
        url=str(load.pop("url", content.get("url", ""))),
        recognised_by=tuple(load.pop("recognised_by", ())),
        columns=columns,
        filter=tuple(load.pop("filter", ())),
        series=tuple(load.pop("series", ())),
        **load,
    )


def with_mapping(before: str, mapping: Mapping) -> str:
    """The text of data/sources/<source>.toml with a corrected mapping, by which the next file of the shape is read.

    What the text before says of the source itself stays as it is; '' where the source is new.
    """
    about = before.split("[load]", 1)[0].rstrip()
    return "\n".join([*([about, ""] if about else []), *_lines(mapping), ""])


def _lines(mapping: Mapping) -> list[str]:
    used = [match for match in mapping.matches if match.how != "dropped"]
    subject = next(
        (name for name in SUBJECTS if any(match.column.startswith(f"{name}.") for match in used)), "projects"
    )
    lines = ["[load]", f"subject = {_text(subject)}"]
    lines += [f"recognised_by = {_text([match.heading for match in used])}"]
    for name, pairs in {
        "columns": {match.heading: match.column for match in used if match.column},
        "units": {match.heading: match.unit for match in used if match.unit},
        "constants": mapping.constants,
    }.items():
        if pairs:
            lines += [f"[load.{name}]", *(f"{_text(key)} = {_text(value)}" for key, value in pairs.items())]
    return lines


def _text(value: object) -> str:
    """A text or a list of texts in TOML, whose strings escape as those of JSON do."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def mapping_of(content: dict[str, Any]) -> Mapping:
    """A mapping from the JSON that the command gives and takes. Raises ValueError where it has another form."""
    try:
        matches = tuple(
            Match(str(row["heading"]), str(row.get("column") or ""), "person", (), str(row.get("unit") or ""))
            for row in content["mapping"]
        )
        constants = {str(key): str(value) for key, value in (content.get("constants") or {}).items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a mapping is a list of headings with their columns: {error}") from error
    return Mapping(matches, constants, str(content.get("sheet") or ""))
