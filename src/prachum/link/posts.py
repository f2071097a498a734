"""Linking posts: a title and the body that it is in."""

import re
from collections.abc import Mapping
from dataclasses import replace

from prachum.authorities import Authorities, Entry
from prachum.link.keys import post_key
from prachum.link.minting import local_name, mint
from prachum.model import Facts, Person, Post
from prachum.thai import fold


def link_posts(facts: Facts, authorities: Authorities, iris: Mapping[str, str]) -> dict[tuple[str, str | None], str]:
    """The IRI of each post, by its title and the local id of its body; `iris` are those of the bodies."""
    posts = {}
    for post in (post for person in facts.persons for post in person.posts):
        body = iris.get(post.organization or "")
        found = authorities.find(post.title, "post")
        known = [entry for entry in found if body is None or entry.parent in (None, body)]
        key = post_key(post.title, body and local_name(body), facts.document)
        iri = known[0].iri if len(known) == 1 else mint(authorities.base, "post", *key)
        posts[post.title, post.organization] = iri
    return posts


def respell_titles(facts: Facts, bodies: Mapping[str, Entry]) -> Facts:
    """The facts with the known bodies in titles of posts spelled as the authority lists do.

    A line break in the text left a space in many: `ปลัดกระทรวงการพัฒนาสังคมและ ความมั่นคงของมนุษย์`.
    """
    names = {name for entry in bodies.values() for name, tag in entry.labels if tag == "th"}
    spellings = {fold(name): (_loosely(name), name) for name in sorted(names)}

    def respelled(post: Post) -> Post:
        title, folded = " ".join(post.title.split()), fold(post.title)
        for key, (pattern, name) in spellings.items():
            if key in folded:
                title = pattern.sub(name, title)
        return replace(post, title=title)

    def with_titles(person: Person) -> Person:
        return replace(person, posts=tuple(respelled(post) for post in person.posts))

    return replace(facts, persons=tuple(with_titles(person) for person in facts.persons))


def _loosely(name: str) -> re.Pattern[str]:
    """A name with white space between any of its letters."""
    return re.compile(r"\s*".join(re.escape(letter) for letter in name if not letter.isspace()))
