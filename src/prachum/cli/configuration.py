"""The configuration file: any option of `prachum build`, under its own name, for every command that has it."""

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from prachum.errors import UsageError

DEFAULT = Path("prachum.toml")

# How a kind of option is written in TOML, and what to call that. To Python, `true` is a number too.
_WRITTEN: dict[str, tuple[Callable[[Any], bool], str]] = {
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "several": (lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
                "a list of strings, as [\"a\", \"b\"]"),
    "integer range": (lambda value: type(value) is int, "a whole number"),
    "float range": (lambda value: type(value) in (int, float), "a number"),
    "text": (lambda value: isinstance(value, str), "a string, in quotes"),
}  # fmt: skip
_PATHS = ("path", "file", "directory")  # names of click's types, and ours, whose values lead to files


def read_configuration(ctx: click.Context, param: click.Parameter, file: Path | None) -> None:
    """Let the command's options default to what the file says: `file`, else prachum.toml if there is one.

    Raises UsageError, naming the file and the key, for what cannot be read, a key that is none, and a value
    that its option does not take.
    """
    if file is None and not DEFAULT.is_file():
        return
    file = file or DEFAULT
    options = _options(ctx)
    said = {key: _value(file, key, value, options, ctx) for key, value in _read(file).items()}
    ctx.default_map = {**(ctx.default_map or {}), **said}


def _read(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: is no TOML: {error}") from error


def _options(ctx: click.Context) -> dict[str, click.Option]:
    """The options of `build`, by their keys."""
    group = ctx.find_root().command
    build = group.get_command(ctx, "build") if isinstance(group, click.Group) else group
    options = (param for param in build.params if isinstance(param, click.Option)) if build else ()
    return {option.name: option for option in options if option.expose_value and option.name}


def _value(file: Path, key: str, value: Any, options: Mapping[str, click.Option], ctx: click.Context) -> Any:
    if key not in options:
        near = get_close_matches(key, options, n=1)
        advice = f"do you mean {near[0]}?" if near else f"there are: {', '.join(sorted(options))}"
        raise UsageError(f"{file}: {key}: no such key; {advice}")
    option = options[key]
    kind = "flag" if option.is_flag else "several" if option.multiple else option.type.name
    is_right, called = _WRITTEN.get(kind, _WRITTEN["text"])
    if not is_right(value):
        raise UsageError(f"{file}: {key}: {value!r} is not {called}")
    try:
        converted = [_convert(one, option, file, ctx) for one in (value if kind == "several" else [value])]
    except click.BadParameter as error:
        raise UsageError(f"{file}: {key}: {error.message}") from error
    return converted if kind == "several" else converted[0]


def _convert(value: Any, option: click.Option, file: Path, ctx: click.Context) -> Any:
    """The value as its option takes it; a path stands relative to the file that names it."""
    written = str(file.parent / value) if option.type.name in _PATHS else value
    return option.type.convert(written, option, ctx)
