"""Sentences as the network is taught with them: words, and labels of words for each head."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from training.sentences import OwnSentence, Span

#: Cuts a text into (words, places in characters).
Cutter = Callable[[str], tuple[list[str], list[Span]]]
#: What else is known of each word, by name.
Describer = Callable[[Sequence[str]], list[list[str]]]


@dataclass(slots=True)
class Example:
    """One sentence. ``words`` maps a head to a label (None: not said) for each word, ``pairs`` a head to
    (anchor, labels), ``whole`` a head to the label of the sentence."""

    id: str
    origin: str
    fold: int
    tokens: list[str]
    parent: list[str] | None = None
    features: list[list[str]] | None = None
    words: dict[str, list[str | None]] = field(default_factory=dict)
    pairs: list[tuple[str, int, list[str]]] = field(default_factory=list)
    whole: dict[str, str] = field(default_factory=dict)


def fold_of(key: str, folds: int = 5) -> int:
    """Which part of ``folds`` a row lies in; of its id alone."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds


def from_own(rows: Iterable[OwnSentence], cut: Cutter, describe: Describer) -> list[Example]:
    """Examples of own sentences."""
    return [_own(row, cut, describe) for row in rows]


def _own(row: OwnSentence, cut: Cutter, describe: Describer) -> Example:
    tokens, places = cut(row.text)
    example = Example(row.id, f"own-{row.id.split('-')[0]}", fold_of(row.thread or row.id), tokens)
    if row.parent is not None:
        example.parent = cut(row.parent)[0]
    if row.entities is not None:
        example.features = describe(tokens)
        example.words["entity"] = marked(places, row.entities)
    if row.events is not None:
        _add_events(example, row, places)
    if row.attributions is not None:
        _add_attributions(example, row, places)
    if row.snippet is not None:
        example.whole["snippet"] = row.snippet
    # What begins a thread supports itself; only replies have something to teach.
    if row.stance is not None and row.parent is not None:
        example.whole["stance"] = row.stance
    return example


def _add_events(example: Example, row: OwnSentence, places: Sequence[Span]) -> None:
    triggers: list[str | None] = ["O"] * len(places)
    modality: list[str | None] = [None] * len(places)
    denied: list[str | None] = [None] * len(places)
    roles: dict[Span, str] = {}
    for event in row.events or ():
        anchor = _words_in(places, event.trigger)[0]
        triggers[anchor], modality[anchor] = event.type, event.modality
        denied[anchor] = "yes" if event.denied else "no"
        example.pairs.append(
            ("argument", anchor, marked(places, [(span, role) for role, span in event.actors]))
        )
        for role, span in event.actors:
            roles.setdefault(span, role)
    example.words |= {"trigger": triggers, "modality": modality, "denied": denied}
    example.words["role"] = marked(places, list(roles.items()))


def _add_attributions(example: Example, row: OwnSentence, places: Sequence[Span]) -> None:
    attributions = row.attributions or ()
    example.words["cue"] = marked(places, [(a.cue, "cue") for a in attributions])
    for attribution in attributions:
        anchor = _words_in(places, attribution.cue)[0]
        parts = [(span, "content") for span in attribution.content]
        if attribution.source is not None:
            parts.append((attribution.source, "source"))
        example.pairs.append(("said", anchor, marked(places, parts)))


def marked(places: Sequence[Span], spans: Iterable[tuple[Span, str]]) -> list[Any]:
    """ "O", "B-X" and "I-X" for words at ``places``; where two spans overlap the longer one stands."""
    labels = ["O"] * len(places)
    for span, kind in sorted(spans, key=lambda pair: (pair[0][0] - pair[0][1], pair[0])):
        inside = _words_in(places, span)
        if all(labels[word] == "O" for word in inside):
            for turn, word in enumerate(inside):
                labels[word] = f"{'I' if turn else 'B'}-{kind}"
    return labels


def _words_in(places: Sequence[Span], span: Span) -> list[int]:
    return [word for word, (start, end) in enumerate(places) if start < span[1] and span[0] < end]


def from_re3d(folder: Path, describe: Describer) -> list[Example]:
    """Examples of re3d's sentences in ``folder`` (input.jsonl, gold.jsonl), those from Wikipedia left out."""
    inputs = _rows(folder / "input.jsonl")
    examples = []
    for gold in _rows(folder / "gold.jsonl").values():
        row = inputs[gold["id"]]
        if row["source"] == "Wikipedia":
            continue
        labels = ["O"] * len(row["tokens"])
        for entity in gold["entities"]:
            for word in range(entity["start"], entity["end"]):
                labels[word] = f"{'B' if word == entity['start'] else 'I'}-{entity['type']}"
        example = Example(row["id"], "re3d", fold_of(row["id"]), row["tokens"])
        example.features = describe(row["tokens"])
        example.words["entity"] = list(labels)
        examples.append(example)
    return examples


def _rows(path: Path) -> Mapping[str, Any]:
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def write(examples: Iterable[Example], path: Path) -> None:
    """One example a line."""
    lines = (json.dumps(asdict(example), ensure_ascii=False) for example in examples)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read(path: Path) -> list[Example]:
    """What :func:`write` wrote."""
    return [Example(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
