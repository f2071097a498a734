"""The whole way: read ▶ extract ▶ select ▶ link ▶ map ▶ validate ▶ serialise ▶ publish.

Up to validate, every document goes alone, in one of several processes, and its graph waits in a file
of its own; what comes after streams those files.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from rdflib import Graph

from prachum import authorities
from prachum.authorities import Authorities
from prachum.config import Settings, data_folder
from prachum.corrections import Corrections
from prachum.corrections.reading import read_corrections
from prachum.corrections.withdrawal import without
from prachum.errors import NotValid, PrachumError
from prachum.extract import extract
from prachum.extract.confidence import load_curves
from prachum.extract.tagging import JUDGES, LAYERS, MODELS, UNLISTED, load
from prachum.extractors import Extractor
from prachum.link import join, link
from prachum.mapping import map_facts
from prachum.model import Document, Facts, Linked
from prachum.namespaces import document_slug, graph_iri
from prachum.publication import REPORT, replacing
from prachum.publish import publish_site
from prachum.read import Unreadable, read_documents
from prachum.report import KINDS, BuildReport, Outcome
from prachum.selection import select
from prachum.serialise.catalog import write_catalog
from prachum.serialise.description import describe_dataset, history_of
from prachum.serialise.dumps import write_dumps
from prachum.serialise.jsonld import load_context
from prachum.serialise.merge import merge
from prachum.serialise.quads import read_quads, to_lines, to_quads, write_graph
from prachum.serialise.statistics import Statistics
from prachum.serialise.tables import write_tables
from prachum.store import build_store
from prachum.validate import Report, check_own_lists, load_codes, load_shapes, validate
from prachum.workers import in_processes

log = logging.getLogger(__name__)


def build(
    inputs: Iterable[Path],
    settings: Settings,
    *,
    extract: Extractor = extract,
    notice: Callable[[Outcome], None] = lambda outcome: None,
) -> BuildReport:
    """Turn the documents in `inputs` into a published dataset; `notice` hears of each as it is done.

    A document that cannot be read, fails, or does not conform is in the report and not in the dataset.
    Raises UsageError for inputs or an output that cannot be used, and NotValid if no document can be
    published, or (strict) if any cannot. Whatever is raised, what was published before stays as it was.
    """
    documents = read_documents(inputs)
    base, context = settings.base, load_context()
    with replacing(settings.output) as folder:
        with TemporaryDirectory(dir=folder) as spool:
            outcomes = process_documents(documents, Path(spool), settings, extract)
            report = gather(outcomes, settings, notice)
            check(report, settings.strict)
            log.info("%d documents conform; writing the dumps", len(report.published))
            description = write_common_graphs(report, Path(spool), settings)
            write_dumps(named_graphs(Path(spool), base), folder, context)
        log.info("loading the store")
        store = build_store(folder / "dataset.nq", folder / "dataset.ttl", folder / "store")
        write_tables(store, folder / "tables")
        published = sorted([*folder.glob("dataset.*"), *folder.glob("tables/*.csv")])
        write_catalog(description, published, folder, base, context)
        log.info("writing the site")
        publish_site(store, folder / "site", base)
        report.write(folder / REPORT, [entry.name for entry in folder.iterdir()])
    return report


def process_documents(
    documents: Iterable[Document | Unreadable], spool: Path, settings: Settings, extract: Extractor
) -> Iterator[Outcome]:
    """Take every document from extract to validate, in parallel; graphs that conform go to `spool`.

    Raises PrachumError, before any document is read, if something that all of them need cannot be loaded.
    """
    # Loaded here, they are there in every process.
    load_shapes()
    load_codes()
    check_own_lists(load_lists(settings))
    load_corrections(settings)
    load_models()
    process = partial(process_document, spool=spool, settings=settings, extract=extract)
    return in_processes(process, documents, settings.workers, _died)


def load_lists(settings: Settings) -> Authorities:
    """The authority lists under the settings' base, with the publisher's own."""
    return authorities.load(settings.base, extra=settings.authorities)


def load_corrections(settings: Settings) -> Corrections:
    """What the publisher has corrected."""
    return read_corrections(settings.corrections, load_lists(settings))


def load_models(folder: Path = MODELS) -> None:
    """Load the models of extraction. Raises PrachumError for one that is missing or damaged."""
    for name in (*LAYERS, UNLISTED, *JUDGES):
        try:
            load(name, folder)
        except (OSError, ValueError) as error:
            raise PrachumError(f"the model {name} cannot be loaded ({error}); install it again") from error
    try:
        load_curves(folder)
    except (OSError, ValueError) as error:
        raise PrachumError(f"the table of confidences cannot be loaded ({error}); install it again") from error


def process_document(document: Document | Unreadable, spool: Path, settings: Settings, extract: Extractor) -> Outcome:
    """Take one document from extract to validate; only a failing disk raises here."""
    if isinstance(document, Unreadable):
        return Outcome(document.identifier, "unreadable", (document.message,), path=document.path)
    base, slug = settings.base, document_slug(document.identifier)
    known = load_lists(settings)
    try:
        with authorities.using(known):
            facts, left_out = select(extract(document), settings.min_confidence)
        linked = link_corrected(facts, known, load_corrections(settings))
        graph = map_facts(linked, base)
        named = frozenset(str(term) for triple in graph for term in triple) & known.entries.keys()
        verdict = validate(graph, known.describe(named))
        lines = to_lines(to_quads(graph, graph_iri(base, f"doc-{slug}")))
    except Exception as error:
        log.debug("%s failed", document.identifier, exc_info=True)
        return Outcome(document.identifier, "failed", (f"{type(error).__name__}: {error}",))
    if not verdict.conforms:
        return Outcome(document.identifier, "not valid", _messages(verdict), obeyed=linked.obeyed)
    (spool / f"doc-{slug}.nq").write_bytes(b"".join(lines))
    return Outcome(
        document.identifier,
        "published",
        extracted=_count(linked.facts),
        known=named,
        left_out=left_out,
        obeyed=linked.obeyed,
        replaced=linked.replaced,
    )


def link_corrected(facts: Facts, lists: Authorities, corrections: Corrections) -> Linked:
    """The facts with their IRIs, as the publisher has corrected both."""
    linked = join(link(facts, lists, corrections.links), corrections, lists)
    return without(linked, corrections.wrongs)


def gather(outcomes: Iterable[Outcome], settings: Settings, notice: Callable[[Outcome], None]) -> BuildReport:
    """The outcomes as a report, in an order that does not depend on the order of reading."""
    gathered = []
    for outcome in outcomes:
        notice(outcome)
        gathered.append(outcome)
    in_order = tuple(sorted(gathered, key=lambda o: (o.identifier, o.path or "")))
    return BuildReport(settings.base, in_order, settings.min_confidence, load_corrections(settings).names)


def check(report: BuildReport, strict: bool) -> None:
    """Raise NotValid if there is nothing to publish, or if strict and something is rejected."""
    if report.published and not (strict and report.rejected):
        return
    if report.published:
        head = f"{len(report.rejected)} of {len(report.outcomes)} documents are rejected; nothing is published:"
    else:
        head = "no document can be published; what was published before stays:"
    raise NotValid("\n".join([head, *report.reasons()]))


def write_common_graphs(report: BuildReport, spool: Path, settings: Settings) -> Graph:
    """Write the graphs that are of no one document into `spool`; returns the dataset's description."""
    base, codes = settings.base, load_codes()
    named = sorted(frozenset[str]().union(*(outcome.known for outcome in report.published)))
    ontology = Graph().parse(data_folder("ontology") / "prachum.ttl")
    known = load_lists(settings).describe(named)
    for name, graph in (("authorities", known), ("codes", codes), ("ontology", ontology)):
        write_graph(graph, graph_iri(base, name), spool / f"{name}.nq")

    merge(sorted(spool.glob("*.nq")), spool / "merged")
    counted = Statistics()
    counted.add(read_quads(spool / "merged"))
    identifiers = [outcome.identifier for outcome in report.published]
    history = history_of(identifiers, replaced_iris(report, spool / "merged"), base)
    description = describe_dataset(counted, history, base, settings.publisher, codes)
    write_graph(description + history, graph_iri(base, "dataset"), spool / "dataset.nq")
    return description


def replaced_iris(report: BuildReport, merged: Path) -> dict[str, list[str]]:
    """The IRIs that corrections took away from all that bore them, with those that stand for them now."""
    pairs = {pair for outcome in report.published for pair in outcome.replaced}
    if not pairs:
        return {}
    borne = {quad.subject.value for quad in read_quads(merged) if isinstance(quad.subject, ox.NamedNode)}
    gone = sorted((old, new) for old, new in pairs if old not in borne)
    return {old: [new for other, new in gone if other == old] for old, _ in gone}


def named_graphs(spool: Path, base: str) -> dict[str, Path]:
    """The files of the named graphs by their IRIs, sorted."""
    return {graph_iri(base, path.stem): path for path in sorted(spool.glob("*.nq"))}


def _died(document: Document | Unreadable) -> Outcome:
    return Outcome(document.identifier, "failed", ("its process was ended: too little memory?",))


def _messages(verdict: Report) -> tuple[str, ...]:
    violations = (result for result in verdict.results if result.severity == "Violation")
    return tuple(f"{result.focus} {result.path}: {result.message}" for result in violations)


def _count(facts: Facts) -> dict[str, int]:
    return {kind: len(getattr(facts, kind)) for kind in KINDS}
