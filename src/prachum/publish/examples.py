"""The example queries of docs/queries: SPARQL files whose first lines say in words what they ask."""

import re
from dataclasses import dataclass
from pathlib import Path

from prachum.config import data_folder

_HEADER = re.compile(r"#\s*(?P<key>th|en|question):\s*(?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Example:
    """A query with its title in both languages and the question that it answers."""

    name: str
    thai: str
    english: str
    question: str
    query: str

    def title(self, language: str) -> str:
        """What it asks, in short."""
        return self.thai if language == "th" else self.english


def load_examples(folder: Path | None = None) -> list[Example]:
    """The examples in `folder` (by default those that come with prachum), in the order of their names."""
    return [_read(path) for path in sorted((folder or data_folder("queries")).glob("*.rq"))]


def _read(path: Path) -> Example:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = {found["key"]: found["text"] for line in lines if (found := _HEADER.fullmatch(line))}
    query = "\n".join(line for line in lines if not line.startswith("#")).strip() + "\n"
    return Example(path.stem, header["th"], header["en"], header["question"], query)
