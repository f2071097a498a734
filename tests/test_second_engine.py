"""shacl-engine, a SHACL engine in JavaScript, finds in every example what pySHACL finds, result by result.

The SPARQL constraints are put to two query engines, rdflib and Oxigraph.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from conftest import missing
from faults import BAD, SHAPES, read_fault, write_faults
from prachum.config import data_folder
from prachum.validate import Result, compare_documents, load_codes, load_dataset_shapes, load_shapes, validate_file

pytestmark = [pytest.mark.system, pytest.mark.slow]

# Why the two engines differ; each is a limit of one of them, not of the shapes.
EXPLAINED = {
    # 2018-02-30 has the form of an xsd:date: shacl-engine does not look whether there is such a day.
    "document-date-not-a-day": ("pySHACL", "Document-datePublished Node"),
}
Found = Counter[tuple[str, str, str, str, str]]


@pytest.fixture(scope="module")
def second(node: Callable[..., bytes], checkout: Path) -> Callable[..., dict[str, Found]]:
    """What the second engine finds in files, by their stems."""
    if not (checkout / "node_modules/shacl-engine").is_dir():
        missing("the packages of package.json are not installed")

    def find(files: list[Path]) -> dict[str, Found]:
        lines = (
            node("shacl.mjs", data_folder("shapes"), data_folder("ontology") / "codes", *files).decode().splitlines()
        )
        keys = ("focus", "path", "component", "shape", "severity")
        found = [Counter(tuple(r[key] for key in keys) for r in json.loads(line)) for line in lines]
        return dict(zip((file.stem for file in files), found, strict=True))

    return find


def first(file: Path) -> list[Result]:
    """What pySHACL and the store find."""
    return list(validate_file(file).results)


def counted(results: Iterable[Result]) -> Found:
    return Counter(
        (
            named(r.focus),
            r.path,
            r.component,
            r.shape.partition("#")[2],
            r.severity,
        )
        for r in results
        if r.component != "SPARQL"
    )


def named(focus: str) -> str:
    """The IRI of a thing; nothing for a blank node, whose name differs from engine to engine."""
    return focus if ":" in focus else ""


def differences(one: Found, other: Found) -> set[tuple[str, str]]:
    missed = ((engine, found) for engine, found in (("pySHACL", one - other), ("shacl-engine", other - one)))
    return {(engine, f"{shape} {component}") for engine, found in missed for _, _, component, shape, _ in found}


def test_both_find_the_same_in_every_example(second: Callable[..., dict[str, Found]], tmp_path: Path) -> None:
    files = [*write_faults(tmp_path), *sorted((SHAPES / "good").glob("*.ttl"))]
    others = second(files)
    differ = {file.stem: differences(counted(first(file)), others[file.stem]) for file in files}
    assert {stem: found for stem, found in differ.items() if found} == {k: {v} for k, v in EXPLAINED.items()}
    assert sum(bool(found) for found in others.values()) > 300


def test_both_find_the_same_in_the_seeds(second: Callable[..., dict[str, Found]], built: Path) -> None:
    seeds = built / "dataset.nq"
    others = second([seeds])["dataset"]
    assert differences(counted(first(seeds)), others) == set()


# ---- the SPARQL constraints, by rdflib in pySHACL and by Oxigraph --------------------------------------

WITH_SPARQL = [file for file in BAD if " SPARQL" in file.read_text(encoding="utf-8")]
SHAPE_GRAPH = load_shapes() + load_dataset_shapes()
PREFIXES = "".join(
    f"PREFIX {SHAPE_GRAPH.value(entry, SH.prefix)}: <{SHAPE_GRAPH.value(entry, SH.namespace)}>\n"
    for entry in SHAPE_GRAPH.objects(None, SH.declare)
)
Answers = set[tuple[str, str, str]]  # constraint, focus node, value


def by_rdflib(graph: Graph) -> Answers:
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPE_GRAPH, inplace=True)
    return {
        (str(rule), str(report.value(result, SH.focusNode)), str(report.value(result, SH.value)))
        for result, rule in report.subject_objects(SH.sourceConstraint)
    }


def in_store(graph: Graph) -> ox.Store:
    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def targets(graph: Graph, shape: Node) -> set[Node]:
    found = {node for kind in SHAPE_GRAPH.objects(shape, SH.targetClass) for node in graph.subjects(RDF.type, kind)}
    return found | {node for path in SHAPE_GRAPH.objects(shape, SH.targetSubjectsOf) for node in graph.subjects(path)}


def by_oxigraph(graph: Graph) -> Iterator[tuple[str, str, str]]:
    store, this = in_store(graph), ox.Variable("this")
    for shape, rule in SHAPE_GRAPH.subject_objects(SH.sparql):
        query = PREFIXES + str(SHAPE_GRAPH.value(rule, SH.select))
        for focus in map(str, targets(graph, shape)):
            for row in store.query(query, substitutions={this: ox.NamedNode(focus)}):
                yield str(rule), focus, row["value"].value if "?value" in query else focus


@pytest.mark.parametrize("file", WITH_SPARQL, ids=lambda file: file.stem)
def test_two_query_engines_answer_the_sparql_constraints_alike(file: Path) -> None:
    graph = read_fault(file).graph
    data = graph + load_codes()
    found = set(by_oxigraph(data))
    assert found
    assert found == by_rdflib(data)
    # A build asks the constraints of a dataset for all things at once.
    of_dataset = {(str(rule), *rest) for rule, *rest in found if (URIRef(rule), None, None) in load_dataset_shapes()}
    assert {(r.shape, r.focus, r.value) for r in compare_documents(in_store(data)).results} == of_dataset
