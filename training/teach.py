"""The whole of teaching: once without a fifth of the sentences, to measure; once with all, to ship."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from training.batches import Numbered, Numberer, batch_of, prepared
from training.examples import Example, read
from training.export import export
from training.fit import Plan, fit
from training.measure import answers, report, temperature_of
from training.network import Network, load_trunk, pooled

#: The part that is held out for measuring, and how often a feature must be seen to be known.
HELD_OUT, SEEN = 0, 4


def teach(
    examples: Path, output: Path, *, base: Path, tokenizer: Path, plan: Plan, name: str
) -> dict[str, Any]:
    """Teach, measure, export into ``output``; what it returns stands in the manifest as ``figures``."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    known = read(examples)
    features = features_of(known)
    numberer = Numberer(tokenizer, features)
    rows = [numberer.number(example) for example in known]
    present = {head for row in rows for head in (*row.words, *row.whole, *(pair[0] for pair in row.pairs))}
    plan = replace(plan, heads=tuple(head for head in plan.heads if head in present))

    def taught(part: Sequence[Numbered]) -> Network:
        return fit(base, part, plan, features=len(features), device=device, say=True)

    prepared(rows, load_trunk(base), plan.frozen, device=device)
    held_out = [row for row in rows if row.example.fold == HELD_OUT]
    measured = taught([row for row in rows if row.example.fold != HELD_OUT])
    temperatures, figures = measure(measured, held_out, frozen=plan.frozen, device=device)
    figures["vectors_cosine"] = kept(measured, held_out, frozen=plan.frozen, device=device)
    export(
        taught(rows), output, name=name, tokenizer=tokenizer, features=features,
        temperatures=temperatures, figures=figures,
    )  # fmt: skip
    return figures


def features_of(examples: Sequence[Example]) -> list[str]:
    """Names of features that are seen often enough, in order."""
    counts = Counter(name for example in examples for row in example.features or () for name in row)
    return sorted(name for name, count in counts.items() if count >= SEEN)


def measure(
    network: Network, rows: Sequence[Numbered], *, frozen: int, device: str
) -> tuple[dict[str, float], dict[str, Any]]:
    """Temperatures, and figures for each head and origin. Temperatures are fitted on half of the rows; the
    figures of ECE come from the other half."""
    halves = [[row for place, row in enumerate(rows) if place % 2 == half] for half in (0, 1)]
    temperatures = {
        head: temperature_of(s)
        for head, s in answers(network, halves[0], frozen=frozen, device=device).items()
    }
    figures: dict[str, Any] = {"held_out_sentences": len(rows)}
    for origin in ["all", *sorted({row.example.origin for row in rows})]:
        part = [row for row in rows if origin in ("all", row.example.origin)]
        figures[origin] = {
            head: {
                name: round(value, 4) for name, value in report(head, s, temperatures.get(head, 1.0)).items()
            }
            for head, s in answers(network, part, frozen=frozen, device=device).items()
        }
    for head, scored in answers(network, halves[1], frozen=frozen, device=device).items():
        temperature = temperatures.get(head, 1.0)
        figures["all"][head]["ece"] = round(float(report(head, scored, temperature)["ece"]), 4)
        figures["all"][head]["ece_before"] = round(float(report(head, scored, 1.0)["ece"]), 4)
    return temperatures, figures


def kept(network: Network, rows: Sequence[Numbered], *, frozen: int, device: str) -> float:
    """The mean cosine between vectors of sentences before and after teaching."""
    cosines = []
    with torch.no_grad():
        for row in rows:
            batch = batch_of([row]).to(device)
            now = pooled(network.trunk.above(batch.below, batch.present, frozen), batch.present)
            cosines.append(float((now[0] * batch.before[0]).sum()))
    return round(sum(cosines) / len(cosines), 4)
