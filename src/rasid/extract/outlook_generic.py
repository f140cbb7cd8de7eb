"""Things told in general: "attacks on civilians are crimes", "to fight terrorism", "any attack".

Nobody says that such a thing happens. A noun without an article, a number, a name or a time, in a clause that is not
itself about the past, names a kind of thing and no happening.
"""

from __future__ import annotations

from typing import Final

from rasid.extract.conditions import Conditions
from rasid.extract.cues import FUTURE, POSSIBLE
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality

_ANY: Final = frozenset({"any", "every", "each", "whatever", "whichever"})
_ANYBODY: Final = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "anything", "whatever"})
#: What makes a noun's happening one of its own, and no kind of thing.
_SINGLED: Final = ("det", "poss", "nummod", "relcl", "acl", "predet", "quantmod")
_COMPANY: Final = frozenset({"many", "several", "few", "some", "more", "numerous", "recent", "new", "continued",
                             "ongoing", "constant", "further", "latest", "first", "last", "such", "other"})  # fmt: skip
#: Verbs of attitude, and of doing something about a kind of thing.
_ATTITUDES: Final = frozenset(
    ["condemn", "repudiate", "reject", "oppose", "denounce", "abhor", "fight", "combat", "prevent", "stop", "avoid",
     "support", "favor", "favour", "prefer", "promote", "encourage", "advocate", "tolerate", "justify", "accept",
     "resort", "defend", "believe", "renounce", "eradicate", "eliminate", "mean", "constitute", "require",
     "need", "want", "seek", "end", "abandon", "choose", "offer", "facilitate"]
)  # fmt: skip
_STANCES: Final = frozenset(
    {"reject", "oppose", "favor", "favour", "advocate", "prefer", "renounce", "support"}
)
_MEANS: Final = frozenset({"against", "through", "by", "without", "of", "for", "than", "on", "in", "to", "about",
                           "via", "with"})  # fmt: skip
#: Nouns that name a matter, of which an event word before them says which.
_MATTERS: Final = frozenset(
    ["issue", "question", "topic", "treaty", "policy", "law", "option", "capability", "capacity", "mechanism",
     "technique", "tactic", "method", "danger", "possibility", "alternative", "condition"]
)  # fmt: skip
_DENYING: Final = frozenset({"deny", "dispute", "doubt"})
_LINKS: Final = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "compound", "prep"})


class Generic:
    """Which events of one tree are told in general."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._conditions = Conditions(tree)

    def depends_on_doer(self, verb: Token) -> bool:
        """ "anyone who lays down his arms will be spared": whether what is announced depends on what they do."""
        subject = self._tree.child(verb.index, "nsubj", "nsubjpass")
        if subject is None or subject.lemma not in _ANYBODY:
            return False
        return bool(self._tree.children(subject.index, "relcl")) and self._is_ahead(subject)

    def of(self, token: Token) -> Modality | None:
        """Possible or conditional for a happening that is told in general, None for others."""
        if token.pos in ("VERB", "AUX"):
            return self._of_whoever(token) or self._of_gerund(token)
        if token.pos != "NOUN":
            return None
        determiner = self._tree.child(token.index, "det")
        if determiner is not None and determiner.lemma in _ANY:
            if self._is_ahead(token):
                return "conditional"
            return None if self._is_denied(token) else "possible"
        if token.dep == "compound" and self._tree.head(token.index).lemma in _MATTERS:
            return "possible"
        return "possible" if self._is_kind(token) and self._is_timeless(token) else None

    def _of_whoever(self, verb: Token) -> Modality | None:
        """ "anyone who attacks the town will be shot", "a fine for each shop burned"."""
        if verb.dep not in ("relcl", "acl"):
            return None
        noun = self._tree.head(verb.index)
        said = {c.lemma for c in self._tree.children(noun.index, "det")}
        if noun.lemma not in _ANYBODY and not said & (_ANY | {"no"}):
            return None
        return "conditional" if self._is_ahead(noun) else None

    def _of_gerund(self, verb: Token) -> Modality | None:
        """ "killing people is a crime": what is judged, not told."""
        judged = self._tree.head(verb.index)
        if verb.dep != "csubj" or verb.tag != "VBG" or judged.lemma != "be" or judged.tag == "VBD":
            return None
        return "possible"

    def _is_denied(self, noun: Token) -> bool:
        """Whether "any" only goes with a denial of what was done: "denied that it had carried out any strike"."""
        verb = self._clause(noun)
        above = [] if verb is None or self._is_present(verb) else self._tree.ancestors(verb.index)
        return any(one.lemma in _DENYING for one in above)

    def _is_ahead(self, noun: Token) -> bool:
        """Whether what is told of the noun is told as coming, as possible or as a threat."""
        verb = self._clause(noun)
        if verb is None:
            return False
        helpers = {c.lemma for c in self._tree.children(verb.index, "aux")}
        if helpers & (FUTURE | POSSIBLE | {"would"}):
            return True
        above = [verb, *self._tree.ancestors(verb.index)]
        return any(self._lookup.modality_of_governor(one.lemma) == "threatened" for one in above)

    def _is_kind(self, noun: Token) -> bool:
        """Whether nothing singles the event out: no article, number, name, time or clause of its own."""
        tree = self._tree
        if noun.tag not in ("NN", "NNS") or tree.children(noun.index, *_SINGLED):
            return False
        small = tree.children(noun.index, "amod", "compound", "nmod")
        if any(c.text.lower() in _COMPANY or c.pos == "PROPN" for c in small):
            return False
        below = [tree.tokens[i] for i in tree.subtree(noun.index)]
        return not any(t.pos in ("PROPN", "NUM") or self._lookup.is_time_word(t.lemma) for t in below)

    def _is_timeless(self, noun: Token) -> bool:
        """Whether the noun stands in a clause about what one is for or against, or how things are."""
        governor = self._tree.head(noun.index)
        while noun.dep == "conj" and governor.pos == "NOUN":
            noun, governor = governor, self._tree.head(governor.index)
        verb = self._clause(noun)
        if verb is None:
            return False
        if noun.dep == "dobj" and noun.tag == "NN" and governor.lemma in _STANCES:
            # "has never rejected dialogue"
            return True
        if not self._is_present(verb):
            return False
        if noun.dep == "dobj":
            return governor.lemma in _ATTITUDES
        if noun.dep == "pobj":
            return governor.lemma in _MEANS and self._is_attitude(self._tree.head(governor.index), governor)
        if noun.dep in ("nsubj", "nsubjpass"):
            # "kidnappings are crimes", but not "kidnappings are frequent".
            return governor.lemma == "be" and self._tree.child(governor.index, "attr") is not None
        return noun.dep == "attr" and governor.lemma == "be"

    def _is_attitude(self, governor: Token, preposition: Token) -> bool:
        if preposition.lemma in ("against", "through", "via", "without"):
            return True
        return governor.lemma in _ATTITUDES

    def _is_present(self, verb: Token) -> bool:
        """Whether a verb is in the simple present, an infinitive, or behind a modal."""
        if verb.tag in ("VBZ", "VBP", "VB"):
            return True
        helpers = [c.tag for c in self._tree.children(verb.index, "aux", "auxpass")]
        return "MD" in helpers

    def _clause(self, token: Token) -> Token | None:
        """The verb of the clause in which a noun takes part, None where it hangs on a clause of its own."""
        while token.pos not in ("VERB", "AUX"):
            if token.dep not in _LINKS or token.head == token.index:
                return None
            token = self._tree.head(token.index)
        return token
