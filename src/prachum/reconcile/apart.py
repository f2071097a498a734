"""What tells two meetings apart, whatever else they have in common."""

from datetime import date

from prachum.reconcile.editions import differ, ordinal
from prachum.reconcile.names import likeness
from prachum.reconcile.profiles import MeetingProfile

TALKS = frozenset({"consultation", "bilateral_meeting", "visit"})
DAY = len("2019-04-22")
_LASTING = frozenset({"visit", "campaign", "conference", "training"})  # may begin more than once in a day
_APART = 90  # minutes between two events of a day
_STRAY = 10  # days by which two releases on a numbered meeting may differ
_NEARLY = 0.8  # likeness of names that one without a day needs, and one with another day


def are_apart(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Whether anything of what they say tells the two meetings apart."""
    return any(part(one, other) for part in _PARTS)


def same_number(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Whether both have an ordinal, and the same."""
    return bool(ordinal(one.ordinal) and ordinal(other.ordinal)) and not _ordinals_differ(one, other)


def minutes_apart(one: MeetingProfile, other: MeetingProfile) -> int:
    """Between two hours of one day; 0 where an hour is not given, or the days are several."""
    one_day = one.end in ("", one.start) and other.end in ("", other.start)
    if not (one.time and other.time and one_day):
        return 0
    first, second = (int(time[:2]) * 60 + int(time[3:]) for time in (one.time, other.time))
    return abs(first - second)


def missing(one: MeetingProfile, other: MeetingProfile) -> frozenset[str]:
    """Who sits at the table in one document and is not there in the other."""
    return one.leading - other.leading - other.present


def _ordinals_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    first, second = ordinal(one.ordinal), ordinal(other.ordinal)
    if not (first and second):
        return False
    (number, year), (number_too, year_too) = first, second
    return number != number_too or (year is not None and year_too is not None and year != year_too)


def _names_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Names that count differently; names that are not nearly the same, where a day is wanting."""
    vague = one.iri != other.iri and min(len(one.start), len(other.start)) < DAY
    return differ(one.name, other.name) or (vague and likeness(one.name, other.name) < _NEARLY)


def _dates_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    return not _dates_meet(one, other) and not _is_same_in_series(one, other)


def _hours_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    lasting = one.kind in _LASTING or other.kind in _LASTING
    return not lasting and minutes_apart(one, other) >= _APART and not same_number(one, other)


def _places_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Unless a place of one lies in a place of the other."""
    if not (one.places and other.places):
        return False
    return not any(here[0] in there or there[0] in here for here in one.places for there in other.places)


def _sides_differ(one: MeetingProfile, other: MeetingProfile) -> bool:
    """The same minister with two ambassadors, the same ambassador with two ministers."""
    talks = one.kind in TALKS and other.kind in TALKS
    return talks and bool(missing(one, other)) and bool(missing(other, one))


_PARTS = (_ordinals_differ, _names_differ, _dates_differ, _hours_differ, _places_differ, _sides_differ)


def _dates_meet(one: MeetingProfile, other: MeetingProfile) -> bool:
    if not (one.start and other.start):
        return one.start == other.start
    exact = min(len(one.start), len(other.start))
    last, last_too = one.end or one.start, other.end or other.start
    if one.kind == other.kind == "committee_meeting" and exact == DAY:
        return one.start == other.start or last == last_too  # one that is said to take weeks is one of several
    return one.start[:exact] <= last_too[:exact] and other.start[:exact] <= last[:exact]


def _is_same_in_series(one: MeetingProfile, other: MeetingProfile) -> bool:
    """Whether both are one number of one committee's year, though a document has another day for it."""
    numbers = ordinal(one.ordinal), ordinal(other.ordinal)
    if not all(number and number[1] for number in numbers) or not same_number(one, other):
        return False
    days = [date.fromisoformat(day) for day in (one.start, other.start) if len(day) == DAY]
    stray = len(days) == 2 and abs((days[0] - days[1]).days) > _STRAY
    return not stray and likeness(one.name, other.name) >= _NEARLY
