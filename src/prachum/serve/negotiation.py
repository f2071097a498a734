"""Content negotiation: which of the formats, languages or profiles that there are does a header want most?

`prachum.publish.hosting` writes the same for other web servers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from prachum.publish.formats import Format, Profile

Choice = TypeVar("Choice")

# A comma or a semicolon inside a quoted parameter or an IRI parts nothing.
_PARTS = {sign: re.compile(rf'((?:[^{sign}"<]|"(?:[^"\\]|\\.)*"?|<[^>]*>?)*){sign}?') for sign in ",;"}
_REGIONAL = re.compile(r"(?:-[a-z0-9]{1,8})+", re.ASCII)
_IRI = re.compile(r"[<']?([^<>\"'\s]+)[>']?")
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)
REMEMBERED, LONG = 1024, 500  # headers, as clients of one kind send the same; characters of one that is forgotten


def negotiate(accept: str | None, formats: Sequence[Format]) -> Format | None:
    """The format that `accept` wants most; among equals the first of `formats`. None if it wants none.

    No header, or one with nothing in it, takes anything. An entry with a weight that is none is left out;
    parameters other than `q` are not compared.
    """
    if accept is None or not accept.strip():
        return formats[0]
    weights = _weights(accept)
    return _best(formats, lambda form: _weight(weights, _ranges(form)))


def negotiate_language(accept: str | None, languages: Sequence[str]) -> str:
    """The language that `accept` wants most; among equals, and if it wants none, the first of `languages`.

    A range means the language that it starts with too: `en-GB` is answered in `en`.
    """
    weights = _weights(accept or "")

    def weight(language: str) -> float:
        code = language.lower()
        regional = [tag for tag in weights if tag.startswith(code) and _REGIONAL.fullmatch(tag, len(code))]
        return _weight(weights, (code, *regional[:1], "*"))

    return _best(languages, weight) or languages[0]


def negotiate_profile(accept: str | None, profiles: Sequence[Profile]) -> Profile:
    """The profile that an Accept-Profile header wants most; among equals, and if it wants none, the first.

    The W3C draft (Content Negotiation by Profile) has the default profile stand in for one that there is not.
    """
    found = ((_IRI.fullmatch(name), weight) for name, weight in _weights(accept or "").items())
    weights: dict[str, float] = {}
    for name, weight in found:
        if name:
            weights.setdefault(name[1], weight)
    return _best(profiles, lambda profile: _weight(weights, (*map(str.lower, profile.iris), "*"))) or profiles[0]


def _ranges(form: Format) -> tuple[str, ...]:
    """The media ranges that mean a format, the most exact first.

    `text/*` means it by the type that it is answered with, not by its other names.
    """
    return (*form.types, form.media_type.partition("/")[0] + "/*", "*/*")


def _weight(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """How much is wanted what has these `names`: the weight of the first name that a header has."""
    return next((weights[name] for name in names if name in weights), 0.0)


def _best(choices: Sequence[Choice], weight: Callable[[Choice], float]) -> Choice | None:
    weights = [weight(choice) for choice in choices]
    greatest = max(weights)
    return choices[weights.index(greatest)] if greatest > 0 else None


def _weights(header: str) -> Mapping[str, float]:
    """What a header wants, in small letters, with its weight; of two entries for one thing the first counts."""
    return _remember(header) if len(header) < LONG else _read(header)


def _read(header: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for name, weight in _entries(header):
        found.setdefault(name, weight)
    return found


_remember = lru_cache(REMEMBERED)(_read)


def _entries(header: str) -> Iterator[tuple[str, float]]:
    """The entries of a header with their weights, 1 where none is given."""
    for entry in _split(header, ","):
        name, *parameters = _split(entry, ";")
        weights = [value for parameter, _, value in map(_parameter, parameters) if parameter == "q"]
        weight = weights[0] if weights else "1"
        if _WEIGHT.fullmatch(weight):
            yield name.lower(), float(weight)


def _parameter(text: str) -> tuple[str, str, str]:
    name, equals, value = text.partition("=")
    return name.strip().lower(), equals, value.strip()


def _split(text: str, sign: str) -> list[str]:
    parts = [found[1].strip() for found in _PARTS[sign].finditer(text)]
    return [part for part in parts if part] or [""]
