"""What is told: from the triggers of a sentence to happenings with roles, tolls and manner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rasid.codebook.loader import Codebook
from rasid.extract.blamed import blamed_for
from rasid.extract.clauses import Clauses
from rasid.extract.lexicon import Lexicon
from rasid.extract.making import name_weapon, pair_up
from rasid.extract.merging import merge_told
from rasid.extract.negation import each_of_neither
from rasid.extract.reference import PERSONAL, is_reciprocal
from rasid.extract.roles import VERBAL
from rasid.extract.salience import worth_keeping
from rasid.extract.spoken_for import spoken_for
from rasid.extract.told import Told, Workbook
from rasid.extract.toll_none import without_shared
from rasid.extract.toll_reports import CountedBefore
from rasid.extract.tree import OF, Tree
from rasid.extract.triggers import Triggers
from rasid.model.document import Attribution, Document, HappeningMention, Sentence, Token
from rasid.model.observation import Flag
from rasid.model.text import Span

#: Verbs and adverbs by which somebody says again what was said before.
_REPEATING: Final = frozenset({"reiterate", "repeat", "restate", "reaffirm"})
#: Nouns that only count who stands behind their "of".
_COUNTS: Final = frozenset({"number", "total", "figure", "count"})
_AGAIN: Final = frozenset({"again", "anew", "repeatedly"})


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
        maker = _Maker(book, document.layer("attributions"))
        triggers = Triggers(book)
        before = CountedBefore(book)
        found: list[HappeningMention] = []
        for number, sentence in enumerate(document.layer("sentences")):
            _, _, told = sift(sentence, triggers, book)
            told = before.adopted(told, number)
            found.extend(maker.of(told, number, sentence))
        return document.having(happenings=tuple(found))


def sift(sentence: Sentence, triggers: Triggers, book: Workbook) -> tuple[list[Told], list[Told], list[Told]]:
    """What a sentence tells: by its triggers alone, with parts put together, and what of that is worth keeping."""
    found = triggers.of(sentence)
    merged = merge_told(found, book)
    for one in merged:
        if one.agent is None and one.trigger.pos != "VERB":
            one.agent = blamed_for(one.trigger, book.tree)
        _name_pronouns(one, book)
        pair_up(one, book)
        name_weapon(one, book)
    return found, merged, worth_keeping(merged, book)


class _Speech:
    """Which attribution a trigger is in."""

    def __init__(self, book: Workbook, attributions: tuple[Attribution, ...]) -> None:
        tree = book.tree
        self._contents = [frozenset(tree.subtree_without(a.root, a.without)) for a in attributions]
        self._holding: dict[int, list[int]] = {}
        for number, content in enumerate(self._contents):
            for index in content:
                self._holding.setdefault(index, []).append(number)
        self._roots = [a.root for a in attributions]
        self._attributions = attributions
        self._speakers = [a.speaker for a in attributions]
        self._tree = tree
        self._outer = [{link.span for link in a.chain if link.span != a.speaker} for a in attributions]
        self._tokens_at = {token.start: token for token in tree.tokens}
        again = {token.start for token in tree.tokens if _says_again(token, tree)}
        self._repeated = frozenset(n for n, a in enumerate(attributions) if a.cue.start in again)
        #: Answers from behind what they answer ("the ministry denied this"): they come on top.
        self._answers = [self._answers_before_it(a) for a in attributions]

    def _answers_before_it(self, attribution: Attribution) -> bool:
        cue = self._tokens_at[attribution.cue.start].index
        above = (t.index for t in self._tree.ancestors(attribution.root))
        return attribution.stance != "asserts" and cue > attribution.root and cue not in above

    def of(self, told: Told) -> list[int | None]:
        """The innermost attribution that holds the trigger, with all that share its root, then the answers
        to it; [None] alone where the outlet tells it and nobody answers."""
        index = told.trigger.index
        holding = self._holding.get(index, [])
        if not holding:
            # "counted five dead after the bomb": who counts tells the toll, and so the happening.
            holding = sorted({i for part in told.parts for i in self._holding.get(part, ())})
        said = [i for i in holding if not self._answers[i]]
        found: list[int | None] = [None]
        if said:
            innermost = min(said, key=lambda i: len(self._contents[i]))
            alike = [i for i in said if self._roots[i] == self._roots[innermost]]
            # "the governor said that, according to the police, S": the governor only passes S on.
            passers = {speaker for i in alike for speaker in self._outer[i]}
            found = [i for i in alike if self._speakers[i] is None or self._speakers[i] not in passers]
            found = found or [innermost]
        heads = (index, told.verb.index, *told.parts)
        return found + [i for i in holding if self._answers[i] and self._roots[i] in heads]

    def doer(self, attribution: int, agent: Token) -> Token | None:
        """Who did it, in what one of several speakers says of all of them: of "each other" the other of two, in a
        joint denial that speaker; None for an agent who is none of them."""
        said = self._attributions[attribution]
        if said.speaker is None:
            return None
        if is_reciprocal(agent, self._tree):
            others = [one for one in self._all_subjects(said) if not _heads(one, said.speaker)]
            return others[0] if len(others) == 1 else None
        joined = self._tree.conjuncts(agent.index) if said.stance == "denies" else []
        return next((one for one in joined[1:] if _heads(one, said.speaker)), None)

    def _all_subjects(self, said: Attribution) -> list[Token]:
        cue = self._tokens_at[said.cue.start]
        subject = self._tree.child(cue.index, "nsubj")
        return self._tree.conjuncts(subject.index) if subject is not None else []

    def is_repeated(self, attribution: int) -> bool:
        """Whether the speaker says so once more ("reiterated that", "again denied")."""
        return attribution in self._repeated


def _says_again(cue: Token, tree: Tree) -> bool:
    words = {c.lemma for c in tree.children(cue.index, "advmod")}
    return cue.lemma in _REPEATING or bool(words & _AGAIN)


class _Maker:
    """Makes mentions of what is told."""

    def __init__(self, book: Workbook, attributions: tuple[Attribution, ...]) -> None:
        self._book = book
        self._speech = _Speech(book, attributions)
        self._clauses = Clauses(book)

    def of(self, all_told: list[Told], number: int, sentence: Sentence) -> Iterator[HappeningMention]:
        """Each happening of a sentence, once for each speaker who tells it."""
        for told in all_told:
            mentions = self._each_agent(self._mention(told, all_told, number, sentence), told)
            for attribution in self._speech.of(told):
                repeated = attribution is not None and self._speech.is_repeated(attribution)
                for mention in mentions:
                    flags: tuple[Flag, ...] = (*mention.flags, "repeated") if repeated else mention.flags
                    agent = self._agent_of(mention, told, attribution)
                    yield replace(mention, agent=agent, attribution=attribution, flags=flags)

    def _agent_of(self, mention: HappeningMention, told: Told, attribution: int | None) -> Span | None:
        """The agent as that attribution's speaker has it; "each other" alone is nobody."""
        if told.agent is None or mention.of_each:
            return mention.agent
        doer = self._speech.doer(attribution, told.agent) if attribution is not None else None
        if doer is not None:
            return self._phrase(doer, whole=False)
        return None if is_reciprocal(told.agent, self._book.tree) else mention.agent

    def _each_agent(self, mention: HappeningMention, told: Told) -> list[HappeningMention]:
        """The mention, or for "neither A nor B did it" one with each of those who did not."""
        agents = each_of_neither(told.agent, self._book.tree) if told.agent is not None else []
        if len(agents) < 2:
            return [mention]
        phrases = [self._book.tree.phrase(one.index) for one in agents]
        # Where the other stands is no scene of it.
        elsewhere = (*mention.elsewhere, *phrases)
        return [replace(mention, agent=phrase, elsewhere=elsewhere, of_each=True) for phrase in phrases]

    def _mention(self, told: Told, others: list[Told], number: int, sentence: Sentence) -> HappeningMention:
        clause = self._clauses.of(told, others)
        agent, patient = told.agent, told.patient
        flags: tuple[Flag, ...] = ("hearsay",) if told.manner.hearsay else ()
        return HappeningMention(
            sentence=number,
            trigger=Span(told.trigger.start, told.trigger.end),
            clause=clause,
            scopes=(clause, *self._clauses.wider(told), self._clauses.widest(told, sentence.span)),
            elsewhere=self._clauses.speakers(told),
            kind=told.kind,
            type=told.type,
            mode=told.mode,
            phase=told.phase,
            agent=self._phrase(agent, whole=agent is not None and self._book.tree.core(agent) is not agent),
            patient=self._phrase(patient, whole=True),
            instrument=self._phrase(told.instrument, whole=False),
            modality=told.manner.modality,
            tense=told.manner.tense,
            negated=told.manner.negated,
            attribution=None,
            affirmed=told.affirmed,
            counted=Span(told.counted.start, told.counted.end) if told.counted is not None else None,
            flags=flags,
            tolls=without_shared(
                dict.fromkeys([*told.tolls, *told.asides]), clause.of(self._book.document.text)
            ),
            inferred=tuple(sorted(told.inferred)),
            confidence=_confidence(told),
        )

    def _phrase(self, token: Token | None, *, whole: bool) -> Span | None:
        """The noun phrase of a participant, with its "of" where ``whole``; None for nobody."""
        if token is None or self._book.manners.names_nobody(token):
            return None
        tree = self._book.tree
        if token.lemma in _COUNTS:
            # "the number of policemen killed": a number does nothing, and nothing is done to it.
            of = next((p for p in tree.children(token.index, "prep") if p.lemma == "of"), None)
            token = (tree.child(of.index, "pobj") if of is not None else None) or token
        return tree.phrase(token.index, prepositions=OF if whole else frozenset())


