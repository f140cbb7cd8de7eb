"""The JSON shapes of the nouns, as commands, the API and the store write them.

``X_to_json`` gives a dict of JSON values with every key present and what is unknown as None;
``X_from_json`` takes one back, and refuses a missing key, a key too many, or a word that is not in the
vocabulary. The names are stable; ``docs/reference/shapes.md`` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from rasid.model import json_rows, shape_parts, voices
from rasid.model.incident import Claim, Incident
from rasid.model.json_rows import Json
from rasid.model.judgement import Judgement, Verdict
from rasid.model.observation import Flag, Modality, Observation, Quoting, Stance
from rasid.model.reading import Failure
from rasid.model.report import Grade, Report, Source, SourceKind

__all__ = [
    "Json",
    "claim_to_json",
    "failure_to_json",
    "incident_to_json",
    "judgement_from_json",
    "judgement_to_json",
    "observation_from_json",
    "observation_to_json",
    "report_from_json",
    "report_to_json",
    "source_from_json",
    "source_to_json",
]

_STANCES: Final = frozenset(get_args(Stance))
_MODALITIES: Final = frozenset(get_args(Modality))
_FLAGS: Final = frozenset(get_args(Flag))
_QUOTINGS: Final = frozenset(get_args(Quoting))
#: Keys that an observation did not have from the first, as rows without them are read.
_SINCE: Final[Mapping[str, Any]] = {"private": (), "chain": (), "content": (), "quoted": None}
_VERDICTS: Final = frozenset(get_args(Verdict))
_GRADES: Final = frozenset(get_args(Grade))
_SOURCE_KINDS: Final = frozenset(get_args(SourceKind))

_OBSERVATION: Final = json_rows.keys_of(Observation)
_JUDGEMENT: Final = json_rows.keys_of(Judgement)
_SOURCE: Final = json_rows.keys_of(Source)
_REPORT: Final = json_rows.keys_of(Report)


def observation_to_json(observation: Observation) -> Json:
    """An observation as ``rasid read --jsonl`` writes it."""
    return {
        "id": observation.id,
        "report": observation.report,
        "quote": shape_parts.quote_to_json(observation.quote),
        "speaker": shape_parts.speaker_to_json(observation.speaker),
        "stance": observation.stance,
        "modality": observation.modality,
        "flags": list(observation.flags),
        "happening": shape_parts.happening_to_json(observation.happening),
        "tolls": [shape_parts.toll_to_json(toll) for toll in observation.tolls],
        "time": shape_parts.time_to_json(observation.time),
        "place": shape_parts.place_to_json(observation.place),
        "inferred": list(observation.inferred),
        "confidence": dict(observation.confidence),
        "private": [shape_parts.private_to_json(name) for name in observation.private],
        "chain": [voices.voice_to_json(voice) for voice in observation.chain],
        "content": [voices.stretch_to_json(piece) for piece in observation.content],
        "quoted": observation.quoted,
    }


def observation_from_json(data: Mapping[str, Any]) -> Observation:
    """The observation that :func:`observation_to_json` wrote.

    Its quote is not checked against the report here: only who holds the report's text can do that.

    Raises:
        InputError: a key is missing or too many, or a value is none that it can have.
    """
    # Readings of before private persons were looked for, or chains kept, lack the keys, and are never rewritten.
    given = {**_SINCE, **data} if isinstance(data, Mapping) else data
    row = json_rows.row_of(given, _OBSERVATION, "observation")
    report = json_rows.text(row, "report", "observation")
    return Observation(
        id=json_rows.text(row, "id", "observation"),
        report=report,
        quote=shape_parts.quote_from_json(row["quote"], report),
        speaker=shape_parts.speaker_from_json(row["speaker"]),
        stance=json_rows.word(row, "stance", _STANCES, "observation"),
        modality=json_rows.word(row, "modality", _MODALITIES, "observation"),
        flags=json_rows.words(row, "flags", _FLAGS, "observation"),
        happening=shape_parts.happening_from_json(row["happening"]),
        tolls=tuple(map(shape_parts.toll_from_json, json_rows.items(row, "tolls", "observation"))),
        time=None if row["time"] is None else shape_parts.time_from_json(row["time"]),
        place=None if row["place"] is None else shape_parts.place_from_json(row["place"]),
        inferred=json_rows.texts(row, "inferred", "observation"),
        confidence=json_rows.probabilities(row["confidence"], "confidence"),
        private=tuple(map(shape_parts.private_from_json, json_rows.items(row, "private", "observation"))),
        chain=tuple(map(voices.voice_from_json, json_rows.items(row, "chain", "observation"))),
        content=tuple(
            voices.stretch_from_json(piece, "content")
            for piece in json_rows.items(row, "content", "observation")
        ),
        quoted=json_rows.word_or_none(row, "quoted", _QUOTINGS, "observation"),
    )


def claim_to_json(claim: Claim) -> Json:
    """A claim as ``rasid claims --format jsonl`` writes it."""
    content = claim.content
    return {
        "id": claim.id,
        "content": {
            "type": content.type,
            "phase": content.phase,
            "agent": shape_parts.participant_to_json(content.agent),
            "patient": shape_parts.participant_to_json(content.patient),
            "place": shape_parts.place_to_json(content.place),
            "time": shape_parts.time_to_json(content.time),
            "text": content.text,
            "part": content.part,
        },
        "status": claim.status,
        "reason": claim.reason,
        "origins": claim.origins,
        "channels": claim.channels,
        "for": list(claim.observations_for),
        "against": list(claim.observations_against),
        "history": [{"date": turn.date, "status": turn.status} for turn in claim.history],
        "implied_for": list(claim.implied_for),
        "implied_against": list(claim.implied_against),
        "part_of": claim.part_of,
    }


def incident_to_json(incident: Incident) -> Json:
    """An incident as ``rasid incidents --format jsonl`` writes it."""
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "agent": shape_parts.participant_to_json(incident.agent),
        "patient": shape_parts.participant_to_json(incident.patient),
        "place": shape_parts.place_to_json(incident.place),
        "time": shape_parts.time_to_json(incident.time),
        "tolls": [shape_parts.toll_range_to_json(toll) for toll in incident.tolls],
        "observations": list(incident.observations),
        "denied_by": list(incident.denied_by),
        "reports": incident.reports,
        "origins": incident.origins,
        "status": incident.status,
        "reason": incident.reason,
        "dependences": list(incident.dependences),
    }


def judgement_to_json(judgement: Judgement) -> Json:
    """A judgement: who decided what about which rows, when and why."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "targets": list(judgement.targets),
        "by": judgement.by,
        "made": judgement.made,
        "why": judgement.why,
        "field": judgement.field,
        "value": judgement.value,
    }


