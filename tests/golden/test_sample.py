"""The sample brief, read from the first line to the claims: what a careful analyst takes from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.merge import Merged, gather, merge
from rasid.model.incident import Claim
from rasid.model.observation import Observation
from rasid.model.report import Report, make_report
from rasid.resolve.actors import load_actors
from rasid.run.here import Reader

SAMPLE = Path(__file__).parents[2].parent / "shared" / "seeds" / "000_f5339ab803bf009a.txt"
PUBLISHED = "2020-01-31"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SAMPLE.exists(), reason="the sample brief is not beside this checkout"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    """The sample as a report."""
    text = SAMPLE.read_text(encoding="utf-8")
    return make_report(
        source="sample",
        text=text,
        title_end=text.index("\n"),
        media_type="text/plain",
        bytes_sha256="",
        published=PUBLISHED,
    )


@pytest.fixture(scope="module")
def observations(reader: Reader, report: Report) -> tuple[Observation, ...]:
    """What is read from the sample."""
    return tuple(reader.document(report).layer("observations"))


@pytest.fixture(scope="module")
def merged(observations: tuple[Observation, ...], report: Report) -> Merged:
    """What the sample comes to."""
    actors = load_actors().actors
    return merge(gather(observations, {report.id: report}, (), sources={}, actors=actors, reprints=()))


def the_claim(merged: Merged, words: str, phase: str | None) -> Claim:
    """The one claim whose words hold ``words`` and whose phase is as given."""
    found = [c for c in merged.claims if words in c.content.text and c.content.phase == phase]
    assert len(found) == 1, [(c.content.text, c.status) for c in merged.claims]
    return found[0]


def the(observations: tuple[Observation, ...], words: str, **wanted: object) -> Observation:
    """The one observation whose happening's words hold ``words`` and whose fields are as wanted."""
    found = [
        o
        for o in observations
        if words in o.happening.text
        and all(
            getattr(o if hasattr(o, name) else o.happening, name) == value for name, value in wanted.items()
        )
    ]
    assert len(found) == 1, [(o.happening.text, o.stance, o.speaker.text) for o in found or observations]
    return found[0]


def test_row_1_air_operations(observations: tuple[Observation, ...]) -> None:
    """The outlet asserts air operations against ISIS camps in Iraq, once, though title and lead tell them."""
    told = the(observations, "has launched operations", stance="asserts", modality="actual", kind="event")
    assert told.speaker.kind == "outlet"
    assert told.happening.agent is not None and told.happening.agent.actor == "iraq-air-force"
    assert told.happening.patient is not None and "ISIS training camps" in told.happening.patient.text
    assert told.place is not None and (told.place.country, told.place.precision) == ("IQ", "country")
    assert told.time is not None and (told.time.end, told.time.precision) == (PUBLISHED, "week")
    assert "headline" not in told.flags


def test_row_3_rumour_that_support_stopped(observations: tuple[Observation, ...]) -> None:
    """Rumours assert, as hearsay, that the Coalition has stopped its support, before the statement."""
    told = the(observations, "stopped its support", stance="asserts", phase="ends")
    assert told.speaker.kind == "rumour" and "umours" in (told.speaker.text or "")
    assert "hearsay" in told.flags
    assert told.happening.agent is not None and told.happening.agent.actor == "coalition"
    assert told.place is not None and (told.place.country, told.place.precision) == ("IQ", "country")
    assert told.time is not None and (told.time.start, told.time.end) == (None, PUBLISHED)


def test_row_5_ministry_confirms_that_technicians_left(observations: tuple[Observation, ...]) -> None:
    """The Ministry confirms, where only a rumour spoke before, that technicians left Balad Air Base."""
    told = the(observations, "technicians have left", stance="confirms")
    assert told.speaker.actor == "iraq-defence-ministry"
    assert told.place is not None
    assert (told.place.name or "").startswith("Balad") and told.place.precision == "site"
    assert told.place.country == "IQ"


def test_row_6_ministry_denies_suspension(observations: tuple[Observation, ...]) -> None:
    """The Ministry denies that operations were suspended; no place and no time are made up for it."""
    told = the(observations, "operations have not been suspended", stance="denies", phase="suspends")
    assert told.speaker.actor == "iraq-defence-ministry"
    assert told.happening.kind == "state"
    assert told.place is None and told.time is None


