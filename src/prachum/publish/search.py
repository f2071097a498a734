"""The index that the browser searches: names of things cut into words, what belongs to each, words of documents.

Every word stands once in a table and everywhere else by its number, so the index stays small. The browser puts
the names together again and looks for the words of a question in them, wherever its own segmentation of Thai cuts:
that need not be ours. See docs/site.md.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from os.path import commonpath
from typing import Any

from pythainlp.tokenize import word_tokenize
from rdflib.namespace import DCTERMS, FOAF, RDFS, SKOS

from prachum.namespaces import PROLOGUE, SCHEMA
from prachum.publish.dataset import Dataset, first_words, language, readable, text
from prachum.publish.kinds import kind_of
from prachum.publish.layout import DATED
from prachum.thai import fold

KINDS = ("place", "organization", "person", "agreement", "meeting", "document", "concept", "venue", "post")
NAMES = tuple(str(iri) for iri in (SKOS.prefLabel, FOAF.name, SCHEMA.name, DCTERMS.title, SCHEMA.headline, RDFS.label))
ALIASES = tuple(
    str(iri) for iri in (SKOS.altLabel, SKOS.hiddenLabel, DCTERMS.alternative, SCHEMA.alternateName, SKOS.notation)
)
NOTES = tuple(str(iri) for iri in (SKOS.scopeNote, DCTERMS.description, SCHEMA.description))
TEXT = str(SCHEMA.text)
SIGNS = "".join(map(chr, range(33, 127))).translate({ord('"'): None, ord("\\"): None})
BASE = len(SIGNS) // 2
PART = 10_000  # numbers of documents in a part of the index of texts, about: 25 kB

Index = tuple[str, Any]  # its name, and what it is as JSON

ALSO, LATIN = str(SKOS.altLabel), "-latn"  # a name in Latin letters is a name for those who do not read Thai

# What belongs to a thing: a question about it may name these. A country takes part itself or by what is its own.
RELATED = (
    PROLOGUE
    + """
SELECT ?thing ?related {
  { ?thing a p:Meeting ; dct:type|dct:subject|p:signed|p:considered|p:under ?related }
  UNION { ?thing a p:Meeting ; schema:location/schema:containedInPlace* ?related }
  UNION { ?thing a p:Meeting ; cv:hasParticipation/cv:hasParticipant ?related }
  UNION { ?thing a p:Meeting ; cv:hasParticipation/cv:hasParticipant/(dct:spatial|p:represents) ?related }
  UNION { ?thing a p:Instrument ; dct:type|adms:status|p:party|p:under|(p:party/(dct:spatial|p:represents)) ?related }
  UNION { ?thing a foaf:Person ; org:holds/(org:postIn?) ?related }
  UNION { ?thing a org:Post ; org:postIn ?related }
  UNION { ?thing org:unitOf|org:subOrganizationOf|dct:spatial ?related . ?thing skos:prefLabel ?name }
  UNION { ?thing a schema:Place ; schema:containedInPlace ?related }
  UNION { ?thing a schema:NewsArticle ; schema:about|dct:subject ?related }
}"""
)


@dataclass(frozen=True, slots=True)
class Record:
    """A thing that can be found. `names` are (language, name); `notes` tell of it; `related` are IRIs."""

    iri: str
    path: str
    kind: str
    date: str
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    notes: tuple[str, ...]
    related: tuple[str, ...]


def records(dataset: Dataset) -> list[Record]:
    """What has a page and a name and is of one of the KINDS, in the order of these and then of paths."""
    related: dict[str, set[str]] = defaultdict(set)
    for row in dataset.rows(RELATED):
        related[text(row["thing"])].add(text(row["related"]))
    found = (_record(dataset, path, related) for path in dataset.pages)
    return sorted((record for record in found if record), key=lambda record: (KINDS.index(record.kind), record.path))


def _record(dataset: Dataset, path: str, related: dict[str, set[str]]) -> Record | None:
    iri = min(dataset.pages[path], key=len)
    kind = kind_of(dataset.types(iri), path).name
    if kind not in KINDS:
        return None
    said = dataset.about(iri)
    names = dict[str, str]()
    for term in (term for predicate in NAMES for term in said.get(predicate, ())):
        names.setdefault(language(term), readable(text(term)))
    for term in said.get(ALSO, ()):
        if language(term).lower().endswith(LATIN):
            names.setdefault(language(term), readable(text(term)))
    if not names and TEXT in said:
        names["th"] = first_words(readable(text(said[TEXT][0])))
    folded = {fold(name) for name in names.values()}
    aliases = [readable(text(term)) for predicate in ALIASES for term in said.get(predicate, ())]
    if not names:
        return None
    return Record(
        iri,
        path,
        kind,
        next((text(said[of][0])[:10] for of in DATED if of in said), ""),
        tuple(sorted(names.items())),
        tuple({fold(alias): alias for alias in aliases if fold(alias) not in folded}.values()),
        tuple(readable(text(term)) for predicate in NOTES for term in said.get(predicate, ())),
        tuple(sorted(related[iri] - {iri})),
    )


def words(name: str) -> list[str]:
    """A name cut into words (newmm, a longest match over a Thai dictionary); joined they are the name."""
    return word_tokenize(name, engine="newmm", keep_whitespace=True)


class _Numbers:
    """A number for each word, smaller for what occurs more often."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        counts = Counter(word for words in texts for word in words)
        self.words = sorted(counts, key=lambda word: (-counts[word], word))
        self._numbers = {word: number for number, word in enumerate(self.words)}

    def of(self, words: Iterable[str]) -> list[int]:
        return [self._numbers[word] for word in words]


