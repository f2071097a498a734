"""Make the models: `python -m prachum.training CORPUS [--more FOLDER] [--without FOLDER] [--into FOLDER]`."""

from pathlib import Path

import click

from prachum.extract.tagging import MODELS
from prachum.training.gold import load, load_more
from prachum.training.train import train

ANNOTATED = Path(__file__).parent / "annotated"


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--more",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ANNOTATED,
    help="A folder of further annotations, whose texts stand beside them or in CORPUS/*.tar.xz.",
)
@click.option(
    "--without",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("seeds"),
    show_default=True,
    help="Leave out releases whose text is that of a document in this folder.",
)
@click.option("--into", type=click.Path(path_type=Path), default=MODELS, help="Where to write the models.")
def main(corpus: Path, more: Path, without: Path, into: Path) -> None:
    """Fit all models on the annotated releases in CORPUS/train and CORPUS/gold/train."""
    releases = load(corpus, "train", sorted(without.glob("*.txt"))) + load_more(more, sorted(corpus.glob("*.tar.xz")))
    click.echo(f"{len(releases)} releases")
    train(releases, into)
    for model in sorted(into.glob("*.crfsuite")):
        click.echo(f"{model.name}: {model.stat().st_size // 1024} KiB")


main()
