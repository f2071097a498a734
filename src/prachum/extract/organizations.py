"""Organizations: names, other names and abbreviations, and which stand only inside something else."""

from collections.abc import Sequence

from prachum.authorities import Authorities
from prachum.extract.entities import Entity, cluster, entity, renumbered
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention


def find_organizations(reading: Reading, mentions: Mentions, lists: Authorities) -> tuple[Entity, ...]:
    """The bodies of a reading in text order."""
    tagged = [m for m in mentions.names if m.label == "ORG"]
    groups = cluster(reading, tagged, "organization", lists)
    found = [entity(reading, "", "ORG", group, entry) for group, entry in groups if stands_free(group, mentions.venues)]
    return renumbered(found, "o")


def stands_free(group: Sequence[Mention], containers: Sequence[Mention]) -> bool:
    """Whether a thing is named somewhere outside the given stretches."""
    return not all(any(c.start <= m.start and m.end <= c.end for c in containers) for m in group)
