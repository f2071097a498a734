"""The templates: HTML that escapes whatever it is given."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from prachum.publish.addresses import relative
from prachum.publish.labels import KIND_LABELS, TEXTS

PACKAGE = Path(__file__).parents[1]


@cache
def environment() -> Environment:
    """The templates of prachum."""
    env = Environment(
        loader=FileSystemLoader(PACKAGE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(texts=TEXTS, kinds=KIND_LABELS)
    return env


def render(template: str, file: str, **context: Any) -> str:
    """A page of the site, to be written at `file`: `url(path)` in it leads from there to another file."""

    def url(target: str) -> str:
        return relative(file, target)

    return environment().get_template(template).render(url=url, file=file, **context)
