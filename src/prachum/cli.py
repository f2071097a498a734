"""The command line. Each command turns its words into one call, and what that gives into lines."""

import json
import logging
import os
import re
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, TypeVar

import click

from prachum import __version__, extractors
from prachum.config import Settings
from prachum.errors import NotValid, PrachumError, UsageError
from prachum.namespaces import DEFAULT_BASE
from prachum.query import ask
from prachum.report import BuildReport, Outcome
from prachum.serve.answering import TABLES
from prachum.store import open_store

log = logging.getLogger("prachum")
Command = TypeVar("Command", bound=Callable[..., Any])

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+/")


class Commands(click.Group):
    """The commands; whatever goes wrong in one ends in a line, never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called."""
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            stays = "; what was published before stays" if ctx.invoked_subcommand == "build" else ""
            click.echo(f"\nStopped{stays}.", err=True)
            ctx.exit(130)
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except Exception as error:
            if log.isEnabledFor(logging.DEBUG):
                traceback.print_exc()
            message = f"unexpected {type(error).__name__}: {error} (run with -vv for the traceback)"
            raise PrachumError(message) from error


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _set_verbosity(ctx: click.Context, param: click.Parameter, value: int | bool) -> None:
    if param.name == "quiet" and value:
        log.setLevel(logging.ERROR)
    elif param.name == "verbose" and value:
        log.setLevel(logging.INFO if value == 1 else logging.DEBUG)


