"""The application: the site, its IRIs, the SPARQL endpoint, and what an operator asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prachum.publish.hosting import POLICY, VARY
from prachum.serve.access_log import Lines, Watched
from prachum.serve.editions import Edition, Editions
from prachum.serve.formats import HTML
from prachum.serve.limits import Limits
from prachum.serve.memory import Memory
from prachum.serve.metrics import CONTENT_TYPE
from prachum.serve.negotiation import negotiate, negotiate_language
from prachum.serve.operation import Operation
from prachum.serve.proxy import BehindProxy, networks

# On every answer. Anyone may read the data from a page of their own; ours load nothing from elsewhere.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Content-Location, Content-Profile, Content-Type, ETag, Last-Modified, Link, Location, Retry-After, Vary"
    ),
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_RAW_HEADERS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Accept-Profile, Content-Type, Range",
    "Access-Control-Max-Age": "86400",
}


def make_app(output: Path, limits: Limits, operation: Operation) -> Starlette:
    """The application over what a build wrote into `output`.

    Raises UsageError if there is no such build, or `operation` cannot be.
    """
    editions = Editions(output, limits, operation.theme)
    trusted = networks(operation.trusted_proxies)
    lines = Lines(operation.log_file, editions.metrics.lost.inc) if operation.access_log else None

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await editions.start()
        watching = asyncio.create_task(editions.watch(lines.tend if lines else lambda: None))
        try:
            yield
        finally:
            watching.cancel()
            await editions.stop()

    async def sparql(request: Request) -> Response:
        return await editions.current.endpoint(request)

    async def resource(request: Request) -> Response:
        return await editions.current.site(request)

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})

    async def metrics(_: Request) -> Response:
        editions.metrics.open.set(editions.current.pool.open)
        return Response(editions.metrics.write(), headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})

    async def explain(request: Request, error: Exception) -> Response:
        return _explain(request, error, editions.current)

    return Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/health", health),
            Route("/metrics", metrics),
            Route("/{path:path}", resource),
        ],
        middleware=[
            Middleware(BehindProxy, trusted=trusted, root_path=operation.root_path),
            Middleware(Watched, metrics=editions.metrics, lines=lines, queries=operation.log_queries),
            Middleware(CommonHeaders),
            Middleware(Memory, files=lambda: editions.current.site.files),
        ],
        exception_handlers={HTTPException: explain},
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
                message["headers"] = [*message["headers"], *_RAW_HEADERS]
            await send(message)

        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


def _explain(request: Request, error: Exception, edition: Edition) -> Response:
    """An error as a page for browsers, in their language, and as plain text for all others."""
    if not isinstance(error, HTTPException):
        raise error
    headers, text = dict(error.headers or {}), PlainTextResponse
    browser = "text/html" in request.headers.get("Accept", "") and negotiate(request.headers.get("Accept"), (HTML,))
    if not browser or error.status_code == 406:
        return text(error.detail + "\n", error.status_code, headers)
    file = request.url.path.lstrip("/") or "index.html"
    tongue = negotiate_language(request.headers.get("Accept-Language"), edition.languages)
    page = edition.pages.error(file, error.status_code, error.detail, tongue)
    return Response(page, error.status_code, {**headers, "Content-Type": HTML.content_type, "Vary": VARY})
