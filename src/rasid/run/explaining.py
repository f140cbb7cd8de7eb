"""How a report was read, from its layers: every happening with its words and rules, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rasid.codebook.loader import load_codebook
from rasid.extract.grounds import grounds_of
from rasid.extract.lexicon import load_lexicon
from rasid.extract.passed_over import passed_over
from rasid.extract.retrace import Retrace
from rasid.model.document import Attribution, Document, HappeningMention, Sentence
from rasid.model.explanation import (
    ExplainedHappening,
    ExplainedSentence,
    Explanation,
    Ground,
    LeftOut,
    Passed,
    Reason,
    Words,
)
from rasid.model.observation import Observation, ObservedTime, Voice
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.model.text import Span
from rasid.pipeline import Stage
from rasid.resolve.stages import PlaceFinder, TimeFinder
from rasid.resolve.unused import Made, place_of, scene_grounds, time_of, unused
from rasid.run.here import Reader


class ExplainingReader:
    """A reader that tells how it reads."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def explanations(self, reports: Iterable[Report]) -> Iterator[Explanation | Outcome]:
        """An explanation for each report in order; an outcome stands for one that was not read."""
        for result in self._reader.documents(reports):
            if isinstance(result, Document):
                yield explain(result, self._reader.pipeline.stages)
            else:
                yield result


def explain(document: Document, stages: Sequence[Stage]) -> Explanation:
    """The explanation of a document with all its layers, read by ``stages``."""
    retrace = Retrace(document, load_lexicon(), load_codebook("plover"))
    made = paired(document)
    passed = [*passed_over(retrace), *_not_observed(made), *_unused(document, made, stages)]
    dateline = next(iter(document.layer("dateline")), None)
    sentences: tuple[Sentence, ...] = document.layer("sentences")
    explained = tuple(
        ExplainedSentence(
            _words(sentence.span, document),
            sentence.headline,
            tuple(_happening(m, o, document, retrace) for m, o in made if m.sentence == number),
            _left_out((p for p in passed if _is_in(p, sentence)), document),
        )
        for number, sentence in enumerate(sentences)
    )
    outside = (p for p in passed if not any(_is_in(p, sentence) for sentence in sentences))
    report = document.report
    return Explanation(
        report=report.id,
        source=report.source,
        published=report.published,
        language=report.language,
        dateline=_words(dateline.span, document) if dateline is not None else None,
        issued=next(iter(document.layer("issued")), None),
        sentences=explained,
        outside=_left_out(outside, document),
    )


def paired(document: Document) -> tuple[Made, ...]:
    """Every happening with the observation made of it; None for one that was left out or said twice.

    Observations stand in the order of the happenings that they were made of.
    """
    rest = list(document.layer("observations"))
    made: list[Made] = []
    for mention in document.layer("happenings"):
        position = next((i for i, o in enumerate(rest) if _is_made_of(o, mention, document)), None)
        made.append((mention, rest.pop(position) if position is not None else None))
    return tuple(made)


def _is_made_of(observation: Observation, mention: HappeningMention, document: Document) -> bool:
    happening = observation.happening
    same = (happening.kind, happening.type, happening.mode, happening.phase) == (
        mention.kind, mention.type, mention.mode, mention.phase,
    )  # fmt: skip
    if not same or happening.text != mention.clause.of(document.text):
        return False
    attribution = _attribution(mention, document)
    if (attribution is None) != (
        observation.speaker.kind == "outlet" and observation.speaker.actor is not None
    ):
        return attribution is not None and attribution.speaker_kind == "outlet"
    if attribution is None or attribution.speaker is None:
        return observation.speaker.text is None
    return observation.speaker.text in (attribution.speaker.of(document.text), None)


def _attribution(mention: HappeningMention, document: Document) -> Attribution | None:
    if mention.attribution is None:
        return None
    attribution: Attribution = document.layer("attributions")[mention.attribution]
    return attribution


def _not_observed(made: Sequence[Made]) -> list[Passed]:
    why = "the same is told in the body of the report, or twice in the same words"
    return [Passed("happening", m.trigger, f"{m.type}: {why}") for m, o in made if o is None]


def _unused(document: Document, made: Sequence[Made], stages: Sequence[Stage]) -> tuple[Passed, ...]:
    places: dict[Span, str] = {}
    times: dict[Span, str] = {}
    for stage in stages:
        if isinstance(stage, PlaceFinder):
            places = stage.why_not(document)
        elif isinstance(stage, TimeFinder):
            times = stage.why_not(document)
    return unused(document, made, places=places, times=times)


