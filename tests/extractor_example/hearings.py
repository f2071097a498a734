"""An extractor of one's own, as docs/extraction.md shows it: court hearings, beside what prachum finds."""

import re
from dataclasses import replace

from prachum.extract import extract as find
from prachum.model import Document, Evidence, Facts, Meeting, Span, Stated

HEARING = re.compile("นัด(?:ไต่สวน|สืบพยาน)[ก-๙]+")  # นัดสืบพยานโจทก์


def extract(document: Document) -> Facts:
    """What prachum finds, and each hearing that a court has set."""
    facts = find(document)
    hearings = tuple(
        _hearing(f"hearing{number}", match) for number, match in enumerate(HEARING.finditer(document.text), start=1)
    )
    return replace(facts, meetings=(*facts.meetings, *hearings))


def _hearing(local_id: str, match: re.Match[str]) -> Meeting:
    words = Evidence(Span(*match.span()), confidence=0.8)
    return Meeting(local_id, match.group(), kind=Stated("meeting", words), main=False, mentions=(words,))
