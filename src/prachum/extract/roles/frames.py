"""What the words around a list of names tell of its members, read from the row of signs."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.roles.clauses import Sign

_N = r"(?:(?:PER|ORG|LOC)\S* )"
_SOFT = r"(?:(?:represents|people|of|from|POST|LOC\S*|VENUE|at) )*"
_LINK = r"(?:(?:represents|people|of|from|with|to|namely|PER\S*|ORG\S*|LOC\S*) )*"
_TRAIN = _LINK.replace("namely|", "namely|which|")
# A role, whose names, what stands before the list (to its end) and after it (from its beginning).
_FRAMES: tuple[tuple[str, str, str, str, str], ...] = (
    # PER
    ("presides", "chair", "PER", r"", r"^(?:joins |which |as |to |says )*presides"),
    ("preside together", "chair", "PER", r"", rf"^{_LINK}joins presides"),
    ("led by", "chair", "PER", r"led-by (?:of )?$", r""),
    ("heads", "chair", "PER", r"", r"^(?:as |joins )?heads"),
    ("leads", "chair", "PER", r"", r"^(?:with )?leads"),
    ("signs", "chair", "PER", r"", r"^(?:joins |as |to |represents |people |of |at |VENUE |(?:LOC|ORG|PER)\S* )*signs"),
    ("witnesses", "participant", "PER", r"", r"^(?:joins |as |which |to )*witnesses"),
    ("receives", "chair", "PER", r"", r"^(?:which |joins )?receives"),
    ("calls", "chair", "PER", r"", r"^(?:with |people |of |ORG )*(?:which |joins )?(?:calls-on|talks)"),
    ("received", "chair", "PER", r"(?:receives|calls-on|talks) (?:to )?$", r""),
    ("with", "participant", "PER", rf"(?:with|there-was) {_SOFT}$", r"^(?!presides|with presides|signs|as presides)"),
    (
        "with more",
        "participant",
        "PER",
        rf"(?:with|there-was) {_LINK}$",
        r"^(?!presides|with presides|signs|as presides)",
    ),
    ("joins", "participant", "PER", r"^(?!.*led-by (?:of )?$)", rf"^{_LINK}(?:says )?joins (?!presides)"),
    ("speaks", "participant", "PER", r"", r"^(?:joins |which |to )*(?:speaks|opens)"),
    ("opens", "participant", "PER", r"", r"^(?:joins |which |to )*opens"),
    ("follows", "participant", "PER|ORG|LOC", r"", rf"^{_TRAIN}follows"),
    ("observer", "participant", "PER|ORG|LOC", r"observer (?:from |of )*$", r""),
    ("observes", "participant", "PER|ORG|LOC", r"", r"^(?:joins |which |to |as )*observes"),
    # ORG, LOC
    ("held by", "organizer", "ORG|LOC", rf"held-by {_SOFT}(?:{_N}(?:jointly )?{_SOFT}(?:namely )?)*$", r""),
    (
        "holds",
        "organizer",
        "ORG|LOC",
        r"",
        rf"^(?:which |to )?(?:(?:jointly|which) {_SOFT}{_N})*(?:joins )?(?:host |holds)",
    ),
    ("invites", "organizer", "ORG|LOC", r"", r"^(?:which |to )*invites (?:\S+ ){0,6}?joins"),
    ("hosts", "organizer", "ORG|LOC", r"", r"^(?:which |to |as )*host"),
    ("held", "organizer", "ORG|LOC", rf"{_N}(?:jointly|which) {_SOFT}$", r"^(?:joins )?(?:host|holds)"),
    ("joined by", "participant", "ORG|LOC", rf"joins (?:\S+ ){{0,3}}?namely {_SOFT}$", r""),
    ("joined by more", "participant", "ORG|LOC", rf"joins (?:\S+ ){{0,8}}?namely {_LINK}$", r""),
    (
        "join",
        "participant",
        "ORG|LOC",
        rf"(?:namely|with|there-was|jointly|represents|people) {_LINK}$",
        rf"^{_LINK}joins",
    ),
    (
        "namely jointly",
        "participant",
        "ORG|LOC",
        rf"(?:jointly|invites|joins) {_LINK}namely {_LINK}$",
        r"",
    ),
    ("join bare", "participant", "ORG|LOC", r"", rf"^{_LINK}joins"),
    (
        "with namely",
        "participant",
        "ORG|LOC",
        rf"(?:with|there-was|EVENT|talks|leads|led-by) {_SOFT}(?:to )?{_SOFT}namely {_LINK}$",
        r"",
    ),
    ("with", "participant", "ORG|LOC", rf"(?:with|there-was) {_SOFT}$", r""),
    ("invited", "participant", "ORG|LOC", rf"invites {_SOFT}$", r""),
    ("between", "participant", "ORG|LOC", rf"between {_LINK}$", r""),
    ("jointly", "participant", "ORG|LOC", rf"jointly {_LINK}$", r""),
    (
        "delegation acts",
        "participant",
        "LOC",
        r"represents $",
        r"^(?:to |which )*(?:talks|joins|signs|calls-on|travels|presides)",
    ),
    ("delegation", "participant", "LOC", r"(?:represents|people) $", r""),
    ("talks to", "participant", "ORG|LOC", rf"(?:receives|calls-on|talks) (?:to )?{_SOFT}$", r""),
)
_COMPILED = [
    (name, role, re.compile(f"^(?:{label})$"), re.compile(before), re.compile(after))
    for name, role, label, before, after in _FRAMES
]


def frames(row: Sequence[Sign], place: int) -> Iterator[tuple[str, str]]:
    """The frames that fit a list of names: what they are called, and the role that they tell."""
    first = next((n + 1 for n in range(place - 1, -1, -1) if row[n].what == "line"), 0)
    before = "".join(f"{s.what} " for s in row[max(first, place - 15) : place])
    last = next((n for n in range(place + 1, len(row)) if row[n].what == "line"), len(row))
    after = "".join(f"{s.what} " for s in row[place + 1 : min(last, place + 12)])
    for name, role, label, ahead, behind in _COMPILED:
        if label.match(row[place].what[:3]) and ahead.search(before) and behind.search(after):
            yield name, role
