"""Meetings: two releases on one meeting, told by date, name, ordinal, hour, place and those who came."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from prachum.likeness import overlap, similar
from prachum.link.keys import meeting_is_generic, meeting_name
from prachum.reconcile.editions import differ, ordinal
from prachum.reconcile.gathering import SAME
from prachum.reconcile.profiles import MeetingProfile

# What speaks for two meetings being one.
NAME = ((0.9, 1.0), (0.7, 0.7), (0.55, 0.5), (0.4, 0.25))  # likeness of telling names, and what it is worth
SAME_ORDINAL = 0.4
SAME_HOUR, NEAR_HOUR = 0.4, 0.3
SAME_VENUE, SAME_PLACE = 0.3, 0.15
LEADING_BOTH, LEADING_MOST = 0.4, 0.7  # for one who leads both, and at most
LEADING_AT_ONCE = 0.6  # nobody leads two meetings at one hour, whatever they are called
PRESENT_BOTH, PRESENT_MOST = 0.15, 0.3
SAME_INSTRUMENT = 0.3
SAME_KIND = 0.15
# What speaks against it.
OTHER_NAME = -0.3  # two telling names that are not alike
OTHER_KIND = -0.3
GUEST_OF_ONE = -0.3  # one of the two sides of a consultation, of whom the other document says nothing
VAGUE_DATE = -0.2  # a month, which has many days
VAGUE_OF_COMMITTEE = -0.5  # and often more than one meeting of a committee

_CONSULTATIONS = {"consultation", "bilateral_meeting", "visit"}
# Kinds that one event may well be told as.
_TOLD_AS = (
    {"meeting", "committee_meeting", "conference", "training", "bilateral_meeting"},
    {"meeting", "consultation", "bilateral_meeting", "visit"},
    {"meeting", "conference", "campaign", "press_event"},
)
_SUBCOMMITTEE = re.compile("อนุกรรมการ|คณะทำงาน")
_DAY = len("2019-04-22")
_LONGEST = 31  # days of a meeting that are told one by one
_STRAY = 10  # days by which two releases on a numbered meeting may differ
_SAME_VENUE = 0.6
_TELLING = 12  # letters of a name that stands whole inside another, which may add the one thing that tells them apart
_INSIDE = 0.6
_NEARLY = 0.8  # likeness of names that one without a day needs
_LASTING = {"visit", "campaign", "conference", "training"}  # may begin more than once in a day
_APART = 90  # minutes between two events of a day


class GatheredMeeting:
    """A meeting as every document tells it."""

    def __init__(self) -> None:
        self.told: dict[MeetingProfile, None] = {}

    def evidence(self, other: MeetingProfile) -> float:
        """What speaks most for it in one of the documents, if no document speaks against it."""
        if any(_is_another(told, other) for told in self.told):
            return 0.0
        return max((_evidence(told, other) for told in self.told), default=0.0)

    def add(self, other: MeetingProfile) -> None:
        """Take in how one more document tells it."""
        self.told[other] = None


def meeting_keys(meeting: MeetingProfile) -> Iterator[str]:
    """Its days, or its month; its ordinal within a year."""
    if len(meeting.start) == _DAY:
        yield from _days(meeting)
        yield meeting.start[:7]
    elif len(meeting.start) == len("2019-04"):
        yield meeting.start
    number = ordinal(meeting.ordinal) if meeting.ordinal else None
    if number:
        yield f"{number[0]}/{number[1] or meeting.start[:4]}"


def _is_another(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Whether ordinals, dates, hours, places or the two sides of a talk tell the meetings apart."""
    if _ordinals_differ(one, other) or differ(one.name, other.name):
        return True
    if not _dates_meet(one, other) and not _is_same_in_series(one, other):
        return True
    vague = one.iri != other.iri and min(len(one.start), len(other.start)) < _DAY
    if vague and likeness(one.name, other.name) < _NEARLY:
        return True
    if not {one.kind, other.kind} & _LASTING and _minutes_apart(one, other) >= _APART:
        return not _same_number(one, other)
    if one.places and other.places and not _places_meet(one, other):
        return True
    if one.kind in _CONSULTATIONS and other.kind in _CONSULTATIONS:
        return bool(_missing(one, other)) and bool(_missing(other, one))
    return False


def _evidence(one: MeetingProfile, other: MeetingProfile) -> float:
    if one.iri == other.iri:
        return 3 * SAME
    return sum(speaks(one, other) for speaks in (_by_name, _by_time, _by_place, _by_people, _by_kind))


def _by_name(one: MeetingProfile, other: MeetingProfile) -> float:
    number = SAME_ORDINAL if _same_number(one, other) else 0.0
    if _is_vague(one.name) or _is_vague(other.name):
        return number
    alike = likeness(one.name, other.name)
    unlike = 0.0 if _led_at_once(one, other) else OTHER_NAME
    if bool(_SUBCOMMITTEE.search(one.name)) != bool(_SUBCOMMITTEE.search(other.name)):
        return unlike
    return number + next((worth for least, worth in NAME if alike >= least), unlike)


