"""Events: which phrases name one, which of them the document reports, and which are the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.boundaries import phrase_end
from prachum.extract.gazetteer import lexicon
from prachum.extract.likeness import similar
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, judge

LEAST_MAIN, LEAST_LATER, LEAST_OTHER = 0.4, 0.7, 0.4  # probabilities from which a phrase is taken for an event's name
LONGEST = 280  # characters of an event's name
ORDINAL = re.compile(r"(?:ครั้งที่|สมัยที่|รุ่นที่) ?(\d+(?: ?/ ?\d+(?: ?- ?\d{2,4})?)?)")
_BACK = re.compile(r"ครั้งนี้|ดังกล่าว|วันนี้|ครั้งต่อไป|ข้างต้น|อย่างต่อเนื่อง")
_CUES = (
    ("chair", r"(?:เป็นประธาน|ประธานเปิด|ประธานใน|เป็นประธานใน|ประธานการ)(?:พิธี|งาน|เปิด|ใน|การ| |\"|กล่าว)*$"),
    ("hold", r"(?:จัด|จัดให้มี|กำหนดจัด|จัดการ|ร่วมจัด|เป็นเจ้าภาพ)(?:ให้มี|การ|งาน|โครงการ| |\")*$"),
    ("attend", r"(?:เข้าร่วม|ร่วม|ร่วมใน|เข้าร่วมใน|เข้าร่วมการ|ไปร่วม)(?:ใน|การ|งาน| |\")*$"),
    ("after", r"(?:ภายหลัง|หลัง|ผล|ผลการ|จาก|ตามที่|มติ|ที่ผ่านมา|เมื่อ)(?:การ|เสร็จสิ้น|ใน| )*$"),
    ("in", r"(?:ใน|ระหว่าง|สำหรับ|ของ|ที่|ต่อ|เพื่อ|โอกาส)(?:การ|โอกาส| )*$"),
    ("plan", r"(?:จะมี|จะจัด|กำหนด|เตรียม|จะ|ให้มี)(?:การ|จัด| )*$"),
    ("person", r"(?:ได้|ขอ|มา|เดินทาง|เดินทางมา|และคณะ|พร้อมคณะ|เข้า)(?: )*$"),
)
_CUE_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _CUES)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name an event: where it stands, the kind its head suggests, the tagger's trust and word."""

    start: int
    end: int
    head: str
    kind: str
    trust: float = 0.0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the phrases that name it, the best first; `main` if the document reports it."""

    main: bool
    mentions: tuple[Candidate, ...]
    confidence: float

    @property
    def best(self) -> Candidate:
        """The phrase that names it best."""
        return self.mentions[0]


def candidates(reading: Reading, mentions: Mentions) -> list[Candidate]:
    """Phrases that may name an event: by head word, and as tagged; none inside another."""
    found: list[Candidate] = []
    for mention in mentions.events:
        kind, head = _head(reading, mention.start)
        found.append(Candidate(mention.start, mention.end, head, kind, round(mention.confidence, 2), mention.label))
    for first, last, kind in lexicon("events.txt").matches(reading):
        start, stop = reading.tokens[first].start, reading.tokens[last - 1].end
        end = _end(reading, mentions, start, stop, kind)
        inside = any(v.start <= start < v.end for v in mentions.venues)
        if not inside and not any(c.start < end and start < c.end for c in found):
            found.append(Candidate(start, end, reading.text[start:stop], kind))
    return sorted(found, key=lambda c: c.start)


def _end(reading: Reading, mentions: Mentions, start: int, stop: int, kind: str) -> int:
    """Where a phrase ends; one that tells who was met ends with that person's name."""
    end = phrase_end(reading, start, LONGEST, stop - start)
    if kind != "consultation":
        return end
    met = next((m for m in mentions.names if m.label == "PER" and stop <= m.start < end), None)
    if met is None:
        return end
    if met.start - stop > 24:
        return min(end, met.end)
    return met.end if re.search(r"ต้อนรับ|เข้าพบ$|พบหารือ", reading.text[start:stop]) else stop


def _head(reading: Reading, start: int) -> tuple[str, str]:
    first = reading.starts.get(start)
    hit = lexicon("events.txt").longest(reading, first) if first is not None else None
    if first is None or hit is None:
        return "other", reading.text[start : start + 12].split(" ")[0]
    return hit[1], reading.text[start : reading.tokens[hit[0] - 1].end]


def choose(reading: Reading, mentions: Mentions, models: Path = MODELS) -> list[Event]:
    """The events of a reading: those that it reports first, then those that it mentions.

    A release reports what its opening tells. What stands above the opening only adds names to that, and
    what comes later must be surer; a phrase that points back (`การประชุมในครั้งนี้`) names no new event.
    """
    found = candidates(reading, mentions)
    judged = judge("event-choice", choice_features(reading, mentions, found), models)
    chosen = [(c, p.get("main", 0.0), p.get("other", 0.0)) for c, p in zip(found, judged, strict=True)]
    (first, last), start = reading.opening, reading.body[0]
    mains = [(c, p) for c, p, other in chosen if p >= LEAST_MAIN and p >= other]
    opening = [(c, p) for c, p in mains if first <= c.start < last]
    later = [(c, p) for c, p in mains if c.start >= last and (p >= LEAST_LATER or not opening) and not _points_back(reading, c)]
    above = [(c, p) for c, p in mains if c.start < first]
    if not opening and not later:
        told = [(c, p) for c, p, _ in chosen if first <= c.start < last]
        opening = [max(told or above or [(c, p) for c, p, _ in chosen], key=lambda pair: pair[1])] if chosen else []
    events = [Event(True, *group) for group in _grouped(reading, [*opening, *later])]
    others = [(c, p) for c, main, p in chosen if p >= LEAST_OTHER and p > main and c.start >= start and not _points_back(reading, c)]
    for group in _grouped(reading, others):
        if not any(_same(reading, group[0][0], event.best) for event in events):
            events.append(Event(False, *group))
    return [_with_headline(reading, event, above) for event in events]


