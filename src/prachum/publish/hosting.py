"""Rules with which nginx and Apache answer IRIs as `prachum serve` does, and a redirect for w3id.org."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from prachum.publish.addresses import TERMS, VERSIONS, Addresses
from prachum.publish.formats import (
    GRAPHS_AT,
    HTML,
    LINKSET,
    NATIVE,
    OF_GRAPHS,
    OTHER_TYPES,
    PROFILES,
    RESOURCES,
)
from prachum.publish.gone import GONE
from prachum.publish.rendering import PACKAGE
from prachum.publish.site import SITE
from prachum.publish.weighing import DIGITS, of_format, of_language, of_profile, wins

FILES = ("nginx.conf", "htaccess", "w3id.htaccess")
SEGMENT = "[A-Za-z0-9_~-][A-Za-z0-9._~-]*?"
LINK = re.compile(r"https?://[A-Za-z0-9._~:/?#@!&()*+,;=-]+")  # nothing in it that stands for something else in a rule
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
VARY = "Accept, Accept-Language, Accept-Profile"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to be had: `patterns` match a header that names it, the most exact first; `value` is its suffix."""

    name: str
    patterns: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """What `header` asks: one of `choices`, or `default`; `places` say which of them there are where.

    A place is a pattern of paths, or `in_profile` of paths after the suffix of a profile and a colon.
    """

    name: str
    header: str
    choices: tuple[Choice, ...]
    default: str = ""
    places: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    in_profile: bool = False


def write_hosting(site: Path, folder: Path) -> None:
    """Write the rules for the site in `site` into `folder`. Raises OSError if it cannot be read or written."""
    described = json.loads((site / SITE).read_text(encoding="utf-8"))
    base, languages = described["base"], described["languages"]
    gone: dict[str, list[str]] = json.loads((site / GONE).read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    # Not HTML: nothing is to be escaped as HTML is, and all values are ours.
    env = Environment(  # noqa: S701
        loader=FileSystemLoader(PACKAGE / "templates/hosting"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(pattern=re.escape, quoted=_quoted, escaped=_escaped)
    context = {
        "base": base,
        "languages": languages,
        "questions": (_profiles(), _formats(), _languages(languages)),
        "gone": [(path, _successor(iris, base)) for path, iris in sorted(gone.items())],
        "profiles": sorted(PROFILES, key=lambda profile: -len(profile.suffix)),
        "formats": [form for form in NATIVE.formats if form not in OF_GRAPHS],
        "suffixes": [re.escape(form.suffix) for form in RESOURCES],
        "data_suffixes": [re.escape(form.suffix) for form in RESOURCES if form is not HTML],
        "types": [(form.suffix[1:], form.media_type) for form in (*RESOURCES, LINKSET)]
        + [(suffix[1:], media_type) for suffix, media_type in OTHER_TYPES.items()],
        "segment": SEGMENT,
        "path": f"{SEGMENT}(?:/{SEGMENT})*?",
        "policy": POLICY,
        "terms": TERMS,
        "versions": VERSIONS,
        "vary": VARY,
        "digits": DIGITS,
        "wins": wins,
        "weights": _weights,
    }
    for name in FILES:
        (folder / name).write_text(env.get_template(name).render(context), encoding="utf-8")


def _profiles() -> Question:
    choices = {profile: Choice(_name(profile.name), of_profile(profile), profile.suffix) for profile in PROFILES}
    starts = sorted({profile.at for profile in PROFILES}, key=len, reverse=True)
    places = []
    for at, start in enumerate(starts):
        others = "".join(f"(?!{re.escape(longer)})" for longer in starts[:at])
        there_are = tuple(choices[profile] for profile in PROFILES if start.startswith(profile.at))
        places.append((f"^/{others}{re.escape(start)}", there_are))
    return Question("profile", "Accept-Profile", (*choices.values(),), NATIVE.suffix, (*places,))


def _formats() -> Question:
    choices = {form: Choice(form.name, of_format(form), form.suffix) for form in RESOURCES}
    anywhere = tuple(choice for form, choice in choices.items() if form not in OF_GRAPHS)
    others = (
        (f"^{re.escape(profile.suffix)}:", tuple(choices[form] for form in profile.formats))
        for profile in PROFILES
        if profile is not NATIVE
    )
    places = ((f"^:/(?!{GRAPHS_AT})", anywhere), *others)
    return Question("format", "Accept", (*choices.values(),), places=places, in_profile=True)


def _languages(languages: Sequence[str]) -> Question:
    choices = tuple(Choice(f"language_{_name(code)}", of_language(code), code) for code in languages)
    return Question("language", "Accept-Language", choices, languages[0])


def _name(name: str) -> str:
    """In the letters of a variable."""
    return re.sub(r"\W", "_", name)


def _successor(iris: Sequence[str], base: str) -> str:
    """The one IRI that took the place of another, as a link; nothing if it is not one, or not fit for the rules."""
    if len(iris) != 1 or not LINK.fullmatch(iris[0]):
        return ""
    ours = iris[0].startswith(base) and Addresses(base).find(iris[0]) is not None
    return f"/{iris[0].removeprefix(base)}" if ours else iris[0]


def _weights(choices: Sequence[Choice], there_are: Sequence[Choice]) -> str:
    """The line of weights as nginx puts it together, with nothing for what there is not."""
    weights = (f"${{prachum_{choice.name}}}000" if choice in there_are else "0000" for choice in choices)
    return " ".join((*weights, DIGITS))


def _quoted(pattern: str) -> str:
    """A pattern between quotation marks, which nothing escapes in a RewriteCond."""
    return pattern.replace('"', r"\x22")


def _escaped(pattern: str) -> str:
    """A pattern between quotation marks where a backslash is an escape."""
    return _quoted(pattern.replace("\\", "\\\\"))
