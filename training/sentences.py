"""Own sentences: read and checked. The format is written up in training/sentences/README.md."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from training.labels import ENTITIES, EVENTS, MODALITIES, ROLES, SNIPPETS, STANCES
from training.rows import WrongSentence, read_rows

Span = tuple[int, int]
FOLDER = Path(__file__).resolve().parent / "sentences"
_MARKED = re.compile(r"(.*?)(?:#(\d+))?", re.S)


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An event of a sentence; places are in characters."""

    trigger: Span
    type: str
    modality: str
    denied: bool
    actors: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class OwnAttribution:
    """Who says what; ``source`` is None where nobody is named."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence with what is marked in it. None stands for what this file does not mark.

    ``parent`` is what a reply answers to, ``thread`` the post that began it all; both None for that post.
    """

    id: str
    text: str
    entities: tuple[tuple[Span, str], ...] | None = None
    events: tuple[OwnEvent, ...] | None = None
    attributions: tuple[OwnAttribution, ...] | None = None
    snippet: str | None = None
    stance: str | None = None
    parent: str | None = None
    thread: str | None = None


def read_folder(folder: Path = FOLDER) -> list[OwnSentence]:
    """All rows of all files, in the order of file names and lines.

    Raises:
        WrongSentence: a row breaks the format, or an id or a text stands there twice.
    """
    return read_rows(folder, read_row, lambda row: (row.id, f"{row.text}\n{row.parent or ''}"))


def read_row(line: str, where: str) -> OwnSentence:
    """One row, checked.

    Raises:
        WrongSentence: it breaks the format.
    """
    try:
        row = json.loads(line)
        text = row["text"]
        own = OwnSentence(
            id=row["id"],
            text=text,
            entities=_entities(text, row["entities"]) if "entities" in row else None,
            events=tuple(_event(text, e) for e in row["events"]) if "events" in row else None,
            attributions=tuple(_attribution(text, a) for a in row["attributions"])
            if "attributions" in row
            else None,
            snippet=_one_of(row["acled"], SNIPPETS) if "acled" in row else None,
            stance=_one_of(row["stance"], STANCES) if "stance" in row else None,
            parent=row.get("parent_text") or None,
            thread=row.get("source_text") or None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise WrongSentence(f"{where}: {error}") from error
    if all(part is None for part in (own.entities, own.events, own.attributions, own.snippet, own.stance)):
        raise WrongSentence(f"{where}: nothing is marked")
    return own


def locate(text: str, words: str) -> Span:
    """Where ``words`` stand, ``words#2`` for the second time; a word is never cut."""
    match = _MARKED.fullmatch(words)
    assert match is not None  # the pattern fits everything
    wanted, turn = match[1], int(match[2] or 1)
    before = r"(?<!\w)" if re.match(r"\w", wanted) else ""
    after = r"(?!\w)" if re.search(r"\w$", wanted) else ""
    places = [found.start() for found in re.finditer(before + re.escape(wanted) + after, text)]
    if not wanted.strip() or len(places) < turn:
        raise ValueError(f"{words!r} does not stand in the text")
    return places[turn - 1], places[turn - 1] + len(wanted)


def _entities(text: str, rows: Sequence[Sequence[str]]) -> tuple[tuple[Span, str], ...]:
    found = sorted((locate(text, words), _one_of(kind, ENTITIES)) for words, kind in rows)
    _apart(text, [span for span, _ in found])
    return tuple(found)


def _event(text: str, row: Mapping[str, Any]) -> OwnEvent:
    if not isinstance(row["denied"], bool):
        raise ValueError("denied is neither true nor false")
    actors = [(role, locate(text, words)) for role in ROLES for words in row[role]]
    return OwnEvent(
        trigger=locate(text, row["trigger"]),
        type=_one_of(row["type"], EVENTS),
        modality=_one_of(row["modality"], MODALITIES),
        denied=row["denied"],
        actors=tuple(actors),
    )


def _attribution(text: str, row: Mapping[str, Any]) -> OwnAttribution:
    source = None if row["source"] is None else locate(text, row["source"])
    content = tuple(sorted(locate(text, words) for words in row["content"]))
    if not content:
        raise ValueError("an attribution without content")
    cue = locate(text, row["cue"])
    _apart(text, sorted([cue, *content, *([source] if source else [])]))
    return OwnAttribution(source, cue, content)


def _one_of(value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(known)}")
    return value


def _apart(text: str, spans: Sequence[Span]) -> None:
    for one, other in pairwise(spans):
        if other[0] < one[1]:
            raise ValueError(f"{text[slice(*one)]!r} and {text[slice(*other)]!r} overlap")
