"""Tables of means from own sentences, as `src/rasid/coding/learnt/data` holds them. No PyTorch: seconds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rasid.coding.learnt.field import text_vectors, with_votes
from rasid.coding.learnt.means import Means, means_of
from rasid.coding.learnt.tables import encoder_hash, write_tables
from training.labels import SNIPPETS, STANCES
from training.sentences import FOLDER, OwnSentence, read_folder


def make_tables(output: Path, own: Path = FOLDER) -> dict[str, Means]:
    """Write the tables `case` and `stance` with the shipped encoder, and return them."""
    rows = read_folder(own)
    tables = {
        "case": _case([row for row in rows if row.snippet is not None]),
        "stance": _stance([row for row in rows if row.stance is not None]),
    }
    write_tables(tables, output, encoder_hash())
    return tables


def _case(rows: Sequence[OwnSentence]) -> Means:
    import numpy as np

    from rasid.codebook import load_scheme
    from rasid.eval.engines import bare_report, reader
    from rasid.model.document import Document
    from rasid.settings import settings_from
    from rasid.workbench.coding import rule_coder

    coder = rule_coder(load_scheme("case"), settings_from())
    documents = reader().documents(bare_report(row.text, source="own", published=None) for row in rows)
    seen = []
    for row, document in zip(rows, documents, strict=True):
        if not isinstance(document, Document):
            raise ValueError(f"{row.id} cannot be read: {document}")
        votes = coder.votes(document, {})["label"]
        seen.append(with_votes(text_vectors([row.text])[0], votes, SNIPPETS))
    return means_of(np.stack(seen), [row.snippet or "" for row in rows], SNIPPETS)


def _stance(rows: Sequence[OwnSentence]) -> Means:
    from rasid.eval.stance import looked_at
    from rasid.eval.stance_cues import Reply

    replies = [Reply(row.text, row.parent or "", row.thread or "", row.parent is None) for row in rows]
    return means_of(looked_at(replies), [row.stance or "" for row in rows], STANCES)
