"""How many, of whom, with the wording kept: "at least three soldiers" is a low bound, not a count."""

from __future__ import annotations

from typing import Final

from rasid.extract.lexicon import Quantity
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Toll, TollKind

#: Dependents of a noun among which its number stands.
_NUMBER_DEPS: Final = ("nummod", "amod", "det", "advmod", "predet", "nmod", "quantmod")
_ONE_OF_MANY: Final = frozenset({"a", "an", "another"})
_ONE: Final = _ONE_OF_MANY | {"the", "this", "that"}
#: Endings of nouns for who does something.
_DOERS: Final = ("er", "or", "ist", "ian", "eer", "man")
#: What a plural counts at least.
_PLURAL: Final = 2
#: Nouns that stand for those behind their "of": "a number of suspects".
_COLLECTIVES: Final = frozenset({"number", "group", "handful", "couple", "lot", "majority", "series"})
#: Nouns that are counted by who stands behind their "of".
_THROUGH: Final = frozenset({"life", "total", "body"})
#: Nouns for those who belong together, whose number stands behind their "of": "a family of five".
_HOUSEHOLDS: Final = frozenset(
    {"family", "household", "group", "crew", "team", "squad", "party", "patrol", "unit"}
)
#: Singular nouns for several people.
_MANY: Final = frozenset(
    [
        "family",
        "crowd",
        "couple",
        "group",
        "population",
        "community",
        "tribe",
        "clan",
        "public",
        "crew",
        "staff",
        "personnel",
        "minority",
        "people",
        "police",
        "cavalry",
        "infantry",
        "artillery",
        "enemy",
    ]
)
#: How many words before a number may qualify it ("no fewer than").
_QUALIFIERS: Final = 4


