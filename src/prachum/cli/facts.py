"""The commands that show and score facts."""

import json
from pathlib import Path
from typing import Any

import click

from prachum import authorities, extractors
from prachum.cli.options import common, extractor_option, file_type, list_options, output_option
from prachum.config import Settings
from prachum.errors import NotValid, UsageError


@click.command()
@click.argument("file", type=file_type)
@click.option("--to-correct", is_flag=True, help="Print each fact with its IRIs as a corrections file has it.")
@list_options
@extractor_option
@common
def extract(file: Path, extractor: extractors.Extractor, to_correct: bool, **settings: Any) -> None:
    """Print the facts of one document as JSON.

    Each fact comes with the words that prove it. Nothing is published.
    """
    from prachum.corrections.forms import forms  # noqa: PLC0415 - not needed by other commands
    from prachum.facts_json import to_json  # noqa: PLC0415
    from prachum.passes import link_alone, load_corrections, load_lists  # noqa: PLC0415
    from prachum.pipeline import load_models  # noqa: PLC0415
    from prachum.read import Unreadable, read_documents  # noqa: PLC0415

    if file.is_dir():
        raise UsageError(f"{file}: is a folder; name one document")
    told = Settings(**settings)
    lists = load_lists(told)
    load_models()
    for document in read_documents([file]):
        if isinstance(document, Unreadable):
            raise NotValid(f"{document.path} {document.message}")
        with authorities.using(lists):
            facts = extractor(document)
        if to_correct:
            linked = link_alone(facts, lists, load_corrections(told))
            click.echo("\n".join(forms(linked, told.base)), nl=False)
        else:
            click.echo(json.dumps(to_json(facts), ensure_ascii=False, indent=1))


@click.command()
@click.option("--gold", metavar="DIR", required=True, type=file_type, help="A folder of gold files, one per document.")
@click.option("--calibration", is_flag=True, help="Tell also what share of the facts is right, by confidence.")
@output_option
@common
def evaluate(gold: Path, calibration: bool, output: Path) -> None:
    """Score the dataset against gold files.

    Gold is what people found in the same documents: a JSON file for each, named after it.
    """
    from prachum.evaluate import evaluate as score  # noqa: PLC0415 - needs a second to load
    from prachum.evaluate import render, render_calibration  # noqa: PLC0415

    scores, sureness = score(gold, output / "dataset.nq")
    click.echo(render(scores))
    if calibration:
        click.echo("\n" + render_calibration(sureness))
