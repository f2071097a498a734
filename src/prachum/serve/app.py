"""The application: the site, its IRIs, and the SPARQL endpoint."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prachum.errors import UsageError
from prachum.publish.site import SITE
from prachum.serve.dereferencing import Site
from prachum.serve.formats import HTML
from prachum.serve.limits import Limits
from prachum.serve.negotiation import negotiate
from prachum.serve.pool import Pool
from prachum.serve.results import LANGUAGE, TEMPLATES, ResultPages
from prachum.serve.sparql import Endpoint
from prachum.store import open_store

# On every answer. Anyone may read the data from a page of their own; ours load nothing from elsewhere.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Type, ETag, Last-Modified, Link, Location, Retry-After, Vary",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


def make_app(output: Path, limits: Limits) -> Starlette:
    """The application over what a build wrote into `output`.

    Raises UsageError if there is no such build.
    """
    base = _base(output)
    open_store(output / "store")  # only to see that it can be
    pool = Pool(output / "store", base, limits)
    site = Site(output / "site", base)
    endpoint = Endpoint(pool, limits, ResultPages(output / "site", base))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        pool.start()
        try:
            yield
        finally:
            pool.close()

    async def sparql(request: Request) -> Response:
        return await endpoint(request)

    def resource(request: Request) -> Response:
        return site(request)

    return Starlette(
        routes=[Route("/sparql", sparql, methods=["GET", "POST"]), Route("/{path:path}", resource)],
        middleware=[Middleware(CommonHeaders)],
        exception_handlers={HTTPException: _explain},
        lifespan=lifespan,
    )


class CommonHeaders:
    """Puts HEADERS on every answer, and answers the question that browsers ask before a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


def _base(output: Path) -> str:
    try:
        described = json.loads((output / "site" / SITE).read_text(encoding="utf-8"))
        return str(described["base"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{output}: no site there; run `prachum build` first, or name its folder with --output"
        ) from error


async def _explain(request: Request, error: Exception) -> Response:
    """An error as a page for browsers, as plain text for all others."""
    if not isinstance(error, HTTPException):
        raise error
    headers, text = dict(error.headers or {}), PlainTextResponse
    browser = "text/html" in request.headers.get("Accept", "") and negotiate(request.headers.get("Accept"), (HTML,))
    if not browser or error.status_code == 406:
        return text(error.detail + "\n", error.status_code, headers)
    file = request.url.path.lstrip("/") or "index.html"
    page = TEMPLATES.render("error.html", file, LANGUAGE, status=error.status_code, message=error.detail)
    return Response(page, error.status_code, {**headers, "Content-Type": HTML.content_type})
