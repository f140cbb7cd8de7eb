"""What holds for any record: order, reprints, judgements and strangers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import (
    BAQUBAH,
    DIYALA,
    EXPERTS,
    IRAQ,
    KHANAQIN,
    MUQDADIYA,
    RESIDENTS,
    RUMOUR,
    SOURCES,
    day,
    evidence_of,
    ministry,
    observe,
    place,
    speaker,
    toll,
    who,
    write,
)

from rasid.brief import make_brief, render_html, render_json, render_markdown
from rasid.measure import weekly_counts
from rasid.merge import independent_origins, merge, standing_versions
from rasid.merge.candidates import Index
from rasid.merge.facts import facts_of
from rasid.merge.standing import standings
from rasid.model.incident import Status
from rasid.model.judgement import Judgement, Verdict, make_judgement
from rasid.model.observation import Observation
from rasid.model.report import Report

#: The fewer ways there are to differ, the more the made-up records have in common.
_SPEAKERS = [None, None, ministry(), RUMOUR, RESIDENTS, EXPERTS, speaker("is"), speaker("coalition")]
_PLACES = [KHANAQIN, KHANAQIN, MUQDADIYA, BAQUBAH, DIYALA, IRAQ, None]
_VERDICTS: tuple[Verdict, ...] = ("same", "different", "reject", "accept")
_START = date(2024, 3, 11)
#: From the weakest to the strongest word for a claim that nobody contradicts.
_RISING: tuple[Status, ...] = ("withdrawn", "rumoured", "single_source", "corroborated", "confirmed_by_party")

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def observations(draw: st.DrawFn, report: Report, words: str) -> Observation:
    state = draw(st.booleans())
    fields: dict[str, Any] = {
        "by": draw(st.sampled_from(_SPEAKERS)),
        "stance": draw(
            st.sampled_from(["asserts"] * 4 + ["confirms", "denies", "doubts", "asks", "retracts"])
        ),
        "flags": draw(st.sampled_from([(), (), (), ("hearsay",)])),
        "place": draw(st.sampled_from(_PLACES)),
        "agent": draw(
            st.sampled_from([None, who("gunmen"), who("IS", "is"), who("technicians", "coalition")])
        ),
    }
    if state:
        fields |= {
            "kind": "state",
            "type": "presence",
            "phase": draw(st.sampled_from(["ends", "suspends", "continues", "resumes"])),
        }
    else:
        first = _START + timedelta(days=draw(st.integers(0, 3)))
        told = [
            day(first.isoformat()),
            day(first.isoformat(), (first + timedelta(6)).isoformat(), "week"),
            None,
        ]
        fields |= {
            "type": draw(st.sampled_from(["ASSAULT", "FIGHT"])),
            "mode": draw(st.sampled_from([None, "explosives", "firearms"])),
            "modality": draw(st.sampled_from(["actual"] * 4 + ["background", "planned"])),
            "time": draw(st.sampled_from(told)),
            "tolls": draw(st.sampled_from([(), (toll("killed", 2),), (toll("killed", 5),)])),
        }
    return observe(report, words, **fields)


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Observation], list[Report]]:
    """Reports of one to three sentences, some of them newer versions of an article, each told by somebody."""
    reports: list[Report] = []
    found: list[Observation] = []
    for number in range(draw(st.integers(1, 6))):
        sentences = [
            f"Report {number} tells {part}." for part in ("one", "two", "three")[: draw(st.integers(1, 3))]
        ]
        published = (_START + timedelta(days=draw(st.integers(0, 4)))).isoformat()
        report = write(
            " ".join(sentences),
            source=draw(st.sampled_from(sorted(SOURCES))),
            published=draw(st.sampled_from([published, published, None])),
            address=draw(st.sampled_from([None, None, "https://a.example/1"])),
        )
        reports.append(report)
        found.extend(draw(observations(report, sentence)) for sentence in sentences)
    return found, reports


@st.composite
def judgements(draw: st.DrawFn, known: list[Observation]) -> list[Judgement]:
    ids = sorted({observation.id for observation in known})
    made: list[Judgement] = []
    for number in range(draw(st.integers(0, 4))):
        verdict: Verdict = draw(st.sampled_from(_VERDICTS))
        count = 1 if verdict in ("reject", "accept") else min(2, len(ids))
        targets = draw(st.lists(st.sampled_from(ids), min_size=count, max_size=count, unique=True))
        made.append(
            make_judgement(
                verdict=verdict, targets=tuple(targets), by="a", made=f"2024-04-0{number + 1}", why=""
            )
        )
    return made


@FEW
@given(st.data())
def test_order_never_matters(data: st.DataObject) -> None:
    """Whatever order observations, reports and judgements come in: the same statuses, tracks, records and bytes."""
    found, reports = data.draw(records())
    judged = data.draw(judgements(found))

    def bytes_of(these: list[Observation], of: list[Report], rows: list[Judgement]) -> list[str]:
        evidence = evidence_of(these, of, rows)
        merged = merge(evidence)
        by_id = {report.id: report for report in of}
        counts = weekly_counts(merged.incidents, by_id)
        brief = make_brief(
            list(merged.incidents),
            list(merged.claims),
            counts,
            these,
            by_id,
            SOURCES,
            title="Brief",
            since=None,
            until=None,
            places=(),
        )
        whole = [repr(merged), repr(standings(evidence, merged.claims, rows))]
        return [render_html(brief), render_markdown(brief), render_json(brief), *whole]

    shuffled = [data.draw(st.permutations(rows)) for rows in (found, reports, judged)]
    assert bytes_of(found, reports, judged) == bytes_of(*shuffled)  # type: ignore[arg-type]


@FEW
@given(st.data())
def test_each_observation_is_in_one_claim_at_most(data: st.DataObject) -> None:
    """No observation stands in two whole claims or two incidents, and each incident is a claim with its status.

    Who tells a figure that somebody denies stands in the claim about the figure too.
    """
    found, reports = data.draw(records())
    merged = merge(evidence_of(found, reports, data.draw(judgements(found))))
    whole = [claim for claim in merged.claims if claim.part_of is None]
    in_claims = [one for claim in whole for one in (*claim.observations_for, *claim.observations_against)]
    in_incidents = [
        one for incident in merged.incidents for one in (*incident.observations, *incident.denied_by)
    ]
    assert len(in_claims) == len(set(in_claims)) and len(in_incidents) == len(set(in_incidents))
    claims = {claim.observations_for: claim.status for claim in whole}
    assert all(claims[incident.observations] == incident.status for incident in merged.incidents)


def copy_of(told: Observation, copy: Report) -> Observation:
    """The observation that a reader makes of the same words in another outlet's report."""
    happening = told.happening
    return observe(
        copy,
        told.quote.text,
        by=None if told.speaker.kind == "outlet" else told.speaker,
        stance=told.stance,
        modality=told.modality,
        flags=told.flags,
        kind=happening.kind,
        type=happening.type,
        mode=happening.mode,
        phase=happening.phase,
        agent=happening.agent,
        patient=happening.patient,
        tolls=told.tolls,
        time=told.time,
        place=told.place,
    )


