"""Who says so: speakers, cues and what hangs on them in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rasid.extract.chains import Chains
from rasid.extract.classes import Classes
from rasid.extract.colons import Colons
from rasid.extract.contents import with_contents
from rasid.extract.counts import counts_under
from rasid.extract.echoes import Echoes
from rasid.extract.lexicon import Lexicon, Speech
from rasid.extract.lookup import Lookup
from rasid.extract.maker import Maker
from rasid.extract.own_part import with_own_parts
from rasid.extract.phrases_of_saying import SayingPhrases
from rasid.extract.presupposed import presupposed
from rasid.extract.quotes import quotation_index
from rasid.extract.replies import Replies
from rasid.extract.retracting import with_own_retractions
from rasid.extract.said import SaidThings
from rasid.extract.speakers import Speakers
from rasid.extract.speech_clauses import is_unsaid, speaker_token
from rasid.extract.together import Together
from rasid.extract.toll_none import bodies_told
from rasid.extract.toll_words import TollReader
from rasid.extract.tolls import Tolls
from rasid.extract.trailing import trailing
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Document, Token
from rasid.model.observation import AGAINST, Stance

#: Verbs of counting, which say something where a count of victims stands behind them.
_COUNTING: Final = frozenset(
    {"count", "put", "speak", "list", "register", "treat", "receive", "tally", "talk", "give"}
)
#: Those of what is done with the victims: they say no number where somebody else tells it.
_TAKING_IN: Final = frozenset({"treat", "receive", "register", "give"})
_IN: Final = frozenset({"in", "during", "at", "by", "via", "through"})
#: What is said in the noun of such a verb is the speaker's own word, said before.
_TAKING_BACK: Final = frozenset({"retracts", "corrects"})
_PERCEIVING: Final = frozenset({"hear", "see", "understand", "learn"})


class Attributions:
    """The stage that gives attributions, in the order of their cues."""

    name = "attributions"
    needs = frozenset({"segments", "sentences", "tokens", "entities", "actors", "places", "times"})
    gives = frozenset({"attributions"})

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, document: Document) -> Document:
        finder = _Finder(document, self._lexicon)
        return document.having(attributions=tuple(finder.all()))


class _Finder:
    """Attributions of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._tree = Tree(document)
        self._lookup = Lookup(lexicon)
        self._classes = Classes(document, self._tree, self._lookup)
        self._speakers = Speakers(document, self._tree, self._lookup, self._classes)
        self._quotations = quotation_index(document)
        self._toll_words = TollReader(self._tree, self._lookup)
        self._tolls = Tolls(self._tree, self._lookup)
        self._things = SaidThings(self._tree, self._lookup, self._quotations)
        self._colons = Colons(self._tree, self._classes)
        self._chains = Chains(self._tree, self._speakers)
        self._together = Together(self._tree, self._lookup, self._classes, self._speakers)
        self._replies = Replies(self._tree, self._lookup)
        self._echoes = Echoes(document, self._tree, self._lookup, self._quotations)
        self._maker = Maker(self._tree, self._lookup, self._speakers)
        self._phrases = SayingPhrases(
            self._tree, self._lookup, self._classes, self._speakers, self._echoes, self._maker
        )

    def all(self) -> list[Attribution]:
        """Attributions, speakers carried over to pronouns, participles and speech that goes on."""
        found: list[Attribution] = []
        for token in self._tree.tokens:
            for attribution in self._at(token, found):
                found.append(self._with_speaker_of_clause(attribution, token, found))
        found += [
            self._maker.of(who, colon, root, "asserts", hearsay=False)
            for who, colon, root in self._colons.in_headlines()
        ]
        found += self._echoes.of_speech(found)
        found.sort(key=lambda a: (a.cue.start, a.root))
        chained = self._chains.of_all(list(dict.fromkeys(found)))
        owned = with_own_parts(with_own_retractions(chained, self._tree), self._tree)
        each = list(dict.fromkeys(self._together.each(owned)))
        return with_contents(each, self._tree, self._quotations)

    def _at(self, token: Token, before: list[Attribution]) -> Iterator[Attribution]:
        if token.pos in ("VERB", "AUX"):
            yield from self._verb(token, before)
        elif token.pos in ("NOUN", "PROPN"):
            yield from self._noun(token)
            yield from self._phrases.in_view_of(token)
        if token.lemma in ("accord", "according") and token.dep in ("prep", "advcl", "acl"):
            yield from self._phrases.according_to(token)

    # -- verbs: "X said that S", "X denied the attack", "X claimed responsibility for N" ------------------
    def _verb(self, verb: Token, before: list[Attribution]) -> Iterator[Attribution]:
        speech = self._lookup.speech_verb(verb.lemma, self._tree.company(verb.index))
        yield from self._toll_giver(verb, speech)
        claim = self._echoes.judged_object(verb)
        if claim is not None:
            who = speaker_token(verb, self._tree, self._lookup, self._classes)
            yield from self._judging(who, verb, "denies", claim)
            return
        if speech is None:
            yield from self._counter(verb)
            yield from self._before_quote(verb)
        elif not is_unsaid(verb, speech, self._tree, self._speakers.is_nobody):
            answered = self._replies.appended(verb, speech, before)
            if answered is not None:
                who = speaker_token(verb, self._tree, self._lookup, self._classes)
                yield self._maker.of(who, verb, answered, self._stance(verb, speech), hearsay=False)
                return
            behind = trailing(verb, self._tree, self._classes) if speech.kind == "saying" else None
            if behind is not None:
                yield self._behind(verb, speech, *behind)
            else:
                yield from self._saying(verb, speech, before)

    def _saying(self, verb: Token, speech: Speech, before: list[Attribution]) -> Iterator[Attribution]:
        """What a verb of saying says, as the tree has it."""
        speaker = speaker_token(verb, self._tree, self._lookup, self._classes)
        if (
            speaker is None
            and self._tree.subject(verb.index) is not None
            and not self._tree.is_passive(verb.index)
            and not self._goes_on(verb, before)
        ):
            # Months, machines and events say nothing ("January saw ...", "the drones see").
            return
        stance = self._stance(verb, speech)
        nothing_said = True
        for root, inner, own_stance in self._things.of(verb, speech):
            nothing_said = False
            if self._echoes.leaves_quotation(verb, root):
                continue
            verdict = self._echoes.verdict(self._tree.tokens[root])
            if verdict is not None:
                yield from self._answer(speaker, verb, verdict, before)
                continue
            judged = self._echoes.verdict_on(self._tree.tokens[root])
            if judged is not None:
                yield from self._judging(speaker, verb, *judged)
                continue
            if inner is not None:
                yield from self._noun(inner, only=root)
            yield self._maker.of(
                speaker, verb, root, own_stance or stance, hearsay=self._is_passed_on(verb, speech)
            )
        if nothing_said:
            yield from self._answer(speaker, verb, self._echoes.answer(verb, speech), before)
            announced = self._colons.after(verb) if speaker is not None else None
            if announced is not None:
                yield self._maker.of(speaker, verb, announced, stance, hearsay=False)

    def _behind(self, verb: Token, speech: Speech, who: Token, told: Token) -> Attribution:
        """What "S, a nurse there said" says, where the tree has the saying inside of what is said."""
        without = (verb.index,) if verb.index in self._tree.subtree(told.index) else ()
        return self._maker.of(
            who, verb, told.index, self._stance(verb, speech), hearsay=False, without=without
        )

    def _judging(
        self, speaker: Token | None, verb: Token, stance: Stance, judged: Token
    ) -> Iterator[Attribution]:
        """What "the rumour that S is false" says of S: the speaker's stance to what others claim."""
        speech = self._lookup.speech_noun(judged.lemma)
        if judged.pos in ("VERB", "AUX"):
            roots = [judged.index]
        elif speech is not None:
            roots = self._things.of_noun(judged, speech)
        else:
            roots = self._things.under(judged, ("of", "about"))
        for root in roots:
            yield self._maker.of(speaker, verb, root, stance, hearsay=False)

    def _counter(self, verb: Token) -> Iterator[Attribution]:
        """Who counts the victims says how many there are: "the hospital counted five dead"."""
        if verb.lemma not in _COUNTING or (verb.lemma in _TAKING_IN and self._is_said(verb)):
            return
        speaker = speaker_token(verb, self._tree, self._lookup, self._classes)
        if speaker is not None and not self._speakers.is_nobody(speaker):
            for root in counts_under(verb, self._tree):
                yield self._maker.of(speaker, verb, root, "asserts", hearsay=False)

    def _toll_giver(self, verb: Token, speech: Speech | None) -> Iterator[Attribution]:
        """Who puts a number to a toll told by a noun says it: "the ministry put the toll at 40"; the number that
        a correction replaces ("21, not 23") is taken back."""
        speaker = None
        for noun in self._tree.children(verb.index, "dobj"):
            told = self._toll_words.of(noun)
            counts = verb.lemma in _COUNTING and not (verb.lemma in _TAKING_IN and self._is_said(verb))
            if told is None and counts:
                told = bodies_told(noun, self._tree, self._tolls)
            speaker = speaker or speaker_token(verb, self._tree, self._lookup, self._classes)
            if told is None or speaker is None or self._speakers.is_nobody(speaker):
                continue
            stance = speech.stance if speech is not None else "asserts"
            yield self._maker.of(speaker, verb, noun.index, stance, hearsay=False)
            if told.undone is not None:
                yield self._maker.of(speaker, verb, told.undone.index, "retracts", hearsay=False)

    def _is_said(self, verb: Token) -> bool:
        """Whether somebody else says the verb's clause: it is quoted, or a verb of saying governs it."""
        above = self._tree.head(verb.index)
        governed = verb.dep == "ccomp" and self._lookup.speech_verb(above.lemma) is not None
        return governed or bool(self._quotations.at(verb.start))

    def _before_quote(self, verb: Token) -> Iterator[Attribution]:
        """Any verb with a colon and quoted words behind it is one of saying: 'He went on: "..."'."""
        root = self._colons.quoted_after(verb, self._quotations)
        speaker = speaker_token(verb, self._tree, self._lookup, self._classes) if root is not None else None
        if speaker is not None and root is not None:
            yield self._maker.of(speaker, verb, root, "asserts", hearsay=False)

    def _answer(
        self, speaker: Token | None, verb: Token, stance: Stance | None, before: list[Attribution]
    ) -> Iterator[Attribution]:
        """What "the ministry denied this" says of what was told before it."""
        if speaker is None or stance is None:
            return
        root = self._replies.beside(verb, before)
        if root is None:
            root = self._echoes.answered(verb, before)
        if root is not None:
            yield self._maker.of(speaker, verb, root, stance, hearsay=False)

    def _is_passed_on(self, verb: Token, speech: Speech) -> bool:
        """Whether the verb says that the speaker only passes on what others say ("heard that ...")."""
        clause = self._tree.child(verb.index, "ccomp")
        return speech.hearsay and verb.lemma in _PERCEIVING and clause is not None

    def _stance(self, verb: Token, speech: Speech) -> Stance:
        negated = any(c.dep == "neg" for c in self._tree.children(verb.index))
        return "doubts" if negated and speech.stance in ("asserts", "confirms") else speech.stance

    # -- nouns: "rumours that S", "rumours circulated that S", "reports of N" ------------------------------
    def _noun(self, noun: Token, only: int | None = None) -> Iterator[Attribution]:
        speech = self._lookup.speech_noun(noun.lemma)
        if speech is None or self._speakers.is_nobody(noun) or self._is_taken_back(noun):
            return
        if only is None and self._is_way(noun):
            return
        owner = self._tree.child(noun.index, "poss")
        hearsay = owner is None and (speech.hearsay or self._is_of_nobody(noun))
        denied = self._is_denied(noun)
        for root in self._things.of_noun(noun, speech):
            if only is None or root == only:
                granted = presupposed(root, "denies", self._tree, self._lookup) if denied else ()
                yield self._maker.of(
                    owner or noun, noun, root, speech.stance, hearsay=hearsay, without=granted
                )

    def _is_denied(self, noun: Token) -> bool:
        """Whether somebody denies what the noun claims ("denied reports that S"): what both sides of it take for
        granted, "after the attack", is then no part of the rumour."""
        verb = self._tree.head(noun.index)
        speech = self._lookup.speech_verb(verb.lemma, self._tree.company(verb.index))
        against = speech is not None and speech.stance in AGAINST
        return noun.dep in ("dobj", "nsubjpass") and (against or self._echoes.judged_object(verb) is noun)

    def _is_way(self, noun: Token) -> bool:
        """Whether somebody is told to say it there: "said in an interview that", "told us in a letter that"."""
        way = self._tree.head(noun.index)
        verb = self._tree.head(way.index)
        speech = self._lookup.speech_verb(verb.lemma) if verb.pos == "VERB" else None
        return noun.dep == "pobj" and way.lemma in _IN and speech is not None and speech.needs != "claim"

    def _is_taken_back(self, noun: Token) -> bool:
        """Whether it is the speaker's own word that they take back ("withdrew its statement that S")."""
        verb, owner = self._tree.head(noun.index), self._tree.child(noun.index, "poss")
        if noun.dep != "dobj" or (owner is not None and owner.pos != "PRON"):
            return False
        speech = self._lookup.speech_verb(verb.lemma, self._tree.company(verb.index))
        return speech is not None and speech.stance in _TAKING_BACK

    def _is_of_nobody(self, noun: Token) -> bool:
        """Whether bare "reports that S" go round, with nobody who made them."""
        made_by = any(c.lemma in ("by", "from") for c in self._tree.children(noun.index, "prep", "agent"))
        told = self._tree.child(noun.index, "compound", "amod", "det", "nummod") is not None
        return noun.lemma == "report" and noun.tag == "NNS" and not made_by and not told

    def _goes_on(self, verb: Token, before: list[Attribution]) -> bool:
        """Whether a participle hangs on what somebody else is told to say ("according to X, S, noting that T")."""
        loose = verb.dep == "advcl" and verb.tag == "VBG"
        return loose and any(earlier.root == verb.head and earlier.speaker is not None for earlier in before)

    def _with_speaker_of_clause(self, new: Attribution, cue: Token, before: list[Attribution]) -> Attribution:
        """The participle "noting that" is said by whoever says the clause that it hangs on."""
        if cue.dep != "advcl" or self._tree.child(cue.index, "nsubj") is not None:
            return new
        for earlier in before:
            if earlier.root == cue.head and earlier.speaker is not None:
                return replace(new, speaker=earlier.speaker, speaker_kind=earlier.speaker_kind, hearsay=False)
        return new
