"""Where and when the happenings of a document are, one after the other as it tells them."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.model.document import Document, HappeningMention
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.text import Span
from rasid.model.world import Actor
from rasid.resolve.attachment import Attachment
from rasid.resolve.found import Found, Scopes
from rasid.resolve.listed_days import ListedDays
from rasid.resolve.told_before import VIOLENT, ClassesOf, KeptScene, ToldBefore
from rasid.resolve.when import Occasion
from rasid.resolve.where import Whereabouts

Placed = Found[ObservedPlace] | None
Timed = Found[ObservedTime] | None


class Scene:
    """Places and times of the happenings of one document, asked for in the order in which the text tells them."""

    def __init__(self, document: Document, classes: ClassesOf) -> None:
        scopes, attachment = Scopes(document), Attachment(document)
        self._days = ListedDays(document)
        self._told_before = ToldBefore(document, classes)
        self._found: dict[Span, tuple[Placed, Timed]] = {}
        self._where = Whereabouts(document, scopes, attachment)
        self._when = Occasion(document, scopes, attachment, self._days)

    def of(self, mention: HappeningMention, actors: Sequence[Actor]) -> tuple[Placed, Timed]:
        """Where and when it is; None where nothing tells. What its words place is remembered for what follows."""
        carried = self._carried(mention)
        place = self._where.of(mention, actors, carried)
        time = self._when.of(mention, place, carried)
        if mention.counted is not None:
            place, time = self._where_it_was(mention.counted, place, time)
        self._found.setdefault(mention.trigger, (place, time))
        self._remember(mention, place, time)
        return place, time

    def _where_it_was(self, counted: Span, place: Placed, time: Timed) -> tuple[Placed, Timed]:
        """Where and when what a toll counts was: a place or a day beside the toll is that of who counts."""
        there, then = self._found.get(counted, (None, None))
        return (
            Found(there.thing, None, "carried", there.sure) if there is not None else place,
            Found(then.thing, None, "carried", then.sure) if then is not None else time,
        )

    def _remember(
        self, mention: HappeningMention, place: Found[ObservedPlace] | None, time: Found[ObservedTime] | None
    ) -> None:
        """Keep the scene of a violent event that the words place, for the sentences that count its victims."""
        if mention.type not in VIOLENT or place is None or place.words is None:
            return
        if mention.modality not in ("actual", "attempted"):
            return
        told = time.thing if time is not None and time.words is not None else None
        self._told_before.keep(mention, place.thing, told, self._days.span_of(mention))

    def _carried(self, mention: HappeningMention) -> KeptScene | None:
        """The scene of a violent event told before, for one that is told without a place."""
        if mention.type not in VIOLENT:
            return None
        return self._told_before.scene_of(mention, self._days.span_of(mention))