@FEW
@given(st.data())
def test_reprint_raises_nothing(data: st.DataObject) -> None:
    """A near-copy of a standing report, published that day or later, raises no origin count and no status."""
    found, reports = data.draw(records())
    told = data.draw(
        st.sampled_from(sorted(standing_versions(reports).values(), key=lambda report: report.id))
    )
    later = None
    if told.published is not None:
        later = (
            date.fromisoformat(told.published) + timedelta(days=data.draw(st.integers(0, 2)))
        ).isoformat()
    copy = write(
        told.text,
        source=data.draw(st.sampled_from(sorted(SOURCES))),
        published=later,
        address="https://c.example/9",
    )
    copied = [copy_of(o, copy) for o in found if o.report == told.id]
    before = merge(evidence_of(found, reports))
    after = merge(evidence_of([*found, *copied], [*reports, copy], (), [frozenset({told.id, copy.id})]))
    originals = {o.id for o in found}
    for claim in before.claims:
        same = [
            other
            for other in after.claims
            if set(claim.observations_for) & set(other.observations_for) & originals
            and set(other.observations_for) & originals == set(claim.observations_for)
            and set(other.observations_against) & originals == set(claim.observations_against)
        ]
        for other in same:
            assert other.origins <= claim.origins
            if claim.status in _RISING and other.status in _RISING:
                assert _RISING.index(other.status) <= _RISING.index(claim.status)


