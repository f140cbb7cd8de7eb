"""A toll told by a noun of count: "put the toll at 40", "the death toll rose to 33, with 50 hurt"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasid.extract.lexicon import Quantity
from rasid.extract.lookup import Lookup
from rasid.extract.tolls import Tolls
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Toll, TollKind

#: What people suffered, by the word behind their number ("26 dead", "12 people killed").
SUFFERED: Final[dict[str, TollKind]] = {
    "dead": "killed", "killed": "killed", "deaths": "killed", "fatalities": "killed", "bodies": "killed",
    "lives": "killed", "wounded": "wounded", "injured": "wounded", "hurt": "wounded", "maimed": "wounded",
    "injuries": "wounded", "displaced": "displaced", "homeless": "displaced", "abducted": "abducted",
    "kidnapped": "abducted", "arrested": "captured", "detained": "captured", "captured": "captured",
    "arrests": "captured", "detainees": "captured", "abductions": "abducted", "abductees": "abducted",
    "hostages": "abducted", "captives": "captured", "prisoners": "captured", "fallen": "killed",
}  # fmt: skip
#: Words beside a noun of count that say what it counts.
_COUNTED: Final[dict[str, TollKind]] = {
    "death": "killed", "body": "killed", "fatality": "killed", "dead": "killed", "injury": "wounded",
    "injured": "wounded", "wounded": "wounded", "displacement": "displaced",
}  # fmt: skip
#: Beside these a noun of count holds dead and wounded alike, and a number alone says how many of neither.
_MIXED: Final = frozenset({"casualty", "victim", "loss"})
#: Nouns of count that tell a toll by themselves, and those that do so with a word for what they count, or as the
#: count that was told before.
_TOLL: Final = "toll"
_COUNTS: Final = frozenset({"number", "figure", "count", "tally", "total", "estimate"})
#: With nothing beside them these count the dead.
_OF_DEAD: Final = frozenset({"toll", "count"})
_KNOWN: Final = frozenset({"the", "its", "their", "his", "her", "that", "this", "our"})
#: Verbs of putting a number: of who tells it ("put the toll at"), of the number itself ("rose to", "stood at").
_TOLD_BY: Final = frozenset(
    ["put", "place", "set", "give", "peg", "revise", "raise", "lower", "cut", "bring", "correct", "update", "adjust",
     "reduce", "bump", "list", "record", "report", "announce", "estimate", "increase", "take", "push", "downgrade",
     "upgrade", "have", "quote", "cite", "say", "tally", "count", "confirm", "release", "issue", "amend", "publish"]
)  # fmt: skip
_COMES_TO: Final = frozenset(
    ["rise", "climb", "grow", "jump", "soar", "mount", "increase", "swell", "go", "creep", "drop", "fall", "decline",
     "come", "reach", "hit", "pass", "exceed", "top", "cross", "surpass", "near", "stand", "be", "number", "total",
     "remain", "approach", "surge", "double", "triple", "run", "now"]
)  # fmt: skip
#: Words right before the number that a noun of count leads to.
_LEADING: Final = frozenset({"to", "at", "of", ":", "as", "is", "was"})
_BOUNDARY: Final = frozenset({";", "including", "include", "among", "although", "while", "but", "because"})
#: Behind these the number is another's, an earlier one, or no number of people.
_OTHER: Final = frozenset({"from", "in", "on", "since", "by", "than", "over"})
_UNITS: Final = frozenset(
    ["%", "percent", "per", "year", "day", "hour", "week", "month", "dollar", "million", "attack", "incident", "time",
     "house", "home", "building", "th", "pm", "am", "kilometre", "mile", "-"]
)  # fmt: skip
_BETWEEN: Final = frozenset(
    ["people", "persons", "others", "more", "were", "was", "men", "women", "civilians", "soldiers", "villagers",
     "confirmed", "policemen", "children", "other", "reported", "have", "been", "had", "fighters", "militants"]
)  # fmt: skip
#: Words that open a stretch of time, and those that measure it.
_LASTING: Final = frozenset({"in", "within", "over", "during", "for", "after"})
_STRETCHES: Final = frozenset(
    {"hours", "days", "weeks", "months", "years", "decades", "year", "month", "week"}
)
#: How far behind its noun a number may stand.
_REACH: Final = 16
_PAIR: Final = 4


@dataclass(frozen=True, slots=True)
class TollWords:
    """A noun of count with the tolls that it tells.

    ``open`` are counts of what was counted before ("put the figure at 15"), with their words; ``verb`` leads from
    the noun to the number (the noun itself where none does); ``used`` are the words that tell nothing of their own;
    ``undone`` is the number that the words take back ("21, not 23"). What ``leans`` is a toll only of what was told
    before, and only where that has none of the kind: "no one was hurt", "eight bodies were found".
    """

    noun: Token
    verb: Token
    tolls: tuple[Toll, ...]
    open: tuple[tuple[Quantity, str], ...]
    used: frozenset[int]
    undone: Token | None = None
    leans: bool = False

    def of_kind(self, kind: TollKind) -> list[Toll]:
        """Its tolls, where what it leaves open is ``kind``."""
        return [*(Toll(kind, None, q.low, q.best, q.high, words) for q, words in self.open), *self.tolls]


class TollReader:
    """Finds nouns of count and reads their numbers in one document."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._tolls = Tolls(tree, lookup)

    def of(self, noun: Token) -> TollWords | None:
        """What a noun of count tells; None where it is none, or no number follows."""
        if noun.tag not in ("NN", "NNS", "NNP", "NNPS") or not self._is_count(noun):
            return None
        kind, mixed = self._kind(noun)
        says = noun.lemma.lower() == _TOLL or kind is not None
        bare = noun.lemma.lower() == "count" and not self._tree.child(noun.index, "compound", "amod", "prep")
        if (bare or not (says or mixed)) and not self._is_told_before(noun):
            return None
        if self._is_of_a_period(noun):
            return None
        verb = self._verb(noun)
        first = self._number(noun, verb)
        return None if first is None else self._read(noun, verb, first, kind, mixed=mixed)

    def _is_of_a_period(self, noun: Token) -> bool:
        """Whether the count is of a stretch of time ("in six weeks", "since January"): of many happenings, not of
        the one told before."""
        end = self._tree.sentences[self._tree.sentence_of(noun.index)].last
        opened = False
        for token in self._tree.tokens[noun.index + 1 : end]:
            word = token.text.lower()
            if word in ("since", "throughout"):
                return True
            if opened and word in _STRETCHES:
                return True
            opened = word in _LASTING or (opened and token.pos in ("NUM", "ADJ", "ADV", "DET", "ADP"))
        return False

    def _is_count(self, noun: Token) -> bool:
        return noun.lemma.lower() == _TOLL or noun.lemma.lower() in _COUNTS

    def _kind(self, noun: Token) -> tuple[TollKind | None, bool]:
        """What the noun counts, None where it does not say; and whether it counts dead and wounded as one."""
        beside = self._tree.children(noun.index, "compound", "amod", "nmod")
        before = [self._tree.tokens[noun.index - 1]] if noun.index else []
        words = {c.lemma.lower() for c in [*beside, *before]}
        found: TollKind | None = next((kind for word, kind in _COUNTED.items() if word in words), None)
        if found is None and words & _MIXED:
            return None, True
        behind = self._tree.tokens[noun.index + 1 : noun.index + 2]
        if found is None and behind and behind[0].text.lower() == "of":
            return self._counted_behind(noun.index + 2)
        if found is None and noun.lemma.lower() in _OF_DEAD:
            return "killed", False
        return found, False

    def _counted_behind(self, first: int) -> tuple[TollKind | None, bool]:
        """ "the number of wounded", "the number of people killed": the word that says what was suffered."""
        kind: TollKind | None = None
        for token in self._tree.tokens[first : first + _PAIR]:
            word = token.text.lower()
            if word in SUFFERED:
                return (None, True) if self._is_joined(token) else (SUFFERED[word], False)
            if token.pos == "NUM":
                # "a toll of 26"
                return "killed", False
            if word in ("victims", "casualties", "losses"):
                return None, True
            if token.pos in ("VERB", "AUX", "PUNCT"):
                break
        return kind, False

    def _is_joined(self, word: Token) -> bool:
        """Whether the count holds two kinds as one: "the number of dead and wounded"."""
        behind = self._tree.tokens[word.index + 1 : word.index + 3]
        return (
            len(behind) == 2
            and behind[0].text.lower() in ("and", "or")
            and SUFFERED.get(behind[1].text.lower(), SUFFERED[word.text.lower()])
            != SUFFERED[word.text.lower()]
        )

    def _described_by(self, noun: Token) -> list[int]:
        """The word behind "of" that says what is counted, which tells nothing of its own."""
        behind = self._tree.tokens[noun.index + 1 : noun.index + 2 + _PAIR]
        if not behind or behind[0].text.lower() != "of":
            return []
        return [t.index for t in behind if t.text.lower() in SUFFERED][:1]

    def _is_told_before(self, noun: Token) -> bool:
        """Whether "the figure" is the count told before: definite, and of nothing in particular."""
        near = self._tree.children(noun.index, "det", "poss")
        described = self._tree.child(noun.index, "compound", "nmod", "prep", "acl", "relcl")
        described = None if described is not None and described.lemma in ("of", "at") else described
        of = self._tree.tokens[noun.index + 1 : noun.index + 3]
        counts = [t.text.lower() for t in of[:1]] == ["of"] and of[-1].pos != "NUM"
        return described is None and not counts and any(c.text.lower() in _KNOWN for c in near)

    def _verb(self, noun: Token) -> Token:
        """The verb that says what the number comes to, or who gives it; the noun itself where there is none."""
        for above in list(self._tree.ancestors(noun.index))[:3]:
            if above.pos in ("VERB", "AUX"):
                return above if above.lemma in _TOLD_BY | _COMES_TO else noun
        return noun

    def _number(self, noun: Token, verb: Token) -> Token | None:
        """The number that the noun leads to; None where there is none."""
        end = self._tree.sentences[self._tree.sentence_of(noun.index)].last
        for token in self._tree.tokens[noun.index + 1 : min(end, noun.index + _REACH)]:
            if token.text.lower() in _BOUNDARY:
                return None
            if not self._tolls.is_number(token):
                continue
            first, count = self._tolls.reading(token)
            before = self._tree.tokens[first - 1]
            if count is None or before.text.lower() in _OTHER or self._is_unit(token):
                continue
            word = before.text.lower()
            # "the toll now stands at 12": the number is led to by the verb or by a word behind it.
            if word in _LEADING or before.index == verb.index or self._is_come_to(before, noun, verb):
                return token
        return None

    def _is_come_to(self, before: Token, noun: Token, verb: Token) -> bool:
        return verb is not noun and before.pos in ("VERB", "AUX") and before.lemma in _COMES_TO

    def _is_unit(self, number: Token) -> bool:
        behind = self._tree.tokens[number.index + 1 : number.index + 2]
        return bool(behind) and behind[0].lemma.lower() in _UNITS and not self._tolls.is_number(behind[0])

    def _read(
        self, noun: Token, verb: Token, number: Token, kind: TollKind | None, *, mixed: bool
    ) -> TollWords | None:
        tree = self._tree
        first, count = self._tolls.reading(number)
        suffered = self._suffered(number)
        told: list[Toll] = []
        left: list[tuple[Quantity, str]] = []
        last = suffered or number
        words = tree.span([first, last.index]).of(tree.text)
        own = SUFFERED[suffered.text.lower()] if suffered is not None else None
        settled = own or kind
        assert count is not None
        if settled is not None:
            told.append(Toll(settled, None, count.low, count.best, count.high, words))
        elif not mixed:
            left.append((count, words))
        used = {noun.index, last.index, *(range(first, last.index + 1)), *self._described_by(noun)}
        for more, behind in self._pairs(last):
            told.append(behind)
            used |= more
        if not told and not left:
            return None
        if verb is not noun and verb.lemma not in ("say", "report", "announce", "confirm"):
            used.add(verb.index)
        return TollWords(noun, verb, tuple(told), tuple(left), frozenset(used), self._undone(last))

    def _suffered(self, number: Token) -> Token | None:
        """The word behind a number that says what its people suffered ("12 people killed")."""
        for token in self._tree.tokens[number.index + 1 : number.index + _PAIR]:
            if token.text.lower() in SUFFERED:
                return token
            if token.text.lower() not in _BETWEEN:
                return None
        return None

    def _pairs(self, last: Token) -> list[tuple[set[int], Toll]]:
        """The counts behind the first, each with its word ("with 50 hurt")."""
        found: list[tuple[set[int], Toll]] = []
        end = self._tree.sentences[self._tree.sentence_of(last.index)].last
        after = last.index
        for token in self._tree.tokens[last.index + 1 : min(end, last.index + _REACH)]:
            if token.text.lower() in _BOUNDARY or token.text.lower() in ("not", "from"):
                break
            word = self._suffered(token) if self._tolls.is_number(token) else None
            if word is None or token.index <= after:
                continue
            first, count = self._tolls.reading(token)
            if count is not None:
                text = self._tree.span([first, word.index]).of(self._tree.text)
                kind = SUFFERED[word.text.lower()]
                found.append(
                    (
                        set(range(first, word.index + 1)),
                        Toll(kind, None, count.low, count.best, count.high, text),
                    )
                )
                after = word.index
        return found

    def _undone(self, last: Token) -> Token | None:
        """The number that a correction takes back: "21, not 23", "21 instead of 23"."""
        behind = self._tree.tokens[last.index + 1 : last.index + 6]
        words = [t.text.lower() for t in behind]
        for marker in (["not"], ["instead", "of"], ["rather", "than"]):
            for at in range(2):
                number = at + len(marker)
                if (
                    words[at:number] == marker
                    and number < len(behind)
                    and self._tolls.is_number(behind[number])
                ):
                    return behind[number]
        return None
