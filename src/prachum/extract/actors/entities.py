"""Which name mentions are one thing: coreference within a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prachum.authorities import Authorities, Entry, EntryKind
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.model import Evidence
from prachum.thai import fold, language

_OPENING = re.compile(r"[ \n]*[(:,\-/]?[ \n]*(?:หรือ|โดยย่อว่า|เรียกย่อว่า)?[ \n]*\(?[\"']?[ \n]*")
_CLOSING = re.compile(r"[ \n]*(?:[):,/\-\"'.]|หรือ|$)")
_SHORT = re.compile(r"[A-Z]{2,}|[ก-ฮ.]{1,8}\.$")
_MINISTRY = fold("กระทรวง")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with all its mentions: `name` is its fullest form, `entry` what the lists know of it."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    entry: Entry | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def confidence(self) -> float:
        """How sure the surest of its mentions is."""
        return max(mention.confidence for mention in self.mentions)


def surface(reading: Reading, mention: Mention) -> str:
    """The words of a mention as the document has them, white space collapsed."""
    span = reading.stored(mention.start, mention.end)
    return re.sub(r"\s+", " ", span.of(reading.document.text)).strip()


class Clusters:
    """Mentions sorted into things; `join` says that two keys mean the same."""

    def __init__(self) -> None:
        self._same: dict[str, str] = {}
        self._members: dict[str, list[Mention]] = {}

    def add(self, key: str, mention: Mention) -> None:
        """File a mention under a key."""
        self._members.setdefault(key, []).append(mention)

    def join(self, key: str, other: str) -> None:
        """From now on the two keys are one thing."""
        self._same[self.root(other)] = self.root(key)

    def root(self, key: str) -> str:
        """The key that stands for a thing."""
        while self._same.get(key, key) != key:
            key = self._same[key]
        return key

    def groups(self) -> list[list[Mention]]:
        """The mentions of each thing, things by first mention."""
        grouped: dict[str, list[Mention]] = {}
        for key, members in self._members.items():
            grouped.setdefault(self.root(key), []).extend(members)
        return sorted((sorted(group) for group in grouped.values()), key=lambda group: group[0].start)


def cluster(
    reading: Reading, mentions: Sequence[Mention], kind: EntryKind, lists: Authorities
) -> Iterator[tuple[list[Mention], Entry | None]]:
    """The mentions of each body or place, with the entry of the lists that one of its names means."""
    clusters = Clusters()
    keys: dict[Mention, str] = {}
    entries: dict[str, Entry] = {}
    for mention in mentions:
        text = surface(reading, mention)
        found = lists.find(text, kind)
        key = found[0].iri if len(found) == 1 else fold(text)
        if len(found) == 1:
            entries[key] = found[0]
        keys[mention] = key
        clusters.add(key, mention)
    for first, second in pairwise(mentions):
        if _defines(reading, first, second):
            clusters.join(keys[first], keys[second])
    _join_short_forms(reading, mentions, keys, clusters)
    for group in clusters.groups():
        known = [entries[keys[m]] for m in group if keys[m] in entries]
        yield group, known[0] if known else None


def _defines(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether `second` is the other name of `first`: `กระทรวงแรงงาน (รง.)`, `… (X: Y)`, `… หรือ XYZ`."""
    gap = reading.text[first.end : second.start]
    if gap.strip() == "หรือ" and _SHORT.match(reading.text[second.start : second.end]):
        return first.label == "ORG"
    ends = _CLOSING.match(reading.text, second.end) is not None
    inside = reading.text.rfind("(", 0, second.start) > reading.text.rfind(")", 0, second.start)
    joined = "(" in gap or gap.strip() in (":", "-", ",", "หรือ", "")
    return ends and inside and joined and len(gap) <= 12 and bool(_OPENING.fullmatch(gap))


def _join_short_forms(
    reading: Reading, mentions: Sequence[Mention], keys: dict[Mention, str], clusters: Clusters
) -> None:
    """`คณะกรรมการฯ` is the last body named before, or else the next, whose name begins so; `เกษตรฯ` is a ministry."""
    for place, mention in enumerate(mentions):
        text = surface(reading, mention)
        if not text.endswith("ฯ"):
            continue
        beginning = fold(text)
        for other in (*reversed(mentions[:place]), *mentions[place + 1 :]):
            full = fold(surface(reading, other))
            if full != beginning and full.removeprefix(_MINISTRY).startswith(beginning.removeprefix(_MINISTRY)):
                clusters.join(keys[other], keys[mention])
                break


def entity(reading: Reading, id_: str, label: str, group: Sequence[Mention], entry: Entry | None) -> Entity:
    """One thing from its mentions; its name is the longest form, a Thai one before a foreign gloss."""
    forms = list(dict.fromkeys(surface(reading, mention) for mention in group))
    name = max(forms, key=lambda form: (_is_full_thai(form), len(fold(form)), -forms.index(form)))
    return Entity(id_, label, name, tuple(form for form in forms if form != name), tuple(group), entry)


def _is_full_thai(form: str) -> bool:
    return language(form) == "th" and len(fold(form)) > 6 and not form.endswith("ฯ")


def stands_free(group: Sequence[Mention], containers: Sequence[Mention]) -> bool:
    """Whether a thing is named somewhere outside the given stretches."""
    return not all(any(c.start <= m.start and m.end <= c.end for c in containers) for m in group)


def renumbered(entities: Sequence[Entity], letter: str) -> tuple[Entity, ...]:
    """The entities with ids in their order: `o1`, `o2`, …"""
    return tuple(replace(e, id=f"{letter}{number}") for number, e in enumerate(entities, 1))


def proofs(reading: Reading, thing: Entity) -> tuple[Evidence, ...]:
    """The mentions of a thing as evidence."""
    return tuple(Evidence(reading.stored(m.start, m.end), round(m.confidence, 3)) for m in thing.mentions)
