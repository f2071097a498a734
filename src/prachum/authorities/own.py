"""A publisher's own lists: Turtle files in the shape of ours, read with more care."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import RDF, VOID

from prachum.authorities.lists import KIND_OF_TYPE, LABELS, Triple, parse
from prachum.errors import NotValid
from prachum.namespaces import shorten

MOST = 20  # problems that are told at once

_IRI = re.compile(r"https?://[^/]+.*")
_TYPE = str(RDF.type)
_LIST = str(VOID.Dataset)  # how a list describes itself
_TYPES = ", ".join(sorted(map(shorten, KIND_OF_TYPE)))
_LABEL_TERMS = " or ".join(sorted(map(shorten, LABELS)))


@dataclass(frozen=True, slots=True)
class Own:
    """What a publisher's own lists say: the triples about each thing, and the file that is the first to."""

    triples: Mapping[str, tuple[Triple, ...]]
    files: Mapping[str, Path]


def read_own(files: Iterable[Path], base: str) -> Own:
    """The lists in `files`. Raises NotValid, naming file and thing, for one that is no Turtle or has no IRIs."""
    said: dict[str, list[Triple]] = defaultdict(list)
    first: dict[str, Path] = {}
    problems: list[str] = []
    for file in files:
        for quad in _quads(file, base):
            s, p, o = quad.subject, quad.predicate, quad.object
            if not isinstance(s, ox.NamedNode) or not _IRI.fullmatch(s.value):
                problems.append(f"{file}: {s} is no IRI that begins with http:// or https://; give the entry one")
            elif not isinstance(o, ox.NamedNode | ox.Literal):
                problems.append(f"{file}: {s} has a {shorten(p.value)} without an IRI; give it one")
            else:
                said[s.value].append((s, p, o))
                first.setdefault(s.value, file)
    refuse(dict.fromkeys(problems))
    return Own({iri: tuple(triples) for iri, triples in said.items()}, first)


def refuse(problems: Iterable[str]) -> None:
    """Raise NotValid that tells these problems, if there are any."""
    lines = list(problems)
    if lines:
        more = [f"… and {len(lines) - MOST} more"] if len(lines) > MOST else []
        raise NotValid("\n".join(["your authority lists cannot be used:", *lines[:MOST], *more]))


def incomplete(iri: str, triples: Iterable[Triple]) -> str | None:
    """What a new entry lacks to be one: a type that is known, a label."""
    types = {o.value for _, p, o in triples if p.value == _TYPE}
    if types.isdisjoint(KIND_OF_TYPE):
        return f"<{iri}> has no type that is known; give it one of {_TYPES}"
    if not any(p.value in LABELS and isinstance(o, ox.Literal) for _, p, o in triples):
        return f'<{iri}> has no label; give it {_LABEL_TERMS}, as "…"@th'
    return None


def is_entry(triples: Iterable[Triple]) -> bool:
    """Whether they describe an entry, not the list itself."""
    return not any(p.value == _TYPE and o.value == _LIST for _, p, o in triples)


def _quads(file: Path, base: str) -> Iterator[ox.Quad]:
    try:
        yield from parse(file, base)
    except (SyntaxError, UnicodeDecodeError, OSError) as error:
        raise NotValid(f"{file}: your authority list cannot be read as Turtle: {error}") from error
