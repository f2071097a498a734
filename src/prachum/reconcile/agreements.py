"""Instruments: short and long names of one meet; editions, amendments and drafts of a new one stay apart."""

import re
from collections.abc import Iterable
from functools import lru_cache

from prachum.likeness import overlap, similar
from prachum.link.keys import agreement_is_generic, agreement_subject, agreement_title
from prachum.reconcile.editions import differ, numbers
from prachum.reconcile.gathering import SAME
from prachum.reconcile.profiles import AgreementProfile
from prachum.reconcile.spelling import is_latin
from prachum.thai import fold

# What speaks for two instruments being one.
SUBJECT = ((0.85, 0.8), (0.6, 0.55), (0.4, 0.4))  # likeness of their subjects, and what it is worth
NAMED_ALIKE = 0.6  # a name in common that is not the title of both
SAME_PARTIES = 0.6
PARTY_IN_COMMON = 0.15
SAME_SIGNING = 0.5
# Kinds of which there are many in nearly the same words, and those that every pair of parties has its own of.
EXACT = {"law", "plan", "resolution", "project", "declaration"}
BILATERAL = {"memorandum", "convention", "procedure", "plan"}
_NEARLY = 0.95  # likeness of their subjects that those many need
_BLOCK, _EXACT_BLOCK = 8, 20  # letters of a subject, at either end
_NOUN = re.compile(r"^(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ประกาศ|ระเบียบ|คำสั่ง|กฎหมาย|มติ)+")
_DRAFT = re.compile(r"^\(?ร่าง")
_AMENDED = "ฉบับ"  # an act is not its amendment, which has a number
_MANY = 2  # parties: of an instrument between so many, all are named


class GatheredAgreement:
    """An instrument with its names, parties and days of conclusion."""

    def __init__(self) -> None:
        self.iris: set[str] = set()
        self.titles: set[str] = set()
        self.names: set[str] = set()
        self.kind = ""
        self.parties: set[frozenset[str]] = set()
        self.signed: set[str] = set()
        self.concluded = False

    def evidence(self, other: AgreementProfile) -> float:
        """A title in common, or a like one with another name, the parties or the day of signing in common."""
        if other.known or self._is_another(other):
            return 2 * SAME if other.known and other.iri in self.iris else 0.0
        if other.iri in self.iris:
            return 2 * SAME
        between = self._between(other)
        if _key(other.names[0]) in self._keys(self.titles) and not _is_generic(other.names[0]):
            return SAME + between if between or not _needs_parties(other.names[0]) else 0.0
        alike = max(_likeness(other.kind, other.names[0], title) for title in self.titles)
        worth = next((worth for least, worth in SUBJECT if alike >= least), 0.0)
        named = NAMED_ALIKE if self._shares_name(other) else 0.0
        if named and all(is_latin(other.names[0]) != is_latin(title) for title in self.titles):
            return SAME  # a title that the other is a translation of
        if other.kind in EXACT and alike < _NEARLY:
            return named + worth if named else 0.0
        signed = SAME_SIGNING if self.signed & other.signed else 0.0
        return worth + between + signed + named if worth else 0.0

    def add(self, other: AgreementProfile) -> None:
        """Take in what one more document says of it."""
        self.iris.add(other.iri)
        self.kind = self.kind or other.kind
        self.titles.add(other.names[0])
        self.names.update(other.names)
        self.signed.update(day for day in other.signed if len(day) == len("2019-04-22"))
        self.concluded = self.concluded or other.concluded
        if len(other.parties) >= _MANY:
            self.parties.add(other.parties)

    def _shares_name(self, other: AgreementProfile) -> bool:
        names = (name for name in other.names if not _is_generic(name))
        return not self._keys(self.names).isdisjoint(map(_key, names))

    def _keys(self, names: Iterable[str]) -> set[str]:
        return {_key(name) for name in names}

    def _between(self, other: AgreementProfile) -> float:
        if other.parties in self.parties:
            return SAME_PARTIES
        return PARTY_IN_COMMON if any(other.parties & parties for parties in self.parties) else 0.0

    def _is_another(self, other: AgreementProfile) -> bool:
        """Whether kind, number, year, parties or standing tell the two apart."""
        if other.kind != self.kind:
            return True
        needed = (_AMENDED,) if other.kind == "law" else ()
        numbered = [title for title in self.titles if needed or numbers(title).keys() & numbers(other.names[0]).keys()]
        if numbered and all(differ(other.names[0], title, *needed) for title in numbered):
            return True
        title = other.names[0]
        if self.concluded and _DRAFT.match(title) and not any(_DRAFT.match(known) for known in self.titles):
            return True
        nouns = {_noun(known) for known in self.titles} - {""}
        if other.kind == "law" and nouns and _noun(title) not in nouns | {""}:
            return True
        if other.kind != "plan" and not _needs_parties(title) and _key(title) in self._keys(self.titles):
            return False  # a treaty of many, of whom each release names those that it tells of
        full = len(other.parties) >= _MANY and bool(self.parties) and other.kind in BILATERAL
        return full and not any(other.parties <= known or known <= other.parties for known in self.parties)


def agreement_keys(agreement: AgreementProfile) -> Iterable[str]:
    """Its names, the ends of its subject, and its parties with the kind."""
    yield from (_key(name) for name in agreement.names if not _is_generic(name))
    subject = _NOUN.sub("", _subject(agreement.names[0]))
    block = _EXACT_BLOCK if agreement.kind in EXACT else _BLOCK
    if len(subject) >= block:
        yield f"{agreement.kind} ^{subject[:block]}"
        yield f"{agreement.kind} ${subject[-block:]}"
    if len(agreement.parties) >= _MANY and agreement.kind in BILATERAL:
        yield f"{agreement.kind} {' '.join(sorted(agreement.parties))}"


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    return fold(agreement_title(name))


@lru_cache(maxsize=65536)
def _subject(name: str) -> str:
    return agreement_subject(name)


@lru_cache(maxsize=65536)
def _is_generic(name: str) -> bool:
    return agreement_is_generic(name)


@lru_cache(maxsize=262144)
def _likeness(kind: str, one: str, other: str) -> float:
    if _is_generic(one) or _is_generic(other):
        return 0.0
    short, long = sorted((_subject(one), _subject(other)), key=len)
    if kind not in EXACT:
        return similar(short, long)
    begins = len(short) >= _EXACT_BLOCK and 2 * len(short) >= len(long) and long.startswith(short)
    return max(_NEARLY if begins else 0.0, overlap(short, long))


def _noun(title: str) -> str:
    """The sort of law, if the title says it: `พระราชกำหนด` is no `พระราชบัญญัติ`, but either may be called `กฎหมาย`."""
    found = _NOUN.match(_key(title))
    return "" if found is None or "กฎหมาย" in found[0] else found[0]


def _needs_parties(name: str) -> bool:
    """Whether such an instrument is concluded with many others in the same words."""
    return name.startswith(("บันทึก", "ความตกลง", "ข้อตกลง", "MOU", "MoU", "MOA")) and "ระหว่าง" not in name
