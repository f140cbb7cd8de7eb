"""The one door: happenings as told become Observations, linked, quoted and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.model.document import Attribution, Document, HappeningMention, Opinion
from rasid.model.ids import content_id
from rasid.model.observation import (
    Flag,
    Happening,
    Modality,
    Observation,
    Participant,
    PrivateName,
    Speaker,
    SpeakerKind,
    Stance,
)
from rasid.model.span_index import SpanIndex
from rasid.model.text import Paragraphs, Quote, Span, Stretch
from rasid.model.world import Actor
from rasid.resolve.actors import ActorFinder
from rasid.resolve.affiliation import Affiliations
from rasid.resolve.confidence import confidences, scene_confidences
from rasid.resolve.headline import without_headline_doubles
from rasid.resolve.participants import Linked, Participants
from rasid.resolve.persons import Withheld, private_names
from rasid.resolve.rumours import confirm_rumours
from rasid.resolve.scene import Placed, Scene, Timed
from rasid.resolve.suspicion import SUSPECTED
from rasid.resolve.told_before import ClassesOf
from rasid.resolve.voices import GENERIC, Voices, spans_of

#: A denial of a denial speaks for the thing.
_TURNED: dict[Stance, Stance] = {
    "asserts": "denies",
    "confirms": "denies",
    "claims_responsibility": "denies",
    "denies": "asserts",
}


class Observer:
    """The stage that gives observations, in the order in which the text tells them."""

    name = "observe"
    needs = frozenset({
        "sentences", "tokens", "entities", "attributions", "happenings", "opinions", "actors", "places", "times",
        "dateline",
    })  # fmt: skip
    gives = frozenset({"observations"})

    def __init__(self, finder: ActorFinder, *, classes: ClassesOf, trusted_model: bool) -> None:
        self._finder = finder
        self._classes = classes
        self._trusted_model = trusted_model

    def __call__(self, document: Document) -> Document:
        door = self._door(document)
        told = zip(document.layer("happenings"), document.layer("opinions"), strict=True)
        made = [door.observation(mention, opinion) for mention, opinion in told]
        kept = without_headline_doubles(made, document)
        return document.having(observations=tuple(confirm_rumours(list({o.id: o for o in kept}.values()))))

    def _door(self, document: Document) -> _Door:
        return _Door(document, self._finder, self._classes, trusted_model=self._trusted_model)

    def scenes(self, document: Document) -> list[tuple[HappeningMention, Placed, Timed]]:
        """Every happening with where and when it is, and on what that rests; for fitting confidences."""
        door = self._door(document)
        return [(mention, *door.scene(mention)) for mention in document.layer("happenings")]


@dataclass(frozen=True, slots=True)
class _Roles:
    """Agent and patient, linked; None where the words name nobody."""

    agent: Linked | None
    patient: Linked | None

    @property
    def both(self) -> tuple[Actor | None, Actor | None]:
        """The actors of agent and patient."""
        return (self.agent.actor if self.agent else None, self.patient.actor if self.patient else None)

    @property
    def inferred(self) -> set[str]:
        """Names of the roles that were carried over or concluded."""
        linked = {"agent": self.agent, "patient": self.patient}
        return {role for role, one in linked.items() if one is not None and one.inferred}

    @property
    def actors(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.both if actor is not None)


class _Door:
    def __init__(
        self, document: Document, finder: ActorFinder, classes: ClassesOf, *, trusted_model: bool
    ) -> None:
        self._document = document
        self._report = document.report
        self._text = document.text
        self._participants = Participants(document, finder)
        self._voices = Voices(self._text, self._report.source, self._participants)
        self._affiliations = Affiliations(document)
        self._scene = Scene(document, classes)
        self._trusted_model = trusted_model
        # A report in which nothing happens gives no observation that could carry them.
        names = private_names(document) if document.layer("happenings") else ()
        self._private = Withheld(names)
        self._paragraphs = Paragraphs(self._text)
        self._sentences = SpanIndex((one.span, one.span) for one in document.layer("sentences"))

    def observation(self, mention: HappeningMention, opinion: Opinion | None) -> Observation:
        """The observation that a happening, as told, makes; ``opinion`` is what the heads say of it."""
        attribution = self._attribution(mention)
        roles = self._roles(mention, attribution)
        speaker, speaker_inferred = self._speaker(attribution)
        place, time = self._scene.of(mention, roles.actors)
        quote = self._quote(mention, attribution, place, time)
        happening = Happening(
            kind=mention.kind,
            type=mention.type,
            mode=mention.mode,
            phase=mention.phase,
            agent=_participant(roles.agent),
            patient=_participant(roles.patient),
            instrument=mention.instrument.of(self._text) if mention.instrument else None,
            text=mention.clause.of(self._text),
        )
        inferred = {*mention.inferred, *roles.inferred, *({"speaker"} if speaker_inferred else ())}
        inferred |= {"place"} if place and _is_beyond(quote, place.words) else set()
        inferred |= {"time"} if time and _is_beyond(quote, time.words) else set()
        said = attribution.content if attribution is not None else ()
        modality = self._modality(mention, time)
        made = Observation(
            id="",
            report=self._report.id,
            quote=quote,
            speaker=speaker,
            stance=_stance(mention, attribution),
            modality=modality,
            flags=self._flags(mention, attribution),
            happening=happening,
            tolls=mention.tolls,
            time=time.thing if time else None,
            place=place.thing if place else None,
            inferred=tuple(sorted(inferred)),
            confidence={
                **_confidence(mention, opinion, roles, modality),
                **scene_confidences(place, time, mention.tolls),
            },
            private=self._names_around(mention, attribution, quote),
            chain=self._voices.of(attribution, speaker, *roles.both),
            content=tuple(Stretch.cut(self._text, piece) for piece in said),
            quoted=attribution.quoted if attribution is not None else None,
        )
        return replace(made, id=_observation_id(made, mention))

    def scene(self, mention: HappeningMention) -> tuple[Placed, Timed]:
        """Where and when a happening is; to be asked in the order in which the text tells them."""
        return self._scene.of(mention, self._roles(mention, self._attribution(mention)).actors)

    def _attribution(self, mention: HappeningMention) -> Attribution | None:
        """By whom it is told; None where the outlet tells it."""
        if mention.attribution is None:
            return None
        attributions: tuple[Attribution, ...] = self._document.layer("attributions")
        return attributions[mention.attribution]

    def _roles(self, mention: HappeningMention, attribution: Attribution | None) -> _Roles:
        agent = self._participants.link(mention.agent, acts=True) if mention.agent is not None else None
        patient = self._participants.link(mention.patient) if mention.patient is not None else None
        speaker = attribution.speaker if attribution is not None else None
        if mention.agent is None and mention.instrument is not None:
            # "the jets target positions": the machines stand for the force that flies them.
            agent = self._participants.flown_by(mention.instrument)
        if speaker is not None and attribution is not None and attribution.speaker_kind != "outlet":
            if agent is None and attribution.own_part:
                # Whoever claims an attack says that it was theirs, and whoever denies it that it was not.
                claimant = self._participants.link(speaker, acts=True)
                agent = replace(claimant, inferred=True)
            if mention.agent is not None and self._participants.is_first_person(mention.agent):
                agent = self._meant(mention.agent, speaker)
            if mention.patient is not None and self._participants.is_first_person(mention.patient):
                patient = self._meant(mention.patient, speaker)
        return _Roles(agent, patient)

    def _meant(self, words: Span, speaker: Span) -> Linked:
        """In what somebody says, "we" and "our men" are the speaker's side."""
        said = self._participants.link(speaker, acts=True)
        return Linked(
            Participant(words.of(self._text), said.participant.actor),
            said.actor,
            inferred=said.actor is not None,
        )

    def _speaker(self, attribution: Attribution | None) -> tuple[Speaker, bool]:
        if attribution is None:
            return Speaker(None, "outlet", self._report.source), False
        if attribution.speaker is None:
            return Speaker(None, "unnamed", None), False
        if attribution.speaker_kind == "outlet":
            return self._outlet(attribution.speaker), False
        linked = self._participants.link(attribution.speaker, speaks=True)
        kind = _kind(attribution.speaker_kind, linked.actor)
        if linked.actor is None and kind not in GENERIC - {"unnamed", "witness"}:
            linked, kind = self._in_office(attribution.speaker, linked, kind)
        # Words of a generic kind name nobody, whatever name stands in them: "a police source".
        actor = None if kind in GENERIC else linked.participant.actor
        return Speaker(linked.participant.text, kind, actor), linked.inferred or attribution.inferred

    def _in_office(self, speaker: Span, linked: Linked, kind: SpeakerKind) -> tuple[Linked, SpeakerKind]:
        """Somebody with a name, in whose name they speak: "John Abu, a spokesman for the Chadian army"."""
        house = self._participants.house(self._affiliations.houses_of(speaker))
        if house is None:
            return linked, kind
        return Linked(Participant(linked.participant.text, house.id), house, inferred=True), "official"

    def _outlet(self, words: Span) -> Speaker:
        """The outlet, under the name that the report gives itself."""
        named = None if self._participants.is_first_person(words) else words.of(self._text)
        return Speaker(named, "outlet", self._report.source)

    def _quote(
        self,
        mention: HappeningMention,
        attribution: Attribution | None,
        place: Placed,
        time: Timed,
    ) -> Quote:
        """From the first to the last of the words it rests on, inside the sentence of the clause.

        What answers an earlier sentence ("the ministry denied this") rests on the answer.
        """
        sentence = self._document.layer("sentences")[mention.sentence].span
        if attribution is not None and _answers(attribution, sentence):
            answer = next(iter(self._sentences.holding(attribution.cue)))
            return Quote.cut(self._report.id, self._text, answer.start, answer.end)
        words = [place.words if place else None, time.words if time else None]
        if attribution is not None:
            words += [attribution.speaker, attribution.cue]
        spans = [mention.clause, *(span for span in words if span is not None and sentence.holds(span))]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        return Quote.cut(self._report.id, self._text, start, end)

    def _names_around(
        self, mention: HappeningMention, attribution: Attribution | None, quote: Quote
    ) -> tuple[PrivateName, ...]:
        """Private persons named in the title, and in the paragraphs of all words that are used here."""
        speaker = attribution.speaker if attribution is not None else None
        passed_on = spans_of(attribution) if attribution is not None else ()
        used = (mention.clause, mention.agent, mention.patient, mention.instrument, speaker, *passed_on)
        stretches = {(quote.start, quote.end), *((span.start, span.end) for span in used if span is not None)}
        around = {self._paragraphs.around(start, end) for start, end in stretches}
        return self._private.within([(0, self._report.title_end), *around])

    def _flags(self, mention: HappeningMention, attribution: Attribution | None) -> tuple[Flag, ...]:
        flags: set[Flag] = set(mention.flags)
        if attribution is not None and attribution.hearsay:
            flags.add("hearsay")
        if self._document.layer("sentences")[mention.sentence].headline:
            flags.add("headline")
        if "implausible_date" in self._report.flags:
            flags.add("implausible_date")
        if self._report.version_date is None:
            flags.add("undated")
        if not self._trusted_model:
            flags.add("other_model")
        return tuple(sorted(flags))

    def _modality(self, mention: HappeningMention, time: Timed) -> Modality:
        """Told as history: an event that its own words date to two calendar years or more before the report."""
        published = self._report.version_date
        if mention.modality != "actual" or mention.kind != "event" or published is None:
            return mention.modality
        if (
            time is None
            or time.words is None
            or time.thing.start is None
            or not mention.clause.holds(time.words)
        ):
            return mention.modality
        return "background" if int(published[:4]) - int(time.thing.start[:4]) >= 2 else "actual"


