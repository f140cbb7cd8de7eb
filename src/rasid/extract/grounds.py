"""What made a happening: the entries of the lexicon, asked again for its words, and the words beside it.

Only what can be shown is told. Where no entry leads to what was read, that is what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from rasid.extract.counts import is_count
from rasid.extract.lexicon import Entry, Sense
from rasid.extract.lexicon.phrases import Phrases
from rasid.extract.lookup import in_order
from rasid.extract.making import is_generic
from rasid.extract.retrace import Retrace
from rasid.extract.told import Told
from rasid.model.document import Attribution, HappeningMention, Token
from rasid.model.explanation import Ground
from rasid.model.text import Span

Value = TypeVar("Value")

#: What stands for a rule that says no more of itself.
RULE: Final = "rule"
NOT_TOLD: Final = "the rule does not say by which word"
#: So many tokens behind its head a phrase of the lexicon may reach.
_REACH: Final = 5
#: So many governing words are looked at.
_ABOVE: Final = 4
_TELLING: Final = ("aux", "auxpass", "advmod", "amod", "mark", "neg", "prep", "npadvmod")


def grounds_of(mention: HappeningMention, retrace: Retrace) -> tuple[Ground, ...]:
    """Why a happening was read as it was: type, phase, modality, denial, speaker."""
    told = retrace.told_of(mention)
    if told is None:
        return (Ground("type", RULE, NOT_TOLD, mention.trigger),)
    asker = _Asker(told, retrace)
    return tuple(
        dict.fromkeys(
            [
                *asker.of_type(mention),
                *asker.of_verb(),
                *asker.of_phase(mention),
                *asker.of_modality(mention),
                *asker.of_negation(mention),
                *speaker_grounds(mention, retrace),
            ]
        )
    )


def speaker_grounds(mention: HappeningMention, retrace: Retrace) -> Iterator[Ground]:
    """By which word somebody is said to say it."""
    if mention.attribution is None:
        yield Ground("speaker", RULE, "nobody is named as saying it: the outlet itself does")
        return
    attribution: Attribution = retrace.document.layer("attributions")[mention.attribution]
    speech = retrace.book.lookup.lexicon.speech_words
    tokens = [t for t in retrace.book.tree.tokens if attribution.cue.start <= t.start < attribution.cue.end]
    tables = (("verbs", speech.verbs), ("nouns", speech.nouns), ("prepositions", speech.prepositions))
    for token in tokens:
        for name, table in tables:
            phrase = _phrase_at(table, token, retrace)
            if phrase is not None:
                yield Ground("speaker", f"speech.yaml: {name}", phrase, attribution.cue)
                return
    yield Ground("speaker", RULE, NOT_TOLD, attribution.cue)


class _Asker:
    """Questions about one happening."""

    def __init__(self, told: Told, retrace: Retrace) -> None:
        self._told = told
        self._retrace = retrace
        self._book = retrace.book
        self._tree = retrace.book.tree

    # -- type ----------------------------------------------------------------------------------------------
    def of_type(self, mention: HappeningMention) -> Iterator[Ground]:
        """The sense that gives the type: of the trigger, or of a word that was put together with it."""
        found = [
            (token, ground, name)
            for token in (self._told.trigger, *self._parts())
            for ground, name in self._senses(token)
        ]
        for token, ground, _ in found:
            own = token is self._told.trigger
            yield ground if own else Ground("part", ground.source, ground.entry, ground.words)
        names = [name for _, _, name in found]
        explained = mention.type in names
        if not explained:
            for name in names:
                if self._leads_to(name, mention):
                    source = "plover.yaml" if mention.kind == "event" else RULE
                    yield Ground("type", source, self._bridge(name, mention))
                    explained = True
                    break
        if explained:
            return
        trigger = self._told.trigger
        words = self._retrace.words(trigger)
        generic = self._book.classes.generic(trigger)
        if is_count(trigger, self._tree):
            yield Ground("type", RULE, "victims counted without a verb", words)
        elif generic is not None and generic.mode is not None and generic.mode == mention.mode:
            yield Ground("type", "actors_generic.yaml", f"{trigger.lemma}: {generic.mode}", words)
        elif mention.type == "DEMAND":
            yield Ground("type", RULE, "somebody asks somebody else to do something", words)
        else:
            yield Ground("type", RULE, NOT_TOLD, words)

    def _parts(self) -> Iterator[Token]:
        for index in sorted(self._told.parts - {self._told.trigger.index}):
            yield self._tree.tokens[index]

    def _senses(self, token: Token) -> Iterator[tuple[Ground, str]]:
        """The sense that a word has here, with the type or state that it names."""
        lexicon, words = self._book.lookup.lexicon, self._retrace.words(token)
        if token.pos in ("VERB", "AUX"):
            verb = self._book.senses.of_verb(token)
            if verb is not None:
                sense, tail = verb
                fitting = [e for e in lexicon.verb_entries(token.lemma) if e.tail == tail]
                entry = entry_name(sense, fitting)
                yield Ground("type", "verbs.yaml", entry, words), sense.state or sense.type or ""
        elif token.pos in ("NOUN", "PROPN"):
            noun = self._book.senses.of_noun(token) or self._book.senses.of_noun(token, self._told.agent)
            if noun is not None:
                sense, first = noun
                before = [t.lemma for t in self._tree.tokens[first : token.index] if t.lemma != "-"]
                fitting = [e for e in lexicon.noun_entries(token.lemma) if list(e.words[: e.head]) == before]
                entry = entry_name(sense, fitting)
                whole = Span(min(words.start, self._tree.tokens[first].start), words.end)
                yield Ground("type", "nouns.yaml", entry, whole), sense.state or sense.type or ""

    def _leads_to(self, name: str, mention: HappeningMention) -> bool:
        if mention.type == "operations" and mention.kind == "state":
            return is_generic(self._told.trigger)
        known = self._book.codebook.types.get(name)
        return known is not None and known.between_forces == mention.type

    def _bridge(self, name: str, mention: HappeningMention) -> str:
        if mention.kind == "state":
            return f"a general word in a phase of its own ({mention.phase}) is a state of operations"
        return f"{name} of one force on another is {mention.type}"

    # -- the verb it is told by ------------------------------------------------------------------------------
    def of_verb(self) -> Iterator[Ground]:
        """The verb that hands its meaning to the trigger, where there is one."""
        verb = self._told.verb
        if self._told.trigger.pos not in ("NOUN", "PROPN") or verb.pos not in ("VERB", "AUX"):
            return
        phrase = _phrase_at(self._book.lookup.lexicon.light_verbs, verb, self._retrace)
        if phrase is not None:
            yield Ground("verb", "light.yaml", phrase, self._retrace.words(verb))

    # -- phase, modality, negation --------------------------------------------------------------------------
    def of_phase(self, mention: HappeningMention) -> Iterator[Ground]:
        """The word that tells the phase."""
        if mention.phase is None:
            return
        of_sense = [g for token in (self._told.trigger, *self._parts()) for g in self._phased(token, mention)]
        if of_sense:
            # A sense that has the phase is ground enough, whatever else may say the same.
            yield of_sense[0]
            return
        aspect = self._book.lookup.lexicon.aspect_words
        tables = (("verbs", aspect.verbs), ("nouns", aspect.nouns), ("adverbs", aspect.adverbs),
                  ("adjectives", aspect.adjectives))  # fmt: skip
        for token in self._in_chain():
            for name, table in tables:
                phrase = _phrase_at(table, token, self._retrace)
                if phrase is not None and table[phrase].phase == mention.phase:
                    yield Ground("phase", f"aspect.yaml: {name}", phrase, self._retrace.words(token))
                    return
        yield Ground("phase", RULE, NOT_TOLD)

    def _in_chain(self) -> list[Token]:
        """The trigger and its verb, what they complete ("continues to target", "the end of talks"), and their
        adverbs and adjectives."""
        tree, own = self._tree, [self._told.trigger, self._told.verb]
        for start in (self._told.trigger, self._told.verb):
            lower = start
            for token in list(tree.ancestors(start.index))[:_ABOVE]:
                if lower.dep not in ("xcomp", "pobj", "prep", "dobj", "nsubj", "nsubjpass"):
                    break
                own.append(token)
                lower = token
        small = [child for token in own for child in tree.children(token.index, "advmod", "amod")]
        return list({token.index: token for token in (*own, *small)}.values())

    def _phased(self, token: Token, mention: HappeningMention) -> Iterator[Ground]:
        found = self._book.senses.of_verb(token) if token.pos == "VERB" else self._book.senses.of_noun(token)
        if found is not None and found[0].phase == mention.phase:
            for ground, _ in self._senses(token):
                yield Ground("phase", ground.source, ground.entry, ground.words)

    def of_modality(self, mention: HappeningMention) -> Iterator[Ground]:
        """The word beside it that the lexicon leads to its modality; nothing for what is told as fact."""
        if mention.modality == "actual":
            return
        words = self._book.lookup.lexicon.modality_words
        tables = {
            "auxiliaries": words.auxiliaries, "verbs": words.verbs, "others": words.others, "nouns": words.nouns,
            "adjectives": words.adjectives, "adverbs": words.adverbs, "markers": words.markers,
        }  # fmt: skip
        for token in self._beside():
            for name, table in tables.items():
                phrase = _phrase_at(table, token, self._retrace)
                if phrase is not None and table[phrase] == mention.modality:
                    yield Ground("modality", f"modality.yaml: {name}", phrase, self._retrace.words(token))
                    return
            hedge = self._book.lookup.hedge(token.text.lower())
            if hedge is not None and hedge.modality == mention.modality:
                yield Ground(
                    "modality", "speech.yaml: hedges", token.text.lower(), self._retrace.words(token)
                )
                return
        yield Ground("modality", RULE, NOT_TOLD)

    def of_negation(self, mention: HappeningMention) -> Iterator[Ground]:
        """The word that says that it is not so."""
        if not mention.negated:
            return
        for token in self._beside():
            if token.dep == "neg" or token.lemma in ("no", "never", "neither", "nobody", "none"):
                yield Ground("denial", RULE, "a word that negates", self._retrace.words(token))
                return
        yield Ground("denial", RULE, NOT_TOLD)

    def _beside(self) -> list[Token]:
        """The trigger, its verb and what governs them, each with the small words that hang on it."""
        tree, told = self._tree, self._told
        above = [t for start in (told.trigger, told.verb) for t in list(tree.ancestors(start.index))[:_ABOVE]]
        own = [told.trigger, told.verb, *above]
        small = [child for token in own for child in tree.children(token.index, *_TELLING, "det", "dobj")]
        return list({token.index: token for token in (*own, *small)}.values())


def entry_name(sense: Sense, entries: Sequence[Entry]) -> str:
    """The entry that a sense is of, with its number among that entry's senses."""
    for entry in entries:
        for number, one in enumerate(entry.senses, 1):
            if one is sense:
                name = sense.state or sense.type or ""
                mode = f": {sense.mode}" if sense.mode is not None else ""
                return f"{entry.text}, sense {number} of {len(entry.senses)} ({name}{mode})"
    return NOT_TOLD


def _phrase_at(table: Phrases[Value], token: Token, retrace: Retrace) -> str | None:
    """The longest phrase of a table whose head is the token and whose other words follow; None for none."""
    tokens = retrace.book.tree.tokens
    behind = [t.lemma for t in tokens[token.index + 1 : token.index + 1 + _REACH]]
    before = [t.lemma for t in tokens[max(0, token.index - _REACH) : token.index]]
    for phrase in (*table.headed(token.lemma), *table.headed(token.text.lower())):
        first = phrase.words[: phrase.head]
        if in_order(phrase.tail, behind) and in_order(first, before):
            return phrase.text
    return None