def _by_time(one: MeetingProfile, other: MeetingProfile) -> float:
    if len(one.start) != _DAY or len(other.start) != _DAY:
        return VAGUE_OF_COMMITTEE if one.kind == "committee_meeting" else VAGUE_DATE
    if not (one.time and other.time) or one.start != other.start:
        return 0.0
    minutes = _minutes_apart(one, other)
    return SAME_HOUR if minutes == 0 else NEAR_HOUR if minutes <= 30 else 0.0


def _by_place(one: MeetingProfile, other: MeetingProfile) -> float:
    if one.venue and other.venue and similar(one.venue, other.venue) >= _SAME_VENUE:
        return SAME_VENUE
    inner = {chain[0] for chain in one.places if len(chain) > 1}
    return SAME_PLACE if any(chain[0] in inner for chain in other.places) else 0.0


def _by_people(one: MeetingProfile, other: MeetingProfile) -> float:
    leading = one.leading & other.leading
    here, there = one.leading | one.present, other.leading | other.present
    worth = LEADING_AT_ONCE if _led_at_once(one, other) else min(LEADING_MOST, LEADING_BOTH * len(leading))
    worth += min(PRESENT_MOST, PRESENT_BOTH * len((here & there) - leading))
    if one.instruments & other.instruments:
        worth += SAME_INSTRUMENT
    talks = one.kind in _CONSULTATIONS or other.kind in _CONSULTATIONS
    return worth + (GUEST_OF_ONE if talks and (_missing(one, other) or _missing(other, one)) else 0.0)


def _by_kind(one: MeetingProfile, other: MeetingProfile) -> float:
    if one.kind == other.kind:
        return SAME_KIND
    return 0.0 if any(one.kind in kinds and other.kind in kinds for kinds in _TOLD_AS) else OTHER_KIND


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """How alike two names of meetings are, their brackets, ordinals and first words aside."""
    short, long = sorted((meeting_name(one), meeting_name(other)), key=len)
    inside = _INSIDE if len(short) >= _TELLING and short in long else 0.0
    return max(inside, overlap(short, long))


@lru_cache(maxsize=65536)
def _is_vague(name: str) -> bool:
    return meeting_is_generic(name)


def _led_at_once(one: MeetingProfile, other: MeetingProfile) -> bool:
    at_once = bool(one.time) and (one.start, one.time) == (other.start, other.time)
    return at_once and not one.leading.isdisjoint(other.leading)


def _missing(one: MeetingProfile, other: MeetingProfile) -> frozenset[str]:
    """Who sits at the table in one document and is not there in the other."""
    return one.leading - other.leading - other.present


def _ordinals_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    first, second = ordinal(one.ordinal), ordinal(other.ordinal)
    if not (first and second):
        return False
    (number, year), (number_too, year_too) = first, second
    return number != number_too or (year is not None and year_too is not None and year != year_too)


def _same_number(one: MeetingProfile, other: MeetingProfile) -> bool:
    return bool(ordinal(one.ordinal) and ordinal(other.ordinal)) and not _ordinals_differ(one, other)


def _is_same_in_series(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Whether both are one number of one committee's year, though a document has another day for it."""
    numbers = ordinal(one.ordinal), ordinal(other.ordinal)
    if not all(number and number[1] for number in numbers) or not _same_number(one, other):
        return False
    days = [day for day in (one.start, other.start) if len(day) == _DAY]
    stray = len(days) == 2 and abs(_day(days[0]) - _day(days[1])).days > _STRAY
    return not stray and likeness(one.name, other.name) >= 0.8


def _dates_meet(one: MeetingProfile, other: MeetingProfile) -> bool:
    if not (one.start and other.start):
        return one.start == other.start
    exact = min(len(one.start), len(other.start))
    last, last_too = one.end or one.start, other.end or other.start
    if one.kind == other.kind == "committee_meeting" and exact == _DAY:
        return one.start == other.start or last == last_too  # one that is said to take weeks is one of several
    return one.start[:exact] <= last_too[:exact] and other.start[:exact] <= last[:exact]


def _minutes_apart(one: MeetingProfile, other: MeetingProfile) -> int:
    """Between two hours of one day; 0 where an hour is not given, or the days are several."""
    one_day = one.end in ("", one.start) and other.end in ("", other.start)
    if not (one.time and other.time and one_day):
        return 0
    first, second = (int(time[:2]) * 60 + int(time[3:]) for time in (one.time, other.time))
    return abs(first - second)


def _places_meet(one: MeetingProfile, other: MeetingProfile) -> bool:
    return any(here[0] in there or there[0] in here for here in one.places for there in other.places)


def _days(meeting: MeetingProfile) -> Iterable[str]:
    first = _day(meeting.start)
    last = _day(meeting.end) if len(meeting.end) == _DAY else first
    return ((first + timedelta(number)).isoformat() for number in range(min((last - first).days, _LONGEST) + 1))


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
