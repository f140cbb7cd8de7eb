"""What is said: the clauses and nouns under a word of saying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.extract.counts import counts_under
from rasid.extract.lexicon import Speech
from rasid.extract.lookup import Lookup
from rasid.extract.own_part import RESPONSIBLE, TAKING_PART
from rasid.extract.speech_clauses import taken_for_apposition
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import AGAINST, Stance
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

#: Dependents through which a verb of saying governs what is said.
_CLAUSES: Final = ("ccomp", "xcomp")
_HEADS: Final = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})
_ACCUSING: Final = frozenset({"accuse", "suspect", "blame"})
#: Verbs whose object hears what is said.
_ADDRESSING: Final = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "notify", "ask", "advise", "answer"}
)
_PASSING: Final = frozenset({"cite", "quote"})

#: The root of what is said; the noun of a rumour or a report that it goes through; a stance of its own.
Said = tuple[int, Token | None, Stance | None]


class SaidThings:
    """What the words of saying of one document say."""

    def __init__(self, tree: Tree, lookup: Lookup, quotations: SpanIndex[Span]) -> None:
        self._tree = tree
        self._lookup = lookup
        self._quotations = quotations

    def of(self, verb: Token, speech: Speech) -> list[Said]:
        """Everything that a verb of saying says; empty for "he spoke"."""
        found = list(dict.fromkeys([*self._clauses(verb, speech), *self._objects(verb, speech)]))
        counted: list[Said] = [] if found else [(root, None, None) for root in counts_under(verb, self._tree)]
        if found or counted:
            return found or counted
        has_object = self._tree.child(verb.index, "dobj") is not None and verb.lemma not in _ADDRESSING
        return [
            (root, None, None) for root in self._with_that(verb) or ([] if has_object else self._quoted(verb))
        ]

    def of_noun(self, noun: Token, speech: Speech) -> list[int]:
        """Roots of what a noun of saying says: "rumours that S", "rumours spread that S", "reports of N"."""
        tree = self._tree
        roots = [
            c.index
            for c in tree.children(noun.index, "acl", "ccomp", "relcl")
            if tree.child(c.index, "mark") is not None
        ]
        verb = tree.head(noun.index)
        if noun.dep == "nsubj" and self._lookup.speech_verb(verb.lemma) is None:
            roots += [
                c.index
                for c in tree.children(verb.index, *_CLAUSES)
                if tree.child(c.index, "mark") is not None
            ]
        if not roots and (speech.hearsay or noun.lemma == "report"):
            roots = [i for i in self.under(noun, ("of", "about", "on")) if self._tells(tree.tokens[i])]
        if speech.stance == "claims_responsibility":
            roots += self.under(noun, ("for",))
        return roots

    def under(self, token: Token, which: tuple[str, ...]) -> list[int]:
        """Nouns and verbs behind one of the prepositions that hang on ``token``, and those joined to them."""
        tree = self._tree
        return [
            joined.index
            for preposition in tree.children(token.index, "prep")
            if preposition.lemma in which
            for thing in tree.children(preposition.index, "pobj", "pcomp")
            for joined in tree.conjuncts(thing.index)
        ]

    def _clauses(self, verb: Token, speech: Speech) -> Iterator[Said]:
        tree = self._tree
        for clause in tree.children(verb.index, *_CLAUSES):
            if self._said_beside(clause) is not None:
                continue
            if clause.pos in _HEADS and self._is_content(verb, clause, speech):
                yield clause.index, None, None
        # "Two soldiers killed in Kut, army says": in a title the tree gives the saying two subjects.
        yield from ((thing.index, None, None) for thing in tree.children(verb.index, "nsubj")[:-1])
        behind = tree.tokens[verb.index + 1].text if verb.index + 1 < len(tree.tokens) else ""
        if behind == ",":
            # "While S, the ministry said, S": what stands before the commas is said as well.
            before = [c for c in tree.children(verb.index, "advcl") if c.index < verb.index]
            yield from ((c.index, None, None) for c in before if tree.child(c.index, "nsubj", "nsubjpass"))
            yield from self._going_on(verb)
        if self._is_inserted(verb):
            yield self._around(verb), None, None
        if verb.lemma in _ACCUSING:
            yield from ((root, None, None) for root in self.under(verb, ("of", "for")))
            # "accused the rebels of shelling Goma": the tree may hang the deed on who is accused.
            for accused in tree.children(verb.index, "dobj"):
                deeds = (tree.tokens[i] for i in self.under(accused, ("of",)))
                yield from ((deed.index, None, None) for deed in deeds if deed.pos == "VERB")

    def _going_on(self, verb: Token) -> Iterator[Said]:
        """What goes on behind the saying: "S, the spokesman stated, and T"."""
        tree = self._tree
        if not any(clause.index < verb.index for clause in tree.children(verb.index, "ccomp")):
            return
        for clause in tree.children(verb.index, "conj"):
            own = tree.child(clause.index, "nsubj", "nsubjpass") is not None
            if own and clause.pos in ("VERB", "AUX") and not self._lookup.may_speak(clause.lemma):
                yield clause.index, None, None

    def _is_inserted(self, verb: Token) -> bool:
        """Whether the saying hangs below what is said: "S, the police said", "S, the police said, S"."""
        tree = self._tree
        if tree.child(verb.index, *_CLAUSES, "dobj", "mark", "aux") is not None:
            return False
        if (
            self._is_hung_on_a_noun(verb)
            or verb.dep == "parataxis"
            or self._said_beside(verb) is not None
            or (verb.dep == "ccomp" and verb.start > tree.head(verb.index).start)
        ):
            return True
        subject = tree.child(verb.index, "nsubj") or taken_for_apposition(verb, tree)
        if verb.dep != "conj" or subject is None:
            return False
        # The pipeline takes "S, the spokesman clarified" for two joined clauses; a comma alone joins none.
        first = tree.subtree(subject.index)[0]
        return tree.tokens[first - 1].text == "," and verb.index > subject.index

    def _is_hung_on_a_noun(self, verb: Token) -> bool:
        """Whether the tree takes "S, the agency reported, citing Y" for a relative clause of the last noun in S."""
        tree = self._tree
        subject = tree.child(verb.index, "nsubj")
        if verb.dep != "relcl" or subject is None or subject.pos == "PRON" or tree.child(verb.index, "dobj"):
            return False
        first = tree.subtree(subject.index)[0]
        behind = tree.tokens[verb.index + 1].text if verb.index + 1 < len(tree.tokens) else "."
        return tree.tokens[first - 1].text == "," and behind in (",", ".")

    def _said_beside(self, verb: Token) -> int | None:
        """In "S, he added, the agency reported" the clause S, for "added", which the tree hangs beside it;
        None for a verb that is not between what is said and who passes it on."""
        tree = self._tree
        outer, subject = tree.head(verb.index), tree.child(verb.index, "nsubj")
        if verb.dep not in ("ccomp", "parataxis") or outer.index < verb.index or subject is None:
            return None
        if not (self._lookup.may_speak(verb.lemma) and self._lookup.may_speak(outer.lemma)):
            return None
        first = tree.subtree(subject.index)[0]
        before = [c for c in tree.children(outer.index, "ccomp") if c.index < first and c.pos in _HEADS]
        return before[-1].index if before and tree.tokens[first - 1].text == "," else None

    def _around(self, verb: Token) -> int:
        """The head of the clause around an inserted saying; of the whole sentence where the nearest clause ends
        before it and the main one goes on behind it ("While S, the ministry said, S")."""
        tree = self._tree
        beside = self._said_beside(verb)
        if beside is not None:
            return beside
        verbs = [a for a in tree.ancestors(verb.index) if a.pos in ("VERB", "AUX")]
        if not verbs:
            return tree.head(verb.index).index
        between = verbs[0].index < verb.index < verbs[-1].index
        found = verbs[-1] if between else verbs[0]
        if found.dep == "acl" and tree.head(found.index).index < verb.index < found.index:
            # "The last convoy, she said, left at noon": taken for a noun with a participle.
            return tree.head(found.index).index
        return found.index

    def _with_that(self, verb: Token) -> list[int]:
        """Clauses with "that" which the tree hangs on a noun beside the verb ("told us by telephone that ...")."""
        tree = self._tree
        if verb.tag == "VBG" and verb.lemma in _PASSING:
            # "Reuters reported, citing an officer, that S": Reuters reported S.
            return []
        return [
            tree.head(i).index
            for i in tree.subtree(verb.index)
            if i > verb.index
            and tree.tokens[i].dep == "mark"
            and tree.tokens[i].lemma == "that"
            and tree.head(i).dep in ("acl", "advcl", "relcl")
        ][:1]

    def _is_content(self, verb: Token, clause: Token, speech: Speech) -> bool:
        """Whether a clause under the verb is what is said, not what is to be done ("is expected to leave")."""
        if clause.dep != "xcomp" or clause.tag != "VB":
            return True
        if self._tree.is_passive(verb.index):
            return speech.kind == "saying" or self._lookup.hedge(f"be {verb.text.lower()} to") is not None
        # "claimed to have killed" tells what was done, "asked the army to leave" what is wanted.
        return any(c.lemma == "have" for c in self._tree.children(clause.index, "aux")) or speech.stance in (
            "denies",
            "asks",
        )

    def _objects(self, verb: Token, speech: Speech) -> Iterator[Said]:
        tree = self._tree
        for thing in tree.children(verb.index, "dobj", "nsubjpass", "attr"):
            if thing.lemma in RESPONSIBLE and verb.lemma not in _ACCUSING:
                # "denied responsibility for the bomb" denies what "claimed responsibility" claims.
                own: Stance | None = None if speech.stance in AGAINST else "claims_responsibility"
                yield from ((root, None, own) for root in self._behind_for(verb, thing))
                continue
            if thing.lemma in TAKING_PART and speech.stance in AGAINST | {"confirms"}:
                yield from ((root, None, None) for root in self.under(thing, ("in",)))
                continue
            for joined in tree.conjuncts(thing.index):
                yield from self._object(verb, joined, speech)

    def _object(self, verb: Token, thing: Token, speech: Speech) -> Iterator[Said]:
        noun = self._lookup.speech_noun(thing.lemma)
        if noun is not None:
            # "denied reports that S": S is said by the reports, and denied by the subject.
            yield from ((root, thing, None) for root in self.of_noun(thing, noun))
        elif self._lookup.is_event_noun(thing.lemma):
            if verb.lemma == "claim":
                # To claim an attack is to say that it was one's own.
                yield thing.index, None, "claims_responsibility"
            elif speech.needs == "any":
                yield thing.index, None, None

    def _behind_for(self, verb: Token, thing: Token) -> list[int]:
        """In "claimed responsibility on Tuesday for the bomb" the bomb, wherever "for" was hung."""
        for place in (thing, verb):
            roots = self.under(place, ("for",))
            if roots:
                return roots
        tree = self._tree
        below = [
            tree.tokens[i]
            for i in tree.subtree(verb.index)
            if i > thing.index and tree.tokens[i].lemma == "for"
        ]
        return self.under(tree.head(below[0].index), ("for",)) if below else []

    def _quoted(self, verb: Token) -> list[int]:
        """Where the tree does not tell: the head of the quoted words beside the verb, in its sentence."""
        tree = self._tree
        sentence = tree.sentences[tree.sentence_of(verb.index)]
        for quotation in self._quotations.overlapping(sentence.span):
            if quotation.start <= verb.start < quotation.end:
                continue
            inside = [
                t
                for t in tree.tokens[sentence.first : sentence.last]
                if quotation.start <= t.start < quotation.end
            ]
            indexes = {t.index for t in inside}
            heads = [
                t for t in inside if t.pos in ("VERB", "AUX") and (t.head not in indexes or t.head == t.index)
            ]
            if heads and len(inside) >= 3:
                return [heads[0].index]
        return []

    def _tells(self, token: Token) -> bool:
        return self._lookup.is_event_noun(token.lemma) or token.pos == "VERB"
