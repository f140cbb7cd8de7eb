"""An attribution from its words: who speaks, by which cue, and what hangs on it."""

from __future__ import annotations

from rasid.extract.lookup import Lookup
from rasid.extract.presupposed import presupposed
from rasid.extract.speakers import Speakers
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Token
from rasid.model.observation import Stance
from rasid.model.text import Span


class Maker:
    """Makes the attributions of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, speakers: Speakers) -> None:
        self._tree = tree
        self._lookup = lookup
        self._speakers = speakers

    def of(
        self,
        speaker: Token | None,
        cue: Token,
        root: int,
        stance: Stance,
        *,
        hearsay: bool,
        without: tuple[int, ...] = (),
    ) -> Attribution:
        """That ``speaker``, None for nobody who is named, says by ``cue`` what hangs on ``root``."""
        said = self._speakers.of(speaker)
        return Attribution(
            speaker=said.span,
            speaker_kind=said.kind,
            cue=Span(cue.start, cue.end),
            root=root,
            stance=stance,
            hearsay=hearsay or said.kind == "rumour" or speaker is None,
            without=(*without, *presupposed(root, stance, self._tree, self._lookup)),
            inferred=said.inferred,
        )
