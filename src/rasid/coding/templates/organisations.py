"""The organisations that a report names, with their short names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rasid.coding.templates.group_names import GroupNames
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
    """An organisation as named. ``armed``: its name, its company or the actor list says that it bears arms;
    ``rebel``: and that it is not one of a state's own forces. ``proper``: it was found by how the text uses its name.
    """

    key: str
    name: str
    armed: bool
    listed: str | None
    rebel: bool = False
    proper: bool = False

    @property
    def outlet(self) -> bool:
        """Whether it carries news, and does no deeds."""
        return self.listed in ("outlet", "agency")


class Organisations:
    """The organisations of one document."""

    def __init__(self, document: Document, tree: Tree, vocabulary: Vocabulary, names: GroupNames) -> None:
        self._document, self._tree, self._words, self._names = document, tree, vocabulary, names
        self._long: dict[str, str] = {}
        self._at: dict[int, Organisation] = {}
        lines = document.layer("dateline")
        self._body = lines[0].span.end if lines else 0
        self._find_short_names()
        self._collect()
        self._arm()

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
                inside = next((known for long, known in by_long.items() if _is_part(name, long)), None)
                made = inside or shorts.get(name) or self._make(name, name)
                self._put(words, made)
        for mention in self._document.layer("actors"):
            words = tree.between(mention.span.start, mention.span.end)
            name = " ".join(mention.span.of(self._document.text).split())
            kind = mention.actor.kind
            known = shorts.get(name) or by_long.get(name)
            listed = Organisation(mention.actor.id, name, kind in _ARMED_KINDS, kind, kind == "armed_group")
            self._put(words, known or listed)
        for found in self._names.mentions:
            if found.tokens[0].start >= self._body:
                self._put(
                    list(found.tokens),
                    shorts.get(found.name) or replace(self._make(found.name, found.name), proper=True),
                )
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
            common = {token.lemma, token.text.lower()} & self._words.classes["organisations"]
            if token.index not in self._at and common and not self.is_generic(token):
                name = re.sub(r"^THE ", "", self._tree.phrase(token))
                armed = bool({token.lemma, token.text.lower()} & self._words.classes["armed_names"])
                self._put(
                    [token], Organisation(name, name, armed and " " in name, None, self._is_rebel(name))
                )

    def is_generic(self, token: Token) -> bool:
        """Whether a noun for a group stands without a name: "a leftist group", "no organization"."""
        classes = self._words.classes
        if not {token.lemma, token.text.lower()} & classes["group_nouns"]:
            return False
        determiners = {one.text.lower() for one in self._tree.children(token.index, "det")}
        state = {token.lemma, token.text.lower()} & classes["military"]
        if state:
            # "the army" is that of the state, "an army" is anybody's.
            return bool(determiners & {"a", "an", "no", "any"})
        described = [
            one
            for one in self._tree.children(token.index, "compound", "amod", "nmod")
            if not self._names.describes(one)
        ]
        return not described

    def is_state_force(self, organisation: Organisation) -> bool:
        """Whether it is an army or police, by the actor list or by its name."""
        if organisation.listed is not None:
            return organisation.listed == "armed_force"
        words = organisation.name.lower().split()
        return (
            not organisation.rebel
            and bool(words)
            and (words[-1] in ("army", "military") or words[-2:] == ["armed", "forces"])
        )

    def _arm(self) -> None:
        """Whoever keeps the company of armed people anywhere in the report is armed everywhere in it."""
        armed = {key for key, run in self._runs() if self._names.armed_company(run)}
        for index, made in self._at.items():
            if made.key in armed and made.listed is None:
                self._at[index] = replace(made, armed=True, rebel=True)

    def _runs(self) -> Iterator[tuple[str, list[Token]]]:
        """(key, words) of each place where an organisation is named."""
        run: list[Token] = []
        for index, made in self.mentions():
            if run and (run[-1].index != index - 1 or self._at[run[-1].index].key != made.key):
                yield self._at[run[-1].index].key, run
                run = []
            run.append(self._tree.tokens[index])
        if run:
            yield self._at[run[-1].index].key, run

    def _is_rebel(self, name: str) -> bool:
        return bool(set(name.lower().split()) & self._words.classes["rebel_names"])

    def _make(self, name: str, long: str) -> Organisation:
        words = {word.strip("\"'.,-").lower() for word in long.split()}
        outlet = _OUTLETS.search(long) is not None
        armed = bool(words & self._words.classes["armed_names"]) and not outlet and "party" not in words
        name_kept = re.sub(r"^THE ", "", long)
        name_kept = re.sub(r"['’]S?$", "", name_kept)
        return Organisation(name, name_kept, armed, "outlet" if outlet else None, self._is_rebel(name_kept))

    def _put(self, words: list[Token], made: Organisation) -> None:
        for word in words:
            self._at.setdefault(word.index, made)


def _is_part(name: str, long: str) -> bool:
    """Whether one name is the other, or the other without words before or behind it."""
    return name in long or (len(long.split()) > 2 and long in name)
