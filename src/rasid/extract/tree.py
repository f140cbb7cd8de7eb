"""Walking a dependency tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rasid.model.document import Document, Sentence, Token
from rasid.model.text import Span

#: Dependents that are no part of a name or noun phrase proper: relative clauses, appositions, what
#: was joined with "and", and punctuation.
_OUTSIDE_PHRASE: Final = frozenset(
    "relcl appos conj cc punct acl advcl parataxis prep mark advmod preconj dep ccomp".split()
)
#: Clauses under a verb whose words belong to other happenings.
_OTHER_CLAUSES: Final = frozenset({"relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "csubj"})
OF: Final = frozenset({"of"})
#: Verbs whose object does what their infinitive says ("ordered the troops to leave").
_MAKING_OTHERS_DO: Final = frozenset(
    ["ask", "tell", "order", "urge", "force", "allow", "permit", "persuade", "encourage", "enable", "help", "invite",
     "request", "require", "compel", "instruct", "command", "warn", "advise", "cause", "lead", "push", "get", "want"]
)  # fmt: skip
#: Nouns that only measure what stands behind their "of".
_PARTS: Final = frozenset(
    ["part", "number", "series", "wave", "string", "spate", "majority", "most", "some", "all", "half",
     "ten", "dozen",
     "hundred", "thousand", "score", "group", "couple", "handful", "lot", "rest", "bulk", "kind", "sort", "type",
     "round", "row",
     "piece", "pair", "million", "none", "many", "several", "each", "one", "two", "three", "any", "both"]
)  # fmt: skip
#: Verbs by which an event only is so.
_HAPPENING: Final = frozenset({"happen", "occur"})
#: Verbs by which something is made to be so.
_SET_GOING: Final = frozenset({"open", "launch", "order", "start"})
#: What is done to people who are only counted.
_SUFFERED: Final = frozenset(
    ["kill", "wound", "injure", "arrest", "detain", "capture", "abduct", "kidnap", "displace"]
)
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")


class Tree:
    """The tokens of a document with their dependents, for questions about structure."""

    def __init__(self, document: Document) -> None:
        self.tokens: tuple[Token, ...] = document.layer("tokens")
        self.sentences: tuple[Sentence, ...] = document.layer("sentences")
        self.text = document.text
        self._children: list[list[int]] = [[] for _ in self.tokens]
        self._dependents: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
                self._dependents[token.head].append(token)
        self._company: dict[int, list[str]] = {}

    def children(self, index: int, *deps: str) -> list[Token]:
        """Dependents in text order, those with one of ``deps`` where any are given."""
        found = self._dependents[index]
        return [t for t in found if t.dep in deps] if deps else found.copy()

    def child(self, index: int, *deps: str) -> Token | None:
        """The first dependent with one of ``deps``; None where there is none."""
        for token in self._dependents[index]:
            if token.dep in deps:
                return token
        return None

    def head(self, index: int) -> Token:
        """The governing token; a root governs itself."""
        return self.tokens[self.tokens[index].head]

    def ancestors(self, index: int) -> Iterator[Token]:
        """Governing tokens from the nearest to the root of the sentence, without the token itself."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def subtree(self, index: int) -> list[int]:
        """The token and everything below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            i = waiting.pop()
            found.append(i)
            waiting.extend(self._children[i])
        return sorted(found)

    def subtree_without(self, index: int, cut: Iterable[int]) -> list[int]:
        """As :meth:`subtree`, without the subtrees of the tokens in ``cut``."""
        left_out = set(cut)
        found, waiting = [], [index]
        while waiting:
            i = waiting.pop()
            if i in left_out:
                continue
            found.append(i)
            waiting.extend(self._children[i])
        return sorted(found)

    def phrase(self, index: int, *, prepositions: frozenset[str] = frozenset()) -> Span:
        """The noun phrase of a head noun: its modifiers, without relative clauses and appositions.

        ``prepositions`` are those whose phrases belong to it; "of" does in a name ("Ministry of Defence").
        """
        inside, waiting = [], [index]
        while waiting:
            i = waiting.pop()
            inside.append(i)
            for child in self.children(i):
                close = child.dep == "appos" and self.subtree(child.index)[0] == i + 1
                named = child.dep == "prep" and child.lemma in (OF if self._is_name(i) else prepositions)
                belongs = child.dep == "prep" and (named or child.lemma in prepositions)
                # "the group ISIS": a name without a comma is part of the phrase.
                if child.dep not in _OUTSIDE_PHRASE or belongs or close:
                    waiting.append(child.index)
        return self.span(self._unbroken(sorted(inside), index))

    def span(self, indexes: Iterable[int]) -> Span:
        """The characters from the first to the last of these tokens."""
        ordered = sorted(indexes)
        return Span(self.tokens[ordered[0]].start, self.tokens[ordered[-1]].end)

    def particles(self, index: int) -> tuple[str, ...]:
        """Lemmas of a verb's particles and of short adverbs and prepositions that may be one ("go on")."""
        return tuple(c.lemma for c in self.children(index, "prt", "advmod", "prep") if c.index - index <= 2)

    def company(self, index: int) -> list[str]:
        """Lemmas that hang on a verb without a clause between, in the order of the text.

        What stands before an active verb is left out; the object of a passive one counts as behind it.
        """
        if index not in self._company:
            self._company[index] = self._company_of(index)
        return self._company[index].copy()

    def _company_of(self, index: int) -> list[str]:
        found, waiting = [], [index]
        while waiting:
            for child in self.children(waiting.pop()):
                if child.dep not in _OTHER_CLAUSES:
                    found.append(child.index)
                    waiting.append(child.index)
        # Names make no phrase with a verb: "hold talks on 20 March" holds no march.
        found = [i for i in found if self.tokens[i].pos != "PROPN"]
        before = [i for i in found if i < index and self.is_passive(index)]
        after = [i for i in sorted(found) if i > index]
        return [self.tokens[i].lemma for i in [*after, *sorted(before)]]

    def conjuncts(self, index: int) -> list[Token]:
        """The token and those joined to it with "and" or "or"."""
        found = [self.tokens[index]]
        waiting = [index]
        while waiting:
            for child in self.children(waiting.pop(), "conj"):
                found.append(child)
                waiting.append(child.index)
        return found

    def subject(self, index: int) -> Token | None:
        """Who does what the verb at ``index`` says, looked for through conjunction and control."""
        own = self._own_subject(index)
        if own is not None:
            return self.referent(own)
        token = self.tokens[index]
        if token.head == index:
            return None
        if token.dep == "xcomp" and token.tag in ("VBD", "VBP", "VBZ"):
            # "said that men came, ordered them out": the second clause is joined to the first.
            first = self.child(token.head, "ccomp")
            return (
                self.subject(first.index)
                if first is not None and first.index < index
                else self.subject(token.head)
            )
        if token.dep == "xcomp" and token.tag == "VB" and self.tokens[token.head].lemma in _MAKING_OTHERS_DO:
            other = self.child(token.head, "dobj")
            if other is not None:
                return self.referent(other)
        # "The ministers are due to meet": the copula has their subject.
        if token.dep in ("conj", "xcomp", "acomp") or (token.dep == "advcl" and not self._is_finite(index)):
            return self.subject(token.head)
        if token.dep == "pcomp":
            return self._subject_behind_preposition(index)
        if self.is_loose(index):
            verb = next((a for a in self.ancestors(index) if a.pos in ("VERB", "AUX")), None)
            return self.subject(verb.index) if verb is not None else None
        if token.dep == "acl" and token.tag == "VBG":
            return self.referent(self.tokens[token.head])
        if token.dep == "relcl" and token.tag in ("VBG", "VBN"):
            return self.referent(self.tokens[token.head])
        return None

    def _subject_behind_preposition(self, index: int) -> Token | None:
        # "after killing two, the gunmen fled", "by firing rockets": who heads the sentence does it.
        # "accused the army of burning", "kept them from storming": who is accused or kept does.
        verb = next((a for a in self.ancestors(index) if a.pos in ("VERB", "AUX")), None)
        if verb is None:
            return None
        other = self.child(verb.index, "dobj") if self.head(index).lemma in ("of", "from") else None
        return self.referent(other) if other is not None else self.subject(verb.index)

    def is_loose(self, index: int) -> bool:
        """Whether a participle hung on a noun stands behind a comma, and so says what the subject does
        ("targeted the leaders, detaining two")."""
        token = self.tokens[index]
        return token.dep == "acl" and token.tag == "VBG" and index > 0 and self.tokens[index - 1].text == ","

    def _own_subject(self, index: int) -> Token | None:
        """The last of a verb's subjects: a name of a place set off by commas is often taken for one."""
        own = self.children(index, "nsubj", "nsubjpass")
        return own[-1] if own else None

    def _is_finite(self, index: int) -> bool:
        token = self.tokens[index]
        return token.tag in ("VBD", "VBP", "VBZ") or any(
            c.tag in ("MD", "VBD", "VBP", "VBZ") for c in self.children(index, "aux", "auxpass")
        )

    def is_passive(self, index: int) -> bool:
        """Whether the verb at ``index`` is passive, a bare participle behind its noun included."""
        if self.child(index, "nsubjpass", "auxpass") is not None:
            return True
        token = self.tokens[index]
        if self.child(index, "aux") is not None:
            return False
        if self.child(index, "agent") is not None and token.tag in ("VBN", "VBD"):
            return True
        if token.tag != "VBN":
            return False
        if token.dep == "conj":
            # "were arrested and taken away", "one was killed and another wounded".
            return self.is_passive(token.head) and self.child(index, "dobj") is None
        own = self.child(index, "nsubj")
        if own is not None:
            # "At least 10 killed, 20 injured in blast": a headline leaves out the helper.
            return own.pos == "NUM" and token.lemma in _SUFFERED and self.child(index, "dobj") is None
        if token.lemma in _SUFFERED | {"leave"} and self.child(index, "dobj") is not None:
            # "raids on two villages left 70 people dead": the tree hangs the verb on the villages.
            return False
        return token.dep in ("acl", "relcl")

    def passive_subject(self, index: int) -> Token | None:
        """To whom a passive verb's deed is done."""
        own = self.child(index, "nsubjpass", "nsubj")
        if own is not None:
            return self.referent(own)
        token = self.tokens[index]
        if token.dep in ("acl", "relcl"):
            return self.referent(self.tokens[token.head])
        if token.dep in ("conj", "advcl", "xcomp") and token.head != index:
            return self.passive_subject(token.head) or self.subject(token.head)
        return None

    def referent(self, token: Token) -> Token:
        """The noun that a relative "who", "which", "that" or "whose" stands for; other tokens as they are."""
        if token.tag not in ("WDT", "WP", "WP$") or token.lemma in ("what", "whatever", "whoever"):
            return token
        clause = next(
            (a for a in self.ancestors(token.index) if a.dep in ("relcl", "ccomp", "advcl", "ROOT")), None
        )
        if clause is None or clause.dep != "relcl":
            return token
        return self.head(clause.index)

    def core(self, noun: Token) -> Token:
        """In "part of a programme", "hundreds of people", "a series of attacks" the thing itself."""
        if noun.lemma not in _PARTS and noun.pos != "NUM":
            return noun
        if noun.lemma == "number" and any(c.lemma == "the" for c in self.children(noun.index, "det")):
            # "a number of raids" are raids, "the number of raids" is a number.
            return noun
        of = next((c for c in self.children(noun.index, "prep") if c.lemma == "of"), None)
        thing = self.child(of.index, "pobj") if of is not None else None
        if thing is not None and thing.tag in ("WP", "WDT"):
            # "the attackers, 20 of whom were killed": the number is theirs.
            return noun
        return thing if thing is not None else noun

    def says_it_happened(self, noun: Token) -> bool:
        """Whether its verb says no more of the noun than that it was so: "the strike took place", "an inquiry has
        been opened"."""
        verb = self.head(noun.index)
        if noun.dep == "nsubjpass" and verb.lemma in _SET_GOING:
            return True
        if noun.dep != "nsubj" or verb.pos != "VERB":
            return False
        things = {thing.lemma for thing in self.children(verb.index, "dobj")}
        return verb.lemma in _HAPPENING or (verb.lemma == "take" and things == {"place"})

    def is_relative(self, token: Token) -> bool:
        """Whether the token is a relative pronoun that stands for a noun before it."""
        return self.referent(token) is not token

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that holds the token."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if index >= self.sentences[middle].last:
                low = middle + 1
            else:
                high = middle
        return low

    def _is_name(self, index: int) -> bool:
        return self.tokens[index].pos == "PROPN"

    def _unbroken(self, indexes: list[int], head: int) -> list[int]:
        """The run of neighbouring indexes that holds ``head``: a phrase has no holes."""
        have = set(indexes)
        first = last = head
        while first - 1 in have or (first - 2 in have and self.tokens[first - 1].text == "-"):
            first -= 1
        while last + 1 in have:
            last += 1
        return list(range(first, last + 1))
