"""The exact roles of an actor: by the frames in which its names stand, and by the kind of the event."""

from collections.abc import Collection

from prachum.model import MeetingKind, Role

# What the frames tell of one who has a part: the first row that fits.
_TOLD: dict[str, tuple[tuple[Role, frozenset[str]], ...]] = {
    "organizer": (("host", frozenset(("hosts",))),),
    "chair": (
        ("chair", frozenset(("presides",))),
        ("head_of_delegation", frozenset(("heads", "leads", "led by", "signs"))),
    ),
    "participant": (
        ("witness", frozenset(("witnesses",))),
        ("observer", frozenset(("observes", "observer"))),
        ("opening_speaker", frozenset(("opens",))),
        ("speaker", frozenset(("speaks",))),
    ),
}
_DEFAULT: dict[str, Role] = {"organizer": "organizer", "chair": "chair", "participant": "participant"}
_BY_KIND: dict[MeetingKind, Role] = {"consultation": "interlocutor", "visit": "head_of_delegation"}


def exact_roles(part: str, kind: MeetingKind, told: Collection[str]) -> tuple[Role, ...]:
    """The roles of one who is an `organizer`, a `chair` or a `participant` of an event of a kind.

    Who signs for a side heads it, too: `นาย… ปลัดกระทรวง… ลงนามบันทึกความเข้าใจ` is its head and its signatory.
    """
    default = _BY_KIND.get(kind, "chair") if part == "chair" else _DEFAULT[part]
    role = next((role for role, names in _TOLD[part] if names & set(told)), default)
    if part == "chair" and kind == "consultation":
        role = "interlocutor"  # both sides of a talk are, whoever leads them
    return (role, "signatory") if part == "chair" and "signs" in told else (role,)
