"""The JSON shapes of what the nouns are made of: quotes, speakers, participants, tolls, times, places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from rasid.errors import InputError, QuoteMismatch
from rasid.model import json_rows
from rasid.model.incident import TollRange
from rasid.model.json_rows import Json
from rasid.model.observation import (
    Happening,
    HappeningKind,
    ObservedPlace,
    ObservedTime,
    Participant,
    Phase,
    PrivateName,
    Speaker,
    SpeakerKind,
    Toll,
    TollKind,
)
from rasid.model.text import Quote
from rasid.model.world import PlacePrecision, TimePrecision

_PHASES: Final = frozenset(get_args(Phase))
_HAPPENING_KINDS: Final = frozenset(get_args(HappeningKind))
_SPEAKER_KINDS: Final = frozenset(get_args(SpeakerKind))
_TOLL_KINDS: Final = frozenset(get_args(TollKind))
_TIME_PRECISIONS: Final = frozenset(get_args(TimePrecision))
_PLACE_PRECISIONS: Final = frozenset(get_args(PlacePrecision))

#: A quote names its report once, at the observation.
_QUOTE: Final = frozenset({"start", "end", "text"})
_SPEAKER: Final = json_rows.keys_of(Speaker)
_HAPPENING: Final = json_rows.keys_of(Happening)
_PARTICIPANT: Final = json_rows.keys_of(Participant)
_TOLL: Final = json_rows.keys_of(Toll)
_TIME: Final = json_rows.keys_of(ObservedTime)
_PLACE: Final = json_rows.keys_of(ObservedPlace)
_PRIVATE: Final = json_rows.keys_of(PrivateName)


def quote_to_json(quote: Quote) -> Json:
    """A quote; its report is named beside it."""
    return {"start": quote.start, "end": quote.end, "text": quote.text}


def speaker_to_json(speaker: Speaker) -> Json:
    """Who says so."""
    return {"text": speaker.text, "kind": speaker.kind, "actor": speaker.actor}


def quote_from_json(value: object, report: str) -> Quote:
    """The quote of ``report`` that :func:`quote_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _QUOTE, "quote")
    start, end = json_rows.count(row, "start", "quote"), json_rows.count(row, "end", "quote")
    try:
        return Quote(report, start, end, json_rows.text(row, "text", "quote"))
    except QuoteMismatch as error:
        # Here the words come from outside, so that a bad quote is bad input and not a bug.
        raise InputError(error.what, where="quote", mend="give the report's [start, end)") from error


def speaker_from_json(value: object) -> Speaker:
    """The speaker that :func:`speaker_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _SPEAKER, "speaker")
    return Speaker(
        text=json_rows.text_or_none(row, "text", "speaker"),
        kind=json_rows.word(row, "kind", _SPEAKER_KINDS, "speaker"),
        actor=json_rows.text_or_none(row, "actor", "speaker"),
    )


def private_to_json(name: PrivateName) -> Json:
    """Where a private person is named, and what to call them; never the name."""
    return {"start": name.start, "end": name.end, "role": name.role}