def encode(numbers: Iterable[int]) -> str:
    """Numbers as signs of ASCII that JSON leaves as they are: digits to the base BASE, the lowest first.

    Signs of the first half end a number, those of the other half go on: what is small and frequent has one sign.
    """
    return "".join(map(_code, numbers))


@cache
def _code(number: int) -> str:
    higher, digit = divmod(number, BASE)
    return SIGNS[BASE + digit] + _code(higher) if higher else SIGNS[digit]


def names_index(found: list[Record]) -> Iterator[Index]:
    """All but the texts of documents: first `names`, with all `words`; then `names-KIND`, the things of each kind.

    `names` also says of each kind with which number its things begin, the folder of their pages, and of which
    kinds are the things that belong to them. A thing is `[page, date, names, aliases, notes, related]`: names are a
    language and words in turn; words, and what is related (as steps), are numbers as `encode` writes them.
    """
    numbers = _Numbers(words(name) for record in found for name in _texts(record))
    order = {record.iri: number for number, record in enumerate(found)}
    kind_of_iri = {record.iri: record.kind for record in found}
    kinds, parts = [], []
    for kind, group in groupby(found, key=lambda record: record.kind):
        some = list(group)
        common = commonpath([record.path.rpartition("/")[0] for record in some])
        folder = f"{common}/" if common else ""
        needs = {kind_of_iri[iri] for record in some for iri in record.related if iri in order} - {kind}
        kinds.append({"kind": kind, "first": order[some[0].iri], "folder": folder, "needs": sorted(needs)})
        parts.append((f"names-{kind}", [_thing(record, folder, numbers, order) for record in some]))
    yield "names", {"words": numbers.words, "kinds": kinds}
    yield from parts


def _texts(record: Record) -> Iterator[str]:
    yield from (name for _, name in record.names)
    yield from (*record.aliases, *record.notes)


def _thing(record: Record, folder: str, numbers: _Numbers, order: dict[str, int]) -> list[Any]:
    def code(name: str) -> str:
        return encode(numbers.of(words(name)))

    return [
        record.path.removeprefix(folder),
        record.date,
        [part for language, name in record.names for part in (language, code(name))],
        [code(alias) for alias in record.aliases],
        [code(note) for note in record.notes],
        encode(_steps(sorted(order[iri] for iri in record.related if iri in order))),
    ]


def text_index(dataset: Dataset, found: list[Record]) -> Iterator[Index]:
    """The words of the documents, each with the numbers of those that have it, as steps from one to the next.

    First `text`: all `words`, and with which of them each part begins; then the parts, to be loaded when a question
    has a word of theirs.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(found):
        if record.kind == "document":
            for word in sorted({fold(word) for word in words(dataset.value(record.iri, TEXT))}):
                places[word].append(number)
    kept = sorted(word for word in places if len(word) > 1)
    before = accumulate((len(places[word]) for word in kept), initial=0)
    parts = [list(some) for _, some in groupby(kept, key=lambda _: next(before) // PART)]
    firsts = [0, *accumulate(map(len, parts))][: len(parts)]
    yield "text", {"words": kept, "parts": firsts}
    for number, part in enumerate(parts):
        yield f"text-{number}", [_steps(places[word]) for word in part]


def _steps(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def script(name: str, index: Any) -> str:
    """An index as a script, which a page from a folder can load as well as one from a server."""
    return f"prachum.receive({json.dumps(name)}, {json.dumps(index, ensure_ascii=False, separators=(',', ':'))});\n"


def indexes(dataset: Dataset, found: list[Record]) -> Iterator[Index]:
    """All indexes under their names."""
    yield from names_index(found)
    yield from text_index(dataset, found)
