"""The foreign names and abbreviations that a text gives an instrument in brackets or behind `หรือ`."""

import re
from collections.abc import Iterable, Iterator

from prachum import authorities
from prachum.extract.agreements.phrases import Phrase
from prachum.extract.reading import Reading
from prachum.thai import fold

_GLOSS = re.compile(r"[ \n]?\(([^()\n]{2,160})\)|[ \n]หรือ[ \n](?=[A-Z])([A-Z][\w ,&.-]{1,60})")
_QUOTE = tuple("\"'’”")  # โครงการ "บ้านสุขใจ" (Happy Home)
_SPLIT = re.compile(r"[ \n]?[:,;][ \n]?|(?<=[a-z])[ \n]+-[ \n]+|หรือ")
_OTHER = re.compile(r"[Mm]eeting|Committee|Conference|Workshop")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z][\w-]*(?:[ -]+(?:[A-Z]+|[IVX\d]+))*")


def abbreviations(reading: Reading, phrases: Iterable[Phrase]) -> Iterator[str]:
    """The abbreviations that the text gives an instrument behind its names, folded."""
    for phrase in phrases:
        yield from (fold(reading.text[a:b]) for a, b in glosses(reading, phrase))
        after = reading.text[phrase.end : phrase.end + 60]
        if match := re.match(r"[ \n]?\(([A-Z]{4,})[ \n]|[ \n]?หรือ(?:แผน|โครงการ)? ?([A-Z][A-Z \d]+[A-Z])", after):
            yield fold(match[1] or match[2])


def foreign_names(reading: Reading, phrases: Iterable[Phrase]) -> Iterator[tuple[int, int]]:
    """Where the bracketed English names and abbreviations of an instrument stand, there and elsewhere."""
    short: set[str] = set()
    for phrase in phrases:
        for start, end in glosses(reading, phrase):
            yield start, end
            if _ABBREVIATION.fullmatch(reading.text[start:end]) and end - start >= 3:
                short.add(reading.text[start:end])
    for name in sorted(short):
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", reading.text):
            yield match.span()


def glosses(reading: Reading, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The parts of the bracketed gloss in or behind a name, but for the short name of a body: `อนุสัญญา… (ILO) ฉบับที่ 188`."""
    lists = authorities.load()
    for gloss in _GLOSS.finditer(reading.text, phrase.head, min(len(reading.text), phrase.end + 180)):
        if gloss.start() > phrase.end + (reading.text[phrase.end : phrase.end + 1] in _QUOTE):
            return
        start, end = gloss.span(1) if gloss[1] else gloss.span(2)
        at = start
        for cut in [*_SPLIT.finditer(reading.text, start, end), None]:
            stop = cut.start() if cut else end
            words = reading.text[at:stop].strip()
            if re.match(r"[A-Za-z]{2}", words) and not _OTHER.search(words) and not lists.find(words, "organization"):
                yield reading.text.index(words, at), reading.text.index(words, at) + len(words)
            at = cut.end() if cut else end
