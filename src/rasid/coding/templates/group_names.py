"""Names of groups that the recogniser of names overlooks, found by how a text uses them.

Texts in capitals hide names, and no list holds the groups of every war. A group shows itself by its letters ("FPLN"),
by quotation marks ("The Vigilant") and by the company that its name keeps ("Red Dawn guerrillas").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary
from rasid.model.document import Document, Token

_LETTERS: Final = re.compile(r"[A-Z]{3,6}")
_ONSET: Final = re.compile(
    r"(?:[^aeiouy]?|[bcfgkp]l|[bcdfgkptw]r|chr?|s[chklmnpqtvw]|s[cpt]r|spl|sch|shr|squ?|th?r?|[tdsg]w|wh|rh|ph[lr]?"
    r"|gh|gn|kn|ps|ts|tz|ll)(?=[aeiouy])"
)
_CODA: Final = re.compile(
    r"[aeiouy](?:[^aeiouy]?|c[hkt]|ft|gh?t?|gn|l[bdfkmpt]|m[bnp]|n[cdgktnx]|nth|p[t]|r[bcdfgklmnprt]|[bcdfgklmnprtw]s"
    r"|s[hkmpt]|t[ht]|tch|tz|w[lnk]|xt|[lfszd]{2}|ct|pt|lth|rth|rst|ght|nch|rch|ph|mph|rld|pth|bt|rps|dst|hn|wd|hl|nz|lc|lt|lv|nst|mpt|lf|lz)$"
)
_QUOTES: Final = frozenset({'"', "“", "”", "``", "''"})
#: The most words of a name between quotation marks.
_QUOTED: Final = 5


@dataclass(frozen=True, slots=True)
class GroupName:
    """One place where a group is named: the words, and the name without its article."""

    tokens: tuple[Token, ...]
    name: str


class GroupNames:
    """Group names of one document, and which of them keep the company of armed people."""

    def __init__(self, document: Document, tree: Tree, vocabulary: Vocabulary) -> None:
        self._tree, self._words = tree, vocabulary
        self._capitals = document.text.upper() == document.text
        self._places = {
            token.index
            for link in document.layer("places")
            for token in tree.between(link.span.start, link.span.end)
        }
        seeds = {found.name: found for found in self._seeds()}
        self.mentions: list[GroupName] = list(self._everywhere(list(seeds)))
        self.armed: frozenset[str] = frozenset(
            found.name for found in self.mentions if self._keeps_armed_company(found.tokens)
        )

    def armed_company(self, tokens: Sequence[Token]) -> bool:
        """Whether the words beside a name tell that it is one of armed people: "X guerrillas", "rebels of the X"."""
        return self._keeps_armed_company(tokens)

    # -- where names show

    def _seeds(self) -> Iterator[GroupName]:
        for token in self._tree.tokens:
            if self.is_acronym(token):
                yield GroupName((token,), token.text)
            elif token.text in _QUOTES:
                yield from self._quoted(token)
            elif self._is_company(token) or self._words.is_a("belonging", token.lemma):
                yield from self._before(token)

    def is_acronym(self, token: Token) -> bool:
        """Whether a word is made of first letters: in capitals among small letters, or not to be pronounced."""
        text = token.text
        if _LETTERS.fullmatch(text) is None or token.pos not in ("NOUN", "PROPN"):
            return False
        if self._words.is_a("abbreviations", text.lower()):
            return False
        if not self._capitals:
            return True
        word = text.lower()
        if token.lemma != word:
            # An inflected word of the language.
            return False
        return len(word) <= 5 and (_ONSET.match(word) is None or _CODA.search(word) is None)

    def _quoted(self, mark: Token) -> Iterator[GroupName]:
        """A short name between quotation marks that stands as one noun ("The Vigilant")."""
        tokens = self._tree.tokens[mark.index + 1 : mark.index + 2 + _QUOTED]
        closing = next((n for n, one in enumerate(tokens) if one.text in _QUOTES), None)
        inside = [one for one in tokens[:closing] if one.pos != "PUNCT"] if closing is not None else []
        if inside and inside[0].text.lower() == "the":
            article, inside = True, inside[1:]
        else:
            article = False
        if not inside or any(one.pos not in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM") for one in inside):
            return
        last = inside[-1]
        if last.pos not in ("NOUN", "PROPN") or any(one.index in self._tree.entity_of for one in inside):
            return
        named_so = self._is_group_noun(last.index + 2) or (article and last.tag in ("NNS", "NNPS", "NNP"))
        if named_so:
            yield GroupName(tuple(inside), " ".join(one.text for one in inside))

    def _is_group_noun(self, index: int) -> bool:
        return index < len(self._tree.tokens) and (
            self._words.is_a("organisations", self._tree.tokens[index].lemma)
            or self._is_company(self._tree.tokens[index])
        )

    def _is_company(self, token: Token) -> bool:
        return self._words.is_a("armed_company", token.lemma) and token.pos in ("NOUN", "PROPN")

    def _before(self, noun: Token) -> Iterator[GroupName]:
        """What is left before "guerrillas" or "rebels" when all that only describes them is taken away."""
        run: list[Token] = []
        for index in range(noun.index - 1, max(-1, noun.index - 5), -1):
            token = self._tree.tokens[index]
            if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB") or self.describes(token):
                break
            if token.head not in (noun.index, *(one.index for one in run)):
                break
            run.insert(0, token)
        if len(run) >= 2 or (len(run) == 1 and run[0].pos == "PROPN" and run[0].text.isupper()
                             and run[0].index not in self._tree.entity_of):  # fmt: skip
            yield GroupName(tuple(run), " ".join(one.text for one in run))

    def describes(self, token: Token) -> bool:
        """Whether a word before "guerrillas" says of what kind they are, and not whose."""
        entity = self._tree.entity_of.get(token.index)
        return (
            token.index in self._places
            or (entity is not None and entity.label in ("NORP", "GPE", "PERSON", "LOC"))
            or any(self._words.is_a(name, token.lemma) for name in
                   ("describing", "armed_company", "perpetrators", "humans", "organisations", "weapons", "physicals"))
        )  # fmt: skip

    # -- everywhere, and in which company

    def _everywhere(self, names: Sequence[str]) -> Iterator[GroupName]:
        """All places of the names, longer names first where they share words."""
        taken: set[int] = set()
        words = {name: name.split() for name in names}
        firsts: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda one: -len(words[one])):
            firsts.setdefault(words[name][0], []).append(name)
        for token in self._tree.tokens:
            for name in firsts.get(token.text, ()):
                run = self._tree.tokens[token.index : token.index + len(words[name])]
                if [one.text for one in run] == words[name] and not taken & {one.index for one in run}:
                    taken |= {one.index for one in run}
                    yield GroupName(tuple(run), name)
                    break

    def _keeps_armed_company(self, run: Sequence[Token]) -> bool:
        tokens = self._tree.tokens
        behind = next(
            (one for one in tokens[run[-1].index + 1 : run[-1].index + 3] if one.pos != "PUNCT"), None
        )
        if behind is not None and self._is_company(behind):
            return True
        before = [
            one for one in tokens[max(0, run[0].index - 5) : run[0].index] if one.pos not in ("PUNCT", "DET")
        ]
        if before and self._words.is_a("armed_company", before[-1].lemma):
            return True
        if len(before) > 1 and self._words.is_a("organisations", before[-1].lemma):
            return self._words.is_a("armed_company", before[-2].lemma)
        return (
            len(before) > 1
            and before[-1].lemma in ("of", "from")
            and self._words.is_a("armed_company", before[-2].lemma)
        )