def private_from_json(value: object) -> PrivateName:
    """What :func:`private_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _PRIVATE, "private")
    start, end = json_rows.count(row, "start", "private"), json_rows.count(row, "end", "private")
    if not start < end:
        raise json_rows.wrong("private.end", f"behind its start, {start}", end)
    return PrivateName(start, end, json_rows.text(row, "role", "private"))


def happening_to_json(happening: Happening) -> Json:
    """What is talked about."""
    return {
        "kind": happening.kind,
        "type": happening.type,
        "mode": happening.mode,
        "phase": happening.phase,
        "agent": participant_to_json(happening.agent),
        "patient": participant_to_json(happening.patient),
        "instrument": happening.instrument,
        "text": happening.text,
    }


def happening_from_json(value: object) -> Happening:
    """The happening that :func:`happening_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _HAPPENING, "happening")
    return Happening(
        kind=json_rows.word(row, "kind", _HAPPENING_KINDS, "happening"),
        type=json_rows.text(row, "type", "happening"),
        mode=json_rows.text_or_none(row, "mode", "happening"),
        phase=json_rows.word_or_none(row, "phase", _PHASES, "happening"),
        agent=participant_from_json(row["agent"], "happening.agent"),
        patient=participant_from_json(row["patient"], "happening.patient"),
        instrument=json_rows.text_or_none(row, "instrument", "happening"),
        text=json_rows.text(row, "text", "happening"),
    )


def participant_to_json(participant: Participant | None) -> Json | None:
    """Who acts or is acted upon."""
    if participant is None:
        return None
    return {"text": participant.text, "actor": participant.actor, "candidate": participant.candidate}


def participant_from_json(value: object, where: str) -> Participant | None:
    """The participant that :func:`participant_to_json` wrote. Raises InputError."""
    if value is None:
        return None
    if isinstance(value, Mapping) and "candidate" not in value:
        # Written before identities could be held open.
        value = {**value, "candidate": None}
    row = json_rows.row_of(value, _PARTICIPANT, where)
    return Participant(
        json_rows.text(row, "text", where),
        json_rows.text_or_none(row, "actor", where),
        json_rows.text_or_none(row, "candidate", where),
    )


def toll_to_json(toll: Toll) -> Json:
    """A count of killed, wounded and so on."""
    return {
        "kind": toll.kind,
        "of": toll.of,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "text": toll.text,
    }


def toll_from_json(value: object) -> Toll:
    """The toll that :func:`toll_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _TOLL, "tolls")
    return Toll(
        kind=json_rows.word(row, "kind", _TOLL_KINDS, "tolls"),
        of=json_rows.text_or_none(row, "of", "tolls"),
        low=json_rows.count_or_none(row, "low", "tolls"),
        best=json_rows.count_or_none(row, "best", "tolls"),
        high=json_rows.count_or_none(row, "high", "tolls"),
        text=json_rows.text(row, "text", "tolls"),
    )


def toll_range_to_json(toll: TollRange) -> Json:
    """A toll over all who give one."""
    return {
        "kind": toll.kind,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "said": [{"observation": said.observation, "toll": toll_to_json(said.toll)} for said in toll.said],
    }


def time_to_json(time: ObservedTime | None) -> Json | None:
    """When, as told."""
    if time is None:
        return None
    return {"text": time.text, "start": time.start, "end": time.end, "precision": time.precision}


def time_from_json(value: object) -> ObservedTime:
    """The time that :func:`time_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _TIME, "time")
    return ObservedTime(
        text=json_rows.text_or_none(row, "text", "time"),
        start=json_rows.text_or_none(row, "start", "time"),
        end=json_rows.text_or_none(row, "end", "time"),
        precision=json_rows.word(row, "precision", _TIME_PRECISIONS, "time"),
    )


def place_to_json(place: ObservedPlace | None) -> Json | None:
    """Where, as told."""
    if place is None:
        return None
    return {
        "text": place.text,
        "name": place.name,
        "country": place.country,
        "adm1": place.adm1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "radius_km": place.radius_km,
    }


def place_from_json(value: object) -> ObservedPlace:
    """The place that :func:`place_to_json` wrote. Raises InputError."""
    # Rows written before areas had a radius lack the key.
    known = {"radius_km": None, **value} if isinstance(value, Mapping) else value
    row = json_rows.row_of(known, _PLACE, "place")
    return ObservedPlace(
        text=json_rows.text_or_none(row, "text", "place"),
        name=json_rows.text_or_none(row, "name", "place"),
        country=json_rows.text_or_none(row, "country", "place"),
        adm1=json_rows.text_or_none(row, "adm1", "place"),
        lat=json_rows.degrees_or_none(row, "lat", 90, "place"),
        lon=json_rows.degrees_or_none(row, "lon", 180, "place"),
        precision=json_rows.word_or_none(row, "precision", _PLACE_PRECISIONS, "place"),
        radius_km=json_rows.length_or_none(row, "radius_km", "place"),
    )
