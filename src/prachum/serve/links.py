"""The Link headers of pages and data: what the linkset beside them says of each (FAIR Signposting)."""

from collections.abc import Sequence
from pathlib import Path

from prachum.publish.formats import HTML, LINKSET, PROFILES
from prachum.publish.linkset import DATASET, read_linkset

# By suffix, the longest first: `.schema.jsonld` before `.jsonld`.
_DATA = sorted(
    ((profile.suffix + form.suffix, profile) for profile in PROFILES for form in profile.formats if form is not HTML),
    key=lambda row: -len(row[0]),
)


class Links:
    """The links that the site in `folder` gives of its files."""

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        self._folder = folder
        self._languages = languages

    def headers(self, file: str) -> dict[str, str]:
        """The headers of `file`, a path below the site's folder: Link, and for data its profile."""
        path, profile = self._thing(file)
        linkset = self._folder / (path + LINKSET.suffix)
        if not linkset.is_file():
            return {}
        text = linkset.read_text(encoding="utf-8")
        found = [link.write(file) for link in read_linkset(path, text) if link.anchor == file]
        links = {"link": ", ".join(found)} if found else {}
        return {**links, "content-profile": profile} if links and profile else links

    def _thing(self, file: str) -> tuple[str, str]:
        """The path of the thing that a file shows, and its profile if it is data; else of the dataset."""
        language, _, page = file.partition("/")
        if language in self._languages:
            return page.removesuffix(HTML.suffix), ""
        for suffix, profile in _DATA:
            path = file.removesuffix(suffix)
            if path != file and (self._folder / (path + LINKSET.suffix)).is_file():
                return path, f"<{profile.iri}>"
        return DATASET, ""
