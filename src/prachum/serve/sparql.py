"""The SPARQL endpoint: answers queries, and describes itself to who asks nothing."""

import ipaddress
from functools import lru_cache

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from prachum.publish.formats import HTML, JSON_LD, RDF_XML, Format
from prachum.serve import guard
from prachum.serve.answering import Question
from prachum.serve.cache import Cache, lasting
from prachum.serve.description import OFFERED, describe, write
from prachum.serve.formats import GRAPHS, TABLES
from prachum.serve.hanging_up import HungUpError, unless_hung_up
from prachum.serve.limits import Limits
from prachum.serve.negotiation import negotiate, negotiate_language
from prachum.serve.pool import Pool, TooManyError
from prachum.serve.protocol import Asked, read
from prachum.serve.results import ResultPages
from prachum.serve.syntax import explain
from prachum.serve.turns import UnavailableError
from prachum.serve.wire import Answer, Kind

STATUS = {Kind.MALFORMED: 400, Kind.TOO_LARGE: 400, Kind.NOT_ACCEPTABLE: 406, Kind.FAILED: 500}
_LONG = 500  # characters of a header that is not worth remembering
# Where a client means tables and graphs with one word.
_ALSO_NAMED: dict[tuple[Format, ...], dict[str, Format]] = {GRAPHS: {"xml": RDF_XML, "json": JSON_LD}}
HUNG_UP = 499
RETRY = {"Retry-After": "5"}


