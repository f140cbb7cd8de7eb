"""Who acts: curated lists of actors and the parts of every state, found by name in raw text."""

from rasid.resolve.actors.implied import implied_mentions
from rasid.resolve.actors.listing import ActorList, load_actors
from rasid.resolve.actors.matching import ActorFinder

__all__ = ["ActorFinder", "ActorList", "implied_mentions", "load_actors"]
