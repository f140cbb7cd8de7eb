"""How real a thing is, from the word that names it upwards: what governs it, step by step.

From the trigger a walk goes up the tree as long as what stands above is about the same thing: from "talks" to
"hold", to "agreed". It ends where a clause of its own begins. Every cue on the way is kept, the nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator

from rasid.extract import outlook_words as words
from rasid.extract.conditions import Conditions
from rasid.extract.cues import Cues
from rasid.extract.lookup import Lookup
from rasid.extract.outlook_bound import Bound
from rasid.extract.outlook_generic import Generic
from rasid.extract.outlook_nouns import Cue, NounSteps, Step
from rasid.extract.outlook_verbs import VerbSteps
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality


class Outlook:
    """How real the happenings of one tree are."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._cues = Cues(tree, lookup)
        self._conditions = Conditions(tree)
        self._nouns = NounSteps(tree, lookup)
        self._verbs = VerbSteps(tree, lookup, self._nouns)
        self._generic = Generic(tree, lookup)
        self._bound = Bound(tree, lookup)

    def of(self, token: Token) -> Modality:
        """The modality of what ``token``, a verb or an event noun, names; history is not looked at."""
        found = [cue for cue in self._all(token) if cue is not None]
        if self._is_asked(token) or self._cues.of_adjectives(token) == "possible":
            found.append("open")
        if self._bound.is_demanded(token):
            found.append("open")
        if self._generic.depends_on_doer(token):
            found.append("conditional")
        if self.is_renounced(token):
            found.append("planned")
        if token.lemma in words.TRYING and token.pos == "NOUN":
            # "a coup attempt": the word that names it says that it was tried.
            found.append("attempted")
        if "attempted" in found and "planned" in found and found.index("planned") < found.index("attempted"):
            # "foiled a plan to attack" is an attempt, "plans to try an attack" a plan.
            found = [cue for cue in found if cue != "planned"]
        if "possible" in found and "planned" in found:
            # What governs the other decides: a demand for a plan is open, a plan to demand it is planned.
            outer = [cue for cue in found if cue in ("possible", "planned")][-1]
            found = [cue for cue in found if cue == outer or cue not in ("possible", "planned")]
        for cue in words.ORDER:
            if cue in found:
                return "possible" if cue == "open" else cue
        return self._generic.of(token) or "actual"

    def is_renounced(self, token: Token) -> bool:
        """Whether somebody says that what the token names is not going to be done by him."""
        return self._bound.is_renounced(token)

    def _is_asked(self, token: Token) -> bool:
        """Whether the clause of the token is a question ("cannot say if they will be freed")."""
        verb = token
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.index:
            verb = self._tree.head(verb.index)
        if verb.pos not in ("VERB", "AUX"):
            return False
        known = verb is not token and self._nouns.is_known(token)
        return self._conditions.is_question(verb) or (not known and self._conditions.is_asking(verb))

    def _all(self, token: Token) -> Iterator[Cue | None]:
        seen = {token.index}
        trigger = token
        while True:
            yield from self._own(token)
            if token.pos in ("VERB", "AUX") and not (token is trigger and self._binds(token)):
                yield from self._condition(token)
            above, cues = self._step(token)
            yield from cues
            if above is None or above.index in seen:
                return
            seen.add(above.index)
            token = above

    def _own(self, token: Token) -> Iterator[Cue | None]:
        """Cues beside the token itself."""
        if token.dep == "amod":
            # "a negotiated solution"
            yield self._lookup.modality_of_adjective(token.text.lower())
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            yield self._cues.of_adjectives(token)
            clauses = self._tree.children(token.index, "relcl", "acl")
            if any(self._is_to_be(c) for c in clauses):
                yield "planned"
            yield from (self._of_wish(clause, token) for clause in clauses)
        if token.pos in ("VERB", "AUX"):
            helpers = self._cues.of_helpers(token)
            if helpers == "planned" and self._is_menace(token):
                helpers = "threatened"
            elif helpers == "planned" and self._is_forecast(token):
                helpers = "possible"
            yield helpers
            yield self._cues.of_adverbs(token)
            if self._cues.is_imperative(token):
                yield "possible"
            elif self._is_announced(token):
                yield "planned"

    def _condition(self, verb: Token) -> Iterator[Cue]:
        if self._conditions.is_condition(verb) or self._conditions.has_condition(verb):
            yield "conditional"

    def _binds(self, verb: Token) -> bool:
        """Whether a verb tells that somebody bound himself, whatever condition hangs on what he is to do ("offered
        to pay, should they ask")."""
        if self._conditions.is_condition(verb) or self._cues.of_helpers(verb) is not None:
            return False
        return self._lookup.modality_of_governor(verb.lemma) in ("planned", "threatened")

    def _is_announced(self, verb: Token) -> bool:
        """ "Ministers to meet in June", "travels to Erbil tomorrow": told as coming, without a helper."""
        if verb.tag == "VB":
            subject = self._tree.child(verb.index, "nsubj") is not None
            return verb.dep == "ROOT" and subject and self._cues.is_infinitive(verb)
        present = verb.tag in ("VBZ", "VBP") and not self._tree.children(verb.index, "aux", "auxpass")
        times = self._tree.children(verb.index, "npadvmod", "advmod")
        return present and any(word.lemma in words.AHEAD for word in times)

    def _is_to_be(self, verb: Token) -> bool:
        """ "a strike to be held on Monday"."""
        return self._cues.is_passive_infinitive(verb)

    def _of_wish(self, verb: Token, noun: Token) -> Cue | None:
        """ "the solution they called for", "an inquiry demanded by them": what a clause makes of its noun."""
        tree = self._tree
        if verb.dep == "acl":
            asked = verb.tag == "VBN" and not tree.children(verb.index, "aux", "auxpass")
        else:
            relatives = [c for c in tree.children(verb.index, "dobj", "nsubjpass") if tree.is_relative(c)]
            bare = tree.child(verb.index, "nsubj") is not None and tree.child(verb.index, "dobj") is None
            asked = bool(relatives) or (
                bare and not any(tree.is_relative(c) for c in tree.children(verb.index, "nsubj"))
            )
        if not asked or tree.child(verb.index, "ccomp", "xcomp") is not None:
            return None
        phrases = [
            f"{verb.lemma} {c.lemma}" for c in tree.children(verb.index, "prep") if not tree.children(c.index)
        ]
        found = [self._lookup.modality_of_other(one) for one in (*phrases, verb.lemma)]
        if asked and verb.lemma in words.SETTING and self._nouns.has_day_set(verb, verb):
            # "the march called for the 11th"
            return "planned"
        if verb.dep == "acl" and self._lookup.modality_of_governor(verb.lemma) == "planned":
            # "talks scheduled for June"
            return "planned"
        return "possible" if "possible" in found else None

    def _step(self, token: Token) -> Step:
        """The next token of the walk, None at its end, and the cues of the step."""
        if token.head == token.index:
            return None, []
        head = self._tree.head(token.index)
        if (token.dep == "amod" and token.tag in ("VBG", "JJ")) or (
            token.dep == "acomp" and token.pos == "ADJ"
        ):
            return head, []
        if token.pos in ("VERB", "AUX") or token.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"):
            return self._verbs.up(token, head)
        return self._nouns.up(token, head)

    def _is_forecast(self, verb: Token) -> bool:
        """ "aid will only prolong the war": what things will bring about is nobody's plan."""
        subject = self._tree.child(verb.index, "nsubj")
        if subject is None or verb.lemma not in words.CAUSING:
            return False
        named = subject.pos == "PROPN" or subject.tag in ("PRP", "WP", "WDT")
        return not named and not self._lookup.classes(subject.lemma) & {"person", "force"}

    def _is_menace(self, verb: Token) -> bool:
        """ "we will bomb your bridges": harm announced by the one who would do it."""
        subject = self._tree.subject(verb.index)
        return subject is not None and subject.lemma in words.SELF and self._cues.harms(verb)
