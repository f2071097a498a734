"""Heads of state who go by one name behind their office: `ประธานาธิบดีมาครง`."""

import re
from collections.abc import Iterator

from prachum.extract.gazetteer import lexicon
from prachum.extract.known import known_names
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

OFFICE = "ประธานาธิบดี"
RULED = 0.7  # confidence of a name that only the office before it tells
_NO_NAME = re.compile(r"(?:สาธารณรัฐ|สหพันธ|สมาพันธ|แห่ง|ของ|คน|ใน|ที่|และ|จาก|ท่าน|ปัจจุบัน|ก็|ยัง|ต่าง|ทั้ง|อย่าง)")
_LETTERS = re.compile(r"[ก-๎]+")
SHORTEST = 3  # letters; a shorter word is the first of several: `สี จิ้นผิง`


def leaders(reading: Reading) -> Iterator[Mention]:
    """The names that follow the office directly, up to the next word that is no name."""
    for match in re.finditer(OFFICE, reading.text):
        first = reading.starts.get(match.end())
        if first is None or _NO_NAME.match(reading.text, match.end()):
            continue
        end = first
        while end < len(reading.tokens) and _goes_on(reading, end):
            end += 1
        if reading.tokens[end - 1].end - match.end() >= SHORTEST and _is_whole(reading, end):
            yield Mention(match.end(), reading.tokens[end - 1].end, "PER", RULED)


def _goes_on(reading: Reading, index: int) -> bool:
    if _LETTERS.fullmatch(reading.tokens[index].text) is None or _NO_NAME.match(reading.tokens[index].text):
        return False
    return not known_names().longest(reading, index) and not lexicon("verbs.txt").longest(reading, index)


def _is_whole(reading: Reading, end: int) -> bool:
    """Whether no second name follows: the next word is a verb or a conjunction, or stands without a space."""
    if end >= len(reading.tokens) or reading.tokens[end].shape != "space":
        return True
    return lexicon("verbs.txt").longest(reading, end + 1) is not None


def office_before(reading: Reading, start: int) -> Mention | None:
    """The office that stands directly before a name."""
    at = start - len(OFFICE)
    return Mention(at, start, "POST", RULED) if reading.text.startswith(OFFICE, max(0, at)) else None
