import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from prachum.serialise.dumps import write_dumps
from prachum.serialise.jsonld import Context, compact, expand, load_context
from prachum.serialise.merge import merge
from prachum.serialise.quads import read_quads, sort_quads, to_lines, to_quads, union, write_graph

EX = "https://example.org/"
CONTEXT = Context(
    {
        "id": "@id",
        "type": "@type",
        "ex": EX,
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "label": {"@id": "skos:prefLabel", "@container": "@language"},
        "date": {"@id": "ex:date", "@type": "http://www.w3.org/2001/XMLSchema#date"},
        "near": {"@id": "ex:near", "@type": "@id"},
        "all": {"@id": "ex:all", "@container": "@set"},
        "plain": "ex:plain",
    }
)
SKOS = rdflib.SKOS


def iri(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(EX + name)


def sample() -> dict[str, rdflib.Graph]:
    one, two = rdflib.Graph(), rdflib.Graph()
    for graph in (one, two):
        graph.add((iri("a"), rdflib.RDF.type, iri("Meeting")))
        graph.add((iri("a"), SKOS.prefLabel, rdflib.Literal("ประชุม", lang="th")))
    one.add((iri("a"), SKOS.prefLabel, rdflib.Literal("Meeting", lang="en")))
    one.add((iri("a"), iri("date"), rdflib.Literal("2019-04-22", datatype=rdflib.XSD.date)))
    one.add((iri("a"), iri("number"), rdflib.Literal("70", datatype=rdflib.XSD.integer)))
    one.add((iri("a"), iri("confidence"), rdflib.Literal("0.970", datatype=rdflib.XSD.decimal)))
    one.add((iri("a"), iri("text"), rdflib.Literal('ก\r\n"ข"\\\t\u2028')))
    two.add((iri("b"), iri("near"), iri("a")))
    return {EX + "graph/one": one, EX + "graph/two": two}


def write(graphs: dict[str, rdflib.Graph], folder: Path) -> dict[str, Path]:
    paths = {name: folder / f"{count}.nq" for count, name in enumerate(sorted(graphs))}
    for name, path in paths.items():
        write_graph(graphs[name], name, path)
    return paths


def parse(path: Path) -> set[ox.Quad]:
    formats = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".jsonld": ox.RdfFormat.JSON_LD}
    return set(ox.parse(path=path, format=formats[path.suffix]))


def test_lines_are_canonical_and_sorted(tmp_path):
    graph = sample()[EX + "graph/one"]
    assert write_graph(graph, EX + "g", tmp_path / "g.nq") == len(graph)
    lines = (tmp_path / "g.nq").read_bytes().splitlines(keepends=True)
    assert lines == sorted(lines)
    assert f'<{EX}a> <{EX}confidence> "0.970"^^<{rdflib.XSD.decimal}> <{EX}g> .\n'.encode() in lines
    assert f'<{EX}a> <{EX}text> "ก\\r\\n\\"ข\\"\\\\\\t\u2028" <{EX}g> .\n'.encode() in lines


@pytest.mark.parametrize(
    "triple",
    [
        (rdflib.BNode(), iri("p"), iri("o")),
        (iri("s"), iri("p"), rdflib.BNode()),
        (rdflib.URIRef("not an iri"), iri("p"), iri("o")),
        (iri("s"), iri("p"), rdflib.URIRef("https://example.org/<x>")),
    ],
)
def test_what_has_no_iri_is_refused(triple):
    graph = rdflib.Graph()
    graph.add(triple)
    with pytest.raises(ValueError, match=r"IRI|scheme|[Ii]nvalid"):
        list(to_quads(graph, EX + "g"))


def test_four_dumps_hold_the_same(tmp_path):
    write_dumps(write(sample(), tmp_path), tmp_path, CONTEXT)
    quads = parse(tmp_path / "dataset.nq")
    assert len(quads) == sum(map(len, sample().values()))
    assert parse(tmp_path / "dataset.trig") == quads
    assert parse(tmp_path / "dataset.jsonld") == quads
    turtle = {quad.triple for quad in ox.parse(path=tmp_path / "dataset.ttl", format=ox.RdfFormat.TURTLE)}
    assert turtle == {quad.triple for quad in quads}


def test_a_triple_of_two_graphs_stands_once_in_turtle(tmp_path):
    write_dumps(write(sample(), tmp_path), tmp_path, CONTEXT)
    assert (tmp_path / "dataset.ttl").read_text(encoding="utf-8").count("ประชุม") == 1


def test_turtle_says_first_what_a_thing_is(tmp_path):
    write_dumps(write(sample(), tmp_path), tmp_path, CONTEXT)
    assert f"<{EX}a> a <{EX}Meeting>" in (tmp_path / "dataset.ttl").read_text(encoding="utf-8")


