"""IRIs for what no authority list knows: a type and ten base32 characters of a hash over a key.

A key is made of what two documents that mean the same thing agree on, so that it gets the same IRI from
both (`prachum.link.keys` makes them).
"""

import base64
import hashlib
import re

from prachum.namespaces import document_slug

_MADE = re.compile(r"/id/(?:agreement|doc|meeting|org|person|place|post|venue)/([A-Za-z0-9_-]+)$")


def digest(*key: str) -> str:
    """Ten base32 characters (RFC 4648, lower case) of SHA-256 over the parts of a key."""
    hashed = hashlib.sha256("\n".join(key).encode()).digest()
    return base64.b32encode(hashed)[:10].decode().lower()


def mint(base: str, kind: str, *key: str) -> str:
    """The IRI of a thing of a kind (`person`, `org`, ...) under its key."""
    return f"{base}id/{kind}/{digest(*key)}"


def meeting_iri(base: str, date: str | None, *key: str) -> str:
    """The IRI of a meeting: its date, if any, can be read from it."""
    return f"{base}id/meeting/{date or 'undated'}-{digest(date or '', *key)}"


def membership_iri(base: str, person: str, organization: str, day: str | None) -> str:
    """The IRI of a person's membership of a body (both by their IRIs), as seen on a day."""
    parts = [local_name(person), local_name(organization), (day or "").replace("-", "")]
    return f"{base}id/membership/{'-'.join(part for part in parts if part)}"


def action_iri(base: str, agreement: str, kind: str, date: str) -> str:
    """The IRI of a dated step of an agreement (by its IRI), below which it stands if that one is made here."""
    whole = agreement if _MADE.search(agreement) else f"{base}id/agreement/{digest(agreement)}"
    return f"{whole}/{kind.replace('_', '-')}-{date}"


def document_iri(base: str, identifier: str) -> str:
    """The IRI of a document."""
    return f"{base}id/doc/{document_slug(identifier)}"


def local_name(iri: str) -> str:
    """The last segment of an IRI that is made here; of a publisher's own, its digest."""
    made = _MADE.search(iri)
    return made[1] if made else digest(iri)
