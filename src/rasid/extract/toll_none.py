"""Tolls that lean on what was told before: "there were no casualties", "no one was hurt", "eight bodies were found"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from rasid.extract.modality import Manners
from rasid.extract.toll_words import SUFFERED, TollWords
from rasid.extract.tolls import Tolls
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Toll, TollKind

_KINDS: Final[dict[str, tuple[TollKind, ...]]] = {
    "casualty": ("killed", "wounded"), "death": ("killed",), "fatality": ("killed",), "injury": ("wounded",),
    "victim": ("killed", "wounded"),
}  # fmt: skip
#: "No further casualties" and "no confirmed deaths" do not say that there were none.
_PARTLY: Final = frozenset(
    ["further", "other", "additional", "more", "new", "major", "serious", "confirmed", "immediate", "significant",
     "heavy", "official", "early", "known", "big", "large"]
)  # fmt: skip
#: Verbs by which there are casualties at all, whosever they are ("the army suffered none" says only whose were none).
_THERE_ARE: Final = frozenset({"be", "cause", "report", "result", "record", "leave"})
_BODIES: Final = frozenset({"body", "corpse"})
#: What is done with bodies by those who find or count them.
_FOUND: Final = frozenset(
    ["bring", "take", "receive", "recover", "count", "find", "pull", "see", "retrieve", "carry", "arrive", "lie",
     "discover", "collect", "transfer", "deliver", "dig"]
)  # fmt: skip
#: One count of the dead and the hurt together.
_TOGETHER: Final = re.compile(r"\b(?:killed|dead) and (?:wounded|injured|hurt)\b", re.IGNORECASE)
_BODILY: Final = frozenset({"killed", "wounded"})


def none_told(noun: Token, tree: Tree, manners: Manners) -> TollWords | None:
    """The toll that a noun phrase of nobody tells; None for other words.

    The kinds are those that the noun names, or that its verb tells ("nobody was hurt").
    """
    kinds = _of_noun(noun, tree) or _of_verb(noun, tree)
    if not kinds or not manners.names_nobody(noun):
        return None
    beside = tree.children(noun.index, "amod", "compound")
    if _is_partly(beside):
        return None
    first = noun.index - 1 if noun.index and noun.lemma == "one" else noun.index
    near = [
        first,
        noun.index,
        *(c.index for c in tree.children(noun.index, "det", "amod", "compound", "neg")),
    ]
    text = tree.span(near).of(tree.text)
    of = " ".join(word.text for word in beside) or (
        noun.text if noun.tag == "NNS" and _of_verb(noun, tree) else None
    )
    tolls = tuple(Toll(kind, of, 0, 0, 0, text) for kind in kinds)
    verb = tree.head(noun.index)
    return TollWords(
        noun, verb if verb.pos in ("VERB", "AUX") else noun, tolls, (), frozenset(near), leans=True
    )


def is_partly(noun: Token, tree: Tree) -> bool:
    """Whether a noun for victims is one of "further casualties": that there were none denies nothing told before."""
    return noun.lemma.lower() in _KINDS and _is_partly(tree.children(noun.index, "amod", "compound"))


def _is_partly(beside: list[Token]) -> bool:
    return any(word.lemma.lower() in _PARTLY for word in beside)


def bodies_told(noun: Token, tree: Tree, tolls: Tolls) -> TollWords | None:
    """The dead that bodies stand for, once somebody has found or counted them; None for other words.

    There may be more dead than bodies.
    """
    verb = tree.head(noun.index)
    if noun.lemma not in _BODIES or noun.tag != "NNS" or verb.lemma not in _FOUND:
        return None
    number = next((c for c in tree.children(noun.index, "nummod", "amod") if tolls.is_number(c)), None)
    first, count = tolls.reading(number) if number is not None else (noun.index, None)
    if count is None or tree.child(verb.index, "neg") is not None:
        return None
    text = tree.span([first, noun.index]).of(tree.text)
    toll = Toll("killed", None, count.low, count.best, None, text)
    return TollWords(noun, verb, (toll,), (), frozenset(range(first, noun.index + 1)), leans=True)


def _of_noun(noun: Token, tree: Tree) -> tuple[TollKind, ...]:
    kinds = _KINDS.get(noun.lemma.lower(), ())
    return kinds if kinds and tree.head(noun.index).lemma in _THERE_ARE else ()


def _of_verb(noun: Token, tree: Tree) -> tuple[TollKind, ...]:
    """What the verb says that nobody suffered: "no one was hurt"."""
    verb = tree.head(noun.index)
    if noun.dep not in ("nsubjpass", "nsubj") or tree.child(verb.index, "neg") is not None:
        return ()
    helped = {c.lemma for c in tree.children(verb.index, "aux", "auxpass")}
    kind = SUFFERED.get(verb.text.lower())
    return (kind,) if kind in _BODILY and kind is not None and helped and helped <= {"be", "have"} else ()


def without_shared(tolls: Iterable[Toll], clause: str) -> tuple[Toll, ...]:
    """The tolls, where one count of the dead and the hurt together ("12 killed and wounded") is the most of each."""
    given = tuple(tolls)
    if _TOGETHER.search(clause) is None:
        return given
    bodily = [toll.text for toll in given if toll.kind in _BODILY]
    shared = {text for text in bodily if bodily.count(text) > 1 and clause.count(text) == 1}
    most = (
        replace(toll, low=None, best=None) if toll.kind in _BODILY and toll.text in shared else toll
        for toll in given
    )
    # "At least 12 killed and wounded" sets no bound to either.
    return tuple(toll for toll in most if (toll.low, toll.best, toll.high) != (None, None, None))
