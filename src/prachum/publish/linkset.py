"""The linkset of each thing (RFC 9264): what its pages and data are to each other and to it (FAIR Signposting)."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prachum.publish.addresses import relative
from prachum.publish.formats import HTML, LINKSET, OF_GRAPHS, PROFILES, Format, Profile

DATASET = "id/dataset"
ABOUT_PAGE = "https://schema.org/AboutPage"
_LINK = re.compile(r'<([^>]*)>((?:;[a-z]+="[^"]*")*)')
_ATTRIBUTE = re.compile(r';([a-z]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Link:
    """From the file `anchor` to `target`: both are paths below the site's folder, or a target elsewhere an IRI."""

    anchor: str
    target: str
    rel: str
    attributes: tuple[tuple[str, str], ...] = ()

    def write(self, file: str, *, anchored: bool = False) -> str:
        """The link as it stands in `file`, relative to it."""
        target = self.target if _is_iri(self.target) else relative(file, self.target)
        anchor = (("anchor", relative(file, self.anchor)),) if anchored else ()
        attributes = (("rel", self.rel), *self.attributes, *anchor)
        return f"<{target}>" + "".join(f';{name}="{value}"' for name, value in attributes)


class Representation(NamedTuple):
    """The thing at `path` in a profile, a format and (pages) a language: it is in `file`."""

    path: str
    profile: Profile
    form: Format
    language: str = ""

    @property
    def file(self) -> str:
        """Its path below the site's folder."""
        folder = f"{self.language}/" if self.language else ""
        return f"{folder}{self.path}{self.profile.suffix}{self.form.suffix}"

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """What a link to it says of it."""
        hreflang = (("hreflang", self.language),) if self.language else ()
        profile = () if self.form is HTML else (("profile", self.profile.iri),)
        return (("type", self.form.media_type), *hreflang, *profile)


def representations(path: str, languages: Sequence[str]) -> Iterator[Representation]:
    """All that there can be of the thing at `path`, pages first."""
    for profile in PROFILES:
        if not path.startswith(profile.at):
            continue
        for form in profile.formats:
            if form is HTML:
                yield from (Representation(path, profile, form, language) for language in languages)
            elif form not in OF_GRAPHS or path.startswith("graph/"):
                yield Representation(path, profile, form)


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a thing in its links: it, the classes that schema.org has for it, its licence, its author."""

    iri: str
    types: tuple[str, ...]
    license: str
    author: str
    items: tuple[tuple[str, str], ...] = ()  # files that it consists of, each with its media type


def links(thing: Described, there_are: Sequence[Representation]) -> Iterator[Link]:
    """The links of each of the representations that there are of a thing."""
    pages = [one for one in there_are if one.form is HTML]
    data = [one for one in there_are if one.form is not HTML]
    for one in there_are:
        file, linkset = one.file, one.path + LINKSET.suffix
        yield Link(file, thing.iri, "cite-as")
        yield Link(file, thing.license, "license")
        yield Link(file, linkset, "linkset", (("type", LINKSET.media_type),))
        if one in pages:
            yield from (Link(file, type_, "type") for type_ in (ABOUT_PAGE, *thing.types))
            yield Link(file, thing.author, "author")
            yield from (Link(file, other.file, "describedby", other.attributes) for other in data)
            yield from (Link(file, item, "item", (("type", media_type),)) for item, media_type in thing.items)
        else:
            yield Link(file, one.profile.iri, "profile")
            yield from (Link(file, page.file, "describes", page.attributes) for page in pages)
        others = pages if one in pages else data
        yield from (Link(file, other.file, "alternate", other.attributes) for other in others if other != one)
    for item, _ in thing.items:
        yield from (Link(item, page.file, "collection", page.attributes) for page in pages[:1])


def write_linkset(path: str, found: Iterable[Link]) -> str:
    """The linkset of the thing at `path`."""
    return ",\n".join(link.write(path + LINKSET.suffix, anchored=True) for link in found) + "\n"


def read_linkset(path: str, text: str) -> Iterator[Link]:
    """The links in the linkset of the thing at `path`, as `write_linkset` wrote it."""
    folder = posixpath.dirname(path)
    for target, rest in _LINK.findall(text):
        attributes = dict(_ATTRIBUTE.findall(rest))
        anchor = posixpath.normpath(posixpath.join(folder, attributes.pop("anchor", "")))
        rel = attributes.pop("rel", "")
        there = target if _is_iri(target) else posixpath.normpath(posixpath.join(folder, target))
        yield Link(anchor, there, rel, tuple(attributes.items()))


def _is_iri(target: str) -> bool:
    return ":" in target
