"""Task ``toponym``: the place names of an article, each with a point."""

from __future__ import annotations

from typing import Any

from rasid.eval.engines import entity_votes, gazetteer


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, text}`` to ``{id, toponyms: [{start, end, lat, lon}]}``.

    Where the row has ``spans`` ([start, end) in characters), these are taken for places and only
    resolved. Adjectives ("Syrian") count, and areas have their representative point, because the task
    asks for it; no export of rasid does either.
    """
    text: str = row["text"]
    spans = [(start, end) for start, end in row["spans"]] if "spans" in row else None
    located = gazetteer().locate(text, spans=spans, votes=entity_votes(text))
    return {
        "id": row["id"],
        "toponyms": [
            {"start": place.start, "end": place.end, "lat": place.lat, "lon": place.lon}
            for place in located
            if place.lat is not None and place.lon is not None
        ],
    }
