"""The SPARQL 1.1 protocol for queries: GET, a form, or the query itself by POST."""

from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from prachum.serve import guard
from prachum.serve.answering import Answer, Kind, Question
from prachum.serve.formats import GRAPHS, HTML, TABLES
from prachum.serve.limits import Limits
from prachum.serve.negotiation import Format, negotiate
from prachum.serve.pool import Pool, UnavailableError
from prachum.serve.results import ResultPages

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
STATUS = {Kind.MALFORMED: 400, Kind.TOO_LARGE: 400, Kind.NOT_ACCEPTABLE: 406, Kind.FAILED: 500}

Parameters = ImmutableMultiDict[str, str]


class Endpoint:
    """Answers SPARQL queries."""

    def __init__(self, pool: Pool, limits: Limits, pages: ResultPages) -> None:
        self._pool = pool
        self._limits = limits
        self._pages = pages

    async def __call__(self, request: Request) -> Response:
        """Answer a request of the protocol; a browser that asks nothing is sent to the page with the form."""
        if request.method in ("GET", "HEAD") and not request.query_params:
            if _accepted(request, TABLES) is HTML:
                return RedirectResponse("th/query.html", 303)
            raise HTTPException(400, "Give a query: /sparql?query=SELECT…")
        query, parameters = await self._read(request)
        table, graph = (_chosen(request, parameters, formats) for formats in (TABLES, GRAPHS))
        try:
            question = _question(query, parameters, table, graph)
            answer = await run_in_threadpool(self._pool.ask, question)
        except guard.RefusedError as error:
            status, message, headers = 403, error.message, {}
        except UnavailableError as error:
            status, message, headers = 503, error.message, {"Retry-After": "5"}
        else:
            if answer.kind not in STATUS:
                return self._respond(query, answer, graph if answer.kind is Kind.GRAPH else table)
            status, message, headers = STATUS[answer.kind], _message(answer), {}
        if table is HTML:
            return self._html(self._pages.problem(query, message), status, headers)
        raise HTTPException(status, message, {**headers, "Vary": "Accept"})

    def _respond(self, query: str, answer: Answer, form: Format | None) -> Response:
        if form is HTML or form is None:
            return self._html(self._pages.answer(query, answer))
        return Response(answer.body, headers={"Content-Type": form.content_type, "Vary": "Accept"})

    def _html(self, page: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
        fields = {"Content-Type": HTML.content_type, "Vary": "Accept", **(headers or {})}
        return Response(page, status, fields)

    async def _read(self, request: Request) -> tuple[str, Parameters]:
        """The query, and the parameters of the request. Raises HTTPException for what is no query."""
        parameters = Parameters(_parse(request.scope["query_string"]))
        media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if request.method == "POST" and media_type == QUERY:
            return _decode(await self._body(request)), parameters
        if request.method == "POST" and media_type == FORM:
            form = _parse(await self._body(request))
            parameters = ImmutableMultiDict([*parameters.multi_items(), *form])
        elif request.method == "POST" and media_type != UPDATE:
            raise HTTPException(415, f"POST a query as {QUERY} or {FORM}.")
        if media_type == UPDATE or "update" in parameters:
            raise HTTPException(403, "This endpoint answers queries; it takes no updates.")
        queries = parameters.getlist("query")
        if len(queries) != 1:
            raise HTTPException(400, f"Give one query, not {len(queries)}.")
        return queries[0], parameters

    async def _body(self, request: Request) -> bytes:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._limits.query_bytes:
                raise HTTPException(413, f"A query has at most {self._limits.query_bytes} bytes.")
        return bytes(body)


def _question(query: str, parameters: Parameters, table: Format | None, graph: Format | None) -> Question:
    guard.check(query)
    default, named = (_graphs(parameters, f"{kind}-graph-uri") for kind in ("default", "named"))
    by_protocol = bool(default or named)
    return Question(
        query=query,
        table=_name(table, "json"),
        graph=_name(graph, "ttl"),
        default=default if by_protocol else None,
        named=named if by_protocol else None,
    )


def _graphs(parameters: Parameters, key: str) -> tuple[str, ...]:
    graphs = tuple(parameters.getlist(key))
    try:
        for graph in graphs:
            ox.NamedNode(graph)
    except ValueError as error:
        raise HTTPException(400, f"{key}: {error}") from error
    return graphs


def _name(form: Format | None, under_html: str) -> str | None:
    """The format that a worker is to write; a page of results is made from `under_html`."""
    return None if form is None else under_html if form is HTML else form.name


def _chosen(request: Request, parameters: Parameters, formats: tuple[Format, ...]) -> Format | None:
    """The format named by the parameter `format` (as forms can), else the one negotiated."""
    name = parameters.get("format", "")
    known = {form.name: form for form in (*TABLES, *GRAPHS)}
    if name and name not in known:
        raise HTTPException(400, f"format={name} is none of: {', '.join(known)}.")
    if name:
        return known[name] if known[name] in formats else formats[0]
    return _accepted(request, formats)


def _accepted(request: Request, formats: tuple[Format, ...]) -> Format | None:
    fields = request.headers.getlist("Accept")
    return negotiate(", ".join(fields) if fields else None, formats)


def _parse(form: bytes) -> list[tuple[str, str]]:
    """The names and values of a form, or of the part of an address after the `?`."""
    try:
        return parse_qsl(form.decode("ascii"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise _no_utf8(error) from error


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_utf8(error) from error


def _no_utf8(error: UnicodeDecodeError) -> HTTPException:
    return HTTPException(400, f"The query is not UTF-8 ({error.reason} at byte {error.start}).")


def _message(answer: Answer) -> str:
    if answer.kind is Kind.NOT_ACCEPTABLE:
        types = [form.media_type for form in dict.fromkeys((*TABLES, *GRAPHS))]
        return f"This answer is to be had as: {', '.join(types)}."
    return answer.body.decode("utf-8")
