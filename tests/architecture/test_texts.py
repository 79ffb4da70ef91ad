"""Every word a reader sees stands in pages/text/ in both languages, with the same values in it, and is used.

A key is used when code or a template names it whole, or puts it together from a start that can be read there
(`f"page.{section}.title"`, `"scope." ~ code`). Where even the start is a value, sv.toml declares it:

    [dynamic]
    prefixes = "organisation. role."  # with the reason in a comment
"""

import ast
import re
import tomllib
from collections.abc import Iterable
from string import Formatter
from typing import Any

from tests.architecture.tree import files, parsed

PLURALS = {"zero", "one", "two", "few", "many", "other"}
START = re.compile(r"[a-z]\w*\.")
KEY = re.compile(r"[a-z]\w*(\.[\w-]+)+")
# Words that stand in many sentences of one language and in none of the other.
SWEDISH = """och att det är som till med av på inte ett den för från eller där kan har när ingen inga inget efter före över
mellan varje alla här hur vad vilka vilken vilket denna detta dessa sidan visa raderna utan"""
ENGLISH = """the and of is are with from this that which not by was were has have been its their they when where how what each
no on at it as than these those there"""
NAMES = {"Värmland", "Årjäng"}
SAME = {"Total budget", "Projektbanken 2007–2013", "Projektbanken 2014–2020", "Region Värmland", "Power BI"}
TEMPLATES = ("pages/ui/frame/templates/**/*.*", "pages/ui/files/*.typ")


def flat(table: dict[str, Any], start: str = "") -> dict[str, str]:
    """Give nested tables as one, keys joined by dots."""
    leaves: dict[str, str] = {}
    for key, value in table.items():
        leaves |= flat(value, f"{start}{key}.") if isinstance(value, dict) else {f"{start}{key}": str(value)}
    return leaves


def only_one_language(sv: Iterable[str], en: Iterable[str]) -> list[str]:
    """List the keys that stand in one language only."""
    return sorted(set(sv) ^ set(en))


def values_in(text: str) -> set[str]:
    """Give the names between braces."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def other_values(sv: dict[str, str], en: dict[str, str]) -> list[str]:
    """List the keys whose two texts do not hold the same named values, or a value without a name."""
    return [
        f"{key}: sv {sorted(values_in(sv[key]))}, en {sorted(values_in(en[key]))}"
        for key in sorted(set(sv) & set(en))
        if values_in(sv[key]) != values_in(en[key]) or "" in values_in(sv[key])
    ]


def named_in_code(tree: ast.Module) -> set[str]:
    """List the strings of a file; an f-string with * for what is put in."""
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in joined for part in node.values}
    whole = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
    }
    return whole | {
        "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        for node in joined
    }


def named_in_template(source: str) -> set[str]:
    """List the strings in the expressions of a template, `{{ words("common.close") }}`."""
    expressions = " ".join(re.findall(r"{[{%](.*?)[%}]}", source, re.DOTALL))
    return {double or single for double, single in re.findall(r"\"([^\"]*)\"|'([^']*)'", expressions)}


def unused(keys: Iterable[str], named: set[str]) -> list[str]:
    """List the keys that nobody names: whole, by the key above a plural, or by a start.

    A start of no more than `title.` would use the titles of figures that are gone: what is put in must be named as well.
    """
    starts = [name for name in named if START.match(name) and ("*" in name or name[-1] in "._")]
    starts = [start for start in starts if not re.match(r"title\.(\*|$)", start)]
    shapes = [re.escape(start if "*" in start else f"{start}*").replace(r"\*", ".+") for start in starts]
    used = re.compile("|".join(shapes) or r"(?!)")
    return [
        key
        for key in keys
        if key not in named
        and not (key.startswith("title.") and set(key.split(".")[1:]) <= named)
        and not (key.rsplit(".", 1)[-1] in PLURALS and key.rsplit(".", 1)[0] in named)
        and not used.fullmatch(key)
    ]


def idle(keys: Iterable[str], declared: Iterable[str], named: set[str]) -> list[str]:
    """List the declared starts without which every key would be used as well."""
    needed = unused(keys, named)
    return [start for start in declared if not any(key.startswith(start) for key in needed)]


def unknown(keys: Iterable[str], named: Iterable[str]) -> list[str]:
    """List what is named as if it were a key, of a table that there is, and is none."""
    tables = {key.split(".")[0] for key in keys}
    return sorted(
        name
        for name in named
        if KEY.fullmatch(name)
        and name.split(".")[0] in tables
        and not any(f"{key}.".startswith(f"{name}.") for key in keys)
    )


def in_other_language(texts: dict[str, str], words: str, letters: str) -> list[str]:
    """List the texts that hold a word or a letter of the other language; names of places and parameters are none."""
    found = []
    for key, text in texts.items():
        told = [word for word in re.findall(r"\w+", re.sub(r"\{[^}|]*\}", " ", text)) if word not in NAMES]
        strange = [word for word in told if word.lower() in words.split() or set(word.lower()) & set(letters)]
        found += [f"{key}: {', '.join(strange)}: {text}"] if strange else []
    return found


def untranslated(sv: dict[str, str], en: dict[str, str]) -> list[str]:
    """List the texts of several words that are the same in both languages, but names."""
    several = {
        key for key, text in sv.items() if len(re.findall(r"\w\w+", re.sub(r"\{[^}]*\}", "", text))) > 1
    }
    return sorted(key for key in several if sv[key] == en.get(key) and sv[key] not in SAME)


def languages() -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Read Swedish, English and the declared starts; nothing where pages/text/ is not."""
    paths = files("pages/text/*.toml")
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}
    declared = tables.get("sv", {}).pop("dynamic", {"prefixes": ""})
    return flat(tables.get("sv", {})), flat(tables.get("en", {})), declared["prefixes"].split()