def _heads(noun: Token, words: Span) -> bool:
    return words.start <= noun.start < words.end


def _name_pronouns(told: Told, book: Workbook) -> None:
    """Put the nouns that pronouns stand for in their place; one that stands for nobody in sight stays."""
    for role in ("agent", "patient"):
        token: Token | None = getattr(told, role)
        if role == "patient" and token is not None and is_reciprocal(token, book.tree):
            told.patient = _other_of_two(told.agent, book.tree)
            continue
        if token is None or token.text.lower() not in PERSONAL:
            continue
        meant = book.references.of(token, speaking=told.type in VERBAL)
        meant = spoken_for(token, meant, book.tree, book.references)
        if meant is not None and meant is not token:
            setattr(told, role, meant)
            told.inferred.add(role)


def _other_of_two(agent: Token | None, tree: Tree) -> Token | None:
    """In "A and B accused each other" B, for A; None where they are not two, or not told apart ("both sides")."""
    both = tree.conjuncts(agent.index) if agent is not None else []
    return both[1] if len(both) == 2 else None


def _confidence(told: Told) -> float:
    """A first estimate, to be calibrated on labelled sentences: more roles, surer reading."""
    score = 0.55 if told.trigger.pos == "VERB" else 0.5
    score += 0.15 if told.agent is not None else 0.0
    score += 0.15 if told.patient is not None else 0.0
    return score - (0.1 if told.weak else 0.0)
