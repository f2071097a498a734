"""The whole way: read ▶ extract ▶ select ▶ link ▶ reconcile ▶ map ▶ validate ▶ serialise ▶ publish.

Up to validate, every document goes alone, in one of several processes; only reconcile looks at all, and only at
what tells their things apart. A document's graph waits in a file of its own; what comes after streams those files.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import Graph

from prachum.config import Settings, data_folder
from prachum.corrections import Corrections, replacements, same_iris
from prachum.errors import NotValid, PrachumError
from prachum.extract import extract
from prachum.extract.confidence import load_curves
from prachum.extract.tagging import JUDGES, LAYERS, MODELS, UNLISTED, load
from prachum.extractors import Extractor
from prachum.model import Document
from prachum.namespaces import graph_iri
from prachum.passes import load_corrections, load_lists, read_all, write_all
from prachum.publication import REPORT, replacing
from prachum.publish import publish_site, write_hosting
from prachum.read import Unreadable, read_documents
from prachum.reconcile import Profile, Renames, decree, reconcile, replaced
from prachum.report import BuildReport, Outcome, shorten
from prachum.serialise.catalog import write_catalog
from prachum.serialise.description import describe_dataset, history_of
from prachum.serialise.dumps import write_dumps
from prachum.serialise.jsonld import load_context
from prachum.serialise.merge import merge
from prachum.serialise.quads import read_quads, write_graph
from prachum.serialise.statistics import Statistics
from prachum.serialise.tables import write_tables
from prachum.store import build_store
from prachum.validate import check_own_lists, compare_documents, load_codes, load_shapes

Replacements = Mapping[str, Iterable[str]]

log = logging.getLogger(__name__)


def build(
    inputs: Iterable[Path],
    settings: Settings,
    *,
    extract: Extractor = extract,
    notice: Callable[[Outcome], None] = lambda outcome: None,
) -> BuildReport:
    """Turn the documents in `inputs` into a published dataset; `notice` hears of each as it is read.

    A document that cannot be read, fails, or does not conform is in the report and not in the dataset.
    Raises UsageError for inputs or an output that cannot be used, and NotValid if no document can be
    published, or (strict) if any cannot. Whatever is raised, what was published before stays as it was.
    """
    documents = read_documents(inputs)
    base, context = settings.base, load_context()
    with replacing(settings.output) as folder:
        with TemporaryDirectory(dir=folder) as spool:
            report, replacements = process_documents(documents, Path(spool), settings, extract, notice)
            check(report, settings.strict)
            log.info("%d documents conform; writing the dumps", len(report.published))
            description = write_common_graphs(report, replacements, Path(spool), settings)
            write_dumps(named_graphs(Path(spool), base), folder, context)
        log.info("loading the store")
        store = build_store(folder / "dataset.nq", folder / "dataset.ttl", folder / "store")
        report = replace(report, together=compare_documents(store).results)
        check_together(report, settings.strict)
        write_tables(store, folder / "tables")
        published = sorted([*folder.glob("dataset.*"), *folder.glob("tables/*.csv")])
        write_catalog(description, published, folder, base, context)
        log.info("writing the site")
        publish_site(folder / "store", folder / "site", base, settings.theme, settings.workers)
        write_hosting(folder / "site", folder / "hosting")
        report.write(folder / REPORT, [entry.name for entry in folder.iterdir()])
    return report


def process_documents(
    documents: Iterable[Document | Unreadable],
    spool: Path,
    settings: Settings,
    extract: Extractor,
    notice: Callable[[Outcome], None],
) -> tuple[BuildReport, Replacements]:
    """Take every document from extract to validate, in two passes; graphs that conform go to `spool`.

    Gives what became of each, and which IRIs have others in their place.
    Raises PrachumError, before any document is read, if something that all of them need cannot be loaded.
    """
    # Loaded here, they are there in every process.
    load_shapes()
    load_codes()
    check_own_lists(load_lists(settings))
    corrections = load_corrections(settings)
    load_models()
    outcomes, profiles = [], {}
    for first in read_all(documents, spool / "read", settings, extract):
        notice(first.outcome)
        outcomes.append(first.outcome)
        if first.profile:
            profiles[first.outcome.identifier] = first.profile
    renames, obeyed = reconcile_corrected(profiles.values(), corrections)
    read = [outcome for outcome in outcomes if outcome.status == "read"]
    rejected = [outcome for outcome in outcomes if outcome.status != "read"]
    written = list(write_all(read, renames, spool / "read", spool, settings))
    published = [outcome for outcome in written if outcome.status == "published"]
    gone = {outcome.identifier: outcome.replaced for outcome in published}
    history = replaced([profiles[outcome.identifier] for outcome in published], renames, gone)
    return gather([*rejected, *written], settings, corrections, obeyed), history


def reconcile_corrected(profiles: Iterable[Profile], corrections: Corrections) -> tuple[Renames, frozenset[str]]:
    """Which IRIs things should bear instead, as reconciliation finds and then the publisher says.

    With the names of the corrections that had something to join.
    """
    found = reconcile(profiles)
    borne = {iri for profile in profiles for iri in (*profile.iris, *found.get(profile.document, {}).values())}
    gone = replacements(corrections).keys() & borne
    obeyed = frozenset(same.name for same in corrections.sames if not gone.isdisjoint(same.iris))
    return (decree(profiles, found, same_iris(corrections)) if obeyed else found), obeyed


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


def gather(
    outcomes: Iterable[Outcome], settings: Settings, corrections: Corrections, obeyed: frozenset[str]
) -> BuildReport:
    """The outcomes as a report, in an order that does not depend on the order of reading."""
    in_order = tuple(sorted(outcomes, key=lambda o: (o.identifier, o.path or "")))
    obeyed = obeyed.union(*(outcome.obeyed for outcome in in_order))
    useless = tuple(name for name in corrections.names if name not in obeyed)
    return BuildReport(settings.base, in_order, settings.min_confidence, len(obeyed), useless)


def check(report: BuildReport, strict: bool) -> None:
    """Raise NotValid if there is nothing to publish, or if strict and something is rejected."""
    if report.published and not (strict and report.rejected):
        return
    if report.published:
        head = f"{len(report.rejected)} of {len(report.outcomes)} documents are rejected; nothing is published:"
    else:
        head = "no document can be published; what was published before stays:"
    raise NotValid("\n".join([head, *report.reasons()]))


def check_together(report: BuildReport, strict: bool) -> None:
    """Raise NotValid if strict and documents contradict one another; else say so in the log."""
    wrong = [result for result in report.together if result.severity == "Violation"]
    lines = shorten([f"  {result.focus}: {result.message}" for result in wrong])
    if wrong and strict:
        raise NotValid("\n".join(["the documents contradict one another; nothing is published:", *lines]))
    if wrong:
        log.warning("the documents contradict one another, see %s:\n%s", REPORT, "\n".join(lines))


def write_common_graphs(report: BuildReport, replacements: Replacements, spool: Path, settings: Settings) -> Graph:
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
    history = history_of((outcome.identifier for outcome in report.published), replacements, base)
    description = describe_dataset(counted, history, base, settings.publisher, codes)
    write_graph(description + history, graph_iri(base, "dataset"), spool / "dataset.nq")
    return description


def named_graphs(spool: Path, base: str) -> dict[str, Path]:
    """The files of the named graphs by their IRIs, sorted."""
    return {graph_iri(base, path.stem): path for path in sorted(spool.glob("*.nq"))}
