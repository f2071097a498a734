"""The words of the pages, in Thai and in English."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from prachum.namespaces import PREFIXES

_TABLES = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Label:
    """One text in both languages."""

    thai: str
    english: str


def expand(curie: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def local_name(iri: str) -> str:
    """The end of an IRI, after its last `#` or `/`."""
    return re.split(r"[#/]", iri.rstrip("#/"))[-1]


TEXTS = {key: Label(*pair) for key, pair in _TABLES["text"].items()}
KIND_LABELS = {key: Label(*pair) for key, pair in _TABLES["kind"].items()}
PROPERTIES = {expand(curie): Label(*pair) for curie, pair in _TABLES["property"].items()}
INVERSES = {expand(curie): Label(*pair) for curie, pair in _TABLES["inverse"].items()}
ORDER = {iri: place for place, iri in enumerate(PROPERTIES)}
