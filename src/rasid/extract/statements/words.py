"""The words of attribution: which verbs, nouns and adjectives are cues, and what stands behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rasid.codebook.fields import Fields
from rasid.codebook.strict_yaml import read_mapping

FRAMES: Final = ("quote", "clause", "infinitive", "object", "made")


@dataclass(frozen=True, slots=True)
class CueWord:
    """What may be the content of a cue word. Words in several groups have the frames of all."""

    frames: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    unsourced: bool = False

    def joined(self, other: CueWord) -> CueWord:
        """What either may have."""
        return CueWord(
            self.frames | other.frames, self.about | other.about, self.unsourced or other.unsourced
        )


@dataclass(frozen=True, slots=True)
class CueWords:
    """Lemma -> what it takes, by part of speech."""

    verbs: Mapping[str, CueWord]
    nouns: Mapping[str, CueWord]
    adjectives: Mapping[str, CueWord]
    hedges: frozenset[str]
    prepositions: frozenset[str]


@cache
def cue_words() -> CueWords:
    """The words that come with rasid, read once per process.

    Raises:
        DataFileError: an entry of the file is wrong; with the file, the line and the key.
    """
    name = "words.yaml"
    text = files("rasid.extract.statements").joinpath(name).read_text(encoding="utf-8")
    fields = Fields(name, "the file", read_mapping(text, name))
    tables = {section: _table(fields, section) for section in ("verbs", "nouns", "adjectives")}
    hedges, prepositions = (frozenset(fields.words(part)) for part in ("hedges", "prepositions"))
    fields.done()
    return CueWords(tables["verbs"], tables["nouns"], tables["adjectives"], hedges, prepositions)


def _table(fields: Fields, section: str) -> dict[str, CueWord]:
    table: dict[str, CueWord] = {}
    for number, row in enumerate(fields.rows(section)):
        group = Fields(fields.file, f"{section}[{number}]", row)
        word = CueWord(
            frozenset(group.choices("frames", FRAMES)),
            frozenset(group.words("about")),
            group.flag("unsourced"),
        )
        for lemma in group.words("words"):
            table[lemma] = table[lemma].joined(word) if lemma in table else word
        group.done()
    return table
