"""What is told as history: dated long before the report, or only mentioned to say who somebody is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import TimeLink, Token
from rasid.model.text import Span

#: From so many days before the report on, what happened is no news of it.
_LONG_AGO: Final = 365
_AGO: Final = re.compile(
    r"\b(?:months|years?|decades?|centur(?:y|ies))\s+(?:ago|earlier|before)\b|\bfor\s+(?:(?:many|several|some)\s+)?(?:years|decades)\b",
    re.IGNORECASE,
)
_PAST_WORDS: Final = frozenset({"once", "formerly", "historically", "previously"})
_NEWS_BEFORE: Final = frozenset({"anniversary", "memory", "commemoration", "remembrance"})
#: Words by which a deed says who somebody is ("the man responsible for the bombing").
_KNOWN_FOR: Final = frozenset({"responsible", "guilty", "notorious", "known", "know", "convicted", "convict",
                               "wanted", "want", "associated", "associate", "infamous"})  # fmt: skip
_KNOWN_BY: Final = frozenset({"for", "of", "with"})
_PARTS: Final = frozenset({"dobj", "nsubjpass", "nsubj", "conj", "attr", "prep", "pobj"})
_OTHER_CLAUSES: Final = ("relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "appos")


class History:
    """Whether the happenings of one document are told as history.

    ``times`` are its links, ``published`` the day of the report in ISO form; without it only words like "years
    ago" tell.
    """

    def __init__(self, tree: Tree, times: Sequence[TimeLink], published: str | None) -> None:
        self._tree = tree
        self._published = date.fromisoformat(published[:10]) if published is not None else None
        self._old = [link.span for link in times if self._is_old(link)]

    def holds(self, token: Token) -> bool:
        """Whether what ``token``, a verb or an event noun, names is told as history."""
        verb = self._verb(token)
        if self._is_dated(token) or (verb is not None and self._is_dated(verb)):
            return True
        if verb is not None and self._is_scene_dated(verb):
            return True
        if self._says_who(token):
            return True
        return verb is not None and verb is token and self._is_past_perfect(verb)

    def _verb(self, token: Token) -> Token | None:
        """The verb of the token's clause, where the token takes part in it as its subject or object, or is it."""
        while token.pos not in ("VERB", "AUX") or token.dep == "prep":
            if token.dep not in _PARTS or token.head == token.index:
                return None
            token = self._tree.head(token.index)
        return token

    def _is_dated(self, token: Token) -> bool:
        """Whether the words right under the token, no clauses among them, say a time long ago."""
        tree = self._tree
        cut = [c.index for i in tree.subtree(token.index) for c in tree.children(i, *_OTHER_CLAUSES)]
        inside = tree.subtree_without(token.index, [i for i in cut if i != token.index])
        spans = [Span(tree.tokens[i].start, tree.tokens[i].end) for i in inside]
        if any(self._is_the_past(i) or self._is_old_year(i) for i in inside):
            return True
        if any(old.holds(span) for old in self._old for span in spans):
            return True
        text = " ".join(tree.tokens[i].text for i in inside)
        if _AGO.search(text) is not None:
            return True
        return any(tree.tokens[i].lemma in _NEWS_BEFORE for i in self._above(token)) or any(
            c.lemma in _PAST_WORDS for c in tree.children(token.index, "advmod")
        )

    def _is_old_year(self, index: int) -> bool:
        """ "the 1979 coup": a year that names an event, which is no time of its own."""
        word = self._tree.tokens[index]
        if self._published is None or len(word.text) != 4 or not word.text.isdigit() or word.dep != "nummod":
            return False
        event = self._tree.head(index).tag in ("NN", "NNP")
        return event and 1000 < int(word.text) <= self._published.year - 2

    def _is_the_past(self, index: int) -> bool:
        """ "in the past", but not "in the past three weeks"."""
        tree = self._tree
        word = tree.tokens[index]
        alone = [c.dep for c in tree.children(index)] == ["det"]
        return word.lemma == "past" and word.dep == "pobj" and alone and tree.head(index).lemma == "in"

    def _is_scene_dated(self, verb: Token) -> bool:
        """ "in 1998, when news of the siege came": the clause has the time of the one that it hangs on."""
        words = {c.lemma for c in self._tree.children(verb.index, "advmod", "mark")}
        return (
            verb.dep == "advcl"
            and bool(words & {"when", "while"})
            and self._is_dated(self._tree.head(verb.index))
        )

    def _above(self, token: Token) -> list[int]:
        """The noun that the token hangs on by a preposition ("the anniversary of the coup")."""
        preposition = self._tree.head(token.index)
        if token.dep != "pobj" or preposition.dep != "prep":
            return []
        return [preposition.head]

    def _is_old(self, link: TimeLink) -> bool:
        if link.since or link.time.end is None or self._published is None:
            return False
        try:
            days = (self._published - date.fromisoformat(link.time.end)).days
        except ValueError:
            return False
        return days >= _LONG_AGO

    def _is_past_perfect(self, verb: Token) -> bool:
        """ "the men who had burned the school", "after having shelled the port": earlier context."""
        if verb.dep == "conj":
            return self._is_past_perfect(self._tree.head(verb.index)) if verb.tag == "VBN" else False
        helpers = {c.text.lower() for c in self._tree.children(verb.index, "aux")}
        if verb.dep == "relcl":
            return "had" in helpers and verb.tag == "VBN"
        return verb.dep == "pcomp" and "having" in helpers and self._tree.head(verb.index).lemma == "after"

    def _says_who(self, token: Token) -> bool:
        """ "the cell is responsible for bombings", "a man guilty of burning the mill": no news of the deed."""
        tree = self._tree
        while token.dep == "conj" and token.head != token.index:
            token = tree.head(token.index)
        if token.dep not in ("pobj", "pcomp"):
            return False
        preposition = tree.head(token.index)
        governor = tree.head(preposition.index)
        if governor.dep == "pobj" and preposition.lemma == "of" and governor.pos == "NOUN":
            # "responsible for the execution of attacks"
            return self._says_who(governor)
        if preposition.lemma not in _KNOWN_BY or governor.lemma not in _KNOWN_FOR:
            return False
        return governor.pos == "ADJ" or governor.tag == "VBN"