@FEW
@given(st.data())
def test_undo_restores_exactly(data: st.DataObject) -> None:
    """Undoing the last of any judgements gives what there was before it."""
    found, reports = data.draw(records())
    earlier, more = data.draw(judgements(found)), data.draw(judgements(found))
    before = merge(evidence_of(found, reports, earlier))
    known = {judgement.id for judgement in earlier}
    fresh = [judgement for judgement in more if judgement.id not in known]
    undone = [
        make_judgement(verdict="undo", targets=(judgement.id,), by="a", made="2024-05-01", why="")
        for judgement in fresh
    ]
    assert merge(evidence_of(found, reports, [*earlier, *fresh, *undone])) == before


@FEW
@given(st.data())
def test_strangers_change_nothing(data: st.DataObject) -> None:
    """A report of something far away leaves all other incidents and claims as they were, ids included."""
    found, reports = data.draw(records())
    far = place("Farawa", "town", adm1="Elsewhere", lat=-20.0, lon=100.0, country="ZZ")
    stranger = write("Far away.", published="2024-03-12", source="hamrin-news")
    told = observe(stranger, type="CONSULT", place=far, time=day("2024-03-11"))
    before = merge(evidence_of(found, reports))
    after = merge(evidence_of([*found, told], [*reports, stranger]))
    assert set(before.incidents) < set(after.incidents) and set(before.claims) < set(after.claims)
    assert len(after.claims) == len(before.claims) + 1


def test_many_observations_are_compared_with_few() -> None:
    """Of five thousand attacks over a year each is compared with its neighbours only."""
    found, reports = [], []
    for number in range(5_000):
        told = (_START + timedelta(days=number % 365)).isoformat()
        town = place(
            f"T{number % 83}",
            "town",
            adm1=f"P{number % 18}",
            lat=30 + number % 83 / 12,
            lon=40 + number % 61 / 7,
        )
        report = write(f"Attack {number}.", published=told)
        reports.append(report)
        mode = ("explosives", "firearms", None)[number % 3]
        found.append(observe(report, mode=mode, place=town, time=day(told)))
    evidence = evidence_of(found, reports)
    index = Index(evidence.kinship)
    looked_at = 0
    for observation in evidence.live:
        facts = facts_of(observation, evidence.report_of(observation), observation.report)
        looked_at += len(index.near(facts))
        index.add(facts)
    assert 0 < looked_at < 20 * len(found)


@FEW
@given(st.data())
def test_every_claim_about_an_actual_state_is_in_one_situation(data: st.DataObject) -> None:
    """Situations leave out no claim about what is told as a fact, and none is in two of them."""
    found, reports = data.draw(records())
    merged = merge(evidence_of(found, reports, data.draw(judgements(found))))
    whole = [c for c in merged.claims if c.content.kind == "state" and c.part_of is None]
    states = {c.id for c in whole if c.content.modality in ("actual", "background")}
    turned = [turn.claim for one in merged.situations for turn in one.turns if not turn.implied]
    assert sorted(turned) == sorted(states)


@FEW
@given(st.data())
def test_what_is_implied_counts_for_nobody(data: st.DataObject) -> None:
    """Nobody implies anything about a claim in which they stand, and origins count plain words only."""
    found, reports = data.draw(records())
    evidence = evidence_of(found, reports)
    told = {o.id: o for o in found}
    for claim in merge(evidence).claims:
        plain = {*claim.observations_for, *claim.observations_against}
        if claim.part_of is None:
            assert plain.isdisjoint((*claim.implied_for, *claim.implied_against))
        said = [told[each] for each in claim.observations_for]
        assert claim.origins == independent_origins(said, evidence).count
