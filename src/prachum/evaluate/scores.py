"""Counts of hits and misses per slot, and the precision, recall and F1 that they make."""

from collections.abc import Iterable
from dataclasses import dataclass, field

GROUPS: dict[str, tuple[str, ...]] = {
    "document": ("title", "published"),
    "meetings": (
        "meeting",
        "other_meeting",
        "meeting.name",
        "meeting.type",
        "meeting.start",
        "meeting.end",
        "meeting.start_time",
        "meeting.ordinal",
        "meeting.attendance",
    ),
    "where": ("meeting.venue", "meeting.place"),
    "roles": ("meeting.organizer", "meeting.chair", "meeting.participant"),
    "agreements": (
        "agreement",
        "agreement.type",
        "agreement.party",
        "agreement.date_signed",
        "agreement.status",
        "meeting.agreement",
    ),
    "persons": ("person", "person.post"),
    "organizations": ("organization",),
    "places": ("place", "place.code"),
}


@dataclass(slots=True)
class Tally:
    """How many facts were found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    def __bool__(self) -> bool:
        """Whether there was anything to find or was found."""
        return bool(self.right or self.wrong or self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def gold(self) -> int:
        """How many facts the gold has."""
        return self.right + self.missed


@dataclass(slots=True)
class Scores:
    """The tallies per slot over `documents` documents, of which the dataset lacks `missing`."""

    documents: int = 0
    missing: tuple[str, ...] = ()
    slots: dict[str, Tally] = field(default_factory=dict)

    def count(self, slot: str, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Add to a slot's tally."""
        self.slots[slot] = self.slots.get(slot, Tally()) + Tally(right, wrong, missed)

    def groups(self) -> dict[str, Tally]:
        """The tallies of the groups of slots in which there is anything to score."""
        tallies = {
            group: sum((self.slots.get(slot, Tally()) for slot in slots), Tally()) for group, slots in GROUPS.items()
        }
        return {group: tally for group, tally in tallies.items() if tally}

    def overall(self) -> float:
        """The mean of the groups' F1."""
        groups = self.groups()
        return sum(tally.f1 for tally in groups.values()) / len(groups) if groups else 0.0


def render(scores: Scores) -> str:
    """The scores as a table: slots, then groups, then the mean of the groups' F1."""
    slots = ((slot, scores.slots[slot]) for group in GROUPS.values() for slot in group if slot in scores.slots)
    lines = [f"{'slot':22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}", *_rows(slots), ""]
    lines += [f"{'group':22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}", *_rows(scores.groups().items()), ""]
    if scores.missing:
        lines.append(f"not in the dataset: {', '.join(scores.missing)}")
    lines.append(f"OVERALL {scores.overall():.3f} over {scores.documents} documents")
    return "\n".join(lines)


def _rows(tallies: Iterable[tuple[str, Tally]]) -> list[str]:
    return [f"{name:22}{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}{t.gold:7d}" for name, t in tallies]
