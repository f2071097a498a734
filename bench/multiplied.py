"""A large dataset, made of a small one: every thing and document of it many times over, each time with new IRIs.

    python bench/multiplied.py OUTPUT TARGET [--triples N]

OUTPUT is what a build wrote; TARGET gets a store and the site's description, as `prachum serve` needs them.
The same input gives the same dataset.
"""

import re
import shutil
from pathlib import Path

import click

from prachum.namespaces import DEFAULT_BASE
from prachum.store import build_store

_NAMES = re.compile(rf"(<{re.escape(DEFAULT_BASE)}(?:id/[a-z]+/|graph/doc-))")
_GRAPH = re.compile(r" <[^<>]*> \.$", re.MULTILINE)


@click.command()
@click.argument("output", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--triples", default=1_000_000, show_default=True)
def main(output: Path, target: Path, triples: int) -> None:
    """Multiply the dataset in OUTPUT until it has so many triples."""
    number = multiply(output, target, triples)
    click.echo(f"{number} triples in {target}")


def multiply(output: Path, target: Path, triples: int) -> int:
    """Write the dataset of `output`, multiplied, into `target`; returns the number of its triples."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "site").mkdir(parents=True)
    shutil.copy(output / "site/site.json", target / "site")
    once = (output / "dataset.nq").read_text(encoding="utf-8")
    copies = -(-triples // once.count("\n"))
    graphs, union = target / "dataset.nq", target / "dataset.nt"
    with graphs.open("w", encoding="utf-8") as quads, union.open("w", encoding="utf-8") as plain:
        for copy in range(copies):
            again = _NAMES.sub(rf"\g<1>c{copy}-", once)
            quads.write(again)
            plain.write(_GRAPH.sub(" .", again))
    build_store(graphs, union, target / "store")
    return copies * once.count("\n")


if __name__ == "__main__":
    main()
