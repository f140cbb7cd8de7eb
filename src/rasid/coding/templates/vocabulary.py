"""The words by which incidents and those who take part in them are found, read from their data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from rasid.codebook.strict_yaml import read_mapping
from rasid.errors import DataFileError

_FILE: Final = "vocabulary.yaml"

#: What the object of a deed becomes, or its subject.
Part = Literal["agent", "target", "human", "physical", "weapon", "nothing"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of deed: ``type`` of incident, what its object and subject are, and what befalls people by it.

    A ``weak`` deed makes no incident alone. ``particle`` must stand by its verb ("blow up").
    """

    name: str
    type: str
    patient: Part
    subject: Part
    effect: str | None
    weak: bool
    particle: str | None
    verbs: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Deeds, and classes of words by name; all words are lemmas in lower case."""

    deeds: tuple[Deed, ...]
    fighting_verbs: frozenset[str]
    fighting_nouns: frozenset[str]
    stages: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]

    def deeds_of_verb(self, lemma: str) -> tuple[Deed, ...]:
        """The deeds that a verb may tell."""
        return tuple(deed for deed in self.deeds if lemma in deed.verbs)

    def deeds_of_noun(self, lemma: str) -> tuple[Deed, ...]:
        """The deeds that a noun may tell."""
        return tuple(deed for deed in self.deeds if lemma in deed.nouns)

    def is_a(self, name: str, lemma: str) -> bool:
        """Whether a lemma is of a class.

        Raises:
            KeyError: there is no such class.
        """
        return lemma in self.classes[name]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with rasid.

    Raises:
        DataFileError: the file is not as it should be.
    """
    data = read_mapping(files(__package__).joinpath(_FILE).read_text(encoding="utf-8"), _FILE)
    try:
        classes = {name: _words(value) for name, value in data.items() if isinstance(value, list)}
        return Vocabulary(
            deeds=tuple(_deed(name, entry) for name, entry in data["triggers"].items()),
            fighting_verbs=_words(data["fighting"]["verbs"]),
            fighting_nouns=_words(data["fighting"]["nouns"]),
            stages={name: _words(words) for name, words in data["stages"].items()},
            classes=classes,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DataFileError(f"a part is missing or wrong: {error}", where=_FILE) from error


def _words(words: Any) -> frozenset[str]:
    return frozenset(map(str, words))


def _deed(name: str, entry: Mapping[str, Any]) -> Deed:
    return Deed(
        name=name,
        type=entry["type"],
        patient=entry["patient"],
        subject=entry.get("subject", "agent"),
        effect=entry.get("effect"),
        weak=bool(entry.get("weak", False)),
        particle=entry.get("particle"),
        verbs=_words(entry["verbs"]),
        nouns=_words(entry["nouns"]),
    )
