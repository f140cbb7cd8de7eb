"""Heads: small matrices on the encoder's states, with a calibrated confidence for what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from rasid.encoder.viterbi import best_path, spans_of
from rasid.errors import BrokenPromise, ModelMismatch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: For each word, names of what else is known of it (what rules or a parser say); unknown names are passed over.
Features = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """Words [start, end) with a label. ``confidence`` is the mean probability of the labels of its words."""

    start: int
    end: int
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LabelScore:
    """A label with its probability; those of one answer add up to 1."""

    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Layers:
    """``given @ direct + bias``, with a row of ``table`` added for each feature of a word.

    ``direct`` is (size of what is given, labels), ``bias`` (labels,), ``table`` (features, labels); ``places``
    maps the keys of features to their rows: names are kept as hashes, so that the weights hold no words.
    """

    direct: Floats
    bias: Floats
    table: Floats | None
    places: Mapping[int, int]
    temperature: float

    def probabilities(self, given: Floats, features: Features | None = None) -> Floats:
        """(rows, labels), each row adding up to 1."""
        return _softmax(self.scores(given, features) / self.temperature)

    def scores(self, given: Floats, features: Features | None = None) -> Floats:
        """(rows, labels) before they are made probabilities.

        Raises:
            BrokenPromise: the head was taught with features, and none are given.
        """
        scores: Floats = given @ self.direct + self.bias
        if self.table is not None:
            if features is None:
                raise BrokenPromise("this head reads features of words beside their states")
            for row, names in enumerate(features):
                keys = map(feature_key, names)
                known = [self.places[key] for key in keys if key in self.places]
                if known:
                    scores[row] += self.table[known].sum(axis=0)
        return scores


@dataclass(frozen=True, slots=True)
class SpanHead:
    """Finds stretches of words. ``labels`` are "O", "B-X" and "I-X"."""

    labels: tuple[str, ...]
    layers: Layers

    def find(self, states: Floats, features: Features | None = None) -> list[FoundSpan]:
        """Stretches that do not overlap, in order, by the best allowed row of labels.

        ``states`` is (words, 384) as :meth:`Encoder.states` gives it.
        """
        if not len(states):
            return []
        return _found(self.labels, self.layers.probabilities(states, features))


@dataclass(frozen=True, slots=True)
class WordHead:
    """Labels words one by one."""

    labels: tuple[str, ...]
    layers: Layers

    def label(self, states: Floats, features: Features | None = None) -> list[list[LabelScore]]:
        """For each word every label with its probability, the likeliest first."""
        return [_ranked(self.labels, row) for row in self.layers.probabilities(states, features)]

    def highest(self, states: Floats, label: str, features: Features | None = None) -> float:
        """The highest probability that any of these words has of ``label``; 0 for a label that the head lacks."""
        if label not in self.labels:
            return 0.0
        return float(
            self.layers.probabilities(states, features)[:, self.labels.index(label)].max(initial=0.0)
        )


@dataclass(frozen=True, slots=True)
class PairHead:
    """Finds stretches that belong to one given word, its anchor (the actors of a trigger, say).

    ``anchor`` and ``word`` bring states to a common size, ``place`` has a row for each distance.
    """

    labels: tuple[str, ...]
    word: Floats
    anchor: Floats
    place: Floats
    inner_bias: Floats
    layers: Layers

    def find(self, states: Floats, anchor: int) -> list[FoundSpan]:
        """Stretches that belong to the word at ``anchor``; ``states`` is (words, 384)."""
        import numpy as np

        if not len(states):
            return []
        places = place_of(np.arange(len(states)) - anchor, len(self.place))
        inner = np.tanh(
            states @ self.word + states[anchor] @ self.anchor + self.place[places] + self.inner_bias
        )
        return _found(self.labels, self.layers.probabilities(inner.astype(np.float32)))


@dataclass(frozen=True, slots=True)
class SentenceHead:
    """Labels whole sentences by their vectors."""

    labels: tuple[str, ...]
    layers: Layers

    def label(self, vector: Floats) -> list[LabelScore]:
        """Every label with its calibrated probability, the likeliest first; ``vector`` is (384,), or what
        :func:`pair_vector` gives where the head reads two sentences."""
        return _ranked(self.labels, self.layers.probabilities(vector[None, :])[0])


Head = SpanHead | WordHead | PairHead | SentenceHead


@lru_cache(maxsize=200_000)
def feature_key(name: str) -> int:
    """The number that stands for a feature: the first 63 bits of the BLAKE2 hash of its name."""
    return int.from_bytes(blake2b(name.encode("utf-8"), digest_size=8).digest(), "big") >> 1


def pair_vector(one: Floats, other: Floats) -> Floats:
    """(1536,): what a head sees of a sentence and the sentence that it answers to."""
    import numpy as np

    return np.concatenate([one, other, one * other, np.abs(one - other)])


def place_of(distances: Any, count: int) -> Any:
    """The row in a table of ``count`` rows for distances in words; far ones share the outermost rows."""
    half = count // 2
    return distances.clip(-half, half) + half


def head_from(name: str, made: Mapping[str, Any], weights: Mapping[str, Any]) -> Head:
    """The head that a manifest describes.

    Raises:
        ModelMismatch: its kind is not known, or a matrix is missing.
    """
    try:
        labels = tuple(made["labels"])
        keys = weights[f"{name}.features"].tolist() if made.get("features") else []
        places = {key: row for row, key in enumerate(keys)}
        layers = Layers(
            weights[f"{name}.direct"],
            weights[f"{name}.bias"],
            weights.get(f"{name}.table"),
            places,
            float(made["temperature"]),
        )
        match made["kind"]:
            case "span":
                return SpanHead(labels, layers)
            case "word":
                return WordHead(labels, layers)
            case "sentence":
                return SentenceHead(labels, layers)
            case "pair":
                parts = ("word", "anchor", "place", "inner_bias")
                word, anchor, place, inner_bias = (weights[f"{name}.{part}"] for part in parts)
                return PairHead(labels, word, anchor, place, inner_bias, layers)
    except KeyError as error:
        raise ModelMismatch(f"head {name!r} lacks {error}", mend="install the package anew") from error
    raise ModelMismatch(f"head {name!r} is of an unknown kind", mend="install the package anew")


def _found(labels: tuple[str, ...], probabilities: Floats) -> list[FoundSpan]:
    path = best_path(labels, probabilities)
    found = []
    for start, end, label in spans_of([labels[index] for index in path]):
        sure = probabilities[range(start, end), path[start:end]].mean()
        found.append(FoundSpan(start, end, label, float(sure)))
    return found


def _ranked(labels: tuple[str, ...], probabilities: Floats) -> list[LabelScore]:
    scores = [LabelScore(label, float(p)) for label, p in zip(labels, probabilities, strict=True)]
    return sorted(scores, key=lambda score: (-score.probability, score.label))


def _softmax(scores: Floats) -> Floats:
    import numpy as np

    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result
