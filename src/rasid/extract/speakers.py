"""What kind of speaker a noun is, and whom a pronoun speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.lookup import Lookup
from rasid.extract.outlets import is_outlet_itself, names_outlet
from rasid.extract.quotes import quotation_index
from rasid.extract.reference import FIRST_PERSON, PERSONAL, References
from rasid.extract.tree import Tree
from rasid.model.document import ActorMention, Document, Token
from rasid.model.observation import SpeakerKind
from rasid.model.span_index import LastBefore, SpanIndex
from rasid.model.text import Span

#: The kind of speaker that an actor of the list is.
_OF_ACTOR: Final[dict[str, SpeakerKind]] = {
    "agency": "agency",
    "armed_force": "institution",
    "armed_group": "group",
    "civilians": "witness",
    "coalition": "institution",
    "government": "institution",
    "institution": "institution",
    "organisation": "institution",
}
_NOBODY: Final = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
_ONE_PERSON: Final = frozenset({"he", "she", "him", "her"})
#: Prepositions by which a speaker's office is told: "a spokesperson for the Coalition".
_OFFICES: Final = frozenset({"of", "for", "at", "from"})
_COUNTING: Final = frozenset({"one", "some", "many", "several", "most", "any", "both", "each"})
#: What is issued in the name of those who spoke before.
_PAPERS: Final = frozenset(
    {
        "statement",
        "communique",
        "communiqué",
        "message",
        "release",
        "declaration",
        "letter",
        "note",
        "bulletin",
    }
)
_ISSUED: Final = frozenset({"issue", "sign", "release", "make", "write"})
_ISSUING: Final[frozenset[SpeakerKind]] = frozenset({"institution", "group", "official"})
_PEOPLE: Final[frozenset[SpeakerKind]] = frozenset({"official", "expert", "witness", "unnamed"})


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker: its words (None where there are none), its kind, and whether it was carried over."""

    span: Span | None
    kind: SpeakerKind
    inferred: bool = False


