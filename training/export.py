"""From a network in PyTorch to the files that the package reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch

from rasid.encoder.files import HEADS as HEADS_FILE
from rasid.encoder.files import MANIFEST, NETWORK, TOKENIZER
from training.labels import HEADS
from training.linear import Linear
from training.measure import Beside
from training.network import Network, Trunk


def export(
    network: Network,
    folder: Path,
    *,
    name: str,
    tokenizer: Path,
    beside: Beside,
    temperatures: Mapping[str, float],
    figures: Mapping[str, Any],
) -> None:
    """Write network, tokenizer, heads and manifest into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    export_trunk(network.trunk, folder / NETWORK)
    _export_tokenizer(tokenizer, folder / TOKENIZER)
    arrays: dict[str, Any] = {}
    described: dict[str, Any] = {}
    for head, module in network.heads.items():
        for part, value in module.arrays().items():
            arrays[f"{head}.{part}"] = value.detach().cpu().numpy().astype(np.float16)
        if head in beside:
            arrays |= joined(head, arrays, *beside[head])
        kind, labels = HEADS[head]
        described[head] = {
            "kind": kind,
            "labels": list(labels),
            "temperature": round(temperatures.get(head, 1.0), 4),
        }
        if head in beside:
            described[head]["features"] = True
    with (folder / HEADS_FILE).open("wb") as target:
        np.savez_compressed(target, **arrays)
    sums = {
        file: hashlib.sha256((folder / file).read_bytes()).hexdigest()
        for file in (NETWORK, TOKENIZER, HEADS_FILE)
    }
    manifest = {"name": name, "files": sums, "heads": described, "figures": dict(figures)}
    (folder / MANIFEST).write_text(
        json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def joined(head: str, arrays: Mapping[str, Any], share: float, linear: Linear) -> dict[str, Any]:
    """One head out of two: its scores are ``share`` of the network's and the rest of the features'."""
    half = np.float16
    return {
        f"{head}.direct": (arrays[f"{head}.direct"] * share).astype(half),
        f"{head}.bias": (arrays[f"{head}.bias"] * share + linear.bias.numpy() * (1 - share)).astype(half),
        f"{head}.table": (linear.table.numpy() * (1 - share)).astype(half),
        f"{head}.features": np.array(list(linear.places), np.int64),
    }


def export_trunk(trunk: Trunk, path: Path) -> None:
    """The trunk as ONNX, its matrices in eight bits, each output channel with its own scale.

    Seven of the eight bits are used: with all of them, processors without VNNI saturate and give other
    results than those with it.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    example = torch.tensor([[101, 7592, 2088, 102]])
    with TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        torch.onnx.export(
            trunk.cpu().eval(),
            (example,),
            str(whole),
            input_names=["input_ids"],
            output_names=["states"],
            dynamic_axes={"input_ids": {0: "batch", 1: "length"}, "states": {0: "batch", 1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


def _export_tokenizer(source: Path, target: Path) -> None:
    """The tokenizer, without its limits of length: the package cuts long sentences itself."""
    given = json.loads(source.read_text(encoding="utf-8"))
    given["truncation"] = given["padding"] = None
    target.write_text(json.dumps(given, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
