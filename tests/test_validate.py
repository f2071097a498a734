"""What judging takes into account, and what becomes of files that cannot be judged. test_examples.py has the shapes."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS, XSD
from rdflib.term import Node

from faults import EXAMPLES, GOOD, SHAPES, graph_of, read_fault
from prachum.config import data_folder
from prachum.errors import NotValid, UsageError
from prachum.namespaces import OA, ORG, SCHEMA, P
from prachum.validate import (
    FORMATS,
    Report,
    load_codes,
    read_graph,
    validate,
    validate_file,
)

EVERY_CLASS = EXAMPLES / "every-class.ttl"
ID = Namespace("https://w3id.org/prachum/id/")
DOCUMENT = ID["doc/example_1"]
MEETING = ID["meeting/2018-09-04-aaaaaaaaaa"]
MINISTRY = ID["org/ministry"]
NOTHING = Graph()


def broken(report: Report) -> set[str]:
    return {result.shape.partition("#")[2] for result in report.results}


def every_class() -> Graph:
    return read_graph(EVERY_CLASS)


@pytest.mark.parametrize(
    ("path", "value", "datatype"),
    [
        ("startDate", "2018", XSD.gYear),
        ("startDate", "2018-09", XSD.gYearMonth),
        ("startDate", "2018-09-04", XSD.date),
        ("startDate", "2018-09-04T09:30:00Z", XSD.dateTime),
        ("startDate", "2018-09-04T09:30:00", XSD.dateTime),
        ("endDate", "2018", XSD.gYear),
        ("endDate", "2018-09", XSD.gYearMonth),
        ("endDate", "2018-09-04", XSD.date),
        ("endDate", "2018-09-04T12:00:00+07:00", XSD.dateTime),
    ],
)
def test_dates_are_as_exact_as_the_text(path: str, value: str, datatype: URIRef) -> None:
    date = Literal(value, datatype=datatype)
    graph = every_class()
    [statement] = (s for s in graph.subjects(RDF.subject, MEETING) if (s, RDF.predicate, SCHEMA[path]) in graph)
    graph.set((MEETING, SCHEMA[path], date))
    graph.set((statement, RDF.object, date))
    assert validate(graph, NOTHING).conforms


@pytest.mark.parametrize("base", ["http://localhost:8000/", "https://data.example.go.th/open/th/"])
def test_the_data_may_stand_below_any_base(base: str, tmp_path: Path) -> None:
    file = tmp_path / "moved.ttl"
    file.write_text(EVERY_CLASS.read_text(encoding="utf-8").replace(str(ID), base + "id/"), encoding="utf-8")
    assert validate_file(file) == Report(conforms=True)


def test_context_is_seen_and_not_judged() -> None:
    graph = every_class()
    ministry = graph_of(graph.triples((MINISTRY, None, None)))
    graph -= ministry
    assert "Participation-participant" in broken(validate(graph, NOTHING))

    nameless = ministry - graph_of(ministry.triples((None, SKOS.prefLabel, None)))
    assert validate(graph, nameless) == Report(conforms=True)
    assert broken(validate(graph + nameless, NOTHING)) == {"Organization-prefLabel"}


def two_documents(*more: tuple[Node, Node, Node]) -> Graph:
    other = EVERY_CLASS.read_text(encoding="utf-8").replace("example_1", "example_2")
    return graph_of([*every_class(), *Graph().parse(data=other, format="turtle"), *more])


def test_what_documents_differ_about_is_a_warning() -> None:
    name = (MEETING, SCHEMA.name, Literal("การเยือน", lang="th"))
    assert not validate(graph_of([*every_class(), name]), NOTHING).conforms

    report = validate(two_documents(name), NOTHING)
    assert report.conforms
    assert [(result.severity, result.focus) for result in report.results] == [("Warning", str(MEETING))]
    assert broken(report) == {"Meeting-name"}


def test_documents_may_differ_about_dates() -> None:
    start = (MEETING, SCHEMA.startDate, Literal("2018-09-06", datatype=XSD.date))
    statement = ID["doc/example_2/statement/6"]
    graph = two_documents(start)
    graph.set((statement, RDF.object, start[2]))
    report = validate(graph, NOTHING)
    assert report.conforms
    assert broken(report) == {"Meeting-startDate", "Document-order"}


def test_what_is_of_one_document_is_judged_strictly_among_several() -> None:
    evidence = ID["doc/example_1/evidence/1"]
    report = validate(two_documents((evidence, OA.hasBody, MEETING)), NOTHING)
    assert [(result.severity, result.focus) for result in report.results] == [("Violation", str(evidence))]


def test_a_report_does_not_depend_on_the_order_of_triples() -> None:
    graph = read_fault(SHAPES / "bad" / "mentioned.ttl").graph
    report = validate(graph, NOTHING)
    assert len(report.results) > 1
    assert report == validate(graph_of(sorted(graph)), NOTHING)
    assert report == validate(graph_of(sorted(graph, reverse=True)), NOTHING)


def test_a_result_says_where_and_what() -> None:
    graph = read_fault(SHAPES / "bad" / "stated-meeting.ttl").graph
    [result] = validate(graph, NOTHING).results
    assert result.focus == str(DOCUMENT)
    assert result.path == str(SCHEMA.location)
    assert result.value == str(MEETING)
    assert f"{SCHEMA.location} of {MEETING} has no evidence" in result.message


def test_the_authority_lists_conform() -> None:
    lists = Graph()
    for file in sorted((data_folder("ontology") / "authorities").glob("*.ttl")):
        lists += read_graph(file)
    assert validate(lists, NOTHING) == Report(conforms=True)


def test_a_whole_dump_conforms(tmp_path: Path) -> None:
    ontology = Graph().parse(data_folder("ontology") / "prachum.ttl")
    catalog = Graph().parse(
        data="""@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix prov: <http://www.w3.org/ns/prov#> .
        <https://w3id.org/prachum/id/dataset> a dcat:Dataset ;
            dct:publisher <https://w3id.org/prachum/id/publisher> .
        <https://w3id.org/prachum/id/publisher> a foaf:Agent ; foaf:name "publisher" .
        <https://w3id.org/prachum/graph/doc-example_1> a prov:Entity ;
            prov:wasDerivedFrom <https://w3id.org/prachum/id/doc/example_1> .""",
        format="turtle",
    )
    parts = [*map(read_graph, GOOD), load_codes(), ontology, catalog]
    lines = [
        f"{line[:-1]}<https://w3id.org/prachum/graph/{number}> ."
        for number, part in enumerate(parts)
        for line in part.serialize(format="nt").splitlines()
        if line
    ]
    dump = tmp_path / "dataset.nq"
    dump.write_text("\n".join(lines), encoding="utf-8")
    report = validate_file(dump)
    assert report.conforms
    assert {result.severity for result in report.results} <= {"Warning"}


