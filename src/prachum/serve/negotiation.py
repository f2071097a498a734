"""Content negotiation: which of the formats that there are does an Accept header want most?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A comma or a semicolon inside a quoted parameter parts nothing.
_PARTS = {sign: re.compile(rf'((?:[^{sign}"]|"(?:[^"\\]|\\.)*"?)*){sign}?') for sign in ",;"}
_RANGE = re.compile(r"[\w.+!#$&^*-]+/[\w.+!#$&^*-]+", re.ASCII)
EXACT = 3
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which something can be had: `types` are its media types, the one to answer with first."""

    name: str
    types: tuple[str, ...]
    suffix: str = ""

    @property
    def media_type(self) -> str:
        """The media type to answer with."""
        return self.types[0]

    @property
    def content_type(self) -> str:
        """The header's value; text says its encoding."""
        textual = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if textual else self.media_type


@dataclass(frozen=True, slots=True)
class _Range:
    """One entry of an Accept header."""

    main: str
    sub: str
    weight: float

    def fit(self, media_type: str) -> int:
        """How exactly a media type is meant: 0 not at all, 1 by `*/*`, 2 by `text/*`, EXACT by its name."""
        main, _, sub = media_type.partition("/")
        if (self.main, self.sub) == ("*", "*"):
            return 1
        if self.main != main:
            return 0
        return EXACT if self.sub == sub else 2 if self.sub == "*" else 0


def negotiate(accept: str | None, formats: Sequence[Format]) -> Format | None:
    """The format that `accept` wants most; among equals the first of `formats`. None if it wants none.

    No header, or one with nothing in it, takes anything. An entry that is no media range or has a weight
    that is none is left out; parameters other than `q` are not compared.
    """
    if accept is None or not accept.strip():
        return formats[0]
    ranges = list(_ranges(accept))
    best = max(formats, key=lambda form: _weight(form, ranges), default=None)
    return best if best and _weight(best, ranges) > 0 else None


def _weight(form: Format, ranges: list[_Range]) -> float:
    """How much a format is wanted: the weight of the entry that means it most exactly.

    `text/*` means a format by the type that it is answered with, not by its other names.
    """
    fits = [(entry.fit(form.media_type), entry.weight) for entry in ranges]
    others = [(entry.fit(name), entry.weight) for name in form.types[1:] for entry in ranges]
    meant = [(fit, weight) for fit, weight in fits if fit] + [other for other in others if other[0] == EXACT]
    return max(meant, default=(0, 0.0))[1]


def _ranges(accept: str) -> Iterator[_Range]:
    for entry in _split(accept, ","):
        media_range, *parameters = _split(entry, ";")
        weights = [value for name, _, value in map(_parameter, parameters) if name == "q"]
        weight = weights[0] if weights else "1"
        if _RANGE.fullmatch(media_range) and _WEIGHT.fullmatch(weight):
            main, _, sub = media_range.lower().partition("/")
            yield _Range(main, sub, float(weight))


def _parameter(text: str) -> tuple[str, str, str]:
    name, equals, value = text.partition("=")
    return name.strip().lower(), equals, value.strip()


def _split(text: str, sign: str) -> list[str]:
    parts = [found[1].strip() for found in _PARTS[sign].finditer(text)]
    return [part for part in parts if part] or [""]
