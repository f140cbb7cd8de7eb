"""Places, times and actors that were found and made part of no happening, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from rasid.model.document import ActorMention, Document, HappeningMention, PlaceLink, TimeLink
from rasid.model.explanation import Ground, Passed
from rasid.model.observation import Observation
from rasid.model.text import Span
from rasid.resolve.place_roles import PlaceRole, role_of
from rasid.resolve.strands import strands_of

#: What a place's name does instead of telling where something was.
_ROLES: Final[Mapping[PlaceRole, str]] = {
    PlaceRole.ORIGIN: "it tells where somebody is from",
    PlaceRole.BACKER: "it tells who stands behind somebody",
    PlaceRole.NAME: "it is a word in the name of a force or an outlet",
    PlaceRole.SEAT: "it is a word in the name of a body that sits there",
    PlaceRole.SPEAKER: "it says something here",
    PlaceRole.TARGET: "it tells where somebody is going",
    PlaceRole.BORDER: "it tells what the scene lies beside",
}
NOTHING_HERE: Final = "no happening is told in its sentence"

Link = TypeVar("Link", PlaceLink, TimeLink)

#: A happening with the observation that was made of it; None where none was.
Made = tuple[HappeningMention, Observation | None]


def place_of(mention: HappeningMention, observation: Observation, document: Document) -> PlaceLink | None:
    """The name in the happening's sentence that its place was taken from; None for an inferred one."""
    links = [link for link in document.layer("places") if link.place == observation.place]
    return _nearest(links, mention)


def time_of(mention: HappeningMention, observation: Observation, document: Document) -> TimeLink | None:
    """The words in the happening's sentence that its time was taken from; None for an inferred one."""
    links = [link for link in document.layer("times") if link.time == observation.time]
    return _nearest(links, mention)


def scene_grounds(
    mention: HappeningMention, observation: Observation, document: Document
) -> Iterator[Ground]:
    """Where place and time were taken from: which stretch of the sentence, which strand, or what they follow from."""
    place, time = place_of(mention, observation, document), time_of(mention, observation, document)
    if observation.place is not None:
        yield (
            _ground("place", place, mention)
            if place
            else Ground("place", "scene", _inferred(observation, document))
        )
    if time is not None:
        yield _ground("time", time, mention)
    elif observation.time is not None:
        own = observation.time.text is None
        yield Ground("time", "scene", "the tense and the day of the report" if own else "told before")
    strand = strand_of(mention, document)
    if strand is not None:
        yield strand


def strand_of(mention: HappeningMention, document: Document) -> Ground | None:
    """The strand of the sentence that holds the trigger; None where the sentence tells one thing only."""
    sentence: Span = document.layer("sentences")[mention.sentence].span
    inside = [link.span for link in document.layer("places") if sentence.holds(link.span)]
    shifted = [Span(span.start - sentence.start, span.end - sentence.start) for span in inside]
    strands = strands_of(sentence.of(document.text), shifted)
    for number, strand in enumerate(strands, 1):
        words = Span(strand.words.start + sentence.start, strand.words.end + sentence.start)
        if len(strands) > 1 and words.start <= mention.trigger.start < words.end:
            grade = strand.grade.name.lower()
            return Ground("strand", "scene", f"strand {number} of {len(strands)} ({grade})", words)
    return None


def unused(
    document: Document,
    made: Sequence[Made],
    *,
    places: Mapping[Span, str],
    times: Mapping[Span, str],
) -> tuple[Passed, ...]:
    """What was found and not used. ``places`` and ``times`` are what the finders left out or kept as words,
    with their reasons."""
    found = [
        *_places(document, made, places),
        *_times(document, made, times),
        *_actors(document, made),
        *_speakers(document, made),
    ]
    return tuple(sorted(found, key=lambda passed: (passed.words.start, passed.kind)))


def _places(document: Document, made: Sequence[Made], reasons: Mapping[Span, str]) -> Iterator[Passed]:
    used = {link.span for m, o in made if o is not None and (link := place_of(m, o, document)) is not None}
    links: tuple[PlaceLink, ...] = document.layer("places")
    linked = {link.span for link in links}
    names = [mention.span for mention in document.layer("actors")]
    for span, why in reasons.items():
        # Words of an actor's name are told with the actor.
        if span not in linked and not any(name.holds(span) for name in names):
            yield Passed("place", span, f"not taken for a place: {why}")
    for link in links:
        if link.adjectival and any(name.holds(link.span) for name in names):
            continue
        if link.place.name is None:
            yield Passed("place", link.span, f"kept as words: {reasons.get(link.span, 'not resolved')}")
        elif link.span not in used:
            yield Passed("place", link.span, _why_no_scene(link, document, made))


