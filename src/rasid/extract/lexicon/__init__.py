"""The words that the extraction rules read by: verbs, event nouns, cues, quantities, common actors.

The words are data, in the YAML files beside this module; each says at its top what its fields mean.
Everything is checked when it is loaded: types, modes, phases, stances, and that no word stands twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rasid.codebook import Codebook, load_codebook
from rasid.codebook.fields import Fields
from rasid.codebook.strict_yaml import read_mapping
from rasid.errors import DataFileError
from rasid.extract.lexicon.cue_words import read_aspect, read_modality, read_quantities, read_speech
from rasid.extract.lexicon.entries import (
    Aspect,
    Bound,
    Condition,
    Entry,
    Generic,
    Hedge,
    Light,
    Quantity,
    Sense,
    Slots,
    SpeakerNoun,
    Speech,
    WordClass,
)
from rasid.extract.lexicon.happening_words import read_generics, read_light, read_nouns, read_verbs
from rasid.extract.lexicon.lookup import Lexicon
from rasid.extract.lexicon.phrases import Phrase, Phrases

__all__ = [
    "FILES",
    "Aspect",
    "Bound",
    "Condition",
    "Entry",
    "Generic",
    "Hedge",
    "Lexicon",
    "Light",
    "Phrase",
    "Phrases",
    "Quantity",
    "Sense",
    "Slots",
    "SpeakerNoun",
    "Speech",
    "WordClass",
    "lexicon_texts",
    "load_lexicon",
    "parse_lexicon",
]

#: The files of the lexicon by the field of :class:`Lexicon` that each fills, and who reads it.
FILES: Final[Mapping[str, tuple[str, Callable[[Fields, Codebook], Any]]]] = {
    "verbs": ("verbs.yaml", read_verbs),
    "nouns": ("nouns.yaml", read_nouns),
    "light_verbs": ("light.yaml", lambda fields, _: read_light(fields)),
    "aspect_words": ("aspect.yaml", lambda fields, _: read_aspect(fields)),
    "speech_words": ("speech.yaml", lambda fields, _: read_speech(fields)),
    "modality_words": ("modality.yaml", lambda fields, _: read_modality(fields)),
    "quantity_words": ("quantities.yaml", lambda fields, _: read_quantities(fields)),
    "generics": ("actors_generic.yaml", read_generics),
}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with rasid, read and checked once per process.

    Raises:
        DataFileError: an entry of a file is wrong; with the file, the line and the key.
    """
    return parse_lexicon(lexicon_texts(), load_codebook("plover"))


def lexicon_texts() -> dict[str, str]:
    """The YAML text of every file of the lexicon, by file name."""
    folder = files("rasid.extract.lexicon")
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name, _ in FILES.values()}


def parse_lexicon(texts: Mapping[str, str], codebook: Codebook) -> Lexicon:
    """A lexicon from the YAML text of its files, by file name, checked against ``codebook``.

    Raises:
        DataFileError: a file is missing, or an entry is wrong; with the file, the line and the key.
    """
    parts = {}
    for field, (name, read) in FILES.items():
        if name not in texts:
            raise DataFileError("this file of the lexicon is missing", where=name, mend="install rasid again")
        parts[field] = read(Fields(name, "the file", read_mapping(texts[name], name)), codebook)
    return Lexicon(**parts)
