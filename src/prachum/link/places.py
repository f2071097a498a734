"""Linking places to the authority lists: by code, else by name, kind and what contains them."""

from collections.abc import Mapping

from prachum.authorities import Authorities, Entry
from prachum.link.keys import bare_place_name, is_subdistrict
from prachum.model import Facts, Place, PlaceKind

# Texts speak of จังหวัดกรุงเทพมหานคร, lists of a city.
_KINDS: dict[PlaceKind, tuple[PlaceKind, ...]] = {"province": ("province", "city")}
_FROM_OUTSIDE: tuple[PlaceKind, ...] = ("country", "region", "province", "city", "district")
_TOWN_DISTRICT = "เมือง"  # อำเภอเมือง of any province, which lists call เมืองเชียงราย


def link_places(facts: Facts, authorities: Authorities) -> dict[str, Entry]:
    """The entry of each place (by local id) that the lists know beyond doubt.

    What contains goes before what is contained: of two districts with one name, that is meant whose
    province the document names.
    """
    linked: dict[str, Entry] = {}
    by_id = {place.id: place for place in facts.places}
    for place in sorted(facts.places, key=lambda place: _FROM_OUTSIDE.index(place.kind)):
        container = by_id.get(place.within or "")
        if entry := _by_code(place, authorities) or _by_name(place, container, authorities, linked):
            linked[place.id] = entry
    return linked


def _by_code(place: Place, authorities: Authorities) -> Entry | None:
    entry = authorities.entries.get(authorities.current(f"{authorities.base}id/place/{place.code}"))
    return entry if entry and entry.kind == "place" else None


def _by_name(
    place: Place, container: Place | None, authorities: Authorities, linked: Mapping[str, Entry]
) -> Entry | None:
    candidates = [
        entry
        for entry in _named(place, authorities, linked)
        if authorities.place_kind(entry) in _KINDS.get(place.kind, (place.kind,))
    ]
    if container and container.kind != "region":  # the lists do not say what lies in a region
        around = linked[container.id].iri if container.id in linked else ""
        candidates = [entry for entry in candidates if around in authorities.ancestors(entry.iri)]
    elif len(candidates) > 1:
        named = {entry.iri for entry in linked.values()}
        candidates = [entry for entry in candidates if entry.parent in named]
    return candidates[0] if len(candidates) == 1 else None


def _named(place: Place, authorities: Authorities, linked: Mapping[str, Entry]) -> list[Entry]:
    """The entries with the place's name, with or without the word for its kind (`จังหวัด`)."""
    if is_subdistrict(place.name):
        return []
    bare = bare_place_name(place.name, place.kind)
    names = [place.name, bare]
    if place.kind == "district" and bare == _TOWN_DISTRICT:
        names += [_TOWN_DISTRICT + entry.name for entry in linked.values()]
    return list({entry.iri: entry for name in names for entry in authorities.find(name, "place")}.values())
