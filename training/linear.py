"""Logistic regression on features of words: what rules, parser and spelling say, taught to its end.

A head that is taught along with the trunk sees each feature a few times and stops early. On its own this
part of a head is a convex problem with one answer; the two are joined by adding their scores.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from rasid.encoder.heads import feature_key
from training.examples import Example

#: How often a feature must be seen to be known, and how strongly weights are pulled to zero.
SEEN, PULL = 2, 1 / (2 * 0.3)


@dataclass(frozen=True, slots=True)
class Linear:
    """``table`` (features, labels) with its rows in ``places`` by the key of the feature, ``bias`` (labels,)."""

    places: Mapping[int, int]
    table: Tensor
    bias: Tensor

    def scores(self, example: Example) -> NDArray[np.float64]:
        """(words, labels)."""
        flat, starts = _numbers([example], self.places)
        summed = nn.functional.embedding_bag(flat, self.table, starts, mode="sum")
        return (summed + self.bias).double().numpy()


def learn(
    examples: Sequence[Example], head: str, labels: Sequence[str], weights: Mapping[str, float]
) -> Linear:
    """Fit on the labels that ``examples`` have for ``head``; ``weights``: origin -> how much a word counts."""
    known = [example for example in examples if example.features is not None and head in example.words]
    counts = Counter(name for example in known for row in example.features or () for name in row)
    seen = sorted(feature_key(name) for name, count in counts.items() if count >= SEEN)
    places = {key: row for row, key in enumerate(seen)}
    flat, starts = _numbers(known, places)
    number = {label: place for place, label in enumerate(labels)}
    wanted = torch.tensor([number[str(label)] for example in known for label in example.words[head]])
    counted = [weights.get(example.origin, 1.0) for example in known for _ in example.tokens]
    table, bias = _fitted(flat, starts, wanted, torch.tensor(counted), len(places), len(labels))
    return Linear(places, table, bias)


def _fitted(
    flat: Tensor, starts: Tensor, wanted: Tensor, counted: Tensor, features: int, labels: int
) -> tuple[Tensor, Tensor]:
    table = torch.zeros(features, labels, requires_grad=True)
    bias = torch.zeros(labels, requires_grad=True)
    optimizer = torch.optim.LBFGS([table, bias], max_iter=120, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = nn.functional.embedding_bag(flat, table, starts, mode="sum") + bias
        each = nn.functional.cross_entropy(scores, wanted, reduction="none")
        value = ((each * counted).sum() + PULL * table.square().sum()) / counted.sum()
        value.backward()
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return table.detach(), bias.detach()


def _numbers(examples: Sequence[Example], places: Mapping[int, int]) -> tuple[Tensor, Tensor]:
    """Rows of the features of all words one after the other, and where those of each word begin."""
    flat: list[int] = []
    starts: list[int] = []
    for example in examples:
        for names in example.features or ():
            starts.append(len(flat))
            keys = (feature_key(name) for name in names)
            flat += [places[key] for key in keys if key in places]
    return torch.tensor(flat, dtype=torch.long), torch.tensor(starts, dtype=torch.long)
