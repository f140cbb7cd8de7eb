"""A happening while it is put together, and what the rules that do it share."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from rasid.codebook.loader import Codebook
from rasid.extract.classes import Classes
from rasid.extract.history import History
from rasid.extract.lexicon import Lexicon
from rasid.extract.lookup import Lookup
from rasid.extract.modality import Manner, Manners
from rasid.extract.outlets import is_outlet_itself
from rasid.extract.quotes import quotation_index
from rasid.extract.reference import References
from rasid.extract.roles import Roles
from rasid.extract.senses import Senses
from rasid.extract.toll_words import TollReader, TollWords
from rasid.extract.tolls import Tolls
from rasid.extract.tree import Tree
from rasid.extract.unsaid import unsaid_tokens
from rasid.model.document import Attribution, Document, TimeLink, Token
from rasid.model.observation import HappeningKind, Phase, Toll
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

_ANSWERS: Final = frozenset(
    {"confirms", "denies", "disputes", "claims_responsibility", "retracts", "corrects"}
)
_BODIES: Final = frozenset({"institution", "official", "group"})


@dataclass(slots=True, eq=False)
class Told:
    """One happening of a sentence. ``trigger`` names it, ``verb`` heads its clause (often the same);
    ``parts`` are verbs whose happenings were merged into this one. ``generic`` words name it only in
    general ("operation"); ``only_toll`` ones only count its victims ("five dead").
    What is ``mutual`` all who take part do. ``affirmed``: told before, and said once more to have been so.
    ``count``: a noun of count that tells the toll of what was told before, which is ``counted``."""

    trigger: Token
    verb: Token
    kind: HappeningKind
    type: str
    mode: str | None
    phase: Phase | None
    agent: Token | None
    patient: Token | None
    instrument: Token | None
    manner: Manner
    weak: bool
    generic: bool = False
    only_toll: bool = False
    mutual: bool = False
    affirmed: bool = False
    count: TollWords | None = None
    counted: Token | None = None
    tolls: list[Toll] = field(default_factory=list)
    #: Counts that are told by the way ("other men", "his deputy"): they decide nothing while it is put together.
    asides: list[Toll] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    inferred: set[str] = field(default_factory=set)


class Workbook:
    """Tools over one document, made once and shared by the rules."""

    def __init__(self, document: Document, lexicon: Lexicon, codebook: Codebook) -> None:
        self.document = document
        self.lookup = Lookup(lexicon)
        self.codebook = codebook
        self.tree = Tree(document)
        self.classes = Classes(document, self.tree, self.lookup)
        self.senses = Senses(self.tree, self.lookup, self.classes)
        self.roles = Roles(self.tree, self.lookup, self.classes)
        self.tolls = Tolls(self.tree, self.lookup)
        self.toll_words = TollReader(self.tree, self.lookup)
        times: tuple[TimeLink, ...] = document.layer("times")
        self.times = SpanIndex((link.span, link) for link in times)
        history = History(self.tree, times, document.report.version_date)
        self.manners = Manners(self.tree, self.lookup, history)
        self.references = References(self.tree, self.classes, self.lookup, quotation_index(document))
        attributions: tuple[Attribution, ...] = document.layer("attributions")
        self.said_roots = frozenset(a.root for a in attributions)
        contents = [(a, self.tree.subtree_without(a.root, a.without)) for a in attributions]
        self._attributed = frozenset(i for _, content in contents for i in content)
        self._answered = frozenset(i for a, content in contents if a.stance in _ANSWERS for i in content)
        self._said_by_body = frozenset(
            i for a, content in contents if a.speaker_kind in _BODIES for i in content
        )
        self._unsaid = unsaid_tokens(self.tree, self.lookup, self.manners)
        #: Stances towards what hangs on a token, where somebody says it.
        self.stances = {a.root: a.stance for a in attributions}
        self._cues = frozenset(a.cue.start for a in attributions)
        places = (link.span for link in document.layer("places") if not link.adjectival)
        self.places_and_times = SpanIndex((span, span) for span in (*places, *(link.span for link in times)))
        phrases = (self._whole_phrase(a.speaker) for a in attributions if a.speaker is not None)
        self.speakers_phrases = SpanIndex((phrase, phrase) for phrase in phrases if phrase is not None)
        self._source_phrases = frozenset(i for a in attributions for i in self._source_phrase(a))

    def _source_phrase(self, attribution: Attribution) -> set[int]:
        """Of what an attribution leaves out the words that only say who says so ("according to the mayor")."""
        left_out: set[int] = set()
        for root in attribution.without if attribution.stance == "asserts" else ():
            below = self.tree.subtree(root)
            if any(self.tree.tokens[i].start == attribution.cue.start for i in below):
                left_out.update(below)
        return left_out

    def _whole_phrase(self, speaker: Span) -> Span | None:
        """The speaker with all that describes them ("a lecturer at a college in Kuwait"); None for a hospital,
        which speaks of those who were brought there from near by."""
        tokens = self.tree.tokens
        first = bisect_left(tokens, speaker.start, key=_start_of)
        heads = list(tokens[first : bisect_left(tokens, speaker.end, lo=first, key=_start_of)])
        if not heads:
            # Carried over from a dateline, which is not parsed.
            return speaker
        inside = {t.index for t in heads}
        head = next((t for t in heads if t.head not in inside or t.head == t.index), heads[0])
        if head.lemma in ("hospital", "morgue", "clinic"):
            return None
        cut = [c.index for c in self.tree.children(head.index, "relcl", "conj")]
        kept = self.tree.subtree_without(head.index, cut)
        while kept[-1] != head.index and self.tree.tokens[kept[-1]].dep == "punct":
            # The comma that closes a relative clause would take the clause back in.
            kept.pop()
        return self.tree.span(kept)

    def is_attributed(self, index: int) -> bool:
        """Whether somebody other than the outlet says what the token is part of."""
        return index in self._attributed

    def is_unsaid(self, index: int) -> bool:
        """Whether the token stands in what nobody said."""
        return index in self._unsaid

    def is_outlet(self, token: Token | None) -> bool:
        """Whether the noun names the outlet itself."""
        if token is None:
            return False
        return is_outlet_itself(
            self.tree.phrase(token.index).of(self.document.text), self.document.report.source
        )

    def is_claim_of_its_own(self, noun: Token) -> bool:
        """Whether a verb of denying has a real object ("the peace plan"), not words that it denies."""
        relative = noun.lemma in ("that", "which")
        return not (self.lookup.is_claim_noun(noun.lemma) or noun.pos == "PRON" or relative)

    def is_answered(self, index: int) -> bool:
        """Whether somebody confirms, denies or claims what the token is part of: it matters to them."""
        return index in self._answered

    def is_said_by_body(self, index: int) -> bool:
        """Whether an institution, a group or one of its officials says what the token is part of."""
        return index in self._said_by_body

    def is_cue(self, token: Token) -> bool:
        """Whether the token is the word by which somebody says something."""
        return token.start in self._cues

    def is_speech_clause(self, token: Token) -> bool:
        """Whether the token heads a participle of saying ("noting that ...")."""
        if token.dep in ("advcl", "conj", "parataxis") and self.is_cue(token):
            return True
        # "as the army announced in Kut" says nothing new, and where it was said is not where it was.
        marks = self.tree.children(token.index, "mark", "advmod")
        as_said = token.dep == "advcl" and any(m.lemma == "as" for m in marks)
        return as_said and self.lookup.may_speak(token.lemma)

    def is_source_phrase(self, index: int) -> bool:
        """Whether the token is of an "according to X"."""
        return index in self._source_phrases


def _start_of(token: Token) -> int:
    return token.start
