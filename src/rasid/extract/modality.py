"""How a happening is told: done, planned, possible, in which phase, said to be so or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from rasid.extract.conditions import Conditions
from rasid.extract.cues import FUTURE, Cues
from rasid.extract.history import History
from rasid.extract.lexicon import Hedge
from rasid.extract.lookup import Lookup
from rasid.extract.negation import is_neither, is_under_nor, not_let
from rasid.extract.outlook import Outlook
from rasid.extract.outlook_words import HINDERING, REFUSING, TAKING_TIME
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality, Phase

Tense = Literal["past", "present", "future", "perfect"]

#: Nouns before a clause that tells what something is for, not what is done.
_PURPOSE_HEADS: Final = frozenset(
    [
        "bid",
        "effort",
        "order",
        "aim",
        "goal",
        "hope",
        "way",
        "step",
        "move",
        "need",
        "pressure",
        "aimed",
        "intent",
    ]
)
#: Nouns behind which "in maintaining" says what somebody can do, not what is done.
_ABILITIES: Final = frozenset(
    {"expertise", "experience", "skill", "capability", "capacity", "ability", "proficiency", "competence",
     "training", "knowledge", "know-how"}
)  # fmt: skip
_LASTING: Final = frozenset({"last", "suffice"})
_NOBODY: Final = frozenset({"nobody", "none", "nothing", "no-one", "neither"})


@dataclass(frozen=True, slots=True)
class Manner:
    """What the words around a trigger make of it."""

    modality: Modality
    tense: Tense
    negated: bool
    phase: Phase | None
    hearsay: bool


class Manners:
    """Modality, tense, negation and phase of the happenings of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, history: History) -> None:
        self._tree = tree
        self._lookup = lookup
        self._cues = Cues(tree, lookup)
        self._conditions = Conditions(tree)
        self._outlook = Outlook(tree, lookup)
        self._history = history

    def of(self, verb: Token, phase: Phase | None, *, of_state: bool) -> Manner:
        """The manner of the happening that ``verb`` tells; ``phase`` is what its own words say of it.

        ``verb`` may be an event noun that stands alone ("a planned attack").
        """
        tree = self._tree
        chain = self._chain(verb)
        helpers = [
            c.lemma for link in self._sharing(chain) for c in tree.children(link.index, "aux", "auxpass")
        ]
        negated = sum(self._is_negated(link) for link in self._deciding(chain)) % 2 == 1
        if any(link.lemma in REFUSING for link in chain[1:]) or self._outlook.is_renounced(verb):
            negated = not negated
        for link in chain[1:]:
            phase = self._lookup.aspect_verb(link.lemma) or phase
        for word in tree.children(verb.index, "advmod", "amod"):
            phase = phase or self._lookup.aspect(word.lemma, of_state=of_state) or self._hyphenated(word)
        if any(self._is_no_longer(link) for link in chain):
            phase, negated = "ends", False
        hedges = [h for link in chain for h in self._hedges(link)]
        modality = self._outlook.of(verb)
        if modality == "actual":
            modality = next((h.modality for h in hedges if h.modality is not None), modality)
        if modality == "actual" and self._history.holds(verb):
            modality = "background"
        if of_state and modality == "planned" and verb.lemma in _LASTING:
            # "The fuel will last for two weeks" is told of the fuel that there is.
            modality = "actual"
        if modality == "conditional" and self._conditions.is_condition(verb):
            # "if no solution is found" does not say that none is.
            negated = False
        return Manner(modality, _tense(chain, helpers), negated, phase, any(h.hearsay for h in hedges))

    def governor(self, verb: Token) -> Token:
        """The verb that heads the clause in which ``verb`` is told ("continues" in "continues to target")."""
        chain = self._chain(verb)
        return next((link for link in reversed(chain) if link.pos in ("VERB", "AUX")), verb)

    def is_purpose(self, verb: Token) -> bool:
        """Whether the verb stands in a clause that tells what something is for."""
        tree = self._tree
        infinitive = verb.tag == "VB" and any(c.lemma == "to" for c in tree.children(verb.index, "aux"))
        head = tree.head(verb.index)
        if infinitive and verb.dep in ("acl", "relcl", "advcl"):
            if verb.dep == "advcl" and head.lemma in TAKING_TIME and self._is_timed(head):
                return False
            planned = verb.dep == "acl" and self._lookup.modality_of_noun(head.lemma) is not None
            # "a plan to attack" is a planned attack; "in a bid to prevent" is what something is for.
            return not planned or head.dep == "pobj" or head.lemma in _PURPOSE_HEADS
        if infinitive and verb.dep == "conj" and head.tag == "VB":
            return self.is_purpose(head)
        if verb.dep == "pcomp" and head.lemma in ("at", "for", "of", "from", "against", "in"):
            governor = tree.head(head.index)
            if governor.lemma in HINDERING and head.lemma == "from":
                # "prevented them from storming" is an attempt that failed.
                return False
            skilled = governor.lemma in _ABILITIES and head.lemma in ("in", "at", "of")
            return (
                skilled
                or governor.lemma in _PURPOSE_HEADS
                or (head.lemma == "for" and governor.pos != "VERB")
            )
        if verb.tag == "VBG" and verb.dep == "conj":
            return self._is_skill(head)
        return False

    def _is_timed(self, verb: Token) -> bool:
        """Whether the words right behind a verb say until when, or for how long ("will need until Saturday to ...")."""
        tree = self._tree
        until = (
            thing
            for way in tree.children(verb.index, "prep")
            if way.lemma in ("until", "till")
            for thing in tree.children(way.index, "pobj")
        )
        lengths = (
            thing
            for thing in tree.children(verb.index, "dobj", "npadvmod")
            if tree.child(thing.index, "nummod", "det")
        )
        return any(self._lookup.is_time_word(thing.lemma) for thing in (*until, *lengths))

    def _is_skill(self, word: Token) -> bool:
        """Whether a gerund, or the noun that the tree takes it for, says what somebody can do ("skill in firing")."""
        if word.dep == "conj" and word.text.lower().endswith("ing"):
            return self._is_skill(self._tree.head(word.index))
        preposition = self._tree.head(word.index)
        if word.dep not in ("pobj", "pcomp") or preposition.lemma not in ("in", "at", "of"):
            return False
        return self._tree.head(preposition.index).lemma in _ABILITIES

    def _chain(self, verb: Token) -> list[Token]:
        """The verb and those that govern it as a complement of doing ("continue to", "plan to")."""
        chain = [verb]
        while chain[-1].dep in ("xcomp",) and chain[-1].head != chain[-1].index:
            head = self._tree.head(chain[-1].index)
            if head.pos not in ("VERB", "AUX", "ADJ"):
                break
            chain.append(head)
        first = self._cues.partner(chain[-1])
        if first is not None:
            # "plans to kill and burn": both are planned.
            chain += self._chain(first)[1:]
        last = chain[-1]
        if last.dep in ("acl", "relcl") and self._cues.is_infinitive(last):
            chain.append(self._tree.head(last.index))
        return chain

    def _deciding(self, chain: list[Token]) -> list[Token]:
        """The links of a chain, and the verb beside its last one that may say that it is not so: the copula of an
        adjective ("is not willing to"), the verb that has a noun ("never had a plan to"), and the verb of letting."""
        last = chain[-1]
        letting = not_let(last, self._tree)
        if letting is not None:
            return [*chain, letting]
        beside = self._tree.head(last.index)
        having = last.dep in ("dobj", "attr") and beside.lemma in ("have", "be", "make")
        return [*chain, beside] if having or last.dep == "acomp" else chain

    def _sharing(self, chain: list[Token]) -> list[Token]:
        """The links of a chain, and the verbs whose helpers they share ("will kill and burn")."""
        return [*chain, *(first for link in chain if (first := self._cues.partner(link)) is not None)]

    def _hyphenated(self, word: Token) -> Phase | None:
        """What an adjective written with a hyphen ("on-going") says of the phase."""
        tokens = self._tree.tokens
        if word.index < 2 or tokens[word.index - 1].text != "-":
            return None
        both = f"{tokens[word.index - 2].text.lower()} {word.text.lower()}"
        return self._lookup.aspect(both, of_state=False)

    def _is_no_longer(self, link: Token) -> bool:
        """ "no longer", "not any more": what was so has ended."""
        words = [c.text.lower() for c in self._tree.children(link.index, "advmod", "neg")]
        return "longer" in words or "anymore" in words

    def _is_negated(self, link: Token) -> bool:
        tree = self._tree
        subject = tree.child(link.index, "nsubj", "nsubjpass")
        if subject is not None and (self.names_nobody(subject) or is_neither(subject, tree)):
            return True
        if any(is_neither(thing, tree) for thing in tree.children(link.index, "dobj")):
            # "attacked neither Kut nor Basra"
            return True
        if is_under_nor(link, tree):
            return True
        before = tree.tokens[link.index - 1] if link.index else link
        if link.dep == "conj" and before.dep == "neg" and before.head == link.head:
            # "was thrown down but not wounded": the tree hangs "not" on the first verb.
            return True
        return any(
            (c.dep == "neg" and not self._is_of_next(c)) or (c.dep == "advmod" and c.lemma == "never")
            for c in tree.children(link.index)
        )

    def _is_of_next(self, negation: Token) -> bool:
        """Whether a "not" stands right before a verb that is joined to the one it hangs on."""
        if negation.index + 1 >= len(self._tree.tokens):
            return False
        following = self._tree.tokens[negation.index + 1]
        return following.dep == "conj" and following.head == negation.head

    def names_nobody(self, noun: Token) -> bool:
        """Whether the noun phrase says that there was none ("nobody", "no civilians", "none of them")."""
        if noun.text.lower() in _NOBODY:
            return True
        for child in self._tree.children(noun.index, "det", "neg"):
            following = self._tree.tokens[child.index + 1 : child.index + 2]
            # "no fewer than 16 people" are many.
            compared = following and following[0].text.lower() in ("fewer", "less", "more", "later")
            if child.lemma in ("no", "neither") and not compared:
                return True
        before = self._tree.tokens[noun.index - 1].text.lower() if noun.index else ""
        return noun.text.lower() == "one" and before == "no"

    def _hedges(self, link: Token) -> list[Hedge]:
        """Hedges beside a link of the chain: "reportedly", "appears to", "an alleged attack"."""
        words = [c.text.lower() for c in self._tree.children(link.index, "advmod", "amod")]
        if link.pos in ("VERB", "AUX"):
            passive = self._tree.child(link.index, "auxpass") is not None
            words.append(f"be {link.text.lower()} to" if passive else f"{link.lemma} to")
            # "it would appear that S", "it seems that S and T": what is hedged is the whole clause.
            clause = link
            while clause.dep == "conj" and self._tree.head(clause.index).pos in ("VERB", "AUX"):
                clause = self._tree.head(clause.index)
            above = self._tree.head(clause.index)
            subject = self._tree.child(above.index, "nsubj", "expl")
            if clause.dep == "ccomp" and subject is not None and subject.lemma == "it":
                words.append(f"it {above.lemma}")
        return [hedge for word in words if (hedge := self._lookup.hedge(word)) is not None]


def _tense(chain: list[Token], helpers: list[str]) -> Tense:
    if (FUTURE | {"would"}) & set(helpers):
        return "future"
    if "have" in helpers:
        return "perfect"
    tags = {link.tag for link in chain}
    if {"VBZ", "VBP"} & tags or "VBG" in tags:
        return "present"
    return "past"
