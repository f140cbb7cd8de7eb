"""Fitting a model to sentences whose actors are marked.

    python -m rasid.eval.source_target_fit INPUT GOLD MODEL
    rasid bench source_target --input INPUT --output OUTPUT --fitted MODEL

``INPUT`` has lines of ``{id, tokens}``, ``GOLD`` of ``{id, spans: [{start, end, role}]}``. The same lines give the
same model.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from rasid.coding.fitted.heads import fit_logistic
from rasid.errors import DataFileError, InputError, RasidError
from rasid.eval.source_target_features import candidates, variants
from rasid.eval.source_target_model import CLASSES, RIGHT, NamedWeights, RoleModel, save_model, with_role
from rasid.eval.source_target_rules import ROLES, Role
from rasid.eval.source_target_words import Sentence, parsed
from rasid.workbench.labelled import json_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Of the squared weights, for each row.
PENALTY: Final = 0.0003
#: Features that are seen less often teach nothing that would come again.
_SEEN: Final = {"nouns": 4, "spans": 3}

Span = tuple[int, int, Role]
#: Names of features, and the class.
Example = tuple[Sequence[str], int]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with the spans that are right, in the data set's tokens."""

    sentence: Sentence
    spans: tuple[Span, ...]


def fit(sentences: Iterable[MarkedSentence]) -> RoleModel:
    """The model of these sentences.

    Raises:
        InputError: nothing is marked in them.
    """
    nouns, spans = list[Example](), list[Example]()
    for marked in sentences:
        right = right_nouns(marked)
        for candidate in candidates(marked.sentence.doc):
            role = right[candidate.head.i][2] if candidate.head.i in right else "none"
            nouns.append((candidate.features, CLASSES.index(role)))
        for place, (first, end, role) in right.items():
            spans += _of_spans(marked.sentence.doc[place], (first, end), role)
    if not spans:
        raise InputError("no sentence has a span to learn from", mend="give sentences with marked actors")
    return RoleModel(_fitted(nouns, len(CLASSES), _SEEN["nouns"]), _fitted(spans, 2, _SEEN["spans"]))


def right_nouns(marked: MarkedSentence) -> dict[int, Span]:
    """For each marked span its noun's place, with the span in the parser's tokens."""
    of_token = _parser_tokens(marked.sentence)
    found = {}
    for start, end, role in marked.spans:
        first, last = of_token[start], of_token[end - 1]
        found[root_of(marked.sentence.doc, first, last + 1).i] = (first, last + 1, role)
    return found


def root_of(doc: Doc, first: int, end: int) -> Token:
    """The noun that heads the words [first, end)."""
    tops = [t for t in doc[first:end] if not first <= t.head.i < end or t.head.i == t.i]
    top = next((t for t in tops if t.pos_ in ("NOUN", "PROPN")), tops[0])
    return next((c for c in top.children if c.dep_ == "pobj"), top) if top.pos_ == "ADP" else top


def read_marked(input_path: Path, gold_path: Path) -> list[MarkedSentence]:
    """The sentences of two files that belong together by their ids.

    Raises:
        InputError: a file cannot be read.
        DataFileError: a line is not as it should be; with file and line.
    """
    spans = {str(row["id"]): _spans(row, where) for where, row in _rows(gold_path, "spans")}
    return [
        _marked(row, spans[row["id"]], where)
        for where, row in _rows(input_path, "tokens")
        if row["id"] in spans
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write a model; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m rasid.eval.source_target_fit", description=__doc__)
    for name in ("input", "gold", "model"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args(arguments)
    try:
        sentences = read_marked(given.input, given.gold)
        save_model(fit(sentences), given.model)
    except RasidError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"fitted to {len(sentences)} sentences", file=sys.stderr)
    return 0


def _of_spans(noun: Token, right: tuple[int, int], role: Role) -> list[Example]:
    """The spans that a noun may have, the right one among them; nothing where it is not."""
    known = variants(noun)
    if right not in known:
        return []
    return [(with_role(features, role), RIGHT if span == right else 0) for span, features in known.items()]


def _fitted(examples: Sequence[Example], classes: int, seen: int) -> NamedWeights:
    counts = Counter(name for features, _ in examples for name in set(features))
    columns = {name: place for place, name in enumerate(sorted(n for n, c in counts.items() if c >= seen))}
    rows = np.zeros((len(examples), len(columns)))
    for place, (features, _) in enumerate(examples):
        rows[place, [columns[name] for name in features if name in columns]] = 1.0
    wanted = np.array([number for _, number in examples], np.int64)
    return NamedWeights(columns, fit_logistic(rows, wanted, classes, penalty=PENALTY))


def _parser_tokens(sentence: Sentence) -> dict[int, int]:
    """For each token of the data set the parser's token that it is part of."""
    found = {}
    for place, (start, end) in enumerate(zip(sentence.starts, sentence.starts[1:], strict=False)):
        found.update(dict.fromkeys(range(start, end), place))
    return found


def _rows(path: Path, field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(file and line, row) of the rows, each with a list under ``field``."""
    for number, row in json_rows(path):
        where = f"{path}:{number}"
        if not isinstance(row.get(field), list):
            raise DataFileError(f"has no list of {field}", where=where, mend=f"write '{field}': [...]")
        yield where, row


def _spans(row: dict[str, Any], where: str) -> tuple[Span, ...]:
    found = []
    for span in row["spans"]:
        match span:
            case {"start": int(start), "end": int(end), "role": str(name)} if (
                0 <= start < end and name in ROLES
            ):
                found.append((start, end, next(role for role in ROLES if role == name)))
            case _:
                mend = f"write start, end and a role: {', '.join(ROLES)}"
                raise DataFileError(f"{span!r} is no span", where=where, mend=mend)
    return tuple(found)


def _marked(row: dict[str, Any], spans: tuple[Span, ...], where: str) -> MarkedSentence:
    tokens = row["tokens"]
    if not tokens or not all(isinstance(token, str) and token for token in tokens):
        raise DataFileError("its tokens are no words", where=where, mend="give a list of words")
    if any(end > len(tokens) for _, end, _ in spans):
        raise DataFileError(
            "a span ends behind the sentence", where=where, mend="give tokens from 0, end excluded"
        )
    return MarkedSentence(parsed(tokens), spans)


if __name__ == "__main__":
    sys.exit(main())