def test_row_10_first_ground_operations(observations: tuple[Observation, ...]) -> None:
    """The outlet asserts ground operations of the security forces in January 2020, to the month."""
    told = the(observations, "ground operations", stance="asserts", modality="actual")
    assert told.speaker.kind == "outlet"
    assert told.happening.agent is not None and told.happening.agent.actor == "iraq-security-forces"
    assert told.time is not None
    assert (told.time.start, told.time.end, told.time.precision) == ("2020-01-01", "2020-01-31", "month")
    assert told.place is not None and (told.place.country, told.place.precision) == ("IQ", "country")


def test_row_12_joint_operations_resumed(observations: tuple[Observation, ...]) -> None:
    """The Government asserts that joint operations are resumed, in the week of publication."""
    told = the(observations, "joint anti-ISIS operations", stance="asserts", phase="resumes")
    assert told.speaker.actor == "iraq-government"
    assert told.time is not None and told.time.precision == "week"
    assert told.time.start is not None and told.time.start <= PUBLISHED <= (told.time.end or "")
    assert told.place is not None and told.place.country == "IQ"


def test_row_14_air_force_targets_camps_in_diyala(observations: tuple[Observation, ...]) -> None:
    """The outlet asserts that the Air Force continues to target camps in Diyala, a province."""
    told = the(observations, "continues to target militant camps", stance="asserts", phase="continues")
    assert told.speaker.kind == "outlet"
    assert told.happening.agent is not None and told.happening.agent.actor == "iraq-air-force"
    assert told.place is not None and (told.place.name, told.place.precision) == ("Diyala", "province")


def test_nothing_is_invented(observations: tuple[Observation, ...]) -> None:
    """No more than thirty observations, and none of what is only a purpose or a role."""
    assert len(observations) <= 30
    assert not [o for o in observations if o.happening.text.startswith("prevent")]


def test_nothing_false_is_told(observations: tuple[Observation, ...]) -> None:
    """Nobody takes anything back in the sample, and nothing in it is placed outside Iraq."""
    assert not [o for o in observations if o.stance == "retracts"]
    assert {o.place.country for o in observations if o.place is not None} == {"IQ"}


def test_claim_that_support_stopped_is_contested_by_implication(merged: Merged) -> None:
    """Rumours say that support stopped; the Command's statement denies it only by implication, and so it is told."""
    claim = the_claim(merged, "stopped its support", "ends")
    assert claim.status == "contested"
    assert claim.observations_against == () and len(claim.implied_against) == 1
    assert "denied by implication by Joint Operations Command" in claim.reason


def test_claim_that_technicians_left_is_confirmed_by_a_party(merged: Merged) -> None:
    """Rumours put it forward, and the Ministry, host of the base, affirms it."""
    assert the_claim(merged, "technicians", "ends").status == "confirmed_by_party"


def test_claim_that_operations_are_suspended_is_denied(merged: Merged) -> None:
    """Only the Ministry speaks of it, against it."""
    claim = the_claim(merged, "operations have not been suspended", "suspends")
    assert (claim.status, claim.observations_for) == ("denied", ())


def test_claim_that_crews_are_able_is_corroborated(merged: Merged) -> None:
    """The Ministry and the experts are two origins in one channel."""
    claim = the_claim(merged, "enough expertise", None)
    assert (claim.status, claim.origins, claim.channels) == ("corroborated", 2, 1)


def test_claim_that_joint_operations_resumed_is_of_one_party(merged: Merged) -> None:
    """Only the Government says so, and it is a party to it."""
    claim = the_claim(merged, "joint anti-ISIS operations", "resumes")
    assert claim.status == "single_source" and "a party to it" in claim.reason


def test_states_over_time(merged: Merged) -> None:
    """Joint operations were suspended, nobody says since when, and resumed; the technicians are gone."""
    tracks = {one.text: one for one in merged.situations}
    (operations,) = (one for words, one in tracks.items() if "joint anti-ISIS operations" in words)
    assert [(turn.phase, turn.implied) for turn in operations.turns] == [
        ("suspends", True),
        ("resumes", False),
    ]
    assert operations.turns[0].start is None and operations.now == "resumes"
    absent = [one for words, one in tracks.items() if "technicians have left" in words or "leaving" in words]
    assert absent and all(one.now == "ends" for one in absent)


def test_a_rise_is_a_reported_rise(merged: Merged) -> None:
    """That attacks picked up in Diyala is a claim about a series, not a count."""
    (trend,) = (one for one in merged.situations if one.direction is not None)
    assert (trend.direction, trend.place is not None and trend.place.name) == ("rising", "Diyala")
