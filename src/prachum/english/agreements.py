"""A line in English on an instrument: `Memorandum between Thailand and Cambodia, signed 31 May 2003`."""

from prachum.english.labels import Labels
from prachum.english.subjects import subject
from prachum.english.wording import day, enumerate_names, period, with_article
from prachum.model import ActionKind, Agreement, AgreementKind

KINDS: dict[AgreementKind, str] = {
    "memorandum": "memorandum",
    "procedure": "procedure",
    "convention": "convention or treaty",
    "plan": "plan or strategy",
    "resolution": "resolution",
    "declaration": "declaration or statement",
    "law": "law",
    "project": "project",
}
_STEPS: dict[ActionKind, str] = {
    "draft": "drafted",
    "approve": "approved",
    "sign": "signed",
    "adopt": "adopted",
    "enact": "enacted",
    "enter_into_force": "in force from",
}
_MOST = 6  # parties that are named before the rest is counted
_STATUSES = {"signed", "adopted"}


def describe_agreement(agreement: Agreement, labels: Labels) -> str:
    """Its kind, its English title or its subject, its parties, its steps and its period, as far as they are known."""
    steps = [f"{_STEPS[action.kind]} {day(action.date)}" for action in agreement.actions]
    status = agreement.status.value if agreement.status else "unknown"
    if status in _STATUSES and all(action.kind in ("draft", "approve") for action in agreement.actions):
        steps.insert(0, status)
    parts = [_head(agreement, labels), *dict.fromkeys(steps)]
    if agreement.start:
        parts.append(f"for {period(agreement.start.value, agreement.end.value if agreement.end else None)}")
    return ", ".join(parts)


def name_kind(agreement: Agreement, with_subject: bool = True) -> str:
    """`memorandum on trafficking in persons`, `draft law`."""
    draft = agreement.status is not None and agreement.status.value == "draft"
    about = subject(agreement.name) if with_subject else None
    return ("draft " if draft else "") + KINDS[agreement.kind] + (f" on {about}" if about else "")


def _head(agreement: Agreement, labels: Labels) -> str:
    """The kind, on what and between whom; an English title goes before."""
    iris = labels.linked.iris
    parties = [with_article(label) for party in agreement.parties if (label := labels.of(iris[party.value]))]
    parties = list(dict.fromkeys(parties))
    title = labels.of(iris[agreement.id])
    head = name_kind(agreement, with_subject=not title)
    if parties:
        head += (" between " if len(parties) > 1 else " of ") + enumerate_names(parties, most=_MOST)
    return f"{title}: {head}" if title else head[0].upper() + head[1:]