def named_in_pages() -> set[str]:
    """List every string of the pages, the server and the templates, but the names of the templates."""
    in_code = [named_in_code(parsed(path)) for path in files("app.py", "pages/**/*.py")]
    in_templates = [named_in_template(path.read_text(encoding="utf-8")) for path in files(*TEMPLATES)]
    return set().union(*in_code, *in_templates) - {path.name for path in files(*TEMPLATES)}


def test_both_languages_are_there() -> None:
    assert {path.stem for path in files("pages/text/*.toml")} == {"sv", "en"}


def test_both_languages_have_the_same_keys() -> None:
    sv, en, _ = languages()
    assert only_one_language(sv, en) == []


def test_both_languages_hold_the_same_values() -> None:
    sv, en, _ = languages()
    assert other_values(sv, en) == []


def test_every_key_is_used() -> None:
    sv, _, declared = languages()
    assert unused(sv, named_in_pages() | set(declared)) == []


def test_every_declared_start_is_needed() -> None:
    sv, _, declared = languages()
    assert idle(sv, declared, named_in_pages()) == []


def test_every_key_that_a_page_names_is_there() -> None:
    sv, _, _ = languages()
    assert unknown(sv, named_in_pages()) == []


def test_no_text_is_empty() -> None:
    sv, en, _ = languages()
    assert [key for key, text in [*sv.items(), *en.items()] if not text.strip()] == []


def test_each_text_is_in_its_own_language() -> None:
    sv, en, _ = languages()
    names = {
        key for key in en if key.startswith("source_name.")
    }  # English pages name a source as the facts do
    assert [key for key in names if key != f"source_name.{en[key]}"] == []
    own_sv, own_en = ({key: text for key, text in of.items() if key not in names} for of in (sv, en))
    assert in_other_language(own_en, SWEDISH, "åäö") == []
    assert (
        in_other_language(own_sv, ENGLISH, "") == []
    )  # names of projects keep their English in a Swedish title
    assert untranslated(sv, en) == []


def test_a_text_in_the_other_language_is_found() -> None:
    en = {"a": "Spara länken", "b": "Save it in Värmland", "c": "{n:rad|rader} och {to}", "d": "Total budget"}
    assert [text.partition(":")[0] for text in in_other_language(en, SWEDISH, "åäö")] == ["a", "c"]
    assert in_other_language({"a": "Save the link", "b": "Spara as_of"}, ENGLISH, "") == [
        "a: the: Save the link"
    ]
    assert untranslated(
        {"a": "Visa allt", "d": "Total budget", "e": "CSV"}, en | {"a": "Visa allt", "e": "CSV"}
    ) == ["a"]


def test_different_languages_are_found() -> None:
    sv = flat({"a": {"title": "Titel {n}", "count": {"one": "ett"}}})
    assert sv == {"a.title": "Titel {n}", "a.count.one": "ett"}
    assert only_one_language(sv, ["a.title", "b"]) == ["a.count.one", "b"]
    assert other_values(sv, {"a.title": "Title {m}"}) == ["a.title: sv ['n'], en ['m']"]
    assert other_values({"a": "{}"}, {"a": "{}"}) == ["a: sv [''], en ['']"]
    assert other_values({"a": "{n:,} {x.y}"}, {"a": "{x} {n}"}) == []


def test_what_is_named_is_found() -> None:
    code = "say('a.b'); f'page.{say(\"a.c\")}.title'"
    assert named_in_code(ast.parse(code)) == {"a.b", "a.c", "page.*.title"}
    assert named_in_template("<p class='b'>{{ w('a.t', n=\"x\") }}{% if k == 'c' %}") == {"a.t", "x", "c"}


def test_unused_and_unknown_keys_are_found() -> None:
    keys = ["a.title", "a.count.one", "page.start.title", "page.start.more", "role.lead", "unit.of_SEK"]
    assert unused(keys, {"a.count", "page.*.title", "*.lead", "unit.of_*"}) == [
        "a.title",
        "page.start.more",
        "role.lead",
    ]
    assert unused(keys, {"a.title", "a.count", "page.", "role.", "unit.of_"}) == []
    assert unused(keys, {"a", "title", "role"}) == keys
    assert unused(["title.gone", "title.here"], {"title.*", "here"}) == ["title.gone"]
    assert idle(keys, ["role.", "a.", "gone."], {"a.title", "a.count"}) == ["a.", "gone."]
    assert unknown(keys, {"a.titel", "a.title", "a.count", "app.py", "role.*"}) == ["a.titel"]
