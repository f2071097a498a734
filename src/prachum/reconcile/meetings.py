"""Meetings: two releases on one meeting, told by date, name, ordinal, hour, place and those who came."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from prachum.likeness import similar
from prachum.reconcile.apart import DAY, TALKS, are_apart, minutes_apart, missing, same_number
from prachum.reconcile.editions import ordinal
from prachum.reconcile.gathering import SAME
from prachum.reconcile.names import bare, is_vague, likeness
from prachum.reconcile.profiles import MeetingProfile

# What speaks for two meetings being one.
NAME = ((0.9, 1.0), (0.7, 0.7), (0.55, 0.5), (0.4, 0.25))  # likeness of telling names, and what it is worth
SAME_ORDINAL = 0.4
SAME_HOUR, NEAR_HOUR = 0.4, 0.3
SAME_VENUE, SAME_PLACE = 0.3, 0.15
LEADING_BOTH, LEADING_MOST = 0.4, 0.7  # for one who leads both, and at most
BOTH_SIDES = 0.9  # of a consultation
LEADING_AT_ONCE = 0.6  # nobody leads two meetings at one hour, whatever they are called
PRESENT_BOTH, PRESENT_MOST = 0.15, 0.3
SAME_INSTRUMENT = 0.3
SAME_KIND = 0.15
# What speaks against it.
OTHER_NAME = -0.3  # two telling names that are not alike
OTHER_KIND = -0.3
GUEST_OF_ONE = -0.3  # one of the two sides of a consultation, of whom the other document says nothing
VAGUE_DATE = -0.1  # a month, which has many days
VAGUE_OF_COMMITTEE = -0.5  # and often more than one meeting of a committee

# Kinds that one event may well be told as.
_TOLD_AS = (
    {"meeting", "committee_meeting", "conference", "training", "bilateral_meeting"},
    {"meeting", "consultation", "bilateral_meeting", "visit"},
    {"meeting", "conference", "campaign", "press_event"},
)
_SUBCOMMITTEE = re.compile("อนุกรรมการ|คณะทำงาน")
_MONTH = len("2019-04")
_BLOCK = 6  # letters of a name
_LONGEST = 31  # days of a meeting that are told one by one
_SAME_VENUE = 0.6


class GatheredMeeting:
    """A meeting as every document tells it."""

    def __init__(self) -> None:
        self.told: dict[MeetingProfile, None] = {}

    def evidence(self, other: MeetingProfile) -> float:
        """What speaks most for it in one of the documents, if no document speaks against it."""
        if any(are_apart(told, other) for told in self.told):
            return 0.0
        return max((_evidence(told, other) for told in self.told), default=0.0)

    def add(self, other: MeetingProfile) -> None:
        """Take in how one more document tells it."""
        self.told[other] = None


def meeting_keys(meeting: MeetingProfile) -> Iterator[str]:
    """Its days; its month with the beginning of its name, since names without a day must be alike; its ordinal."""
    if len(meeting.start) == DAY:
        yield from _days(meeting)
    if len(meeting.start) >= _MONTH:
        yield f"{meeting.start[:_MONTH]} {bare(meeting.name)[:_BLOCK]}"
    number = ordinal(meeting.ordinal)
    if number:
        yield f"{number[0]}/{number[1] or meeting.start[:4]} {bare(meeting.name)[:_BLOCK]}"


def _evidence(one: MeetingProfile, other: MeetingProfile) -> float:
    if one.iri == other.iri:
        return 3 * SAME
    return sum(speaks(one, other) for speaks in (_by_name, _by_time, _by_place, _by_people, _by_kind))


def _by_name(one: MeetingProfile, other: MeetingProfile) -> float:
    number = SAME_ORDINAL if same_number(one, other) else 0.0
    if is_vague(one.name) or is_vague(other.name):
        return number
    alike = likeness(one.name, other.name)
    unlike = 0.0 if _led_at_once(one, other) else OTHER_NAME
    if bool(_SUBCOMMITTEE.search(one.name)) != bool(_SUBCOMMITTEE.search(other.name)):
        return unlike
    return number + next((worth for least, worth in NAME if alike >= least), unlike)


def _by_time(one: MeetingProfile, other: MeetingProfile) -> float:
    if len(one.start) != DAY or len(other.start) != DAY:
        return VAGUE_OF_COMMITTEE if one.kind == "committee_meeting" else VAGUE_DATE
    if not (one.time and other.time) or one.start != other.start:
        return 0.0
    minutes = minutes_apart(one, other)
    return SAME_HOUR if minutes == 0 else NEAR_HOUR if minutes <= 30 else 0.0


def _by_place(one: MeetingProfile, other: MeetingProfile) -> float:
    if one.venue and other.venue and similar(one.venue, other.venue) >= _SAME_VENUE:
        return SAME_VENUE
    inner = {chain[0] for chain in one.places if len(chain) > 1}
    return SAME_PLACE if any(chain[0] in inner for chain in other.places) else 0.0


def _by_people(one: MeetingProfile, other: MeetingProfile) -> float:
    leading = one.leading & other.leading
    here, there = one.leading | one.present, other.leading | other.present
    talks = {one.kind, other.kind} & TALKS
    if _led_at_once(one, other):
        worth = LEADING_AT_ONCE
    elif len(leading) > 1 and {one.kind, other.kind} <= TALKS:
        worth = BOTH_SIDES
    else:
        worth = min(LEADING_MOST, LEADING_BOTH * len(leading))
    worth += min(PRESENT_MOST, PRESENT_BOTH * len((here & there) - leading))
    if one.instruments & other.instruments:
        worth += SAME_INSTRUMENT
    return worth + (GUEST_OF_ONE if talks and (missing(one, other) or missing(other, one)) else 0.0)


def _by_kind(one: MeetingProfile, other: MeetingProfile) -> float:
    if one.kind == other.kind:
        return SAME_KIND
    return 0.0 if any(one.kind in kinds and other.kind in kinds for kinds in _TOLD_AS) else OTHER_KIND


def _led_at_once(one: MeetingProfile, other: MeetingProfile) -> bool:
    at_once = bool(one.time) and (one.start, one.time) == (other.start, other.time)
    return at_once and not one.leading.isdisjoint(other.leading)


def _days(meeting: MeetingProfile) -> Iterable[str]:
    first = date.fromisoformat(meeting.start)
    last = date.fromisoformat(meeting.end) if len(meeting.end) == DAY else first
    days = max(0, min((last - first).days, _LONGEST))
    return ((first + timedelta(number)).isoformat() for number in range(days + 1))