def test_jsonld_is_compact(tmp_path):
    write_dumps(write(sample(), tmp_path), tmp_path, CONTEXT)
    document = json.loads((tmp_path / "dataset.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == CONTEXT
    (node,) = document["@graph"][0]["@graph"]
    assert node["label"] == {"th": "ประชุม", "en": "Meeting"}
    assert (node["type"], node["date"]) == ("ex:Meeting", "2019-04-22")


def test_order_of_adding_does_not_show(tmp_path):
    dumps = []
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        folder.mkdir()
        graphs = {}
        for name, graph in sample().items():
            triples = sorted(graph)
            random.Random(seed).shuffle(triples)
            graphs[name] = rdflib.Graph()
            for triple in triples:
                graphs[name].add(triple)
        write_dumps(write(graphs, folder), folder, CONTEXT)
        dumps.append([path.read_bytes() for path in sorted(folder.glob("dataset.*"))])
    assert dumps[0] == dumps[1]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.sampled_from([None, "th", "en", "th-Latn"]))
@example("\x00\x01\x7f\x85\u2028\ufffe\U0001f600", None)
@example('"""\\\'', "th")
@example("\r\n", None)
def test_any_string_survives_every_format(tmp_path, text, language):
    graph = rdflib.Graph()
    graph.add((iri("s"), SKOS.altLabel, rdflib.Literal(text, lang=language)))
    write_dumps(write({EX + "g": graph}, tmp_path), tmp_path, CONTEXT)
    for suffix in ("nq", "trig", "jsonld"):
        (quad,) = parse(tmp_path / f"dataset.{suffix}")
        assert (quad.object.value, quad.object.language) == (text, language and language.lower())
    (turtle,) = rdflib.Graph().parse(tmp_path / "dataset.ttl", format="turtle")
    assert str(turtle[2]) == text


ANY_VALUE = st.one_of(
    st.builds(rdflib.URIRef, st.sampled_from([EX + "a", EX + "//b", "http://www.w3.org/2004/02/skos/core#x"])),
    st.builds(rdflib.Literal, st.text(max_size=3), lang=st.sampled_from([None, "th", "en"])),
    st.sampled_from([rdflib.XSD.date, rdflib.XSD.gYear, rdflib.URIRef(EX + "type")]).map(
        lambda datatype: rdflib.Literal("2019", datatype=datatype)
    ),
)
PREDICATES = [
    rdflib.RDF.type,
    SKOS.prefLabel,
    *map(iri, ("date", "near", "all", "plain", "unknown")),
    SKOS.note,
]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(PREDICATES), ANY_VALUE), min_size=1))
def test_whatever_a_term_expects_its_values_survive(values):
    """Compacted, they say to another processor what the quads say, also where the context expects others."""
    graph = rdflib.Graph()
    for subject, predicate, value in values:
        if predicate != rdflib.RDF.type or isinstance(value, rdflib.URIRef):
            graph.add((iri(subject), predicate, value))
    quads = sort_quads(to_quads(graph, EX + "g"))
    document = {"@context": CONTEXT, **compact([{"@id": EX + "g", "@graph": expand(quads)}], CONTEXT)}
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert set(ox.parse(nquads, format=ox.RdfFormat.N_QUADS)) == set(quads)


@pytest.mark.parametrize(
    "definition",
    [
        {"@id": EX + "x", "@container": "@list"},
        {"@id": EX + "x", "@language": "th"},
        {"@reverse": EX + "x"},
        {"@id": EX + "x", "@context": {}},
        EX + "date",
    ],
)
def test_a_context_that_uses_more_is_refused(definition):
    with pytest.raises(ValueError, match="does not know"):
        _ = Context({**CONTEXT, "x": definition}).properties
    with pytest.raises(ValueError, match="does not know"):
        _ = Context({**CONTEXT, "@vocab": EX}).properties


def test_the_published_context_is_understood_in_full():
    context = load_context()
    assert context.name("https://w3id.org/prachum/def#Meeting") == "Meeting"
    assert context.shorten("https://w3id.org/prachum/code/role/chair") == "code:role/chair"
    told = len(context.properties) + len(context.prefixes) + sum(v in ("@id", "@type") for v in context.values())
    assert told == len(context) - 1  # @version


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from([b"a\n", b"b\n", "ก\n".encode(), b"a b\n"]))), st.integers(2, 4))
def test_merge_is_a_sorted_union(tmp_path, parts, width):
    for count, lines in enumerate(parts):
        (tmp_path / f"{count}.part").write_bytes(b"".join(sorted(lines)))
    merge([tmp_path / f"{count}.part" for count in range(len(parts))], tmp_path / "all", width=width)
    expected = sorted({line for lines in parts for line in lines})
    assert (tmp_path / "all").read_bytes().splitlines(keepends=True) == expected
    assert not list(tmp_path.glob("*.run*"))


def test_union_streams():
    quads = iter(sorted(to_quads(sample()[EX + "graph/one"], EX + "g"), key=str))
    assert next(union(quads))
    assert next(quads)


def test_lines_come_back_as_quads(tmp_path):
    lines = to_lines(to_quads(sample()[EX + "graph/one"], EX + "g"))
    (tmp_path / "x.nq").write_bytes(b"".join(lines))
    assert to_lines(read_quads(tmp_path / "x.nq")) == lines
