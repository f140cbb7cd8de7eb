"""Claims as ClaimReview, the schema.org vocabulary that fact-checkers publish (JSON-LD)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from rasid.merge.evidence import Evidence
from rasid.merge.grading import CREDIBILITY_WORDS, credibility
from rasid.merge.naming import speaker_name
from rasid.model.incident import Claim
from rasid.model.observation import Observation, SpeakerKind

Node = dict[str, Any]

#: Who may be named as author of a claim: houses and those who speak for them. Witnesses and nameless sources are
#: told by their kind, since a review is made to be published.
_MAY_BE_NAMED: Final[frozenset[SpeakerKind]] = frozenset({"outlet", "agency", "institution", "group"})
_BEST: Final = 5


def claim_reviews(
    claims: Iterable[Claim],
    observations: Mapping[str, Observation],
    evidence: Evidence,
    *,
    shown: Callable[[Claim, Node], Node] | None = None,
) -> Node:
    """A JSON-LD document with one ClaimReview for each claim, as ``shown`` makes it where that is given.

    A rating runs from 5 (confirmed by other sources) to 1 (improbable), the Admiralty scale turned round; a claim of
    which the truth cannot be judged has only its words. What is put forward by nobody in view has no author.
    """
    made = ((claim, _review(claim, observations, evidence)) for claim in claims)
    reviews = [shown(claim, review) if shown else review for claim, review in made]
    return {"@context": "https://schema.org", "@graph": reviews}


def _review(claim: Claim, observations: Mapping[str, Observation], evidence: Evidence) -> Node:
    level = credibility(claim)
    rating: Node = {"@type": "Rating", "alternateName": f"{claim.status}: {CREDIBILITY_WORDS[level]}"}
    if level <= _BEST:
        rating |= {"ratingValue": _BEST + 1 - level, "bestRating": _BEST, "worstRating": 1}
    review: Node = {
        "@type": "ClaimReview",
        "@id": f"urn:rasid:{claim.id}",
        "claimReviewed": _words(claim),
        "reviewBody": claim.reason,
        "author": {"@type": "Organization", "name": "rasid"},
        "reviewRating": rating,
        "itemReviewed": _item(claim, observations, evidence),
    }
    dated = claim.history[-1].date if claim.history else None
    return review | ({"datePublished": dated} if dated else {})


def _words(claim: Claim) -> str:
    part = f" ({claim.content.part})" if claim.content.part else ""
    return " ".join(claim.content.text.split()) + part


def _item(claim: Claim, observations: Mapping[str, Observation], evidence: Evidence) -> Node:
    item: Node = {"@type": "Claim"}
    said = [observations[each] for each in claim.observations_for]
    if said:
        item["author"] = _author(said[0], evidence)
        first = evidence.report_of(said[0]).version_date
        item |= {"datePublished": first} if first else {}
    reports = {each.report: evidence.report_of(each) for each in said}
    places = dict.fromkeys(report.address for report in reports.values() if report.address)
    web = [address for address in places if address.startswith(("http://", "https://"))]
    if web:
        item["appearance"] = [{"@type": "CreativeWork", "url": address} for address in web]
    return item


def _author(observation: Observation, evidence: Evidence) -> Node:
    speaker = observation.speaker
    if speaker.kind in _MAY_BE_NAMED or (speaker.kind == "official" and speaker.actor is not None):
        return {"@type": "Organization", "name": speaker_name(observation, evidence)}
    return {"@type": "Thing", "name": f"unnamed ({speaker.kind})"}