def judgement_from_json(data: Mapping[str, Any]) -> Judgement:
    """The judgement that :func:`judgement_to_json` wrote. Raises InputError as the others do."""
    row = json_rows.row_of(data, _JUDGEMENT, "judgement")
    return Judgement(
        id=json_rows.text(row, "id", "judgement"),
        verdict=json_rows.word(row, "verdict", _VERDICTS, "judgement"),
        targets=json_rows.texts(row, "targets", "judgement"),
        by=json_rows.text(row, "by", "judgement"),
        made=json_rows.text(row, "made", "judgement"),
        why=json_rows.text(row, "why", "judgement"),
        field=json_rows.text_or_none(row, "field", "judgement"),
        value=json_rows.text_or_none(row, "value", "judgement"),
    )


def report_to_json(report: Report) -> Json:
    """A report with its whole text."""
    return {
        "id": report.id,
        "article": report.article,
        "source": report.source,
        "text": report.text,
        "title_end": report.title_end,
        "address": report.address,
        "published": report.published,
        "updated": report.updated,
        "language": report.language,
        "media_type": report.media_type,
        "bytes_sha256": report.bytes_sha256,
        "flags": list(report.flags),
    }


def report_from_json(data: Mapping[str, Any]) -> Report:
    """The report that :func:`report_to_json` wrote. Raises InputError as the others do."""
    row = json_rows.row_of(data, _REPORT, "report")
    return Report(
        id=json_rows.text(row, "id", "report"),
        article=json_rows.text(row, "article", "report"),
        source=json_rows.text(row, "source", "report"),
        text=json_rows.text(row, "text", "report"),
        title_end=json_rows.count(row, "title_end", "report"),
        address=json_rows.text_or_none(row, "address", "report"),
        published=json_rows.text_or_none(row, "published", "report"),
        updated=json_rows.text_or_none(row, "updated", "report"),
        language=json_rows.text_or_none(row, "language", "report"),
        media_type=json_rows.text(row, "media_type", "report"),
        bytes_sha256=json_rows.text(row, "bytes_sha256", "report"),
        flags=json_rows.texts(row, "flags", "report"),
    )


def source_to_json(source: Source) -> Json:
    """A source as ``rasid sources --format jsonl`` writes it."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
        "owner": source.owner,
        "side": source.side,
        "grade": source.grade,
        "aliases": list(source.aliases),
        "domains": list(source.domains),
    }


def source_from_json(data: Mapping[str, Any]) -> Source:
    """The source that :func:`source_to_json` wrote. Raises InputError as the others do."""
    row = json_rows.row_of(data, _SOURCE, "source")
    return Source(
        id=json_rows.text(row, "id", "source"),
        name=json_rows.text(row, "name", "source"),
        kind=json_rows.word(row, "kind", _SOURCE_KINDS, "source"),
        country=json_rows.text_or_none(row, "country", "source"),
        owner=json_rows.text_or_none(row, "owner", "source"),
        side=json_rows.text_or_none(row, "side", "source"),
        grade=json_rows.word(row, "grade", _GRADES, "source"),
        aliases=json_rows.texts(row, "aliases", "source"),
        domains=json_rows.texts(row, "domains", "source"),
    )


def failure_to_json(failure: Failure) -> Json:
    """A failure as ``rasid failures --format jsonl`` writes it."""
    return {
        "where": failure.where,
        "stage": failure.stage,
        "reason": failure.reason,
        "mend": failure.mend,
        "at": failure.at,
        "report": failure.report,
    }
