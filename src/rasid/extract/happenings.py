"""What is told: from the triggers of a sentence to happenings with roles, tolls and manner."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.codebook.loader import Codebook
from rasid.extract.lexicon import Lexicon
from rasid.extract.merging import merge_told
from rasid.extract.salience import worth_keeping
from rasid.extract.told import Told, Workbook
from rasid.extract.triggers import Triggers
from rasid.model.document import Attribution, Document, HappeningMention, Sentence
from rasid.model.observation import Flag
from rasid.model.text import Span

#: Function words and marks that a clause's words neither begin nor end with.
_EDGES = frozenset({"mark", "cc", "punct", "preconj"})
_TAIL_EDGES = _EDGES | {"prep", "agent", "advmod", "dative"}


class Happenings:
    """The stage that gives happenings, sentence by sentence."""

    name = "happenings"
    needs = frozenset({"sentences", "tokens", "entities", "actors", "places", "times", "attributions"})
    gives = frozenset({"happenings"})

    def __init__(self, lexicon: Lexicon, codebook: Codebook) -> None:
        self._lexicon = lexicon
        self._codebook = codebook

    def __call__(self, document: Document) -> Document:
        book = Workbook(document, self._lexicon, self._codebook)
        triggers = Triggers(book)
        speech = _Speech(book, document.layer("attributions"))
        found: list[HappeningMention] = []
        for number, sentence in enumerate(document.layer("sentences")):
            told = merge_told(triggers.of(sentence), book)
            told = worth_keeping(told, book)
            for one in told:
                found.extend(_mentions(one, number, sentence, told, book, speech))
        return document.having(happenings=tuple(found))


class _Speech:
    """Which attribution a trigger is in."""

    def __init__(self, book: Workbook, attributions: tuple[Attribution, ...]) -> None:
        self._contents = [frozenset(book.tree.subtree_without(a.root, a.without)) for a in attributions]
        self._roots = [a.root for a in attributions]

    def of(self, index: int) -> list[int | None]:
        """The innermost attribution that holds the token, with all that share its root; [None] for none."""
        holding = [i for i, content in enumerate(self._contents) if index in content]
        if not holding:
            return [None]
        innermost = min(holding, key=lambda i: len(self._contents[i]))
        return [i for i in holding if self._roots[i] == self._roots[innermost]]


def _mentions(
    told: Told, number: int, sentence: Sentence, others: list[Told], book: Workbook, speech: _Speech
) -> Iterator[HappeningMention]:
    """The happening once for each speaker who tells it."""
    clause = _clause(told, others, book)
    scopes = (clause, *_where(told, book), *_shared(told, book), sentence.span)
    flags: tuple[Flag, ...] = ("hearsay",) if told.manner.hearsay else ()
    for attribution in speech.of(told.trigger.index):
        yield HappeningMention(
            sentence=number,
            trigger=Span(told.trigger.start, told.trigger.end),
            clause=clause,
            scopes=scopes,
            elsewhere=_speakers_phrases(told, book),
            kind=told.kind,
            type=told.type,
            mode=told.mode,
            phase=told.phase,
            agent=book.tree.phrase(told.agent.index) if told.agent else None,
            patient=book.tree.phrase(told.patient.index, with_prepositions=True) if told.patient else None,
            instrument=book.tree.phrase(told.instrument.index) if told.instrument else None,
            modality=told.manner.modality,
            tense=told.manner.tense,
            negated=told.manner.negated,
            attribution=attribution,
            flags=flags,
            tolls=tuple(told.tolls),
            inferred=tuple(sorted(told.inferred)),
            confidence=_confidence(told),
        )


def _clause(told: Told, others: list[Told], book: Workbook) -> Span:
    """The characters of the happening's own clause: its verb's subtree without other happenings' clauses."""
    tree = book.tree
    top = told.verb.index
    cut = {o.verb.index for o in others if o is not told and o.verb.index != top and o.verb.index not in told.parts}
    cut |= {c.index for i in tree.subtree(top) for c in tree.children(i) if book.is_speech_clause(c)}
    inside = [i for i in tree.subtree_without(top, cut - {top}) if not book.is_source_phrase(i)]
    # A happening told by a noun inside another's clause rests on its own words only.
    if told.trigger.index != top and any(o is not told and o.verb.index == top for o in others):
        inside = tree.subtree(told.trigger.index)
    tokens = tree.tokens
    while len(inside) > 1 and (tokens[inside[0]].dep in _EDGES or tokens[inside[0]].tag == "WRB"):
        inside.pop(0)
    while len(inside) > 1 and _dangles(inside[-1], inside, book) and tokens[inside[-1]].text not in ")]\"”":
        inside.pop()
    return tree.span(inside)


def _dangles(index: int, inside: list[int], book: Workbook) -> bool:
    """Whether the last word of a clause leads to words that are no part of it ("with", "after")."""
    token = book.tree.tokens[index]
    if token.dep not in _TAIL_EDGES:
        return False
    if token.dep in _EDGES:
        return True
    below = book.tree.children(index)
    return bool(below) and not any(child.index in inside for child in below)


def _speakers_phrases(told: Told, book: Workbook) -> tuple[Span, ...]:
    """Where the speakers of the sentence stand: their places are theirs ("a lecturer in Kuwait said")."""
    sentence = book.tree.sentences[book.tree.sentence_of(told.trigger.index)]
    return tuple(span for span in book.speakers_phrases if sentence.span.holds(span))


def _shared(told: Told, book: Workbook) -> list[Span]:
    """For "bombed the cave on Thursday and left", the first verb's clause: place and time hold for both."""
    tree = book.tree
    if told.verb.dep != "conj" or tree.child(told.verb.index, "nsubj", "nsubjpass") is not None:
        return []
    head = told.verb.head
    return [tree.span(tree.subtree_without(head, [c.index for c in tree.children(head, "conj", "ccomp", "advcl")]))]


def _where(told: Told, book: Workbook) -> list[Span]:
    """The noun before a clause that begins with "where": its scene."""
    tree = book.tree
    starts = [t for t in tree.children(told.verb.index, "advmod") if t.lemma == "where"]
    governor = tree.head(told.verb.index)
    starts += [t for t in tree.children(governor.index, "advmod") if t.lemma == "where"]
    for word in starts:
        before = word.index - 1
        while before >= 0 and tree.tokens[before].dep == "punct":
            before -= 1
        if before >= 0 and tree.tokens[before].pos in ("PROPN", "NOUN"):
            return [tree.phrase(before)]
    return []


def _confidence(told: Told) -> float:
    """A first estimate, to be calibrated on labelled sentences: more roles, surer reading."""
    score = 0.55 if told.trigger.pos == "VERB" else 0.5
    score += 0.15 if told.agent is not None else 0.0
    score += 0.15 if told.patient is not None else 0.0
    return score - (0.1 if told.weak else 0.0)
