"""Who commands whom, and who stands on one side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rasid.model.world import Actor

#: Kinds of actors that hold an office of their country, and so are hosts of what is on its soil.
STATE_KINDS: Final = frozenset({"armed_force", "government", "institution"})
#: Kinds that take no part: being named as harmed beside somebody else is no contradiction.
BYSTANDER_KINDS: Final = frozenset({"civilians", "organisation"})


class Kinship:
    """Relations among listed actors. A key that is not listed has no relatives."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = dict(actors)
        self._commanders: dict[str, frozenset[str]] = {}

    def actor(self, key: str) -> Actor | None:
        """The actor of that key, None for one that is not listed."""
        return self._actors.get(key)

    def commanders(self, key: str) -> frozenset[str]:
        """Keys of all that command or own the actor, however far up; without the actor itself."""
        known = self._commanders.get(key)
        if known is None:
            found: set[str] = set()
            waiting = [key]
            while waiting:
                actor = self._actors.get(waiting.pop())
                fresh = set(actor.parents if actor else ()) - found
                found |= fresh
                waiting.extend(fresh)
            known = self._commanders[key] = frozenset(found - {key})
        return known

    def roots(self, key: str) -> frozenset[str]:
        """The uppermost commanders, the actor itself where nobody commands it. Relatives share one."""
        above = self.commanders(key)
        top = frozenset(up for up in above | {key} if not self.commanders(up))
        # Without a top they command each other in a ring; then any one of the ring will do.
        return top or frozenset({min(above | {key})})

    def related(self, one: str, other: str) -> bool:
        """Whether the two are the same, or one commands the other."""
        return one == other or one in self.commanders(other) or other in self.commanders(one)

    def side(self, key: str) -> str | None:
        """The side of the actor: its own, or the one side of all its commanders that have one."""
        actor = self._actors.get(key)
        if actor is None:
            return None
        if actor.side is not None:
            return actor.side
        above = (self._actors.get(up) for up in self.commanders(key))
        sides = {up.side for up in above if up is not None and up.side is not None}
        return sides.pop() if len(sides) == 1 else None

    def is_bystander(self, key: str) -> bool:
        """Whether the actor is civilians or a civilian organisation."""
        actor = self._actors.get(key)
        return actor is not None and actor.kind in BYSTANDER_KINDS

    def is_host(self, key: str, country: str | None) -> bool:
        """Whether the actor holds an office of ``country`` (ISO 3166-1 alpha-2)."""
        actor = self._actors.get(key)
        if actor is None or country is None:
            return False
        return actor.country == country and actor.kind in STATE_KINDS
