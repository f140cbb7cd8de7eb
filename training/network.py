"""The network in PyTorch: a BERT of six layers as all-MiniLM-L6-v2 is, and light heads on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

SIZE, LAYERS, HEADS_OF_ATTENTION, INNER = 384, 6, 12, 1536
#: Distances in words that a pair head tells apart, and the size of what it makes of a word and its anchor.
PLACES, PAIR_SIZE = 25, 96


class Layer(nn.Module):
    """Attention and a feed-forward step, each added to what came in and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.norm_1, self.norm_2 = (nn.LayerNorm(SIZE, eps=1e-12) for _ in range(2))
        self.wide, self.narrow = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length = states.shape[0], states.shape[1]

        def split(given: Tensor) -> Tensor:
            return given.view(batch, length, HEADS_OF_ATTENTION, -1).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        scores = query @ key.transpose(-1, -2) / (SIZE // HEADS_OF_ATTENTION) ** 0.5 + mask
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, length, SIZE)
        states = self.norm_1(states + self.dropout(self.output(mixed)))
        inner = self.narrow(nn.functional.gelu(self.wide(states)))
        return self.norm_2(states + self.dropout(inner))


class Trunk(nn.Module):
    """Sub-tokens to states: (batch, length) to (batch, length, 384)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, SIZE)
        self.positions = nn.Embedding(512, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor) -> Tensor:
        """One sentence, or several of one length, without padding."""
        states = self.below(ids, 0)
        mask = torch.zeros(1, dtype=states.dtype, device=states.device)
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def below(self, ids: Tensor, layers: int) -> Tensor:
        """What the first ``layers`` layers make of sentences without padding."""
        states = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]])
        mask = torch.zeros(1, dtype=states.dtype, device=states.device)
        for layer in self.layers[:layers]:
            states = layer(states, mask)
        return states

    def above(self, states: Tensor, present: Tensor, layers: int) -> Tensor:
        """The rest: from what :meth:`below` gave. ``present`` is 0 for padding, 1 elsewhere."""
        mask = (1.0 - present[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers[layers:]:
            states = layer(states, mask)
        return states


def pooled(states: Tensor, present: Tensor) -> Tensor:
    """The mean state of each sentence, of length 1."""
    weights = present[..., None].to(states.dtype)
    return nn.functional.normalize((states * weights).sum(1) / weights.sum(1), dim=-1)


_NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "output", "attention.output.LayerNorm": "norm_1", "intermediate.dense": "wide",
    "output.dense": "narrow", "output.LayerNorm": "norm_2",
}  # fmt: skip


def load_trunk(path: Path, dropout: float = 0.1) -> Trunk:
    """The trunk with the weights of all-MiniLM-L6-v2 in a safetensors file in the names of BERT."""
    from safetensors.torch import load_file

    given = {name.removeprefix("bert."): value.float() for name, value in load_file(path).items()}
    wanted = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        # Sentences are read alone, so that the first kind of token is the only one.
        "positions.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
    }
    for part in ("weight", "bias"):
        wanted[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for layer in range(LAYERS):
            for theirs, ours in _NAMES.items():
                wanted[f"layers.{layer}.{ours}.{part}"] = given[f"encoder.layer.{layer}.{theirs}.{part}"]
    trunk = Trunk(dropout)
    trunk.load_state_dict(wanted)
    return trunk


class Direct(nn.Module):
    """A matrix on what is given, ``scale`` times as large: vectors of length 1 are small for a matrix."""

    def __init__(self, given: int, labels: int, dropout: float, scale: float = 1.0) -> None:
        super().__init__()
        self.scale = scale
        self.direct = nn.Linear(given, labels)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        scores: Tensor = self.direct(self.dropout(states * self.scale))
        return scores

    def arrays(self) -> dict[str, Tensor]:
        """Matrices as the package reads them."""
        return {"direct": self.direct.weight.T * self.scale, "bias": self.direct.bias}


class Pair(nn.Module):
    """Labels of words in the light of an anchor: the tanh of both states and of their distance, and a matrix."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(SIZE, PAIR_SIZE)
        self.anchor = nn.Linear(SIZE, PAIR_SIZE, bias=False)
        self.place = nn.Embedding(PLACES, PAIR_SIZE)
        nn.init.normal_(self.place.weight, std=0.1)
        self.direct = nn.Linear(PAIR_SIZE, labels)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, anchors: Tensor, distances: Tensor) -> Tensor:
        """``states`` and ``anchors`` (words, 384), ``distances`` (words,) in words from the anchor."""
        half = PLACES // 2
        places = self.place(distances.clip(-half, half) + half)
        inner = torch.tanh(self.word(self.dropout(states)) + self.anchor(self.dropout(anchors)) + places)
        scores: Tensor = self.direct(self.dropout(inner))
        return scores

    def arrays(self) -> dict[str, Tensor]:
        """Matrices as the package reads them."""
        return {
            "word": self.word.weight.T, "inner_bias": self.word.bias, "anchor": self.anchor.weight.T,
            "place": self.place.weight, "direct": self.direct.weight.T, "bias": self.direct.bias,
        }  # fmt: skip


class Network(nn.Module):
    """The trunk and its heads."""

    def __init__(self, trunk: Trunk, heads: Mapping[str, tuple[str, int]], *, dropout: float) -> None:
        """``heads``: name -> (kind, number of labels)."""
        super().__init__()
        self.trunk = trunk
        made: dict[str, nn.Module] = {}
        for name, (kind, labels) in heads.items():
            if kind == "pair":
                made[name] = Pair(labels, dropout)
            else:
                given = SIZE * 4 if name == "stance" else SIZE
                made[name] = Direct(given, labels, dropout, 12.0 if kind == "sentence" else 1.0)
        self.heads = nn.ModuleDict(made)
