"""What search engines read: the sitemap, in several files if it is long, and robots.txt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from prachum.publish.addresses import page_file

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
URLS = 50_000  # in one file, as https://www.sitemaps.org/protocol.html allows
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A page at `path`, and the day of the newest document that it rests on (empty if there is none)."""

    path: str
    modified: str = ""


def sitemaps(base: str, entries: Iterable[Entry], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files of the sitemap with their content: each page in each language, with its other languages."""
    each = URLS // len(languages)
    ordered = sorted(entries)
    parts = [ordered[at : at + each] for at in range(0, len(ordered), each)]
    written = [(SITEMAP if len(parts) == 1 else f"sitemap-{number}.xml", part) for number, part in enumerate(parts, 1)]
    for file, part in written:
        urls = (_url(base, entry, language, languages) for entry in part for language in languages)
        yield file, _document("urlset", _NAMESPACES + _XHTML, urls)
    if len(written) > 1:
        newest = {file: max(entry.modified for entry in part) for file, part in written}
        yield SITEMAP, _document("sitemapindex", _NAMESPACES, (_part(base, *item) for item in newest.items()))


def robots(base: str) -> str:
    """All may be read but the answers to queries."""
    return f"User-agent: *\nDisallow: /sparql\nAllow: /\n\nSitemap: {base}{SITEMAP}\n"


def _url(base: str, entry: Entry, language: str, languages: Sequence[str]) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href={quoteattr(base + page_file(entry.path, other))}/>'
        for other in languages
    )
    return f"<url>{_place(base + page_file(entry.path, language), entry.modified)}{others}</url>"


def _part(base: str, file: str, modified: str) -> str:
    return f"<sitemap>{_place(base + file, modified)}</sitemap>"


def _place(address: str, modified: str) -> str:
    return f"<loc>{escape(address)}</loc>" + (f"<lastmod>{escape(modified)}</lastmod>" if modified else "")


def _document(root: str, attributes: str, items: Iterable[str]) -> str:
    lines = "\n".join(items)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {attributes}>\n{lines}\n</{root}>\n'
