"""Who acts: a curated list of actors, found by name in raw text."""

from rasid.resolve.actors.listing import ActorList, load_actors
from rasid.resolve.actors.matching import ActorFinder

__all__ = ["ActorFinder", "ActorList", "load_actors"]
