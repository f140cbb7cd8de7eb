"""Teaching: one trunk, several heads, and a pull towards the vectors that the trunk gave before."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from training.batches import Batch, Numbered, batch_of, shuffled
from training.labels import HEADS
from training.network import Network, load_trunk, pooled


@dataclass(frozen=True, slots=True)
class Plan:
    """How to teach. ``weights``: head -> origin of a sentence -> how much it counts (1 where not given)."""

    epochs: int = 12
    frozen: int = 3
    size: int = 16
    trunk_rate: float = 1e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.85
    dropout: float = 0.1
    head_dropout: float = 0.2
    smoothing: float = 0.05
    keep_vectors: float = 2.0
    average_from: float = 0.6
    heads: tuple[str, ...] = tuple(HEADS)
    #: How much the part of head "entity" that reads states counts beside the one that reads features.
    states_share: float = 0.5
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    #: Teach with floats of 16 bits, twice as fast on processors that know them.
    short_floats: bool = True
    seed: int = 1


def fit(base: Path, rows: Sequence[Numbered], plan: Plan, *, device: str, say: bool = False) -> Network:
    """A network taught with ``rows``, which :func:`training.batches.prepared` has seen with ``plan.frozen``.

    Its weights are the mean of those after each of the last epochs. The lower layers and the states of words
    are not taught: they are most of the weights, and some thousand sentences teach them nothing general.
    """
    torch.manual_seed(plan.seed)
    random = Random(plan.seed)
    kinds = {name: (HEADS[name][0], len(HEADS[name][1])) for name in plan.heads}
    network = Network(load_trunk(base, plan.dropout), kinds, dropout=plan.head_dropout).to(device)
    network.trunk.requires_grad_(False)
    network.trunk.layers[plan.frozen :].requires_grad_(True)
    optimizer = torch.optim.AdamW(_groups(network, plan), weight_decay=0.01)
    steps = plan.epochs * -(-len(rows) // plan.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), max(0.05, 1 - step / steps))
    )
    mean, count = None, 0
    for epoch in range(plan.epochs):
        network.train()
        began, total = time.monotonic(), 0.0
        for chosen in shuffled(rows, plan.size, random):
            batch = batch_of(chosen, plan.weights).to(device)
            loss = _loss(network, batch, plan)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(chosen)
        if epoch + 1 > plan.average_from * plan.epochs:
            mean, count = _averaged(mean, count, network), count + 1
        if say:
            print(
                f"epoch {epoch + 1}: loss {total / len(rows):.4f}, {time.monotonic() - began:.1f} s",
                flush=True,
            )
    if mean is not None:
        network.load_state_dict(mean)
    return network.eval()


def _averaged(mean: dict[str, Tensor] | None, count: int, network: Network) -> dict[str, Tensor]:
    now = {name: value.detach().clone() for name, value in network.state_dict().items()}
    if mean is None:
        return now
    return {name: mean[name] + (value - mean[name]) / (count + 1) for name, value in now.items()}


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """The deeper a layer lies, the slower it learns."""
    groups: list[dict[str, object]] = [{"params": list(network.heads.parameters()), "lr": plan.head_rate}]
    rate = plan.trunk_rate
    for layer in reversed(network.trunk.layers[plan.frozen :]):
        groups.append({"params": list(layer.parameters()), "lr": rate})
        rate *= plan.layer_decay
    return groups


def _loss(network: Network, batch: Batch, plan: Plan) -> Tensor:
    with torch.autocast(batch.below.device.type, dtype=torch.bfloat16, enabled=plan.short_floats):
        states = network.trunk.above(batch.below, batch.present, plan.frozen)
    states = states.float()
    vectors = pooled(states, batch.present)
    loss = plan.keep_vectors * (1 - (vectors * batch.before).sum(-1)).mean()
    word_states = states[batch.word_row, batch.word_place]
    for name, labels in _scores(network, batch, word_states, vectors, plan):
        scores, wanted, rows = labels
        each = nn.functional.cross_entropy(scores, wanted, reduction="none", label_smoothing=plan.smoothing)
        weights = _row_weights(batch, plan, name, rows)
        loss = loss + plan.weights.get(name, {}).get("head", 1.0) * (each * weights).sum() / weights.sum()
    return loss


def _scores(
    network: Network, batch: Batch, word_states: Tensor, vectors: Tensor, plan: Plan
) -> list[tuple[str, tuple[Tensor, Tensor, Tensor]]]:
    """Head -> (scores, labels, row of each)."""
    made: list[tuple[str, tuple[Tensor, Tensor, Tensor]]] = []
    heads = network.heads
    for name, (words, labels) in batch.words.items():
        if name in heads:
            scores = heads[name](word_states[words])
            made.append((name, (scores, labels, batch.word_row[words])))
    for name, (words, anchors, distances, labels) in batch.pairs.items():
        if name in heads:
            scores = heads[name](word_states[words], word_states[anchors], distances)
            made.append((name, (scores, labels, batch.word_row[words])))
    for name, (rows, parents, labels) in batch.whole.items():
        if name in heads:
            given = vectors[rows] if parents is None else pairs_of(vectors[rows], vectors[parents])
            made.append((name, (heads[name](given), labels, rows)))
    return made


def pairs_of(one: Tensor, other: Tensor) -> Tensor:
    """What a head sees of two sentences, as :func:`rasid.encoder.pair_vector` gives it."""
    return torch.cat([one, other, one * other, (one - other).abs()], -1)


def _row_weights(batch: Batch, plan: Plan, name: str, rows: Tensor) -> Tensor:
    by_origin = plan.weights.get(name, {})
    each = [by_origin.get(row.example.origin, 1.0) for row in batch.rows]
    return torch.tensor(each, device=rows.device)[rows]
