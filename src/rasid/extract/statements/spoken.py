"""Speech: quoted words beside a saying, and the clause that a saying is put into."""

from __future__ import annotations

from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.pieces import Piece, piece
from rasid.model.document import Token


class Spoken:
    """What the words of saying of one document have beside or around them."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._quoted = candidates.quoted
        self._tree = candidates.tree

    def of(self, cue: Token) -> Piece | None:
        """Quoted words beside the saying, and the clause that it is put into."""
        below = self._tree.child(cue.index, "ccomp")
        if below is not None and below.index > cue.index and not self._opens_quoted(below):
            return None
        made = {p.label: p for p in self._candidates.speech(cue)}
        if self._is_finished_before(cue):
            made = {label: p for label, p in made.items() if "<" not in label}
        for label in ("quotes<>", "quote<>", "quotes<", "quote<"):
            if label in made:
                return made[label]
        inserted = self._inserted(cue)
        if inserted is not None:
            return inserted
        if self._tree.child(cue.index, "dobj", "xcomp", "prep") is not None and not self._opens_right_behind(
            cue
        ):
            return None
        return made.get("quotes>", made.get("quote>"))

    def _opens_quoted(self, clause: Token) -> bool:
        """Whether a clause begins with a quotation mark."""
        first = self._tree.subtree(clause.index)[0]
        run = self._quoted.at(first)
        return run is not None and first - run[0] <= 1

    def _opens_right_behind(self, cue: Token) -> bool:
        """Whether a quotation begins behind the cue, with a mark between at most."""
        run = next(
            (
                r
                for i in range(cue.index + 1, min(cue.index + 4, len(self._tree.tokens)))
                if (r := self._quoted.at(i))
            ),
            None,
        )
        return run is not None and all(
            self._tree.tokens[i].pos == "PUNCT" for i in range(cue.index + 1, run[0])
        )

    def _is_finished_before(self, cue: Token) -> bool:
        """Whether the quotation before the saying ends its sentence, and so is nothing of this saying."""
        run = self._candidates.last_before(cue)
        if run is None or run[1] - 2 < run[0]:
            return False
        return self._tree.tokens[run[1] - 2].text == "." or (
            run[1] < len(self._tree.tokens) and self._tree.tokens[run[1]].text == "."
        )

    def _inserted(self, cue: Token) -> Piece | None:
        """In "S, the police said" the clause around the saying."""
        tree = self._tree
        if tree.child(cue.index, "dobj", "mark", "xcomp") is not None:
            return None
        behind = tree.child(cue.index, "ccomp")
        if behind is not None:
            before = behind.index < cue.index
            return (
                self._candidates.with_following(cue, piece("clause", tree.subtree(behind.index)))
                if before
                else None
            )
        if cue.dep == "parataxis" or (cue.dep == "ccomp" and tree.head(cue.index).index < cue.index):
            own = set(tree.subtree(cue.index))
            above = tree.head(cue.index)
            return self._candidates.with_following(
                cue, piece("around", [i for i in tree.subtree(above.index) if i not in own])
            )
        return None
