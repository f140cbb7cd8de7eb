"""The lexicon: what its words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from rasid.codebook import load_codebook
from rasid.extract.lexicon import Condition, Entry, Lexicon, Sense, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def _entry(table: Mapping[str, tuple[Entry, ...]], text: str) -> Entry:
    found = [entry for entries in table.values() for entry in entries if entry.text == text]
    assert len(found) == 1, f"{text!r} stands {len(found)} times"
    return found[0]


def _plain(table: Mapping[str, tuple[Entry, ...]], text: str) -> Sense:
    """The sense that holds where no condition of an earlier one does."""
    return _entry(table, text).senses[-1]


def _with(table: Mapping[str, tuple[Entry, ...]], text: str, field: str, word: str) -> Sense:
    """The first sense whose condition on ``field`` holds for ``word`` and sets no other."""
    for sense in _entry(table, text).senses:
        if sense.when is None:
            return sense
        others = [name for name in Condition.__slots__ if name != field and getattr(sense.when, name)]
        if word in getattr(sense.when, field) and not others:
            return sense
    raise AssertionError(f"no sense of {text!r} holds for {field} {word}")


def _named(sense: Sense) -> tuple[str, str | None]:
    return ("skip" if sense.skip else sense.type or sense.state or "", sense.mode)


# -- breadth


def test_the_lexicon_is_broad(lexicon: Lexicon) -> None:
    """It holds over 700 verbs and phrases and over 300 event nouns, of every event type and state."""
    verbs = [entry for entries in lexicon.verbs.values() for entry in entries]
    nouns = [entry for entries in lexicon.nouns.values() for entry in entries]
    assert len(verbs) > 700
    assert len(nouns) > 300
    told = {sense.type or sense.state for entry in (*verbs, *nouns) for sense in entry.senses}
    codebook = load_codebook("plover")
    assert told - {None} == set(codebook.types) | set(codebook.states)


def test_longer_phrases_come_first(lexicon: Lexicon) -> None:
    """The entries of a head are ordered from the longest to the shortest."""
    for entries in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        lengths = [len(entry.words) for entry in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_heads_of_phrases(lexicon: Lexicon) -> None:
    """A verb's head is its first word; a noun's is its last, or the one before a preposition."""
    assert _entry(lexicon.verbs, "take into custody").tail == ("into", "custody")
    assert _entry(lexicon.nouns, "roadside bomb blast").head == 2
    emergency = _entry(lexicon.nouns, "state of emergency")
    assert (emergency.words[emergency.head], emergency.tail) == ("state", ("of", "emergency"))


def test_spellings_of_both_sides_of_the_atlantic_mean_the_same(lexicon: Lexicon) -> None:
    """-ise and -ize verbs stand in pairs with the same senses."""
    verbs = {entry.text: entry.senses for entries in lexicon.verbs.values() for entry in entries}
    pairs = [
        (word, word[:-3] + "ise") for word in verbs if re.fullmatch(r"[a-z]{4,}ize", word) and word != "seize"
    ]
    assert len(pairs) > 15
    for american, british in pairs:
        assert verbs.get(british) == verbs[american], (american, british)


# -- words as an analyst takes them


@pytest.mark.parametrize(
    ("verb", "name", "mode", "toll"),
    [
        ("shoot dead", "ASSAULT", "firearms", "killed"),
        ("gun down", "ASSAULT", "firearms", "killed"),
        ("kidnap", "ASSAULT", "abduct", "abducted"),
        ("behead", "ASSAULT", "primitive", "killed"),
        ("torture", "ASSAULT", "torture", None),
        ("loot", "ASSAULT", "destroy", None),
        ("wound", "ASSAULT", None, "wounded"),
        ("shell", "FIGHT", "heavy-weapons", None),
        ("ambush", "FIGHT", "ambush", None),
        ("besiege", "FIGHT", "siege", None),
        ("recapture", "FIGHT", "seize-ground", None),
        ("clash", "FIGHT", "clash", None),
        ("detain", "COERCE", "arrest", "captured"),
        ("take into custody", "COERCE", "arrest", "captured"),
        ("deport", "COERCE", "deport", "displaced"),
        ("crack down", "COERCE", "restrict", None),
        ("negotiate", "CONSULT", "negotiate", None),
        ("criticise", "DISAPPROVE", "criticise", None),
        ("accuse", "DISAPPROVE", "accuse", None),
        ("investigate", "INVESTIGATE", "crime", None),
        ("veto", "REJECT", "veto", None),
        ("demand", "DEMAND", None, None),
        ("pull out", "RETREAT", "withdraw", None),
        ("resign", "RETREAT", "resign", None),
        ("go on strike", "PROTEST", "strike", None),
        ("mobilise", "MOBILIZE", "troops", None),
        ("pardon", "CONCEDE", "pardon", None),
        ("congratulate", "SUPPORT", "praise", None),
        ("donate", "AID", "humanitarian", None),
        ("cooperate", "COOPERATE", None, None),
        ("displace", "displacement", None, "displaced"),
    ],
)
def test_verbs(lexicon: Lexicon, verb: str, name: str, mode: str | None, toll: str | None) -> None:
    """A verb without conditions means what an analyst takes it to mean."""
    sense = _plain(lexicon.verbs, verb)
    assert (*_named(sense), sense.toll) == (name, mode, toll)


@pytest.mark.parametrize(
    ("verb", "field", "word", "name", "mode"),
    [
        ("strike", "object", "deal", "AGREE", "settle"),
        ("strike", "subject", "worker", "PROTEST", "strike"),
        ("strike", "subject", "jet", "FIGHT", "aerial"),
        ("target", "object", "market", "skip", None),
        ("launch", "object", "product", "skip", None),
        ("launch", "object", "rocket", "FIGHT", "heavy-weapons"),
        ("capture", "object_is", "person", "COERCE", "arrest"),
        ("capture", "object_is", "place", "FIGHT", "seize-ground"),
        ("open", "object", "fire", "ASSAULT", "firearms"),
        ("fire", "object", "rocket", "FIGHT", "heavy-weapons"),
        ("fire", "object_is", "person", "skip", None),
        ("suspend", "object", "aid", "SANCTION", "discontinue"),
        ("lift", "object", "curfew", "CONCEDE", "ease"),
        ("impose", "object", "curfew", "COERCE", "curfew"),
        ("call off", "object", "strike", "CONCEDE", "call-off"),
        ("maintain", "object", "jet", "maintenance", None),
        ("pick up", "subject_is", "event", "trend", "rising"),
        ("subside", "subject_is", "event", "trend", "falling"),
        ("expel", "object", "diplomat", "SANCTION", "expel"),
        ("reject", "object", "proposal", "REJECT", "refuse"),
        ("attack", "object", "decision", "DISAPPROVE", "criticise"),
        ("meet", "object", "deadline", "skip", None),
        ("blow up", "object", "himself", "ASSAULT", "suicide-attack"),
    ],
)
def test_verbs_in_company(
    lexicon: Lexicon, verb: str, field: str, word: str, name: str, mode: str | None
) -> None:
    """What a verb means where its object or its subject decides."""
    assert _named(_with(lexicon.verbs, verb, field, word)) == (name, mode)


@pytest.mark.parametrize(
    ("noun", "name", "mode", "possessive"),
    [
        ("air strike", "FIGHT", "aerial", "agent"),
        ("airstrike", "FIGHT", "aerial", "agent"),
        ("drone strike", "FIGHT", "drone", "agent"),
        ("shelling", "FIGHT", "heavy-weapons", "agent"),
        ("suicide bombing", "ASSAULT", "suicide-attack", "agent"),
        ("assassination", "ASSAULT", "targeted", "patient"),
        ("kidnapping", "ASSAULT", "abduct", "patient"),
        ("arrest", "COERCE", "arrest", "patient"),
        ("release", "CONCEDE", "release", "patient"),
        ("ceasefire", "RETREAT", "ceasefire", "agent"),
        ("withdrawal", "RETREAT", "withdraw", "agent"),
        ("hunger strike", "PROTEST", "hunger", "agent"),
        ("state of emergency", "COERCE", "martial-law", "agent"),
        ("talk", "CONSULT", "negotiate", "agent"),
        ("embargo", "SANCTION", "embargo", "agent"),
        ("joint operation", "operations", None, "agent"),
        ("expertise", "capability", None, "agent"),
        ("tension", "tension", None, "agent"),
    ],
)
def test_nouns(lexicon: Lexicon, noun: str, name: str, mode: str | None, possessive: str) -> None:
    """An event noun means what an analyst takes it to mean, and so does "X's" before it."""
    sense = _plain(lexicon.nouns, noun)
    assert (*_named(sense), sense.possessive) == (name, mode, possessive)


def test_slots_and_subjects(lexicon: Lexicon) -> None:
    """Slots say where somebody stands; the subject of "die" is its patient, of "explode" its agent."""
    assert _plain(lexicon.verbs, "mediate").patient == ("prep:between,in,with",)
    assert _plain(lexicon.verbs, "kidnap").patient == ("object",)
    assert _plain(lexicon.verbs, "resign").patient == ()
    assert _plain(lexicon.verbs, "die").intransitive == "patient"
    assert _plain(lexicon.verbs, "explode").intransitive == "agent"
    assert _plain(lexicon.verbs, "meet").patient == ("object", "prep:with")


def test_symmetry_comes_from_the_type_or_the_word(lexicon: Lexicon) -> None:
    """Meeting is done by both sides because of its type, clashing because the word says so."""
    assert _plain(lexicon.verbs, "negotiate").symmetric
    assert _plain(lexicon.verbs, "clash").symmetric
    assert not _plain(lexicon.verbs, "ambush").symmetric


def test_names_of_weapons_alone_are_weak(lexicon: Lexicon) -> None:
    """A weapon's name is an attack only where its sentence says so: a bomb may also be found."""
    assert _plain(lexicon.nouns, "car bomb").weak
    assert _plain(lexicon.nouns, "ied").instrument
    assert not _plain(lexicon.nouns, "car bombing").weak


