"""The two passes over the documents, each document alone in one of several processes.

The first reads: extract ▶ select ▶ link, and gives the profile that reconciliation needs. The second writes
the graph, when it is known which IRI each thing bears: map ▶ validate. In between, what was read waits on disk.
"""

import logging
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from prachum import authorities
from prachum.authorities import Authorities
from prachum.config import Settings
from prachum.corrections import Corrections
from prachum.corrections.reading import read_corrections
from prachum.corrections.withdrawal import without
from prachum.english import compose
from prachum.extractors import Extractor
from prachum.link import join, link, rename
from prachum.mapping import map_facts
from prachum.model import Document, Facts, Linked
from prachum.namespaces import document_slug, graph_iri
from prachum.read import Unreadable
from prachum.reconcile import Profile, profile
from prachum.report import KINDS, Outcome
from prachum.selection import select
from prachum.serialise.quads import to_lines, to_quads
from prachum.validate import Report, validate
from prachum.workers import in_processes

log = logging.getLogger(__name__)

DIED = "its process was ended: too little memory?"


@dataclass(frozen=True, slots=True)
class FirstPass:
    """What the first pass has of a document; no `profile` if it is rejected."""

    outcome: Outcome
    profile: Profile | None = None


def read_all(
    documents: Iterable[Document | Unreadable], spool: Path, settings: Settings, extract: Extractor
) -> Iterator[FirstPass]:
    """Take every document from extract to link; what is linked goes to `spool`."""
    spool.mkdir(exist_ok=True)
    process = partial(read_one, spool=spool, settings=settings, extract=extract)
    return in_processes(process, documents, settings.workers, lambda document: FirstPass(_died(document)))


def write_all(
    read: Iterable[Outcome], renames: Mapping[str, Mapping[str, str]], spool: Path, graphs: Path, settings: Settings
) -> Iterator[Outcome]:
    """Take every document that was read from map to validate; graphs that conform go to `graphs`."""
    items = ((outcome, renames.get(outcome.identifier, {})) for outcome in read)
    process = partial(_write_item, spool=spool, graphs=graphs, settings=settings)
    for outcome in in_processes(process, items, settings.workers, lambda item: _died(item[0])):
        _waiting(outcome.identifier, spool).unlink()
        yield outcome


def read_one(document: Document | Unreadable, spool: Path, settings: Settings, extract: Extractor) -> FirstPass:
    """Take one document from extract to link; only a failing disk raises here."""
    if isinstance(document, Unreadable):
        return FirstPass(Outcome(document.identifier, "unreadable", (document.message,), path=document.path))
    lists, corrections = load_lists(settings), load_corrections(settings)
    try:
        with authorities.using(lists):
            facts, left_out = select(extract(document), settings.min_confidence)
        linked = without(link(facts, lists, corrections.links), corrections.wrongs)
        told = profile(linked)
        waiting = pickle.dumps(linked)
    except Exception as error:
        return FirstPass(_failed(Outcome(document.identifier, "read"), error))
    _waiting(document.identifier, spool).write_bytes(waiting)
    return FirstPass(Outcome(document.identifier, "read", left_out=left_out, obeyed=linked.obeyed), told)


def write_one(outcome: Outcome, renames: Mapping[str, str], spool: Path, graphs: Path, settings: Settings) -> Outcome:
    """Take one document that was read from map to validate; only a failing disk raises here."""
    base, slug = settings.base, document_slug(outcome.identifier)
    known, corrections = load_lists(settings), load_corrections(settings)
    linked: Linked = pickle.loads(_waiting(outcome.identifier, spool).read_bytes())  # noqa: S301 - written by the first pass of this build
    try:
        if renames:  # what is wrong may be told by the IRIs from before or from after
            linked = without(rename(linked, renames, known), corrections.wrongs)
        graph = map_facts(linked, base)
        graph += compose(linked, known)
        named = frozenset(str(term) for triple in graph for term in triple) & known.entries.keys()
        verdict = validate(graph, known.describe(named))
        lines = to_lines(to_quads(graph, graph_iri(base, f"doc-{slug}")))
    except Exception as error:
        return _failed(outcome, error)
    outcome = replace(outcome, obeyed=linked.obeyed, replaced=linked.replaced)
    if not verdict.conforms:
        return replace(outcome, status="not valid", messages=_messages(verdict))
    (graphs / f"doc-{slug}.nq").write_bytes(b"".join(lines))
    return replace(outcome, status="published", extracted=_count(linked.facts), known=named)


def link_alone(facts: Facts, lists: Authorities, corrections: Corrections) -> Linked:
    """The facts of one document with their IRIs, both as the publisher has corrected them; no others are looked at."""
    return without(join(link(facts, lists, corrections.links), corrections, lists), corrections.wrongs)


def load_lists(settings: Settings) -> Authorities:
    """The authority lists under the settings' base, with the publisher's own."""
    return authorities.load(settings.base, extra=settings.authorities)


def load_corrections(settings: Settings) -> Corrections:
    """What the publisher has corrected."""
    return read_corrections(settings.corrections, load_lists(settings))


def _write_item(item: tuple[Outcome, Mapping[str, str]], spool: Path, graphs: Path, settings: Settings) -> Outcome:
    return write_one(*item, spool, graphs, settings)


def _waiting(identifier: str, spool: Path) -> Path:
    return spool / f"{document_slug(identifier)}.linked"


def _failed(outcome: Outcome, error: Exception) -> Outcome:
    log.debug("%s failed", outcome.identifier, exc_info=True)
    return Outcome(outcome.identifier, "failed", (f"{type(error).__name__}: {error}",))


def _died(document: Document | Unreadable | Outcome) -> Outcome:
    return Outcome(document.identifier, "failed", (DIED,))


def _messages(verdict: Report) -> tuple[str, ...]:
    violations = (result for result in verdict.results if result.severity == "Violation")
    return tuple(f"{result.focus} {result.path}: {result.message}" for result in violations)


def _count(facts: Facts) -> dict[str, int]:
    return {kind: len(getattr(facts, kind)) for kind in KINDS}
