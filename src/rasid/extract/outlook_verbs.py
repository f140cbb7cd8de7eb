"""One step up from a verb: what the clause it is a part of makes of it."""

from __future__ import annotations

from rasid.extract import outlook_words as words
from rasid.extract.conditions import Conditions
from rasid.extract.cues import Cues
from rasid.extract.lookup import Lookup
from rasid.extract.outlook_nouns import Cue, NounSteps, Step
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality


class VerbSteps:
    """Steps of the walk of :class:`rasid.extract.outlook.Outlook` that begin at a verb."""

    def __init__(self, tree: Tree, lookup: Lookup, nouns: NounSteps) -> None:
        self._tree = tree
        self._lookup = lookup
        self._cues = Cues(tree, lookup)
        self._conditions = Conditions(tree)
        self._nouns = nouns

    def up(self, verb: Token, head: Token) -> Step:
        if verb.dep == "xcomp":
            return self._from_complement(verb, head)
        if verb.dep == "conj":
            alike = head.tag == verb.tag or (self._cues.helpers(verb) == [] and verb.tag in ("VB", "VBG"))
            own = self._tree.child(verb.index, "nsubj", "nsubjpass") is not None
            if (
                own
                and head.dep == "ccomp"
                and "that" in {c.lemma for c in self._tree.children(verb.index, "mark")}
            ):
                # "hopes that they leave and that they disarm"
                return None, [self._of_content(verb, self._tree.head(head.index))]
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

    def _from_complement(self, verb: Token, head: Token) -> Step:
        """ "plans to attack", "is ready to attack", "was to arrive", "had to leave"."""
        if head.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None, []
        infinitive = self._cues.is_infinitive(verb)
        if head.lemma == "be" and infinitive and verb.lemma != "blame":
            return head, ["planned"]
        if head.lemma in ("have", "need") and infinitive:
            return head, ["possible"]
        if (
            infinitive
            and head.pos == "ADJ"
            and any(c.lemma == "too" for c in self._tree.children(head.index))
        ):
            # "was too weak to hold the hill"; "was too ill to meet the envoy" is no attempt.
            return head, ["attempted" if self._cues.harms(verb) else "possible"]
        return head, [self._of_governor(head, verb) or self._nouns.of_holder(head)]

    def _of_governor(self, head: Token, verb: Token) -> Modality | None:
        if head.lemma in words.VOWS and self._cues.harms(verb):
            return "threatened"
        if self._lookup.aspect_verb(head.lemma) is not None:
            return None
        if self._lookup.hedge(f"{head.lemma} to") is not None:
            return None
        for preposition in self._tree.children(head.index, "prep"):
            # "called on the president to resign"
            if self._nouns.of_phrase(head, preposition) == "possible":
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
            return "open" if "possible" in said or self._conditions.is_question(head) else None
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

    def _from_adverbial(self, verb: Token, head: Token) -> Step:
        marks = {c.lemma for c in self._tree.children(verb.index, "mark")}
        to_be = {"to", "be"} <= {c.lemma for c in self._tree.children(verb.index, "aux", "auxpass")}
        if to_be and verb.tag == "VBN":
            # "the time for the talks to be resumed", "troops to be trained"
            return None, ["possible" if "for" in marks else "planned"]
        if self._cues.is_infinitive(verb):
            if head.tag == "VBD" and head.lemma in words.TAKING_TIME and self._takes_time(head):
                # "needed two hours to seize the town": it was seized.
                return None, []
            asked = self._conditions.is_question(head)
            return None, ["possible" if asked else self._of_purpose(verb, head)]
        if "before" in marks and {"could", "can"} & set(self._cues.helpers(verb)):
            # "fled before the patrol could seize them", but not "will have to pay before they can leave"
            return None, ["attempted" if self._cues.of_helpers(head) is None else None]
        joined = {c.lemma for c in self._tree.children(verb.index, "mark", "advmod")}
        if "so" in joined and verb.tag in ("VB", "VBZ", "VBP", "VBN"):
            return None, self._of_result(verb, head)
        if "until" in marks and verb.tag != "VBD" and not self._is_past(verb):
            return None, ["conditional"]
        if verb.tag == "VBG" and not marks and self._tree.child(verb.index, "nsubj", "aux") is None:
            # "will attack the town, killing many"
            return head, []
        return None, []

    def _of_result(self, verb: Token, head: Token) -> list[Cue | None]:
        """ "so that they can trade", "should be asked so that a list is published"; nothing for what came about."""
        finite = [verb, *self._tree.children(verb.index, "aux", "auxpass")]
        perfect = verb.tag == "VBN" and any(word.lemma == "have" for word in finite)
        if perfect or any(word.tag == "VBD" for word in finite):
            return [None]
        asked = self._cues.of_helpers(head) == "possible"
        return ["possible" if asked else "planned"]

    def _takes_time(self, verb: Token) -> bool:
        """Whether the verb says how long something took."""
        things = self._tree.children(verb.index, "dobj", "npadvmod")
        return any(thing.lemma in words.LENGTHS for thing in things)

    def _of_purpose(self, verb: Token, head: Token) -> Modality:
        """What something is for is planned; what must be done for it is its condition. What a thing is for that
        somebody is only asked to do is open too."""
        asking = self._tree.head(head.index)
        if head.dep in ("xcomp", "ccomp") and self._lookup.modality_of_other(asking.lemma) == "possible":
            return "possible"
        return "conditional" if "must" in self._cues.helpers(head) and head.index < verb.index else "planned"

    def _is_past(self, verb: Token) -> bool:
        return any(c.tag == "VBD" for c in self._tree.children(verb.index, "aux", "auxpass"))

    def _from_attribute(self, verb: Token, head: Token) -> Step:
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

    def _from_prepositional(self, preposition: Token) -> Step:
        """ "the possibility of attacking", "prevented from attacking", "aimed at killing", "by attacking"."""
        governor = self._tree.head(preposition.index)
        if governor.lemma in words.HINDERING and preposition.lemma == "from":
            return governor, ["attempted"]
        if preposition.lemma == "by":
            return governor, []
        if governor.pos in ("NOUN", "PROPN"):
            cue = self._nouns.of_noun_head(governor, preposition)
            if cue is None and governor.lemma in words.CHARGES and preposition.lemma == "of":
                cue = "planned"
            return (governor, [cue]) if cue is not None else (None, [])
        if preposition.lemma in ("at", "on", "for") and governor.lemma in (
            "aim",
            "design",
            "focus",
            "plan",
            "intend",
        ):
            return governor, ["planned"]
        if (
            governor.lemma == "succeed"
            and preposition.lemma == "in"
            and self._tree.child(governor.index, "neg")
        ):
            return governor, ["attempted"]
        phrase = self._nouns.of_phrase(governor, preposition)
        return (governor, [phrase]) if phrase is not None else (None, [])