def _confidence(
    mention: HappeningMention, opinion: Opinion | None, roles: _Roles, modality: Modality
) -> dict[str, float]:
    """The probability of each field that has an answer of the words' own."""
    given = confidences(mention, opinion)
    if modality != mention.modality:
        # Its date made it history; what was weighed is what its words make of it.
        del given["modality"]
    for role, linked in (("agent", roles.agent), ("patient", roles.patient)):
        if linked is None:
            given.pop(role, None)
        elif linked.participant.candidate is not None:
            # How far to trust the identity of those whom the report only suspects.
            given[role] = min(given.get(role, SUSPECTED), SUSPECTED)
    return given


def _is_beyond(quote: Quote, words: Span | None) -> bool:
    """Whether what was found does not rest on words of the quote."""
    return words is None or not (quote.start <= words.start and words.end <= quote.end)


def _answers(attribution: Attribution, sentence: Span) -> bool:
    """Whether the speaker answers what the sentence told before."""
    return attribution.cue.start >= sentence.end and attribution.stance != "asserts"


def _kind(kind: SpeakerKind, actor: Actor | None) -> SpeakerKind:
    """The kind of a speaker whose words ("the group", "the Cell") tell it only with the actor they mean."""
    if actor is None or kind not in ("institution", "group"):
        return kind
    return "group" if actor.kind == "armed_group" else "institution"


def _participant(linked: Linked | None) -> Participant | None:
    return linked.participant if linked is not None else None


def _stance(mention: HappeningMention, attribution: Attribution | None) -> Stance:
    stance: Stance = attribution.stance if attribution is not None else "asserts"
    if stance == "asserts" and mention.affirmed:
        # "The strike took place": whoever says so after somebody else told it confirms it.
        stance = "confirms"
    return _TURNED.get(stance, stance) if mention.negated else stance


def _observation_id(made: Observation, mention: HappeningMention) -> str:
    each = (mention.agent.start,) if mention.of_each and mention.agent is not None else ()
    return content_id(
        "o", made.report, made.quote.start, made.quote.end, mention.trigger.start, made.happening.type,
        made.happening.phase, made.speaker.text, made.stance, mention.attribution, *each,
    )  # fmt: skip
