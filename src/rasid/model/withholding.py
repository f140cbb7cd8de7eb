"""Names of private persons, kept out of what goes out: a role in square brackets stands for each.

The stored words never change: positions, quotes and ids stay those of the report. Only what is shown is
another text. Where the place of words in the report is known, exactly the names there are replaced;
elsewhere (reasons, corrected fields) every name, in full or bare, that the observations behind it name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from rasid.model.incident import Claim, Incident
from rasid.model.observation import (
    Observation,
    ObservedPlace,
    ObservedTime,
    Participant,
    PrivateName,
    Toll,
)
from rasid.model.report import Report
from rasid.model.shapes import Json, observation_to_json
from rasid.model.text import Stretch

#: What replaces names in a text.
Veil = Callable[[str], str]

_ARTICLE: Final = re.compile(r"^(?:[aeu][lsdrntz]|ash|adh|ath)[-‐‑ '’]", re.IGNORECASE)
#: A bare name shorter than this is too often part of other words.
_SHORTEST: Final = 3


def passage(text: str, start: int, end: int, names: Sequence[PrivateName]) -> str:
    """The characters [start, end) of ``text``, the names among them replaced.

    >>> passage("Karim fled.", 0, 11, [PrivateName(0, 5, "a farmer")])
    '[a farmer] fled.'
    """
    shown, at = [], start
    for name in sorted(names):
        if name.end <= at or name.start >= end:
            continue
        shown += [text[at : max(at, name.start)], f"[{name.role}]"]
        at = name.end
    return "".join([*shown, text[at:end] if at < end else ""])


class Withholding:
    """What to show instead of the words of observations, claims, incidents and reports.

    Made from observations with their reports; one that rests on other observations than these is shown
    as it is. With ``names`` everything is shown as it is: that is for an analyst to decide.
    """

    def __init__(
        self, observations: Iterable[Observation], reports: Mapping[str, Report], *, names: bool = False
    ) -> None:
        self._reports = reports
        self._observations: dict[str, Observation] = {}
        found: dict[str, set[PrivateName]] = {}
        for observation in () if names else observations:
            self._observations[observation.id] = observation
            if observation.private:
                found.setdefault(observation.report, set()).update(observation.private)
        self._names = {report: tuple(sorted(each)) for report, each in found.items()}
        self._phrases: dict[str, dict[str, str]] = {}

    def names_in(self, report: str) -> tuple[PrivateName, ...]:
        """Where private persons are named in a report, as far as its observations tell."""
        return self._names.get(report, ())

    def veil(self, ids: Iterable[str]) -> Veil:
        """What replaces the names that the observations of these ids bring along, in any text."""
        phrases: dict[str, str] = {}
        for one in ids:
            for phrase, shown in self._phrases_of(one).items():
                # Words that are a victim's name in one report are withheld whoever bears them in another.
                if phrases.get(phrase, phrase) == phrase:
                    phrases[phrase] = shown
        if all(phrase == shown for phrase, shown in phrases.items()):
            return _as_it_is
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        found = re.compile(rf"(?<!\w)(?<!\w[-‐‑])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        return lambda text: found.sub(lambda match: phrases[match.group()], text)

    def claim(self, claim: Claim) -> Claim:
        """A claim without private names in any of its words."""
        veil = self.veil(rested_on(claim))
        if veil is _as_it_is:
            return claim
        content = claim.content
        return replace(
            claim,
            content=replace(
                content,
                agent=_participant(content.agent, veil),
                patient=_participant(content.patient, veil),
                place=_place(content.place, veil),
                time=_time(content.time, veil),
                text=veil(content.text),
            ),
            reason=veil(claim.reason),
            dependences=tuple(map(veil, claim.dependences)),
        )

    def review(self, claim: Claim, row: Json) -> Json:
        """A JSON object about a claim without private names in any of its words."""
        return veiled(row, self.veil(rested_on(claim)))

    def incident(self, incident: Incident) -> Incident:
        """An incident without private names in any of its words."""
        veil = self.veil((*incident.observations, *incident.denied_by))
        if veil is _as_it_is:
            return incident
        tolls = tuple(
            replace(toll, said=tuple(replace(one, toll=_toll(one.toll, veil)) for one in toll.said))
            for toll in incident.tolls
        )
        return replace(
            incident,
            agent=_participant(incident.agent, veil),
            patient=_participant(incident.patient, veil),
            place=_place(incident.place, veil),
            time=_time(incident.time, veil),
            tolls=tolls,
            reason=veil(incident.reason),
            dependences=tuple(map(veil, incident.dependences)),
        )

    def observation(self, observation: Observation) -> Json:
        """The JSON shape of an observation without private names in any of its words.

        Its quote keeps its place, where other words stand in the report: so it is no Observation any more.
        """
        veil = self.veil([observation.id])
        happening = observation.happening
        shown = replace(
            observation,
            speaker=replace(observation.speaker, text=_maybe(observation.speaker.text, veil)),
            happening=replace(
                happening,
                agent=_participant(happening.agent, veil),
                patient=_participant(happening.patient, veil),
                instrument=_maybe(happening.instrument, veil),
                text=veil(happening.text),
            ),
            tolls=tuple(_toll(toll, veil) for toll in observation.tolls),
            time=_time(observation.time, veil),
            place=_place(observation.place, veil),
        )
        row = observation_to_json(shown)
        said = {key: veiled({key: row[key]}, veil)[key] for key in ("chain", "content")}
        return {**row, **said, "quote": {**row["quote"], "text": veil(observation.quote.text)}}

    def said(self, observation: Observation, words: str) -> str:
        """Words of an observation, to be shown."""
        return self.veil([observation.id])(words)

    def _phrases_of(self, observation_id: str) -> dict[str, str]:
        """Words -> what to show: an observation's own words by their place, and the names of its report."""
        if observation_id not in self._phrases:
            observation = self._observations.get(observation_id)
            names = self._names.get(observation.report, ()) if observation is not None else ()
            made: dict[str, str] = {}
            if observation is not None and names:
                report = self._reports[observation.report]
                made = dict(_bare_names(report.text, names))
                made |= _own_words(observation, report, names)
            self._phrases[observation_id] = made
        return self._phrases[observation_id]


