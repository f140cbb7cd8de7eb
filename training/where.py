"""Own texts for where, when and with which toll things happen: read, checked, and held against a reading.

The format is written up in training/where/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, get_args

from rasid.model.observation import TollKind
from training.rows import checked, read_rows
from training.sentences import Span, locate

FOLDER = Path(__file__).resolve().parent / "where"
#: A part of the texts, labelled once more by another labeller who did not see the labels.
AGAIN = FOLDER / "again"
TOLLS: Final[frozenset[str]] = frozenset(get_args(TollKind))

Days = tuple[date, date]
#: Kind, least and most; None for a bound that the words do not set.
Count = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Where:
    """The finest place that the text tells for a happening: its words, an ISO 3166 code, None on a border
    or where two countries claim it, and the English name of the province, None for a country or where none is known."""

    words: str
    country: str | None
    admin1: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A word that names a happening, with where it was, the first and last of the days on which it may have been, and
    its tolls. None for what the text does not tell."""

    word: Span
    where: Where | None
    days: Days | None
    tolls: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A short text with its day of publication and its marked words."""

    id: str
    published: str
    text: str
    events: tuple[Placed, ...]


def read_where(folder: Path = FOLDER) -> list[PlacedText]:
    """All texts of all files, in the order of file names and lines.

    Raises:
        WrongSentence: a row breaks the format, or an id or a text stands there twice.
    """
    return read_rows(folder, checked(_row), lambda row: (row.id, row.text))


def _row(row: dict[str, Any]) -> PlacedText:
    date.fromisoformat(row["published"])
    events = tuple(_placed(row["text"], event) for event in row["events"])
    if not events:
        raise ValueError("nothing is marked")
    return PlacedText(row["id"], row["published"], row["text"], events)


def _placed(text: str, event: Mapping[str, Any]) -> Placed:
    days = event["day"]
    if days is not None:
        first, last = (date.fromisoformat(day) for day in days)
        if first > last:
            raise ValueError(f"{days[0]} is later than {days[1]}")
        days = (first, last)
    return Placed(locate(text, event["word"]), _where(text, event), days, tuple(_tolls(event["toll"])))


def _where(text: str, event: Mapping[str, Any]) -> Where | None:
    words, country = event["place"], event["country"]
    if words is None:
        if country is not None:
            raise ValueError("a country without a place")
        return None
    locate(text, words)
    if country is not None and not (len(country) == 2 and country.isupper()):
        raise ValueError(f"{country!r} is no ISO 3166 code")
    return Where(words, country, event["admin1"])


def _tolls(rows: Sequence[Mapping[str, Any]]) -> Iterator[Count]:
    for row in rows:
        if row["kind"] not in TOLLS:
            raise ValueError(f"{row['kind']!r} is none of {', '.join(sorted(TOLLS))}")
        yield row["kind"], row["low"], row["high"]


def agreement(one: Sequence[PlacedText], other: Sequence[PlacedText]) -> dict[str, float]:
    """Of the words that both labellings mark in the same texts, the share with the same place, days and tolls."""
    first = {(row.id, event.word): event for row in one for event in row.events}
    pairs = [
        (first[row.id, event.word], event)
        for row in other
        for event in row.events
        if (row.id, event.word) in first
    ]
    named = [tuple(event.where and event.where.words.casefold() for event in pair) for pair in pairs]
    return {
        "words": float(len(pairs)),
        "place": sum(a == b for a, b in named) / max(len(pairs), 1),
        "days": sum(a.days == b.days for a, b in pairs) / max(len(pairs), 1),
        "tolls": sum(sorted(a.tolls, key=str) == sorted(b.tolls, key=str) for a, b in pairs)
        / max(len(pairs), 1),
    }
