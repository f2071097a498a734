"""Making one of things that the publisher has told to be one."""

from dataclasses import replace

from prachum.authorities import Authorities
from prachum.corrections import Corrections, replacements
from prachum.link.linking import rename
from prachum.model import Linked


def join(linked: Linked, corrections: Corrections, authorities: Authorities) -> Linked:
    """The facts where of IRIs that are one each thing bears the first."""
    renames = replacements(corrections)
    gone = renames.keys() & linked.iris.values()
    if not gone:
        return linked
    obeyed = linked.obeyed | {same.name for same in corrections.sames if not gone.isdisjoint(same.iris)}
    replaced = {(old, renames.get(new, new)) for old, new in linked.replaced} | {(old, renames[old]) for old in gone}
    return replace(rename(linked, renames, authorities), obeyed=obeyed, replaced=tuple(sorted(replaced)))
