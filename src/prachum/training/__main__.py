"""Make the models: `python -m prachum.training CORPUS`; `--help` tells the options."""

from pathlib import Path

import click

from prachum.extract.tagging import MODELS
from prachum.training.gold import load, load_more
from prachum.training.train import WEIGHTS, train

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
@click.option(
    "--only",
    type=click.Choice(sorted(WEIGHTS)),
    multiple=True,
    help="Make anew this model (may be given again), and let the others and the table of confidences be.",
)
@click.option(
    "--folds",
    type=click.Path(path_type=Path),
    help="Keep the models of cross-validation in this folder, and use those that are there.",
)
def main(  # noqa: PLR0913, PLR0917 - one for each option
    corpus: Path, more: Path, without: Path, into: Path, only: tuple[str, ...], folds: Path | None
) -> None:
    """Fit all models on the annotated releases in CORPUS/train and CORPUS/gold/train."""
    releases = load(corpus, "train", sorted(without.glob("*.txt"))) + load_more(more, sorted(corpus.glob("*.tar.xz")))
    click.echo(f"{len(releases)} releases")
    train(releases, into, only, folds)
    for model in sorted(into.glob("*.crfsuite")):
        click.echo(f"{model.name}: {model.stat().st_size // 1024} KiB")


main()