class Tolls:
    """Tolls told by noun phrases of one document."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup

    def of(self, noun: Token, kind: TollKind) -> list[Toll]:
        """The counts of a noun and of those joined to it ("three soldiers and a civilian").

        A noun without a count gives none; see :meth:`asides`.
        """
        found = [self._one(joined, kind) for joined in self._listed(noun)]
        return [toll for toll in found if toll is not None]

    def asides(self, noun: Token, verb: Token, kind: TollKind) -> list[Toll]:
        """The counts that :meth:`of` passes over: plurals without a number, "his deputy", a name behind what the
        person is, people that a word does not class, and who shares their lot ("along with two others")."""
        found: list[Toll] = []
        for joined in self._listed(noun):
            if self._one(joined, kind) is None:
                found += self._by_the_way(joined, kind)
        for companion in self._companions(verb):
            for joined in self._listed(companion):
                one = self._one(joined, kind)
                found += [one] if one is not None else self._by_the_way(joined, kind)
        return found

    def _by_the_way(self, noun: Token, kind: TollKind) -> list[Toll]:
        """A plural is two at least, and no more is said: what that counts as is for whoever counts."""
        person = self._lookup.classes(noun.lemma) & {"person", "force"}
        if any(self._is_asked(child) for child in self._tree.children(noun.index, "amod", "nummod")):
            return []
        if noun.lemma == "number":
            # "an unknown number of rebels": rebels, however many.
            counted = self._counted_by(noun)
            article = self._tree.child(noun.index, "det")
            vague = counted is not None and article is not None and article.lemma in _ONE_OF_MANY
            return self._by_the_way(counted, kind) if vague and counted is not None else []
        if noun.tag in ("NNS", "NNPS"):
            return [Toll(kind, noun.text, _PLURAL, None, None, self._with_modifiers(noun))] if person else []
        if noun.text.lower() in ("him", "her"):
            return [Toll(kind, noun.text, 1, 1, 1, noun.text)]
        owned = self._tree.child(noun.index, "poss") is not None
        article = self._tree.child(noun.index, "det")
        doer = article is not None and article.lemma in _ONE_OF_MANY and noun.lemma.endswith(_DOERS)
        unknown = not self._lookup.classes(noun.lemma)
        if noun.tag == "NN" and noun.lemma not in _MANY and ((owned and person) or (doer and unknown)):
            return [Toll(kind, noun.text, 1, 1, 1, self._with_modifiers(noun))]
        return self._named(noun, kind)

    def _named(self, noun: Token, kind: TollKind) -> list[Toll]:
        """One person by name, with the noun that says who it is ("rebel leader John Doe")."""
        if noun.tag != "NNP":
            return []
        for word in self._tree.children(noun.index, "compound"):
            if word.tag == "NN" and "person" in self._lookup.classes(word.lemma):
                span = self._tree.span([word.index, noun.index])
                return [Toll(kind, word.text, 1, 1, 1, span.of(self._tree.text))]
        return []

    def _companions(self, verb: Token) -> list[Token]:
        """Who shares the patient's lot: "detained a leader along with two others"."""
        under = (self._tree.tokens[i] for i in self._tree.subtree(verb.index) if i > verb.index)
        joints = [
            joint
            for token in under
            if token.lemma in ("along", "together")
            for joint in self._tree.children(token.index, "prep")
            if joint.lemma == "with"
        ]
        return [noun for joint in joints for noun in self._tree.children(joint.index, "pobj")]

    def _with_modifiers(self, noun: Token) -> str:
        """The noun with the words that say which they are ("the insurgents", "other militants")."""
        near = [
            c.index for c in self._tree.children(noun.index, "det", "amod", "poss") if c.index < noun.index
        ]
        return self._tree.span([*near, noun.index]).of(self._tree.text)

    def _listed(self, noun: Token) -> list[Token]:
        """The noun and those joined to it; in "a leader, a helper and several others" the tree makes the second
        an apposition of the first."""
        found = self._tree.conjuncts(noun.index)
        for beside in self._tree.children(noun.index, "appos"):
            if (
                self._is_one_of_a_kind(noun)
                and self._is_one_of_a_kind(beside)
                and self._tree.child(beside.index, "conj")
            ):
                found += self._tree.conjuncts(beside.index)
        return found

    def _is_one_of_a_kind(self, noun: Token) -> bool:
        return any(
            c.lemma in ("a", "an") or c.pos == "NUM" or c.dep == "poss"
            for c in self._tree.children(noun.index, "det", "nummod", "poss")
        )

    def of_deeds(self, noun: Token, kind: TollKind) -> list[Toll]:
        """The count of a deed that takes one victim each ("five arrests", "two killings")."""
        counted = (self._bare(child, noun, kind) for child in self._tree.children(noun.index, "nummod"))
        return [toll for toll in counted if toll is not None][:1]

    def of_number(self, number: Token, word: Token, kind: TollKind) -> list[Toll]:
        """The count of a bare number and what it counts: "five dead"."""
        toll = self._bare(number, word, kind)
        return [] if toll is None else [toll]

    def is_number(self, token: Token) -> bool:
        """Whether the token is a number, in figures or in words ("40", "dozens")."""
        return token.pos == "NUM" or self._is_amount(token)

    def reading(self, number: Token) -> tuple[int, Quantity | None]:
        """Where the words of a number begin ("at least 40"), and the count that they make; None for no count."""
        return self._read(number)

    def _bare(self, number: Token, word: Token, kind: TollKind) -> Toll | None:
        """A count that is said of nobody in particular; its words end with ``word``."""
        first, count = self._read(number)
        if count is None or count == Quantity(0, 0, 0):
            return None
        words = self._tree.span([first, word.index]).of(self._tree.text)
        return Toll(kind, None, count.low, count.best, count.high, words)

    def _one(self, noun: Token, kind: TollKind) -> Toll | None:
        if noun.lemma == "another":
            return Toll(kind, None, 1, 1, 1, noun.text)
        counted = self._counted_by(noun) if noun.lemma in _THROUGH else None
        if counted is not None and counted is not noun:
            # "the lives of six civilians", "a total of 42 people"
            return self._one(counted, kind)
        if noun.lemma in _HOUSEHOLDS and (number := self._counted_by(noun)) is not None:
            return self._household(noun, number, kind)
        if noun.pos == "NUM" or self._is_amount(noun):
            counted = self._counted_by(noun)
            return self._counted(noun, counted, kind)
        for child in self._tree.children(noun.index, *_NUMBER_DEPS):
            if (child.pos == "NUM" or self._is_amount(child)) and not self._is_asked(child):
                return self._counted(child, noun, kind)
        return self._collective(noun, kind) or self._single(noun, kind)

    def _is_asked(self, amount: Token) -> bool:
        """ "how many people were killed" counts nobody."""
        before = self._tree.tokens[amount.index - 1].text.lower() if amount.index else ""
        return before == "how"

    def _household(self, noun: Token, number: Token, kind: TollKind) -> Toll | None:
        """ "a family of five" is five; None where no number follows."""
        _, count = self._read(number)
        if count is None or not self.is_number(number):
            return None
        article = self._tree.child(noun.index, "det", "poss")
        span = self._tree.span([noun.index if article is None else article.index, number.index])
        return Toll(kind, noun.text, count.low, count.best, count.high, span.of(self._tree.text))

    def _collective(self, noun: Token, kind: TollKind) -> Toll | None:
        """ "a number of suspects", "a small group of fighters": a vague count of those behind the "of"."""
        counted = self._counted_by(noun) if noun.lemma in _COLLECTIVES else None
        article = self._tree.child(noun.index, "det")
        if counted is None or article is None:
            return None
        lexicon = self._lookup.lexicon
        words = [t.text.lower() for t in self._tree.tokens[article.index : noun.index + 1]]
        count = lexicon.count([*words, "of"]) or lexicon.count([words[0], words[-1], "of"])
        if count is None:
            return None
        span = self._tree.span([article.index, counted.index])
        return Toll(kind, counted.text, count.low, count.best, count.high, span.of(self._tree.text))

    def _is_amount(self, token: Token) -> bool:
        return self._lookup.lexicon.count([token.text.lower()]) is not None and token.lemma not in (
            "a",
            "an",
            "no",
        )

    def _counted(self, number: Token, counted: Token | None, kind: TollKind) -> Toll | None:
        behind = counted.index if counted is not None and counted.index > number.index else None
        first, count = self._read(number, behind)
        if count is None or count == Quantity(0, 0, 0):
            return None
        last = counted if counted is not None and counted.index > number.index else number
        span = self._tree.span([first, last.index])
        of = counted.text if counted is not None else None
        return Toll(kind, of, count.low, count.best, count.high, span.of(self._tree.text))

    def _read(self, number: Token, before: int | None = None) -> tuple[int, Quantity | None]:
        """The longest run of words around ``number`` that is a count: where it begins, and the count.

        It runs from a few words before the number to the word before ``before``, or to the number itself.
        """
        tokens = self._tree.tokens
        sentence = self._tree.sentences[self._tree.sentence_of(number.index)]
        ends = range(min(before or number.index + 1, number.index + _QUALIFIERS), number.index, -1)
        for first in range(max(sentence.first, number.index - _QUALIFIERS), number.index + 1):
            for last in ends:
                words = [token.text.lower() for token in tokens[first:last]]
                count = self._lookup.lexicon.count(words)
                if count is not None and words[0] not in ("and", ","):
                    return first, count
        return number.index, None

    def _counted_by(self, number: Token) -> Token | None:
        """In "dozens of civilians" the civilians; None for a bare number ("killed three")."""
        of = next((c for c in self._tree.children(number.index, "prep") if c.lemma == "of"), None)
        counted = self._tree.child(of.index, "pobj") if of is not None else None
        return self._tree.referent(counted) if counted is not None else None

    def _single(self, noun: Token, kind: TollKind) -> Toll | None:
        """ "a soldier", "the commander" is one; a plural without a number is no count, and a crowd is not one."""
        article = self._tree.child(noun.index, "det")
        if article is None or article.lemma not in _ONE or noun.tag not in ("NN", "NNP"):
            return None
        if noun.lemma == "number":
            # "an unknown number of rebels" is nobody counted.
            return None
        classes = self._lookup.classes(noun.lemma)
        if not classes & {"person", "force"} or noun.lemma in _MANY:
            return None
        if article.lemma not in _ONE_OF_MANY and "organisation" in classes:
            return None
        span = self._tree.span([article.index, noun.index])
        return Toll(kind, noun.text, 1, 1, 1, span.of(self._tree.text))
