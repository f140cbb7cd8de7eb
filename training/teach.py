"""The whole of teaching: once without a fifth of the sentences, to measure; a second time with all, if wished."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from training.batches import Numbered, Numberer, batch_of, prepared
from training.examples import read
from training.export import export
from training.fit import Plan, fit
from training.labels import HEADS
from training.linear import learn
from training.measure import Beside, answers, report, temperature_of
from training.network import Network, load_trunk, pooled

#: The part that is held out for measuring the weights that are shipped.
HELD_OUT = 0


def teach(
    examples: Path,
    output: Path,
    *,
    base: Path,
    tokenizer: Path,
    plan: Plan,
    name: str,
    again: bool,
    part: int = HELD_OUT,
) -> dict[str, Any]:
    """Teach, measure, export into ``output``; what is returned stands in the manifest as ``figures``.

    The first round leaves a fifth out, ``part`` of five, and the figures are its network's. With ``again`` a
    second round is taught with all, and replaces the first.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    numberer = Numberer(tokenizer)
    rows = [numberer.number(example) for example in read(examples)]
    present = {head for row in rows for head in (*row.words, *row.whole, *(pair[0] for pair in row.pairs))}
    plan = replace(plan, heads=tuple(head for head in plan.heads if head in present))
    prepared(rows, load_trunk(base), plan.frozen, device=device)
    held_out = [row for row in rows if row.example.fold == part]
    shown = [row for row in rows if row.example.fold != part]
    measured, beside = taught(base, shown, plan, device=device)
    temperatures, figures = measure(measured, held_out, frozen=plan.frozen, device=device, beside=beside)
    figures["vectors_cosine"] = kept(measured, held_out, frozen=plan.frozen, device=device)
    print(json.dumps(figures), flush=True)

    def ship(network: Network, beside: Beside, folder: Path) -> None:
        export(
            network, folder, name=name, tokenizer=tokenizer, beside=beside,
            temperatures=temperatures, figures=figures,
        )  # fmt: skip

    ship(measured, beside, output)
    if again:
        ship(*taught(base, rows, plan, device=device), output)
    return figures


def taught(base: Path, rows: Sequence[Numbered], plan: Plan, *, device: str) -> tuple[Network, Beside]:
    """The network, and what stands beside its head for entities."""
    examples = [row.example for row in rows]
    linear = learn(examples, "entity", HEADS["entity"][1], plan.weights.get("entity", {}))
    return fit(base, rows, plan, device=device, say=True), {"entity": (plan.states_share, linear)}


def measure(
    network: Network, rows: Sequence[Numbered], *, frozen: int, device: str, beside: Beside
) -> tuple[dict[str, float], dict[str, Any]]:
    """Temperatures, and figures for each head and origin. Temperatures are fitted on half of the rows; the
    figures of ECE come from the other half."""
    halves = [[row for place, row in enumerate(rows) if place % 2 == half] for half in (0, 1)]
    temperatures = {
        head: temperature_of(head, s)
        for head, s in answers(network, halves[0], frozen=frozen, device=device, beside=beside).items()
    }
    figures: dict[str, Any] = {"held_out_sentences": len(rows)}
    for origin in ["all", *sorted({row.example.origin for row in rows})]:
        part = [row for row in rows if origin in ("all", row.example.origin)]
        figures[origin] = {
            head: {
                name: round(value, 4) for name, value in report(head, s, temperatures.get(head, 1.0)).items()
            }
            for head, s in answers(network, part, frozen=frozen, device=device, beside=beside).items()
        }
    for head, scored in answers(network, halves[1], frozen=frozen, device=device, beside=beside).items():
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
