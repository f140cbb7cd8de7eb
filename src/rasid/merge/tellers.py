"""Who says something: the first link of the chain of speakers that can be named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from rasid.merge.evidence import Evidence
from rasid.merge.naming import is_own_voice, source_name, speaker_name
from rasid.merge.people import lone_surname, personal_name
from rasid.merge.spokesmen import holds_office, house_spoken_for
from rasid.merge.words import heads, singular
from rasid.model.observation import Observation, Speaker, SpeakerKind, Voice
from rasid.model.report import is_listed, names_of, source_id
from rasid.model.wording import speaker_words

#: ("actor", key), ("source", id), ("words", kind, words), ("unnamed", group of copies, kind) or ("rumour",).
Teller = tuple[str, ...]

#: From the surest to the least sure.
_KINDS: Final = ("actor", "source", "words", "unnamed", "rumour")
NAMED: Final = frozenset({"actor", "source", "words"})
#: Kinds whose own words name them, also where no actor of the list is linked.
_NAMED_BY_WORDS: Final[frozenset[SpeakerKind]] = frozenset({"agency", "institution", "group"})
#: Kinds of speakers who are people; by name each can be asked again.
_PERSONAL: Final[frozenset[SpeakerKind]] = frozenset({"official", "expert", "witness", "unnamed"})
RUMOUR: Final[Teller] = ("rumour",)


def is_hearsay(observation: Observation) -> bool:
    """Whether nobody stands for it: a rumour, told with "reportedly", or by nobody in particular ("those")."""
    speaker = observation.speaker
    return speaker.kind == "rumour" or "hearsay" in observation.flags or _is_anybody(speaker)


def _is_anybody(speaker: Speaker) -> bool:
    return speaker.kind == "unnamed" and speaker.text is not None and not heads(speaker.text)


def publication_order(observation: Observation, evidence: Evidence) -> tuple[str, str, int, str]:
    """What puts observations in order of publication; undated reports come last."""
    report = evidence.report_of(observation)
    return (report.version_date or "9999", report.id, observation.quote.start, observation.id)


def teller_of(observation: Observation, evidence: Evidence) -> Teller:
    """Who says so, before it is seen who depends on whom."""
    speaker = observation.speaker
    report = evidence.report_of(observation)
    if is_own_voice(observation, evidence):
        return ("source", report.source)
    if speaker.kind == "rumour" or _is_anybody(speaker):
        # A rumour is one rumour wherever it is told: nobody can say that two tellings are independent.
        return RUMOUR
    named = _named_teller(speaker, report.id, evidence) or next(
        (teller for _, teller in _upstream(observation, evidence)), None
    )
    return named or ("unnamed", evidence.units[report.id], speaker.kind)


def teller_name(observation: Observation, evidence: Evidence) -> str:
    """The name of who says so: of the speaker, or of the upstream by which a speaker without a name was told."""
    speaker = observation.speaker
    own = is_own_voice(observation, evidence) or speaker.kind == "rumour" or _is_anybody(speaker)
    if not own and _named_teller(speaker, observation.report, evidence) is None:
        for voice, teller in _upstream(observation, evidence):
            if teller[0] == "source":
                return source_name(teller[1], evidence)
            return voice.name or speaker_words(voice.kind, voice.text or "")
    return speaker_name(observation, evidence)


def _named_teller(speaker: Speaker, report: str, evidence: Evidence) -> Teller | None:
    """The teller that a speaker is by itself; None for one that cannot be named."""
    if speaker.named and speaker.actor is not None:
        kind = "source" if speaker.actor in evidence.sources else "actor"
        return (kind, speaker.actor)
    words = _plain(speaker.text)
    if words:
        known = _source_called(words, evidence) if speaker.kind in ("agency", "institution") else None
        if known is not None:
            return ("source", known)
        if speaker.kind in _PERSONAL and (name := _person(speaker, report, evidence)) is not None:
            return ("words", "person", evidence.persons.get(name, name))
        if speaker.kind == "official" and (house := house_spoken_for(speaker)) is not None:
            return ("words", "institution", house)
        if speaker.kind in _NAMED_BY_WORDS or (speaker.kind == "official" and holds_office(speaker)):
            return ("words", speaker.kind, words)
    return None


def _person(speaker: Speaker, report: str, evidence: Evidence) -> str | None:
    """The name of one person; of a surname alone, the whole name that is told for it."""
    name, surname = personal_name(speaker.text), lone_surname(speaker.text)
    return name if name is not None or surname is None else evidence.full_names.get((report, surname))


def _upstream(observation: Observation, evidence: Evidence) -> Iterator[tuple[Voice, Teller]]:
    """Those through whom a report has what a nameless speaker says, the nearest to that speaker first: of "a
    security source told Reuters" Reuters. The outlet itself is none of them, nor who stands behind the speaker."""
    before = list(takewhile(lambda voice: not _is_speaker(voice, observation.speaker), observation.chain))
    for voice in reversed(before):
        passing = Speaker(voice.text, voice.kind, voice.actor)
        teller = _named_teller(passing, observation.report, evidence) if voice.kind != "outlet" else None
        if teller is not None:
            yield voice, teller


def _is_speaker(voice: Voice, speaker: Speaker) -> bool:
    return voice.kind == speaker.kind and voice.text == speaker.text


def surest(teller: Teller) -> tuple[int, Teller]:
    """What orders tellers from the surest on."""
    return (_KINDS.index(teller[0]), teller)


def _plain(text: str | None) -> str:
    words = [word.casefold() for word in (text or "").replace("’", "'").split()]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(singular(word.removesuffix("'s")) for word in words)


def _source_called(words: str, evidence: Evidence) -> str | None:
    """The one source of that name; None where several have it.

    A source that only reports name counts by its id: whoever puts a page on a host may call it what he likes.
    """
    called = [
        source.id
        for source in evidence.sources.values()
        if words in {_plain(name) for name in names_of(source)}
        and (is_listed(source) or source.id == source_id(source.name))
    ]
    return called[0] if len(called) == 1 else None
