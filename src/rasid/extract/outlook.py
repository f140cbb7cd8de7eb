"""How real a thing is, from the word that names it upwards: what governs it, step by step.

From the trigger a walk goes up the tree as long as what stands above is about the same thing: from "talks" to
"hold", to "agreed". It ends where a clause of its own begins. Every cue on the way is kept, the nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rasid.extract import outlook_words as words
from rasid.extract.cues import Cues
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality

#: What a cue says: a modality, or that it is open even where it is told as coming ("fears that they will attack").
Cue = Modality | Literal["open"]


class Outlook:
    """How real the happenings of one tree are."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._cues = Cues(tree, lookup)

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
        known = verb is not token and self._is_known(token)
        return self._cues.is_question(verb) or (not known and self._cues.is_asking(verb))

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
            if self._cues.is_condition(token) or self._cues.has_condition(token):
                yield "conditional"

    def _is_to_be(self, verb: Token) -> bool:
        """ "a strike to be held on Monday"."""
        return self._cues.is_passive_infinitive(verb)

    def _step(self, token: Token) -> tuple[Token | None, list[Cue | None]]:
        """The next token of the walk, None at its end, and the cues of the step."""
        if token.head == token.index:
            return None, []
        head = self._tree.head(token.index)
        if token.pos in ("VERB", "AUX") or token.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"):
            return self._from_verb(token, head)
        if token.pos == "ADJ" and token.dep in ("acomp", "amod"):
            return head, []
        return self._from_noun(token, head)

    # -- from a verb ---------------------------------------------------------------------------------------
    def _from_verb(self, verb: Token, head: Token) -> tuple[Token | None, list[Cue | None]]:
        if verb.dep == "xcomp":
            return self._from_complement(verb, head)
        if verb.dep == "conj":
            alike = head.tag == verb.tag or (self._cues.helpers(verb) == [] and verb.tag in ("VB", "VBG"))
            own = self._tree.child(verb.index, "nsubj", "nsubjpass") is not None
            return (head if alike and not own else None), []
        if verb.dep == "ccomp":
            return None, [self._of_content(verb, head)]
        if verb.dep == "advcl":
            return self._from_adverbial(verb, head)
        if verb.dep in ("acl", "relcl"):
            return self._from_attribute(verb, head)
        if verb.dep == "pcomp":
            return self._from_prepositional(head)
        return None, []

    def _from_complement(self, verb: Token, head: Token) -> tuple[Token | None, list[Cue | None]]:
        """ "plans to attack", "is ready to attack", "was to arrive", "had to leave"."""
        if head.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None, []
        infinitive = self._cues.is_infinitive(verb)
        if head.lemma == "be" and infinitive and verb.lemma != "blame":
            return head, ["planned"]
        if head.lemma in ("have", "need") and infinitive:
            return head, ["possible"]
        return head, [self._of_governor(head, verb) or self._of_holder(head)]

    def _of_governor(self, head: Token, verb: Token) -> Modality | None:
        if head.lemma in words.VOWS and self._harms(verb):
            return "threatened"
        if self._lookup.aspect_verb(head.lemma) is not None:
            return None
        if self._lookup.hedge(f"{head.lemma} to") is not None:
            return None
        for preposition in self._tree.children(head.index, "prep"):
            # "called on the president to resign"
            if self._of_phrase(head, preposition) == "possible":
                return "possible"
        cue = self._lookup.modality_of_governor(head.lemma)
        if cue == "planned" and head.lemma == "go" and head.tag != "VBG":
            return None
        return cue

    def _of_content(self, verb: Token, head: Token) -> Cue | None:
        """What a verb makes of the clause that it governs: "demanded that they leave", "fears that they left"."""
        coming = bool(set(self._cues.helpers(verb)) & words.COMING_HELPERS)
        if head.lemma in ("threaten", "warn"):
            return "threatened" if coming and head.lemma == "threaten" else None
        if head.lemma == "be":
            # "it is possible that they left"
            said = [
                self._lookup.modality_of_adjective(c.lemma) for c in self._tree.children(head.index, "acomp")
            ]
            return "open" if "possible" in said else None
        if head.lemma in words.OPEN:
            return "open"
        if self._lookup.aspect_verb(head.lemma) is not None:
            return None
        if head.lemma in ("allow", "permit", "let"):
            return "possible" if self._is_plain(verb) else None
        cue = self._lookup.modality_of_other(head.lemma)
        return cue if self._is_plain(verb) else None

    def _is_plain(self, verb: Token) -> bool:
        """Whether a verb is in the form that demands take ("that it be taken", "that they leave")."""
        helpers = self._tree.children(verb.index, "aux", "auxpass")
        bare = verb.tag in ("VB", "VBP") and all(h.lemma == "to" for h in helpers)
        return bare or any(h.text.lower() == "be" for h in helpers)

    def _from_adverbial(self, verb: Token, head: Token) -> tuple[Token | None, list[Cue | None]]:
        marks = {c.lemma for c in self._tree.children(verb.index, "mark")}
        if self._cues.is_infinitive(verb):
            asked = self._cues.is_question(head)
            return None, ["possible" if asked else self._of_purpose(verb, head)]
        if "until" in marks and verb.tag != "VBD" and not self._is_past(verb):
            return None, ["conditional"]
        if verb.tag == "VBG" and not marks and self._tree.child(verb.index, "nsubj", "aux") is None:
            # "will attack the town, killing many"
            return head, []
        return None, []

    def _of_purpose(self, verb: Token, head: Token) -> Modality:
        """What something is for is planned; what must be done for it is its condition."""
        return "conditional" if "must" in self._cues.helpers(head) and head.index < verb.index else "planned"

    def _is_past(self, verb: Token) -> bool:
        return any(c.tag == "VBD" for c in self._tree.children(verb.index, "aux", "auxpass"))

    def _from_attribute(self, verb: Token, head: Token) -> tuple[Token | None, list[Cue | None]]:
        """ "a plan to attack", "the right to attack", "threats that they will attack"."""
        infinitive = self._cues.is_infinitive(verb)
        if infinitive:
            if head.lemma in words.ABLE:
                return head, ["possible"]
            if head.lemma in words.PLANS:
                return head, ["planned"]
            cue = self._lookup.modality_of_noun(head.lemma)
            return (head, [cue]) if cue is not None else (None, ["planned"])
        return None, [self._of_content_noun(verb, head)]

    def _of_content_noun(self, verb: Token, head: Token) -> Cue | None:
        """ "the danger that they will attack", "no doubt that they attacked"; None for other clauses."""
        finite = self._tree.child(verb.index, "nsubj", "nsubjpass") is not None
        that = any(c.lemma == "that" for c in self._tree.children(verb.index, "mark"))
        cue = self._lookup.modality_of_noun(head.lemma)
        if not (finite and that) or (
            head.lemma == "doubt" and self._tree.child(head.index, "det") is not None
        ):
            return None
        return "open" if cue == "possible" else cue

    def _from_prepositional(self, preposition: Token) -> tuple[Token | None, list[Cue | None]]:
        """ "the possibility of attacking", "prevented from attacking", "aimed at killing", "by attacking"."""
        governor = self._tree.head(preposition.index)
        if governor.lemma in words.HINDERING and preposition.lemma == "from":
            return governor, ["attempted"]
        if preposition.lemma == "by":
            return governor, []
        if governor.pos in ("NOUN", "PROPN"):
            cue = self._of_noun_head(governor, preposition)
            return (governor, [cue]) if cue is not None else (None, [])
        if preposition.lemma in ("at", "on", "for") and governor.lemma in (
            "aim",
            "design",
            "focus",
            "plan",
            "intend",
        ):
            return governor, ["planned"]
        phrase = self._of_phrase(governor, preposition)
        return (governor, [phrase]) if phrase is not None else (None, [])

    # -- from a noun ---------------------------------------------------------------------------------------
    def _from_noun(self, noun: Token, head: Token) -> tuple[Token | None, list[Cue | None]]:
        if noun.dep in ("compound", "nmod", "amod", "npadvmod"):
            cue = self._of_noun_head(head, None)
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
            return (head if occurs or not self._is_known(noun) else None), []
        if noun.dep == "pobj":
            return self._from_behind(noun, head)
        return None, []

    def _from_object(self, noun: Token, verb: Token) -> tuple[Token | None, list[Cue | None]]:
        cue = self._lookup.modality_of_other(verb.lemma)
        cue = self._of_holder(verb) or cue
        if verb.lemma in words.REACTING:
            return None, []
        if (
            cue is None
            and verb.lemma in words.INTENDING
            and not (verb.lemma == "consider" and self._is_known(noun))
        ):
            cue = self._lookup.modality_of_governor(verb.lemma)
        goes_on = cue is not None or self._brings(verb) or not self._is_known(noun)
        return (verb if goes_on else None), [cue]

    def _of_holder(self, verb: Token) -> Modality | None:
        """ "the plan includes arrests": what holds it says what it is."""
        holder = self._tree.subject(verb.index) if verb.lemma in words.CONTAINING else None
        return self._lookup.modality_of_noun(holder.lemma) if holder is not None else None

    def _from_behind(self, noun: Token, preposition: Token) -> tuple[Token | None, list[Cue | None]]:
        governor = self._tree.head(preposition.index)
        if preposition.lemma in ("of", "to") and self._is_case(governor):
            return None, ["conditional"]
        if governor.pos in ("NOUN", "PROPN"):
            cue = self._of_noun_head(governor, preposition)
            through = cue is not None or (preposition.lemma in ("of", "in") and self._hands_on(governor))
            return (governor if through else None), [cue]
        phrase = self._of_phrase(governor, preposition)
        if phrase is not None:
            return governor, [phrase]
        if preposition.lemma == "for" and governor.lemma in words.MOVING and not self._is_known(noun):
            # "came for talks"
            return None, ["planned"]
        if governor.pos == "ADJ" and preposition.lemma in ("for", "to"):
            return governor, [self._lookup.modality_of_adjective(governor.lemma)]
        if preposition.lemma == "during" and self._cues.of_helpers(governor) == "planned":
            # "during his visit he will meet the rebels"
            return None, ["planned"]
        if governor.pos in ("VERB", "AUX") and preposition.lemma not in words.OCCASION:
            return (governor if not self._is_known(noun) else None), []
        return None, []

    def _is_case(self, noun: Token) -> bool:
        """ "in case of an attack", "in the event of an attack", but not "in the case of Peru"."""
        if noun.lemma not in ("case", "event") or self._tree.head(noun.index).lemma != "in":
            return False
        return noun.lemma == "event" or self._tree.child(noun.index, "det") is None

    def _of_phrase(self, governor: Token, preposition: Token) -> Modality | None:
        """ "called for an investigation", "warned of attacks"; None for other phrases."""
        return self._lookup.modality_of_other(f"{governor.lemma} {preposition.lemma}")

    def _of_noun_head(self, head: Token, preposition: Token | None) -> Modality | None:
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

    def _is_known(self, noun: Token) -> bool:
        """Whether the noun points to what is known already ("the murder", "his arrest")."""
        if any(c.lemma in words.COMING for c in self._tree.children(noun.index, "amod")):
            return False
        below = self._tree.children(noun.index, "det", "poss")
        return any(c.dep == "poss" or c.lemma in words.POINTING for c in below)

    # -- threats -------------------------------------------------------------------------------------------
    def _is_menace(self, verb: Token) -> bool:
        """ "we will bomb your bridges": harm announced by the one who would do it."""
        subject = self._tree.subject(verb.index)
        return subject is not None and subject.lemma in words.SELF and self._harms(verb)

    def _harms(self, verb: Token) -> bool:
        """Whether a verb tells an attack."""
        return any(
            sense.type in ("ASSAULT", "FIGHT")
            for entry in self._lookup.lexicon.verb_entries(verb.lemma)
            for sense in entry.senses
        )