def _check_base(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not _BASE.fullmatch(value):
        raise UsageError(f"--base {value}: no base; it starts with http:// or https:// and ends with /")
    return value


def _common(command: Command) -> Command:
    """The options that every command has."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_set_verbosity, help="Tell errors only."
    )
    verbose = click.option(
        "-v", "--verbose", count=True, expose_value=False, callback=_set_verbosity,
        help="Tell what is done; twice: everything.",
    )  # fmt: skip
    return verbose(quiet(command))


_output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder of the published dataset.",
)  # fmt: skip


def _load_extractor(ctx: click.Context, param: click.Parameter, name: str | None) -> extractors.Extractor:
    if name:
        return extractors.load_extractor(name)
    from prachum.extract import extract as ours  # noqa: PLC0415 - the Thai dictionaries take a second to load

    return ours


_extractor = click.option(
    "--extractor", metavar="NAME", callback=_load_extractor,
    help="What reads the documents, if another package brings it.",
)  # fmt: skip
_file = click.Path(path_type=Path)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 the data is not valid, 2 wrong use, 3 the tool failed.",
)
@click.version_option(__version__, prog_name="prachum")
def main() -> None:
    """Turn Thai government press releases into linked open data.

    Every fact comes with the words that prove it. Begin with `prachum build`, then `prachum serve`.
    """
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    log.setLevel(logging.WARNING)


@main.command()
@click.argument("inputs", metavar="[DOCUMENT|FOLDER|ARCHIVE]...", nargs=-1, type=_file)
@_output
@click.option(
    "--base", default=DEFAULT_BASE, show_default=True, callback=_check_base,
    help="The IRI below which the data is published.",
)  # fmt: skip
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
@_extractor
@_common
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
    if report.rejected:
        log.warning("Not published (see %s):", told.output / "report.json")
        for reason in report.reasons():
            log.warning("%s", reason)
    if report.without_meeting:
        log.warning("No meeting found in: %s", ", ".join(report.without_meeting))
    if log.isEnabledFor(logging.WARNING):
        _summarise(report, told.output)


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


@main.command()
@_output
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on.")
@_common
def serve(output: Path, host: str, port: int) -> None:
    """Serve the dataset: pages, data, SPARQL."""
    from prachum.serve import run  # noqa: PLC0415 - not needed by other commands

    run(output, host, port)


@main.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_file)
@_common
def validate(files: tuple[Path, ...]) -> None:
    """Judge RDF files by the shapes.

    By its suffix a file is .ttl, .nq, .trig, .nt, .rdf or .jsonld. Exits 1 if one does not conform.
    """
    from prachum.validate import validate_file  # noqa: PLC0415 - pySHACL takes a second to load

    wrong = 0
    for file in files:
        report = validate_file(file)
        for result in report.results:
            click.echo(f"{file}: {result.severity}: {result.focus} {result.path}: {result.message}")
        wrong += not report.conforms
        if report.conforms and log.isEnabledFor(logging.WARNING):
            click.echo(f"{file}: conforms")
    if wrong:
        raise NotValid(f"{wrong} of {len(files)} files do not conform")


@main.command()
@click.argument("file", type=_file)
@_extractor
@_common
def extract(file: Path, extractor: extractors.Extractor) -> None:
    """Print the facts of one document as JSON.

    Each fact comes with the words that prove it. Nothing is published.
    """
    from prachum.facts_json import to_json  # noqa: PLC0415 - not needed by other commands
    from prachum.pipeline import load_models  # noqa: PLC0415
    from prachum.read import Unreadable, read_documents  # noqa: PLC0415

    if file.is_dir():
        raise UsageError(f"{file}: is a folder; name one document")
    load_models()
    for document in read_documents([file]):
        if isinstance(document, Unreadable):
            raise NotValid(f"{document.path} {document.message}")
        click.echo(json.dumps(to_json(extractor(document)), ensure_ascii=False, indent=1))


@main.command()
@click.option("--gold", metavar="DIR", required=True, type=_file, help="A folder of gold files, one per document.")
@click.option("--calibration", is_flag=True, help="Tell also what share of the facts is right, by confidence.")
@_output
@_common
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


@main.command()
@click.argument("file")
@click.option(
    "--format",
    "result_format",
    type=click.Choice(["table", *TABLES]),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
@_output
@_common
def query(file: str, result_format: str, output: Path) -> None:
    """Ask the dataset a SPARQL query.

    It is read from FILE, or with `-` from standard input. All named graphs are asked as one;
    GRAPH asks them apart. The prefixes of the dumps are known.
    """
    answer = ask(open_store(output / "store"), _read_query(file), result_format)
    click.echo(answer, nl=False)


def _read_query(file: str) -> str:
    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8: {error}") from error


@main.command()
@click.argument("endpoint")
@click.option("--user", help="Name for HTTP Basic authentication; the password is taken from PRACHUM_PASSWORD.")
@_output
@_common
def push(endpoint: str, user: str | None, output: Path) -> None:
    """Upload the dataset to a SPARQL store.

    ENDPOINT is its address for the SPARQL 1.1 Graph Store protocol. Each named graph replaces
    the one of its name; other graphs of the store stay as they are.
    """
    from prachum.push import push as upload  # noqa: PLC0415 - names this command

    number = 0
    for graph in upload(open_store(output / "store"), endpoint, user, os.environ.get("PRACHUM_PASSWORD", "")):
        log.info("uploaded %s", graph)
        number += 1
    click.echo(f"{number} graphs uploaded to {endpoint}")


@main.command("check-privacy")
@_output
@_common
def check_privacy(output: Path) -> None:
    """Look for names that must not be published.

    Those are: pseudonyms and initials of victims or suspects, children, identity and telephone numbers,
    e-mail addresses. The text of the releases is not judged. Exits 1 if there is any.
    """
    from prachum.privacy import find_private  # noqa: PLC0415 - not needed by other commands
    from prachum.serialise.quads import read_quads  # noqa: PLC0415

    dataset = output / "dataset.nq"
    if not dataset.is_file():
        raise UsageError(f"{dataset}: no such file; run `prachum build` first, or name its --output")
    found = list(find_private(read_quads(dataset)))
    for finding in found:
        click.echo(f"{finding.iri}: {finding.what}: {finding.text}")
    if found:
        raise NotValid(f"names that must not be published: {len(found)}; correct the documents or leave them out")
    click.echo("No name was found that must not be published.")