def _why_no_scene(link: PlaceLink, document: Document, made: Sequence[Made]) -> str:
    if any(line.span.holds(link.span) for line in document.layer("dateline")):
        return "it stands in the dateline, which is often only where the reporter sits"
    here = [(m, o) for m, o in made if _sentence(m, document).holds(link.span)]
    if link.adjectival:
        return "it only describes somebody or something"
    if not here:
        return NOTHING_HERE
    if not any(o is not None for _, o in here):
        return "nothing was made of the happenings of its sentence"
    if any(phrase.holds(link.span) for m, _ in here for phrase in m.elsewhere):
        return "it is part of the words for a speaker"
    role = role_of(document.text, link.span)
    if role is not PlaceRole.SCENE:
        return _ROLES[role]
    if any(span is not None and span.holds(link.span) for m, _ in here for span in (m.agent, m.patient)):
        return "it is part of the words for somebody who takes part"
    return "the happenings of its sentence were put elsewhere" + _others(
        o.place.text for _, o in here if o and o.place
    )


def _others(names: Iterator[str | None]) -> str:
    told = list(dict.fromkeys(name for name in names if name))
    return f" ({', '.join(told)})" if told else ""


def _times(document: Document, made: Sequence[Made], reasons: Mapping[Span, str]) -> Iterator[Passed]:
    used = {link.span for m, o in made if o is not None and (link := time_of(m, o, document)) is not None}
    for span, why in reasons.items():
        yield Passed("time", span, f"kept as words: {why}")
    for link in document.layer("times"):
        if link.span in used:
            continue
        here = [o for m, o in made if _sentence(m, document).holds(link.span)]
        if not here:
            yield Passed("time", link.span, NOTHING_HERE)
        elif not any(here):
            yield Passed("time", link.span, "nothing was made of the happenings of its sentence")
        elif link.since:
            yield Passed("time", link.span, "it tells since when, not when")
        else:
            others = _others(o.time.text for o in here if o and o.time)
            yield Passed("time", link.span, f"the happenings of its sentence were not put on it{others}")


def _actors(document: Document, made: Sequence[Made]) -> Iterator[Passed]:
    for mention in document.layer("actors"):
        if any(_takes_part(mention, m, document) for m, _ in made):
            continue
        here = any(_sentence(m, document).holds(mention.span) for m, _ in made)
        name = mention.actor.name
        why = f"{name} is neither agent, patient nor speaker of what its sentence tells"
        yield Passed("actor", mention.span, why if here else f"{name}: {NOTHING_HERE}")


def _takes_part(actor: ActorMention, mention: HappeningMention, document: Document) -> bool:
    attribution = None if mention.attribution is None else document.layer("attributions")[mention.attribution]
    speaker = None if attribution is None else attribution.speaker
    spans = (mention.agent, mention.patient, mention.instrument, speaker)
    return any(span is not None and span.overlaps(actor.span) for span in spans)


def _speakers(document: Document, made: Sequence[Made]) -> Iterator[Passed]:
    used = {m.attribution for m, _ in made}
    for number, attribution in enumerate(document.layer("attributions")):
        if number not in used:
            why = f"somebody {attribution.stance} something here, and no happening was read in what is said"
            yield Passed("speaker", attribution.cue, why)


def _inferred(observation: Observation, document: Document) -> str:
    """What a place without words follows from."""
    place = observation.place
    assert place is not None, "only a place that is there was inferred"
    if place.text is not None:
        return "where the violent event told shortly before was"
    parts = (observation.happening.agent, observation.happening.patient)
    ids = {part.actor for part in parts if part is not None and part.actor is not None}
    for mention in document.layer("actors"):
        if mention.actor.id in ids and mention.actor.country == place.country:
            return f"the country of {mention.actor.name}"
    return "the country of those who take part, or the one that the report names most"


def _ground(field: str, link: PlaceLink | TimeLink, mention: HappeningMention) -> Ground:
    if mention.clause.holds(link.span):
        where = "in its own clause"
    elif any(scope.holds(link.span) for scope in mention.scopes[1:-1]):
        where = "in the clause that holds it"
    else:
        where = "elsewhere in its sentence"
    return Ground(field, "scene", where, link.span)


def _nearest(links: Sequence[Link], mention: HappeningMention) -> Link | None:
    """The one nearest to the trigger among those in the stretches where the happening's scene is looked for."""
    inside = [link for link in links if any(scope.holds(link.span) for scope in mention.scopes)]
    return min(inside, key=lambda link: abs(link.span.start - mention.trigger.start), default=None)


def _sentence(mention: HappeningMention, document: Document) -> Span:
    span: Span = document.layer("sentences")[mention.sentence].span
    return span
