"""Words that could have told a happening and were not taken, each with the rule that passed them over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.extract.counts import is_count
from rasid.extract.lookup import in_order
from rasid.extract.making import is_generic
from rasid.extract.retrace import Retrace, Sifted
from rasid.extract.salience import why_left_out
from rasid.extract.told import Told
from rasid.model.document import Token
from rasid.model.explanation import Passed

_DESCRIBING: Final = frozenset({"compound", "nmod", "npadvmod", "poss", "amod"})
_POINTING: Final = frozenset({"the", "this", "these", "those", "that", "such"})
_VERBS: Final = ("VERB", "AUX")
_NOUNS: Final = ("NOUN", "PROPN")
#: What is said where none of the reasons that can be looked up holds.
NOT_TOLD: Final = "the rules passed it over, and do not say by which of them"


def passed_over(retrace: Retrace) -> tuple[Passed, ...]:
    """Everything that the rules of happenings saw and left out, in the order of the text."""
    found = [passed for sifted in retrace.sentences for passed in _Passing(retrace, sifted).all()]
    return tuple(sorted(dict.fromkeys(found), key=lambda passed: (passed.words.start, passed.kind)))


class _Passing:
    """What one sentence passed over."""

    def __init__(self, retrace: Retrace, sifted: Sifted) -> None:
        self._retrace = retrace
        self._book = retrace.book
        self._tree = retrace.book.tree
        self._sifted = sifted

    def all(self) -> Iterator[Passed]:
        yield from self._not_kept()
        for token in self._tree.tokens[self._sifted.sentence.first : self._sifted.sentence.last]:
            if self._could_tell(token) and not self._is_told(token):
                yield Passed("event word", self._retrace.words(token), self._why(token))

    def _not_kept(self) -> Iterator[Passed]:
        merged = list(self._sifted.merged)
        kept = {id(told) for told in self._sifted.kept}
        for told in merged:
            why = why_left_out(told, merged, self._book) if id(told) not in kept else None
            if why is not None:
                yield Passed("happening", self._retrace.words(told.trigger), f"{told.type}: {why}")

    def _could_tell(self, token: Token) -> bool:
        """Whether the lexicon has an entry for the word, of which all words are there."""
        lexicon = self._book.lookup.lexicon
        if token.pos in _VERBS:
            if self._book.is_cue(token) and self._book.senses.of_verb(token) is None:
                return False  # a word of saying, told with its speaker
            company = self._tree.company(token.index)
            return any(in_order(entry.tail, company) for entry in lexicon.verb_entries(token.lemma))
        return token.pos in _NOUNS and any(len(e.words) == 1 for e in lexicon.noun_entries(token.lemma))

    def _is_told(self, token: Token) -> bool:
        """Whether the word tells a happening by itself or as a part of one; those left out were told too."""
        return any(self._is_of(token, told) for told in self._sifted.merged)

    def _is_of(self, token: Token, told: Told) -> bool:
        return token.index in (told.trigger.index, told.verb.index) or token.index in told.parts

    def _why(self, token: Token) -> str:
        reasons = self._of_verb(token) if token.pos in _VERBS else self._of_noun(token)
        return next((why for why in (*self._of_any(token), *reasons)), NOT_TOLD)

    def _of_any(self, token: Token) -> Iterator[str]:
        head = self._tree.head(token.index)
        if token.dep in _DESCRIBING:
            yield f'it only describes "{head.text}"'
        if token.dep in ("pcomp", "pobj") and head.lemma == "without":
            yield 'it stands behind "without"'
        if self._book.times.at(token.start):
            yield "it is part of a time"

    def _of_verb(self, verb: Token) -> Iterator[str]:
        book = self._book
        if book.manners.is_purpose(verb):
            yield "it says what something is for, not what happens"
        complement = self._tree.child(verb.index, "xcomp")
        hands_on = (
            book.lookup.aspect_verb(verb.lemma) is not None
            or book.lookup.modality_of_governor(verb.lemma) is not None
        )
        if complement is not None and hands_on:
            yield f'it says how "{complement.text}" is done'
        if is_count(verb, self._tree):
            yield "it counts victims, and the count is part of another happening"
        if book.senses.tells_nothing(verb):
            yield "the lexicon knows the phrase as one that tells no happening"
        found = book.senses.of_verb(verb)
        if found is None:
            yield "no sense in verbs.yaml that tells a happening fits the words around it"
        elif book.is_cue(verb):
            yield "here it is the word by which somebody says something"

    def _of_noun(self, noun: Token) -> Iterator[str]:
        book, tree = self._book, self._tree
        if book.senses.of_noun(noun) is None:
            yield "no sense in nouns.yaml that tells a happening fits the words around it"
            return
        verb = next((a for a in tree.ancestors(noun.index) if a.pos in _VERBS), None)
        if verb is not None and book.manners.is_purpose(verb):
            yield "it stands in words that say what something is for"
        duties = book.lookup.lexicon.modality_words.purpose_adjectives
        if any(a.pos == "ADJ" and a.lemma in duties for a in tree.ancestors(noun.index)):
            yield "it says what somebody is there for"
        if any(
            noun in tree.conjuncts(t.agent.index)
            for t in self._sifted.merged
            if t.type == "trend" and t.agent
        ):
            yield "it is counted in a trend that is told"
        if book.lookup.aspect_noun(noun.lemma) is not None:
            yield "it tells a phase of another happening"
        generic = book.classes.generic(noun)
        if generic is not None and "force" in generic.classes:
            yield "here it stands for those who do it"
        subject = tree.child(noun.head, "nsubj") if noun.dep == "attr" else None
        if subject is not None and subject.lemma in ("it", "this", "that"):
            yield "it says of what kind the event told before was"
        if any(child.lemma in _POINTING for child in tree.children(noun.index, "det")):
            points = "an event noun in general terms" if is_generic(noun) else "an event noun"
            yield f"{points} with a pointing word before it: it is taken to mean what was told before"
        if book.is_cue(noun):
            yield "here it is the word by which somebody says something"
