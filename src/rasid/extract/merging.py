"""Parts of one happening told by several words of a sentence, put together.

"An attack killed three and wounded five", "launched operations, targeting camps", "were killed in an
air strike": one event each, with its tolls and its mode.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.extract.told import Told, Workbook
from rasid.extract.tree import Tree
from rasid.model.observation import Toll, TollKind

_VIOLENT: Final = frozenset({"ASSAULT", "FIGHT"})
_HARMFUL: Final = _VIOLENT | {"COERCE"}
#: Prepositions by which an event noun says in what a deed was done.
_IN: Final = frozenset({"in", "during", "by", "from", "with", "amid", "as"})
_PARTICIPLES: Final = frozenset({"VBG", "VBN"})


def merge_told(told: list[Told], book: Workbook) -> list[Told]:
    """``told`` with parts merged into the happening they belong to."""
    kept = list(told)
    for part in list(kept):
        for whole in kept:
            if part is not whole and part in kept and _is_part(part, whole, book):
                _join(whole, part)
                kept.remove(part)
                break
    return kept


def _is_part(part: Told, whole: Told, book: Workbook) -> bool:
    tree = book.tree
    if _leans(part) or _leans(whole):
        # "A shell hit a school, but no one was hurt" is one telling; "killed five; there were no casualties" is not.
        alike = part.manner.negated == whole.manner.negated and not _kinds(part) & _kinds(whole)
        inside = part.trigger.index in tree.subtree(whole.verb.index)
        return _leans(part) and alike and inside and whole.type in _VIOLENT and whole.count is None
    if part.trigger is whole.trigger:
        # "was planned and executed": one operation, and what was done counts; so does the main clause.
        if whole.verb.dep == "relcl" or part.verb.dep == "relcl":
            return part.verb.dep == "relcl"
        return part.phase == whole.phase and (
            part.manner.modality != "actual" or whole.manner.modality == "actual"
        )
    if part.count is not None and whole.count is not None:
        return False
    if _is_object(part, whole):
        return True
    if part.manner.negated != whole.manner.negated:
        return False
    if part.generic and whole.type in _HARMFUL and part.phase is None and _is_means(part, whole, tree):
        return True
    if part.kind != "event" or (whole.kind != "event" and not whole.generic):
        return False
    if part.count is not None and part.trigger.index in book.said_roots:
        # "... and the hospital put the toll at 15": told by somebody else.
        return False
    if part.only_toll:
        return whole.type in _VIOLENT and not whole.only_toll
    alike = part.type == whole.type or {part.type, whole.type} <= _VIOLENT
    if not alike and not (whole.generic and part.type in _HARMFUL):
        return False
    return (
        _is_participle(part, whole, book)
        or _is_joined(part, whole, book)
        or _is_means(part, whole, tree)
        or _is_said_of(part, whole, tree)
        or _is_occasion(part, whole, tree)
    )


def _leans(told: Told) -> bool:
    return told.count is not None and told.count.leans


def _kinds(told: Told) -> set[TollKind]:
    return {toll.kind for toll in told.tolls}


def _is_object(part: Told, whole: Told) -> bool:
    """ "showed increased capabilities": verb and object say one thing twice."""
    same = part.type == whole.type and part.kind == whole.kind
    return (
        same
        and part.trigger.pos == "NOUN"
        and part.trigger.dep == "dobj"
        and part.trigger.head == whole.verb.index
    )


def _is_participle(part: Told, whole: Told, book: Workbook) -> bool:
    """ "launched operations, targeting camps"; "opened fire, killing two, police said"."""
    tree, verb = book.tree, part.verb
    if verb.dep not in ("advcl", "xcomp", "prep", "pcomp", "acl") or verb.tag not in _PARTICIPLES:
        return False
    if tree.child(verb.index, "nsubj", "mark") is not None:
        return False
    if verb.dep == "acl" and not tree.is_loose(verb.index):
        return verb.head == whole.trigger.index
    if tree.is_loose(verb.index):
        governor = next((a for a in tree.ancestors(verb.index) if a.pos in ("VERB", "AUX")), None)
        return governor is not None and governor.index in (whole.verb.index, *whole.parts)
    heads = {whole.verb.index, whole.trigger.index, *whole.parts}
    saying = tree.head(whole.verb.index)
    if whole.verb.dep == "ccomp" and book.is_cue(saying) and verb.index < _speaker_at(saying.index, tree):
        # Behind "..., police said" the participle hangs on the saying.
        heads.add(saying.index)
    return any(a.index in heads for a in list(tree.ancestors(verb.index))[:2])


def _speaker_at(saying: int, tree: Tree) -> int:
    """Where the speaker of a verb of saying stands."""
    speaker = tree.child(saying, "nsubj")
    return speaker.index if speaker is not None else saying


def _is_joined(part: Told, whole: Told, book: Workbook) -> bool:
    """ "killed three and wounded five", "bombed a cave and killed four": one deed and what it did."""
    verb = part.verb
    if verb.dep != "conj" or verb.head not in (whole.verb.index, *whole.parts):
        return False
    if part.patient is not None and part.patient is whole.patient:
        # "was kidnapped and killed": two words for what one person suffered.
        return True
    if not (part.tolls or part.patient is None or part.patient.pos == "PRON" or verb.tag == "VBG"):
        return False
    return (
        part.agent is None
        or part.agent is whole.agent
        or book.tree.child(verb.index, "nsubj", "agent") is None
    )


def _is_means(part: Told, whole: Told, tree: Tree) -> bool:
    """ "were killed in an air strike", "detained one man during an operation": the noun says how."""
    noun = part.trigger
    if noun.pos not in ("NOUN", "PROPN") or noun.dep != "pobj" or part.verb is not noun:
        return False
    preposition = tree.head(noun.index)
    if preposition.lemma not in _IN:
        return False
    governor = tree.head(preposition.index)
    patient = whole.patient.index if whole.patient is not None else -1
    return governor.index in (whole.verb.index, patient, *whole.parts)


def _is_said_of(part: Told, whole: Told, tree: Tree) -> bool:
    """ "the attack killed three", "an attack that killed three": the verb counts what the noun names."""
    if part.trigger.pos != "VERB":
        return False
    told_of = [t.index for t in (whole.instrument, whole.patient) if t is not None]
    if part.verb.dep == "relcl" and part.verb.head in told_of:
        # "the bomb that exploded on Tuesday killed five", "shot the soldier who died at the post"
        return True
    if whole.trigger.pos not in ("NOUN", "PROPN"):
        return False
    subject = tree.child(part.verb.index, "nsubj", "nsubjpass")
    if subject is not None and tree.referent(subject).index == whole.trigger.index:
        return True
    return part.verb.dep in ("relcl", "acl") and part.verb.head == whole.trigger.index


def _is_occasion(part: Told, whole: Told, tree: Tree) -> bool:
    """ "were killed when a bomb exploded": victims first, then what happened to them."""
    verb = part.verb
    if (
        verb.dep != "advcl"
        or verb.head != whole.verb.index
        or whole.agent is not None
        or whole.instrument is not None
    ):
        return False
    when = any(c.lemma == "when" for c in tree.children(verb.index, "advmod", "mark"))
    return when and bool(whole.tolls) and not part.tolls


def _says_what_it_did(whole: Told, part: Told) -> bool:
    """Whether the part's verb heads the clause of which the whole is only the subject ("the blast killed three")."""
    subject = whole.trigger.dep in ("nsubj", "nsubjpass") and whole.trigger.head == part.verb.index
    return subject and whole.verb is whole.trigger


