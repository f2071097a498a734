"""Reading corrections from a file in TOML; whatever is wrong with one is told with its number."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from prachum.authorities import Authorities
from prachum.corrections import KINDS, LEADING, SLOTS, Corrections, Link, Same, Wrong
from prachum.errors import UsageError
from prachum.namespaces import DEFAULT_BASE
from prachum.thai import fold

T = TypeVar("T", Link, Same, Wrong)

# Where in our IRIs each kind of thing stands, and what those end with that a build makes.
_MADE = {
    "agreement": ("agreement", r"[a-z2-7]{10}"),
    "meeting": ("meeting", r"(?:undated|\d{4}(?:-\d\d){0,2})-[a-z2-7]{10}"),
    "organization": ("org", r"[a-z2-7]{10}"),
    "person": ("person", r"[a-z2-7]{10}"),
    "place": ("place", r"[a-z2-7]{10}"),
}
_OURS_ONLY = ("meeting", "person")  # a publisher may bring IRIs of all others
_SLOTS = (*KINDS, *dict.fromkeys(slot for slots in SLOTS.values() for slot in slots))
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`/]+/[^\s<>\"{}|\\^`]+")
_SHOWN = 80  # letters of a correction in a message

_WRITTEN: dict[str, tuple[Callable[[Any], bool], str]] = {
    "iris": (lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value), "a list of strings"),
    "value": (lambda value: isinstance(value, str | date) or type(value) is int, "a string, a number or a date"),
    "": (lambda value: isinstance(value, str) and value != "", "a string with something in it"),
}


@cache
def read_corrections(file: Path | None, lists: Authorities) -> Corrections:
    """The corrections in a file, their IRIs in full and as `lists` have them now; none without a file.

    Raises UsageError, naming the file, the entry and what to do, for anything else than corrections.
    """
    if file is None:
        return Corrections()
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: is no TOML: {error}") from error
    try:
        return _Reader(lists).corrections(said)
    except ValueError as error:
        raise UsageError(f"{file}: {error}") from error


class _Reader:
    """Reads tables of corrections; what is wrong with one raises ValueError."""

    def __init__(self, lists: Authorities) -> None:
        self.lists = lists
        self.ours = f"{lists.base}id/"

    def corrections(self, said: Mapping[str, Any]) -> Corrections:
        """All tables of a file."""
        for key in said:
            _one_of(key, ("link", "same", "wrong"), key)
        links = tuple(_entries("link", said.get("link", []), self.link))
        _check_twice(links)
        sames = tuple(_entries("same", said.get("same", []), self.same))
        wrongs = tuple(_entries("wrong", said.get("wrong", []), self.wrong))
        return Corrections(links, sames, wrongs)

    def link(self, name: str, entry: Mapping[str, Any]) -> Link:
        """A table [[link]]."""
        _check_keys(entry, required=("mention", "kind", "iri"), others=("document",))
        if not fold(entry["mention"]):
            raise ValueError("mention: has no letter; give the words of the document")
        kind = _one_of(entry["kind"], KINDS, "kind")
        iri = self.iri(entry["iri"], "iri", kind)
        return Link(_shown(name, entry["mention"]), entry["mention"], kind, iri, entry.get("document"))

    def same(self, name: str, entry: Mapping[str, Any]) -> Same:
        """A table [[same]]."""
        _check_keys(entry, required=("iris",))
        if len(entry["iris"]) < 2:
            raise ValueError("iris: give two or more; the first stays")
        iris = [self.iri(iri, "iris") for iri in entry["iris"]]
        kinds = {kind for iri in iris if (kind := self.kind(iri))}
        if len(kinds) > 1:
            raise ValueError(f"iris: are of several kinds: {', '.join(sorted(kinds))}; only things of one can be one")
        return Same(_shown(name, *entry["iris"]), tuple(dict.fromkeys(iris)))

    def wrong(self, name: str, entry: Mapping[str, Any]) -> Wrong:
        """A table [[wrong]]."""
        _check_keys(entry, required=("slot",), others=("thing", "value", "document"))
        slot = _one_of("meeting" if entry["slot"] == "other_meeting" else entry["slot"], _SLOTS, "slot")
        about = [kind for kind in ("", *KINDS) if slot == kind or slot in SLOTS.get(kind, ())]
        value, document = entry.get("value"), entry.get("document")
        if "thing" in entry and about == [""]:
            raise ValueError(f"thing: {slot} is said of the document itself; leave it out")
        if "thing" not in entry and "" not in about:
            raise ValueError(f"thing: is missing: the IRI of the {about[0]}")
        if value is not None and slot in KINDS:
            raise ValueError(f"value: a whole {slot} has none; leave it out")
        thing = self.iri(entry["thing"], "thing", about[-1]) if "thing" in entry else None
        told = None if value is None else self.iri(str(value), "value") if slot in LEADING else str(value)
        return Wrong(_shown(name, slot, entry.get("thing"), value), slot, thing, told, document)

    def iri(self, written: str, key: str, kind: str | None = None) -> str:
        """An IRI in full, as the lists have it now; without a scheme it is below `{base}id/`."""
        full = written if ":" in written else self.ours + written.removeprefix("id/")
        if full.startswith(f"{DEFAULT_BASE}id/"):
            full = self.ours + full.removeprefix(f"{DEFAULT_BASE}id/")
        if not _IRI.fullmatch(full):
            raise ValueError(f"{key}: {written} is no IRI; write one as org/msdhs, or in full")
        full = self.lists.current(full)
        found = self.kind(full)
        if kind and found and found != kind:
            raise ValueError(f"{key}: {written} is a {found}, not a {kind}")
        if kind in _OURS_ONLY and not found:
            raise ValueError(f"{key}: {written} is not below {self.ours}{kind}/; a {kind} has no other IRI")
        return full

    def kind(self, iri: str) -> str | None:
        """Which kind of thing an IRI is of; None where it does not say."""
        if entry := self.lists.entries.get(iri):
            return _one_of(entry.kind or "", KINDS, "kind")
        if not iri.startswith(self.ours):
            return None
        segment, _, local = iri.removeprefix(self.ours).partition("/")
        for kind, (own, pattern) in _MADE.items():
            if segment == own and re.fullmatch(pattern, local):
                return kind
        raise ValueError(f"{iri}: is neither in the authority lists nor an IRI that a build makes; is it misspelt?")


def _shown(name: str, *said: object) -> str:
    """What a correction is called: its number, and the beginning of what it says, for a terminal."""
    words = " ".join(" ".join(str(word) for word in said if word is not None).split())
    plain = "".join(letter if letter.isprintable() else "?" for letter in words)
    return f"{name} ({plain[:_SHOWN]}{' …' if len(plain) > _SHOWN else ''})"


def _entries(kind: str, tables: Any, read: Callable[[str, Mapping[str, Any]], T]) -> Iterator[T]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{kind}: is no list of tables; begin each with [[{kind}]]")
    for number, table in enumerate(tables, 1):
        try:
            yield read(f"[[{kind}]] {number}", table)
        except ValueError as error:
            raise ValueError(f"[[{kind}]] {number}: {error}") from error


def _check_keys(entry: Mapping[str, Any], required: tuple[str, ...], others: tuple[str, ...] = ()) -> None:
    for key in required:
        if key not in entry:
            raise ValueError(f"{key}: is missing")
    for key, value in entry.items():
        if key not in (*required, *others):
            _one_of(key, (*required, *others), key)
        is_right, called = _WRITTEN.get(key, _WRITTEN[""])
        if not is_right(value):
            raise ValueError(f"{key}: {value!r} is not {called}")


def _one_of(value: str, allowed: tuple[str, ...], key: str) -> str:
    if value in allowed:
        return value
    near = get_close_matches(value, allowed, n=1)
    advice = f"do you mean {near[0]}?" if near else f"there are: {', '.join(allowed)}"
    raise ValueError(f"{key}: {'' if key == value else value + ': '}no such {'key' if key == value else key}; {advice}")


def _check_twice(links: tuple[Link, ...]) -> None:
    """Two that say otherwise of one mention cannot both be obeyed."""
    first: dict[tuple[str, str, str | None], Link] = {}
    for link in links:
        other = first.setdefault((link.kind, fold(link.mention), link.document), link)
        if other.iri != link.iri:
            raise ValueError(f"{link.name}: gives another IRI than {other.name}; leave one out")
