"""Those who speak of their own part in something: "the group denied involvement in the bombing"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Token
from rasid.model.observation import AGAINST

#: What somebody has for something that they did.
RESPONSIBLE: Final = frozenset({"responsibility", "credit", "blame"})
#: What somebody has in something that they did.
TAKING_PART: Final = frozenset({"involvement", "role", "part", "hand", "complicity", "participation"})
#: Pronouns for the speaker; "police say that he was responsible" means another, and so may "they".
_SELVES: Final = frozenset({"it", "we", "i"})
#: What whoever did it is: "responsible for the bombing", "behind the bombing".
_BEHIND: Final = frozenset({"responsible", "behind"})


def with_own_parts(found: list[Attribution], tree: Tree) -> list[Attribution]:
    """``found``, where those who claim, admit or deny a part of theirs in something are known to do so."""
    at = {token.start: token for token in tree.tokens}
    return [
        _own(one)
        if one.stance == "claims_responsibility" or _is_of_own_part(one, at.get(one.cue.start), tree)
        else one
        for one in found
    ]


def _own(one: Attribution) -> Attribution:
    """Who asserts a part of their own claims it: "said that it was responsible"."""
    claims = one.stance in ("asserts", "confirms", "claims_responsibility")
    return replace(one, own_part=True, stance="claims_responsibility" if claims else one.stance)


def _is_of_own_part(one: Attribution, cue: Token | None, tree: Tree) -> bool:
    """Whether the part hangs on the cue, is nobody else's, and what is said hangs behind it."""
    if cue is None or one.root < cue.index:
        return False
    for part in tree.children(cue.index, "dobj"):
        owner = tree.child(part.index, "poss")
        if part.lemma in RESPONSIBLE | TAKING_PART and (owner is None or owner.pos == "PRON"):
            return part.index < one.root
    selves = _SELVES | {"they"} if one.stance in AGAINST else _SELVES
    return _is_behind_it(tree.tokens[one.root], cue, tree, selves)


def _is_behind_it(root: Token, cue: Token, tree: Tree, selves: frozenset[str]) -> bool:
    """In "denied that it was responsible for the bombing", "denied being behind it": whether the speaker is meant."""
    governing = [t for t in (root, *tree.ancestors(root.index)) if t.index > cue.index]
    clause = next((t for t in governing if t.pos in ("VERB", "AUX")), None)
    if clause is None or clause.lemma != "be":
        return False
    below = tree.children(clause.index, "acomp", "prep", "attr")
    subject = tree.child(clause.index, "nsubj")
    return any(t.lemma in _BEHIND for t in below) and (subject is None or subject.text.lower() in selves)
