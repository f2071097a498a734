r"""Content negotiation in regular expressions, for web servers that can match headers but not reckon.

First the weight of each choice is read from the header, then the weights of all are compared. Weights stand
side by side in one line, each padded with `000` so that it has three decimals, before the digits from 9 to 0:
`0.5000 1000 0000 9876543210`. One digit is less than another if it comes after it in those. Python reads the
expressions as PCRE does.
"""

import re
from collections.abc import Sequence

from prachum.publish.formats import Format, Profile

DIGITS = "9876543210"
_QUOTED = r'"(?:[^"\\]|\\.)*(?:"|$)'
_ENTRIES = rf'^(?:(?:[^",<]|<[^>]*(?:>|$)|{_QUOTED})*,)*?\s*'  # as few as there are before the one that is meant
_PARAMETERS = rf'\s*(?:;\s*+(?!q\s*=)(?:[^",;]|{_QUOTED})*)*'
_WEIGHT = r"(?:;\s*q\s*=\s*(?<q>0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?(?=[,;]|$)(?!;\s*q\s*=)"
NO_HEADER = r"^\s*$"


def entry(name: str) -> str:
    """Matches a header with an entry that matches `name`; group `q` is its weight, empty if it has none."""
    return f"{_ENTRIES}{name}{_PARAMETERS}{_WEIGHT}"


def of_format(form: Format) -> tuple[str, ...]:
    """What in an Accept header means a format, the most exact first."""
    main = form.media_type.partition("/")[0]
    return tuple(entry(name) for name in (*map(re.escape, form.types), rf"{main}/\*", r"\*/\*"))


def of_language(code: str) -> tuple[str, ...]:
    """What in an Accept-Language header means a language, the most exact first."""
    return entry(re.escape(code)), entry(rf"{re.escape(code)}(?:-[a-z0-9]{{1,8}})+"), entry(r"\*")


def of_profile(profile: Profile) -> tuple[str, ...]:
    """What in an Accept-Profile header means a profile, the most exact first."""
    return tuple(entry(rf"[<']?{name}[>']?") for name in (*map(re.escape, profile.iris), r"\*"))


def wins(choice: int, choices: int) -> str:
    """Matches a line of weights in which none is greater than that of `choice`, and that is not nothing."""
    place = _place(choice)
    own = rf"^(?={place}(\d)\.?(\d)(\d)(\d))(?!{place}0\.?000)"
    others = [other for other in range(choices) if other != choice]
    return own + "".join(_no_greater(other, 5 + 4 * at) for at, other in enumerate(others))


def _place(choice: int) -> str:
    return rf"(?:\S+ ){{{choice}}}" if choice else ""


def _no_greater(other: int, group: int) -> str:
    """The weight at `other` is equal to the groups 1 to 4, or less in one digit and equal in those before."""
    same = [r"\1\.?\2\3\4", r"\1\.?\2\3", r"\1\.?\2", r"\1\.?", ""]
    less = (rf"{same[at]}(\d)(?=.* \d*\{5 - at}\d*\{group + at - 1}\d*$)" for at in range(1, 5))
    return f"(?={_place(other)}(?:{'|'.join([same[0], *less])}))"


def line(weights: Sequence[str]) -> str:
    """Weights as the expressions of `wins` read them."""
    return " ".join([*(f"{weight}000" for weight in weights), DIGITS])
