"""The status of a claim: the first rule that fits, with its reason in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from rasid.errors import BrokenPromise
from rasid.merge.evidence import Evidence
from rasid.merge.naming import speaker_name
from rasid.merge.origins import Origins, independent_origins
from rasid.merge.parties import Stakes, is_party
from rasid.merge.sides import Sides
from rasid.merge.tellers import NAMED, is_hearsay, teller_of
from rasid.model.incident import Status
from rasid.model.observation import Observation
from rasid.model.wording import capital, listed, quoted


@dataclass(frozen=True, slots=True)
class Case:
    """A claim as the rules see it."""

    sides: Sides
    origins: Origins
    origins_against: Origins
    parties: frozenset[str]
    nobody_known: bool
    evidence: Evidence

    @property
    def only_rumoured(self) -> bool:
        """Whether those for it are hearsay, or one speaker without a name."""
        return not any(o.named for o in self.origins.origins) and len(self.origins.firm) < 2

    def party_among(self, observations: Iterable[Observation]) -> list[Observation]:
        """Those of ``observations`` whose speaker is a party."""
        return [observation for observation in observations if observation.id in self.parties]

    def names(self, observations: Iterable[Observation]) -> str:
        """Who says them, in words."""
        return listed(speaker_name(observation, self.evidence) for observation in observations)


@dataclass(frozen=True, slots=True)
class Finding:
    """A status with its reason, and the origins of those for it."""

    status: Status
    reason: str
    origins: Origins


def find_status(sides: Sides, stakes: Stakes, evidence: Evidence) -> Finding:
    """The status by the first rule that fits.

    Raises:
        BrokenPromise: nobody ever was for it or against it, so that there is no claim.
    """
    case = Case(
        sides=sides,
        origins=independent_origins(sides.said_for or sides.gone, evidence),
        origins_against=independent_origins(sides.against, evidence),
        parties=frozenset(o.id for o in (*sides.said_for, *sides.against) if is_party(o, stakes, evidence)),
        nobody_known=not stakes.actors,
        evidence=evidence,
    )
    for status, rule in RULES:
        reason = rule(case)
        if reason is not None:
            return Finding(status, capital(reason), case.origins)
    raise BrokenPromise("a claim that nobody made", mend="group only what somebody is for or against")


def _withdrawn(case: Case) -> str | None:
    sides = case.sides
    if sides.said_for or not sides.gone:
        return None
    if sides.taken_back:
        return f"Taken back by {case.names(sides.taken_back)}, and said by nobody else now."
    return f"Said once by {case.names(sides.gone)}; the newer version of the article no longer says so."


def _contested(case: Case) -> str | None:
    sides = case.sides
    if not (sides.said_for or sides.implied_for) or not (sides.against or sides.implied_against):
        return None
    if not (sides.said_for or sides.against) or _rumour_denied_by_party(case):
        return None
    # Who implies something can always be named: nobody else is asked to.
    explicit = (*case.origins.origins, *case.origins_against.origins)
    if not (sides.implied_for or sides.implied_against or any(o.named for o in explicit)):
        return None
    return f"{_supported(case)}; {_opposed(case)}."


def _supported(case: Case) -> str:
    """ "said by A; implied by B, who says ..." """
    phrases = [f"said by {case.names(case.sides.said_for)}"] if case.sides.said_for else []
    return "; ".join([*phrases, *_implying("implied by", case.sides.implied_for, case)])


def _implying(verb: str, observations: Iterable[Observation], case: Case) -> list[str]:
    """Who implies it, each with the words from which it follows."""
    return [
        f"{verb} {speaker_name(each, case.evidence)} ({quoted(each.happening.text)})" for each in observations
    ]


def _denied(case: Case) -> str | None:
    sides = case.sides
    if _rumour_denied_by_party(case):
        return f"Put forward by {case.names(sides.said_for)} only; {_opposed(case)}."
    if sides.against and not sides.said_for:
        return f"{_opposed(case)}; nobody in view says that it is so."
    return None


def _rumour_denied_by_party(case: Case) -> bool:
    if not case.sides.said_for or not case.only_rumoured:
        return False
    denials = [observation for observation in case.sides.against if observation.stance == "denies"]
    if case.nobody_known:
        # Where nobody knows who takes part, whoever denies it by name answers for it.
        return any(teller_of(observation, case.evidence)[0] in NAMED for observation in denials)
    return bool(case.party_among(denials))


def _opposed(case: Case) -> str:
    """ "denied by A, a party to it, and doubted by B"."""
    words = {"denies": "denied by", "disputes": "disputed by", "doubts": "doubted by"}
    phrases = []
    for stance, phrase in words.items():
        said = [observation for observation in case.sides.against if observation.stance == stance]
        parties = case.party_among(said)
        others = [observation for observation in said if observation not in parties]
        if parties:
            phrases.append(f"{phrase} {case.names(parties)}, a party to it")
        if others:
            phrases.append(f"{phrase} {case.names(others)}")
    phrases += _implying("denied by implication by", case.sides.implied_against, case)
    return "; ".join(phrases)


def _confirmed_by_party(case: Case) -> str | None:
    for affirmed in case.party_among(case.sides.said_for):
        own = case.origins.of(affirmed.id)
        others = [
            other
            for other in case.sides.said_for
            if other.id not in own.observations
            and other.id not in case.origins.passed_on
            and _put_forward_before(other, affirmed, case)
        ]
        if others:
            party = speaker_name(affirmed, case.evidence)
            return f"Put forward by {case.names(others)}, and affirmed by {party}, a party to it."
    return None


def _put_forward_before(other: Observation, affirmed: Observation, case: Case) -> bool:
    """Whether ``affirmed`` may answer ``other``.

    Whoever confirms or claims responsibility answers what is said already, by anybody. A plain word
    answers what was published on an earlier day, or a rumour of the same day.
    """
    if affirmed.stance in ("confirms", "claims_responsibility"):
        return other.stance not in ("confirms", "claims_responsibility")
    said, answered = _first_day(other, case), _first_day(affirmed, case)
    if said is None or answered is None:
        return False
    return said < answered or (said == answered and is_hearsay(other))


def _first_day(observation: Observation, case: Case) -> str | None:
    """The day on which somebody's word was first published: a later copy of the text makes it no newer."""
    evidence = case.evidence
    unit, teller = evidence.units[observation.report], teller_of(observation, evidence)
    days = [
        evidence.report_of(one).version_date
        for one in case.sides.said_for
        if evidence.units[one.report] == unit and teller_of(one, evidence) == teller
    ]
    return None if None in days else min(day for day in days if day is not None)


