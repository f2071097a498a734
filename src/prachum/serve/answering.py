"""What a worker process does: answer queries over the read-only store, one at a time."""

import io
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

from prachum.serve.confinement import confine
from prachum.serve.limits import Limits

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
}

GRACE = 1.0  # seconds that the parent has to end a worker itself


class Kind(Enum):
    """What came of a question."""

    TABLE = "table"
    BOOLEAN = "boolean"
    GRAPH = "graph"
    MALFORMED = "malformed"
    TOO_LARGE = "too large"
    NOT_ACCEPTABLE = "not acceptable"
    FAILED = "failed"


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
class Answer:
    """The answer in the format asked for, or a message."""

    kind: Kind
    body: bytes


class _TooLargeError(Exception):
    """More than the limits allow."""


class _Sink(io.BytesIO):
    """Takes lines until there are too many."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._lines = 0
        self._limits = limits

    def write(self, data: "ReadableBuffer") -> int:
        """Keep `data`; raises _TooLargeError."""
        self._lines += bytes(data).count(b"\n")
        # The first line of a table is its head.
        if self._lines > self._limits.rows + 1 or self.tell() > self._limits.answer_bytes:
            raise _TooLargeError
        return super().write(data)


@dataclass(frozen=True, slots=True)
class Start:
    """The first thing that a worker is told; relative IRIs in queries are below `base`."""

    store: str
    base: str
    limits: Limits
    prefixes: Mapping[str, str]


def work(connection: Connection) -> None:
    """Answer what comes over `connection`, after a `Start`, until it closes; None says that all is ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    start: Start = connection.recv()
    limits = start.limits
    store = ox.Store.read_only(start.store)
    confine(limits.memory)
    connection.send(None)
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        # Should the parent be gone when the time is over, the system ends this process.
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + GRACE)
        reply = answer(store, question, start)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(reply)


def answer(store: ox.Store, question: Question, start: Start) -> Answer:
    """Answer one question; what goes wrong is an answer too."""
    limits = start.limits
    try:
        results = store.query(
            question.query,
            base_iri=start.base,
            prefixes=dict(start.prefixes),
            default_graph=None if question.default is None else [*_nodes(question.default)],
            named_graphs=None if question.named is None else [*_nodes(question.named)],
        )
        if isinstance(results, ox.QueryTriples):
            return _graph(results, question, limits, start.prefixes)
        return _table(results, question, limits)
    except SyntaxError as error:
        return Answer(Kind.MALFORMED, str(error).encode())
    except _TooLargeError:
        message = (
            f"The answer has more than {limits.rows} rows or {limits.answer_bytes} bytes: "
            "add a LIMIT, or download the dataset."
        )
        return Answer(Kind.TOO_LARGE, message.encode())
    except Exception as error:
        return Answer(Kind.FAILED, str(error).encode())


def _table(results: ox.QuerySolutions | ox.QueryBoolean, question: Question, limits: Limits) -> Answer:
    if question.table is None:
        return Answer(Kind.NOT_ACCEPTABLE, b"")
    form = TABLES[question.table]
    if isinstance(results, ox.QueryBoolean):
        return Answer(Kind.BOOLEAN, results.serialize(format=form) or b"")
    # TSV has a line for each row, whatever is in it: so rows are counted as they are written.
    sink = _Sink(limits)
    results.serialize(sink, ox.QueryResultsFormat.TSV)
    tsv = sink.getvalue()
    if form != ox.QueryResultsFormat.TSV:
        again = ox.parse_query_results(tsv, format=ox.QueryResultsFormat.TSV)
        tsv = again.serialize(format=form) or b""
    return Answer(Kind.TABLE, tsv)


def _graph(results: ox.QueryTriples, question: Question, limits: Limits, prefixes: Mapping[str, str]) -> Answer:
    if question.graph is None:
        return Answer(Kind.NOT_ACCEPTABLE, b"")
    sink = _Sink(limits)
    results.serialize(sink, ox.RdfFormat.N_TRIPLES)
    # Sorted, so that the same query has the same answer.
    lines = b"".join(sorted(set(sink.getvalue().splitlines(keepends=True))))
    if question.graph == "nt":
        return Answer(Kind.GRAPH, lines)
    triples = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    written = ox.serialize(triples, format=GRAPHS[question.graph], prefixes=dict(prefixes))
    return Answer(Kind.GRAPH, written or b"")


def _nodes(iris: tuple[str, ...]) -> Iterator[ox.NamedNode]:
    return (ox.NamedNode(iri) for iri in iris)
