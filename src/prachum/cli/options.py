"""The options that several commands share."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click
from click import Context, Parameter

from prachum import extractors
from prachum.cli.configuration import read_configuration
from prachum.namespaces import DEFAULT_BASE

log = logging.getLogger("prachum")
Command = TypeVar("Command", bound=Callable[..., Any])

file_type = click.Path(path_type=Path)

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+/")


class _Base(click.ParamType):  # type: ignore[type-arg]  # older versions of click do not take one
    """An IRI below which others can stand."""

    name = "iri"

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> str:
        """The IRI itself."""
        if not _BASE.fullmatch(value):
            self.fail(f"{value}: no base; it starts with http:// or https:// and ends with /", param, ctx)
        return str(value)


class _Lists(click.ParamType):  # type: ignore[type-arg]  # likewise
    """A Turtle file, a folder of them, or a pattern (`lists/*.ttl`)."""

    name = "path"

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> tuple[Path, ...]:
        """The files that it stands for, in their order."""
        if isinstance(value, tuple):
            return value
        path = Path(value)
        if path.is_file():
            return (path,)
        files = tuple(sorted(path.glob("*.ttl") if path.is_dir() else _matching(path)))
        if not files:
            what = "no .ttl file in this folder" if path.is_dir() else "no such file or folder"
            self.fail(f"{value}: {what}", param, ctx)
        return files


def _matching(pattern: Path) -> Iterator[Path]:
    """The files that a pattern stands for; none for what is no pattern."""
    try:
        found = list(Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))))
    except ValueError:
        return iter(())
    return (file for file in found if file.is_file())


def _flatten(ctx: Context, param: Parameter, value: tuple[tuple[Path, ...], ...]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(file for files in value for file in files))


def _set_verbosity(ctx: Context, param: Parameter, value: int | bool) -> None:
    if param.name == "quiet" and value:
        log.setLevel(logging.ERROR)
    elif param.name == "verbose" and value:
        log.setLevel(logging.INFO if value == 1 else logging.DEBUG)


def common(command: Command) -> Command:
    """The options that every command has."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_set_verbosity, help="Tell errors only."
    )
    verbose = click.option(
        "-v", "--verbose", count=True, expose_value=False, callback=_set_verbosity,
        help="Tell what is done; twice: everything.",
    )  # fmt: skip
    config = click.option(
        "--config", metavar="FILE", type=file_type, is_eager=True, expose_value=False, callback=read_configuration,
        help="Where your settings are, if not in ./prachum.toml.",
    )  # fmt: skip
    return config(verbose(quiet(command)))


output_option = click.option(
    "-o", "--output", type=file_type, default=Path("output"), show_default=True,
    help="The folder of the published dataset.",
)  # fmt: skip


def list_options(command: Command) -> Command:
    """What decides which IRIs things get: the base, the publisher's own lists, the corrections."""
    base = click.option(
        "--base", type=_Base(), default=DEFAULT_BASE, show_default=True,
        help="The IRI below which the data is published.",
    )  # fmt: skip
    authorities = click.option(
        "--authorities", metavar="PATH", type=_Lists(), multiple=True, callback=_flatten,
        help="A Turtle file, or a folder of them, with bodies and places of your own; may be repeated.",
    )  # fmt: skip
    corrections = click.option(
        "--corrections", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="What you have corrected, in TOML.",
    )  # fmt: skip
    return base(authorities(corrections(command)))


def _load_extractor(ctx: Context, param: Parameter, name: str | None) -> extractors.Extractor:
    if name:
        return extractors.load_extractor(name)
    from prachum.extract import extract as ours  # noqa: PLC0415 - the Thai dictionaries take a second to load

    return ours


extractor_option = click.option(
    "--extractor", metavar="NAME", callback=_load_extractor,
    help="What reads the documents, if another package brings it.",
)  # fmt: skip
