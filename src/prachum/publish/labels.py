"""What kinds of things and properties are called, in English: the texts that catalogues translate."""

import re
import tomllib
from pathlib import Path

from prachum.namespaces import PREFIXES

_TABLES = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext knows it
    """Marks a text that is translated where it is shown."""
    return text


def expand(curie: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def local_name(iri: str) -> str:
    """The end of an IRI, after its last `#` or `/`."""
    return re.split(r"[#/]", iri.rstrip("#/"))[-1]


# Their contexts in the catalogues are `kind`, `property` and `inverse`.
KIND_LABELS: dict[str, str] = _TABLES["kind"]
PROPERTIES = {expand(curie): label for curie, label in _TABLES["property"].items()}
INVERSES = {expand(curie): label for curie, label in _TABLES["inverse"].items()}
ORDER = {iri: place for place, iri in enumerate(PROPERTIES)}
