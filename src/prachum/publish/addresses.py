"""Where on the site an IRI is shown: the path of its page, and for a part its anchor on the whole's page."""

import re
from dataclasses import dataclass

from prachum.namespaces import DEFAULT_BASE

# A segment never starts with a dot: no path made of them leaves its folder.
PATH = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
FRAGMENT = re.compile(r"[A-Za-z0-9._~-]*")

# The terms and the codes keep their address when the data has another base; the site shows them all the same.
FIXED = (DEFAULT_BASE + "def", DEFAULT_BASE + "code/")

# The page of the terms, and the paths of their versions (`def/0.1.0`), which lead there.
TERMS = "def"
VERSIONS = f"{TERMS}/[0-9]+(?:[.][0-9]+)*"

# Parts of an evidence annotation (its target and selectors) are shown with the annotation.
EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """The `path` of a page without its suffix, such as `id/meeting/x`, and an `anchor` on it or nothing."""

    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the IRIs below `base`."""

    base: str

    def find(self, iri: str) -> Address | None:
        """Where `iri` is shown; None if it is not below the base or not fit for a path.

        `{base}id/doc/x/evidence/3/target` → `Address("id/doc/x", "evidence-3")`.
        """
        local = self._local(iri)
        if local is None:
            return None
        path, _, fragment = local.partition("#")
        path = path.rstrip("/") or "index"
        if not PATH.fullmatch(path) or not FRAGMENT.fullmatch(fragment):
            return None
        whole, parts = split(path)
        return Address(whole, "-".join([*parts, *([fragment] if fragment else [])]))

    def _local(self, iri: str) -> str | None:
        if iri.startswith(FIXED):
            return iri.removeprefix(DEFAULT_BASE)
        return iri.removeprefix(self.base) if iri.startswith(self.base) else None


def split(path: str) -> tuple[str, list[str]]:
    """A path's whole and what names the part: `id/meeting/x/chair-y` → `id/meeting/x`, `["chair-y"]`."""
    segments = path.split("/")
    if segments[0] != "id" or len(segments) <= 3:
        return path, []
    parts = segments[3:]
    return "/".join(segments[:3]), parts[:2] if parts[0] == EVIDENCE else parts


def page_file(path: str, language: str) -> str:
    """The file of the page at `path` in a language: `id/meeting/x` → `th/id/meeting/x.html`."""
    return f"{language}/{path}.html"


def relative(page: str, target: str) -> str:
    """The link from the page `page` to the file `target`, both paths below the site's folder.

    `th/id/person/x.html` to `th/id/doc/y.html` → `../doc/y.html`.
    """
    here, there = page.split("/")[:-1], target.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:])
