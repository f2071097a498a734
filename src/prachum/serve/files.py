"""The published files, and nothing outside their folder: small ones are kept in memory with their headers ready."""

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Scope

from prachum.publish.addresses import PATH
from prachum.publish.compressed import COMPRESSED, SMALL
from prachum.serve.formats import CONTENT_TYPES
from prachum.serve.links import Links

KEPT_BYTES = 64 * 1024**2
WORTH_ZIPPING = 500  # bytes
CACHING = "public, max-age=300"

RawHeaders = list[tuple[bytes, bytes]]
_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|x-gzip|\*)\s*(?!;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))(?=[;,]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in memory: `forms` are, by encoding, its body and the headers of the answer."""

    tags: frozenset[str]
    modified: float
    forms: Mapping[str, tuple[bytes, RawHeaders]]

    def answer(self, headers: Iterable[tuple[bytes, bytes]]) -> tuple[int, RawHeaders, bytes]:
        """Status, headers and body for a request with these headers."""
        asked = {name: value.decode("latin-1") for name, value in headers if name in _CONDITIONS}
        encoding = "gzip" if "gzip" in self.forms and takes_gzip(asked.get(b"accept-encoding", "")) else ""
        body, ready = self.forms[encoding]
        if is_known(asked.get(b"if-none-match"), asked.get(b"if-modified-since"), self.tags, self.modified):
            return 304, [pair for pair in ready if pair[0] not in _OF_BODY], b""
        return 200, ready, body


_CONDITIONS = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
_OF_BODY = {b"content-length", b"content-type", b"content-encoding"}


class Files:
    """The files in `folder`."""

    def __init__(self, folder: Path, links: Links) -> None:
        self.folder = folder.resolve()
        self._links = links
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0

    def find(self, path: str) -> Path | None:
        """The published file at `path`: no path with `..` and no link that leads out finds one."""
        if f".{path.rpartition('.')[2]}" not in CONTENT_TYPES or not PATH.fullmatch(path):
            return None
        file = self.folder / path
        try:
            if not file.is_file():
                return None
        except OSError:  # its name is too long
            return None
        file = file.resolve()
        return file if file.is_relative_to(self.folder) else None

    def keep(self, path: str) -> Kept | None:
        """The file at `path` from memory, put there if it is small; None if there is none or it is not."""
        kept = self._kept.get(path)
        if kept:
            self._kept.move_to_end(path)
            return kept
        file = self.find(path)
        if not file or file.stat().st_size > SMALL:
            return None
        kept = self._kept[path] = self._read(path, file)
        self._bytes += _size(kept)
        while self._bytes > KEPT_BYTES:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        return kept

    def _read(self, path: str, file: Path) -> Kept:
        body, modified = file.read_bytes(), file.stat().st_mtime
        tag = _tag(body)
        headers = self._headers(path, file)
        forms = {"": (body, _raw(headers, body, tag))}
        zipped = gzip.compress(body, mtime=0) if len(body) > WORTH_ZIPPING else body
        if len(zipped) < len(body):
            forms["gzip"] = zipped, _raw(headers, zipped, f"{tag}-gzip", "gzip")
        return Kept(frozenset({tag, f"{tag}-gzip"}), modified, forms)

    def _headers(self, path: str, file: Path) -> dict[str, str]:
        return {
            "content-type": CONTENT_TYPES[file.suffix],
            "last-modified": formatdate(file.stat().st_mtime, usegmt=True),
            "cache-control": CACHING,
            "vary": "Accept-Encoding",
            "accept-ranges": "bytes",
            "content-location": file.name,
            **self._links.headers(path),
        }

    def send(self, path: str, file: Path, request: Request, status: int = 200) -> Response:
        """The answer with a file of any size, or with a range of it."""
        zipped = file.with_name(file.name + COMPRESSED)
        packed = zipped.is_file() and takes_gzip(request.headers.get("accept-encoding", ""))
        sent, stat = (zipped, zipped.stat()) if packed else (file, file.stat())
        tag = tag_of(sent, stat.st_mtime, stat.st_size) + ("-gzip" if packed else "")
        headers = {**self._headers(path, file), "etag": f'"{tag}"'}
        if packed:
            headers["content-encoding"] = "gzip"
        none_match, modified_since = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
        if status == 200 and is_known(none_match, modified_since, {tag}, stat.st_mtime):
            return Response(status_code=304, headers=_without_body(headers))
        return FileResponse(sent, status, headers, stat_result=stat)


def path_of(scope: Scope) -> str:
    """The path that is asked, below where the application is mounted, without its first slash."""
    return str(scope["path"]).removeprefix(str(scope.get("root_path", ""))).removeprefix("/")


def takes_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header takes gzip."""
    return _GZIP.search(accept_encoding) is not None


def is_known(none_match: str | None, modified_since: str | None, tags: Iterable[str], modified: float) -> bool:
    """Whether the client has the file already: the first of its two conditions that it gives decides."""
    if none_match is not None:
        known = {tag.strip().removeprefix("W/").strip('"') for tag in none_match.split(",")}
        return "*" in known or not known.isdisjoint(tags)
    if modified_since is None:
        return False
    try:
        return int(modified) <= parsedate_to_datetime(modified_since).timestamp()
    except (ValueError, OverflowError):
        return False


@lru_cache(maxsize=1000)
def tag_of(file: Path, _modified: float, _size: int) -> str:
    """The tag of a file's content, reckoned again only when the file is another."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:32]


def _tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]


def _raw(headers: Mapping[str, str], body: bytes, tag: str, encoding: str = "") -> RawHeaders:
    own = {"etag": f'"{tag}"', "content-length": str(len(body)), **({"content-encoding": encoding} if encoding else {})}
    return [(name.encode(), value.encode("latin-1")) for name, value in {**headers, **own}.items()]


def _without_body(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.encode() not in _OF_BODY}


def _size(kept: Kept) -> int:
    return sum(len(body) for body, _ in kept.forms.values())
