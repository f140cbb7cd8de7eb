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

    def of(self, token: Token) -> Modality:
        """The modality of what ``token``, a verb or an event noun, names; history is not looked at."""
        found = [cue for cue in self._all(token) if cue is not None]
        if self._is_asked(token):
            found.append("open")
        if token.lemma in words.TRYING and token.pos == "NOUN":
            # "a coup attempt": the word that names it says that it was tried.
            found.append("attempted")
        if "attempted" in found and "planned" in found and found.index("planned") < found.index("attempted"):
            # "foiled a plan to attack" is an attempt, "plans to try an attack" a plan.
            found = [cue for cue in found if cue != "planned"]
        for cue in words.ORDER:
            if cue in found:
                return "possible" if cue == "open" else cue
        return "actual"

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
        while True:
            yield from self._own(token)
            above, cues = self._step(token)
            yield from cues
            if above is None or above.index in seen:
                return
            seen.add(above.index)
            token = above

    def _own(self, token: Token) -> Iterator[Cue | None]:
        """Cues beside the token itself."""
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            yield self._cues.of_adjectives(token)
            if any(self._is_to_be(c) for c in self._tree.children(token.index, "relcl", "acl")):
                yield "planned"
        if token.pos in ("VERB", "AUX"):
            helpers = self._cues.of_helpers(token)
            if helpers == "planned" and self._is_menace(token):
                helpers = "threatened"
            yield helpers
            yield self._cues.of_adverbs(token)
            if self._conditions.is_condition(token) or self._conditions.has_condition(token):
                yield "conditional"

    def _is_to_be(self, verb: Token) -> bool:
        """ "a strike to be held on Monday"."""
        return self._cues.is_passive_infinitive(verb)

    def _step(self, token: Token) -> Step:
        """The next token of the walk, None at its end, and the cues of the step."""
        if token.head == token.index:
            return None, []
        head = self._tree.head(token.index)
        if token.pos in ("VERB", "AUX") or token.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"):
            return self._verbs.up(token, head)
        if token.pos == "ADJ" and token.dep in ("acomp", "amod"):
            return head, []
        return self._nouns.up(token, head)

    def _is_menace(self, verb: Token) -> bool:
        """ "we will bomb your bridges": harm announced by the one who would do it."""
        subject = self._tree.subject(verb.index)
        return subject is not None and subject.lemma in words.SELF and self._cues.harms(verb)
