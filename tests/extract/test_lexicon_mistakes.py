"""What the loader of the lexicon refuses."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rasid.codebook import load_codebook
from rasid.errors import DataFileError
from rasid.extract.lexicon import FILES, Lexicon, lexicon_texts, load_lexicon, parse_lexicon

SMALL: Mapping[str, str] = {
    "verbs.yaml": "groups:\n  - {type: ASSAULT, mode: firearms, words: [shoot]}\n",
    "nouns.yaml": "groups:\n  - {type: ASSAULT, words: [attack]}\n",
    "light.yaml": "groups:\n  - {subject: agent, words: [launch]}\n",
    "aspect.yaml": "verbs:\n  - {phase: begins, takes: clause|object, words: [begin]}\n",
    "speech.yaml": "verbs:\n  - {stance: asserts, kind: saying, words: [say]}\nclaim_nouns: [claim]\n",
    "modality.yaml": "planned:\n  verbs: [plan]\n",
    "quantities.yaml": "numbers: {one: 1}\nvague: {several: {low: 3, best: 3}}\nbounds:\n"
    "  - {low: 1, words: [over]}\n",
    "actors_generic.yaml": "people:\n  - {class: force, words: [soldier]}\n",
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return lexicon_texts()


def _parsed(changed: Mapping[str, str]) -> Lexicon:
    return parse_lexicon({**SMALL, **changed}, load_codebook("plover"))


def test_a_small_lexicon_is_valid() -> None:
    """The lexicon from which the mistakes below start has none."""
    assert _parsed({}).verb_entries("shoot")[0].senses[0].mode == "firearms"


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("verbs.yaml", "ASSAULT", "ATTACK", r"verbs\.yaml, line 2: groups\.shoot: 'ATTACK' is no type"),
        ("verbs.yaml", "firearms", "guns", r"groups\.shoot: 'guns' is no mode"),
        (
            "verbs.yaml", "type: ASSAULT", "type: ASSAULT, state: presence",
            r"groups\.shoot: a sense is a type",
        ),
        ("verbs.yaml", "type: ASSAULT, mode: firearms", "weak: true", r"groups\.shoot: a sense is a type"),
        ("verbs.yaml", "words", "phase: goes, words", r"groups\.shoot: 'goes' is no phase"),
        ("verbs.yaml", "words", "toll: dead, words", r"groups\.shoot: 'dead' is no toll"),
        (
            "verbs.yaml", "words", "patient: target, words",
            r"groups\.shoot: 'target' is no place for 'patient'",
        ),
        ("verbs.yaml", "words", 'patient: "prep:on,", words', r"is no place for 'patient'"),
        ("verbs.yaml", "words", "colour: red, words", r"groups\.shoot: unknown field 'colour'"),
        ("verbs.yaml", "[shoot]", "[shoot, shoot]", r"'shoot' stands twice"),
        ("verbs.yaml", "[shoot]", "[]", r"a group without words"),
        ("verbs.yaml", "[shoot]", "[Shoot]", r"verbs\.yaml, line 2: Shoot: a phrase is lower case"),
        ("verbs.yaml", "[shoot]", "[open-fire]", r"without hyphens"),
        (
            "verbs.yaml", "groups:", "senses: {shoot: [{skip: true}]}\ngroups:",
            r"shoot: this word stands twice",
        ),
        (
            "verbs.yaml", "groups:", "senses: {hit: [{skip: true}, {type: FIGHT}]}\ngroups:",
            r"senses\.hit\[1\]: a sense without 'when' hides",
        ),
        (
            "verbs.yaml", "groups:", "senses: {hit: [{skip: true, when: {object_is: [cat]}}]}\ngroups:",
            r"senses\.hit\[1\]\.when: 'cat' is no object_is",
        ),
        ("verbs.yaml", "groups:", "senses: {hit: [{skip: true, when: {}}]}\ngroups:", r"an empty condition"),
        ("verbs.yaml", "groups:", "senses: {hit: []}\ngroups:", r"senses\.hit: a list of senses"),
        ("nouns.yaml", "words", "possessive: owner, words", r"nouns\.yaml, line 2: groups\.attack: 'owner'"),
        ("light.yaml", "agent", "doer", r"light\.yaml, line 2: groups\.launch: 'doer' is no subject"),
        (
            "aspect.yaml", "phase: begins, ", "",
            r"aspect\.yaml, line 2: verbs\.begin: the field 'phase' is missing",
        ),
        ("speech.yaml", "asserts", "shouts", r"speech\.yaml, line 2: verbs\.say: 'shouts' is no stance"),
        ("speech.yaml", "kind: saying", "kind: rumour", r"'rumour: true' and 'kind: rumour' go together"),
        (
            "modality.yaml", "verbs: [plan]", "verbs: [plan]\npossible:\n  verbs: [plan]",
            r"verbs\.plan: this word",
        ),
        (
            "modality.yaml", "verbs: [plan]", "patterns: ['(']",
            r"modality\.yaml, line 2: planned: .* no regular",
        ),
        (
            "quantities.yaml", "best: 3", "best: 2",
            r"quantities\.yaml, line 2: vague\.several: low, best and high",
        ),
        ("quantities.yaml", "one: 1", "one: 1.5", r"numbers: the field 'one' must be a whole number"),
        (
            "quantities.yaml", "[over]", "[over]}\n  - {low: 1, words: [over]",
            r"bounds\.over: these words stand twice",
        ),
        (
            "actors_generic.yaml", "force", "army",
            r"actors_generic\.yaml, line 2: people\.soldier: 'army' is no class",
        ),
    ],
)  # fmt: skip
def test_a_bad_entry_is_refused_with_file_and_key(file: str, old: str, new: str, complaint: str) -> None:
    """Each kind of mistake names the file, the line and the word, and says how to mend it."""
    assert old in SMALL[file]
    with pytest.raises(DataFileError, match=complaint) as caught:
        _parsed({file: SMALL[file].replace(old, new, 1)})
    assert caught.value.where is not None and caught.value.where.startswith(file)
    assert caught.value.mend


@pytest.mark.parametrize("file", [name for name, _ in FILES.values()])
def test_every_file_is_read_strictly(texts: Mapping[str, str], file: str) -> None:
    """A field that nobody reads is refused in each of the shipped files."""
    with pytest.raises(DataFileError, match=r"unknown field 'nonsense'"):
        parse_lexicon({**texts, file: texts[file] + "\nnonsense: 1\n"}, load_codebook("plover"))


def test_a_missing_file_is_refused(texts: Mapping[str, str]) -> None:
    """A lexicon without one of its files is an error that names the file."""
    with pytest.raises(DataFileError, match=r"aspect\.yaml: .* missing"):
        parse_lexicon({n: t for n, t in texts.items() if n != "aspect.yaml"}, load_codebook("plover"))


def test_the_lexicon_is_read_once() -> None:
    """Loading again gives the same lexicon."""
    assert load_lexicon() is load_lexicon()
