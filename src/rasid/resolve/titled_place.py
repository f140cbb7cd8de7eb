"""The place that a headline sets for the text under it: "Testimony: the night of the fires in Kut"."""

from __future__ import annotations

from typing import Final

from rasid.model.document import Document, HappeningMention, PlaceLink
from rasid.model.observation import ObservedPlace
from rasid.resolve.place_roles import PlaceRole, role_of

#: What happens in a town or at a post happens there; a district or a mountain range is no scene to go back to.
_SCENES: Final = frozenset({"site", "town"})
_FINE: Final = _SCENES | {"district"}


class TitledPlace:
    """The one place of a report's headline, for as long as the text under it goes nowhere else."""

    def __init__(self, document: Document) -> None:
        title = document.report.title_end
        links: tuple[PlaceLink, ...] = document.layer("places")
        named = [link for link in links if link.place.name is not None]
        scenes = [
            link
            for link in named
            if link.span.end <= title
            and link.place.precision in _SCENES
            and not link.adjectival
            and role_of(document.text, link.span) is PlaceRole.SCENE
        ]
        names = {link.place.name for link in scenes}
        self._place: ObservedPlace | None = scenes[0].place if len(names) == 1 else None
        self._nouns = frozenset(token.start for token in document.layer("tokens") if token.pos == "NOUN")
        self._times = tuple(link.span for link in document.layer("times"))
        skipped = document.dateline
        self._away = next(
            (
                link.span.start
                for link in links
                if self._leads_away(link, title)
                and not any(each.span.holds(link.span) for each in skipped or ())
            ),
            len(document.text),
        )

    def of(self, mention: HappeningMention) -> ObservedPlace | None:
        """The place for a happening that is told without one; None where the headline names no place or
        several, where the text has named another one by then, and for what is only recalled by its day
        ("after Tuesday's bomb at the market"), which may have been anywhere."""
        at, clause = mention.trigger.start, mention.clause
        if self._place is None or at >= self._away:
            return None
        recalled = at in self._nouns and any(clause.holds(time) for time in self._times)
        return None if recalled else self._place

    def _leads_away(self, link: PlaceLink, title: int) -> bool:
        """Whether the name is that of another place, not of the area around the headline's; under the title, words
        that no list holds are those of a village, which lies nobody knows where."""
        here, there = self._place, link.place
        if here is None or there.name == here.name:
            return False
        if there.name is None:
            return link.span.start >= title and not link.adjectival
        if there.precision in _FINE or there.country != here.country:
            return True
        return there.precision == "province" and here.adm1 not in (None, there.adm1, there.name)
