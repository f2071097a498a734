"""Instruments: which phrases name one, and which phrases name the same one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.boundaries import phrase_end
from prachum.extract.entities import surface
from prachum.extract.gazetteer import lexicon
from prachum.extract.likeness import similar
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import AgreementKind
from prachum.thai import fold

LEAST = 0.5  # probability from which a phrase is taken for an instrument's name
LONGEST = 260  # characters of an instrument's name
_GLOSS = re.compile(r" ?\([^()]*[A-Za-z][^()]*\)")
_BARE = re.compile(
    r"(?:ร่าง|\(ร่าง\))? ?(?:บันทึกความเข้าใจ|บันทึกข้อตกลง(?:ความร่วมมือ)?|บันทึกความร่วมมือ|ความตกลง|ข้อตกลง|อนุสัญญา|พิธีสาร|แผนปฏิบัติการ|แผน|โครงการ"
    r"|ขั้นตอน(?:การปฏิบัติงาน)?|ปฏิญญา|แถลงการณ์(?:ร่วม)?|MOU|MoU|MOA|SOP|NRM|เอกสาร|พระราชบัญญัติ|กฎหมาย)"
    r" ?(?:\([A-Za-z :\-]+\))? ?(?:ความร่วมมือ)? ?(?:ฯ|ดังกล่าว|ครั้งนี้|นี้|ทั้ง \d ฉบับ.*|\d ฉบับ.*|ฯ ดังกล่าว|ร่วมกัน|ฯ ครั้งนี้)*"
)
_CUES = ("ลงนาม", "ภายใต้", "ตาม", "ร่าง", "ว่าด้วย", "ระหว่าง", "พ.ศ.", "ฉบับ", "ประจำปี", "ระยะ", "ปี", "แห่งชาติ", "อาเซียน", "ไทย", "ฯ")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument with the phrases that name it, in text order; `name` is the fullest."""

    kind: AgreementKind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


def find_agreements(reading: Reading, mentions: Mentions, models: Path = MODELS) -> list[Named]:
    """The instruments of a reading in text order."""
    found = candidates(reading, mentions)
    judged = judge("instrument-choice", choice_features(reading, found), models)
    chosen = [
        Mention(c.start, c.end, c.label, round(p["named"], 3))
        for c, p in zip(found, judged, strict=True)
        if p.get("named", 0.0) >= LEAST
    ]
    return [named for group in _groups(reading, chosen) if (named := _named(reading, group))]


