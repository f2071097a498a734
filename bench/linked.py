"""Which share of the mentions of bodies links to the authority lists, and what the most frequent strings link to.

    python bench/linked.py ARCHIVE_OR_FOLDER [--top N] [--sample N] [--workers N]

Prints the share of mentions, of bodies (one each release) and of strings; then the most frequent strings with the body
that each links to, to be read by eye; then the most frequent strings that link to none.
"""

import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from prachum import authorities
from prachum.config import Settings
from prachum.extract import extract
from prachum.link import link
from prachum.model import Document
from prachum.namespaces import DEFAULT_BASE
from prachum.read import Unreadable, read_documents

Mention = tuple[str, str]  # what the text calls a body, and the IRI that it links to, or nothing
LISTS = authorities.load(DEFAULT_BASE)


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--top", default=200, show_default=True, help="How many strings to print.")
@click.option("--sample", type=int, help="Read only so many releases, chosen at random.")
@click.option("--workers", type=int, default=Settings().workers, show_default=True)
def main(source: Path, top: int, sample: int | None, workers: int) -> None:
    """Read the releases of SOURCE and tell what their bodies link to."""
    documents = [d for d in read_documents([source]) if not isinstance(d, Unreadable)]
    chosen = random.Random(4).sample(documents, sample or len(documents))  # noqa: S311 - no secret
    with ProcessPoolExecutor(workers) as pool:
        found = list(pool.map(mentions_of_bodies, chosen, chunksize=4))
    for line in report(found, top):
        click.echo(line)


def mentions_of_bodies(document: Document) -> list[Mention]:
    """Every mention of a body in a document."""
    linked = link(extract(document), LISTS)
    return [
        (
            " ".join(mention.span.of(document.text).split()),
            known if (known := linked.iris[body.id]) in linked.known else "",
        )
        for body in linked.facts.organizations
        for mention in body.mentions
    ]


def report(found: list[list[Mention]], top: int) -> list[str]:
    """The lines to print."""
    mentions = [mention for release in found for mention in release]
    bodies = [mention for release in found for mention in set(release)]
    counts = Counter(mentions)
    lines = [f"{len(found)} releases"]
    for name, of in (("mentions", mentions), ("mentions, once a release", bodies), ("strings", list(counts))):
        share = sum(bool(iri) for _, iri in of) / max(len(of), 1)
        lines.append(f"{name:26} {len(of):7} linked {share:.3f}")
    for title, wanted in (("linked", True), ("not linked", False)):
        rows = [(string, iri, n) for (string, iri), n in counts.most_common() if bool(iri) is wanted]
        lines += ["", f"the most frequent strings that are {title}"]
        lines += [f"{n:6} {string} → {LISTS.entries[iri].name if iri else ''}" for string, iri, n in rows[:top]]
    return lines


if __name__ == "__main__":
    main()
