"""Reading aspect.yaml, speech.yaml, modality.yaml and quantities.yaml."""

from __future__ import annotations

import re
from typing import Any, Final, cast, get_args

from rasid.codebook.fields import Fields
from rasid.extract.lexicon.entries import (
    SUBJECT,
    Aspect,
    AspectWords,
    Bound,
    Hedge,
    ModalityWords,
    Quantity,
    QuantityWords,
    Speech,
    SpeechKind,
    SpeechNeed,
    SpeechWords,
)
from rasid.extract.lexicon.happening_words import MODALITIES, PHASES, Table, groups, required, slots
from rasid.extract.lexicon.phrases import HeadRule, Phrases
from rasid.model.observation import Modality, Phase, Stance

_STANCES: Final = get_args(Stance)
_MODALITY_TABLES: Final[tuple[tuple[str, HeadRule], ...]] = (
    ("verbs", "first"),
    ("others", "first"),
    ("auxiliaries", "first"),
    ("nouns", "noun"),
    ("adjectives", "first"),
    ("adverbs", "first"),
    ("markers", "first"),
)


def read_aspect(fields: Fields) -> AspectWords:
    """The words of aspect.yaml."""
    found: dict[str, Phrases[Aspect]] = {}
    for section in ("verbs", "nouns", "adverbs", "adjectives"):
        table = Table(section)
        for group, words in groups(fields, section):
            word = Aspect(
                phase=cast(Phase, required(group, "phase", PHASES)),
                takes=slots(group, "takes", ()),
                states_only=group.flag("states"),
            )
            group.done()
            for text in words:
                table.put(group, text, word)
        found[section] = table.done("noun" if section == "nouns" else "first")
    fields.done()
    return AspectWords(**found)


def read_speech(fields: Fields) -> SpeechWords:
    """The words of speech.yaml."""
    found: dict[str, Phrases[Any]] = {}
    for section in ("verbs", "nouns", "prepositions"):
        table = Table(section)
        for group, words in groups(fields, section):
            word = _speech_word(group)
            for text in words:
                table.put(group, text, word)
        found[section] = table.done("noun" if section == "nouns" else "first")
    hedges = Table("hedges")
    for group, words in groups(fields, "hedges"):
        hedge = Hedge(group.flag("hearsay"), cast(Modality | None, group.choice("modality", MODALITIES)))
        group.done()
        if not hedge.hearsay and hedge.modality is None:
            group.fail("a hedge that says nothing", mend="give 'hearsay: true', a modality, or both")
        for text in words:
            hedges.put(group, text, hedge)
    claim_nouns = frozenset(fields.words("claim_nouns"))
    fields.done()
    return SpeechWords(**found, hedges=hedges.done("first"), claim_nouns=claim_nouns)


def _speech_word(group: Fields) -> Speech:
    word = Speech(
        stance=cast(Stance, required(group, "stance", _STANCES)),
        kind=cast(SpeechKind, required(group, "kind", get_args(SpeechKind))),
        hearsay=group.flag("hearsay"),
        rumour=group.flag("rumour"),
        speaker=slots(group, "speaker", SUBJECT),
        needs=cast(SpeechNeed, group.choice("needs", get_args(SpeechNeed)) or "any"),
    )
    group.done()
    if word.rumour != (word.kind == "rumour"):
        group.fail("'rumour: true' and 'kind: rumour' go together", mend="write both or neither")
    return word


def read_modality(fields: Fields) -> ModalityWords:
    """The words of modality.yaml; a word stands under one modality in each table."""
    tables = {name: Table(name) for name, _ in _MODALITY_TABLES}
    patterns: list[tuple[re.Pattern[str], Modality]] = []
    for modality in (name for name in MODALITIES if fields.has(name)):
        section = Fields(fields.file, modality, fields.table(modality))
        for name, table in tables.items():
            for text in section.words(name):
                table.put(section, text, modality)
        patterns += [
            (_pattern(section, text), cast(Modality, modality)) for text in section.words("patterns")
        ]
        section.done()
    purpose = Fields(fields.file, "purpose", fields.table("purpose"))
    parts: dict[str, Any] = {name: tables[name].done(rule) for name, rule in _MODALITY_TABLES}
    for name in ("markers", "nouns", "adjectives"):
        parts[f"purpose_{name}"] = frozenset(purpose.words(name))
    purpose.done()
    fields.done()
    return ModalityWords(**parts, patterns=tuple(patterns))


def _pattern(section: Fields, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        section.fail(f"{text!r} is no regular expression: {error}", mend="mend the pattern")


def read_quantities(fields: Fields) -> QuantityWords:
    """The words of quantities.yaml."""
    vague: dict[tuple[str, ...], Quantity] = {}
    for text, row in fields.table("vague").items():
        entry = Fields(fields.file, f"vague.{text}", row)
        words = tuple(text.split(" "))
        vague[words] = Quantity(entry.whole("low"), entry.whole("best"), entry.whole("high"))
        entry.done()
        _check_order(entry, vague[words])
    bounds: dict[tuple[str, ...], Bound] = {}
    for group, words in groups(fields, "bounds"):
        shift = group.whole("shift") or 0
        bound = Bound(group.number("low"), group.number("best"), group.number("high"), shift)
        group.done()
        for text in words:
            words_of_bound = tuple(text.split(" "))
            if words_of_bound in bounds:
                group.at(f"bounds.{text}").fail("these words stand twice", mend="leave one of the two")
            bounds[words_of_bound] = bound
    quantities = QuantityWords(
        numbers=_counts(fields, "numbers"),
        multipliers=_counts(fields, "multipliers"),
        vague=vague,
        bounds=bounds,
        ranges=frozenset(fields.words("ranges")),
        range_joints=frozenset(fields.words("range_joints")),
        additional=frozenset(fields.words("additional")),
        part_of=frozenset(fields.words("part_of")),
        time_words=frozenset(fields.words("time_words")),
    )
    fields.done()
    return quantities


def _counts(fields: Fields, name: str) -> dict[str, int]:
    section = Fields(fields.file, name, fields.table(name))
    counts = {}
    for text in section.names():
        value = section.whole(text)
        if value is None:
            section.fail(f"{text!r} has no number", mend="write digits")
        counts[text] = value
    return counts


def _check_order(fields: Fields, found: Quantity) -> None:
    told = [value for value in (found.low, found.best, found.high) if value is not None]
    if not told or told != sorted(told):
        fields.fail("low, best and high must rise, and one of them must be given", mend="mend the figures")