def test_light_verbs(lexicon: Lexicon) -> None:
    """A light verb says which part its subject has in the noun's event."""
    found = {word: lexicon.light(word) for word in ("launch", "see", "announce", "suffer", "plan", "shoot")}
    assert found["launch"] is not None and (found["launch"].subject, found["launch"].phase) == (
        "agent",
        "begins",
    )
    assert found["see"] is not None and found["see"].subject == "scene"
    assert found["announce"] is not None and found["announce"].subject == "speaker"
    assert found["suffer"] is not None and found["suffer"].subject == "patient"
    assert found["plan"] is not None and found["plan"].modality == "planned"
    assert found["shoot"] is None
    phrases = [phrase.text for phrase in lexicon.light_verbs.headed("come")]
    assert "come under" in phrases


def test_phases(lexicon: Lexicon) -> None:
    """Verbs, nouns, adverbs and adjectives tell phases; some adverbs tell them of states only."""
    words = lexicon.aspect_words
    told = {
        "begin": "begins",
        "continue": "continues",
        "suspend": "suspends",
        "resume": "resumes",
        "cease": "ends",
    }
    assert {verb: words.verbs[verb].phase for verb in told} == told
    assert words.nouns["resumption"].phase == "resumes"
    assert words.adverbs["no longer"].phase == "ends"
    assert words.adverbs["again"].states_only
    assert words.adjectives["renewed"].phase == "resumes"


