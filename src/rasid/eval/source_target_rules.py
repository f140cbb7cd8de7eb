"""Who acts on whom in the one event that a sentence is about: by the tree, from its main verb down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from rasid.eval.source_target_spans import phrase
from rasid.extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Role = Literal["source", "target", "related"]
ROLES: Final[tuple[Role, ...]] = ("source", "target", "related")

_ACTORS: Final = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_CLASSES: Final = frozenset({"person", "force", "organisation", "place", "vehicle"})
_TIMES: Final = frozenset({"DATE", "TIME"})
#: Prepositions in the order in which they tell to whom something is done.
_ORDER: Final = (
    "against", "with", "to", "on", "upon", "at", "into", "toward", "towards", "between", "for", "from", "over",
    "about", "of", "by", "in", "inside", "near", "across",
)  # fmt: skip
#: Nouns that name nobody in spite of their class.
_NOBODY: Final = frozenset({"state", "border", "force", "side", "area", "part", "way", "head"})
_PLACING: Final = frozenset({"in", "at", "inside", "near", "across", "by"})
#: Verbs that several do together, and nouns of what they do.
_TOGETHER: Final = frozenset(
    ["agree", "sign", "fail", "meet", "negotiate", "clash", "cooperate", "reach", "exchange", "hold", "discuss",
     "conclude", "ratify", "resume", "begin", "conduct", "perform", "violate", "attend", "talk", "consult", "confer",
     "stage", "renew", "restore", "establish", "normalise", "normalize", "share", "fight", "upgrade", "launch",
     "host"]
)  # fmt: skip
_ENCOUNTERS: Final = frozenset(
    ["talk", "meeting", "agreement", "deal", "treaty", "pact", "summit", "negotiation", "consultation", "discussion",
     "dialogue", "accord", "exercise", "session", "conversation", "memorandum"]
)  # fmt: skip
#: Verbs of sending: what they send goes to, against or out of somebody.
_SENDING: Final = frozenset(
    ["send", "withdraw", "contribute", "mobilise", "mobilize", "dispatch", "deploy", "provide", "supply", "return",
     "hand", "deliver", "donate", "give", "pull", "recall", "commit", "move", "ship", "transfer"]
)  # fmt: skip
_PRONOUNS: Final = frozenset({"PRON"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A noun with the role of its phrase. ``joined``: those joined to it with "and" are in the same phrase."""

    head: Token
    role: Role
    joined: bool = False


def roles_of(doc: Doc) -> list[Chosen]:
    """The actors of the event that the sentence is about, in the order in which they are found."""
    if not len(doc):
        return []
    verb, speaker = main_verb(doc)
    source = _source(verb) or speaker
    targets = list(_targets(verb, source, 0))
    if source is not None and _is_mutual(verb, source, targets):
        return _equals(source, targets)
    source = source or _first_actor(doc, targets)
    targets = targets or list(_named_later(verb, source))
    found = [] if source is None else _marked(source, "source")
    taken = {chosen.head.i for chosen in found}
    found += [one for target in targets[:1] for one in _marked(target, "target") if one.head.i not in taken]
    return found


def main_verb(doc: Doc) -> tuple[Token, Token | None]:
    """The verb of the event, and who speaks where that verb has no doer of its own in sight."""
    roots = [sentence.root for sentence in doc.sents]
    verb = next((root for root in roots if root.pos_ in ("VERB", "AUX")), roots[0])
    said = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if said is None or not is_saying(verb):
        return verb, None
    if said.i < verb.i:
        # "X attacked Y, officials said": the sentence is about the attack.
        return said, None
    speaker, doer = subject(verb), subject(said)
    if speaker is None:
        return said, None
    if doer is None or doer.pos_ in _PRONOUNS:
        return said, speaker
    return verb, None


def is_saying(verb: Token) -> bool:
    """Whether the verb is one of saying."""
    return bool(load_lexicon().speech_words.verbs.headed(verb.lemma_.lower()))


def subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb, through what it is joined to."""
    own = [
        child
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass") and child.ent_type_ not in _TIMES
    ]
    if own:
        return own[-1]
    return subject(verb.head) if verb.dep_ in ("conj", "xcomp") and verb.head is not verb else None


def is_actor(noun: Token) -> bool:
    """Whether a noun names somebody who can act or suffer: a name, a body, people, a place."""
    if noun.ent_type_ in _TIMES or noun.pos_ in ("PRON", "NUM"):
        return False
    if noun.ent_type_ in _ACTORS or noun.pos_ == "PROPN":
        return True
    if noun.lower_ in _NOBODY:
        return False
    return bool(load_lexicon().classes(noun.lemma_.lower()) & _CLASSES)


def has_actor(noun: Token) -> bool:
    """Whether a name is among the words before a noun ("the UN's findings")."""
    return any(word.ent_type_ in _ACTORS for word in noun.doc[noun.left_edge.i : noun.i])


def _source(verb: Token) -> Token | None:
    if _is_passive(verb):
        by = next((child for child in verb.children if child.dep_ == "agent"), None)
        return (
            next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
        )
    found = subject(verb)
    return None if found is None or found.pos_ in _PRONOUNS or found.dep_ == "expl" else found


def _first_actor(doc: Doc, targets: list[Token]) -> Token | None:
    """The actor that the sentence begins with, where the tree shows no subject."""
    for chunk in doc.noun_chunks:
        if is_actor(chunk.root) and chunk.root.dep_ not in ("pobj", "dobj") and chunk.root not in targets[:1]:
            return chunk.root
    return None


def _named_later(verb: Token, source: Token | None) -> Iterator[Token]:
    """Names of places and bodies behind a preposition after the verb, the first one first."""
    last = max(verb.i, source.i if source is not None else 0)
    for token in verb.doc[last + 1 :]:
        if (
            token.dep_ == "pobj"
            and token.ent_type_ in _ACTORS
            and token.head.lower_ not in ("by", "according")
        ):
            yield token


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _targets(verb: Token, source: Token | None, depth: int) -> Iterator[Token]:
    """To whom it is done, the likeliest first."""
    if depth > 4:
        return
    found = [
        noun
        for noun in _all_targets(verb, source, depth)
        if noun.pos_ not in _PRONOUNS and (source is None or noun.i != source.i) and not _is_own(noun)
    ]
    yield from sorted(found, key=lambda noun: not is_public(noun)) if depth == 0 else found


def is_public(noun: Token) -> bool:
    """Whether a noun names people, a body or a place by name, not a thing or a place of any kind ("a road")."""
    first, end = phrase(noun, placed=False, named=False)
    if noun.pos_ == "PROPN" or any(word.ent_type_ in _ACTORS for word in noun.doc[first:end]):
        return True
    return bool(load_lexicon().classes(noun.lemma_.lower()) & {"person", "force", "organisation"})


def _is_somebodys(noun: Token) -> bool:
    """Whether the noun is what a named actor has or did ("the UN's findings")."""
    return any(child.dep_ == "poss" and child.ent_type_ in _ACTORS for child in noun.children)


def _is_own(noun: Token) -> bool:
    """Whether the noun is somebody's own ("its troops"), and so on the side of who acts."""
    if noun.ent_type_ in _ACTORS or has_actor(noun):
        return False
    return any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in noun.children)


def _all_targets(verb: Token, source: Token | None, depth: int) -> Iterator[Token]:
    if _is_passive(verb):
        yield from (child for child in verb.children if child.dep_ == "nsubjpass")
    things = [child for child in verb.children if child.dep_ in ("dobj", "dative", "oprd")]
    yield from (thing for thing in things if thing.dep_ == "dative" and is_actor(thing))
    if verb.lemma_.lower() in _SENDING:
        yield from _behind([verb, *things])
    yield from (thing for thing in things if is_actor(thing))
    yield from (thing for thing in things if _is_somebodys(thing))
    beside = [*things, *(child for child in verb.children if child.dep_ in ("prt", "acomp", "attr"))]
    yield from _behind([verb, *beside])
    yield from _doers_below(verb, things)
    yield from (thing for thing in things if has_actor(thing))
    for clause in _clauses_below(verb, beside):
        yield from _targets(clause, source, depth + 1)


