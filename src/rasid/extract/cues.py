"""What the words right beside a verb or a noun make of it: helpers, conditions, adjectives."""

from __future__ import annotations

from typing import Final

from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality

POSSIBLE: Final = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
FUTURE: Final = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_IF: Final = frozenset({"if", "unless", "lest"})
#: Openings of a clause of condition, in lower case, longest first.
_OPENINGS: Final = (
    ("on", "the", "condition", "that"),
    ("on", "condition", "that"),
    ("in", "the", "event", "that"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("in", "case"),
    ("provided", "that"),
    ("providing", "that"),
    ("supposing", "that"),
)
#: Verbs after which "if" and "whether" open a question and no condition.
_ASKED: Final = frozenset(
    ["ask", "wonder", "know", "doubt", "question", "see", "say", "decide", "determine", "tell", "learn",
     "consider", "inquire", "investigate", "establish", "examine", "verify", "check"]
)  # fmt: skip
_INVERTED: Final = frozenset({"should", "had", "were"})
_THEN: Final = frozenset({"otherwise"})
_PERCEIVED: Final = frozenset({"see", "hear", "feel", "observe", "find"})
_CLAUSES: Final = ("advcl", "ccomp", "pcomp", "prep", "dep", "parataxis")


class Cues:
    """Questions about single words and their neighbours in one tree."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup

    def helpers(self, verb: Token) -> list[str]:
        """Lemmas of the helpers of a verb, its own or shared with the verb that it is joined to."""
        found = [c.lemma for c in self._tree.children(verb.index, "aux", "auxpass")]
        partner = self.partner(verb)
        return found + (self.helpers(partner) if partner is not None else [])

    def partner(self, verb: Token) -> Token | None:
        """The verb that one without a helper of its own is joined to; None for others."""
        if verb.dep != "conj" or verb.tag not in ("VB", "VBN", "VBG"):
            return None
        head = self._tree.head(verb.index)
        bare = not self._tree.children(verb.index, "nsubj", "aux", "auxpass")
        # "will be investigated and the guilty punished" keeps its own subject and shares the helpers.
        return head if bare and head.pos in ("VERB", "AUX") and head.tag == verb.tag else None

    def is_infinitive(self, verb: Token) -> bool:
        """Whether the verb stands with "to", its own or that of the verb that it is joined to."""
        return verb.tag == "VB" and "to" in self.helpers(verb)

    def is_passive_infinitive(self, verb: Token) -> bool:
        """ "to be held": a passive with "to" and no subject of its own."""
        helpers = [c.lemma for c in self._tree.children(verb.index, "aux", "auxpass")]
        return (
            helpers == ["to", "be"]
            and verb.tag == "VBN"
            and self._tree.child(verb.index, "nsubjpass") is None
        )

    def of_helpers(self, verb: Token) -> Modality | None:
        """ "will attack", "may attack", "would attack"; None for a verb without such a helper."""
        helpers = self.helpers(verb)
        if FUTURE & set(helpers):
            return "planned"
        if POSSIBLE & set(helpers):
            # "explosions could be heard" were heard.
            return None if verb.lemma in _PERCEIVED and {"can", "could"} & set(helpers) else "possible"
        if "would" in helpers:
            if "have" in helpers:
                return "conditional"
            # In reported speech it is the future of the past: what was announced.
            return "planned" if self._is_reported(verb) and self._is_doing(verb) else "possible"
        return None

    def _is_doing(self, verb: Token) -> bool:
        """Whether somebody is told to do something, not a thing or an event to be so."""
        subject = self._tree.child(verb.index, "nsubj", "nsubjpass")
        passive = self._tree.is_passive(verb.index)
        if subject is None or passive:
            return verb.lemma != "be"
        return verb.lemma != "be" and not self._lookup.is_event_noun(subject.lemma)

    def of_adjectives(self, noun: Token) -> Modality | None:
        """ "a planned attack", "a possible ceasefire"; None for other nouns."""
        for word in self._tree.children(noun.index, "amod"):
            said = self._lookup.modality_of_adjective(word.text.lower())
            if said is not None:
                return said
        return None

    def of_adverbs(self, verb: Token) -> Modality | None:
        """ "almost sunk", "possibly wounded"; None for a verb without such a word."""
        words = [c.lemma for c in self._tree.children(verb.index, "advmod")]
        said = (self._lookup.modality_of_adverb(word) for word in words)
        return next((one for one in said if one in ("attempted", "possible")), None)

    def is_condition(self, verb: Token) -> bool:
        """Whether the verb heads a clause of condition ("if the army attacks", "should they attack")."""
        tree = self._tree
        opening = self._opening(verb)
        if self._is_question(verb) or opening[:2] == ("as", "if"):
            return False
        marks = [mark for mark in tree.children(verb.index, "mark") if mark.lemma in _IF]
        if marks:
            # "even if they had to": so or so, it is done.
            return tree.tokens[max(0, marks[0].index - 1)].lemma != "even"
        if any(opening[: len(words)] == words for words in _OPENINGS):
            return True
        return self._is_inverted(verb)

    def has_condition(self, verb: Token) -> bool:
        """Whether a condition hangs on the verb ("if the talks fail, the militia will attack")."""
        below = list(self._tree.children(verb.index, "advcl", "prep", "advmod"))
        below += [c for word in below for c in self._tree.children(word.index, "advcl", "pcomp")]
        if any(word.lemma in _THEN for word in below if word.dep == "advmod"):
            return True
        return any(self.is_condition(word) for word in below if word.pos in ("VERB", "AUX"))

    def is_question(self, verb: Token) -> bool:
        """ "asked whether they attacked", "cannot say if it was taken", "as if it had been shelled"."""
        return self._is_question(verb) or self._opening(verb)[:2] in (("as", "if"), ("as", "though"))

    def is_asking(self, verb: Token) -> bool:
        """ "Did they attack the town?": a main clause with its helper before its subject, and a mark of question."""
        tree = self._tree
        sentence = tree.sentences[tree.sentence_of(verb.index)]
        marked = any(t.text == "?" for t in tree.tokens[sentence.last - 2 : sentence.last])
        subject = tree.child(verb.index, "nsubj", "nsubjpass", "expl")
        if not marked or verb.dep != "ROOT" or subject is None:
            return False
        first = verb if verb.pos == "AUX" else tree.child(verb.index, "aux", "auxpass")
        asked = any(t.tag in ("WP", "WRB", "WDT") for t in tree.children(verb.index))
        return first is not None and first.index < subject.index and not asked

    def _is_question(self, verb: Token) -> bool:
        marks = {mark.lemma for mark in self._tree.children(verb.index, "mark")}
        if "whether" in marks:
            return True
        head = self._tree.head(verb.index)
        asked = head.lemma in _ASKED and verb.index > head.index
        return "if" in marks and verb.dep in ("ccomp", "advcl") and asked

    def _opening(self, verb: Token) -> tuple[str, ...]:
        """The first words of the clause of a verb, those before "as" in "as long as" included."""
        tree = self._tree
        first = tree.subtree(verb.index)[0]
        marks = tree.children(verb.index, "mark")
        if marks:
            first = marks[0].index
        if tree.tokens[first].lemma == "as" and first >= 2 and tree.tokens[first - 1].lemma == "long":
            first -= 2
        elif tree.tokens[first].lemma == "that" and first >= 2:
            words = [t.text.lower() for t in tree.tokens[max(0, first - 3) : first]]
            for size in (3, 2, 1):
                if any((*words[-size:], "that") == opening for opening in _OPENINGS):
                    first -= size
                    break
        return tuple(t.text.lower() for t in tree.tokens[first : first + 4])

    def _is_inverted(self, verb: Token) -> bool:
        """ "should they attack", "had they attacked": the helper before the subject, and no question."""
        tree = self._tree
        helper = tree.child(verb.index, "aux", "auxpass") or (verb if verb.lemma == "be" else None)
        subject = tree.child(verb.index, "nsubj", "nsubjpass")
        if helper is None or subject is None or verb.dep not in _CLAUSES:
            return False
        first = helper.text.lower() in _INVERTED and helper.index < subject.index
        return first and tree.subtree(verb.index)[0] == helper.index

    def _is_reported(self, verb: Token) -> bool:
        return any(self._lookup.speech_verb(a.lemma) is not None for a in self._tree.ancestors(verb.index))