WORDS = st.text(st.sampled_from("กำ่ฯ๕ a\\\"'\n\r\t{?}$^😀e\u0301\u200b"), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None)
@given(before=WORDS, words=WORDS, after=WORDS)
def test_a_quote_is_the_text_at_its_offsets_whatever_stands_there(before: str, words: str, after: str) -> None:
    text = before + words + after
    start, end = len(before), len(before) + len(words)
    assert "Document-quotes" not in broken(validate(quoting(text, start, end, words), NOTHING))
    assert "Document-quotes" in broken(validate(quoting(text, start, end, words + "x"), NOTHING))


def quoting(text: str, start: int, end: int, words: str) -> Graph:
    document, target = ID["doc/q"], ID["doc/q/evidence/1/target"]
    position, quote = ID["doc/q/evidence/1/position"], ID["doc/q/evidence/1/quote"]
    return graph_of(
        [
            (document, RDF.type, SCHEMA.NewsArticle),
            (document, SCHEMA.text, Literal(text, lang="th")),
            (target, OA.hasSource, document),
            (target, OA.hasSelector, position),
            (target, OA.hasSelector, quote),
            (position, OA.start, Literal(start)),
            (position, OA.end, Literal(end)),
            (quote, OA.exact, Literal(words, lang="th")),
        ]
    )


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_read(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"data{suffix}"
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object)
        for triple in ox.parse(path=str(EVERY_CLASS), format=ox.RdfFormat.TURTLE)
    ]
    prefixes = {"schema": str(SCHEMA), "p": str(P), "org": str(ORG)}
    ox.serialize(quads, str(file), format=FORMATS[suffix], prefixes=prefixes)
    assert set(read_graph(file)) == set(every_class())
    assert validate_file(file).conforms


def test_every_graph_of_a_file_counts(tmp_path: Path) -> None:
    file = tmp_path / "data.trig"
    file.write_text("<a:a> a <a:b> . <a:g> { <a:c> a <a:b> }", encoding="utf-8")
    assert len(read_graph(file)) == 2


@pytest.mark.parametrize(
    ("name", "content", "tells"),
    [
        ("broken.ttl", b"<a:a> <a:b> 1 .\n<a:a> <a:b>\n.", "line 3"),
        ("broken.nq", b"<a:a> <a:b> <a:c> .\nnonsense", "line 2"),
        ("broken.jsonld", b'{"@id": ', "JSON-LD"),
        ("remote.jsonld", b'{"@context": "https://example.org/", "a": "b"}', "remote"),
        ("latin1.ttl", "<a:a> <a:b> 'é' .".encode("latin-1"), "line 1"),
        ("binary.ttl", bytes(range(256)), "line 1"),
        ("relative.ttl", b"<a> <b> <c> .", "line 1"),
        ("backslash.nt", b"<a:a> <a:b> <a:\\u005Cq> .", "line 1"),
        ("star.ttl", b"<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .", "RDF 1.1"),
        ("empty.ttl", b"", "no triple"),
    ],
)
def test_what_is_not_rdf_is_not_valid(name: str, content: bytes, tells: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotValid, match=tells) as error:
        validate_file(tmp_path / name)
    assert name in error.value.message


@pytest.mark.parametrize(
    ("name", "tells"),
    [("missing.ttl", "no file"), (".", "no file"), ("table.csv", r"\.ttl"), ("none", r"\.ttl")],
)
def test_wrong_use_is_told(name: str, tells: str, tmp_path: Path) -> None:
    for existing in ("table.csv", "none"):
        (tmp_path / existing).touch()
    with pytest.raises(UsageError, match=tells):
        validate_file(tmp_path / name)


def test_an_ill_typed_literal_is_a_result_and_no_log(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    file = tmp_path / "february.ttl"
    text = EVERY_CLASS.read_text(encoding="utf-8")
    file.write_text(text.replace('"2018-09-04"^^xsd:date', '"2018-02-30"^^xsd:date'), encoding="utf-8")
    assert "Document-datePublished" in broken(validate_file(file))
    assert not caplog.records
