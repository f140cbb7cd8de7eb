"""A claim in the words of others: Admiralty credibility, Airwars' grades, STIX confidence.

Statuses say how a claim stands; these scales say how far to trust it, and each loses something. They are made for
export, so that a claim can be laid beside those of others.
"""

from __future__ import annotations

from typing import Final, Literal

from rasid.model.incident import Claim, Status

Credibility = Literal[1, 2, 3, 4, 5, 6]
Airwars = Literal["confirmed", "fair", "weak", "contested", "discounted"]

#: Admiralty: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be
#: judged. A party has its interest in what it affirms, so that its word alone does not make a rumour confirmed.
_CREDIBILITY: Final[dict[Status, Credibility]] = {
    "corroborated": 1, "confirmed_by_party": 2, "single_source": 3, "rumoured": 4, "denied": 5, "withdrawn": 5,
    "contested": 6,
}  # fmt: skip
#: From so many independent origins on, what a party affirms is confirmed by others too.
_ORIGINS_CONFIRMING: Final = 3
_AIRWARS: Final[dict[Status, Airwars]] = {
    "confirmed_by_party": "confirmed", "corroborated": "fair", "single_source": "weak", "rumoured": "weak",
    "contested": "contested", "denied": "discounted", "withdrawn": "discounted",
}  # fmt: skip
#: STIX 2.1: confidence of the Admiralty credibility scale; 6 has none.
_STIX: Final[dict[Credibility, int]] = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
CREDIBILITY_WORDS: Final[dict[Credibility, str]] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


def credibility(claim: Claim) -> Credibility:
    """The Admiralty credibility of what is claimed, 1 to 6."""
    if claim.status == "confirmed_by_party" and claim.origins >= _ORIGINS_CONFIRMING:
        return 1
    return _CREDIBILITY[claim.status]


def airwars_grade(claim: Claim) -> Airwars:
    """The claim in the words of Airwars."""
    return _AIRWARS[claim.status]


def stix_confidence(claim: Claim) -> int | None:
    """STIX 2.1 confidence, 0 to 100; None where the truth cannot be judged, and STIX wants no number."""
    return _STIX.get(credibility(claim))
