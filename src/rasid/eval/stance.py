"""Task ``stance``: how a post of a thread stands to the rumour that began it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rasid.errors import InputError
from rasid.eval.stance_cues import Reply, cues

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rasid.coding.fitted.heads import Weights

Row = Mapping[str, Any]
LABELS: Final = ("support", "deny", "query", "comment")
TABLE: Final = "stance"
#: How much a cue weighs beside the vector of a text, whose length is one: by cross-validation on own replies, with an
#: encoder that had never seen them.
CUE: Final = 0.3
#: How much a comment is likelier beforehand, as a logarithm. Own replies are even over the four labels; under a
#: rumour some seven in ten say nothing of its truth. Half of that, log(.7 / .1) / 2, since every label counts the
#: same in what is measured.
COMMENT: Final = 1.0


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """``{id, text, parent_text, source_text, is_source}`` to ``{id, label}``."""
    return _told(rows, LABELS, shipped())


def fitted(model: Path) -> Callable[[Sequence[Row]], list[dict[str, Any]]]:
    """:func:`predict_all` with a model that labelled replies were fitted to.

    Raises:
        InputError, DataFileError: there is no such model, or it is of another task.
    """
    from rasid.coding.fitted.model import load_model

    loaded = load_model(model)
    if loaded.codebook != TABLE or not loaded.learnt:
        raise InputError(
            f"the model was fitted to {loaded.codebook!r}, not to replies", mend="fit one for stance"
        )
    head = loaded.learnt[0]

    def predict_all(rows: Sequence[Row]) -> list[dict[str, Any]]:
        return _told(rows, head.labels, head.weights)

    return predict_all


def looked_at(replies: Sequence[Reply]) -> NDArray[np.float32]:
    """(replies, columns): the vector of each text, its cues, and how near it is to what it answers to."""
    import numpy as np

    from rasid.coding.learnt.field import text_vectors

    texts = text_vectors([reply.text for reply in replies])
    parents = text_vectors([reply.parent for reply in replies])
    found = np.array([cues(reply) for reply in replies], np.float32)
    near = (texts * parents).sum(axis=1, keepdims=True)
    return np.hstack([texts, CUE * found, 0.5 * near]).astype(np.float32)


def reply_of(row: Row) -> Reply:
    """A row of the task; what it answers to is null for the post that began the thread."""
    return Reply(
        row["text"], row.get("parent_text") or "", row.get("source_text") or "", bool(row["is_source"])
    )


@cache
def shipped() -> Weights:
    """The head of the shipped table, comments taken for more frequent than the others."""
    import numpy as np

    from rasid.coding.fitted.heads import Weights
    from rasid.coding.learnt.tables import load_table

    head = load_table(TABLE).weights()
    return Weights(head.weights, head.bias + np.array([COMMENT * (label == "comment") for label in LABELS]))


def _told(rows: Sequence[Row], labels: Sequence[str], head: Weights) -> list[dict[str, Any]]:
    from rasid.coding.fitted.learnt import tell

    if not rows:
        return []
    found = tell(head, labels, looked_at([reply_of(row) for row in rows]))
    return [{"id": row["id"], "label": label} for row, label in zip(rows, found, strict=True)]