@pytest.mark.parametrize(
    ("verb", "stance", "hearsay", "needs"),
    [
        ("say", "asserts", False, "any"),
        ("announce", "asserts", False, "any"),
        ("claim", "asserts", True, "any"),
        ("confirm", "confirms", False, "any"),
        ("admit", "confirms", False, "any"),
        ("deny", "denies", False, "any"),
        ("reject", "denies", False, "claim"),
        ("dispute", "disputes", False, "claim"),
        ("doubt", "doubts", False, "claim"),
        ("claim responsibility", "claims_responsibility", False, "any"),
        ("retract", "retracts", False, "any"),
        ("correct", "corrects", False, "any"),
        ("believe", "asserts", False, "clause"),
        ("warn", "asserts", False, "clause"),
    ],
)
def test_verbs_of_saying(lexicon: Lexicon, verb: str, stance: str, hearsay: bool, needs: str) -> None:
    """A verb of saying has the stance that an analyst reads in it."""
    speech = lexicon.speech_words.verbs[verb]
    assert (speech.stance, speech.hearsay, speech.needs) == (stance, hearsay, needs)
    assert speech.takes_nouns == (needs == "any")


def test_rumours_and_hedges(lexicon: Lexicon) -> None:
    """Rumours have no speaker; a hedge passes a claim on, or makes it only possible."""
    words = lexicon.speech_words
    assert words.nouns["rumour"].rumour and words.nouns["rumour"].speaker == ()
    assert not words.nouns["statement"].hearsay
    assert words.prepositions["according to"].speaker == ("object",)
    assert words.hedges["reportedly"].hearsay and words.hedges["reportedly"].modality is None
    assert words.hedges["it would appear"].modality == "possible"
    assert "allegation" in words.claim_nouns and "proposal" not in words.claim_nouns


def test_modalities(lexicon: Lexicon) -> None:
    """Words lead to one modality each, and the history patterns find what is told as history."""
    words = lexicon.modality_words
    assert words.verbs["plan"] == "planned"
    assert words.verbs["try"] == "attempted"
    assert words.others["foil"] == "attempted"
    assert words.verbs["threaten"] == "threatened"
    assert words.auxiliaries["might"] == "possible"
    assert words.markers["unless"] == "conditional"
    assert {"in bid to", "in order to"} <= words.purpose_markers

    def is_history(text: str) -> bool:
        return any(pattern.search(text) for pattern, modality in words.patterns if modality == "background")

    assert is_history("In 2014 the group captured the city")
    assert is_history("ten years ago")
    assert not is_history("killed 2014 people on Monday")


def test_common_nouns(lexicon: Lexicon) -> None:
    """Common nouns have classes, and speakers a kind."""
    assert {"force", "person"} <= lexicon.classes("militant")
    assert lexicon.classes("checkpoint") == {"place"}
    assert lexicon.classes("drone") == {"weapon"}
    assert "vehicle" in lexicon.classes("convoy")
    assert lexicon.classes("shepherd") == {"person"}
    assert lexicon.classes("xylophone") == frozenset()
    kinds = {
        "spokesman": "official", "resident": "witness", "analyst": "expert", "source": "unnamed",
        "ministry": "institution", "militia": "group",
    }  # fmt: skip
    for noun, kind in kinds.items():
        speaker = lexicon.speaker(noun)
        assert speaker is not None and speaker.kind == kind
    assert lexicon.speaker("rifle") is None
    commander = lexicon.speaker("commander")
    assert commander is not None and commander.leader
    generic = lexicon.generic("roadside bomb")
    assert generic is not None and generic.mode == "explosives"
    assert lexicon.is_time_word("tuesday") and not lexicon.is_time_word("bridge")
