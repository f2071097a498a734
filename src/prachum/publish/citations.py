"""How to cite a page: as text, for BibTeX, and as RIS."""

import re
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")
_BIBTEX = {"\\": r"\textbackslash{}", **{sign: "\\" + sign for sign in "{}%&#_$"}, "~": r"\~{}", "^": r"\^{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: the thing's name, the dataset that it is from, and who publishes that."""

    name: str
    dataset: str
    publisher: str
    year: str
    version: str
    iri: str

    @property
    def text(self) -> str:
        """For people."""
        return f"{_line(self.publisher)} ({self.year or 'n.d.'}). {self._title}. {self.version}. {self.iri}"

    @property
    def bibtex(self) -> str:
        """An entry with letters escaped that TeX would obey."""
        fields = {
            "author": "{" + _tex(self.publisher) + "}",
            "title": "{" + _tex(self.name) + "}",
            "series": _tex(self.dataset) if self.dataset != self.name else "",
            "year": self.year,
            "version": _tex(self.version),
            "url": self.iri,
        }
        lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
        return "\n".join([f"@misc{{{self._key},", *lines, "}"])

    @property
    def ris(self) -> str:
        """A record whose lines cannot be broken from within."""
        fields = (
            ("TY", "DATA"),
            ("AU", self.publisher),
            ("TI", self.name),
            ("T2", self.dataset if self.dataset != self.name else ""),
            ("PY", self.year),
            ("ET", self.version),
            ("UR", self.iri),
        )
        return "\n".join([*(f"{tag}  - {_line(value)}" for tag, value in fields if value), "ER  - "])

    @property
    def _title(self) -> str:
        return _line(self.name if self.name == self.dataset else f"{self.name}. {self.dataset}")

    @property
    def _key(self) -> str:
        return "prachum-" + "-".join(self.iri.rstrip("/").split("/")[-2:])


def _line(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


def _tex(words: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in _line(words))
