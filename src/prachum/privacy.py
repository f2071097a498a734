"""A last look at the published names for what must never be published: victims, children, numbers, addresses.

Only labels and names are judged. The text of a release and the quotes from it are what its publisher
has published already.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, RDF, RDFS, SKOS

from prachum.namespaces import SCHEMA
from prachum.serialise.quads import lexical
from prachum.thai import DIGITS

_TYPE, _PERSON, _NAME = str(RDF.type), str(FOAF.Person), str(FOAF.name)
_PREFIX = str(SCHEMA.honorificPrefix)
_LABELS = frozenset(
    str(predicate)
    for predicate in (
        *(FOAF.name, RDFS.label, DCTERMS.title, DCTERMS.alternative),
        *(SCHEMA.name, SCHEMA.alternateName, SCHEMA.headline, SCHEMA.honorificPrefix),
        *(SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel),
    )
)

_STYLE = r"(?:นาย|นางสาว|นาง|น\.ส\.|Mr\.?|Mrs\.?|Ms\.?|Miss)?"
# The Thai names of the letters A to Z: `นางสาวบี` is nobody's name.
_LETTERS = "เอ|บี|ซี|ดี|อี|เอฟ|จี|เอช|ไอ|เจ|เค|แอล|เอ็ม|เอ็น|โอ|พี|คิว|อาร์|เอส|ที|ยู|วี|ดับเบิลยู|เอ็กซ์|วาย|แซด"

# How people are written of who are not to be known; matched against prefix and name without spaces.
PSEUDONYMS = (
    ("a child", re.compile(r".*เด็ก(?:หญิง|ชาย)|ด\.?[ชญ]\.")),  # เด็กหญิงเอ, ด.ช. ก.
    ("a pseudonym", re.compile(r".*นามสมม[ตุ]")),  # นางสาวสมศรี (นามสมมุติ)
    ("initials", re.compile(rf"{_STYLE}(?:(?:[ก-ฮA-Z]\.){{1,3}}|[ก-ฮA-Z])$")),  # นางสาว น.
    (
        "initials",
        re.compile(rf"{_STYLE}[ก-หฬฮ]\.(?![ก-ฮ]{{1,2}}\.)[ก-ฮเ-ไ]"),
    ),  # นางสาวพ. ใจดี
    ("a letter for a name", re.compile(rf"{_STYLE}(?:{_LETTERS})$")),  # นางสาวบี
)
# What no label holds; looked for in Western digits.
CONTACTS = (
    ("a telephone number", re.compile(r"(?<![\d/])(?:\+66[ -]?|0)\d{1,2}(?:[ -]?\d{3,4}){2}(?!\d)")),
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
)
_IDENTITY = re.compile(r"(?<!\d)\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?!\d)")  # 1-2345-67890-12-1


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should not be published: on which IRI, in which words, and what it is."""

    iri: str
    text: str
    what: str


def find_private(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """What should not be published in quads sorted by subject."""
    for subject, same in groupby(quads, key=attrgetter("subject")):
        labels: dict[str, set[str]] = {}
        types: set[str] = set()
        for quad in same:
            predicate, value = quad.predicate.value, lexical(quad.object)
            if predicate == _TYPE:
                types.add(value)
            elif predicate in _LABELS:
                labels.setdefault(predicate, set()).add(value)
        found = set(_contacts(labels)) | (set(_pseudonyms(labels)) if _PERSON in types else set())
        yield from (Finding(lexical(subject), text, what) for text, what in sorted(found))


def _pseudonyms(labels: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for name in labels.get(_NAME, ()):
        for prefix in labels.get(_PREFIX, {""}):
            text = f"{prefix} {name}".strip()
            what = next((what for what, pattern in PSEUDONYMS if pattern.match(re.sub(r"\s", "", text))), None)
            if what:
                yield text, what


def _contacts(labels: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for text in set().union(*labels.values()):
        western = text.translate(DIGITS)
        yield from ((text, what) for what, pattern in CONTACTS if pattern.search(western))
        if any(_is_identity(match.group()) for match in _IDENTITY.finditer(western)):
            yield text, "an identity number"


def _is_identity(number: str) -> bool:
    """Whether the last of 13 digits is the check digit of a Thai identity number."""
    digits = [int(char) for char in number if char.isdigit()]
    weighted = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighted % 11) % 10 == digits[-1]