def _corroborated(case: Case) -> str | None:
    firm = case.origins.firm
    if len(firm) < 2:
        return None
    return f"Said by {len(firm)} independent origins: {listed(listed(o.names, most=2) for o in firm)}."


def _rumoured(case: Case) -> str | None:
    if not case.only_rumoured or not case.sides.said_for:
        return None
    return f"Said only by hearsay or by speakers without a name: {case.names(case.sides.said_for)}."


def _single_source(case: Case) -> str | None:
    sides = case.sides
    if not sides.said_for:
        return None
    (origin,) = case.origins.firm
    own = [observation for observation in sides.said_for if observation.id in origin.observations]
    party = ", a party to it" if case.party_among(own) else ""
    dependent = ", who are not independent of each other" if len(origin.names) > 1 else ""
    hearsay = "; besides that, hearsay only" if len(case.origins.origins) > 1 else ""
    return f"Said by one independent origin: {listed(origin.names)}{dependent}{party}{hearsay}."


#: In the order in which they are tried: the first that gives a reason decides.
RULES: Final[tuple[tuple[Status, Callable[[Case], str | None]], ...]] = (
    ("withdrawn", _withdrawn),
    ("contested", _contested),
    ("denied", _denied),
    ("confirmed_by_party", _confirmed_by_party),
    ("corroborated", _corroborated),
    ("rumoured", _rumoured),
    ("single_source", _single_source),
)
