"""Reading verbs.yaml, nouns.yaml, light.yaml and actors_generic.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, Literal, cast, get_args

from rasid.codebook import ROLES, Codebook, Role
from rasid.codebook.fields import Fields
from rasid.extract.lexicon.entries import (
    OBJECT,
    SUBJECT,
    Condition,
    Entry,
    Generic,
    Light,
    LightSubject,
    Sense,
    Side,
    Slots,
    WordClass,
    prepositions_of,
)
from rasid.extract.lexicon.phrases import HeadRule, Phrases, phrase_table
from rasid.model.observation import Modality, Phase, SpeakerKind, TollKind

PHASES: Final = get_args(Phase)
MODALITIES: Final = get_args(Modality)
CLASSES: Final = get_args(WordClass)
_TOLLS: Final = get_args(TollKind)
_SLOTS: Final = frozenset({"subject", "object", "possessive", "clause"})
_CONDITIONS: Final = ("object", "object_is", "subject", "subject_is", "prep", "particle", "report", "verb")
_NOUN_PATIENT: Final[Slots] = ("prep:of,on,against,at",)
_NOUN_AGENT: Final[Slots] = ("prep:by",)

PartOfSpeech = Literal["verb", "noun"]


class Table:
    """Phrases being gathered from one file; a phrase that stands twice is refused."""

    def __init__(self, section: str) -> None:
        self._section = section
        self._entries: dict[str, Any] = {}

    def put(self, fields: Fields, phrase: str, value: object) -> None:
        """
        Raises:
            DataFileError: the phrase is there already, or is not written as lemmas are.
        """
        key = f"{self._section}.{phrase}" if self._section else phrase
        if phrase != " ".join(phrase.lower().replace("-", " ").split()):
            fields.at(key).fail("a phrase is lower case, without hyphens", mend="one blank between lemmas")
        if phrase in self._entries:
            fields.at(key).fail("this word stands twice in the file", mend="leave one of the two")
        self._entries[phrase] = value

    def done(self, rule: HeadRule) -> Phrases[Any]:
        """The finished table."""
        return phrase_table(self._entries, rule)


def groups(fields: Fields, name: str) -> Iterator[tuple[Fields, tuple[str, ...]]]:
    """The groups under ``name``, each with its words; the caller takes the other fields of a group."""
    for row in fields.rows(name):
        group = Fields(fields.file, name, row)
        words = group.words("words")
        if not words:
            group.fail("a group without words", mend="write 'words: [...]'")
        yield group.at(f"{name}.{words[0]}"), words


def required(fields: Fields, name: str, allowed: Collection[str]) -> str:
    """A field that must be there and be one of ``allowed``."""
    value = fields.choice(name, allowed)
    if value is None:
        fields.fail(f"the field {name!r} is missing", mend=f"write one of: {', '.join(allowed)}")
    return value


def read_verbs(fields: Fields, codebook: Codebook) -> Mapping[str, tuple[Entry, ...]]:
    """The verbs of verbs.yaml, by their first word."""
    return _words(fields, codebook, "verb")


def read_nouns(fields: Fields, codebook: Codebook) -> Mapping[str, tuple[Entry, ...]]:
    """The nouns of nouns.yaml, by their head."""
    return _words(fields, codebook, "noun")


def _words(fields: Fields, codebook: Codebook, part: PartOfSpeech) -> Mapping[str, tuple[Entry, ...]]:
    table = Table("")
    for group, words in groups(fields, "groups"):
        sense = _sense(group, codebook, part)
        for text in words:
            table.put(group, text, (sense,))
    for text, rows in fields.table("senses").items():
        table.put(fields, text, tuple(_senses(fields, text, rows, codebook, part)))
    fields.done()
    found = table.done("first" if part == "verb" else "noun")
    return {
        head: tuple(Entry(phrase.words, phrase.head, phrase.value) for phrase in phrases)
        for head, phrases in found.by_head.items()
    }


def _senses(
    fields: Fields, text: str, rows: object, codebook: Codebook, part: PartOfSpeech
) -> Iterator[Sense]:
    if not isinstance(rows, list) or not rows:
        fields.at(f"senses.{text}").fail("a list of senses is expected", mend="start each sense with '- '")
    for number, row in enumerate(rows, start=1):
        entry = Fields(fields.file, f"senses.{text}[{number}]", row)
        sense = _sense(entry, codebook, part)
        if sense.when is None and number < len(rows):
            entry.fail("a sense without 'when' hides those after it", mend="put it last")
        yield sense


def _sense(fields: Fields, codebook: Codebook, part: PartOfSpeech) -> Sense:
    event, state, skip = _kind(fields, codebook)
    noun = part == "noun"
    name = event or state
    sense = Sense(
        type=event,
        state=state,
        skip=skip,
        mode=fields.choice("mode", codebook.modes(name)) if name else None,
        phase=cast(Phase | None, fields.choice("phase", PHASES)),
        agent=slots(fields, "agent", _NOUN_AGENT if noun else SUBJECT),
        patient=slots(fields, "patient", _NOUN_PATIENT if noun else OBJECT),
        intransitive=_role(fields, "intransitive"),
        possessive=_role(fields, "possessive"),
        toll=cast(TollKind | None, fields.choice("toll", _TOLLS)),
        weak=fields.flag("weak"),
        symmetric=fields.flag("symmetric", default=event is not None and codebook.types[event].symmetric),
        instrument=fields.flag("instrument"),
        when=_condition(fields),
    )
    fields.done()
    return sense


def _kind(fields: Fields, codebook: Codebook) -> tuple[str | None, str | None, bool]:
    event = fields.choice("type", codebook.types)
    state = fields.choice("state", codebook.states)
    skip = fields.flag("skip")
    if (event is not None) + (state is not None) + skip != 1:
        fields.fail(
            "a sense is a type, a state or a skip", mend="write one of 'type:', 'state:', 'skip: true'"
        )
    return event, state, skip


def _role(fields: Fields, name: str) -> Role:
    return cast(Role, fields.choice(name, ROLES) or "agent")


def _condition(fields: Fields) -> Condition | None:
    if not fields.has("when"):
        return None
    when = Fields(fields.file, f"{fields.key}.when", fields.table("when"))
    found: dict[str, frozenset[Any]] = {}
    for name in _CONDITIONS:
        words = when.choices(name, CLASSES) if name.endswith("_is") else when.words(name)
        if bad := [word for word in words if word.count(" ") > 1]:
            when.fail(
                f"{bad[0]!r} is more than two words", mend="give the head, and at most the word before it"
            )
        found[name] = frozenset(words)
    when.done()
    if not any(found.values()):
        when.fail("an empty condition", mend=f"give one of: {', '.join(_CONDITIONS)}")
    return Condition(**found)


def slots(fields: Fields, name: str, default: Slots) -> Slots:
    """The slots written under ``name``: subject, object, none, prep:on,at; several joined by "|"."""
    written = fields.optional_text(name)
    if written is None:
        return default
    if written == "none":
        return ()
    found = tuple(written.split("|"))
    for slot in found:
        words = slot.removeprefix("prep:").split(",")
        if slot not in _SLOTS and not (slot.startswith("prep:") and all(word.isalpha() for word in words)):
            mend = "write subject, object, possessive, clause, none or prep:on,at; several with '|'"
            fields.fail(f"{slot!r} is no place for {name!r}", mend=mend)
    return found


def read_light(fields: Fields) -> Phrases[Light]:
    """The verbs of light.yaml."""
    table = Table("")
    for group, words in groups(fields, "groups"):
        noun = slots(group, "noun", OBJECT)
        verb = Light(
            subject=cast(LightSubject, required(group, "subject", get_args(LightSubject))),
            takes_object="object" in noun,
            prepositions=prepositions_of(noun),
            phase=cast(Phase | None, group.choice("phase", PHASES)),
            modality=cast(Modality | None, group.choice("modality", MODALITIES)),
        )
        group.done()
        for text in words:
            table.put(group, text, verb)
    fields.done()
    return table.done("first")


def read_generics(fields: Fields, codebook: Codebook) -> Phrases[Generic]:
    """The nouns of actors_generic.yaml."""
    table = Table("")
    modes = frozenset(codebook.modes("ASSAULT"))
    for section in ("people", "weapons", "vehicles", "targets"):
        for group, words in groups(fields, section):
            main = required(group, "class", CLASSES)
            generic = Generic(
                classes=frozenset(cast(tuple[WordClass, ...], (main, *group.choices("also", CLASSES)))),
                side=cast(Side | None, group.choice("side", get_args(Side))),
                speaker=cast(SpeakerKind | None, group.choice("speaker", get_args(SpeakerKind))),
                leader=group.flag("leader"),
                mode=group.choice("mode", modes),
            )
            group.done()
            for text in words:
                table.put(group, text, generic)
    fields.done()
    return table.done("noun")
