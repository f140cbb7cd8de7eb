"""What a network does on sentences that it was not taught with: F1, temperature, calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from rasid.encoder.viterbi import best_path, spans_of
from training.batches import Numbered, batch_of
from training.fit import pairs_of
from training.labels import HEADS
from training.linear import Linear
from training.network import Network, pooled

Floats = NDArray[np.float64]
Beside = Mapping[str, tuple[float, Linear]]
NOTHING: Beside = {}


@dataclass(slots=True)
class Scored:
    """All answers of a head, an entry for each sentence or anchor: ``scores`` (answers, labels) before they
    are made probabilities, ``wanted`` (answers,)."""

    scores: list[Floats] = field(default_factory=list)
    wanted: list[NDArray[np.int64]] = field(default_factory=list)


def answers(
    network: Network, rows: Sequence[Numbered], *, frozen: int, device: str, beside: Beside = NOTHING
) -> dict[str, Scored]:
    """Head -> its answers on ``rows``, one entry for each sentence (for each anchor, where it has one).

    ``beside``: head -> the share of the network in its scores, and what gives the rest.
    """
    found: dict[str, Scored] = defaultdict(Scored)
    with torch.no_grad():
        for row in rows:
            batch = batch_of([row]).to(device)
            states = network.trunk.above(batch.below, batch.present, frozen)
            words, vectors = states[batch.word_row, batch.word_place], pooled(states, batch.present)
            for head, (numbers, labels) in batch.words.items():
                if head in network.heads:
                    scores = network.heads[head](words[numbers])
                    if head in beside:
                        share, linear = beside[head]
                        other = torch.tensor(linear.scores(row.example), device=device)[numbers]
                        scores = share * scores + (1 - share) * other
                    _keep(found[head], scores, labels)
            for head, anchor, labels_row in row.pairs:
                if head in network.heads:
                    distances = torch.arange(len(words), device=device) - anchor
                    scores = network.heads[head](words, words[anchor].expand(len(words), -1), distances)
                    _keep(found[head], scores, torch.tensor(labels_row))
            for head, (own, parents, labels) in batch.whole.items():
                if head in network.heads:
                    given = vectors[own] if parents is None else pairs_of(vectors[own], vectors[parents])
                    _keep(found[head], network.heads[head](given), labels)
    return dict(found)


def _keep(scored: Scored, scores: torch.Tensor, labels: torch.Tensor) -> None:
    scored.scores.append(scores.cpu().double().numpy())
    scored.wanted.append(labels.cpu().numpy())


def temperature_of(head: str, scored: Scored) -> float:
    """The temperature, from .1 to 10, with which the head's confidence is nearest to the truth.

    For labels the one that makes the right labels likeliest; for stretches the one with which confidence
    best tells stretches that are right from others. It changes no answer.
    """
    kind, labels = HEADS[head]
    tried = np.exp(np.linspace(np.log(0.1), np.log(10.0), 80))
    if kind in ("span", "pair"):
        losses = [_loss_of_spans(labels, scored, float(t)) for t in tried]
    else:
        scores, wanted = np.concatenate(scored.scores), np.concatenate(scored.wanted)
        place = np.arange(len(wanted))
        losses = [-np.log(_softmax(scores / t)[place, wanted] + 1e-12).mean() for t in tried]
    return float(tried[int(np.argmin(losses))])


def _loss_of_spans(labels: tuple[str, ...], scored: Scored, temperature: float) -> float:
    probabilities = [_softmax(scores / temperature) for scores in scored.scores]
    sure, hit, _ = _spans(labels, probabilities, scored.wanted)
    if not len(hit):
        return 0.0
    right = np.where(hit, sure, 1 - sure)
    return float(-np.log(np.clip(right, 1e-6, 1)).mean())


def report(head: str, scored: Scored, temperature: float) -> dict[str, float | int]:
    """Figures of a head: F1 of stretches or of labels, and how far confidence is from the truth (ECE)."""
    kind, labels = HEADS[head]
    probabilities = [_softmax(scores / temperature) for scores in scored.scores]
    if kind in ("span", "pair"):
        return _report_spans(labels, probabilities, scored.wanted)
    stacked, wanted = np.concatenate(probabilities), np.concatenate(scored.wanted)
    chosen = stacked.argmax(1)
    figures: dict[str, float | int] = {
        "n": len(wanted),
        "accuracy": float((chosen == wanted).mean()),
        "macro_f1": macro_f1(chosen, wanted),
        "ece": ece(stacked.max(1), chosen == wanted),
    }
    if labels[0] == "O":
        right = int(((chosen == wanted) & (wanted > 0)).sum())
        figures["f1"] = 2 * right / max(1, int((chosen > 0).sum() + (wanted > 0).sum()))
    return figures


def _report_spans(
    labels: tuple[str, ...], probabilities: Sequence[Floats], wanted: Sequence[NDArray[np.int64]]
) -> dict[str, float | int]:
    sure, hit, there = _spans(labels, probabilities, wanted)
    right, found = int(hit.sum()), len(hit)
    return {
        "n": there,
        "precision": right / max(1, found),
        "recall": right / max(1, there),
        "f1": 2 * right / max(1, found + there),
        "ece": ece(sure, hit),
    }


def _spans(
    labels: tuple[str, ...], probabilities: Sequence[Floats], wanted: Sequence[NDArray[np.int64]]
) -> tuple[Floats, NDArray[np.bool_], int]:
    """The confidence of each stretch that is found, whether it is right, and how many there are."""
    there = 0
    sure: list[float] = []
    hit: list[bool] = []
    for rows, gold in zip(probabilities, wanted, strict=True):
        path = best_path(labels, rows.astype(np.float32))
        truth = set(spans_of([labels[label] for label in gold]))
        there += len(truth)
        for span in spans_of([labels[label] for label in path]):
            sure.append(float(rows[range(span[0], span[1]), path[span[0] : span[1]]].mean()))
            hit.append(span in truth)
    return np.array(sure), np.array(hit, bool), there


def ece(confidence: Floats, right: NDArray[np.bool_], bins: int = 10) -> float:
    """Expected calibration error: the mean distance of confidence from the share that is right, by tenths."""
    if not len(confidence):
        return 0.0
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        abs(confidence[which == b].mean() - right[which == b].mean()) * (which == b).mean()
        for b in set(which)
    ]
    return float(sum(gaps))


def macro_f1(chosen: NDArray[np.int64], wanted: NDArray[np.int64]) -> float:
    """The mean F1 of the labels that are there or were given."""
    scores = []
    for label in sorted({*chosen.tolist(), *wanted.tolist()}):
        right = int(((chosen == label) & (wanted == label)).sum())
        scores.append(2 * right / int((chosen == label).sum() + (wanted == label).sum()))
    return float(np.mean(scores))


def _softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result
