"""Who says so: speakers, cues and what hangs on them in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rasid.extract.lexicon import Lexicon, Speech
from rasid.extract.lookup import Lookup
from rasid.extract.speakers import Speakers
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Document, Token
from rasid.model.observation import Stance
from rasid.model.text import Span

#: Dependents through which a verb of saying governs what is said.
_CLAUSES = ("ccomp", "xcomp")
_NOBODY = frozenset({"nobody", "none", "nothing", "no"})
_ACCUSING = frozenset({"accuse", "suspect", "blame"})


class Attributions:
    """The stage that gives attributions, in the order of their cues."""

    name = "attributions"
    needs = frozenset({"sentences", "tokens", "entities", "actors"})
    gives = frozenset({"attributions"})

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, document: Document) -> Document:
        finder = _Finder(document, self._lexicon)
        return document.having(attributions=tuple(finder.all()))


class _Finder:
    """Attributions of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._tree = Tree(document)
        self._lookup = Lookup(lexicon)
        self._speakers = Speakers(document, self._tree, self._lookup)

    def all(self) -> list[Attribution]:
        """Attributions with speakers carried over to pronouns and participles."""
        found: list[Attribution] = []
        for token in self._tree.tokens:
            for attribution in self._at(token):
                found.append(self._with_speaker_of_clause(attribution, token, found))
        found.sort(key=lambda a: (a.cue.start, a.root))
        return list(dict.fromkeys(found))

    def _at(self, token: Token) -> Iterator[Attribution]:
        if token.pos in ("VERB", "AUX"):
            yield from self._verb(token)
        elif token.pos in ("NOUN", "PROPN"):
            yield from self._noun(token)
        if token.lemma in ("accord", "according") and token.dep in ("prep", "advcl", "acl"):
            yield from self._according_to(token)

    # -- verbs: "X said that S", "X denied the attack", "X claimed responsibility for N" ------------------
    def _verb(self, verb: Token) -> Iterator[Attribution]:
        speech = self._lookup.speech_verb(verb.lemma)
        if speech is None or self._is_not_said(verb):
            return
        speaker = self._tree.subject(verb.index) if not self._tree.is_passive(verb.index) else self._by_agent(verb)
        if speaker is not None and not self._can_speak(speaker):
            return
        stance = self._stance(verb, speech)
        for root, inner, own_stance in self._contents(verb, speech):
            if inner is not None:
                yield inner
            yield self._made(speaker, verb, root, own_stance or stance, hearsay=speech.hearsay or speaker is None)

    def _can_speak(self, noun: Token) -> bool:
        """Months, machines and nobody say nothing ("January saw ...", "the drones see")."""
        if self._lookup.is_time_word(noun.lemma) or noun.lemma in _NOBODY:
            return False
        classes = self._lookup.classes(noun.lemma)
        return not classes & {"weapon", "vehicle"} or bool(classes & {"person", "force", "organisation"})

    def _contents(self, verb: Token, speech: Speech) -> Iterator[tuple[int, Attribution | None, Stance | None]]:
        """Roots of what is said, each with the rumour or report that it goes through where there is one."""
        tree = self._tree
        for clause in tree.children(verb.index, *_CLAUSES):
            if clause.pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") and clause.index != verb.index:
                yield clause.index, None, None
        if verb.dep == "parataxis" or (verb.dep == "ccomp" and verb.start > tree.head(verb.index).start):
            # "S, the police said": the pipeline sometimes hangs the saying below what is said.
            if tree.child(verb.index, *_CLAUSES, "dobj") is None:
                yield tree.head(verb.index).index, None, None
        if verb.lemma in _ACCUSING:
            yield from ((root, None, None) for root in self._under_prepositions(verb, ("of", "for")))
        for thing in tree.children(verb.index, "dobj", "nsubjpass"):
            for joined in tree.conjuncts(thing.index):
                yield from self._said_thing(verb, joined, speech)

    def _said_thing(
        self, verb: Token, thing: Token, speech: Speech
    ) -> Iterator[tuple[int, Attribution | None, Stance | None]]:
        if thing.lemma == "responsibility":
            for root in self._under_prepositions(thing, ("for",)) or self._under_prepositions(verb, ("for",)):
                yield root, None, "claims_responsibility"
            return
        if self._lookup.speech_noun(thing.lemma) is not None:
            # "denied reports that S": S is said by the reports, and denied by the subject.
            yield from ((a.root, a, None) for a in self._noun(thing))
        elif speech.needs == "any" and self._lookup.is_event_noun(thing.lemma):
            yield thing.index, None, None

    def _stance(self, verb: Token, speech: Speech) -> Stance:
        negated = any(c.dep == "neg" for c in self._tree.children(verb.index))
        return "doubts" if negated and speech.stance in ("asserts", "confirms") else speech.stance

    def _is_not_said(self, verb: Token) -> bool:
        """Questions of what might be said: "to say", "would not say", "neither confirmed nor denied"."""
        tree = self._tree
        if verb.tag == "VB" and any(c.lemma == "to" and c.dep == "aux" for c in tree.children(verb.index)):
            return verb.dep not in ("xcomp",)
        negated = any(c.dep in ("neg", "preconj") and c.lemma in ("not", "neither", "n't", "never")
                      for c in tree.children(verb.index))  # fmt: skip
        return negated and any(c.lemma in ("could", "can", "would") for c in tree.children(verb.index, "aux"))

    def _by_agent(self, verb: Token) -> Token | None:
        by = self._tree.child(verb.index, "agent")
        return self._tree.child(by.index, "pobj") if by is not None else None

    # -- nouns: "rumours that S", "rumours circulated that S", "reports of N" ------------------------------
    def _noun(self, noun: Token) -> Iterator[Attribution]:
        speech = self._lookup.speech_noun(noun.lemma)
        if speech is None:
            return
        tree = self._tree
        roots = [c.index for c in tree.children(noun.index, "acl", "ccomp") if tree.child(c.index, "mark") is not None]
        verb = tree.head(noun.index)
        if noun.dep == "nsubj" and self._lookup.speech_verb(verb.lemma) is None:
            roots += [c.index for c in tree.children(verb.index, *_CLAUSES)]
        if not roots and (speech.hearsay or noun.lemma == "report"):
            roots = [i for i in self._under_prepositions(noun, ("of", "about", "on"))
                     if self._lookup.is_event_noun(tree.tokens[i].lemma) or tree.tokens[i].pos == "VERB"]  # fmt: skip
        owner = tree.child(noun.index, "poss")
        for root in roots:
            yield self._made(owner or noun, noun, root, speech.stance, hearsay=speech.hearsay and owner is None)

    # -- "according to X" ----------------------------------------------------------------------------------
    def _according_to(self, token: Token) -> Iterator[Attribution]:
        tree = self._tree
        to = tree.child(token.index, "prep")
        speaker = tree.child(to.index, "pobj") if to is not None else tree.child(token.index, "pobj")
        if speaker is None or token.dep == "ROOT":
            return
        root = token.head
        while tree.tokens[root].pos not in ("VERB", "AUX") and tree.tokens[root].head != root:
            root = tree.tokens[root].head
        yield self._made(speaker, token, root, "asserts", hearsay=False, without=(token.index,))

    # -- common ----------------------------------------------------------------------------------------------
    def _made(
        self, speaker: Token | None, cue: Token, root: int, stance: Stance, *, hearsay: bool, without: tuple[int, ...] = ()
    ) -> Attribution:
        said = self._speakers.of(speaker)
        return Attribution(
            speaker=said.span,
            speaker_kind=said.kind,
            cue=Span(cue.start, cue.end),
            root=root,
            stance=stance,
            hearsay=hearsay or said.kind == "rumour",
            without=without,
            inferred=said.inferred,
        )

    def _with_speaker_of_clause(self, new: Attribution, cue: Token, before: list[Attribution]) -> Attribution:
        """The participle "noting that" is said by whoever says the clause that it hangs on."""
        if cue.dep != "advcl" or self._tree.child(cue.index, "nsubj") is not None:
            return new
        for earlier in before:
            if earlier.root == cue.head and earlier.speaker is not None:
                return replace(new, speaker=earlier.speaker, speaker_kind=earlier.speaker_kind, hearsay=False)
        return new

    def _under_prepositions(self, token: Token, which: tuple[str, ...]) -> list[int]:
        tree = self._tree
        return [
            joined.index
            for preposition in tree.children(token.index, "prep")
            if preposition.lemma in which
            for thing in tree.children(preposition.index, "pobj", "pcomp")
            for joined in tree.conjuncts(thing.index)
        ]
