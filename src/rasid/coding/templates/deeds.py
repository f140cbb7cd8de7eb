"""Finding the words that tell a deed of violence, with who and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Deed, Vocabulary
from rasid.model.document import Document, HappeningMention, Token
from rasid.model.text import Span

Role = Literal["agent", "patient", "instrument"]
Stage = Literal["ACCOMPLISHED", "ATTEMPTED", "THREATENED"]

_TARGETS: Final = frozenset({"against", "on", "at", "upon", "of", "in"})
_TOOLS: Final = frozenset({"with", "using", "by"})
#: Verbs that tell that somebody said something, so that times and subjects beside them are the saying's.
SAYING: Final = frozenset({
    "say", "report", "announce", "tell", "state", "add", "claim", "declare", "confirm", "disclose", "reveal",
    "inform", "note", "explain", "indicate", "deny", "admit", "learn", "recall", "stress", "condemn", "denounce",
    "accuse", "blame", "investigate", "arrest", "charge", "warn", "request", "demand", "ask", "repudiate",
    "deplore", "reject", "protest", "describe", "publish", "broadcast", "issue", "attribute", "link", "point",
    "mention", "comment", "emphasize", "assert", "believe", "think", "regret", "lament", "mourn", "suspect",
})  # fmt: skip
#: How many words above a deed whoever it is laid to is looked for.
_FAR: Final = 4


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun in a role of a deed; ``via`` tells by which words or which relation it was found."""

    token: Token
    role: Role
    via: str


@dataclass(slots=True)
class DeedMention:
    """A deed as one place of the text tells it."""

    deed: Deed
    trigger: Token
    sentence: int
    arguments: list[Argument] = field(default_factory=list)
    stage: Stage = "ACCOMPLISHED"
    modality: str = "actual"
    stance: str = "asserts"
    negated: bool = False
    tense: str = "past"
    happening: HappeningMention | None = None

    def of(self, role: Role) -> list[Argument]:
        """The arguments in one role."""
        return [argument for argument in self.arguments if argument.role == role]


