"""The JSON shapes of the chain of speakers, and of the pieces of what they say."""

from __future__ import annotations

from typing import Final, get_args

from rasid.model import json_rows
from rasid.model.json_rows import Json
from rasid.model.observation import Party, SpeakerKind, Voice
from rasid.model.text import Stretch

_KINDS: Final = frozenset(get_args(SpeakerKind))
_PARTIES: Final = frozenset(get_args(Party))
_STRETCH: Final = json_rows.keys_of(Stretch)
_VOICE: Final = json_rows.keys_of(Voice)


def stretch_to_json(piece: Stretch) -> Json:
    """Words of the report at their place."""
    return {"start": piece.start, "end": piece.end, "text": piece.text}


def stretch_from_json(value: object, where: str) -> Stretch:
    """The words that :func:`stretch_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _STRETCH, where)
    start, end = json_rows.count(row, "start", where), json_rows.count(row, "end", where)
    words = json_rows.text(row, "text", where)
    if end - start != len(words):
        raise json_rows.wrong(f"{where}.end", f"where {len(words)} characters from {start} on end", end)
    return Stretch(start, end, words)


def voice_to_json(voice: Voice) -> Json:
    """One link of the chain."""
    return {
        "words": None if voice.words is None else stretch_to_json(voice.words),
        "name": voice.name,
        "kind": voice.kind,
        "actor": voice.actor,
        "cue": None if voice.cue is None else stretch_to_json(voice.cue),
        "party": voice.party,
    }


def voice_from_json(value: object) -> Voice:
    """The link that :func:`voice_to_json` wrote. Raises InputError."""
    row = json_rows.row_of(value, _VOICE, "chain")
    return Voice(
        words=None if row["words"] is None else stretch_from_json(row["words"], "chain.words"),
        name=json_rows.text_or_none(row, "name", "chain"),
        kind=json_rows.word(row, "kind", _KINDS, "chain"),
        actor=json_rows.text_or_none(row, "actor", "chain"),
        cue=None if row["cue"] is None else stretch_from_json(row["cue"], "chain.cue"),
        party=json_rows.word_or_none(row, "party", _PARTIES, "chain"),
    )
