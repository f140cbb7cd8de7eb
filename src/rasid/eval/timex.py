"""Task ``timex``: the time expressions of an article with their TIMEX3 values."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasid.resolve.times import ResolvedTime, Unresolved, find_times, guess_tense, resolve_in_order


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, text, dct}`` to ``{id, timexes: [{start, end, type, value}]}``.

    ``dct`` is the day of the document in ISO form, with or without a time of day. A range comes out
    as its two ends, as TIMEX3 writes it. ``value`` is None for words that have no place on the
    calendar.
    """
    text: str = row["text"]
    mentions = [part for mention in find_times(text) for part in mention.parts or (mention,)]
    answers = resolve_in_order(
        mentions,
        anchor=date.fromisoformat(row["dct"][:10]),
        order="mdy",
        tense_of=lambda mention: guess_tense(text, mention),
    )
    return {"id": row["id"], "timexes": [_timex(answer) for answer in answers]}


def _timex(answer: ResolvedTime | Unresolved) -> dict[str, Any]:
    value = answer.value if isinstance(answer, ResolvedTime) else None
    return {"start": answer.mention.start, "end": answer.mention.end, "type": answer.kind, "value": value}
