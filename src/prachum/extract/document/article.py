"""What a document says of itself: headline, dates, and its own address."""

import re

from prachum.dates import find_dates
from prachum.extract.document.topics import document_topics
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.model import Article, Evidence, Span, Stated

_URL = r"https?://[^\s<>\"')\]]+"
_OWN_URL = re.compile(rf"(?:ที่มา|แหล่งที่มา|Source)\s?:?\s?(?P<url>{_URL})")
_ANY_URL = re.compile(_URL)
_MODIFIED = re.compile(
    r"(?:แก้ไขครั้งล่าสุด|ปรับปรุง(?:ครั้ง)?ล่าสุด|ปรับปรุงเมื่อ|แก้ไขเมื่อ|Last updated?)\s?(?:เมื่อ)?\s?:?\s?(?:วันที่)?\s?"
)
_CERTAIN = 0.98


def find_article(reading: Reading, mentions: Mentions) -> Article:
    """Headline, dateline, date of change, own address and pointers of a document."""
    layout, text = reading.document.layout, reading.document.text
    own = _own_url(text)
    return Article(
        headline=_stated(re.sub(r"\s+", " ", layout.headline.of(text)).strip(), layout.headline)
        if layout.headline
        else None,
        published=dateline(reading),
        modified=_modified(reading, mentions),
        url=own,
        see_also=tuple(
            _stated(match.group(), Span(*match.span()))
            for match in _ANY_URL.finditer(text)
            if own is None or match.group() != own.value
        ),
        topics=document_topics(reading),
    )


def dateline(reading: Reading) -> Stated[str] | None:
    """The day on which a document was published, by its dateline."""
    span = reading.document.layout.dateline
    if span is None:
        return None
    start, end = reading.normalised.position(span.start), reading.normalised.position(span.end)
    date = next(d for d in find_dates(reading.text[start:end]) if d.complete)
    return _stated(date.first, reading.stored(start + date.start, start + date.end))


def _modified(reading: Reading, mentions: Mentions) -> Stated[str] | None:
    for match in _MODIFIED.finditer(reading.text):
        for date in mentions.dates:
            if 0 <= date.start - match.end() <= 3 and len(date.first) == 10:
                return _stated(date.first, reading.stored(date.start, date.end))
    return None


def _own_url(text: str) -> Stated[str] | None:
    *_, last = (None, *_OWN_URL.finditer(text))  # the last one: a release may cite others before it
    return _stated(last["url"], Span(*last.span("url"))) if last else None


def _stated(value: str, span: Span) -> Stated[str]:
    return Stated(value, Evidence(span, _CERTAIN))
