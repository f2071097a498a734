"""The conditions of the tables that tell parties, status and relations: words parted by spaces, `*` for any."""

from collections.abc import Collection


def is_one_of(kinds: str, kind: str) -> bool:
    """Whether a kind is among those that a row asks for."""
    return kinds == "*" or kind in kinds.split()


def holds(told: str, facts: Collection[str]) -> bool:
    """Whether one of the facts that a row asks for is told; `a+b` asks for both."""
    return told == "*" or any(all(part in facts for part in fact.split("+")) for fact in told.split())