def _leads_to_count(whole: Told, part: Told) -> bool:
    """Whether the part's verb tells how many the event cost that the whole names ("the toll of the raid rose to")."""
    return part.count is not None and not _leans(part) and whole.verb is whole.trigger


def _same_victim(whole: Told, part: Told) -> bool:
    return part.patient is not None and part.patient is whole.patient


def _once(tolls: list[Toll]) -> list[Toll]:
    """The tolls without those that only say another in longer or shorter words ("13", "13 dead")."""
    kept: list[Toll] = []
    for toll in sorted(tolls, key=lambda toll: (toll.of is None, -len(toll.text))):
        said = ((one.kind, one.low, one.best, one.high) for one in kept if _holds(one.text, toll.text))
        if toll.of is not None or (toll.kind, toll.low, toll.best, toll.high) not in said:
            kept.append(toll)
    return [toll for toll in tolls if toll in kept]


def _holds(one: str, other: str) -> bool:
    return one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _join(whole: Told, part: Told) -> None:
    """Give ``whole`` what ``part`` adds; what it has of its own stays, unless it was general."""
    if not part.only_toll and not (part.generic and (whole.type == "COERCE" or part.kind == "state")):
        if part.type in _HARMFUL and (whole.kind == "state" or (whole.generic and part.type == "COERCE")):
            whole.kind, whole.phase = "event", None
            whole.type, whole.mode = part.type, part.mode
        elif whole.mode is None and part.mode is not None and part.mode != "destroy":
            whole.type, whole.mode = part.type, part.mode
    if _says_what_it_did(whole, part) or _leads_to_count(whole, part):
        whole.verb = part.verb
    # A noun that names its victims less well than the verb ("the blast killed three guards").
    if whole.patient is None or (part.tolls and not whole.tolls and not part.only_toll):
        whole.patient = part.patient or whole.patient
    if whole.agent is None and part.agent is not whole.trigger and not _same_victim(whole, part):
        # "were wounded and dragged away by friends": the friends did the last only.
        whole.agent = part.agent
    whole.instrument = whole.instrument or part.instrument
    whole.tolls = _once([*whole.tolls, *part.tolls])
    whole.asides += part.asides
    whole.weak = whole.weak and part.weak
    whole.generic = whole.generic and part.generic
    whole.manner = replace(whole.manner, hearsay=whole.manner.hearsay or part.manner.hearsay)
    whole.parts |= {part.verb.index, part.trigger.index, *part.parts}
