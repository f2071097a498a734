"""The site's files, and what an IRI leads to: 303 See Other to the page or the data of what it names."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from prachum.publish.addresses import PATH, Addresses, page_file, relative
from prachum.serve.formats import CONTENT_TYPES, HTML, RESOURCES
from prachum.serve.negotiation import Format, negotiate

_DOTS = {"", ".", ".."}  # parts that would lead a relative address elsewhere


class Site:
    """Serves the published folder, and nothing outside it."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder = folder.resolve()
        self._addresses = Addresses(base)
        self._base = base
        self._files = StaticFiles(directory=self._folder)

    def __call__(self, request: Request) -> Response:
        """A file under its own address; else what the IRI of that path leads to. Raises HTTPException 404."""
        path = request.path_params["path"] or "index.html"
        file = self._find(path)
        if file:
            return self._send(file, request)
        return self._see_other(path, request)

    def _find(self, path: str) -> Path | None:
        """The published file at `path`: no path with `..` and no link that leads out finds one."""
        if not PATH.fullmatch(path):
            return None
        file = (self._folder / path).resolve()
        inside = file.is_relative_to(self._folder) and file.suffix in CONTENT_TYPES
        return file if inside and file.is_file() else None

    def _send(self, file: Path, request: Request) -> Response:
        response = self._files.file_response(file, file.stat(), request.scope)
        if response.status_code != 304:
            response.headers["Content-Type"] = CONTENT_TYPES[file.suffix]
        return response

    def _see_other(self, path: str, request: Request) -> Response:
        address = None if _DOTS & set(path.split("/")) else self._addresses.find(self._base + path)
        formats = [form for form in RESOURCES if address and self._find(_file(address.path, form))]
        if not address or HTML not in formats or (address.anchor and not self._names(address.path, path)):
            raise HTTPException(404, f"Nothing is published at /{path}.")
        fields = request.headers.getlist("Accept")
        chosen = negotiate(", ".join(fields) if fields else None, formats)
        if chosen is None:
            there_are = "\n".join(f"{form.media_type} /{_file(address.path, form)}" for form in formats)
            raise HTTPException(406, f"There is:\n{there_are}", {"Vary": "Accept"})
        anchor = f"#{address.anchor}" if address.anchor and chosen is HTML else ""
        target = relative(path, _file(address.path, chosen)) + anchor
        return RedirectResponse(target, 303, {"Vary": "Accept"})

    def _names(self, whole: str, part: str) -> bool:
        """Whether the data of `whole` says anything of `part`."""
        data = self._find(f"{whole}.nt")
        return data is not None and f"<{self._base}{part}> ".encode() in data.read_bytes()


def _file(path: str, form: Format) -> str:
    """The file of what is at `path` in a format."""
    return page_file(path, "th") if form is HTML else path + form.suffix