def _groups(reading: Reading, chosen: Sequence[Mention]) -> list[list[Mention]]:
    """The phrases of each instrument. A bare `บันทึกความเข้าใจฯ`, and what the headline calls it, mean the
    instrument of that kind which the text names in full.
    """
    full = [m for m in chosen if not _is_bare(reading, m)]
    groups: list[list[Mention]] = []
    for mention in sorted(full, key=lambda m: (m.start < reading.opening[0], m.start)):
        home = next((g for g in groups if any(_same(reading, mention, other) for other in g)), None)
        above = mention.start < reading.opening[0]
        if home is None and above:
            home = next((g for g in groups if kind_of(reading, g[0]) == kind_of(reading, mention) and g[0].start > mention.start), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    for mention in chosen:
        if _is_bare(reading, mention):
            alike = [g for g in groups if kind_of(reading, g[0]) == kind_of(reading, mention)]
            earlier = [g for g in alike if g[0].start < mention.start] or alike
            if earlier:
                max(earlier, key=lambda g: g[0].start).append(mention)
    return groups


def _is_bare(reading: Reading, mention: Mention) -> bool:
    """Whether a phrase is hardly more than its head word: `บันทึกความเข้าใจฯ`, `MOU`, `แผนดังกล่าว`."""
    return bool(_BARE.fullmatch(reading.text[mention.start : mention.end].strip()))


def candidates(reading: Reading, mentions: Mentions) -> list[Mention]:
    """Phrases that may name an instrument: as tagged, and by head word; none overlapping."""
    found = list(mentions.instruments)
    for first, last, kind in lexicon("instruments.txt").matches(reading):
        start, stop = reading.tokens[first].start, reading.tokens[last - 1].end
        end = phrase_end(reading, start, LONGEST, stop - start)
        if not any(m.start < end and start < m.end for m in found):
            found.append(Mention(start, end, kind, 0.0))
    return sorted(found)


def choice_features(reading: Reading, found: Sequence[Mention]) -> list[list[str]]:
    """What the model that tells named instruments from mere words sees of each candidate."""
    return [_row(reading, candidate, found) for candidate in found]


def _row(reading: Reading, candidate: Mention, found: Sequence[Mention]) -> list[str]:
    text = reading.text
    words = text[candidate.start : candidate.end]
    before = text[max(0, candidate.start - 30) : candidate.start].replace("\n", " ")
    after = text[candidate.end : candidate.end + 20].replace("\n", " ")
    kind = kind_of(reading, candidate)
    again = sum(similar(words, text[o.start : o.end]) > 0.8 for o in found) - 1
    row = [
        "bias", f"kind={kind}", f"tagged={candidate.confidence > 0}|{kind}", f"trust={int(candidate.confidence * 5)}",
        f"long={min(8, len(words) // 12)}", f"long={min(8, len(words) // 12)}|{kind}", f"again={min(2, again)}",
        f"start={words[:10]}", f"before={before.strip()[-6:]}", f"after={after.strip()[:5]}",
        f"quoted={before.strip()[-1:] == chr(34) or chr(34) in words}", f"latin={bool(re.search('[A-Za-z]{3}', words))}",
        f"at={'head' if candidate.start < reading.body[0] else 'body'}",
    ]  # fmt: skip
    row += [f"has={cue}|{kind}" for cue in _CUES if cue in words]
    row += [f"<{cue}|{kind}" for cue in _CUES if cue in before]
    return row


def _same(reading: Reading, one: Mention, other: Mention) -> bool:
    a, b = reading.text[one.start : one.end], reading.text[other.start : other.end]
    if _glosses(reading, other, one):
        return True
    x, y = sorted((fold(_plain(a)), fold(_plain(b))), key=len)
    if x == y or (a.rstrip().endswith("ฯ") and fold(b).startswith(fold(a))):
        return True
    return kind_of(reading, one) == kind_of(reading, other) and similar(_plain(a), _plain(b)) >= 0.75


def _glosses(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether the second phrase is the bracketed short or foreign name of the first."""
    return bool(re.fullmatch(r"[ \n]*\([ \n\"]*(?:[^()\n]{0,40}[:\-,][ \n]*)?", reading.text[first.end : second.start]))


def _named(reading: Reading, group: Sequence[Mention]) -> Named | None:
    forms = list(dict.fromkeys(surface(reading, m) for m in group))
    full = max(forms, key=lambda form: (not re.match(r"[A-Za-z]", form), len(fold(form))))
    name = re.sub(r"\s+", " ", _plain(full)).strip()
    kind = next((k for m in group if (k := kind_of(reading, m))), None)
    if kind is None or len(fold(name)) < 3:
        return None
    aliases = [form for form in (*forms, *_gloss_forms(reading, group)) if form != name]
    return Named(kind, name, tuple(dict.fromkeys(aliases)), tuple(sorted(group)))


def _plain(name: str) -> str:
    """A name without its foreign gloss in brackets."""
    return _GLOSS.sub(" ", name)


def _gloss_forms(reading: Reading, group: Sequence[Mention]) -> Iterator[str]:
    for mention in group:
        for gloss in re.findall(r"\(([^()]*[A-Za-z][^()]*)\)", reading.text[mention.start : mention.end + 1]):
            yield from (part.strip() for part in re.split(r" - | ?: ?|หรือ|,", gloss) if part.strip())


def kind_of(reading: Reading, mention: Mention) -> AgreementKind | None:
    """The kind that the head word tells: `บันทึกความเข้าใจ…` is a memorandum."""
    first = reading.starts.get(mention.start)
    while first is not None and first < len(reading.tokens) and reading.tokens[first].start < mention.end:
        hit = lexicon("instruments.txt").longest(reading, first)
        if hit:
            return hit[1]  # type: ignore[return-value]  # the lexicon's second column holds the kinds
        if reading.tokens[first].start - mention.start > 12:
            return None
        first += 1
    return None