def _happening(
    mention: HappeningMention, observation: Observation | None, document: Document, retrace: Retrace
) -> ExplainedHappening:
    attribution = _attribution(mention, document)
    grounds = [*grounds_of(mention, retrace), *_told_as_history(mention, observation)]
    place, time = None, None
    if observation is not None:
        grounds += scene_grounds(mention, observation, document)
        place = place_of(mention, observation, document)
        time = time_of(mention, observation, document)
    return ExplainedHappening(
        kind=mention.kind,
        type=mention.type,
        mode=mention.mode,
        phase=mention.phase,
        modality=observation.modality if observation is not None else mention.modality,
        stance=_stance(observation, attribution),
        by=observation.speaker.kind if observation is not None else _kind(attribution),
        negated=mention.negated,
        tense=mention.tense,
        confidence=_confidence(mention, observation),
        trigger=_words(mention.trigger, document),
        clause=_words(mention.clause, document),
        agent=_maybe(mention.agent, document),
        patient=_maybe(mention.patient, document),
        instrument=_maybe(mention.instrument, document),
        speaker=_maybe(attribution.speaker if attribution else None, document),
        cue=_maybe(attribution.cue if attribution else None, document),
        place=_maybe(place.span if place else None, document),
        time=_maybe(time.span if time else None, document),
        where=_where(observation),
        when=_when(observation.time if observation is not None else None),
        tolls=tuple(toll.text for toll in mention.tolls),
        flags=observation.flags if observation is not None else mention.flags,
        inferred=observation.inferred if observation is not None else mention.inferred,
        observation=observation.id if observation is not None else None,
        reasons=tuple(_reason(ground, document) for ground in grounds),
        chain=tuple(map(_voice, observation.chain)) if observation is not None else (),
        content=tuple(Words(p.start, p.end, p.text) for p in observation.content) if observation else (),
        quoted=observation.quoted if observation is not None else None,
    )


def _voice(voice: Voice) -> str:
    said = voice.words.text if voice.words is not None else voice.actor or "somebody"
    actor = f", {voice.actor}" if voice.actor not in (None, said) else ""
    side = f", on the side of the {voice.party}" if voice.party in ("agent", "patient") else ""
    return f"{' '.join(said.split())} ({voice.kind}{actor}{side})"


def _told_as_history(mention: HappeningMention, observation: Observation | None) -> list[Ground]:
    if observation is None or observation.modality == mention.modality:
        return []
    return [Ground("modality", "observe", "its own words date it to two calendar years or more before")]


def _confidence(mention: HappeningMention, observation: Observation | None) -> float:
    """That of the happening; for one that was left out, what the rules alone make of it."""
    return observation.confidence["happening"] if observation is not None else round(mention.confidence, 2)


def _stance(observation: Observation | None, attribution: Attribution | None) -> str:
    if observation is not None:
        return observation.stance
    return attribution.stance if attribution is not None else "asserts"


def _kind(attribution: Attribution | None) -> str:
    return attribution.speaker_kind if attribution is not None else "outlet"


def _where(observation: Observation | None) -> str | None:
    place = observation.place if observation is not None else None
    if place is None:
        return None
    if place.name is None:
        return place.text
    parts = (place.name, place.adm1 if place.adm1 != place.name else None, place.country)
    return f"{', '.join(part for part in parts if part)} ({place.precision})"


def _when(time: ObservedTime | None) -> str | None:
    if time is None:
        return None
    if time.start == time.end:
        return time.start
    return f"{time.start or 'any day'} to {time.end or 'any day'} ({time.precision})"


def _reason(ground: Ground, document: Document) -> Reason:
    return Reason(ground.field, ground.source, ground.entry, _maybe(ground.words, document))


def _left_out(passed: Iterable[Passed], document: Document) -> tuple[LeftOut, ...]:
    ordered = sorted(passed, key=lambda one: (one.words.start, one.kind))
    return tuple(LeftOut(one.kind, _words(one.words, document), one.why) for one in ordered)


def _is_in(passed: Passed, sentence: Sentence) -> bool:
    return sentence.span.start <= passed.words.start < sentence.span.end


def _words(span: Span, document: Document) -> Words:
    return Words(span.start, span.end, span.of(document.text))


def _maybe(span: Span | None, document: Document) -> Words | None:
    return _words(span, document) if span is not None else None
