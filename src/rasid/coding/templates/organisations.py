"""The organisations that a report names, with their short names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary
from rasid.model.document import Document, Token
from rasid.model.short_names import short_names

_ARMED_KINDS: Final = frozenset({"armed_group", "armed_force"})
#: Countries' agencies and what carries news are no perpetrators, however they are written.
_OUTLETS: Final = re.compile(
    r"\b(?:AGENCY|RADIO|NEWS|TELEVISION|TV|NEWSPAPER|MAGAZINE|UNIVERSITY|EFE|AFP|DPA|ACAN)\b"
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as named. ``armed``: its name or the actor list says that it bears arms."""

    key: str
    name: str
    armed: bool
    listed: str | None


class Organisations:
    """The organisations of one document."""

    def __init__(self, document: Document, tree: Tree, vocabulary: Vocabulary) -> None:
        self._document, self._tree, self._words = document, tree, vocabulary
        self._long: dict[str, str] = {}
        self._at: dict[int, Organisation] = {}
        lines = document.layer("dateline")
        self._body = lines[0].span.end if lines else 0
        self._find_short_names()
        self._collect()

    @property
    def every(self) -> list[Organisation]:
        """All that are named, each once, in order."""
        return list({one.key: one for one in self._at.values()}.values())

    def at(self, token: Token) -> Organisation | None:
        """The organisation that a word is part of the name of."""
        return self._at.get(token.index)

    def mentions(self) -> list[tuple[int, Organisation]]:
        """(token, organisation) of all words of names, in order."""
        return sorted(self._at.items())

    def _find_short_names(self) -> None:
        for name in short_names(self._document.text):
            if name.span.start >= self._body:
                self._long.setdefault(name.short, name.long)

    def _collect(self) -> None:
        tree = self._tree
        shorts = {name: self._make(name, long) for name, long in self._long.items()}
        by_long = {made.name: made for made in shorts.values()}
        for entity in self._document.layer("entities"):
            if entity.label == "ORG" and entity.span.start >= self._body:
                words = [
                    t
                    for t in tree.between(entity.span.start, entity.span.end)
                    if t.text not in ("[", "]", "(")
                ]
                if not words:
                    continue
                name = tree.phrase(words[-1]) if words[-1].index in tree.entity_of else words[-1].text
                name = re.sub(r"^THE |['’]S?$", "", name)
                name = name.partition(" [")[0].partition(" (")[0]
                inside = next((known for long, known in by_long.items() if name in long), None)
                made = inside or shorts.get(name) or self._make(name, name)
                self._put(words, made)
        for mention in self._document.layer("actors"):
            words = tree.between(mention.span.start, mention.span.end)
            name = " ".join(mention.span.of(self._document.text).split())
            armed = mention.actor.kind in _ARMED_KINDS
            known = shorts.get(name) or by_long.get(name)
            self._put(words, known or Organisation(mention.actor.id, name, armed, mention.actor.kind))
        self._add_common()
        for token in tree.tokens:
            made_short = shorts.get(token.text.strip("."))
            if made_short is not None:
                self._put([token], made_short)
        for name, made in by_long.items():
            for match in re.finditer(r"\s+".join(map(re.escape, name.split())), self._document.text):
                self._put(tree.between(match.start(), match.end()), made)

    def _add_common(self) -> None:
        """Organisations that are called by what they are: "the army", "the cartel of that town"."""
        for token in self._tree.tokens:
            if token.index not in self._at and self._words.is_a("organisations", token.lemma):
                name = re.sub(r"^THE ", "", self._tree.phrase(token))
                armed = token.lemma in self._words.classes["armed_names"]
                self._put([token], Organisation(name, name, armed and " " in name, None))

    def _make(self, name: str, long: str) -> Organisation:
        words = {word.strip("\"'.,-").lower() for word in long.split()}
        outlet = _OUTLETS.search(long) is not None
        armed = bool(words & self._words.classes["armed_names"]) and not outlet and "party" not in words
        return Organisation(name, re.sub(r"^THE ", "", long), armed, "outlet" if outlet else None)

    def _put(self, words: list[Token], made: Organisation) -> None:
        for word in words:
            self._at.setdefault(word.index, made)
