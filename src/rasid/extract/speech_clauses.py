"""Verbs of saying: who speaks, and whether anything is said at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.lexicon import Speech
from rasid.extract.lookup import Lookup
from rasid.extract.negation import is_under_nor
from rasid.extract.trailing import beside_a_count, turned_speaker
from rasid.extract.tree import Tree
from rasid.model.document import Token

_NOT: Final = frozenset({"not", "n't", "never", "neither", "nor"})
_SILENT: Final = frozenset(
    {"you", "one", "this", "that", "these", "there", "what", "everything", "something", "nothing", "nobody"}
)
#: Verbs that take an infinitive whose subject says it ("went on to say", "was quoted as saying").
#: "quoted the governor as saying": the object says it.
_QUOTING: Final = frozenset({"quote", "cite", "report", "describe"})
_LEADING: Final = frozenset({"go", "continue", "proceed", "begin", "start", "hasten"})


def speaker_token(verb: Token, tree: Tree, lookup: Lookup, classes: Classes) -> Token | None:
    """Who says what the verb says; None where nobody does, or only what cannot speak.

    A verb joined to one that cannot have been its partner ("confirmed that operations had been
    suspended and said ...") has the subject of the next clause up that can speak.
    """
    own = tree.child(verb.index, "nsubj")
    active = own is not None and tree.child(verb.index, "auxpass", "nsubjpass") is None and verb.tag == "VBD"
    if tree.is_passive(verb.index) and not active:
        by = tree.child(verb.index, "agent")
        return tree.child(by.index, "pobj") if by is not None else None
    subject = _raw_subject(verb, tree)
    if subject is not None and can_speak(subject, tree, lookup, classes):
        return subject
    if tree.child(verb.index, "nsubj") is None:
        for clause in tree.ancestors(verb.index):
            subject = tree.child(clause.index, "nsubj")
            if (
                clause.pos in ("VERB", "AUX")
                and subject is not None
                and can_speak(subject, tree, lookup, classes)
            ):
                return subject
    return None


def is_unsaid(verb: Token, speech: Speech, tree: Tree, is_nobody: Callable[[Token], bool]) -> bool:
    """Whether the verb tells that nothing is said: "nobody claimed", "would not say", "to say", "did not confirm".

    Not to believe something is a stance of its own, not to say it is none.
    """
    subject = tree.child(verb.index, "nsubj")
    if subject is not None and is_nobody(subject):
        return True
    if verb.tag == "VB" and any(c.lemma == "to" and c.dep == "aux" for c in tree.children(verb.index)):
        return verb.dep != "xcomp" or tree.head(verb.index).lemma not in _LEADING
    return says_not(verb, tree) and speech.kind != "opinion"


def says_not(verb: Token, tree: Tree) -> bool:
    """Whether the saying is negated ("did not say", "neither confirmed nor denied")."""
    first = tree.head(verb.index)
    # "did not confirm or deny that S"
    joined = verb.dep == "conj" and any(c.lemma == "or" for c in tree.children(first.index, "cc"))
    return _is_negated(verb, tree) or is_under_nor(verb, tree) or (joined and _is_negated(first, tree))


def _is_negated(verb: Token, tree: Tree) -> bool:
    return any(
        c.dep in ("neg", "preconj", "cc", "advmod") and c.lemma in _NOT
        for c in tree.children(verb.index)
        if c.index < verb.index
    )


def quoted_object(verb: Token, tree: Tree) -> Token | None:
    """Who is "quoted as saying" what the verb says; None for other verbs."""
    way = tree.head(verb.index)
    quoting = tree.head(way.index)
    if verb.dep != "pcomp" or way.lemma != "as" or quoting.lemma not in _QUOTING:
        return None
    return tree.child(quoting.index, "dobj", "nsubjpass")


def _raw_subject(verb: Token, tree: Tree) -> Token | None:
    """The subject as it stands, a relative or personal pronoun included."""
    own = tree.children(verb.index, "nsubj")
    turned = turned_speaker(verb, tree)
    if turned is not None:
        return turned
    quoted = quoted_object(verb, tree)
    if quoted is not None:
        return quoted
    if not own and (taken := taken_for_apposition(verb, tree)) is not None:
        return taken
    return beside_a_count(own[-1], tree) if own else tree.subject(verb.index)


def taken_for_apposition(verb: Token, tree: Tree) -> Token | None:
    """The subject that the tree hangs on the last noun of what is said ("S in Kut, one of its officers said").

    What is said is a clause under the verb, or one that the tree takes the verb to be joined to; None for
    other verbs.
    """
    clause = tree.head(verb.index) if verb.dep == "conj" else tree.child(verb.index, "ccomp")
    if clause is None or clause.index > verb.index or clause.pos not in ("VERB", "AUX"):
        return None
    for index in tree.subtree(clause.index):
        noun = tree.tokens[index]
        below = tree.subtree(index) if noun.dep == "appos" else []
        if below and below[-1] == verb.index - 1 and tree.tokens[below[0] - 1].text == ",":
            return noun
    return None


def can_speak(noun: Token, tree: Tree, lookup: Lookup, classes: Classes) -> bool:
    """Months, machines and events say nothing ("January saw ...", "the drones see")."""
    core = tree.core(noun)
    if core is not noun:
        return can_speak(core, tree, lookup, classes)
    if noun.pos == "PRON":
        return noun.lemma not in _SILENT or tree.is_relative(noun)
    if _is_name_of_several(noun, tree) and not classes.is_day(noun):
        # A name of several words ("Doctors Aid", "The Kivu Times") is not what its last word is.
        return True
    if classes.is_time(noun):
        return False
    if lookup.speech_noun(noun.lemma) is not None:
        return True
    kinds = classes.of(noun)
    return not kinds & {"weapon", "vehicle", "event"} or bool(kinds & {"person", "force", "organisation"})


def _is_name_of_several(noun: Token, tree: Tree) -> bool:
    """Whether the noun ends a name of several words, each with a capital."""
    before = tree.children(noun.index, "compound")
    return noun.pos == "PROPN" and any(c.pos == "PROPN" or c.text[:1].isupper() for c in before)
