"""The dumps: one dataset in four formats that hold the same triples.

`graphs` maps each graph's IRI to its sorted N-Quads file; no more than one of them is held in memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path

import pyoxigraph as ox

from prachum.namespaces import PREFIXES
from prachum.serialise.jsonld import Context, Node, compact, expand
from prachum.serialise.merge import merge
from prachum.serialise.quads import read_quads, union

RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def write_dumps(graphs: Mapping[str, Path], folder: Path, context: Context) -> None:
    """Write `dataset.nq`, `.trig`, `.ttl` and `.jsonld` into `folder`."""
    merge(list(graphs.values()), folder / "dataset.nq")
    write_turtle(read_quads(folder / "dataset.nq"), folder / "dataset.ttl")
    write_trig(graphs, folder / "dataset.trig")
    write_jsonld(graphs, folder / "dataset.jsonld", context)


def write_turtle(quads: Iterable[ox.Quad], target: Path, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Write the union of all graphs of sorted quads."""
    triples = (quad.triple for quad in _types_first(union(quads)))
    ox.serialize(triples, target, ox.RdfFormat.TURTLE, prefixes=dict(prefixes))


def write_trig(graphs: Mapping[str, Path], target: Path) -> None:
    """Write every graph in its own block."""
    quads = chain.from_iterable(_types_first(read_quads(path)) for path in graphs.values())
    ox.serialize(quads, target, ox.RdfFormat.TRIG, prefixes=PREFIXES)


def write_jsonld(graphs: Mapping[str, Path], target: Path, context: Context) -> None:
    """Write every graph as a named graph object, compacted with `context`, which stands at the top."""
    nodes = ({"@id": name, "@graph": expand(read_quads(path))} for name, path in graphs.items())
    _write_jsonld(nodes, target, context)


def write_nodes(quads: Iterable[ox.Quad], target: Path, context: Context) -> None:
    """Write sorted quads as JSON-LD, their graphs left aside, compacted with `context`."""
    _write_jsonld(expand(quads), target, context)


def _write_jsonld(nodes: Iterable[Node], target: Path, context: Context) -> None:
    """Write nodes one after the other, so that no more than one is held in its compacted form."""
    with target.open("w", encoding="utf-8", newline="\n") as out:
        out.write('{"@context": ' + json.dumps(context, ensure_ascii=False, indent=1) + ',\n"@graph": [')
        for count, node in enumerate(nodes):
            out.write(",\n" if count else "\n")
            json.dump(compact([node], context), out, ensure_ascii=False, indent=1)
        out.write("\n]}\n")


def _types_first(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Quads sorted by subject, with what a thing is before what else is said of it."""
    for _, same in groupby(quads, key=attrgetter("subject")):
        yield from sorted(same, key=lambda quad: quad.predicate != RDF_TYPE)