class Endpoint:
    """Answers SPARQL queries about one build, which `version` names."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a build is served with
        self,
        pool: Pool,
        limits: Limits,
        pages: ResultPages,
        graphs: list[str],
        version: str,
        languages: tuple[str, ...],
    ) -> None:
        self._pool, self._limits, self._pages, self._languages = pool, limits, pages, languages
        self._graphs, self._version = graphs, version
        self._cache = Cache(limits.cache_bytes)
        self._metrics = pool.metrics

    async def __call__(self, request: Request) -> Response:
        """Answer a request of the protocol; who asks nothing gets the description, or the page with the form."""
        if request.method in ("GET", "HEAD") and not request.scope["query_string"]:
            return self._describe(request)
        asked = await read(request, self._limits)
        request.scope["query"] = asked.query  # for the log, if it is to have it
        table, graph = (_chosen(request, asked, formats) for formats in (TABLES, GRAPHS))
        tag = self._tag(request, asked, table, graph)
        if tag and tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept"})
        status, message, headers = 200, "", {"Vary": "Accept"}
        try:
            guard.check(asked.query)
            answer = await self._ask(request, _question(asked, table, graph))
        except guard.RefusedError as error:
            status, message = 403, error.message
        except UnavailableError as error:
            status, message = 429 if isinstance(error, TooManyError) else 503, error.message
            headers.update(RETRY)
        except HungUpError:
            return Response(status_code=HUNG_UP)  # for the log and the metrics: nobody reads it
        else:
            if answer.kind not in STATUS:
                form = graph if answer.kind is Kind.GRAPH else table
                headers.update({"ETag": tag, "Cache-Control": "no-cache"} if tag else {"Cache-Control": "no-store"})
                return self._respond(request, asked, answer, form or HTML, headers)
            status, message = STATUS[answer.kind], self._message(asked.query, answer)
        if table is HTML:
            return _html(self._pages.problem(asked.query, message, self._language(request, asked)), status, headers)
        raise HTTPException(status, message, headers)

    async def _ask(self, request: Request, question: Question) -> Answer:
        kept = self._cache.get(question)
        if kept:
            self._metrics.cached.inc()
            return kept
        asking = self._pool.ask(question, _client(request))
        answer = await unless_hung_up(request, asking, after=self._limits.quick_seconds)
        self._cache.put(question, answer)
        return answer

    def _respond(
        self, request: Request, asked: Asked, answer: Answer, form: Format, headers: dict[str, str]
    ) -> Response:
        if form is HTML:
            headers["Vary"] = "Accept, Accept-Language"
            return _html(self._pages.answer(asked.query, answer, self._language(request, asked)), 200, headers)
        return Response(answer.body, headers={"Content-Type": form.content_type, **headers})

    def _describe(self, request: Request) -> Response:
        form = _accepted(request, (*OFFERED, HTML))
        if form is HTML:
            return RedirectResponse(f"{self._language(request)}/query.html", 303, {"Vary": "Accept, Accept-Language"})
        if form is None:
            raise HTTPException(406, f"The description is to be had as: {_types(OFFERED)}.", {"Vary": "Accept"})
        try:
            endpoint = ox.NamedNode(str(request.url.replace(query="", fragment="")))
        except ValueError as error:
            raise HTTPException(400, f"Host: {error}") from error
        triples = describe(endpoint.value, self._pool.base, self._graphs, self._limits)
        return Response(write(triples, form), headers={"Content-Type": form.content_type, "Vary": "Accept"})

    def _tag(self, request: Request, asked: Asked, table: Format | None, graph: Format | None) -> str:
        """The entity tag of the answer to a GET, empty if that may be another the next time.

        It is weak: the order of rows that a query leaves open may differ.
        """
        if request.method == "POST" or not lasting(asked.query):
            return ""
        names = (form.name if form else "" for form in (table, graph))
        language = self._language(request, asked) if table is HTML else ""
        return f'W/"{self._version}-{"-".join(names)}{language}"'

    def _language(self, request: Request, asked: Asked | None = None) -> str:
        """The language for a page: what a form says that it is in, else what the browser likes best, else the first."""
        if asked and asked.language in self._languages:
            return asked.language
        return negotiate_language(request.headers.get("Accept-Language"), self._languages)

    def _message(self, query: str, answer: Answer) -> str:
        message = answer.body.decode("utf-8")
        if answer.kind is Kind.MALFORMED:
            return explain(query, message)
        if answer.kind is Kind.NOT_ACCEPTABLE and not message:
            return f"This answer is to be had as: {_types(dict.fromkeys((*TABLES, *GRAPHS)))}."
        return message


def _question(asked: Asked, table: Format | None, graph: Format | None) -> Question:
    return Question(asked.query, _name(table, "json"), _name(graph, "ttl"), asked.default, asked.named)


def _name(form: Format | None, under_html: str) -> str | None:
    """The format that a worker is to write; a page of results is made from `under_html`."""
    return None if form is None else under_html if form is HTML else form.name


def _html(page: str, status: int, headers: dict[str, str]) -> Response:
    return Response(page, status, {"Content-Type": HTML.content_type, **headers})


def _chosen(request: Request, asked: Asked, formats: tuple[Format, ...]) -> Format | None:
    """The format named by the parameter `format`, as forms and some clients do; else the one negotiated."""
    named = {form.name: form for form in formats} | _ALSO_NAMED.get(formats, {})
    return named.get(asked.format) or _accepted(request, formats)


def _accepted(request: Request, formats: tuple[Format, ...]) -> Format | None:
    fields = [value for name, value in request.scope["headers"] if name == b"accept"]
    accept = b", ".join(fields).decode("latin-1") if fields else None
    return _negotiate(accept, formats) if len(accept or "") < _LONG else negotiate(accept, formats)


@lru_cache(maxsize=1000)  # most clients send one of a few headers
def _negotiate(accept: str | None, formats: tuple[Format, ...]) -> Format | None:
    return negotiate(accept, formats)


def _types(formats: "tuple[Format, ...] | dict[Format, None]") -> str:
    return ", ".join(form.media_type for form in formats)


def _client(request: Request) -> str:
    """Who asks: an address, or of IPv6 the network that one client has whole."""
    host = request.client.host if request.client else ""
    if ":" not in host:
        return host
    try:
        return str(ipaddress.ip_network(f"{host.partition('%')[0]}/64", strict=False))
    except ValueError:
        return host
