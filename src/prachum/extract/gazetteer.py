"""Lists of known names and head words, matched against a text word by word."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from prachum.extract.reading import Reading
from prachum.thai import fold

LEXICONS = Path(__file__).parent / "lexicons"


class Gazetteer:
    """Names with a label each; a name is found whatever its spacing, dots and digits look like."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.labels: dict[str, str] = {}
        for name, label in names:
            self.labels.setdefault(fold(name), label)
        self.labels.pop("", None)
        self._beginnings = {name[:length] for name in self.labels for length in range(1, len(name) + 1)}

    def longest(self, reading: Reading, first: int) -> tuple[int, str] | None:
        """The longest name that starts at token `first`: (last token + 1, label)."""
        key, found = "", None
        for index in range(first, len(reading.tokens)):
            key += reading.folded[index]
            if key and key not in self._beginnings:
                break
            if key in self.labels and reading.folded[index]:
                found = (index + 1, self.labels[key])
        return found

    def matches(self, reading: Reading) -> tuple[tuple[int, int, str], ...]:
        """The names in the text from left to right, longest first, none inside another."""
        if self not in reading.found:
            reading.found[self] = tuple(self._matches(reading))
        return reading.found[self]

    def _matches(self, reading: Reading) -> Iterator[tuple[int, int, str]]:
        index = 0
        while index < len(reading.tokens):
            hit = self.longest(reading, index) if reading.folded[index] else None
            if hit:
                yield index, *hit
                index = hit[0]
            else:
                index += 1


def entries(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a lexicon file, split at tabs; `#` starts a comment line."""
    for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


@cache
def lexicon(name: str) -> Gazetteer:
    """A lexicon file as a gazetteer; the label is the second column, or else the file's stem."""
    stem = name.removesuffix(".txt")
    return Gazetteer((row[0], row[1] if len(row) > 1 else stem) for row in entries(name))


@cache
def table(name: str) -> Mapping[str, str]:
    """A lexicon file of two columns as a mapping."""
    return {row[0]: row[1] for row in entries(name)}
