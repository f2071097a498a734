"""The command that publishes documents."""

import logging
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from prachum import extractors
from prachum.cli.options import common, extractor_option, file_type, list_options, output_option
from prachum.config import Settings
from prachum.report import BuildReport, Outcome, shorten

log = logging.getLogger("prachum")


@click.command()
@click.argument("inputs", metavar="[DOCUMENT|FOLDER|ARCHIVE]...", nargs=-1, type=file_type)
@output_option
@list_options
@click.option(
    "--workers", type=click.IntRange(1, 256), default=Settings().workers, show_default="one per core",
    help="Documents that are worked on at once.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Publish nothing, and exit 1, if any document is rejected.")
@click.option("--publisher", default=Settings().publisher, show_default=True, help="Your name, for the catalogue.")
@click.option(
    "--min-confidence", metavar="0..1", type=click.FloatRange(0, 1), default=0.0, show_default=True,
    help="Leave out facts that are less sure; report.json lists them.",
)  # fmt: skip
@click.option(
    "--theme", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="How the site looks: your own templates, texts, pictures and pages.",
)  # fmt: skip
@extractor_option
@common
def build(inputs: tuple[Path, ...], extractor: extractors.Extractor, **settings: Any) -> None:
    """Publish documents as a dataset.

    That is: dumps, a catalogue, tables, a site, and a store for `prachum serve`. Documents are
    UTF-8 text files, folders of *.txt, or archives of them (.zip, .tar.gz, .tar.xz);
    without any, the folder seeds/ is read. A document that cannot be read or does not conform to the
    shapes is named and left out, with the reasons in report.json.
    """
    from prachum.pipeline import build as build_dataset  # noqa: PLC0415 - only here is every stage needed

    told = Settings(**settings)
    with _Progress() as progress:
        report = build_dataset(inputs or [Path("seeds")], told, extract=extractor, notice=progress.count)
    _warn(report, told.output)
    if log.isEnabledFor(logging.WARNING):
        _summarise(report, told.output)


def _warn(report: BuildReport, output: Path) -> None:
    if report.rejected:
        log.warning("Not published (see %s):", output / "report.json")
        for reason in report.reasons():
            log.warning("%s", reason)
    if report.without_meeting:
        log.warning("No meeting found in: %s", ", ".join(report.without_meeting))
    if report.useless:
        log.warning("Corrections that matched nothing:")
        for name in shorten([f"  {name}" for name in report.useless]):
            log.warning("%s", name)


def _summarise(report: BuildReport, output: Path) -> None:
    number = len(report.published)
    click.echo(f"{number} document{'s' if number != 1 else ''} published in {output}")
    click.echo(", ".join(f"{number} {kind}" for kind, number in report.extracted().items()))
    click.echo(f"Look:  {output / 'site' / 'index.html'}")
    program = "prachum" if shutil.which("prachum") else sys.argv[0]
    click.echo(f"Serve: {program} serve -o {output}")


class _Progress:
    """A line that counts documents, on a terminal only."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty() and log.isEnabledFor(logging.WARNING)
        self.done = self.rejected = 0

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *exception: object) -> None:
        if self.shown and self.done:
            click.echo(err=True)

    def count(self, outcome: Outcome) -> None:
        """Count one more document."""
        self.done += 1
        self.rejected += outcome.status != "read"
        if self.shown:
            click.echo(f"\r{self.done} documents read, {self.rejected} rejected", nl=False, err=True)
