"""Reads the pages of a site as a browser would: links, anchors, texts, and what could run."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

VOID = {"meta", "link", "br", "img", "input", "hr"}


@dataclass
class Seen:
    """What a page holds: `links` are its href and src, `tags` each element with its attributes,
    `marked` the texts in `mark`, `untagged` those of the body within no element that says its language."""

    links: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    inside: dict[str, str] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)
    untagged: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.around: list[tuple[str, str]] = []
        self.languages: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.seen.tags.append((tag, attributes))
        for name in ("href", "src", "action"):
            if name in attributes:
                self.seen.links.append((attributes[name], attributes))
        if "id" in attributes:
            self.seen.ids.append(attributes["id"])
        if tag not in VOID:
            self.around.append((tag, attributes.get("id", "")))
            self.languages.append(tag in ("head", "script") or (tag != "html" and "lang" in attributes))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.around.pop()
        self.languages.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        self.seen.text += data
        if self.around and self.around[-1][0] == "h1":
            self.seen.headings.append(data)
        if not any(self.languages):
            self.seen.untagged.append(data)
        if self.around and self.around[-1][0] == "mark":
            self.seen.marked.append(data)
        for _, name in self.around:
            if name:
                self.seen.inside[name] = self.seen.inside.get(name, "") + data


@cache
def read(page: Path) -> Seen:
    """What is on a page; fails where its elements do not nest."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    assert not reader.around, f"{page}: {reader.around} never closed"
    return reader.seen


def pages(site: Path) -> list[Path]:
    """All pages of a site."""
    return sorted(site.rglob("*.html"))


def dead_links(site: Path) -> tuple[list[str], int]:
    """The links within a site that lead to no file or no anchor, each with its page; how many were followed."""
    ids, followed, dead = dict[Path, set[str]](), list[tuple[Path, str]](), []
    for page in pages(site):
        tree = html.parse(page)
        ids[page.resolve()] = set(tree.xpath("//@id"))
        followed += [(page, link) for link in dict.fromkeys(tree.xpath("//@href | //@src | //@action"))]
    for page, link in followed:
        parts = urlsplit(link)
        if parts.scheme or link == "../sparql":  # the endpoint is the server's
            continue
        target = Path(normpath(page.parent / unquote(parts.path)) if parts.path else page)
        inside = target.is_relative_to(site) and target.is_file()
        if not inside or (parts.fragment and unquote(parts.fragment) not in ids.get(target.resolve(), ())):
            dead.append(f"{page.relative_to(site)}: {link}")
    return dead, len(followed)
