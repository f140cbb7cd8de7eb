"""Task ``modality``: how the happening that a marked word names is told, on the own set.

The set holds no text: each row names a row of the gold data and characters of it. The whole text of
that row is read, as a user's would be. A marked word's modality is that of the happening which it names or
belongs to; where the reader makes none of it, the same rules are asked of the word alone, and ``made``
says so.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from rasid.codebook.loader import load_codebook
from rasid.errors import RasidError, ResourceError, UnreadableReport
from rasid.eval.engines import bare_report
from rasid.eval.gold import gold_folder
from rasid.eval.modality_score import row_key
from rasid.extract.lexicon import load_lexicon
from rasid.extract.told import Workbook
from rasid.extract.tree import Tree
from rasid.model.document import Document, HappeningMention, Token
from rasid.model.observation import Stance
from rasid.model.text import Span
from rasid.resolve.confidence import confidences
from rasid.run.here import Reader, build_reader
from rasid.settings import settings_from

__all__ = ["judge_of", "predict_all", "stated_of"]

Row = Mapping[str, Any]
#: The floors file of a checkout, seen from where the command is given: the gold data are looked for beside it.
_FLOORS: Final = Path("quality/floors.toml")
#: Links from a word up to the one that names its happening, inside one clause ("an attack" up to "mounted").
_WITHIN: Final = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "prep", "agent", "xcomp", "compound", "amod",
                            "attr", "acomp", "conj", "pcomp"})  # fmt: skip


def predict_all(rows: Sequence[dict[str, Any]]) -> list[Row | RasidError]:
    """``{set, id, sentence, trigger}`` to ``{id, modality, denied, made}``, the id being :func:`row_key`.

    Raises:
        GoldMissing: the texts are not here.
        ResourceError: a file of texts cannot be read.
    """
    folder = gold_folder(_FLOORS, os.environ)
    texts = _texts(folder, {str(row["set"]) for row in rows})
    answers: dict[int, Row | RasidError] = {}
    for (name, number), positions in _by_text(rows).items():
        source = texts.get((name, number))
        if source is None:
            lost = UnreadableReport(
                "no text has that id", where=f"{name}/{number}", mend="restore the gold data"
            )
            answers.update(dict.fromkeys(positions, lost))
            continue
        judge = Judge(_read(name, source))
        answers.update((at, {"id": row_key(rows[at]), **judge.of(rows[at])}) for at in positions)
    return [answers[at] for at in range(len(rows))]


def stated_of(rows: Sequence[Row], folder: Path) -> Iterator[tuple[Row, str, bool, Mapping[str, float]]]:
    """Each row of whose word a happening was made: its modality, whether it is denied, and how sure both are.

    Raises:
        ResourceError: a file of texts cannot be read.
    """
    texts = _texts(folder, {str(row["set"]) for row in rows})
    for (name, number), positions in _by_text(rows).items():
        document = _read(name, texts[name, number])
        judge = Judge(document)
        opinions = dict(zip(document.layer("happenings"), document.layer("opinions"), strict=True))
        for at in positions:
            told = judge.told(rows[at])
            if told:
                denied = any(judge.is_denied(mention) for mention in told)
                yield rows[at], told[0].modality, denied, confidences(told[0], opinions[told[0]])


def judge_of(text: str) -> Judge:
    """Answers for words of a text without a date."""
    return Judge(_read("own", {"text": text}))


def _read(name: str, source: Row) -> Document:
    return _reader().document(bare_report(source["text"], source=name, published=source.get("date")))


class Judge:
    """Answers for the marked words of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tree = Tree(document)
        self._book = Workbook(document, load_lexicon(), load_codebook("plover"))
        self._mentions: dict[int, list[HappeningMention]] = {}
        for mention in document.layer("happenings"):
            self._mentions.setdefault(mention.trigger.start, []).append(mention)

    def of(self, row: Row) -> dict[str, Any]:
        """``modality``, ``denied`` and ``made`` of the word of ``row``; modality and denial are None for a word
        in a part of the text that is not read, such as a dateline."""
        word = self._word(Span(*row["trigger"]))
        if word is None:
            return {"modality": None, "denied": None, "made": False}
        told = self._told(word)
        if not told:
            manner = self._book.manners.of(word, None, of_state=False)
            return {"modality": manner.modality, "denied": manner.negated, "made": False}
        return {
            "modality": told[0].modality,
            "denied": any(self.is_denied(mention) for mention in told),
            "made": True,
        }

    def told(self, row: Row) -> list[HappeningMention]:
        """What the word of ``row`` names, once for each who says so; nothing where the reader makes nothing of it."""
        word = self._word(Span(*row["trigger"]))
        return self._told(word) if word is not None else []

    def _word(self, span: Span) -> Token | None:
        overlapping = (t for t in self._tree.tokens if t.start < span.end and span.start < t.end)
        return next(overlapping, None)

    def _told(self, word: Token) -> list[HappeningMention]:
        """The happening that the word names, or that a word above it in its clause names where both are of one
        type ("carried out an attack"); none for none."""
        if word.start in self._mentions:
            return self._mentions[word.start]
        sense = self._book.senses.of_noun(word)
        types = {sense[0].type, sense[0].state} if sense is not None else set()
        for token in self._above(word):
            alike = [m for m in self._mentions.get(token.start, []) if m.type in types]
            if alike:
                return alike
        return []

    def _above(self, word: Token) -> Iterator[Token]:
        while word.dep in _WITHIN and word.head != word.index:
            word = self._tree.head(word.index)
            yield word

    def is_denied(self, mention: HappeningMention) -> bool:
        """Whether its speaker, or the one whose words these are, says that it is not so."""
        if mention.attribution is None:
            return mention.negated
        stance: Stance = self._document.layer("attributions")[mention.attribution].stance
        return (stance == "denies") != mention.negated


@cache
def _reader() -> Reader:
    """The whole reading, with its layers."""
    return build_reader(settings_from())


def _by_text(rows: Sequence[Row]) -> dict[tuple[str, str], list[int]]:
    """Positions of rows by the text that they are of, in order of first appearance."""
    found: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault((row["set"], row["id"]), []).append(at)
    return found


def _texts(folder: Path, names: Iterable[str]) -> dict[tuple[str, str], Row]:
    """Rows of the texts of these sets, by set and id."""
    found: dict[tuple[str, str], Row] = {}
    for name in names:
        path = folder / name / "input.jsonl"
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            found.update({(name, row["id"]): row for row in map(json.loads, filter(None, lines))})
        except (OSError, ValueError, KeyError) as error:
            raise ResourceError(str(error), where=str(path), mend="restore the gold data") from error
    return found
