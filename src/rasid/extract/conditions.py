"""What stands under a condition or in a question: "if", "unless", "should they", "whether", "did they"."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Token

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
#: Openings of a clause that must come true first: a condition as long as it lies ahead.
_FIRST: Final = (("once",), ("as", "soon", "as"), ("only", "after"), ("only", "when"), ("whenever",))
#: "in case of an attack", "in the event of an attack".
_CASES: Final = frozenset({"case", "event"})
_THEN: Final = frozenset({"otherwise"})
_CLAUSES: Final = ("advcl", "ccomp", "pcomp", "prep", "dep", "parataxis")


class Conditions:
    """Questions about the conditions and questions in one tree."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

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
        if any(opening[: len(words)] == words for words in _FIRST):
            return self._is_ahead(verb)
        if opening[:1] == ("when",) and self._is_ahead(verb):
            # "will be punished when they attack"
            helpers = {c.tag for c in tree.children(tree.head(verb.index).index, "aux")}
            return "MD" in helpers
        return self._is_next_time(verb) or self._is_inverted(verb)

    def _is_next_time(self, verb: Token) -> bool:
        """ "the next time they attack, we will answer"."""
        time = self._tree.head(verb.index)
        if verb.dep != "relcl" or time.lemma != "time" or time.dep != "npadvmod":
            return False
        return any(c.tag == "MD" for c in self._tree.children(self._tree.head(time.index).index, "aux"))

    def is_case(self, noun: Token) -> bool:
        """ "in case of an attack", "in the event of an attack", but not "in the case of Peru"."""
        if noun.lemma not in _CASES or self._tree.head(noun.index).lemma != "in":
            return False
        if self._tree.child(noun.index, "amod") is not None:
            # "in a separate event"
            return False
        return noun.lemma == "event" or self._tree.child(noun.index, "det") is None

    def _has_of(self, noun: Token) -> bool:
        return any(c.lemma == "of" for c in self._tree.children(noun.index, "prep"))

    def _is_ahead(self, verb: Token) -> bool:
        """Whether a clause in the present tells what has still to come true ("once they have left")."""
        finite = [verb, *self._tree.children(verb.index, "aux", "auxpass")]
        return verb.dep == "advcl" and any(word.tag in ("VBZ", "VBP") for word in finite)

    def has_condition(self, verb: Token) -> bool:
        """Whether a condition hangs on the verb ("if the talks fail, the militia will attack")."""
        below = list(self._tree.children(verb.index, "advcl", "prep", "advmod"))
        below += [c for word in below for c in self._tree.children(word.index, "advcl", "pcomp")]
        if any(word.lemma in _THEN for word in below if word.dep == "advmod"):
            return True
        cases = [c for word in below if word.dep == "prep" for c in self._tree.children(word.index, "pobj")]
        if any(self.is_case(case) and self._has_of(case) for case in cases):
            return True
        head = self._tree.head(verb.index)
        if verb.dep == "ccomp" and head.index > verb.index and self._is_inverted(head):
            # "has offered to pay, should they ask": the tree takes the condition for the main clause.
            return True
        if verb.dep == "ccomp" and head.index > verb.index:
            # "if it is closed, they will march, she said": the tree may hang the condition on the saying.
            before = [c for c in self._tree.children(head.index, "advcl") if c.index < verb.index]
            below += before
        clauses = [word for word in below if word.pos in ("VERB", "AUX") or word.dep == "advcl"]
        return any(self.is_condition(word) for word in clauses)

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
        told = self._tree.children(head.index, "xcomp", "dobj") if verb.dep == "advcl" else []
        # "should consider leaving if the rain stops": what is to be decided stands there already.
        return "if" in marks and verb.dep in ("ccomp", "advcl") and asked and not told

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
        if helper is None or subject is None:
            return False
        first = helper.text.lower() in _INVERTED and helper.index < subject.index
        if verb.dep == "ROOT":
            said = tree.children(verb.index, "ccomp")
            return first and bool(said) and said[0].index < helper.index
        return first and verb.dep in _CLAUSES and tree.subtree(verb.index)[0] == helper.index
