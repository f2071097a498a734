"""What an IRI leads to: 303 See Other to the page or the data of what it names, as the client wants it."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from prachum.namespaces import DEFAULT_BASE
from prachum.publish.addresses import TERMS, VERSIONS, Address, Addresses, relative
from prachum.publish.formats import HTML, PROFILES
from prachum.publish.gone import GONE
from prachum.publish.linkset import Representation, representations
from prachum.serve.files import Files, path_of
from prachum.serve.links import Links
from prachum.serve.negotiation import negotiate, negotiate_language, negotiate_profile

_DOTS = {"", ".", ".."}  # parts that would lead a relative address elsewhere
NEGOTIATED = {"Vary": "Accept, Accept-Language, Accept-Profile"}
IN_A_LANGUAGE = {"Vary": "Accept-Language"}
LONGEST = 1000  # characters of a path
KNOWN = 4096  # things, of which is remembered what there is
LIST = "alt"  # the name of the profile that is the list of what there is


class Site:
    """Answers what is asked of the site: files under their own addresses, IRIs, pages without their language."""

    def __init__(self, folder: Path, base: str, languages: Sequence[str]) -> None:
        self.files = Files(folder, Links(folder, languages))
        self._addresses = Addresses(base)
        self._base = base
        self._languages = languages
        gone = folder / GONE
        self._representations = lru_cache(KNOWN)(self._find_representations)
        self._links = lru_cache(KNOWN)(self._write_links)
        self._gone: dict[str, list[str]] = json.loads(gone.read_text(encoding="utf-8")) if gone.is_file() else {}

    async def __call__(self, request: Request) -> Response:
        """A file under its own address; else what the IRI of that path leads to. Raises HTTPException 404."""
        path = path_of(request.scope)
        if b"%2f" in request.scope.get("raw_path", b"").lower() or len(path) > LONGEST:
            raise HTTPException(404, "Nothing is published at an address that is so long, or has an encoded slash.")
        file = self.files.find(path)
        if file:
            return await run_in_threadpool(self.files.send, path, file, request)
        return self._page_in_a_language(path, request) or await self._see_other(path, request)

    def _page_in_a_language(self, path: str, request: Request) -> Response | None:
        """The way from `/`, `/meetings` or `/id/x.html` to the page in the language that is wanted most."""
        whole = path.removesuffix(HTML.suffix) or "index"
        language = path.removesuffix("/")
        if language in self._languages:
            return RedirectResponse(relative(path, f"{language}/index{HTML.suffix}"), 302, IN_A_LANGUAGE)
        there_are = self._representations(whole)
        if not there_are or there_are[0].form is not HTML:
            return None
        if path == whole and len({one.form for one in there_are}) > 1:
            return None  # an IRI
        page = there_are[0]._replace(language=self._language(request))
        return RedirectResponse(relative(path, page.file), 302, IN_A_LANGUAGE)

    def _find_representations(self, path: str) -> tuple[Representation, ...]:
        return tuple(one for one in representations(path, self._languages) if self.files.find(one.file))

    def _write_links(self, path: str, whole: str) -> str:
        """The Link header of the redirect from `path`: all that there is."""
        return ", ".join(_alternate(path, one) for one in self._representations(whole))

    def _language(self, request: Request) -> str:
        return negotiate_language(_field(request.headers, "Accept-Language"), self._languages)

    async def _see_other(self, path: str, request: Request) -> Response:
        address = self._address(path)
        replaced = self._gone.get(path)
        if replaced and len(replaced) == 1:
            return RedirectResponse(self._link(path, replaced[0]), 301)
        there_are = self._representations(address.path) if address else ()
        is_part = address is not None and address.path != path
        if not address or not there_are or (is_part and not await run_in_threadpool(self._names, address.path, path)):
            gone = replaced is not None
            raise HTTPException(410 if gone else 404, f"Nothing is published at /{path}{' any more' if gone else ''}.")
        if request.query_params.get("_profile") == LIST:
            return PlainTextResponse(_list(there_are), headers=NEGOTIATED)
        chosen = self._choose(there_are, request)
        if replaced is not None:
            return self._tombstone(chosen, request)
        anchor = f"#{address.anchor}" if address.anchor and chosen.form is HTML else ""
        headers = {**NEGOTIATED, "Link": self._links(path, address.path)}
        return RedirectResponse(relative(path, chosen.file) + anchor, 303, headers)

    def _address(self, path: str) -> Address | None:
        """Where the site shows what the IRI of `path` names."""
        if _DOTS & set(path.split("/")):
            return None
        return Address(TERMS) if re.fullmatch(VERSIONS, path) else self._addresses.find(self._base + path)

    def _choose(self, there_are: Sequence[Representation], request: Request) -> Representation:
        """The representation that the request wants most. Raises HTTPException 406."""
        asked = request.query_params
        wanted = ", ".join(_named(name) for name in asked.getlist("_profile"))
        profiles = [profile for profile in PROFILES if any(one.profile is profile for one in there_are)]
        profile = negotiate_profile(wanted or _field(request.headers, "Accept-Profile"), profiles)
        in_profile = {one.form: one for one in reversed(there_are) if one.profile is profile}
        # In a query string a `+` that is not encoded is a space.
        accept = asked.get("_mediatype", "").strip().replace(" ", "+") or _field(request.headers, "Accept")
        form = negotiate(accept, [form for form in profile.formats if form in in_profile])
        if form is None:
            raise HTTPException(406, f"There is:\n{_list(there_are)}".rstrip(), NEGOTIATED)
        chosen = in_profile[form]
        return chosen._replace(language=self._language(request)) if form is HTML else chosen

    def _tombstone(self, chosen: Representation, request: Request) -> Response:
        file = self.files.folder / chosen.file
        answer = self.files.send(chosen.file, file, request, 410)
        answer.headers["Content-Location"] = relative(path_of(request.scope), chosen.file)
        answer.headers["Vary"] = f"{NEGOTIATED['Vary']}, Accept-Encoding"
        return answer

    def _link(self, path: str, iri: str) -> str:
        """The link from `path` to an IRI, which may be of another base."""
        ours = iri.startswith(self._base) and self._addresses.find(iri) is not None
        return relative(path, iri.removeprefix(self._base)) if ours else iri

    def _names(self, whole: str, part: str) -> bool:
        """Whether the data of `whole` says anything of `part`."""
        data = self.files.find(f"{whole}.nt")
        base = DEFAULT_BASE if whole == TERMS else self._base
        return data is not None and f"<{base}{part}> ".encode() in data.read_bytes()


def _field(headers: Headers, name: str) -> str | None:
    """A header that may come several times."""
    fields = headers.getlist(name)
    return ", ".join(fields) if fields else None


def _named(name: str) -> str:
    """A profile of the query string, which may be called by its short name, as in the header."""
    return next((f"<{profile.iri}>" for profile in PROFILES if profile.name == name), f"<{name}>")


def _list(there_are: Sequence[Representation]) -> str:
    lines = (f"{one.form.media_type} /{one.file} {one.profile.name} {one.language}".rstrip() for one in there_are)
    return "\n".join(lines) + "\n"


def _alternate(path: str, one: Representation) -> str:
    attributes = "".join(f';{name}="{value}"' for name, value in one.attributes)
    return f'<{relative(path, one.file)}>;rel="alternate"{attributes}'