def _doers_below(verb: Token, things: list[Token]) -> Iterator[Token]:
    """Who is to do something, in "demanded that X leave" and "voiced fears that X would leave"."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    clauses += [child for thing in things for child in thing.children if child.dep_ == "acl"]
    doers = (subject(clause) for clause in clauses if clause.i > verb.i)
    yield from (doer for doer in doers if doer is not None and is_actor(doer))


def _clauses_below(verb: Token, beside: list[Token]) -> Iterator[Token]:
    """Verbs that hang on a verb or on what stands beside it, the closest bound ones first."""
    for child in (*verb.children, *(child for word in beside for child in word.children)):
        if (
            child.dep_ in ("xcomp", "ccomp", "pcomp", "acl")
            and child.i > verb.i
            and child.pos_ in ("VERB", "AUX")
        ):
            yield child
    for preposition in verb.children:
        if preposition.dep_ == "prep":
            yield from (child for child in preposition.children if child.dep_ == "pcomp")
    for child in verb.children:
        if child.dep_ == "advcl" and child.i > verb.i and child.tag_ in ("VB", "VBG"):
            yield child


def _behind(words: list[Token]) -> Iterator[Token]:
    """Actors behind the prepositions of some words, in the order of what the prepositions tell."""
    below = [child for word in words for child in word.children]
    prepositions = [c for c in below if c.dep_ in ("prep", "dative") and c.pos_ in ("ADP", "SCONJ", "PART")]
    doers = [c for word in words if word.pos_ == "NOUN" for c in word.children if c.dep_ == "acl"]
    prepositions += [c for doer in doers for c in doer.children if c.dep_ == "agent" or c.lower_ == "from"]
    ranked = sorted((p for p in prepositions if p.lower_ in _ORDER), key=_urgency)
    for preposition in ranked:
        for thing in preposition.children:
            if thing.dep_ != "pobj" or thing.ent_type_ in _TIMES:
                continue
            if is_actor(thing):
                yield thing
            elif preposition.lower_ not in _PLACING:
                yield from _behind([thing])
                if has_actor(thing):
                    yield thing


def _urgency(preposition: Token) -> tuple[int, int]:
    # "crimes by X against Y": who does what is spoken of is meant.
    by_noun = preposition.lower_ == "by" and preposition.head.pos_ == "NOUN"
    return (-1 if by_noun else _ORDER.index(preposition.lower_)), preposition.i


def _is_mutual(verb: Token, source: Token, targets: list[Token]) -> bool:
    if verb.lemma_.lower() not in _TOGETHER:
        return False
    hurt = bool(targets) and (targets[0].dep_ == "dobj" or targets[0].head.lower_ in ("against", "at"))
    if source.conjuncts and not hurt:
        return True
    met = verb.lemma_.lower() in ("meet", "host") or any(
        child.dep_ == "dobj" and child.lemma_.lower() in _ENCOUNTERS for child in verb.children
    )
    if not met or not targets:
        return False
    other = targets[0]
    return (other.dep_ == "dobj" and other.head.i == verb.i) or other.head.lower_ == "with"


def _equals(source: Token, targets: list[Token]) -> list[Chosen]:
    if source.conjuncts:
        return [Chosen(source, "related", joined=True)]
    return [Chosen(source, "related"), Chosen(targets[0], "related", joined=True)]


def _marked(noun: Token, role: Role) -> list[Chosen]:
    """A noun and those joined to it: names apart, "soldiers and officers" together."""
    joined = noun.conjuncts
    if joined and not any(one.pos_ == "PROPN" or one.ent_type_ in _ACTORS for one in (noun, *joined)):
        return [Chosen(noun, role, joined=True)]
    return [Chosen(noun, role), *(Chosen(one, role) for one in joined if is_actor(one))]
