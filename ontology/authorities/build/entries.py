"""One entry of an authority list, and the Turtle that a list of them becomes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ID = "https://w3id.org/prachum/id/"
PREFIXES = {
    "id": ID,
    "p": "https://w3id.org/prachum/def#",
    "dct": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_THAI = re.compile(r"[\u0e01-\u0e5b]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of one thing: `facts` are predicates with terms already written as Turtle."""

    path: str
    type: str
    facts: tuple[tuple[str, str], ...]

    def turtle(self) -> str:
        """The subject's block: one predicate a line, its objects in order."""
        objects: dict[str, list[str]] = {}
        for predicate, term in self.facts:
            seen = objects.setdefault(predicate, [])
            if term not in seen:
                seen.append(term)
        lines = [f"    {predicate} {' , '.join(terms)}" for predicate, terms in objects.items()]
        return f"{iri(self.path)} a {self.type} ;\n" + " ;\n".join(lines) + " ."


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list comes from, under what licence, and at what address if it has one."""

    words: str
    address: str = ""

    @property
    def term(self) -> str:
        """It as a Turtle term: its address, else its words."""
        return f"<{self.address}>" if self.address else literal(self.words, "en")


@dataclass(frozen=True, slots=True)
class AuthorityList:
    """A list that becomes one Turtle file."""

    name: str
    title: str
    sources: tuple[Source, ...]
    entries: tuple[Entry, ...]

    def write(self, folder: Path) -> None:
        """Write `{name}.ttl`: header, the list itself, then the entries, sorted by address."""
        blocks = [self._header(), self._itself()]
        blocks += [e.turtle() for e in sorted(self.entries, key=lambda e: e.path)]
        (folder / f"{self.name}.ttl").write_text("\n".join(blocks) + "\n", encoding="utf-8")

    def _header(self) -> str:
        words = [f"# {self.title}. Made by build/make.py: edit its tables, not this file."]
        words += [f"# Source: {source.words}" for source in self.sources]
        body = "\n".join(block.turtle() for block in self.entries)
        used = [p for p in PREFIXES if p in ("id", "dct", "void") or f" {p}:" in body or f"^{p}:" in body]
        return "\n".join(words + [f"@prefix {p}: <{PREFIXES[p]}> ." for p in used]) + "\n"

    def _itself(self) -> str:
        facts = [("dct:title", literal(self.title, "en"))]
        facts += [("dct:source", source.term) for source in self.sources]
        return Entry(f"list/{self.name}", "void:Dataset", tuple(facts)).turtle() + "\n"


def iri(path: str) -> str:
    """The address of a thing of ours, as a Turtle term."""
    return f"<{ID}{path}>"


def language(text: str) -> str:
    """`th` if the text has a Thai letter, else `en`."""
    return "th" if _THAI.search(text) else "en"


def literal(text: str, tag: str | None = None) -> str:
    """A string as a Turtle term; its language is told from its letters unless given."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{tag or language(text)}'


def labels(thai: str, english: str, aliases: Iterable[str]) -> list[tuple[str, str]]:
    """Preferred labels, then every alias that is neither of them: Thai ones first, each in order."""
    facts = [("skos:prefLabel", literal(name, tag)) for name, tag in ((thai, "th"), (english, "en")) if name]
    return facts + alternatives("skos:altLabel", (a for a in aliases if a not in (thai, english)))


def alternatives(predicate: str, aliases: Iterable[str]) -> list[tuple[str, str]]:
    """The other names under `predicate`, Thai ones first, each in alphabetical order."""
    ordered = sorted(set(aliases), key=lambda a: (language(a) != "th", a))
    return [(predicate, literal(alias)) for alias in ordered if alias]


def read_table(file: Path) -> list[dict[str, str]]:
    """The rows of a table: columns parted by `|`, the first row names them, `#` starts a comment line."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    for row in rows:
        if len(row) != len(names):
            raise SystemExit(f"{file.name}: {len(names)} columns wanted: {' | '.join(row)}")
    return [dict(zip(names, row, strict=True)) for row in rows]


def several(cell: str) -> list[str]:
    """The parts of a cell that holds many, parted by `;`."""
    return [part.strip() for part in cell.split(";") if part.strip()]
