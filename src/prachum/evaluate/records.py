"""What is compared: the facts of one document as gold has them, from a gold file or from a dump."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, an organization or a place: all its names, the main one first, and its code."""

    id: str
    names: tuple[str, ...]
    code: str | None = None
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument; `parties` are ids."""

    id: str
    names: tuple[str, ...]
    type: str | None
    status: str | None
    date_signed: str | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; places and those who took part are ids, `agreements` pairs of an id and a relation."""

    id: str
    name: str | None
    main: bool
    type: str | None = None
    start: str | None = None
    end: str | None = None
    start_time: str | None = None
    ordinal: str | None = None
    attendance: int | None = None
    venue: str | None = None
    places: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    agreements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One document's facts.

    `others` are things that only a meeting or an agreement names, by what they are: they help to
    compare those, and count for nothing themselves.
    """

    title: str | None = None
    published: str | None = None
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    persons: tuple[Thing, ...] = ()
    organizations: tuple[Thing, ...] = ()
    places: tuple[Thing, ...] = ()
    other_persons: tuple[Thing, ...] = ()
    other_organizations: tuple[Thing, ...] = ()
    other_places: tuple[Thing, ...] = ()
