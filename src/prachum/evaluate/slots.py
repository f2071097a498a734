"""Comparing what was found in a document with its gold, slot by slot."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from prachum.evaluate.matching import (
    Alike,
    Key,
    at_least,
    likeness,
    organization_keys,
    pair,
    person_keys,
    place_keys,
    sharing,
)
from prachum.evaluate.records import Agreement, Meeting, Record, Thing
from prachum.evaluate.scores import Scores

G = TypeVar("G")
F = TypeVar("F")
V = TypeVar("V")

_COUNTRY_CODE = re.compile("[A-Z]{2}")
_KNOWN_STATUS = {"signed", "draft", "adopted"}
_NO_MEETING = Meeting("", None, main=False)
_NO_AGREEMENT = Agreement("", (), None, None, None, ())


Fact = tuple[str, str, str]
"""A slot, the id of the thing that the fact is about (none for the document itself), and the value or its id."""

Mark = Callable[[Fact, bool], None]


def compare(gold: Record, found: Record, scores: Scores, mark: Mark = lambda fact, right: None) -> None:
    """Count what was found rightly, wrongly or not at all in one document; `mark` hears of each find."""
    _Comparison(gold, found, scores, mark).count()


class _Comparison:
    def __init__(self, gold: Record, found: Record, scores: Scores, mark: Mark) -> None:
        self.gold, self.found, self.scores, self.mark = gold, found, scores, mark
        self.about = ""  # the id of the found thing whose slots are being compared
        self.gold_keys, self.found_keys = _keys(gold), _keys(found)
        self.countries = {
            place.id
            for place in (*found.places, *found.other_places)
            if place.code and _COUNTRY_CODE.fullmatch(place.code)
        }
        self.twins: dict[str, str] = {}

    def count(self) -> None:
        gold, found = self.gold, self.found
        self.value("title", gold.title, found.title, _alike_enough(0.9))
        self.value("published", gold.published, found.published)
        self.persons()
        self.values(
            "organization",
            gold.organizations,
            found.organizations,
            sharing(organization_keys, organization_keys),
        )
        self.places()
        self.agreements()
        self.meetings()

    def value(
        self, slot: str, gold: V | None, found: V | None, same: Callable[[V, V], bool] = lambda a, b: a == b
    ) -> None:
        """Count a slot that has one value or none."""
        right = gold is not None and found is not None and same(gold, found)
        if right:
            self.scores.count(slot, right=1)
        elif gold is not None or found is not None:
            self.scores.count(slot, wrong=int(found is not None), missed=int(gold is not None))
        if found is not None:
            self.mark(self.fact(slot, found), right)

    def fact(self, slot: str, found: object) -> Fact:
        """What was found, as others may look it up."""
        if isinstance(found, Thing | Agreement | Meeting):
            return slot, found.id, found.id
        return slot, self.about, str(found[0] if isinstance(found, tuple) else found)

    def values(
        self,
        slot: str,
        gold: Sequence[G],
        found: Sequence[F],
        alike: Alike[G, F],
        free: Callable[[F], bool] = lambda _: False,
    ) -> list[tuple[G | None, F | None]]:
        """Count a slot that has any number of values; a `free` extra one counts for nothing.

        Returns the pairs, then what has no partner with None in its place.
        """
        pairs, missed, extra = pair(gold, found, alike)
        wrong = sum(not free(one) for one in extra)
        self.scores.count(slot, right=len(pairs), wrong=wrong, missed=len(missed))
        for one in extra:
            if not free(one):
                self.mark(self.fact(slot, one), False)
        for _, one in pairs:
            self.mark(self.fact(slot, one), True)
        return [*pairs, *((one, None) for one in missed), *((None, one) for one in extra)]

    def persons(self) -> None:
        pairs = self.values("person", self.gold.persons, self.found.persons, sharing(person_keys, person_keys))
        for gold, found in pairs:
            self.about = found.id if found else ""
            self.values(
                "person.post",
                gold.posts if gold else (),
                found.posts if found else (),
                at_least(0.8, likeness),
            )

    def places(self) -> None:
        pairs = self.values("place", self.gold.places, self.found.places, sharing(place_keys, place_keys))
        for gold, found in pairs:
            self.about = found.id if found else ""
            if gold and gold.code:
                self.value("place.code", gold.code, found.code if found else None)

    def agreements(self) -> None:
        def alike(gold: Agreement, found: Agreement) -> float:
            return max(likeness(a, b) for a in gold.names for b in found.names)

        pairs = self.values("agreement", self.gold.agreements, self.found.agreements, at_least(0.6, alike))
        self.twins = {gold.id: found.id for gold, found in pairs if gold and found}
        for one, other in pairs:
            gold, found = one or _NO_AGREEMENT, other or _NO_AGREEMENT
            self.about = found.id
            self.value("agreement.type", gold.type, found.type)
            self.value("agreement.date_signed", gold.date_signed, found.date_signed)
            self.value("agreement.status", *_known_statuses(gold, found))
            self.values("agreement.party", gold.parties, found.parties, self.same_thing)

    def meetings(self) -> None:
        pairs, missed, extra = pair(self.gold.meetings, self.found.meetings, at_least(0.35, self.meetings_alike))
        for slot, is_main in (("meeting", True), ("other_meeting", False)):
            right = sum(gold.main == is_main for gold, _ in pairs)
            wrong = sum(found.main == is_main for found in extra)
            self.scores.count(slot, right, wrong, sum(gold.main == is_main for gold in missed))
        for right, meetings in ((True, [found for _, found in pairs]), (False, extra)):
            for found in meetings:
                self.mark(self.fact("meeting" if found.main else "other_meeting", found), right)
        for gold, found in pairs:
            self.meeting(gold, found)
        for gold in missed:
            self.meeting(gold, None)
        for found in extra:
            self.meeting(None, found)

    def meetings_alike(self, gold: Meeting, found: Meeting) -> float:
        """Mostly by name; when, what, which and who help."""
        chairs = _all_keys(gold.chairs, self.gold_keys) & _all_keys(found.chairs, self.found_keys)
        score = 0.6 * likeness(gold.name, found.name)
        score += 0.15 * (gold.start is not None and gold.start == found.start)
        score += 0.1 * (gold.type == found.type)
        score += 0.1 * (gold.ordinal is not None and gold.ordinal == found.ordinal)
        return score + 0.15 * bool(chairs)

    def meeting(self, one: Meeting | None, other: Meeting | None) -> None:
        gold, found = one or _NO_MEETING, other or _NO_MEETING
        self.about = found.id
        for slot in ("type", "start", "end", "start_time", "ordinal", "attendance"):
            self.value(f"meeting.{slot}", getattr(gold, slot), getattr(found, slot))
        self.value("meeting.name", gold.name, found.name, _alike_enough(0.6))
        self.value("meeting.venue", gold.venue, found.venue, _alike_enough(0.7))
        # That Geneva is in Switzerland need not be said: a country that only the dataset has is no error.
        implied = self.countries if gold.places else frozenset[str]()
        self.values("meeting.place", gold.places, found.places, self.same_thing, free=lambda x: x in implied)
        self.values("meeting.organizer", gold.organizers, found.organizers, self.same_thing)
        self.values("meeting.chair", gold.chairs, found.chairs, self.same_thing)
        self.values("meeting.participant", gold.participants, found.participants, self.same_thing)
        self.values("meeting.agreement", gold.agreements, found.agreements, self.same_instrument)

    def same_thing(self, gold: str, found: str) -> float:
        """Whether two ids stand for one person, organization or place."""
        return float(bool(self.gold_keys.get(gold, set()) & self.found_keys.get(found, set())))

    def same_instrument(self, gold: tuple[str, str], found: tuple[str, str]) -> float:
        """Whether two pairs of an id and a relation say the same."""
        return float((self.twins.get(gold[0]), gold[1]) == found)


def _keys(record: Record) -> dict[str, set[Key]]:
    """The keys of all persons, organizations and places of a document, by their ids."""
    kinds: tuple[tuple[Callable[[Thing], set[Key]], tuple[Thing, ...]], ...] = (
        (place_keys, (*record.places, *record.other_places)),
        (organization_keys, (*record.organizations, *record.other_organizations)),
        (person_keys, (*record.persons, *record.other_persons)),
    )
    return {thing.id: keys(thing) for keys, things in kinds for thing in things}


def _all_keys(ids: Sequence[str], keys: dict[str, set[Key]]) -> set[Key]:
    return {key for id_ in ids for key in keys.get(id_, ())}


def _known_statuses(gold: Agreement, found: Agreement) -> tuple[str | None, str | None]:
    """Both statuses as far as they count: where the gold's is unknown, any that was found is let be."""
    judged = gold.status if gold.status in _KNOWN_STATUS else None
    lenient = gold.status is not None and judged is None
    return judged, found.status if found.status in _KNOWN_STATUS and not lenient else None


def _alike_enough(least: float) -> Callable[[str, str], bool]:
    return lambda gold, found: likeness(gold, found) >= least
