"""The JSON shape of a situation."""

from __future__ import annotations

from rasid.model import shape_parts
from rasid.model.json_rows import Json
from rasid.model.situation import Check, Situation, Turn


def situation_to_json(situation: Situation) -> Json:
    """A situation as ``rasid situations --format jsonl`` writes it."""
    return {
        "id": situation.id,
        "type": situation.type,
        "text": situation.text,
        "agent": shape_parts.participant_to_json(situation.agent),
        "patient": shape_parts.participant_to_json(situation.patient),
        "place": shape_parts.place_to_json(situation.place),
        "now": situation.now,
        "turns": [_turn_to_json(turn) for turn in situation.turns],
        "direction": situation.direction,
        "check": None if situation.check is None else _check_to_json(situation.check),
        "observations": list(situation.observations),
    }


def _turn_to_json(turn: Turn) -> Json:
    return {
        "phase": turn.phase,
        "start": turn.start,
        "end": turn.end,
        "status": turn.status,
        "claim": turn.claim,
        "implied": turn.implied,
        "note": turn.note,
        "boundaries": [
            {"day": each.day, "by": list(each.by), "claim": each.claim} for each in turn.boundaries
        ],
    }


def _check_to_json(check: Check) -> Json:
    return {
        "place": check.place,
        "week": check.week,
        "before": check.before,
        "counted": check.counted,
        "agrees": check.agrees,
        "note": check.note,
    }
