"""The sample brief, read from the first line to the claims: what a careful analyst takes from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

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


@dataclass(frozen=True)
class Row:
    """What one row of the expected reading tells, in short labels; ``tells`` are a few of its words."""

    tells: str
    speaker: str
    stance: str
    type: str
    phase: str | None = None
    modality: str = "actual"
    agent: str | None = None
    patient: str | None = None
    end: str | None = PUBLISHED
    since: str | None = None
    time: str | None = "week"
    place: str | None = "Iraq"
    precision: str | None = "country"
    flags: tuple[str, ...] = ()


BALAD: Final[dict[str, Any]] = {"place": "Balad Air Base", "precision": "site"}
MINISTRY = "iraq-defence-ministry"
#: Row number -> what an analyst takes from it.
ROWS: dict[int, Row] = {
    1: Row("launched operations", "outlet", "asserts", "FIGHT", agent="iraq-air-force", patient="isis"),
    2: Row("to maintain", "iraq-joint-operations-command", "asserts", "maintenance", "continues",
           agent="iraq-joint-operations-command", patient="F-16"),
    3: Row("stopped its support", "rumour", "asserts", "support", "ends", agent="coalition", flags=("hearsay",)),
    4: Row("reportedly leaving", "rumour", "asserts", "presence", "ends", agent="technicians",
           patient="Balad Air Base", flags=("hearsay",), **BALAD),
    5: Row("have left", MINISTRY, "confirms", "presence", "ends", agent="coalition", patient="Balad Air Base",
           **BALAD),
    6: Row("have not been suspended", MINISTRY, "denies", "operations", "suspends", end=None, time=None, place=None,
           precision=None),
    7: Row("pilots have enough expertise", MINISTRY, "asserts", "capability", agent="Iraqi technicians"),
    8: Row("preserving", "expert", "confirms", "capability", agent="Iraqi cadres"),
    9: Row("these jets", MINISTRY, "asserts", "FIGHT", "continues", agent="iraq-air-force", patient="isis"),
    10: Row("first ground operations", "outlet", "asserts", "FIGHT", agent="iraq-security-forces", patient="isis",
            since="2020-01-01", time="month"),
    11: Row("efforts to build", "official", "asserts", "capability", "continues", "planned",
            agent="iraq-air-force", end=None, time=None),
    12: Row("resumption", "iraq-government", "asserts", "operations", "resumes", agent="iraq-government",
            since="2020-01-27", end="2020-02-02"),
    13: Row("picked up", "outlet", "asserts", "trend", agent="isis", since="2020-01-10", place="Diyala",
            precision="province"),
    14: Row("militant camps", "outlet", "asserts", "FIGHT", "continues", agent="iraq-air-force",
            patient="militant camps", place="Diyala", precision="province"),
    15: Row("back-step", "outlet", "asserts", "RETREAT", agent="coalition"),
    16: Row("violent protests", "expert", "asserts", "PROTEST", "continues"),
    17: Row("distraction from", "expert", "asserts", "operations", None, "possible", patient="isis", end=None,
            time=None),
    18: Row("capabilities since|shown increased", "outlet", "asserts", "capability", "begins",
            agent="iraq-security-forces"),
    19: Row("prevent an ISIS", "outlet", "asserts", "operations", "continues", "possible", agent="iraq-government",
            patient="isis"),
}  # fmt: skip


def row_of(observation: Observation) -> int:
    """The number of the row whose happening an observation tells; 0 for one that is in no row."""
    happening = observation.happening
    return next(
        (
            number
            for number, row in ROWS.items()
            if happening.type == row.type and any(words in happening.text for words in row.tells.split("|"))
        ),
        0,
    )


@pytest.mark.parametrize("number", ROWS)
def test_each_row_is_read(observations: tuple[Observation, ...], number: int) -> None:
    """Each row is told once, with its speaker, stance, modality, phase, participants, time and place."""
    row = ROWS[number]
    (told,) = (o for o in observations if row_of(o) == number)
    happening, time, place = told.happening, told.time, told.place
    assert (told.stance, told.modality, happening.phase) == (row.stance, row.modality, row.phase)
    assert (time and time.start, time and time.end, time and time.precision) == (row.since, row.end, row.time)
    assert (place and place.name, place and place.precision) == (row.place, row.precision)
    assert row.speaker in (told.speaker.actor, told.speaker.kind) and set(row.flags) <= set(told.flags)
    for wanted, found in ((row.agent, happening.agent), (row.patient, happening.patient)):
        if wanted is None:
            assert found is None
        else:
            assert found is not None and (wanted == found.actor or wanted in found.text)


def test_nothing_is_invented(observations: tuple[Observation, ...]) -> None:
    """Every observation is one of the rows: no purpose, role, comment or reason is told as a happening."""
    assert sorted(row_of(o) for o in observations) == sorted(ROWS)


def test_speakers_and_stances(observations: tuple[Observation, ...]) -> None:
    """All nineteen speakers and stances are right; a reading with more than two wrong is none."""
    right = [
        o
        for o in observations
        if (row := ROWS.get(row_of(o))) and o.stance == row.stance
        and row.speaker in (o.speaker.actor, o.speaker.kind)
    ]  # fmt: skip
    assert len(right) == 19


def test_chains_begin_with_the_outlet(observations: tuple[Observation, ...]) -> None:
    """Each chain runs from the outlet to the speaker, and what a named speaker says is quoted with its words."""
    for told in observations:
        assert told.chain[0].kind == "outlet"
        last = told.chain[-1]
        assert (last.text, last.kind, last.actor) == (
            told.speaker.text,
            told.speaker.kind,
            told.speaker.actor,
        )
        assert bool(told.content) == (told.speaker.kind != "outlet")


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