def rested_on(claim: Claim) -> tuple[str, ...]:
    """The ids of all observations whose words a claim's words may hold: also of those that imply something."""
    told = (claim.observations_for, claim.observations_against, claim.implied_for, claim.implied_against)
    return tuple(one for ids in told for one in ids)


def veiled(row: Json, veil: Veil) -> Json:
    """A JSON object with every text in it veiled; keys, numbers and ids stay."""

    def of(value: Any) -> Any:
        if isinstance(value, str):
            return veil(value)
        if isinstance(value, dict):
            return {key: of(each) for key, each in value.items()}
        return [of(each) for each in value] if isinstance(value, list | tuple) else value

    return {key: of(value) for key, value in row.items()}


def _as_it_is(text: str) -> str:
    return text


def _bare_names(text: str, names: Iterable[PrivateName]) -> Iterator[tuple[str, str]]:
    """Each name, and of a name of several words the last, with and without its article."""
    for name in names:
        full, shown = text[name.start : name.end], f"[{name.role}]"
        last = full.split()[-1]
        for written in (full, " ".join(full.split()), last, _ARTICLE.sub("", last)):
            if len(written) >= _SHORTEST:
                yield written, shown


def _own_words(observation: Observation, report: Report, names: Sequence[PrivateName]) -> dict[str, str]:
    """The words of an observation's fields, as its report has them, with what to show."""
    found: dict[str, str] = {}
    quote, text = observation.quote, report.text
    bare = {written.casefold(): shown for written, shown in _bare_names(text, names)}
    for words in _texts(observation):
        at = text.find(words, quote.start)
        if at < 0 or at >= quote.end:
            before = text.rfind(words, 0, quote.start)
            at = before if before >= 0 else at
        if at >= 0:
            found[words] = passage(text, at, at + len(words), names)
            inside = quote.start <= at < quote.end
            if not inside and found[words] == words and words.casefold() in bare:
                # Found by looking around, not told: a name that nobody in office is seen to bear here.
                found[words] = bare[words.casefold()]
    for piece in _pieces(observation):
        # The same words may stand twice: what is withheld at one place is not shown for the other.
        if found.get(piece.text, piece.text) == piece.text:
            found[piece.text] = passage(text, piece.start, piece.end, names)
    return found


def _pieces(observation: Observation) -> Iterator[Stretch]:
    """The words of an observation whose place in the report is kept."""
    for voice in observation.chain:
        yield from (piece for piece in (voice.words, voice.cue) if piece is not None)
    yield from observation.content


def _texts(observation: Observation) -> Iterator[str]:
    """All words of the report that an observation holds."""
    happening, place, time = observation.happening, observation.place, observation.time
    parts = (happening.agent, happening.patient)
    texts = [observation.quote.text, observation.speaker.text, happening.text, happening.instrument]
    texts += [part.text for part in parts if part is not None]
    texts += [place.text if place else None, place.name if place else None, time.text if time else None]
    for toll in observation.tolls:
        texts += [toll.text, toll.of]
    return (text for text in texts if text and text.strip())


def _maybe(text: str | None, veil: Veil) -> str | None:
    return veil(text) if text is not None else None


def _participant(participant: Participant | None, veil: Veil) -> Participant | None:
    return replace(participant, text=veil(participant.text)) if participant is not None else None


def _place(place: ObservedPlace | None, veil: Veil) -> ObservedPlace | None:
    return replace(place, text=_maybe(place.text, veil)) if place is not None else None


def _time(time: ObservedTime | None, veil: Veil) -> ObservedTime | None:
    return replace(time, text=_maybe(time.text, veil)) if time is not None else None


def _toll(toll: Toll, veil: Veil) -> Toll:
    return replace(toll, text=veil(toll.text), of=_maybe(toll.of, veil))
