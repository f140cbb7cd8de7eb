"""Task ``re3d``: the entities of a sentence that comes cut into tokens."""

from __future__ import annotations

from typing import Any

from rasid.encoder import load_encoder
from rasid.eval.re3d_features import features_of


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, tokens}`` to ``{id, entities: [{start, end, type}], relations: []}`` in tokens, end excluded.

    A head of the encoder decides; what the rules find is among what it is told of each word. Relations are
    not looked for yet.
    """
    words: list[str] = row["tokens"]
    encoder = load_encoder()
    found = encoder.span_head("entity").find(encoder.states([words])[0], features_of(words))
    rows = [{"start": span.start, "end": span.end, "type": span.label} for span in found]
    return {"id": row["id"], "entities": rows, "relations": []}
