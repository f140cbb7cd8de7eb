"""Examples as numbers: sub-tokens, first sub-tokens of words, labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor

from training.examples import Example
from training.labels import HEADS
from training.network import Trunk, pooled

#: Sub-tokens of one sentence; none that is taught with is longer.
LONGEST = 254
#: What a word without a label is called; losses pass it over.
UNSAID = -100


@dataclass(slots=True)
class Numbered:
    """An example in numbers; ``firsts`` are places of words' first sub-tokens in ``ids``.

    ``below`` holds what the layers that are not taught make of the sentence (and of what it answers to),
    (sub-tokens, 384), ``before`` their vectors before teaching, (384,); both from :func:`prepared`.
    """

    example: Example
    ids: list[int]
    firsts: list[int]
    parent: list[int] | None
    words: dict[str, list[int]] = field(default_factory=dict)
    pairs: list[tuple[str, int, list[int]]] = field(default_factory=list)
    whole: dict[str, int] = field(default_factory=dict)
    below: list[Tensor] = field(default_factory=list)
    before: list[Tensor] = field(default_factory=list)

    def sequences(self) -> list[list[int]]:
        """The sentence, and what it answers to where it does."""
        return [self.ids] if self.parent is None else [self.ids, self.parent]


def prepared(rows: Sequence[Numbered], trunk: Trunk, frozen: int, *, device: str) -> None:
    """Let the first ``frozen`` layers of the trunk read all rows, once for all of teaching."""
    trunk = trunk.to(device).eval()
    with torch.no_grad():
        for row in rows:
            row.below, row.before = [], []
            for ids in row.sequences():
                given = torch.tensor([ids], device=device)
                below = trunk.below(given, frozen)
                present = torch.ones_like(given)
                row.below.append(below[0].cpu())
                row.before.append(pooled(trunk.above(below, present, frozen), present)[0].cpu())


class Numberer:
    """Turns examples into numbers, with a tokenizer file."""

    def __init__(self, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._labels = {
            name: {label: i for i, label in enumerate(labels)} for name, (_, labels) in HEADS.items()
        }

    def number(self, example: Example) -> Numbered:
        """The example in numbers."""
        ids, firsts = self._ids(example.tokens)
        made = Numbered(example, ids, firsts, None)
        if example.parent is not None:
            made.parent = self._ids(example.parent)[0]
        for head, labels in example.words.items():
            made.words[head] = [UNSAID if label is None else self._labels[head][label] for label in labels]
        for head, anchor, row in example.pairs:
            made.pairs.append((head, anchor, [self._labels[head][label] for label in row]))
        made.whole = {head: self._labels[head][label] for head, label in example.whole.items()}
        return made

    def _ids(self, words: list[str]) -> tuple[list[int], list[int]]:
        encoded = self._tokenizer.encode(words, is_pretokenized=True, add_special_tokens=True)
        # A word without a sub-token (an invisible sign) has the state of the mark that begins the sentence.
        firsts = [0] * len(words)
        for place, word in reversed(list(enumerate(encoded.word_ids))):
            if word is not None:
                firsts[word] = place
        ids: list[int] = encoded.ids
        if len(ids) > LONGEST + 2:
            raise ValueError(f"too long to be taught with: {' '.join(words)[:80]}")
        return ids, firsts


@dataclass(slots=True)
class Batch:
    """Sentences side by side. ``word_*`` run over all words of all of them."""

    below: Tensor
    before: Tensor
    present: Tensor
    word_row: Tensor
    word_place: Tensor
    #: Head -> (numbers of words, labels).
    words: dict[str, tuple[Tensor, Tensor]]
    #: Head -> (numbers of words, numbers of their anchors, distances, labels).
    pairs: dict[str, tuple[Tensor, Tensor, Tensor, Tensor]]
    #: Head -> (rows, rows of what they answer to or None, labels).
    whole: dict[str, tuple[Tensor, Tensor | None, Tensor]]
    rows: list[Numbered]

    def to(self, device: str) -> Batch:
        """The same on a device."""

        def move(value: Any) -> Any:
            if isinstance(value, Tensor):
                return value.to(device)
            if isinstance(value, tuple):
                return tuple(move(part) for part in value)
            if isinstance(value, Mapping):
                return {name: move(part) for name, part in value.items()}
            return value

        parts = {name: move(getattr(self, name)) for name in Batch.__slots__ if name != "rows"}
        return Batch(**parts, rows=self.rows)


def batch_of(rows: Sequence[Numbered], weights: Mapping[str, Mapping[str, float]] | None = None) -> Batch:
    """One batch. Labels of heads that ``weights`` gives 0 for the row's origin are left out."""
    below, before = [row.below[0] for row in rows], [row.before[0] for row in rows]
    parent_row = {}
    for number, row in enumerate(rows):
        if row.parent is not None:
            parent_row[number] = len(below)
            below.append(row.below[1])
            before.append(row.before[1])
    padded = torch.nn.utils.rnn.pad_sequence(below, batch_first=True)
    lengths = torch.tensor([len(states) for states in below])
    present = (torch.arange(padded.shape[1])[None, :] < lengths[:, None]).long()
    collected = _Collected()
    for number, row in enumerate(rows):
        collected.add(number, row, parent_row.get(number), weights or {})
    return collected.batch(padded, torch.stack(before), present, list(rows))


class _Collected:
    def __init__(self) -> None:
        self.word_row: list[int] = []
        self.word_place: list[int] = []
        self.words: dict[str, list[tuple[int, int]]] = {}
        self.pairs: dict[str, list[tuple[int, int, int, int]]] = {}
        self.whole: dict[str, list[tuple[int, int, int]]] = {}

    def add(
        self, number: int, row: Numbered, parent: int | None, weights: Mapping[str, Mapping[str, float]]
    ) -> None:
        def wanted(head: str) -> bool:
            return weights.get(head, {}).get(row.example.origin, 1.0) > 0

        base = len(self.word_row)
        self.word_row += [number] * len(row.firsts)
        self.word_place += row.firsts
        for head, labels in row.words.items():
            if wanted(head):
                said = [(base + i, label) for i, label in enumerate(labels) if label != UNSAID]
                self.words.setdefault(head, []).extend(said)
        for head, anchor, labels in row.pairs:
            rows = [(base + i, base + anchor, i - anchor, label) for i, label in enumerate(labels)]
            self.pairs.setdefault(head, []).extend(rows)
        for head, label in row.whole.items():
            self.whole.setdefault(head, []).append((number, -1 if parent is None else parent, label))

    def batch(self, below: Tensor, before: Tensor, present: Tensor, rows: list[Numbered]) -> Batch:
        words = {head: _columns(said) for head, said in self.words.items() if said}
        pairs = {head: _columns(said) for head, said in self.pairs.items()}
        whole = {}
        for head, said in self.whole.items():
            own, parents, labels = _columns(said)
            whole[head] = (own, parents if head == "stance" else None, labels)
        return Batch(
            below, before, present, torch.tensor(self.word_row), torch.tensor(self.word_place),
            words, pairs, whole, rows,
        )  # type: ignore[arg-type]  # fmt: skip


def _columns(rows: Sequence[tuple[int, ...]]) -> Any:
    return tuple(torch.tensor(column) for column in zip(*rows, strict=True))


def shuffled(rows: Sequence[Numbered], size: int, random: Random) -> Iterator[list[Numbered]]:
    """All rows in batches of sentences of about one length, in random order."""
    order = sorted(rows, key=lambda row: len(row.ids) + random.uniform(-6, 6))
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    random.shuffle(batches)
    yield from batches
