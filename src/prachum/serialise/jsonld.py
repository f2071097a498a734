"""JSON-LD with the project's context: quads to expanded node objects, and those to compact ones.

The compaction knows what `ontology/context.jsonld` uses of JSON-LD 1.1 and refuses a context that uses
more. It gives what a full processor reads back as the same triples, at a fraction of the time of one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

import pyoxigraph as ox

from prachum.config import data_folder
from prachum.namespaces import PREFIXES
from prachum.serialise.quads import Term, lexical

_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"
_KEYWORDS = ("@id", "@type", "@graph", "@value", "@language")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Property:
    """How the context writes a property: its term, the type of its plain values, and its container."""

    term: str
    type: str | None = None
    container: str | None = None


class Context(dict[str, Any]):
    """A JSON-LD context, as written, with what compaction needs worked out once.

    Terms are names of IRIs, alone or with `@id`, `@type` and `@container` (`@set` or `@language`);
    aliases of keywords; and prefixes. Raises ValueError on use for anything more.
    """

    @cached_property
    def keywords(self) -> dict[str, str]:
        """The alias of each keyword."""
        aliases = {iri: term for term, iri in self.items() if iri in _KEYWORDS}
        return {keyword: aliases.get(keyword, keyword) for keyword in _KEYWORDS}

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Namespaces by prefix."""
        names = {term: iri for term, iri in self.items() if isinstance(iri, str) and not term.startswith("@")}
        return {term: iri for term, iri in names.items() if iri.endswith(("/", "#")) and "://" in iri}

    @cached_property
    def properties(self) -> dict[str, Property]:
        """How each property that has a term is written, by its IRI. Classes are among them."""
        found: dict[str, Property] = {}
        for term, definition in self.items():
            if term == "@version" or term in self.prefixes or definition in _KEYWORDS:
                continue
            options = {"@id": definition} if isinstance(definition, str) else dict(definition)
            iri, type_ = self._expand(options.pop("@id", term)), options.pop("@type", None)
            container = options.pop("@container", None)
            if term.startswith("@") or options or container not in (None, "@set", "@language") or iri in found:
                raise ValueError(f"the JSON-LD context uses {term} in a way that compaction does not know")
            found[iri] = Property(term, type_ and (type_ if type_[0] == "@" else self._expand(type_)), container)
        return found

    def shorten(self, iri: str) -> str:
        """An IRI with its prefix, where it has one: `code:role/chair`."""
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace):
                short = f"{prefix}:{iri.removeprefix(namespace)}"
                if not short.startswith(f"{prefix}://") and short not in self:
                    return short
        return iri

    def name(self, iri: str) -> str:
        """A class or a property by its term, else with its prefix."""
        known = self.properties.get(iri)
        return known.term if known else self.shorten(iri)

    def _expand(self, name: str) -> str:
        prefix, _, rest = name.partition(":")
        return self.prefixes[prefix] + rest if prefix in self.prefixes else name


@cache
def load_context() -> Context:
    """The context of `ontology/context.jsonld`, without the object around it."""
    document = json.loads((data_folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    return Context(document["@context"])


def compact(nodes: list[Node], context: Context) -> Node:
    """Expanded nodes as one compacted object, without its context."""
    compacted = [_compact(node, context) for node in nodes]
    return compacted[0] if len(compacted) == 1 else {context.keywords["@graph"]: compacted}


def expand(quads: Iterable[ox.Quad | ox.Triple]) -> list[Node]:
    """The expanded node objects of quads or triples sorted by subject, their graph names left aside.

    Raises ValueError for a blank node.
    """
    return [_expand(lexical(subject), same) for subject, same in groupby(quads, key=attrgetter("subject"))]


def _expand(iri: str, quads: Iterable[ox.Quad | ox.Triple]) -> Node:
    types: list[str] = []
    node: Node = {}
    for quad in quads:
        if quad.predicate.value == _TYPE:
            types.append(lexical(quad.object))
        else:
            node.setdefault(quad.predicate.value, []).append(_value(quad.object))
    return {"@id": iri, **({"@type": types} if types else {}), **node}


def _value(term: Term) -> Node:
    if not isinstance(term, ox.Literal):
        return {"@id": lexical(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": term.datatype.value}


def _compact(node: Node, context: Context) -> Node:
    compacted: Node = {}
    for key, value in node.items():
        if key == "@id":
            compacted[context.keywords[key]] = value
        elif key == "@type":
            compacted[context.keywords[key]] = _one_or_all([context.name(iri) for iri in value])
        elif key == "@graph":
            compacted[context.keywords[key]] = [_compact(inner, context) for inner in value]
        else:
            compacted |= _compact_values(key, value, context)
    return compacted


def _compact_values(iri: str, values: list[Node], context: Context) -> Node:
    """The values of a property: under its term, and under its prefixed name what the term cannot hold."""
    known = context.properties.get(iri) or Property(context.shorten(iri))
    if known.container != "@language":
        items = [_compact_value(value, known.type, context) for value in values]
        return {known.term: items if known.container == "@set" else _one_or_all(items)}
    texts: dict[str, list[str]] = {}
    others = []
    for value in values:
        if "@value" in value and "@type" not in value:
            texts.setdefault(value.get("@language", "@none"), []).append(value["@value"])
        else:
            others.append(_compact_value(value, None, context))
    held = {known.term: {key: _one_or_all(found) for key, found in texts.items()}} if texts else {}
    return held | ({context.shorten(iri): _one_or_all(others)} if others else {})


def _compact_value(value: Node, expected: str | None, context: Context) -> Any:
    """A value as plainly as the type that its term expects allows."""
    if "@id" in value:
        return context.shorten(value["@id"]) if expected == "@id" else {context.keywords["@id"]: value["@id"]}
    if value.get("@type") == expected and "@language" not in value:
        return value["@value"]
    parts = {context.keywords[key]: part for key, part in value.items() if key != "@type"}
    return parts | ({context.keywords["@type"]: context.name(value["@type"])} if "@type" in value else {})


def _one_or_all(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items
