"""Linking instruments to the authority lists, by a title that is one instrument's alone."""

from prachum.authorities import Authorities, Entry
from prachum.link.keys import agreement_is_generic, agreement_title
from prachum.model import Agreement, AgreementKind, Facts


def link_agreements(facts: Facts, authorities: Authorities) -> dict[str, Entry]:
    """The entry of each agreement (by local id) that the lists know: by its title, else by an alias.

    A draft beside a concluded instrument of the same title is its successor, not the listed one.
    """
    linked: dict[str, Entry] = {}
    concluded = set()
    for agreement in sorted(facts.agreements, key=_is_draft):
        entry = _entry(agreement, authorities)
        if entry and not (_is_draft(agreement) and entry.iri in concluded):
            linked[agreement.id] = entry
            if not _is_draft(agreement):
                concluded.add(entry.iri)
    return linked


def _is_draft(agreement: Agreement) -> bool:
    return agreement.status is not None and agreement.status.value == "draft"


def _entry(agreement: Agreement, authorities: Authorities) -> Entry | None:
    if entry := _find(agreement.name, agreement.kind, authorities):
        return entry
    entries = (_find(alias, agreement.kind, authorities) for alias in agreement.aliases)
    found = {entry.iri: entry for entry in entries if entry}
    return next(iter(found.values())) if len(found) == 1 else None


def _find(title: str, kind: AgreementKind, authorities: Authorities) -> Entry | None:
    """The one entry of that title; none that the lists hold for an instrument of another kind."""
    if agreement_is_generic(title):
        return None
    found = authorities.find(title, "agreement") or authorities.find(agreement_title(title), "agreement")
    fitting = [entry for entry in found if entry.genre in (None, kind)]
    return fitting[0] if len(fitting) == 1 else None
