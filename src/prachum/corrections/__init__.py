"""What a publisher has corrected: data that every later build obeys."""

from dataclasses import dataclass

# The things that a correction may speak of.
KINDS = ("agreement", "meeting", "organization", "person", "place")

# The slots that a fact may be in, by what they are about: nothing is the document itself.
SLOTS: dict[str, tuple[str, ...]] = {
    "": ("title", "published", "modified", "url", "see_also", "topic"),
    "agreement": tuple(f"agreement.{x}" for x in ("party", "status", "date_signed", "under", "start", "end")),
    "meeting": (
        *(f"meeting.{x}" for x in ("type", "start", "end", "start_time", "ordinal", "venue", "place")),
        *(f"meeting.{x}" for x in ("organizer", "chair", "participant", "attendance", "agreement")),
        "topic",
    ),
    "person": ("person.post",),
}
# Those of them whose value is a thing.
LEADING = (
    *("agreement.party", "agreement.under", "meeting.place", "meeting.agreement"),
    *("meeting.organizer", "meeting.chair", "meeting.participant"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """What a document (any, if None) calls `mention` is the thing `iri`."""

    name: str
    mention: str
    kind: str
    iri: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """These IRIs are of one thing, which keeps the first."""

    name: str
    iris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a document (any, if None) says in `slot` of `thing` is wrong: `value`, or all if None.

    Where the slot is a kind of thing, the thing itself. `thing` is None for the document itself.
    """

    name: str
    slot: str
    thing: str | None = None
    value: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that a publisher has corrected. The `name` of a correction tells a reader which one it is."""

    links: tuple[Link, ...] = ()
    sames: tuple[Same, ...] = ()
    wrongs: tuple[Wrong, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all, in the order of the file's tables."""
        tables: tuple[tuple[Link | Same | Wrong, ...], ...] = (self.links, self.sames, self.wrongs)
        return tuple(one.name for table in tables for one in table)


def same_iris(corrections: Corrections) -> tuple[tuple[str, ...], ...]:
    """The IRIs that are one, each in one group only; the first of each group stays."""
    groups: list[dict[str, None]] = []
    for same in corrections.sames:
        touching = [group for group in groups if not group.keys().isdisjoint(same.iris)]
        joined = dict.fromkeys(iri for group in [*touching, dict.fromkeys(same.iris)] for iri in group)
        groups = [group for group in groups if group not in touching] + [joined]
    return tuple(map(tuple, groups))


def replacements(corrections: Corrections) -> dict[str, str]:
    """Each IRI that another is to stand for, with that one."""
    return {iri: first for first, *others in same_iris(corrections) for iri in others}
