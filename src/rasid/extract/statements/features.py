"""What a fitted model sees of a cue, of who may say it, and of what may be said: short strings."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.pieces import Piece
from rasid.model.document import Document, Token

_LENGTHS: Final = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)
#: Dependents whose words tell what kind of cue it is.
_TELLING: Final = frozenset(
    "prep prt dobj xcomp acomp attr mark aux neg det poss amod advmod compound nsubj nsubjpass ccomp acl".split()
)
_SHAPING: Final = frozenset(
    "ccomp xcomp dobj nsubj nsubjpass prep agent poss acl acomp oprd attr dative prt".split()
)
_MARKS: Final = frozenset('“”"«»„') | {"''", "``"}


class Features:
    """The features of one document's candidates."""

    def __init__(self, document: Document, candidates: Candidates) -> None:
        self._tree = candidates.tree
        self._quoted = candidates.quoted
        self._entity: dict[int, str] = {}
        starts = [t.start for t in self._tree.tokens]
        for entity in document.layer("entities"):
            for i in range(bisect_left(starts, entity.span.start), bisect_left(starts, entity.span.end)):
                self._entity[i] = entity.label

    def of_cue(self, cue: Token) -> list[str]:
        """Features of a word that may be a cue."""
        tree, i = self._tree, cue.index
        head = tree.head(i)
        lemma = cue.lemma
        children = [c for c in tree.children(i) if c.dep != "punct"]
        deps = [c.dep for c in children]
        out = [
            f"l={lemma}",
            f"w={cue.text.lower()}",
            f"t={cue.tag}",
            f"d={cue.dep}",
            f"ld={lemma}/{cue.dep}",
            f"lt={lemma}/{cue.tag}",
            f"hl={head.lemma}",
            f"dh={cue.dep}/{head.lemma}",
            f"hp={cue.dep}/{head.pos}",
            f"suf={cue.tag}/{lemma[-4:]}",
            f"suf3={cue.pos}/{lemma[-3:]}",
            f"deps={cue.pos}/{'.'.join(sorted(set(deps)))}",
        ]
        for child in children:
            out += [f"c={child.dep}", f"lc={lemma}/{child.dep}", f"pc={cue.tag}/{child.dep}/{child.pos}"]
            if child.dep in _TELLING:
                out += [f"cl={cue.pos}/{child.dep}/{child.lemma}", f"lcl={lemma}/{child.dep}/{child.lemma}"]
        return [*out, *self._surroundings(cue)]

    def _surroundings(self, cue: Token) -> list[str]:
        """Features of what stands around a cue: its neighbours, its subject, its head, quotations."""
        tree, i, lemma = self._tree, cue.index, cue.lemma
        head = tree.head(i)
        subject = tree.child(i, "nsubj", "nsubjpass")
        out = [f"n-1+1={self._word(i - 1)}/{self._word(i + 1)}"]
        for step in (-2, -1, 1, 2):
            near = self._word(i + step)
            out += [f"n{step}={near}", f"nl{step}={lemma}/{near}"]
        if subject is not None:
            ent = self._entity.get(subject.index, "-")
            out += [f"se={cue.pos}/{subject.pos}/{ent}", f"les={lemma}/{ent}/{subject.pos}"]
        if head.index != i:
            out += [
                f"he={cue.pos}/{cue.dep}/{self._entity.get(head.index, '-')}",
                f"hht={cue.dep}/{head.tag}/{head.dep}",
            ]
        quoted = self._quoted.at(i)
        sides = self._quote_sides(i)
        out += [
            f"q={quoted is not None}/{cue.pos}",
            f"qs={sides}/{cue.pos}",
            f"qsd={sides}/{cue.dep}/{cue.tag}",
            f"lqs={lemma}/{sides}",
        ]
        sentence = tree.sentences[tree.sentence_of(i)]
        out += [f"hd={sentence.headline}/{cue.pos}", "bias"]
        return out

    def of_source(self, cue: Token, source: Piece) -> list[str]:
        """Features of a piece that may say it."""
        label, _, variant = source.label.partition("|")
        if not source.indexes:
            return [f"none/{x}" for x in ("", cue.pos, cue.tag, cue.dep, cue.lemma, self._shape(cue))]
        head = self._head(source)
        ent = self._entity.get(head.index, "-")
        size = self._size(len(source.indexes))
        between = self._distance(cue, source)
        inside = cue.index in source.indexes
        quote = f"{self._quoted.at(cue.index) is not None}{self._quoted.at(head.index) is not None}"
        return [
            f"b={label}",
            f"lab={source.label}",
            f"bl={cue.lemma}/{label}",
            f"bp={cue.pos}/{label}",
            f"bt={cue.tag}/{cue.dep}/{label}",
            f"bsh={self._shape(cue)}/{label}",
            f"be={label}/{ent}/{head.pos}",
            f"hl={head.lemma}",
            f"hp={head.tag}/{ent}",
            f"v={variant}",
            f"ve={variant}/{ent}/{size}",
            f"vh={variant}/{head.pos}/{label}",
            f"sz={variant}/{size}",
            f"di={label}/{between}",
            f"q={quote}/{label}",
            f"q2={quote}",
            f"in={inside}",
            f"ph={cue.pos}/{head.lemma}",
            f"va={variant}/{self._word(source.indexes[-1] + 1)}",
            f"lbh={cue.lemma}/{label}/{ent}",
        ]

    def of_content(self, cue: Token, source: Piece, content: Piece) -> list[str]:
        """Features of a piece that may be what ``source`` says."""
        label = content.label
        base, _, variant = label.partition("|")
        size, shape = self._size(len(content.indexes)), self._shape(cue)
        whole = set(content.indexes)
        shared = len(whole & set(source.indexes))
        share = "out" if not shared else "all" if shared == len(source.indexes) else "part"
        share = share if source.indexes else "none"
        holes = content.indexes[-1] - content.indexes[0] + 1 - len(content.indexes)
        return [
            f"b={base}",
            f"lab={label}",
            f"bl={cue.lemma}/{base}",
            f"ll={cue.lemma}/{label}",
            f"bd={cue.tag}/{cue.dep}/{base}",
            f"ld={cue.pos}/{label}",
            f"bs={shape}/{base}",
            f"bss={cue.lemma}/{shape}/{base}",
            f"sz={size}/{cue.pos}",
            f"bz={base}/{size}",
            f"v={variant}/{size}",
            f"sh={share}/{cue.index in whole}",
            f"shb={share}/{base}",
            f"cue={cue.index in whole}",
            f"hole={min(holes, 4)}/{base}",
            f"qs={self._quote_sides(cue.index)}/{base}",
            f"n1={self._word(cue.index + 1)}/{base}",
            f"src={source.label.partition('|')[0]}/{base}",
            *self._edges(cue, content, base, whole),
        ]

    def _edges(self, cue: Token, content: Piece, base: str, whole: set[int]) -> list[str]:
        """Features of where a content begins and ends."""
        first, last = content.indexes[0], content.indexes[-1]
        tokens = self._tree.tokens
        side = "<" if last < cue.index else ">" if first > cue.index else "="
        edge = f"{tokens[first].text in _MARKS}{tokens[last].text in _MARKS or self._word(last) in _MARKS}"
        cut = f"{self._inside_quote(first, -1, whole)}{self._inside_quote(last, 1, whole)}"
        quoted = self._quoted.at(first) is not None or self._quoted.at(last) is not None
        return [
            f"side={side}/{cue.pos}/{cue.dep}",
            f"edge={edge}/{side}",
            f"edb={edge}/{base}",
            f"cut={cut}",
            f"cutq={cut}/{quoted}/{side}",
            f"f={tokens[first].lemma}/{cue.pos}",
            f"fd={tokens[first].dep}/{base}",
            f"lf={cue.lemma}/{tokens[first].lemma}",
            f"fb={tokens[first].lemma}/{base}",
            f"bef={self._word(first - 1)}/{side}",
            f"aft={self._word(last + 1)}/{side}",
            f"aftb={self._word(last + 1)}/{base}",
            f"ltag={tokens[last].tag}/{base}",
            f"gap={self._distance(cue, content)}/{side}",
            f"st={tokens[first].tag}/{side}/{cue.tag}",
        ]

    # -- small things ---------------------------------------------------------------------------------------
    def _shape(self, cue: Token) -> str:
        """The dependents of a cue, as far as they decide what stands where."""
        return ".".join(sorted({c.dep for c in self._tree.children(cue.index)} & _SHAPING))

    def _head(self, source: Piece) -> Token:
        inside = set(source.indexes)
        tokens = self._tree.tokens
        tops = [tokens[i] for i in source.indexes if tokens[i].head not in inside or tokens[i].head == i]
        return tops[0] if tops else tokens[source.indexes[0]]

    def _inside_quote(self, index: int, step: int, whole: set[int]) -> bool:
        """Whether a piece ends in the middle of a quotation."""
        run = self._quoted.at(index)
        beyond = index + step
        return run is not None and run[0] <= beyond < run[1] and beyond not in whole

    def _quote_sides(self, index: int) -> str:
        """Where quotations stand near a word outside of them."""
        if self._quoted.at(index) is not None:
            return "in"
        left = any(self._quoted.at(i) is not None for i in range(max(0, index - 6), index))
        right = any(
            self._quoted.at(i) is not None for i in range(index + 1, min(len(self._tree.tokens), index + 7))
        )
        return f"{'<' if left else ''}{'>' if right else ''}"

    def _distance(self, cue: Token, other: Piece) -> str:
        first, last = other.indexes[0], other.indexes[-1]
        if last < cue.index:
            return f"-{self._size(cue.index - last)}"
        return self._size(first - cue.index) if first > cue.index else "="

    def _word(self, index: int) -> str:
        return self._tree.tokens[index].lemma if 0 <= index < len(self._tree.tokens) else "#"

    def _size(self, count: int) -> str:
        return str(bisect_left(_LENGTHS, count))
