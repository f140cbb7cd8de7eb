"""What is known of each word beside the encoder's state: what the pipeline, the rules and the lists say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rasid.eval.re3d_rules import entities_of, parsed
from rasid.extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def features_of(words: Sequence[str]) -> list[list[str]]:
    """Names of features for each word; a word carries its own and some of its neighbours'."""
    doc = parsed(words)
    own = [_of_word(doc, token, rule) for token, rule in zip(doc, _rules(doc), strict=True)]
    chunks = _chunks(doc)
    rows = []
    for place, features in enumerate(own):
        row = [*features, chunks[place]]
        for step in (-2, -1, 1, 2):
            if 0 <= place + step < len(own):
                row += [f"{step}:{feature}" for feature in own[place + step][:3]]
                row.append(f"{step}:{chunks[place + step]}")
            else:
                row.append(f"{step}:none")
        rows.append(row + _of_spelling(words, place))
    return rows


def _of_spelling(words: Sequence[str], place: int) -> list[str]:
    """The word and its neighbours, alone and in pairs, and how it ends."""
    word = words[place].lower()
    around = range(max(0, place - 2), min(len(words), place + 3))
    before = words[place - 1].lower() if place else ""
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    near = [f"word{other - place}={words[other].lower()}" for other in around]
    return [*near, f"pair-={before} {word}", f"pair+={word} {after}", f"end={word[-3:]}"]


def _of_word(doc: Doc, token: Token, rule: str) -> list[str]:
    entity = f"{token.ent_iob_}-{token.ent_type_}"
    features = [f"rule={rule}", f"ent={entity}", f"tag={token.tag_}", f"dep={token.dep_}"]
    features.append(f"head={token.head.tag_}")
    classes = load_lexicon().classes(token.lemma_.lower())
    features += [f"class={name}" for name in sorted(classes)]
    text = token.text
    shape = "upper" if text.isupper() else "title" if text[:1].isupper() else "lower"
    features.append(f"shape={'digit' if text[:1].isdigit() else shape}")
    return features


def _rules(doc: Doc) -> list[str]:
    labels = ["O"] * len(doc)
    for start, end, kind in entities_of(doc):
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return labels


def _chunks(doc: Doc) -> list[str]:
    """Where in a noun phrase each word stands."""
    marks = ["chunk=O"] * len(doc)
    for chunk in doc.noun_chunks:
        for token in chunk:
            place = "B" if token.i == chunk.start else "I"
            marks[token.i] = f"chunk={place}{'E' if token.i == chunk.end - 1 else ''}"
    return marks
