"""Who has it from whom: the agency that was told, the channel that quotes, the ministry that is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rasid.extract.speakers import Speakers
from rasid.extract.speech_clauses import quoted_object
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Passing, Token
from rasid.model.observation import SpeakerKind
from rasid.model.text import Span

#: "citing the ministry": who says so has it from the object.
_CITING: Final = frozenset({"cite", "quote", "attribute"})
#: "told the agency": the object hears it and passes it on.
_TELLING: Final = frozenset({"tell", "inform"})
#: "a statement carried by the agency": the agency passes it on, whatever else it is.
_CARRYING: Final = frozenset({"carry", "air", "broadcast", "relay", "run"})
#: Those that others do as well ("published by the group").
_PUBLISHING: Final = frozenset({"publish", "quote", "cite", "report", "post", "print", "show"})
#: What is given to those who print it: "an interview with", "remarks to".
_TALKS: Final = frozenset(
    {"interview", "remark", "comment", "speech", "address", "broadcast", "call", "briefing"}
)
#: What is cited, and is nobody.
_GROUNDS: Final = frozenset(
    ["intelligence", "evidence", "reason", "fear", "concern", "data", "document", "figure", "record", "image",
     "footage", "video", "risk", "need", "lack", "threat", "law", "rule", "security", "example", "case", "number",
     "statistic"]
)  # fmt: skip
_SPEAKING: Final = frozenset({"speak", "talk", "write"})
_WAYS: Final = frozenset({"to", "with", "on", "for", "by", "in", "via", "through"})
_LONGEST: Final = 4
#: Kinds that can be asked again; of officials, only those with a name or a named office.
_NAMEABLE: Final[frozenset[SpeakerKind]] = frozenset({"institution", "group", "agency"})


class Chains:
    """The chains of speakers of one document."""

    def __init__(self, tree: Tree, speakers: Speakers) -> None:
        self._tree = tree
        self._speakers = speakers
        self._at = {token.start: token for token in tree.tokens}

    def of_all(self, found: Sequence[Attribution]) -> list[Attribution]:
        """``found`` with their chains: from whoever stands nearest to the report to whoever knew it first.

        Who cites somebody that can be named only passes on what those say: they are the speaker then.
        """
        contents = [self._content(a) for a in found]
        holding: dict[int, list[int]] = {}
        for number, content in enumerate(contents):
            for index in content:
                holding.setdefault(index, []).append(number)
        return [
            self._linked(a, self._outer(a, [(found[i], contents[i]) for i in holding.get(self._cue(a), ())]))
            for a in found
        ]

    def _content(self, attribution: Attribution) -> frozenset[int]:
        """What the speaker says, and the saying of those inside it ("S, he added, the agency reported")."""
        tree, cue = self._tree, self._cue(attribution)
        if tree.sentence_of(cue) > tree.sentence_of(attribution.root):
            # Who answers what was said before stands around none of its words.
            return frozenset()
        said = tree.subtree_without(attribution.root, attribution.without)
        if tree.head(attribution.root).index != cue:
            return frozenset(said)
        beside = tree.children(cue, "ccomp", "parataxis")
        return frozenset([*said, *(c.index for c in beside if attribution.root < c.index < cue)])

    def _cue(self, attribution: Attribution) -> int:
        return self._at[attribution.cue.start].index

    def _outer(
        self, inner: Attribution, holding: Sequence[tuple[Attribution, frozenset[int]]]
    ) -> list[Passing]:
        """Speakers in whose words the cue stands, the outermost first; ``holding`` are those that hold it."""
        around = [
            (len(content), Passing(other.speaker, other.speaker_kind, other.cue))
            for other, content in holding
            if other.cue != inner.cue and other.speaker is not None and not _is_answer(inner, other)
        ]
        return [speaker for _, speaker in sorted(around, key=lambda each: -each[0])]

    def _linked(self, attribution: Attribution, outer: list[Passing]) -> Attribution:
        cue = self._at[attribution.cue.start]
        before = [
            self._passing(token, attribution.cue) for token in self._passed_on_by(cue, attribution.speaker)
        ]
        quoted = self._quoted(cue)
        cited = quoted or next((c for c in self._cited(cue, attribution) if c.lemma not in _GROUNDS), None)
        own: list[Passing] = []
        if attribution.speaker is not None:
            own = [
                *self._house(attribution),
                Passing(attribution.speaker, attribution.speaker_kind, attribution.cue),
            ]
        behind = [self._passing(each, self._citing_word(each)) for each in self._line_behind(cited)]
        chain = _once([*outer, *before, *own, *behind])
        if len(chain) < 2:
            return attribution
        if cited is not None and (quoted is not None or self._is_nameable(cited)):
            said = self._speakers.of_quietly(cited)
            return replace(attribution, speaker=said.span, speaker_kind=said.kind, chain=chain)
        return replace(attribution, chain=chain)

    def _house(self, attribution: Attribution) -> Iterator[Passing]:
        """The institution whose official speaks without a name: "one of its officials said"."""
        if attribution.speaker is None or attribution.speaker_kind != "official":
            return
        sentence = self._tree.sentences[self._tree.sentence_of(self._cue(attribution))]
        words = self._tree.tokens[sentence.first : sentence.last]
        house = self._speakers.house_of(attribution.speaker, words)
        if house is not None and house.span is not None:
            yield Passing(house.span, house.kind, attribution.cue)

    def _passed_on_by(self, cue: Token, speaker: Span | None) -> Iterator[Token]:
        """Who was told, or quotes: those through whom the report has it."""
        tree = self._tree
        if quoted_object(cue, tree) is not None:
            quoting = tree.head(tree.head(cue.index).index)
            yield from tree.children(quoting.index, "nsubj")[:1]
            yield from self._agents(quoting)
        heads = self._words_of(speaker, cue)
        yield from (who for head in heads for who in self._citing(head))
        yield from self._printed_by(cue, heads)
        if cue.lemma not in _TELLING:
            return
        for hearer in tree.children(cue.index, "dobj", "dative"):
            if self._speakers.is_outlet(hearer):
                yield from self._citing(hearer)
                yield hearer

    def _words_of(self, speaker: Span | None, cue: Token) -> list[Token]:
        """The speaker's words in the sentence of the cue."""
        if speaker is None:
            return []
        sentence = self._tree.sentences[self._tree.sentence_of(cue.index)]
        words = self._tree.tokens[sentence.first : sentence.last]
        return [word for word in words if speaker.start <= word.start < speaker.end]

    def _printed_by(self, cue: Token, speakers: Sequence[Token]) -> Iterator[Token]:
        """Who carries or is given what is said: "said in a statement carried by SANA", "speaking to the paper"."""
        tree = self._tree
        if cue.lemma in ("accord", "according"):
            papers = [t for t in speakers if self._speakers.is_paper(t)]
            papers += [
                tree.head(tree.head(t.index).index)
                for t in speakers
                if tree.head(t.index).lemma in ("by", "from")
            ]
            yield from (who for paper in papers for who in self._carriers(paper))
            return
        near = [
            cue,
            *(
                c
                for c in tree.children(cue.index, "ccomp")
                if tree.sentence_of(c.index) == tree.sentence_of(cue.index)
            ),
        ]
        for place in near:
            for way in tree.children(place.index, "prep"):
                loose = place is cue or tree.tokens[tree.subtree(way.index)[0] - 1].text == ","
                for thing in tree.children(way.index, "pobj") if loose else []:
                    yield from self._carriers(thing)
                    if way.lemma in ("on", "via") and place is cue and self._speakers.is_outlet(thing):
                        yield thing
        for place in (cue, *speakers):
            for clause in tree.children(place.index, "advcl", "acl", "relcl"):
                if clause.lemma in _SPEAKING and clause.tag == "VBG":
                    yield from self._outlets_behind(clause)

    def _carriers(self, paper: Token) -> Iterator[Token]:
        """The outlets that carry a statement, or to which an interview is given."""
        tree = self._tree
        if not self._speakers.is_paper(paper) and paper.lemma not in _TALKS:
            return
        for clause in tree.children(paper.index, "acl", "relcl"):
            known = clause.lemma in _CARRYING
            if known or clause.lemma in _PUBLISHING:
                yield from (who for who in self._agents(clause) if known or self._speakers.is_outlet(who))
        if paper.lemma in _TALKS:
            yield from self._outlets_behind(paper)

    def _outlets_behind(self, word: Token) -> Iterator[Token]:
        """Outlets behind a preposition that hangs on the word: "speaking to the BBC", "an interview with the paper"."""
        for way in self._tree.children(word.index, "prep", "dative"):
            if way.lemma in _WAYS:
                things = self._tree.children(way.index, "pobj")
                yield from (thing for thing in things if self._speakers.is_outlet(thing))

    def _citing(self, noun: Token) -> Iterator[Token]:
        """Who cites the noun: "the ministry, quoted by the agency"."""
        for clause in self._tree.children(noun.index, "relcl", "acl"):
            if clause.lemma in _CITING | _CARRYING:
                yield from self._agents(clause)

    def _agents(self, verb: Token) -> list[Token]:
        tree = self._tree
        return [who for by in tree.children(verb.index, "agent") for who in tree.children(by.index, "pobj")]

    def _quoted(self, cue: Token) -> Token | None:
        """In "S, the agency quoted a source as saying" the source."""
        ways = self._tree.children(cue.index, "prep") if cue.lemma in _CITING else []
        saying = any(self._tree.child(w.index, "pcomp") is not None for w in ways if w.lemma == "as")
        return self._tree.child(cue.index, "dobj") if saying else None

    def _line_behind(self, cited: Token | None) -> list[Token]:
        """Whoever is cited, whom they cite, and so on; empty for nobody."""
        found: list[Token] = []
        while cited is not None and len(found) < _LONGEST and cited not in found:
            found.append(cited)
            cited = next(self._cited_by(cited), None)
        return found

    def _cited_by(self, noun: Token) -> Iterator[Token]:
        """Whom a relative clause says that the noun cites: "Reuters, which cited a resident"."""
        for clause in self._tree.children(noun.index, "relcl", "acl"):
            if clause.lemma in _CITING and not self._agents(clause):
                yield from self._tree.children(clause.index, "dobj")

    def _cited(self, cue: Token, attribution: Attribution) -> Iterator[Token]:
        """Whom a participle or clause beside the saying cites: "said, citing the ministry", "Reuters, citing two
        officials", "Reuters, which cited a resident"."""
        tree, root = self._tree, attribution.root
        for thing in tree.children(cue.index, "dobj"):
            # "said, quoting villagers, that S": the tree takes the participle for an adjective.
            if any(c.lemma in _CITING and c.tag == "VBG" for c in tree.children(thing.index, "amod")):
                yield thing
        speakers = self._words_of(attribution.speaker, cue)
        yield from (who for word in speakers for who in self._cited_by(word))
        subject = tree.child(cue.index, "nsubj")
        places = [cue.index, cue.head, root, *([subject.index] if subject is not None else [])]
        for place in dict.fromkeys(places):
            for clause in tree.children(place, "advcl", "acl", "prep"):
                near = tree.sentence_of(clause.index) == tree.sentence_of(cue.index)
                if clause.lemma in _CITING and clause.tag == "VBG" and near:
                    yield from tree.children(clause.index, "dobj")

    def _is_nameable(self, noun: Token) -> bool:
        if self._tree.child(noun.index, "poss") is not None and noun.pos != "PROPN":
            # "Its network of activists": nobody whom anybody else could ask.
            return False
        said = self._speakers.of_quietly(noun)
        return said.kind in _NAMEABLE or (said.kind == "official" and noun.pos == "PROPN")

    def _passing(self, token: Token, cue: Span) -> Passing:
        said = self._speakers.of_quietly(token)
        span = said.span or Span(token.start, token.end)
        first = next((t for t in self._tree.children(token.index) if t.start == span.start), token)
        if first.lemma in _CITING and first.tag == "VBG":
            # "quoting witnesses", taken for a noun with an adjective.
            span = Span(self._tree.tokens[first.index + 1].start, span.end)
        return Passing(span, said.kind, cue)

    def _citing_word(self, cited: Token) -> Span:
        verb = self._tree.head(cited.index)
        return Span(verb.start, verb.end)


def _is_answer(inner: Attribution, other: Attribution) -> bool:
    """Whether one denies or confirms what the other asserts: nobody has it from whom they answer."""
    return inner.root == other.root and inner.stance != other.stance


def _once(chain: Sequence[Passing]) -> tuple[Passing, ...]:
    """The chain with everybody at the first place where they stand."""
    return tuple(
        {link.span: link for link in reversed(chain)}[span] for span in dict.fromkeys(c.span for c in chain)
    )
