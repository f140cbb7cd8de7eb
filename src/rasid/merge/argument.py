"""The whole argument about one claim: who says what for it and against it, and who has it from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rasid.merge.evidence import Evidence
from rasid.merge.grading import airwars_grade, credibility, stix_confidence
from rasid.merge.naming import speaker_name
from rasid.merge.origins import Origins, independent_origins
from rasid.model.incident import Claim
from rasid.model.json_rows import Json
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.report import Grade, Source
from rasid.model.shapes import claim_to_json, judgement_to_json, observation_to_json


@dataclass(frozen=True, slots=True)
class Saying:
    """One observation of the argument: who says it, where it was printed, and whether it only follows."""

    observation: Observation
    name: str
    source: str
    grade: Grade | None
    published: str | None
    implied: bool


@dataclass(frozen=True, slots=True)
class Argument:
    """A claim with all that it rests on, in order of publication.

    ``origins`` are those of its first side with anybody in it; ``judgements`` are all that name an observation of
    it, undone ones among them.
    """

    claim: Claim
    said_for: tuple[Saying, ...]
    against: tuple[Saying, ...]
    origins: Origins
    origins_against: Origins
    judgements: tuple[Judgement, ...]


def argument_about(
    claim: Claim,
    observations: Mapping[str, Observation],
    judgements: Iterable[Judgement],
    evidence: Evidence,
) -> Argument:
    """The argument about ``claim``; ``observations`` are by id, those of superseded versions among them."""

    def sayings(ids: Iterable[str], *, implied: bool) -> list[Saying]:
        return [_saying(observations[i], evidence, implied=implied) for i in ids]

    said_for = sayings(claim.observations_for, implied=False) + sayings(claim.implied_for, implied=True)
    against = sayings(claim.observations_against, implied=False)
    against += sayings(claim.implied_against, implied=True)
    named = {*claim.observations_for, *claim.observations_against}
    about = [judgement for judgement in judgements if named & set(judgement.targets)]
    undone = {judgement.id for judgement in about}
    about += [judgement for judgement in judgements if undone & set(judgement.targets)]
    return Argument(
        claim=claim,
        said_for=tuple(said_for),
        against=tuple(against),
        origins=independent_origins((observations[i] for i in claim.observations_for), evidence),
        origins_against=independent_origins((observations[i] for i in claim.observations_against), evidence),
        judgements=tuple(sorted(about, key=lambda judgement: (judgement.made, judgement.id))),
    )


def _saying(observation: Observation, evidence: Evidence, *, implied: bool) -> Saying:
    report = evidence.report_of(observation)
    source: Source | None = evidence.sources.get(report.source)
    return Saying(
        observation=observation,
        name=speaker_name(observation, evidence),
        source=source.name if source else report.source,
        grade=source.grade if source else None,
        published=report.version_date,
        implied=implied,
    )


def argument_to_json(argument: Argument) -> Json:
    """The argument as ``rasid claim ID --format json`` writes it."""
    claim = argument.claim
    return {
        **claim_to_json(claim),
        "grades": {
            "credibility": credibility(claim),
            "airwars": airwars_grade(claim),
            "stix_confidence": stix_confidence(claim),
        },
        "sayings_for": [_saying_to_json(saying) for saying in argument.said_for],
        "sayings_against": [_saying_to_json(saying) for saying in argument.against],
        "origins_for": _origins_to_json(argument.origins),
        "origins_against": _origins_to_json(argument.origins_against),
        "judgements": [judgement_to_json(judgement) for judgement in argument.judgements],
    }


def _saying_to_json(saying: Saying) -> Json:
    return {
        "name": saying.name,
        "source": saying.source,
        "grade": saying.grade,
        "published": saying.published,
        "implied": saying.implied,
        "observation": observation_to_json(saying.observation),
    }


def _origins_to_json(origins: Origins) -> Json:
    """Origins as a graph: who they are, what they said, and why several who tell it are one."""
    return {
        "origins": [
            {"names": list(o.names), "observations": list(o.observations), "named": o.named, "firm": o.firm}
            for o in origins.origins
        ],
        "channels": origins.channels,
        "passed_on": sorted(origins.passed_on),
        "dependences": list(origins.dependences),
    }
