"""What one document says, as frozen dataclasses: the data that stages hand to each other.

Every fact carries `Evidence`: the place in the stored text that proves it. Identifiers such as
`p1` or `o2` are local to one document; the link stage gives each of them an IRI.
"""

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

MeetingKind = Literal[
    "committee_meeting",
    "bilateral_meeting",
    "conference",
    "signing_ceremony",
    "consultation",
    "visit",
    "training",
    "press_event",
    "campaign",
    "meeting",
]
Role = Literal[
    "organizer",
    "host",
    "chair",
    "head_of_delegation",
    "interlocutor",
    "opening_speaker",
    "speaker",
    "participant",
    "observer",
    "signatory",
    "witness",
]
AgreementKind = Literal["memorandum", "procedure", "convention", "plan", "resolution", "declaration", "law", "project"]
ActionKind = Literal["draft", "approve", "sign", "adopt", "enact", "enter_into_force"]
Status = Literal["signed", "draft", "adopted", "unknown"]
Bound = Literal["exact", "at_least", "about"]
PlaceKind = Literal["country", "province", "city", "district", "region"]
Relation = Literal["signed", "considered", "under"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the stored text: `start` to `end` (exclusive), in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of `text` here."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that prove a fact, and how sure the extractor is (0 to 1)."""

    span: Span
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value, with the words that state it."""

    value: T
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a document are. A part that the text has not is None."""

    body: Span
    headline: Span | None = None
    dateline: Span | None = None
    footer: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `identifier` is the file's stem, `text` is stored to the letter."""

    identifier: str
    text: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class Article:
    """What a document says of itself. Dates are ISO days."""

    headline: Stated[str] | None = None
    published: Stated[str] | None = None
    modified: Stated[str] | None = None
    url: Stated[str] | None = None
    see_also: tuple[Stated[str], ...] = ()
    topics: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """An office that a person holds: `title` in full, `organization` a local id."""

    title: str
    evidence: Evidence
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; `name` without `prefix` (rank, title, style of address)."""

    id: str
    name: str
    mentions: tuple[Evidence, ...]
    prefix: str | None = None
    aliases: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """A named body; `parent` is the local id of the body of which the text says it is a part."""

    id: str
    name: str
    mentions: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A country, province, city, district or region. `code`: ISO 3166-1 alpha-2, or 3166-2 in Thailand."""

    id: str
    name: str
    kind: PlaceKind
    mentions: tuple[Evidence, ...]
    code: str | None = None
    within: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A dated step in the life of an instrument. `date` is ISO, as exact as the text."""

    kind: ActionKind
    date: str
    evidence: Evidence
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A named instrument. `parties` and `under` are local ids; `start` and `end` are its period's."""

    id: str
    name: str
    kind: AgreementKind
    mentions: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    parties: tuple[Stated[str], ...] = ()
    status: Stated[Status] | None = None
    actions: tuple[Action, ...] = ()
    under: tuple[Stated[str], ...] = ()
    start: Stated[str] | None = None
    end: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part, and how. `participant` is the local id of a person, a body or a country."""

    role: Role
    participant: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many people were there."""

    number: int
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a meeting did with an instrument; `agreement` is a local id."""

    relation: Relation
    agreement: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event where people came together.

    `start` and `end` are ISO dates as exact as the text, `time` is HH:MM, `date_text` the words
    for the date. `places` are local ids. `main` marks what the document reports, as against
    what it mentions.
    """

    id: str
    name: str
    kind: Stated[MeetingKind]
    main: bool
    mentions: tuple[Evidence, ...]
    start: Stated[str] | None = None
    end: Stated[str] | None = None
    time: Stated[str] | None = None
    date_text: str | None = None
    ordinal: Stated[str] | None = None
    venue: Stated[str] | None = None
    places: tuple[Stated[str], ...] = ()
    participations: tuple[Participation, ...] = ()
    attendance: Stated[Attendance] | None = None
    instruments: tuple[Instrument, ...] = ()
    topics: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says."""

    document: Document
    article: Article = field(default_factory=Article)
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    persons: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """Facts whose things have IRIs: `iris` maps each local id to one.

    `known` are those of the IRIs that stand in the authority lists, and `new_names` what the document
    calls these things though the lists do not. `posts` maps a title and the local id of its body to the
    post's IRI, `within` the IRI of a place to that of the place around it. Things that turned out to
    be one are one in `facts`, and their other local ids still lead to its IRI. `told` are the IRIs that the
    publisher has told, `obeyed` the names of the corrections that had something to correct, and `replaced`
    pairs of IRIs that these took away with those that stand for them.
    """

    facts: Facts
    iris: dict[str, str]
    known: frozenset[str] = frozenset()
    new_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    posts: dict[tuple[str, str | None], str] = field(default_factory=dict)
    within: dict[str, str] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    obeyed: frozenset[str] = frozenset()
    replaced: tuple[tuple[str, str], ...] = ()
