"""What a request of the SPARQL 1.1 protocol asks: by GET, by a form, or the query itself by POST."""

import asyncio
import codecs
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request

from prachum.serve.limits import Limits

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_Parameters = ImmutableMultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs that the protocol names for it (None if it names none), and the parameter `format`."""

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    format: str


async def read(request: Request, limits: Limits) -> Asked:
    """What `request` asks. Raises HTTPException for what is no query, or too long."""
    query, parameters = await _read(request, limits)
    if len(query.encode(errors="replace")) > limits.query_bytes:
        raise _too_long(414 if request.method != "POST" else 413, limits)
    default, named = (_graphs(parameters, f"{kind}-graph-uri") for kind in ("default", "named"))
    by_protocol = bool(default or named)
    return Asked(
        query=query,
        default=default if by_protocol else None,
        named=named if by_protocol else None,
        format=parameters.get("format", ""),
    )


async def _read(request: Request, limits: Limits) -> tuple[str, _Parameters]:
    parameters = _Parameters(_parse(request.scope["query_string"]))
    media_type, _, rest = request.headers.get("Content-Type", "").partition(";")
    media_type = media_type.strip().lower()
    if request.method == "POST" and media_type == QUERY:
        _check_charset(rest)
        return _decode(await _body(request, limits)), parameters
    if request.method == "POST" and media_type == FORM:
        form = _parse(await _body(request, limits))
        parameters = ImmutableMultiDict([*parameters.multi_items(), *form])
    elif request.method == "POST" and media_type != UPDATE:
        raise HTTPException(415, f"POST a query as {QUERY} or {FORM}.")
    if media_type == UPDATE or "update" in parameters:
        raise HTTPException(403, "This endpoint answers queries; it takes no updates.")
    queries = parameters.getlist("query")
    if len(queries) != 1:
        raise HTTPException(400, f"Give one query, not {len(queries)}.")
    return queries[0], parameters


async def _body(request: Request, limits: Limits) -> bytes:
    most = 3 * limits.query_bytes  # each byte of a form may be written as three
    body = bytearray()
    try:
        async with asyncio.timeout(limits.seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise _too_long(413, limits)
    except TimeoutError:
        raise HTTPException(408, f"The query did not arrive within {limits.seconds:g} seconds.") from None
    return bytes(body)


def _too_long(status: int, limits: Limits) -> HTTPException:
    return HTTPException(status, f"A query has at most {limits.query_bytes} bytes.")


def _graphs(parameters: _Parameters, key: str) -> tuple[str, ...]:
    graphs = tuple(parameters.getlist(key))
    try:
        for graph in graphs:
            ox.NamedNode(graph)
    except ValueError as error:
        raise HTTPException(400, f"{key}: {error}") from error
    return graphs


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


def _check_charset(parameters: str) -> None:
    """SPARQL is UTF-8; a body that says to be anything else is not read as if it were."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() != "charset":
            continue
        try:
            known = codecs.lookup(value.strip(' "')).name
        except (LookupError, ValueError):
            known = ""
        if known not in ("utf-8", "ascii"):
            raise HTTPException(415, f"A query is sent as UTF-8, not as {value.strip()}.")


def _no_utf8(error: UnicodeDecodeError) -> HTTPException:
    return HTTPException(400, f"The query is not UTF-8 ({error.reason} at byte {error.start}).")
