"""Bodies that no authority list knows: one whatever the spacing, a slip of spelling, a bracketed abbreviation."""

import re
from collections.abc import Iterable
from functools import lru_cache

from prachum.link.keys import body_is_generic
from prachum.reconcile.gathering import SAME
from prachum.reconcile.profiles import BodyProfile
from prachum.reconcile.spelling import one_slip, sounding, unbracketed
from prachum.thai import fold

_LONG = 20  # letters of a name in which one may be a slip
_ACRONYM = re.compile(r"[A-Z][A-Z-]{2,}|(?:[ก-ฮ]{1,2}\.){2,}|[ก-ฮ]{3,}\.")
_TELLING = 8  # letters of a name that is one body's
_NUMBER = re.compile(r"\d+")
_SHORTENED = (
    (re.compile(r"^สนง\.?\s*"), "สำนักงาน"),
    (re.compile(r"^(?:รพ|รพ\.)\s*"), "โรงพยาบาล"),
    (re.compile(r"^(?:บจก|บมจ)\.\s*"), "บริษัท"),
    (re.compile(r"\s+จ\.\s*"), "จังหวัด"),
    (re.compile(r"\s*จำกัด(?:\s*\(มหาชน\))?$"), ""),
)


class GatheredBody:
    """A body with all the names that it has got."""

    def __init__(self) -> None:
        self.iris: set[str] = set()
        self.folded: set[str] = set()
        self.names: set[str] = set()
        self.acronyms: set[str] = set()
        self.parents: set[str] = set()

    def evidence(self, other: BodyProfile) -> float:
        """The same name, but for a slip in a long one; an abbreviation alone is the body that has given it."""
        if other.iri in self.iris:
            return 2 * SAME
        if fold(other.names[0]) in self.folded:  # linking gave one name two IRIs: its surroundings differ
            return 0.0
        if body_is_generic(other.names[0]) and other.parent not in self.parents:
            return 0.0
        if written_out(other.names[0]) in self.names:
            return 1.5 * SAME
        if any(_slipped(written_out(other.names[0]), name) for name in self.names):
            return SAME
        short = is_acronym(other.names[0]) and len(other.names) == 1
        return SAME if short and fold(other.names[0]) in self.acronyms else 0.0

    def add(self, other: BodyProfile) -> None:
        """Take in its names and the body around it."""
        self.iris.add(other.iri)
        self.folded.add(fold(other.names[0]))
        if len(name := written_out(other.names[0])) >= _TELLING:
            self.names.add(name)
        self.acronyms.update(fold(name) for name in other.names if is_acronym(name))
        self.parents.update([other.parent] if other.parent else [])


def body_keys(body: BodyProfile) -> Iterable[str]:
    """Its name, the halves of a long one, its abbreviations."""
    name = written_out(body.names[0])
    yield name
    if len(name) >= _LONG:  # a slip spares one half or the other, whose length it may change by one
        for half in {(len(name) + more) // 2 for more in (-1, 0, 1)}:
            yield "^" + name[:half]
            yield "$" + name[-half:]
    yield from (fold(name) for name in body.names if is_acronym(name))


@lru_cache(maxsize=65536)
def written_out(name: str) -> str:
    """The sound of the name in full, without brackets: `สนง.จัดหางาน จ.ตาก` → that of `สำนักงานจัดหางานจังหวัดตาก`."""
    for pattern, full in _SHORTENED:
        name = pattern.sub(full, name)
    return sounding(unbracketed(name))


def is_acronym(name: str) -> bool:
    """Whether the name is but an abbreviation: `IJM`, `ศพดส.`."""
    return _ACRONYM.fullmatch(name.strip()) is not None


def _slipped(one: str, other: str) -> bool:
    """Whether a letter is lost in one of two long names; another letter may be another place: `ระนอง`, `ระยอง`."""
    long = min(len(one), len(other)) >= _LONG and len(one) != len(other)
    return long and one_slip(one, other) and _NUMBER.findall(one) == _NUMBER.findall(other)
