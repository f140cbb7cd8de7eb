"""Speech that refers beyond its own sentence: quotes that go on, and answers ("the ministry denied this")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rasid.extract.cues import Cues
from rasid.extract.lexicon import Speech
from rasid.extract.lookup import Lookup
from rasid.extract.reference import FIRST_PERSON
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Document, Segment, Sentence, Token
from rasid.model.observation import Stance
from rasid.model.span_index import LastBefore, SpanIndex
from rasid.model.text import Span

_POINTING: Final = frozenset({"this", "that", "it", "these", "those", "them"})
_UNTRUE: Final = frozenset(
    [
        "untrue",
        "false",
        "wrong",
        "incorrect",
        "baseless",
        "unfounded",
        "fabricated",
        "groundless",
        "inaccurate",
        "nonsense",
        "lie",
        "fabrication",
        "invention",
        "invented",
        "untruth",
        "fake",
        "propaganda",
        "falsehood",
    ]
)
#: "No truth in", "no basis for".
_GROUNDS: Final = frozenset({"truth", "basis", "foundation", "substance", "merit"})
_CALLING: Final = frozenset({"call", "describe", "label", "brand", "dismiss", "term", "consider", "deem"})
_TRUE: Final = frozenset({"true", "correct", "accurate"})
_ANSWERS: Final = frozenset({"denies", "confirms", "disputes", "doubts"})


#: How many characters from a quotation a sentence may stand that still counts as in it.
_BESIDE: Final = 4


class _Spoken:
    """What is said somewhere, by the place of what is said and by that of its cue."""

    def __init__(self, found: Sequence[Attribution], tree: Tree, quotations: SpanIndex[Span]) -> None:
        starts = [tree.tokens[attribution.root].start for attribution in found]
        #: Each at the first character of its root.
        self.rooted = SpanIndex((Span(s, s + 1), a) for s, a in zip(starts, found, strict=True))
        #: Those whose cue no quotation holds.
        self.outside = LastBefore((a.cue, a) for a in found if not quotations.holding(a.cue))


class Echoes:
    """What the speech of one document takes up from other sentences."""

    def __init__(self, document: Document, tree: Tree, lookup: Lookup, quotations: SpanIndex[Span]) -> None:
        self._tree = tree
        self._lookup = lookup
        self._quotations = quotations
        self._cues = Cues(tree, lookup)
        segments: tuple[Segment, ...] = document.layer("segments")
        self._segments = SpanIndex((segment.span, number) for number, segment in enumerate(segments))

    # -- quotes that go on -----------------------------------------------------------------------------------
    def of_speech(self, found: list[Attribution]) -> list[Attribution]:
        """Attributions of quoted sentences without a cue of their own, to whoever speaks there."""
        taken = {self._tree.sentence_of(a.root) for a in found}
        spoken = _Spoken(found, self._tree, self._quotations)
        out = []
        for number, sentence in enumerate(self._tree.sentences):
            quotation = self._quotation_of(sentence)
            if quotation is None or sentence.headline or number in taken:
                continue
            speech = self._spoken_beside(quotation, sentence, spoken)
            if speech is not None:
                root = self._root(sentence)
                out.append(
                    Attribution(
                        speech.speaker,
                        speech.speaker_kind,
                        speech.cue,
                        root,
                        "asserts",
                        speech.hearsay,
                        inferred=True,
                    )
                )
        return out

    def _quotation_of(self, sentence: Sentence) -> Span | None:
        """The quotation that holds at least nine tenths of a sentence; None where none does."""
        # A sentence of a word or two may be held by a quotation that ends right beside it.
        near = Span(max(0, sentence.span.start - _BESIDE), sentence.span.end + _BESIDE)
        for quotation in self._quotations.overlapping(near):
            shared = min(quotation.end, sentence.span.end) - max(quotation.start, sentence.span.start)
            if shared >= 0.9 * (sentence.span.end - sentence.span.start) - 3:
                return quotation
        return None

    def _spoken_beside(self, quotation: Span, sentence: Sentence, spoken: _Spoken) -> Attribution | None:
        """The attribution in the same quotation, or else the last before it, at most a paragraph back."""
        same = [a for a in spoken.rooted.within(quotation) if a.cue.start >= quotation.end]
        if same:
            return same[0]
        segment = self._segment(sentence.span.start)
        last = spoken.outside.of(sentence.span.start)
        if last is None or segment is None:
            return None
        near = self._segment(last.cue.start)
        return last if near is not None and segment - near <= 1 else None

    def _segment(self, position: int) -> int | None:
        return next(iter(self._segments.at(position)), None)

    def leaves_quotation(self, verb: Token, root: int) -> bool:
        """Whether a verb of saying inside quotation marks would say what stands outside of them."""
        at = self._tree.tokens[root].start
        return any(not q.start <= at < q.end for q in self._quotations.at(verb.start))

    # -- answers ---------------------------------------------------------------------------------------------
    def answered(self, verb: Token, before: list[Attribution]) -> int | None:
        """The root of what an answer answers: the last thing that somebody said just before; None for none."""
        here = self._tree.sentence_of(verb.index)
        last = self._before_asides(here, verb)
        for earlier in reversed(before):
            # Further back than the sentence before, something else is answered as often as not.
            if self._tree.sentence_of(earlier.root) == last:
                return earlier.root
        if last != here - 1 and self._tells_of_harm(root := self._root(self._tree.sentences[last])):
            # "The reports" are of what the report itself tells before its witnesses speak.
            return root
        return None

    def _before_asides(self, here: int, verb: Token) -> int:
        """The sentence before the one numbered ``here``; where claims are answered by their noun ("the reports"),
        without quoted details that charge nobody ("I heard the jet")."""
        tree = self._tree
        named = any(self._is_that_claim(thing) for thing in tree.children(verb.index, "dobj"))
        number = here - 1
        while named and number > 0 and not tree.sentences[number].headline and self._is_detail(number):
            number -= 1
        return number if number >= 0 and not tree.sentences[number].headline else here - 1

    def _is_detail(self, number: int) -> bool:
        """Whether a sentence is quoted, wholly or but for who says it, and charges nobody with harm."""
        tree = self._tree
        sentence = tree.sentences[number]
        words = [t for t in tree.tokens[sentence.first : sentence.last] if t.pos not in ("PUNCT", "SPACE")]
        quoted = [t for t in words if self._quotations.at(t.start)]
        if 2 * len(quoted) <= len(words):
            return False
        return not any(self._cues.harms(t) and self._is_charge(t) for t in quoted if t.pos == "VERB")

    def _is_charge(self, verb: Token) -> bool:
        """Whether somebody other than the one who speaks did it, no bomb of itself and no window that shook."""
        doer = self._tree.subject(verb.index)
        if doer is None or self._tree.is_passive(verb.index):
            return self._tree.is_passive(verb.index)
        somebody = {"person", "force", "organisation"} & self._lookup.classes(doer.lemma)
        named = doer.pos in ("PROPN", "PRON") and doer.text.lower() not in FIRST_PERSON
        return named or bool(somebody)

    def _tells_of_harm(self, root: int) -> bool:
        token = self._tree.tokens[root]
        return token.pos == "VERB" and self._cues.harms(token)

    def answer(self, verb: Token, speech: Speech) -> Stance | None:
        """The stance of "denied this" or "rejects the accusation"; None where nothing is answered."""
        if speech.stance not in _ANSWERS:
            return None
        things = self._tree.children(verb.index, "dobj")
        points_back = any(t.lemma in _POINTING or self._is_that_claim(t) for t in things)
        return speech.stance if points_back else None

    def verdict(self, clause: Token) -> Stance | None:
        """What "this is untrue" says of what went before; None for other clauses."""
        tree = self._tree
        subject = tree.child(clause.index, "nsubj")
        if subject is None or not (subject.lemma in _POINTING or self._is_that_claim(subject)):
            return None
        if any(self._is_marked(c) for c in tree.children(clause.index, "ccomp")):
            return None
        words = {c.lemma for c in tree.children(clause.index, "acomp", "attr", "oprd", "dobj")} | {
            clause.lemma
        }
        negated = tree.child(clause.index, "neg") is not None
        if words & _UNTRUE:
            return "confirms" if negated else "denies"
        if words & _TRUE:
            return "denies" if negated else "confirms"
        return None

    def verdict_on(self, clause: Token) -> tuple[Stance, Token] | None:
        """The stance and the noun or clause judged, where a claim is judged in the breath that tells it.

        "The rumour that S is false", "there is no truth in reports of N", "it is not true that S". None for
        other clauses. ``clause`` heads the judgement.
        """
        tree = self._tree
        said = {c.lemma for c in tree.children(clause.index, "acomp", "attr", "oprd")}
        negated = tree.child(clause.index, "neg") is not None
        subject = tree.child(clause.index, "nsubj", "expl")
        if subject is None:
            return None
        if subject.dep == "expl":
            return self._without_truth(clause)
        if not said & (_UNTRUE | _TRUE):
            return None
        stance: Stance = "denies" if bool(said & _UNTRUE) != negated else "confirms"
        if subject.text.lower() == "it":
            judged = next((c for c in tree.children(clause.index, "ccomp") if self._is_marked(c)), None)
            return (stance, judged) if judged is not None else None
        return (stance, subject) if self.is_claim(subject) else None

    def judged_object(self, verb: Token) -> Token | None:
        """The claim that "called reports of N fabricated" judges untrue; None for other verbs."""
        tree = self._tree
        if verb.lemma not in _CALLING:
            return None
        claim = next((c for c in tree.children(verb.index, "dobj") if self.is_claim(c)), None)
        as_what = [
            w for a in tree.children(verb.index, "prep") if a.lemma == "as" for w in tree.children(a.index)
        ]
        named = [*tree.children(verb.index, "oprd", "ccomp", "acomp", "xcomp"), *as_what]
        below = [w for c in named for w in (c, *tree.children(c.index, "acomp", "attr"))]
        if claim is None and (inner := next((c for c in named if _is_untrue(c)), None)) is not None:
            # "called reports of N fabricated": the tree may take the claim for the subject of the word.
            claim = next((c for c in tree.children(inner.index, "nsubj") if self.is_claim(c)), None)
        return claim if any(_is_untrue(w) for w in below) else None

    def is_claim(self, noun: Token) -> bool:
        """Whether the noun is one of claiming ("reports", "the rumour", "talk")."""
        return self._lookup.is_claim_noun(noun.lemma) or self._lookup.speech_noun(noun.lemma) is not None

    def _without_truth(self, clause: Token) -> tuple[Stance, Token] | None:
        """What "there is no truth in reports of N" judges."""
        tree = self._tree
        for truth in tree.children(clause.index, "attr", "nsubj"):
            nothing = any(c.lemma in ("no", "little") for c in tree.children(truth.index, "det", "amod"))
            if truth.lemma not in _GROUNDS or not (nothing or tree.child(clause.index, "neg") is not None):
                continue
            for way in tree.children(truth.index, "prep"):
                judged = next((c for c in tree.children(way.index, "pobj") if self.is_claim(c)), None)
                if judged is not None:
                    return "denies", judged
        return None

    def _is_marked(self, clause: Token) -> bool:
        return any(c.lemma == "that" for c in self._tree.children(clause.index, "mark"))

    def _is_that_claim(self, noun: Token) -> bool:
        """Whether the noun is a claim told before ("the accusation", "these reports")."""
        if not self._lookup.is_claim_noun(noun.lemma) or noun.pos == "PRON":
            return False
        tree = self._tree
        pointing = any(c.lemma in ("the", *_POINTING, "such") for c in tree.children(noun.index, "det"))
        return pointing and tree.child(noun.index, "acl", "relcl", "ccomp") is None

    def _root(self, sentence: Sentence) -> int:
        tokens = self._tree.tokens[sentence.first : sentence.last]
        return next((t.index for t in tokens if t.head == t.index), sentence.first)


def _is_untrue(word: Token) -> bool:
    """Whether the word calls something untrue; participles are taken as they stand ("fabricated")."""
    return word.lemma in _UNTRUE or word.text.lower() in _UNTRUE
