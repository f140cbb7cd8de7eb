"""Every word that may be a cue, with every piece that may be its source or its content.

A cue tells that somebody says, thinks, wants or promises something. Which of the candidates are so is not
decided here: rules (:mod:`rasid.extract.statements.rules`) or a fitted model choose among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.extract.statements.pieces import Piece, piece
from rasid.extract.statements.quoted import QuotedRuns
from rasid.extract.tree import Tree
from rasid.model.document import Document, Token

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
#: Dependents of a noun that tell more of it behind the name.
_TRAILING: Final = ("relcl", "acl", "appos", "advcl", "parataxis")
_CONTENT_DEPS: Final = (
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "oprd",
    "acomp",
    "attr",
    "advcl",
    "acl",
    "pobj",
    "pcomp",
    "nsubjpass",
    "nsubj",
    "relcl",
    "dative",
    "agent",
    "npadvmod",
    "advmod",
    "dep",
    "parataxis",
    "csubj",
    "csubjpass",
    "conj",
    "appos",
    "compound",
    "poss",
    "amod",
    "prt",
)
#: Dependents that belong to the verb itself and not to what it says.
_OF_VERB: Final = frozenset(
    {"aux", "auxpass", "neg", "mark", "cc", "punct", "prt", "preconj", "intj", "meta"}
)
#: Cues that hang on a verb, and what stands beside them there: "made the claim that S".
_UNDER_A_VERB: Final = ("advmod", "dobj", "attr", "pobj", "nsubj", "nsubjpass", "xcomp", "acomp")
_BESIDE: Final = ("ccomp", "xcomp", "prep", "attr", "acomp", "dobj", "nsubj", "advcl")
_MOST_STEPS: Final = 4
_OPEN_CLASSES: Final = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "SCONJ", "ADP"})


class Candidates:
    """The candidates of one document."""

    def __init__(self, document: Document, tree: Tree) -> None:
        self.tree = tree
        self.quoted = QuotedRuns(document, tree)

    def cues(self) -> Iterator[Token]:
        """Words that may be cues, in text order."""
        for token in self.tree.tokens:
            if token.text == ":" or (token.pos in _OPEN_CLASSES and token.dep not in ("aux", "auxpass")):
                yield token

    # -- sources --------------------------------------------------------------------------------------------
    def sources(self, cue: Token) -> list[Piece]:
        """Pieces that may say it; the first, an empty one, stands for nobody."""
        found: dict[tuple[int, ...], Piece] = {(): Piece("none", ())}
        for label, head, cut in self._source_heads(cue):
            for variant in self._noun_phrases(label, head, cut):
                found.setdefault(variant.indexes, variant)
        if cue.text == ":":
            before = range(self._sentence(cue)[0], cue.index)
            made = piece("before", before)
            found.setdefault(made.indexes, made)
        return list(found.values())

    def _source_heads(self, cue: Token) -> Iterator[tuple[str, Token, frozenset[int]]]:
        tree = self.tree
        own = frozenset({cue.index})
        for child in tree.children(cue.index):
            if child.dep in (*_SUBJECTS, "poss", "compound", "amod", "dobj", "nmod"):
                yield child.dep, child, own
            elif child.dep in ("agent", "prep"):
                for inner in tree.children(child.index, "pobj", "prep"):
                    for thing in [inner] if inner.dep == "pobj" else tree.children(inner.index, "pobj"):
                        yield f"{child.dep}:{child.lemma}", thing, own
        yield from self._above(cue)

    def _above(self, cue: Token) -> Iterator[tuple[str, Token, frozenset[int]]]:
        """Nouns and subjects on the way up from the cue to the root of its sentence."""
        tree = self.tree
        path, below = [cue.dep], cue
        for step, above in enumerate(tree.ancestors(cue.index)):
            if step >= _MOST_STEPS:
                return
            label = ">".join(path)
            if above.pos in ("NOUN", "PROPN", "PRON"):
                yield f"^{label}", above, frozenset({below.index})
                for child in tree.children(above.index, "poss"):
                    yield f"^{label}/poss", child, frozenset({below.index})
            for child in tree.children(above.index, *_SUBJECTS, "dobj", "agent", "dative"):
                if child.index == below.index:
                    continue
                if child.dep == "agent":
                    yield from (
                        (f"^{label}/agent", thing, frozenset({cue.index}))
                        for thing in tree.children(child.index, "pobj")
                    )
                else:
                    yield f"^{label}/{child.dep}", child, frozenset({cue.index})
            path.append(above.dep)
            below = above

    def _noun_phrases(self, label: str, head: Token, cut: frozenset[int]) -> Iterator[Piece]:
        """The whole phrase of a noun, and without what follows its name."""
        tree = self.tree
        whole = tree.subtree_without(head.index, cut)
        yield piece(f"{label}|whole", whole)
        trailing = [c for c in tree.children(head.index, *_TRAILING) if c.index > head.index]
        for first in range(len(trailing)):
            less = tree.subtree_without(head.index, {*cut, *(c.index for c in trailing[first:])})
            yield piece(f"{label}|-{trailing[first].dep}", less)
        for conjunct in tree.children(head.index, "conj"):
            yield piece(f"{label}|-conj", tree.subtree_without(head.index, {*cut, conjunct.index}))

    # -- contents -------------------------------------------------------------------------------------------
    def contents(self, cue: Token) -> list[Piece]:
        """Pieces that may be what is said."""
        found: dict[tuple[int, ...], Piece] = {}
        for made in (*self._below(cue), *self._joined(cue), *self._around(cue), *self.speech(cue)):
            if made.indexes:
                found.setdefault(made.indexes, made)
        return list(found.values())

    def _below(self, cue: Token) -> Iterator[Piece]:
        tree = self.tree
        for child in tree.children(cue.index, *_CONTENT_DEPS):
            label = f"{child.dep}:{child.lemma}" if child.dep in ("prep", "agent") else child.dep
            yield piece(label, tree.subtree(child.index))
            for inner in tree.children(child.index, "pobj", "pcomp", "prep"):
                if child.dep in ("prep", "agent"):
                    yield piece(f"{label}/{inner.dep}", tree.subtree(inner.index))
                    for last in tree.children(inner.index, "pobj", "pcomp") if inner.dep == "prep" else ():
                        yield piece(f"{label}/{inner.dep}/{last.dep}", tree.subtree(last.index))
            trailing = [
                c
                for c in tree.children(child.index, "advcl", "conj", "relcl", "acl", "prep")
                if c.index > child.index
            ]
            for dropped in trailing[-2:]:
                yield piece(f"{label}|-{dropped.dep}", tree.subtree_without(child.index, {dropped.index}))
            if child.dep in ("ccomp", "dobj"):
                for inner in tree.children(child.index, "ccomp", "acl", "prep", "relcl"):
                    yield piece(f"{label}/{inner.dep}", tree.subtree(inner.index))

    def _joined(self, cue: Token) -> Iterator[Piece]:
        """Several dependents together: "asked the army / to leave", "the army / was asked / to leave"."""
        tree = self.tree
        after = [
            c
            for c in tree.children(cue.index)
            if c.index > cue.index and c.dep not in _OF_VERB and c.dep not in ("nsubj", "nsubjpass")
        ]
        for first in range(len(after)):
            for last in range(first + 1, len(after)):
                some = after[first : last + 1]
                yield self._together("+".join(c.dep for c in some), [], some)
        subject = tree.child(cue.index, "nsubjpass", "nsubj")
        if subject is not None:
            whole = tree.subtree(subject.index)
            for last, child in enumerate(after, start=1):
                yield self._together(f"{subject.dep}&{child.dep}", whole, after[:last])
        yield from self._with_head(cue, after)

    def _with_head(self, cue: Token, after: list[Token]) -> Iterator[Piece]:
        """What the cue hangs on, alone or with the cue's own dependents: "64 emails / deemed / classified"."""
        tree = self.tree
        head = tree.head(cue.index)
        if cue.dep in ("relcl", "acl"):
            noun = tree.subtree_without(head.index, {cue.index})
            yield piece(f"^{cue.dep}", noun)
            for last, child in enumerate(after, start=1):
                yield self._together(f"^{cue.dep}&{child.dep}", noun, after[:last])
        elif cue.dep in ("amod", "compound", "advmod"):
            yield piece(f"^{cue.dep}", tree.subtree_without(head.index, {cue.index}))
        if cue.dep in _UNDER_A_VERB:
            for child in tree.children(head.index, *_BESIDE):
                if child.index != cue.index and cue.index not in tree.subtree(child.index):
                    yield piece(f"^{cue.dep}/{child.dep}", tree.subtree(child.index))
                    for inner in tree.children(child.index, "pobj", "pcomp") if child.dep == "prep" else ():
                        yield piece(f"^{cue.dep}/{child.dep}/{inner.dep}", tree.subtree(inner.index))

    def _together(self, label: str, first: list[int], parts: list[Token]) -> Piece:
        return piece(label, [*first, *(i for part in parts for i in self.tree.subtree(part.index))])

    def _around(self, cue: Token) -> Iterator[Piece]:
        """What stands around an inserted saying: "S, the police said", "According to X, S", "X: S"."""
        tree = self.tree
        first, last = self._sentence(cue)
        own = set(self._saying(cue))
        if cue.text == ":":
            yield piece("behind", range(cue.index + 1, last))
            yield piece("behind_paragraph", range(cue.index + 1, self.quoted.paragraph(cue.index)[1]))
            return
        yield piece("before", range(first, min(own)))
        yield piece("after", range(max(own) + 1, last))
        yield piece("after_cue", range(cue.index + 1, last))
        yield piece("sentence", [i for i in range(first, last) if i not in own])
        for step, above in enumerate(tree.ancestors(cue.index)):
            if step >= _MOST_STEPS:
                return
            if above.pos in ("VERB", "AUX"):
                whole = tree.subtree(above.index)
                yield piece(f"clause{step}", [i for i in whole if i not in own])
                ahead = [i for i in whole if i < min(own)]
                if ahead:
                    yield piece(f"clause{step}|before", ahead)

    def _saying(self, cue: Token) -> list[int]:
        """The words of the saying itself: its verb, its subject, and what tells how, when and to whom."""
        tree = self.tree
        if cue.pos not in ("VERB", "AUX"):
            return tree.subtree(cue.index)
        cut = [
            c.index
            for c in tree.children(cue.index, "ccomp", "xcomp", "dep", "parataxis", "conj", "punct", "cc")
        ]
        own = tree.subtree_without(cue.index, cut)
        return [i for i in own if self.quoted.at(i) is None or self.quoted.at(cue.index) is not None] or [
            cue.index
        ]

    def speech(self, cue: Token) -> Iterator[Piece]:
        """Quoted speech before and behind the saying, and how far it runs on in the paragraph."""
        if self.quoted.at(cue.index) is not None:
            return
        own = self._saying(cue)
        start, stop = self.quoted.paragraph(cue.index)
        left = self._quoted_before(min(own), start)
        right = self._quoted_behind(max(own) + 1, stop)
        if left:
            yield piece("quote<", range(left[-1][0], left[-1][1]))
            if len(left) > 1:
                yield piece("quotes<", [i for run in left for i in range(*run)])
        if right:
            yield piece("quote>", range(*right[0]))
            if len(right) > 1:
                yield piece("quotes>", [i for run in right for i in range(*run)])
        if left and right:
            yield piece("quote<>", [*range(*left[-1]), *range(*right[0])])
            if len(left) + len(right) > 2:
                yield piece("quotes<>", [i for run in (*left, *right) for i in range(*run)])
        yield from self._run_on(cue, own, stop)

    def last_before(self, cue: Token) -> tuple[int, int] | None:
        """The quotation right before the saying; None where none is."""
        runs = self._quoted_before(min(self._saying(cue)), self.quoted.paragraph(cue.index)[0])
        return runs[-1] if runs else None

    def with_following(self, cue: Token, content: Piece) -> Piece:
        """``content`` with the quotations that follow its sentence directly, where it ends in one itself."""
        if not content.indexes or self.quoted.at(content.indexes[-1]) is None:
            return content
        _, last = self._sentence(cue)
        following = self._quoted_behind(last, self.quoted.paragraph(cue.index)[1])
        return piece(content.label, [*content.indexes, *(i for run in following for i in range(*run))])

    def _run_on(self, cue: Token, own: list[int], stop: int) -> Iterator[Piece]:
        """What is said in the sentence itself, with the quotations that follow in whole sentences."""
        first, last = self._sentence(cue)
        following = self._quoted_behind(last, stop)
        indexes = [i for run in following for i in range(*run)]
        if not indexes:
            return
        yield piece("sentence+quotes", [*(i for i in range(first, last) if i not in own), *indexes])
        yield piece("after+quotes", [*range(cue.index + 1, last), *indexes])
        yield piece("before+quotes", [*range(first, min(own)), *indexes])
        for child in self.tree.children(cue.index, "ccomp"):
            yield piece("ccomp+quotes", [*self.tree.subtree(child.index), *indexes])

    def _quoted_before(self, index: int, start: int) -> list[tuple[int, int]]:
        """Quotations that end right before the token, and those that end right before them."""
        runs: list[tuple[int, int]] = []
        index -= 1
        while index >= start:
            run = self.quoted.at(index)
            if run is not None:
                runs.insert(0, run)
                index = run[0] - 1
            elif self.tree.tokens[index].pos in ("PUNCT", "SPACE", "CCONJ"):
                index -= 1
            else:
                break
        return runs

    def _quoted_behind(self, index: int, stop: int) -> list[tuple[int, int]]:
        """Quotations that begin right at or behind the token, and those that begin right behind them."""
        runs: list[tuple[int, int]] = []
        while index < stop:
            run = self.quoted.at(index)
            if run is not None:
                runs.append(run)
                index = run[1]
            elif self.tree.tokens[index].pos in ("PUNCT", "SPACE", "CCONJ"):
                index += 1
            else:
                break
        return runs

    def _sentence(self, cue: Token) -> tuple[int, int]:
        sentence = self.tree.sentences[self.tree.sentence_of(cue.index)]
        return sentence.first, sentence.last