class DeedFinder:
    """Finds the deeds of one document."""

    def __init__(self, document: Document, tree: Tree, vocabulary: Vocabulary) -> None:
        self._document, self._tree, self._words = document, tree, vocabulary
        self._happenings: dict[int, list[HappeningMention]] = {}
        for mention in document.layer("happenings"):
            self._happenings.setdefault(mention.trigger.start, []).append(mention)

    def all(self) -> list[DeedMention]:
        """Every deed told, in the order of the text."""
        return [mention for token in self._tree.tokens for mention in self._at(token)]

    def fighting_in(self, sentence: int) -> bool:
        """Whether a sentence tells of fighting between armed sides."""
        span = self._tree.sentences[sentence]
        return any(
            token.lemma in (self._words.fighting_verbs if token.pos == "VERB" else self._words.fighting_nouns)
            for token in self._tree.tokens[span.first : span.last]
        )

    def _at(self, token: Token) -> Iterator[DeedMention]:
        if token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBD", "VBG"):
            deeds = self._words.deeds_of_verb(token.lemma)
            deeds = tuple(deed for deed in deeds if self._has_particle(deed, token))
        elif token.pos in ("NOUN", "PROPN"):
            deeds = self._words.deeds_of_noun(token.lemma)
        else:
            return
        for deed in deeds[:1]:
            mention = DeedMention(deed, token, self._tree.sentence_of(token.index))
            by_verb = token.pos not in ("NOUN", "PROPN")
            found = self._around_verb(deed, token) if by_verb else self._around_noun(deed, token)
            mention.arguments = list(found)
            mention.arguments += self._laid_to(token)
            self._add_happening(mention)
            self._set_stage(mention)
            if self._holds(mention):
                yield mention

    def _has_particle(self, deed: Deed, token: Token) -> bool:
        if deed.particle is None:
            return True
        return any(
            child.text.lower() == deed.particle
            for child in self._tree.children(token.index, "prt", "advmod", "prep")
        )

    def _holds(self, mention: DeedMention) -> bool:
        """Whether a deed of a word that has other uses is one here: what is planted or thrown must be a weapon."""
        deed = mention.deed
        if mention.trigger.lemma == "fire" and any(
            one.via in ("at", "against", "on") for one in mention.of("patient")
        ):
            return True
        if deed.name in ("plant", "fire"):
            return any(self._words.is_a("weapons", one.token.lemma) for one in mention.of("instrument"))
        if mention.trigger.lemma in ("bomb", "dynamite") and mention.trigger.pos != "VERB":
            return mention.trigger.dep != "compound"
        if mention.trigger.lemma in ("crime", "attempt", "execution", "gun", "riddle", "hang"):
            return bool(mention.of("patient"))
        return True

    def _around_verb(self, deed: Deed, verb: Token) -> Iterator[Argument]:
        tree = self._tree
        for token in tree.doers(verb):
            core = tree.core(token)
            if deed.subject == "weapon" or self._words.is_a("weapons", core.lemma):
                yield Argument(core, "instrument", "subject")
            elif deed.subject == "human":
                yield Argument(core, "patient", "subject")
            else:
                yield Argument(core, "agent", "subject")
        for token in tree.undergoers(verb):
            core = tree.core(token)
            weapon = deed.patient == "weapon" or (
                self._words.is_a("weapons", core.lemma) and deed.name != "rob"
            )
            if deed.patient != "nothing":
                yield Argument(core, "instrument" if weapon else "patient", "object")
        yield from self._around_prepositions(deed, verb)

    def _around_prepositions(self, deed: Deed, word: Token) -> Iterator[Argument]:
        tree = self._tree
        for child in tree.children(word.index, "prep", "agent", "prt", "advcl", "acl"):
            name = child.lemma if child.dep in ("prep", "agent") else child.text.lower()
            labels = ("pobj", "dobj")
            for thing in (one for obj in tree.children(child.index, *labels) for one in tree.conjuncts(obj)):
                core = tree.core(thing)
                if name in ("with", "using", "use", "by") and self._words.is_a("weapons", core.lemma):
                    yield Argument(core, "instrument", name)
                elif (
                    name in ("against", "on", "at", "upon", "outside", "inside", "near", "in")
                    and child.dep == "prep"
                ):
                    yield Argument(core, "patient", name)

    def _around_noun(self, deed: Deed, noun: Token) -> Iterator[Argument]:
        tree, harm = self._tree, deed.patient == "human"
        if self._words.is_a("weapons", noun.lemma):
            yield Argument(noun, "instrument", "itself")
        for child in tree.children(noun.index, "compound", "amod", "nmod", "poss"):
            for one in tree.conjuncts(child) if child.dep == "poss" else [child]:
                if self._words.is_a("weapons", one.lemma):
                    yield Argument(one, "instrument", "compound")
                elif one.pos in ("NOUN", "PROPN", "PRON"):
                    yield Argument(one, "patient" if harm else "agent", child.dep)
        for token in tree.objects_of(noun.index, frozenset({"of"})):
            core = tree.core(token)
            weapon = self._words.is_a("weapons", core.lemma)
            yield Argument(core, "instrument" if weapon else "patient", "of")
        for token in tree.objects_of(noun.index, frozenset({"by"})):
            yield Argument(tree.core(token), "agent", "by")
        yield from self._around_prepositions(deed, noun)
        yield from self._around_light_verb(deed, noun)

    def _around_light_verb(self, deed: Deed, noun: Token) -> Iterator[Argument]:
        """ "The rebels carried out the attack": who does what the noun says."""
        tree = self._tree
        verb = tree.tokens[noun.head]
        carried = noun.dep in ("dobj", "nsubjpass", "pobj")
        if noun.dep == "pobj" and verb.pos == "ADP":
            verb = tree.tokens[verb.head]
        participle = next((one for one in tree.children(noun.index, "acl", "relcl")
                           if self._words.is_a("light_verbs", one.lemma)), None)  # fmt: skip
        if participle is not None:
            verb, carried = participle, True
        if carried and self._words.is_a("light_verbs", verb.lemma):
            for token in tree.doers(verb):
                yield Argument(tree.core(token), "agent", "light verb")
            for child in tree.children(verb.index, "prep"):
                if child.lemma in ("against", "on", "at"):
                    for thing in tree.children(child.index, "pobj"):
                        for one in tree.conjuncts(thing):
                            yield Argument(tree.core(one), "patient", f"light {child.lemma}")

    def _laid_to(self, trigger: Token) -> Iterator[Argument]:
        """Who is said to have done it, or says so: "blamed X for the attack", "X claimed responsibility for it"."""
        tree, classes = self._tree, self._words.classes
        for above in list(tree.above(trigger.index))[:_FAR]:
            found: list[Token] = []
            via = "accused"
            if above.lemma in classes["laying_to_object"] and above.pos == "VERB":
                found = tree.undergoers(above)
            elif above.lemma in classes["laying_to"]:
                found = list(tree.objects_of(above.index, frozenset({"to"})))
            elif above.lemma == "responsible":
                verb = tree.tokens[above.head]
                found = tree.undergoers(verb) if verb.lemma == "hold" else tree.subjects(verb)
            elif above.lemma == "responsibility" and tree.tokens[above.head].lemma in classes["claims"]:
                found, via = tree.doers(tree.tokens[above.head]), "claimed"
            for token in found:
                core = tree.core(token)
                if core.index != trigger.index:
                    yield Argument(core, "agent", via)
            if found:
                return

    def _add_happening(self, mention: DeedMention) -> None:
        """What the reader made of the same word: pronouns resolved, modality, who says so."""
        told = self._happenings.get(mention.trigger.start)
        if not told:
            return
        first = told[0]
        mention.happening = first
        mention.modality, mention.negated, mention.tense = first.modality, first.negated, first.tense
        if first.attribution is not None:
            mention.stance = self._document.layer("attributions")[first.attribution].stance
        known = {one.token.index for one in mention.arguments}
        roles: tuple[tuple[Role, Span | None], ...] = (("agent", first.agent), ("patient", first.patient))
        for role, span in roles:
            if span is None or mention.of(role):
                continue
            tokens = self._tree.between(span.start, span.end)
            head = next((t for t in tokens if not any(t.head == o.index for o in tokens)), None)
            if head is not None:
                core = self._tree.core(head)
                if core.index not in known:
                    mention.arguments.append(Argument(core, role, "read"))

    def _set_stage(self, mention: DeedMention) -> None:
        tree, trigger = self._tree, mention.trigger
        around = [trigger, *tree.children(trigger.index), *list(tree.above(trigger.index))[:2]]
        words = {token.lemma for token in around} | {token.text.lower() for token in around}
        if mention.modality == "threatened" or words & self._words.stages["THREATENED"]:
            mention.stage = "THREATENED"
        elif mention.modality == "attempted" or words & self._words.stages["ATTEMPTED"]:
            mention.stage = "ATTEMPTED"
