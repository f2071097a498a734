"""What a worker process does with a question: answer it from the read-only store, within the limits."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from prachum.serve.limits import Limits
from prachum.serve.wire import Answer, Kind

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
# What stands between the rows or at the end of each: if less often than the limit, there are no more rows than that.
_BETWEEN_ROWS = {"json": b"},{", "xml": b"</result>", "csv": b"\n", "tsv": b"\n"}
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NAME_AT_END = re.compile(r"[^\W\d][\w.-]*\Z")  # of a predicate: RDF/XML makes an element of it


@dataclass(frozen=True, slots=True)
class Question:
    """A query, its dataset, and the names of the formats for its answer (None: there is none that will do).

    Without graphs of the protocol (`default` and `named` are None) the query is asked of the store's default
    graph, which is the union of all, or of what its own FROM names.
    """

    query: str
    table: str | None
    graph: str | None
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The first thing that a worker is told; relative IRIs in queries are below `base`."""

    store: str
    base: str
    limits: Limits
    prefixes: dict[str, str]


class _TooLargeError(Exception):
    """More than the limits allow."""


class _NotWritableError(Exception):
    """The format cannot hold the answer."""


class _Sink(io.BytesIO):
    """Takes bytes, and lines, until there are too many."""

    def __init__(self, limit: int, lines: int | None = None) -> None:
        super().__init__()
        self._limit, self._lines = limit, lines

    def write(self, data: "ReadableBuffer") -> int:
        """Keep `data`; raises _TooLargeError."""
        if self._lines is not None:
            self._lines -= bytes(data).count(b"\n")
        if self.tell() + len(memoryview(data)) > self._limit or (self._lines or 0) < 0:
            raise _TooLargeError
        return super().write(data)


def answer(store: ox.Store, question: Question, start: Start) -> Answer:
    """Answer one question; what goes wrong is an answer too."""
    limits = start.limits
    try:
        results = store.query(
            question.query,
            base_iri=start.base,
            prefixes=start.prefixes,
            default_graph=None if question.default is None else [*_nodes(question.default)],
            named_graphs=None if question.named is None else [*_nodes(question.named)],
        )
        if isinstance(results, ox.QueryTriples):
            return _graph(results, question, limits, start.prefixes)
        return _table(results, question, limits)
    except (SyntaxError, RuntimeError) as error:  # the latter: what the engine does not know, such as a function
        return Answer(Kind.MALFORMED, str(error).encode())
    except _NotWritableError as error:
        return Answer(Kind.NOT_ACCEPTABLE, str(error).encode())
    except (_TooLargeError, MemoryError):
        message = (
            f"The answer has more than {limits.rows} rows or {limits.answer_bytes} bytes: "
            "add a LIMIT, or download the dataset."
        )
        return Answer(Kind.TOO_LARGE, message.encode())
    except Exception as error:
        return Answer(Kind.FAILED, str(error).encode())


def _table(results: ox.QuerySolutions | ox.QueryBoolean, question: Question, limits: Limits) -> Answer:
    name = question.table
    if name is None:
        return Answer(Kind.NOT_ACCEPTABLE, b"")
    if isinstance(results, ox.QueryBoolean):
        return Answer(Kind.BOOLEAN, results.serialize(format=TABLES[name]) or b"")
    # A line of TSV is a row, whatever is in it. In the others a mark between rows may stand inside a value too.
    sink = _Sink(limits.answer_bytes, limits.rows + 1 if name == "tsv" else None)
    results.serialize(sink, TABLES[name])
    body = sink.getvalue()
    if body.count(_BETWEEN_ROWS[name]) >= limits.rows and _rows(body, name) > limits.rows:
        raise _TooLargeError
    if name == "xml":
        _check_xml(body)
    return Answer(Kind.TABLE, body)


def _rows(body: bytes, name: str) -> int:
    """The exact number of rows of a table."""
    if name == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1
    table = ox.parse_query_results(body, format=TABLES[name])
    return 0 if isinstance(table, ox.QueryBoolean) else sum(1 for _ in table)


def _graph(results: ox.QueryTriples, question: Question, limits: Limits, prefixes: Mapping[str, str]) -> Answer:
    if question.graph is None:
        return Answer(Kind.NOT_ACCEPTABLE, b"")
    sink = _Sink(limits.answer_bytes, limits.rows)
    results.serialize(sink, ox.RdfFormat.N_TRIPLES)
    # Sorted, so that the same query has the same answer.
    lines = sorted(set(sink.getvalue().splitlines(keepends=True)))
    if question.graph == "nt":
        return Answer(Kind.GRAPH, b"".join(lines))
    triples = [quad.triple for quad in ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)]
    if question.graph == "rdf":
        _check_names(triples)
    written = ox.serialize(triples, format=GRAPHS[question.graph], prefixes=dict(prefixes)) or b""
    if question.graph == "rdf":
        _check_xml(written)
    return Answer(Kind.GRAPH, written)


def _check_names(triples: list[ox.Triple]) -> None:
    for predicate in {triple.predicate for triple in triples}:
        if not _NAME_AT_END.search(predicate.value):
            raise _NotWritableError(f"RDF/XML has no name for the predicate {predicate}; ask for another format.")


def _check_xml(body: bytes) -> None:
    if _NOT_IN_XML.search(body):
        raise _NotWritableError("The answer has a character that XML cannot hold; ask for another format.")


def _nodes(iris: tuple[str, ...]) -> Iterator[ox.NamedNode]:
    return (ox.NamedNode(iri) for iri in iris)
