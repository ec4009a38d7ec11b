"""Every route of the site, found where Django finds it: one that is added is in these tests without being named here.

Examples of what stands in an address are those of ``tests.web.addresses``; where it has none, something that is not
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from tests.web import addresses

METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")


class Route(NamedTuple):
    """A route: its name, its view, and an address of it."""

    name: str
    view: Any
    address: str


def examples() -> dict[str, tuple[tuple[object, ...], ...]]:
    """Every list of examples that the addresses have."""
    found: dict[str, tuple[tuple[object, ...], ...]] = {}
    for listed in vars(addresses).values():
        if isinstance(listed, dict) and all(isinstance(each, tuple) for each in listed.values()):
            found |= listed
    return found


def every() -> list[Route]:
    """Every route with one address, of whatever list it is part."""
    known = examples()

    def within(resolver: URLResolver, prefix: str, space: str) -> Iterator[Route]:
        for each in resolver.url_patterns:
            if isinstance(each, URLResolver):
                spaces = f"{space}{each.namespace}:" if each.namespace else space
                yield from within(each, f"{prefix}{each.pattern}", spaces)
            else:
                yield Route(f"{space}{each.name}", each.callback, _address(each, prefix, space, known))

    return list(within(get_resolver(), "/", ""))


def _address(pattern: URLPattern, prefix: str, space: str, known: dict[str, tuple[tuple[object, ...], ...]]) -> str:
    converters = pattern.pattern.converters
    made = tuple(1 if isinstance(each, IntConverter) else "no-such" for each in converters.values())
    for arguments in (*known.get(str(pattern.name), ())[:1], made):
        try:
            return reverse(f"{space}{pattern.name}", args=arguments)
        except NoReverseMatch:
            continue
    # An expression has no one address: what stands before it, and a word.
    return f"{prefix.removesuffix('^')}{str(pattern.pattern).lstrip('^').partition('.')[0]}no-such"
