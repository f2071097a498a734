"""Whether the confidence of published facts means what it says: what share of them is right, by confidence."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from prachum.evaluate.dump import Dump
from prachum.evaluate.scores import Tally
from prachum.evaluate.slots import Fact
from prachum.namespaces import ADMS, CV, ORG, SCHEMA, P
from prachum.proofs import THINGS

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)  # where each class of confidence begins
_VALUES = {  # of which statement a slot's confidence is
    "title": SCHEMA.headline,
    "published": SCHEMA.datePublished,
    "agreement.status": ADMS.status,
    "meeting.type": DCTERMS.type,
    "meeting.start": SCHEMA.startDate,
    "meeting.start_time": SCHEMA.startDate,
    "meeting.end": SCHEMA.endDate,
    "meeting.ordinal": P.ordinal,
    "meeting.attendance": P.attendance,
}
_OF_THINGS = ("meeting.name", "agreement.type", "place.code")  # as sure as the thing
_RELATIONS = (P.signed, P.considered, P.under)


@dataclass(slots=True)
class Calibration:
    """How many facts of each class of confidence are right and wrong, over all slots and for each."""

    slots: dict[str, dict[float, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))

    def count(self, slot: str, confidence: float, right: bool) -> None:
        """Add a fact."""
        begin = max(b for b in BINS if b <= confidence)
        self.slots[slot][begin] += Tally(right=int(right), wrong=int(not right))

    def total(self) -> dict[float, Tally]:
        """The tallies of all slots together, by where each class begins."""
        return {b: sum((slot[b] for slot in self.slots.values() if b in slot), Tally()) for b in BINS}


class Sureness:
    """The confidence of one document's published facts."""

    def __init__(self, dump: Dump, document: str, graph: str) -> None:
        self.dump, self.document, self.graph = dump, document, graph
        self.proofs = dump.proofs(graph)
        self.statements = dump.statements(graph)

    def of(self, fact: Fact) -> float | None:
        """The confidence of the surest proof of a fact; None where it has none of its own."""
        return max((self.proofs[body] for body in self._bodies(fact) if body in self.proofs), default=None)

    def _bodies(self, fact: Fact) -> Iterator[str]:
        """What the proofs of a fact may have as their body: a thing, or a statement."""
        slot, about, value = fact
        if slot in THINGS or slot in _OF_THINGS:
            return iter([about])
        if slot in _VALUES:
            return self._stated(about or self.document, _VALUES[slot])
        return _LOOKUPS[slot](self, about, value) if slot in _LOOKUPS else iter(())

    def _parts(self, meeting: str, who: str) -> Iterator[str]:
        for part in self.dump.values(meeting, CV.hasParticipation, self.graph):
            if who in self.dump.values(part, CV.hasParticipant, self.graph):
                yield part

    def _relations(self, meeting: str, agreement: str) -> Iterator[str]:
        for relation in _RELATIONS:
            yield from self._stated(meeting, relation, agreement)

    def _parties(self, agreement: str, party: str) -> Iterator[str]:
        return self._stated(agreement, P.party, party)

    def _actions(self, agreement: str, date: str) -> Iterator[str]:
        for action in self.dump.subjects(P.actsOn, agreement, self.graph):
            if any(told[:10] == date for told in self.dump.values(action, SCHEMA.startDate, self.graph)):
                yield action

    def _posts(self, person: str, title: str) -> Iterator[str]:
        for post in self.dump.values(person, ORG.holds, self.graph):
            if title in {told for told, _ in self.dump.titles(post)}:
                yield from self._stated(person, ORG.holds, post)

    def _venues(self, meeting: str, name: str) -> Iterator[str]:
        for place in self.dump.values(meeting, SCHEMA.location, self.graph):
            if "Venue" in self.dump.types(place):
                yield from self._stated(meeting, SCHEMA.location, place)

    def _places(self, meeting: str, value: str) -> Iterator[str]:
        for place in self.dump.values(meeting, SCHEMA.location, self.graph):
            if value in self.dump.around(place):
                yield from self._stated(place, SCHEMA.containedInPlace, value)
                yield from self._stated(meeting, SCHEMA.location, place)

    def _stated(self, subject: str, predicate: URIRef, value: str | None = None) -> Iterator[str]:
        for found, statement in self.statements.get((subject, str(predicate)), ()):
            if value in (None, found):
                yield statement


_LOOKUPS: dict[str, Callable[[Sureness, str, str], Iterator[str]]] = {
    "meeting.organizer": Sureness._parts,
    "meeting.chair": Sureness._parts,
    "meeting.participant": Sureness._parts,
    "meeting.agreement": Sureness._relations,
    "meeting.venue": Sureness._venues,
    "meeting.place": Sureness._places,
    "agreement.party": Sureness._parties,
    "agreement.date_signed": Sureness._actions,
    "person.post": Sureness._posts,
}


def render_calibration(calibration: Calibration) -> str:
    """The calibration as a table: the classes of all slots together, then the highest class slot by slot."""
    ends = (*BINS[1:], 1.0)
    lines = [f"{'confidence':22}{'facts':>7}{'right':>7}"]
    lines += [
        f"{f'{begin:.1f} to {end:.1f}':22}{tally.right + tally.wrong:7d}{tally.precision:7.3f}"
        for (begin, tally), end in zip(calibration.total().items(), ends, strict=True)
    ]
    lines += ["", f"{f'{BINS[-1]} and more':22}{'facts':>7}{'right':>7}"]
    for slot, classes in sorted(calibration.slots.items()):
        if tally := classes.get(BINS[-1]):
            lines.append(f"{slot:22}{tally.right + tally.wrong:7d}{tally.precision:7.3f}")
    return "\n".join(lines)
