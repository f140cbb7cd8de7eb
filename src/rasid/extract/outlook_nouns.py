"""One step up from a noun: what the words that govern it make of the event that it names."""

from __future__ import annotations

from typing import Literal

from rasid.extract import outlook_words as words
from rasid.extract.conditions import Conditions
from rasid.extract.cues import Cues
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality

#: What a cue says: a modality, or that it is open even where it is told as coming ("fears that they will attack").
Cue = Modality | Literal["open"]
#: The next token of the walk, None at its end, and the cues of the step.
Step = tuple[Token | None, list[Cue | None]]


class NounSteps:
    """Steps of the walk of :class:`rasid.extract.outlook.Outlook` that begin at a noun."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._cues = Cues(tree, lookup)
        self._conditions = Conditions(tree)

    def up(self, noun: Token, head: Token) -> Step:
        if noun.dep in ("compound", "nmod", "amod", "npadvmod"):
            cue = self.of_noun_head(head, None)
            return head, [cue]
        if noun.dep in ("conj", "appos"):
            return (head if head.pos in ("NOUN", "PROPN") else None), []
        if noun.dep in ("dobj", "nsubjpass", "attr", "oprd"):
            return self._from_object(noun, head)
        if noun.dep in ("nsubj", "csubj"):
            occurs = head.lemma in words.OCCURRING
            said = [
                self._lookup.modality_of_adjective(c.lemma) for c in self._tree.children(head.index, "acomp")
            ]
            if "possible" in said:
                # "a withdrawal is unlikely"
                return None, ["possible"]
            return (head if occurs or self._goes_up(noun, head) else None), []
        if noun.dep == "pobj":
            return self._from_behind(noun, head)
        return None, []

    def _from_object(self, noun: Token, verb: Token) -> Step:
        cue = self._lookup.modality_of_other(verb.lemma)
        cue = self.of_holder(verb) or cue
        if verb.lemma in words.EVADING:
            # "evaded arrest" is an arrest that failed; an air strike that somebody evaded took place.
            return verb, [None if noun.lemma in words.TOOK_PLACE else "attempted"]
        if verb.lemma in words.SETTING and self.has_day_set(noun, verb):
            return verb, ["planned"]
        if verb.lemma in words.REACTING:
            return None, []
        if (
            cue is None
            and verb.lemma in words.INTENDING
            and not (verb.lemma == "consider" and self.is_known(noun))
        ):
            cue = self._lookup.modality_of_governor(verb.lemma)
        goes_on = cue is not None or self._brings(verb) or self._goes_up(noun, verb)
        return (verb if goes_on else None), [cue]

    def of_holder(self, verb: Token) -> Modality | None:
        """ "the plan includes arrests": what holds it says what it is."""
        holder = self._tree.subject(verb.index) if verb.lemma in words.CONTAINING else None
        return self._lookup.modality_of_noun(holder.lemma) if holder is not None else None

    def _from_behind(self, noun: Token, preposition: Token) -> Step:
        governor = self._tree.head(preposition.index)
        if preposition.lemma in ("of", "to") and self._conditions.is_case(governor):
            return None, ["conditional"]
        if preposition.text.lower() in words.STILL_AHEAD:
            # "held pending their extradition"
            return None, ["planned"]
        if preposition.text.lower() == "barring":
            return None, ["conditional"]
        if governor.pos in ("NOUN", "PROPN"):
            cue = self.of_noun_head(governor, preposition)
            through = cue is not None or (preposition.lemma in ("of", "in") and self._hands_on(governor))
            return (governor if through else None), [cue]
        phrase = self.of_phrase(governor, preposition)
        if phrase is not None:
            return governor, [phrase]
        if f"{governor.lemma} {preposition.lemma}" in words.TOPICS and not self.is_known(noun):
            # "talked about a truce"
            return None, ["possible"]
        if preposition.lemma == "for" and governor.lemma in words.MOVING and not self.is_known(noun):
            # "came for talks"
            return None, ["planned"]
        if governor.pos == "ADJ" and preposition.lemma in ("for", "to"):
            # "ready for talks", but not "responsible for the murder"
            said = self._lookup.modality_of_adjective(governor.lemma)
            return (governor if said is not None else None), [said]
        if preposition.lemma == "during" and self._cues.of_helpers(governor) == "planned":
            # "during his visit he will meet the rebels"
            return None, ["planned"]
        if governor.lemma in words.TAKING_PART and preposition.lemma in ("in", "to"):
            # "is ready to take part in the talks": known or not, the part in it is to come.
            return governor, []
        if governor.pos in ("VERB", "AUX") and preposition.lemma not in words.OCCASION:
            return (governor if self._goes_up(noun, governor) else None), []
        return None, []

    def has_day_set(self, noun: Token, verb: Token) -> bool:
        """ "has called a strike for 14 August", "a march set for the 11th": a day for it stands behind "for"."""
        tree = self._tree
        behind = [p for word in (noun, verb) for p in tree.children(word.index, "prep") if p.lemma == "for"]
        days = [day for p in behind for day in tree.children(p.index, "pobj")]
        return any(
            self._lookup.is_time_word(w.lemma)
            for day in days
            if not self._is_length(day)
            for w in (day, *tree.children(day.index))
        )

    def _is_length(self, time: Token) -> bool:
        """Whether it tells how long or how often ("for the third day", "for a month"), not when."""
        coming = {c.lemma for c in self._tree.children(time.index, "amod", "det")} & words.TO_COME
        return time.lemma in words.LENGTHS and not coming

    def of_phrase(self, governor: Token, preposition: Token) -> Modality | None:
        """ "called for an investigation", "warned of attacks"; None for other phrases."""
        return self._lookup.modality_of_other(f"{governor.lemma} {preposition.lemma}")

    def of_noun_head(self, head: Token, preposition: Token | None) -> Modality | None:
        """What a noun makes of the event that hangs on it ("fear of attacks", "bomb threats")."""
        if preposition is not None and preposition.lemma not in words.OF:
            return None
        if head.lemma in words.STRIVING:
            # "the failure of the talks": there were talks; "efforts for talks": there are none yet.
            return None if preposition is None or preposition.lemma in ("of", "in") else "planned"
        if preposition is not None and preposition.lemma == "for" and head.lemma in words.ABLE:
            return "possible"
        return self._lookup.modality_of_noun(head.lemma)

    def _hands_on(self, noun: Token) -> bool:
        lookup = self._lookup
        return (
            lookup.aspect_noun(noun.lemma) is not None
            or noun.lemma in words.MEANS
            or self._tree.core(noun) is not noun
            or any(entry.words == (noun.lemma,) for entry in lookup.lexicon.noun_entries(noun.lemma))
        )

    def _brings(self, verb: Token) -> bool:
        lemma = verb.lemma
        light = self._lookup.light(lemma)
        return (
            lemma in words.BRINGING
            or (light is not None and light.subject in ("agent", "patient"))
            or self._lookup.aspect_verb(lemma) is not None
        )

    def _goes_up(self, noun: Token, verb: Token) -> bool:
        """Whether an event is as real as its verb: it is not known already, or its verb is a condition."""
        return not self.is_known(noun) or self._conditions.is_condition(verb)

    def is_known(self, noun: Token) -> bool:
        """Whether the noun points to what is known already ("the murder", "his arrest")."""
        if any(c.lemma in words.COMING for c in self._tree.children(noun.index, "amod")):
            return False
        below = self._tree.children(noun.index, "det", "poss")
        return any(c.dep == "poss" or c.lemma in words.POINTING for c in below)