def _points_back(reading: Reading, candidate: Candidate) -> bool:
    return bool(_BACK.search(reading.text[candidate.start : candidate.end])) or candidate.end - candidate.start < 9


def _with_headline(reading: Reading, event: Event, above: Sequence[tuple[Candidate, float]]) -> Event:
    """The event with the phrases of the headline that name it too."""
    same = tuple(c for c, _ in above if event.main and c is not event.best and _same(reading, c, event.best))
    return Event(event.main, (*event.mentions, *same), event.confidence)


def _grouped(
    reading: Reading, scored: Sequence[tuple[Candidate, float]]
) -> Iterator[tuple[tuple[Candidate, ...], float]]:
    groups: list[list[tuple[Candidate, float]]] = []
    for pair in scored:
        home = next((g for g in groups if any(_same(reading, pair[0], other[0]) for other in g)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    for group in groups:
        ranked = sorted(group, key=lambda pair: -_naming_value(reading, *pair))
        yield tuple(c for c, _ in ranked), max(p for _, p in ranked)


def _naming_value(reading: Reading, candidate: Candidate, probability: float) -> float:
    """How well a phrase names its event: sure, in the body, and long."""
    in_body = candidate.start >= reading.opening[0]
    return probability + 0.25 * in_body + min(candidate.end - candidate.start, 200) / 400


def _same(reading: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether two phrases name one event."""
    a, b = reading.text[one.start : one.end], reading.text[other.start : other.end]
    first, second = ORDINAL.search(a), ORDINAL.search(b)
    if first and second and first[1] != second[1]:
        return False
    if one.kind == other.kind == "consultation":
        return True
    return similar(a, b) >= 0.6


def choice_features(reading: Reading, mentions: Mentions, found: Sequence[Candidate]) -> list[list[str]]:
    """What the model that tells main, other and no events apart sees of each candidate."""
    headline = reading.document.layout.headline
    title = headline.of(reading.document.text) if headline else ""
    seen: set[str] = set()
    rows = []
    for number, candidate in enumerate(found):
        rows.append(_row(reading, mentions, candidate, number, title, seen))
        seen.add(candidate.kind)
    return rows


def _row(
    reading: Reading, mentions: Mentions, candidate: Candidate, number: int, title: str, seen: set[str]
) -> list[str]:
    text = reading.text
    words = text[candidate.start : candidate.end]
    before, after = text[max(0, candidate.start - 30) : candidate.start], text[candidate.end : candidate.end + 40]
    sentence = text[max(0, candidate.start - 160) : candidate.end + 160]
    where, line = _where(reading, candidate.start)
    row = [
        "bias", f"kind={candidate.kind}", f"head={candidate.head}", f"where={where}", f"line={line}",
        f"where|kind={where}|{candidate.kind}", f"trust={int(candidate.trust * 5)}", f"tag={candidate.tag}", f"tag={candidate.tag}|{where}",
        f"long={min(6, len(words) // 25)}", f"order={min(number, 6)}", f"new={candidate.kind not in seen}",
        f"title={int(similar(words, title) * 5) if title else 'none'}", f"ordinal={bool(ORDINAL.search(words))}",
        f"quote={chr(34) in before[-2:]}", f"today={'วันนี้' in sentence[:170]}", f"before={before[-6:].strip()}",
        f"after={after[:5].strip()}",
    ]  # fmt: skip
    row += [f"cue={name}" for name, pattern in _CUE_PATTERNS if pattern.search(before)]
    row += [f"near={name}" for name in _near(mentions, candidate)]
    row += [f"has={word}" for word in ("คณะกรรมการ", "คณะอนุกรรมการ", "ระหว่าง", "ครั้งนี้", "ฯ", "ดังกล่าว") if word in words]
    return row


def _near(mentions: Mentions, candidate: Candidate) -> Iterator[str]:
    """What stands within a sentence of the candidate."""
    layers = (("date", mentions.dates), ("time", mentions.times), ("venue", mentions.venues))
    for name, found in layers:
        if any(candidate.start - 200 < m.start < candidate.start for m in found):
            yield f"{name}<"
        if any(candidate.end <= m.start < candidate.end + 120 for m in found):
            yield f"{name}>"
        if any(candidate.start <= m.start < candidate.end for m in found):
            yield f"{name}="


def _where(reading: Reading, position: int) -> tuple[str, str]:
    """Head, above the opening, opening, body or foot, and how far into its line."""
    (start, end), (first, last) = reading.body, reading.opening
    limits = ((start, "head"), (first, "above"), (last, "lead"), (end, "body"))
    where = next((name for limit, name in limits if position < limit), "foot")
    offset = (position - reading.line_of(position)[0]) // 200
    line = reading.text.count("\n", last, position) if where == "body" else 0
    return where, f"{min(line, 4)}.{min(offset, 4)}"
