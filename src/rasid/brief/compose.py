"""Sentences from fields: nothing is said that the fields do not hold, and the reports keep their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.brief.headings import MODALITIES, heading_of_claim, heading_of_incident, words_of
from rasid.brief.verify import Library
from rasid.brief.wording import counted, iso_day_words, quoted
from rasid.codebook import Codebook
from rasid.model.briefing import BriefItem, BriefSentence
from rasid.model.incident import Claim, Incident, Status, TollRange
from rasid.model.observation import Observation, Participant, Stance
from rasid.model.wording import capital, clean, listed, speaker_words
from rasid.model.world import Actor

#: How a sentence begins. "According to residents" and "denied by residents" need no ending of the verb.
_STANCES: Final[dict[Stance, str]] = {
    "asserts": "according to {}",
    "confirms": "confirmed by {}",
    "denies": "denied by {}",
    "disputes": "disputed by {}",
    "doubts": "doubted by {}",
    "asks": "asked by {}",
    "claims_responsibility": "claimed as their own act by {}",
    "retracts": "taken back by {}",
    "corrects": "corrected by {}",
}
#: The names of statuses, as labels show them.
STATUS_WORDS: Final[dict[Status, str]] = {
    "withdrawn": "withdrawn",
    "contested": "contested",
    "denied": "denied",
    "confirmed_by_party": "confirmed by a party",
    "corroborated": "corroborated",
    "rumoured": "rumoured",
    "single_source": "single source",
}
#: Words that name nobody by themselves.
_PRONOUNS: Final = frozenset(
    [
        "it",
        "its",
        "he",
        "his",
        "him",
        "she",
        "her",
        "they",
        "their",
        "them",
        "we",
        "our",
        "who",
        "which",
        "that",
        "this",
    ]
)
#: At most so many different wordings of one speaker are shown; all are cited.
_MOST_QUOTES: Final = 3


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes items of a brief."""

    library: Library
    actors: Mapping[str, Actor]
    codebook: Codebook

    def incident(self, incident: Incident, *, told_elsewhere: bool) -> BriefItem | None:
        """An incident: what, where, when; who says so; tolls. None where nothing of it may be shown.

        ``told_elsewhere``: its claim stands among the disputed ones, and the words with it.
        """
        said_for = self.library.shown(incident.observations)
        if not said_for:
            return None
        against = self.library.shown(incident.denied_by)
        heading = heading_of_incident(incident, self, tolls=True)
        support = _support(incident.reports, "report", incident.origins)
        sentences = [
            self._sentence(f"{support}{incident.reason}", [*said_for, *against], incident.id),
            *self._dependences(incident.dependences, said_for, incident.id),
            *(sentence for toll in incident.tolls if (sentence := self._toll(toll, incident.id)) is not None),
        ]
        if not told_elsewhere:
            sentences[1:1] = self._voices([*said_for, *against], incident.id)
        return BriefItem(self._sentence(heading, said_for, incident.id), incident.status, tuple(sentences))

    def claim(self, claim: Claim) -> BriefItem | None:
        """A claim: what is claimed, its status with the reason, and who says what. None as above."""
        said_for = self.library.shown(claim.observations_for)
        against = self.library.shown(claim.observations_against)
        said = [*said_for, *against]
        if not said:
            return None
        heading = heading_of_claim(claim, self)
        support = ""
        if claim.status != "withdrawn" and said_for:
            support = _support(claim.channels, "article", claim.origins)
        sentences = [
            self._sentence(f"{support}{claim.reason}", said, claim.id),
            *self._voices(said, claim.id),
            *self._dependences(claim.dependences, said_for, claim.id),
            *self._history(claim, said),
        ]
        return BriefItem(self._sentence(heading, said, claim.id), claim.status, tuple(sentences))

    def speaker(self, observation: Observation) -> str:
        """Who says so: the outlet's name, the listed actor's, or else the report's words."""
        speaker = observation.speaker
        report = self.library.reports[observation.report]
        if speaker.kind == "outlet" and (speaker.text is None or speaker.actor in (None, report.source)):
            return clean(self.library.outlet(report.source))
        if speaker.actor is not None:
            if speaker.actor in self.library.sources:
                return clean(self.library.outlet(speaker.actor))
            if speaker.actor in self.actors:
                return self.actors[speaker.actor].name
        words = self.library.withholding.said(observation, speaker.text or "")
        return speaker_words(speaker.kind, words)

    def name(self, participant: Participant | None) -> str | None:
        """A participant in the report's words; by its listed name where the words are only a pronoun."""
        if participant is None or not clean(participant.text):
            return None
        words = clean(participant.text)
        if words.split()[0].lower() not in _PRONOUNS:
            return words
        known = self.actors.get(participant.actor) if participant.actor is not None else None
        return known.name if known is not None else None

    def range_words(self, toll: TollRange) -> str:
        """A toll in words: "3", "2 to 5, best supported 3"."""
        return _range(toll)

    def _sentence(self, text: str, observations: Iterable[Observation], about: str) -> BriefSentence:
        return self.library.sentence(clean(text), observations, about)

    def _voices(self, observations: Sequence[Observation], about: str) -> list[BriefSentence]:
        """Who says what, with which stance: those who use the same words in one sentence."""
        by_words: dict[tuple[str, str], list[Observation]] = {}
        for observation in observations:
            words = quoted(self.library.withholding.said(observation, words_of(observation)))
            by_words.setdefault((_manner(observation), words), []).append(observation)
        by_voice: dict[tuple[str, str], list[tuple[str, list[Observation]]]] = {}
        for (manner, words), said in by_words.items():
            names = listed(self.speaker(observation) for observation in said)
            by_voice.setdefault((manner, names), []).append((words, said))
        sentences = []
        for (manner, names), wordings in by_voice.items():
            shown = "; ".join(words for words, _ in wordings[:_MOST_QUOTES])
            cited = [observation for _, said in wordings for observation in said]
            sentences.append(self._sentence(f"{capital(manner.format(names))}: {shown}.", cited, about))
        return sentences

    def _toll(self, toll: TollRange, about: str) -> BriefSentence | None:
        shown = [(one.toll, o) for one in toll.said for o in self.library.shown([one.observation])]
        if not shown:
            return None
        by_words: dict[str, list[str]] = {}
        for given, observation in shown:
            by_words.setdefault(quoted(given.text), []).append(self.speaker(observation))
        told = "; ".join(f"{words} according to {listed(names)}" for words, names in by_words.items())
        return self._sentence(f"{capital(toll.kind)}: {_range(toll)}; {told}.", [o for _, o in shown], about)

    def _dependences(
        self, dependences: Sequence[str], said: Sequence[Observation], about: str
    ) -> list[BriefSentence]:
        if not dependences or not said:
            return []
        return [self._sentence(f"Counted as one origin: {' '.join(dependences)}", said, about)]

    def _history(self, claim: Claim, said: Sequence[Observation]) -> list[BriefSentence]:
        turns = [turn for turn in claim.history if turn.date is not None]
        if len(turns) < 2:
            return []
        told = "; ".join(
            f"{STATUS_WORDS[turn.status]} from {iso_day_words(turn.date or '')}" for turn in turns
        )
        return [self._sentence(f"Status by day of publication: {told}.", said, claim.id)]


def _support(number: int, noun: str, origins: int) -> str:
    """ "3 reports, 2 independent origins. "; of one origin in one report the reason that follows tells."""
    if number == 1 and origins < 2:
        return f"{counted(number, noun)}. "
    return f"{counted(number, noun)}, {counted(origins, 'independent origin')}. "


def _manner(observation: Observation) -> str:
    manner = _STANCES[observation.stance]
    extra = [MODALITIES[observation.modality], "by hearsay" if "hearsay" in observation.flags else ""]
    return ", ".join([manner, *(words for words in extra if words)])


def _range(toll: TollRange) -> str:
    """ "3", "2 to 5, best supported 3", "at least 4", "up to 10"."""
    low, best, high = toll.low, toll.best, toll.high
    if low is None and best is None:
        return f"up to {high}" if high is not None else "a number that is not told"
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    supported = f", best supported {best}" if best is not None else ""
    return f"{low} to {high}{supported}" if low is not None else f"up to {high}{supported}"
