"""The files of a thing besides its pages: its data in every format and profile, and the linkset that ties all."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib.namespace import DCTERMS

from prachum.namespaces import SCHEMA
from prachum.publish.data import FORMATS, GRAPH_FORMATS, data_of, quads_of
from prachum.publish.dataset import Dataset
from prachum.publish.downloads import link
from prachum.publish.formats import DCAT_AP, GRAPHS_AT, JSON_LD, LINKSET, MEDIA_TYPES, SCHEMA_ORG
from prachum.publish.linkset import DATASET, Described, links, representations, write_linkset
from prachum.publish.schema_org import schema_types, write_schema_org
from prachum.serialise.description import LICENCE


def write_data(dataset: Dataset, path: str, folder: Path) -> None:
    """Write the data of the thing at `path` below `folder`, in each format and profile."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)

    def write(suffix: str, written: bytes) -> None:
        (folder / (path + suffix)).write_bytes(written)

    triples = data_of(dataset, path)
    for form in FORMATS:
        write(form.suffix, form.serialise(triples))
    if path.startswith(GRAPHS_AT):
        quads = quads_of(dataset, path)
        for of_graph in GRAPH_FORMATS:
            write(of_graph.suffix, of_graph.serialise(quads))
    if path.startswith(SCHEMA_ORG.at):
        write(SCHEMA_ORG.suffix + JSON_LD.suffix, write_schema_org(dataset, dataset.whole(path)))
    if path == DATASET:
        _offer_catalogue(folder)


def _offer_catalogue(folder: Path) -> None:
    """The catalogue, if there is one, is the dataset in DCAT-AP."""
    for form in DCAT_AP.formats:
        catalogue = folder / f"catalog{form.suffix}"
        if catalogue.is_file():
            link(catalogue, folder / (DATASET + DCAT_AP.suffix + form.suffix))


def write_links(dataset: Dataset, path: str, folder: Path, languages: Sequence[str]) -> None:
    """Write the linkset of the thing at `path`, whose pages and data are there."""
    there_are = [one for one in representations(path, languages) if (folder / one.file).is_file()]
    found = links(_describe(dataset, path), there_are)
    (folder / (path + LINKSET.suffix)).write_text(write_linkset(path, found), encoding="utf-8")


def _describe(dataset: Dataset, path: str) -> Described:
    iri, of_all = dataset.whole(path), dataset.base + DATASET
    types = tuple(f"{SCHEMA}{name}" for name in schema_types(dataset.types(iri)))
    license_ = dataset.value(of_all, str(DCTERMS.license)) or str(LICENCE)
    author = dataset.value(of_all, str(DCTERMS.publisher)) or of_all
    return Described(iri, types, license_, author, tuple(_items(dataset)) if path == DATASET else ())


def _items(dataset: Dataset) -> Iterator[tuple[str, str]]:
    return ((file, MEDIA_TYPES[Path(file).suffix]) for file in sorted(dataset.files))