class Speakers:
    """Kinds of the speakers of one document; remembers who spoke last, for pronouns."""

    def __init__(self, document: Document, tree: Tree, lookup: Lookup, classes: Classes) -> None:
        self._tree = tree
        self._lookup = lookup
        self._classes = classes
        self._references = References(tree, classes, lookup, quotation_index(document))
        self._text = document.text
        self._source = document.report.source
        actors: tuple[ActorMention, ...] = document.layer("actors")
        self._actors = SpanIndex((mention.span, mention) for mention in actors)
        self._by_word = _by_word(actors, document.text)
        persons = (e.span for e in document.layer("entities") if e.label == "PERSON")
        self._persons = SpanIndex((span, span) for span in persons)
        self._last: Said | None = None
        self._last_person: Said | None = None

    def of(self, noun: Token | None) -> Said:
        """The speaker that ``noun`` heads; one without words for None.

        Asked in text order: "he" stands for the person who spoke before.
        """
        if noun is None:
            return Said(None, "unnamed")
        word = noun.text.lower()
        if word in FIRST_PERSON:
            return Said(Span(noun.start, noun.end), "outlet")
        if word in PERSONAL or self._tree.is_relative(noun):
            return self._meant(noun, word)
        if self._last is not None and self._last.kind in _ISSUING and self._is_its_paper(noun):
            # "The statement added": whoever spoke last has issued it.
            return Said(self._last.span, self._last.kind, inferred=True)
        issuer = self._issuer(noun)
        if issuer is not None and (said := self._named(issuer)).kind in _ISSUING:
            # "A statement by the army said": the army said so.
            return self._remembered(said, issuer)
        return self._remembered(self._named(noun), noun)

    def of_quietly(self, noun: Token) -> Said:
        """As :meth:`of` for a noun that is only mentioned: no pronoun will stand for it."""
        return self._named(noun)

    def is_outlet(self, noun: Token) -> bool:
        """Whether the noun is a newspaper, a station or an agency, which passes on what it is told."""
        words = self._tree.phrase(noun.index).of(self._text)
        generic = self._classes.generic(noun)
        printed = generic is not None and generic.speaker in ("outlet", "agency")
        return printed or self.of_quietly(noun).kind in ("outlet", "agency") or names_outlet(words)

    def is_paper(self, noun: Token) -> bool:
        """Whether the noun is a statement, a letter or the like."""
        return noun.lemma in _PAPERS

    def is_nobody(self, noun: Token) -> bool:
        """Whether the words name nobody ("no group", "nobody", "none of them")."""
        if noun.text.lower() in _NOBODY:
            return True
        if any(
            c.lemma in ("no", "neither") for c in self._tree.children(noun.index, "det", "neg", "preconj")
        ):
            return True
        before = self._tree.tokens[noun.index - 1] if noun.index else None
        return noun.text.lower() == "one" and before is not None and before.text.lower() == "no"

    def _is_its_paper(self, noun: Token) -> bool:
        """Whether the words are a statement told of before, which says no more of who made it."""
        tree = self._tree
        the = any(c.lemma in ("the", "this", "same") for c in tree.children(noun.index, "det", "amod"))
        told = tree.child(noun.index, "prep", "poss", "compound", "nmod", "relcl", "acl", "appos")
        return noun.lemma in _PAPERS and the and told is None

    def _issuer(self, noun: Token) -> Token | None:
        """Whose a statement is: "a statement by the army", "the army's statement"; None where nobody is told."""
        if noun.lemma not in _PAPERS:
            return None
        tree = self._tree
        whose = tree.child(noun.index, "poss")
        ways = [w for w in tree.children(noun.index, "prep", "agent") if w.lemma in ("by", "from", "of")]
        ways += [
            by
            for issued in tree.children(noun.index, "acl")
            if issued.lemma in _ISSUED
            for by in tree.children(issued.index, "agent")
        ]
        by_whom = (thing for way in ways for thing in tree.children(way.index, "pobj"))
        return whose or next(by_whom, None)

    def _meant(self, noun: Token, word: str) -> Said:
        """The speaker that a pronoun stands for."""
        if word in _ONE_PERSON and self._last_person is not None:
            return Said(self._last_person.span, self._last_person.kind, inferred=True)
        meant = self._references.of(noun, speaking=True)
        if meant is not None and meant is not noun:
            said = self._named(meant)
            # "the officer who said" is told in the same breath; "he" is carried over.
            return self._remembered(Said(said.span, said.kind, inferred=word in PERSONAL), meant)
        if word in PERSONAL and word not in _ONE_PERSON and self._last is not None:
            return Said(self._last.span, self._last.kind, inferred=True)
        subject = self._subject_of_said(noun)
        if subject is not None:
            return self._remembered(replace(self._named(subject), inferred=True), subject)
        return Said(Span(noun.start, noun.end), "unnamed")

    def _subject_of_said(self, pronoun: Token) -> Token | None:
        """In "The army had taken the town, it said" the army; None where what is said tells of nobody who could."""
        tree = self._tree
        said = [c for c in tree.children(pronoun.head, "ccomp") if c.index < pronoun.index]
        subject = tree.subject(said[0].index) if said and pronoun.dep == "nsubj" else None
        if subject is None or subject.pos not in ("NOUN", "PROPN"):
            return None
        body = self._classes.of(subject) & {"person", "force", "organisation"} or subject.pos == "PROPN"
        return subject if body and self._references.agrees(subject, pronoun) else None

    def house_of(self, speaker: Span, tokens: Sequence[Token]) -> Said | None:
        """The institution whose people speak: in "one of its officials" what "its" stands for; None where the
        words name their house themselves, or have none."""
        for token in tokens:
            if token.tag == "PRP$" and speaker.start <= token.start < speaker.end:
                meant = self._references.of(token)
                said = self._named(meant) if meant is not None and meant is not token else None
                return said if said is not None and said.kind == "institution" else None
        return None

    def _named(self, noun: Token) -> Said:
        span = self._tree.phrase(noun.index, prepositions=_OFFICES)
        return Said(span, self._kind(self._counted(noun), span))

    def _counted(self, noun: Token) -> Token:
        """In "one of its officials", "some of the nurses" those of whom it speaks; other nouns as they are."""
        return self._tree.core(noun) if noun.lemma in _COUNTING or noun.pos == "NUM" else noun

    def _remembered(self, said: Said, noun: Token) -> Said:
        if said.kind not in ("rumour", "outlet"):
            self._last = said
            if said.kind in _PEOPLE and noun.tag in ("NN", "NNP"):
                self._last_person = said
        return said

    def _kind(self, noun: Token, span: Span) -> SpeakerKind:
        if is_outlet_itself(span.of(self._text), self._source):
            return "outlet"
        rumour = self._lookup.speech_noun(noun.lemma)
        if rumour is not None and rumour.rumour:
            return "rumour"
        if noun.pos == "PROPN" and (again := self._named_again(noun)) is not None:
            return again
        generic = self._classes.generic(noun)
        kind = generic.speaker if generic is not None else None
        if kind == "outlet":
            return "agency" if self._is_named_outlet(noun, span) else "unnamed"
        if (issuer := self._issued_in_name(noun)) is not None:
            return issuer
        if kind is not None and kind not in ("official", "institution"):
            return kind
        listed = self._kind_of_listed(noun, span, kind)
        if listed is not None:
            return listed
        if names_outlet(span.of(self._text)) and noun.pos == "PROPN":
            return "agency"
        if kind is None and self._is_of_several(noun):
            return "institution"
        if self._persons.overlapping(span):
            return "official" if kind is not None else self._kind_of_person(noun)
        if kind is not None:
            return kind
        return self._kind_of_body(noun)

    def _kind_of_listed(self, noun: Token, span: Span, kind: SpeakerKind | None) -> SpeakerKind | None:
        """The kind of a listed actor that the words name, or of somebody of theirs; None where they name none."""
        for mention in reversed(self._actors.within(span)):
            if mention.span.start <= noun.start:
                if mention.span.end >= noun.end or kind == "institution":
                    return _OF_ACTOR[mention.actor.kind] if mention.span.end >= noun.end else "institution"
                return "official"
        return None

    def _is_of_several(self, noun: Token) -> bool:
        """Whether the name is that of a body of people ("Mothers Watch")."""
        before = self._tree.children(noun.index, "compound")
        return noun.pos == "PROPN" and any(c.tag in ("NNS", "NNPS") and c.text[:1].isupper() for c in before)

    def _issued_in_name(self, noun: Token) -> SpeakerKind | None:
        """The kind of who issues "an army statement"; None for other nouns, and for a statement of nobody."""
        body = self._tree.child(noun.index, "compound", "nmod") if noun.lemma in _PAPERS else None
        if body is None:
            return None
        issuer = self._kind(body, Span(body.start, body.end))
        return issuer if issuer in _ISSUING else "unnamed"

    def _is_named_outlet(self, noun: Token, span: Span) -> bool:
        """Whether an outlet that is quoted has a name, or is the one of a state ("Syrian state television")."""
        inside = [
            t
            for t in self._tree.tokens[max(0, noun.index - 4) : noun.index + 3]
            if span.start <= t.start < span.end
        ]
        return any(t.pos == "PROPN" or t.lemma == "state" for t in inside)

    def _named_again(self, noun: Token) -> SpeakerKind | None:
        """The kind of a listed actor told before, by one word of its name ("the Cell"); None for others."""
        named = self._by_word.get(noun.text)
        mention = named.of(noun.start) if named is not None else None
        return _OF_ACTOR[mention.actor.kind] if mention is not None else None

    def _kind_of_person(self, noun: Token) -> SpeakerKind:
        """The kind of somebody with a name: what is said of them beside it ("X, a spokesman for Y")."""
        described = [
            c
            for c in self._tree.children(noun.index, "appos", "compound", "nmod")
            if c.pos in ("NOUN", "PROPN")
        ]
        head = self._tree.head(noun.index)
        if noun.dep == "appos" and head.pos in ("NOUN", "PROPN"):
            described.append(head)
        for word in described:
            generic = self._classes.generic(word)
            if generic is not None and generic.speaker is not None:
                return "official" if generic.speaker == "institution" else generic.speaker
        return "witness"

    def _kind_of_body(self, noun: Token) -> SpeakerKind:
        classes = self._classes.of(noun)
        if classes & {"organisation", "force"}:
            return "group" if self._lookup.is_armed_group(noun.lemma) else "institution"
        link = self._classes.place(noun)
        if link is not None or noun.lemma in ("hospital", "headquarters", "morgue"):
            # "Baghdad said", "the hospital said": those who speak for the place.
            return "institution"
        return "institution" if noun.pos == "PROPN" else "unnamed"


def _by_word(mentions: Sequence[ActorMention], text: str) -> dict[str, LastBefore[ActorMention]]:
    """The mentions in whose name each word stands."""
    found: dict[str, list[ActorMention]] = {}
    for mention in mentions:
        for word in set(mention.span.of(text).split()):
            found.setdefault(word, []).append(mention)
    return {word: LastBefore((m.span, m) for m in among) for word, among in found.items()}
