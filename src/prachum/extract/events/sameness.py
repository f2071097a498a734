"""Whether two phrases name one event."""

from prachum.dates import DateMention
from prachum.extract.events.candidates import ORDINAL, Candidate
from prachum.extract.events.timing import CLOSE, GLOSS
from prachum.extract.reading import Reading
from prachum.likeness import similar

LIKE = 0.6  # likeness from which two phrases may name one event
ALIKE_IF_NUMBERED = 0.35  # the same for phrases with one ordinal of a year: ครั้งที่ 3/2561


def same(
    reading: Reading, one: Candidate, other: Candidate, here: DateMention | None, there: DateMention | None
) -> bool:
    """Whether two phrases are alike, of what was signed both or neither, and neither an ordinal nor the date of each, if it has one, tells them apart."""
    a, b = reading.text[one.start : one.end], reading.text[other.start : other.end]
    if (one.kind == "signing_ceremony") != (other.kind == "signing_ceremony"):
        return False  # พิธีลงนามคู่มือ… and การประชุมพิจารณาคู่มือ…
    first, second = ORDINAL.search(a), ORDINAL.search(b)
    alike = similar(a, b)
    if first and second:
        return first[1] == second[1] and alike >= (ALIKE_IF_NUMBERED if "/" in first[1] else LIKE)
    if here and there and not _meet(here, there):
        exact = len(here.first) == len(there.first) == 10
        if not exact or _is_close(reading, one, here) or _is_close(reading, other, there):
            return False
    return alike >= LIKE


def _is_close(reading: Reading, candidate: Candidate, date: DateMention) -> bool:
    gap = GLOSS.sub("", reading.text[candidate.end : date.start])
    return date.start >= candidate.end and len(gap) <= CLOSE


def _meet(here: DateMention, there: DateMention) -> bool:
    exact = min(len(here.first), len(there.first))
    return here.first[:exact] <= there.last[:exact] and there.first[:exact] <= here.last[:exact]
