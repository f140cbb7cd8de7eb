"""Each status rule of a claim, one row a case, and the edges between rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.builders import (
    BALAD_BASE,
    EXPERTS,
    KHANAQIN,
    RESIDENTS,
    RUMOUR,
    SECURITY_SOURCE,
    Desk,
    day,
    ministry,
    speaker,
    toll,
    who,
)

from rasid.model.incident import Claim, Status
from rasid.model.observation import Speaker

Story = Callable[[Desk], None]

#: One state, told in many ways: technicians of the Coalition left Balad Air Base.
LEFT: dict[str, Any] = {
    "kind": "state",
    "type": "presence",
    "phase": "ends",
    "agent": who("Coalition technicians", "coalition"),
    "place": BALAD_BASE,
}


def told(desk: Desk, text: str, *, by: Any = None, source: str = "tigris-daily", **more: Any) -> None:
    desk.tell(text, by=by, source=source, **{**LEFT, **more})


def withdrawn_by_correction(desk: Desk) -> None:
    desk.tell("They left.", address="https://t.example/1", published="2024-03-01", **LEFT)
    desk.report("Nobody left.", address="https://t.example/1", published="2024-03-01", updated="2024-03-02")


def withdrawn_by_retraction(desk: Desk) -> None:
    told(desk, "They left.", published="2024-03-01")
    told(desk, "We were wrong.", published="2024-03-02", stance="retracts")


def contested(desk: Desk) -> None:
    told(desk, "They left.", by=speaker("monitors"))
    told(desk, "They are here.", by=ministry(), stance="denies", source="hamrin-news")


def contested_by_doubt_of_a_bystander(desk: Desk) -> None:
    told(desk, "They left, it is rumoured.", by=RUMOUR)
    told(desk, "Hardly.", by=speaker("red-crescent"), stance="doubts", source="hamrin-news")


def denied_alone(desk: Desk) -> None:
    told(desk, "They are here.", by=ministry(), stance="denies")


def denied_rumour(desk: Desk) -> None:
    told(desk, "They left, it is rumoured.", by=RUMOUR)
    told(desk, "They are here.", by=ministry(), stance="denies", source="hamrin-news")


def denied_hearsay_of_an_outlet(desk: Desk) -> None:
    told(desk, "They reportedly left.", flags=("hearsay",))
    told(desk, "They are here.", by=ministry(), stance="denies", source="hamrin-news")


def confirmed_after_a_rumour(desk: Desk) -> None:
    told(desk, "They left, it is rumoured.", by=RUMOUR)
    told(desk, "They have left.", by=ministry(), source="hamrin-news")


def confirmed_by_the_actor(desk: Desk) -> None:
    told(desk, "They left.", published="2024-03-01")
    told(desk, "We left.", by=speaker("coalition"), published="2024-03-02", source="hamrin-news")


def corroborated(desk: Desk) -> None:
    told(desk, "They left.")
    told(desk, "They are gone.", source="hamrin-news")


def corroborated_by_two_without_a_name(desk: Desk) -> None:
    told(desk, "They left, said residents.", by=RESIDENTS)
    told(desk, "They are gone, said a security source.", by=SECURITY_SOURCE, source="hamrin-news")


def corroborated_by_party_and_experts(desk: Desk) -> None:
    report = desk.report("They left, said the ministry. Experts confirmed it.")
    desk.tell(report, "They left, said the ministry", by=ministry(), **LEFT)
    desk.tell(report, "Experts confirmed it", by=EXPERTS, stance="confirms", **LEFT)


def rumoured(desk: Desk) -> None:
    told(desk, "They left, it is rumoured.", by=RUMOUR)
    told(desk, "They left, as rumour has it.", by=RUMOUR, source="hamrin-news")


def rumoured_by_one_without_a_name(desk: Desk) -> None:
    told(desk, "They left, said a security source.", by=SECURITY_SOURCE)


def single_source(desk: Desk) -> None:
    told(desk, "They left.")


def single_source_by_a_party(desk: Desk) -> None:
    told(desk, "They left.", by=ministry())
    told(desk, "They left, says the ministry.", by=ministry(), source="hamrin-news")


def single_source_of_one_owner(desk: Desk) -> None:
    told(desk, "They left.", source="palm-radio")
    told(desk, "They are gone.", source="palm-online")


CASES: tuple[tuple[Status, Story], ...] = (
    ("withdrawn", withdrawn_by_correction),
    ("withdrawn", withdrawn_by_retraction),
    ("contested", contested),
    ("contested", contested_by_doubt_of_a_bystander),
    ("denied", denied_alone),
    ("denied", denied_rumour),
    ("denied", denied_hearsay_of_an_outlet),
    ("confirmed_by_party", confirmed_after_a_rumour),
    ("confirmed_by_party", confirmed_by_the_actor),
    ("corroborated", corroborated),
    ("corroborated", corroborated_by_two_without_a_name),
    ("corroborated", corroborated_by_party_and_experts),
    ("rumoured", rumoured),
    ("rumoured", rumoured_by_one_without_a_name),
    ("single_source", single_source),
    ("single_source", single_source_by_a_party),
    ("single_source", single_source_of_one_owner),
)


def the_claim(desk: Desk) -> Claim:
    (claim,) = desk.merged().claims
    return claim


@pytest.mark.parametrize(("status", "story"), CASES, ids=[story.__name__ for _, story in CASES])
def test_first_rule_that_fits(status: Status, story: Story) -> None:
    """Each story is one claim, has the status of the first rule that fits, and says why in one sentence."""
    desk = Desk()
    story(desk)
    claim = the_claim(desk)
    assert claim.status == status, claim.reason
    assert claim.reason.endswith(".") and claim.reason[0].isupper() and len(claim.reason) > 15
    assert claim.history[-1].status == status


def test_reason_names_who_says_and_who_denies() -> None:
    """The reason of a contested claim names both sides by name."""
    desk = Desk()
    contested(desk)
    assert the_claim(desk).reason == ("Said by Plain Monitors; denied by Ministry of Defence, a party to it.")


def test_denial_and_assertion_of_a_suspension_are_one_claim() -> None:
    """Denying that operations were suspended, and saying that they were stopped, is one claim."""
    desk = Desk()
    operations: dict[str, Any] = {"kind": "state", "type": "operations", "agent": who("joint operations")}
    desk.tell("Operations were stopped.", by=speaker("monitors"), phase="ends", **operations)
    desk.tell(
        "They were not suspended.",
        by=ministry(),
        stance="denies",
        phase="suspends",
        source="hamrin-news",
        **operations,
    )
    assert the_claim(desk).status == "contested"


def test_history_by_day_of_publication() -> None:
    """A rumour that is confirmed and then denied by others has each status from its day on."""
    desk = Desk()
    told(desk, "They left, it is rumoured.", by=RUMOUR, published="2024-03-01")
    told(desk, "They have left.", by=ministry(), published="2024-03-03", source="hamrin-news")
    told(
        desk,
        "We are here.",
        by=speaker("us-army"),
        stance="denies",
        published="2024-03-05",
        source="delta-wire",
    )
    turns = [(turn.date, turn.status) for turn in the_claim(desk).history]
    assert turns == [
        ("2024-03-01", "rumoured"),
        ("2024-03-03", "confirmed_by_party"),
        ("2024-03-05", "contested"),
    ]


def test_retraction_leaves_what_others_say() -> None:
    """Who takes back their word takes back nobody else's; what is said anew afterwards stands."""
    desk = Desk()
    told(desk, "They left.", published="2024-03-01")
    told(desk, "They are gone.", published="2024-03-01", source="hamrin-news")
    told(desk, "We were wrong.", published="2024-03-02", stance="retracts")
    assert (the_claim(desk).status, the_claim(desk).origins) == ("single_source", 1)
    told(desk, "They left after all.", published="2024-03-03")
    assert the_claim(desk).status == "corroborated"


def test_outlet_that_retracts_takes_its_reports_back_with_their_copies() -> None:
    """An outlet's retraction takes back what it quoted too, and what others copied from it falls with it."""
    desk = Desk()
    first = desk.report("They left, said residents.", source="hamrin-news", published="2024-03-01")
    desk.tell(first, by=RESIDENTS, **LEFT)
    copy = desk.report("They left, said residents!", source="palm-radio", published="2024-03-02")
    desk.tell(copy, by=RESIDENTS, **LEFT)
    desk.reprints.append(frozenset({first.id, copy.id}))
    assert the_claim(desk).status == "rumoured"
    told(desk, "We take our report back.", stance="retracts", source="hamrin-news", published="2024-03-05")
    claim = the_claim(desk)
    assert claim.status == "withdrawn" and claim.reason.startswith("Taken back by residents")
    assert [turn.status for turn in claim.history] == ["rumoured", "withdrawn"]


def test_copy_falls_with_the_version_it_copied() -> None:
    """Where the original no longer says so in its newer version, an uncorrected copy of it counts no more."""
    desk = Desk()
    about = {"address": "https://t.example/1", "published": "2024-03-01"}
    original = desk.tell("They left.", **about, **LEFT)
    copy = desk.tell("They left!", source="palm-radio", published="2024-03-02", **LEFT)
    desk.reprints.append(frozenset({original.report, copy.report}))
    assert the_claim(desk).status == "single_source"
    desk.report("Nobody left.", updated="2024-03-03", **about)
    assert [(turn.date, turn.status) for turn in the_claim(desk).history] == [
        ("2024-03-01", "single_source"),
        ("2024-03-03", "withdrawn"),
    ]


def test_rumour_that_somebody_named_denies_where_nobody_is_known_to_take_part() -> None:
    """Of a rumour that names nobody, whoever denies it by name answers for it; a bystander only contests."""
    desk = Desk()
    state: dict[str, Any] = {
        "kind": "state",
        "type": "operations",
        "phase": "ends",
        "agent": who("operations"),
    }
    desk.tell("Operations ended, it is rumoured.", by=RUMOUR, **state)
    desk.tell("They did not.", by=ministry(), stance="denies", source="hamrin-news", **state)
    assert the_claim(desk).status == "denied"
    desk = Desk()
    told(desk, "They left, it is rumoured.", by=RUMOUR)
    told(desk, "They did not.", by=speaker("monitors"), stance="denies", source="hamrin-news")
    assert the_claim(desk).status == "contested"


def test_a_question_is_on_neither_side() -> None:
    """Asking whether it is so adds no origin, and alone makes no claim."""
    desk = Desk()
    told(desk, "Did they leave?", stance="asks")
    assert desk.merged().claims == ()
    told(desk, "They left.", source="hamrin-news")
    assert (the_claim(desk).origins, the_claim(desk).status) == (1, "single_source")


def test_plans_are_no_facts() -> None:
    """That something is planned and that it happened are two claims, and a plan is no incident."""
    desk = Desk()
    strike: dict[str, Any] = {"type": "FIGHT", "mode": "aerial", "place": KHANAQIN, "time": day("2024-03-12")}
    desk.tell("It will strike.", modality="planned", **strike)
    desk.tell("It struck.", source="hamrin-news", **strike)
    merged = desk.merged()
    assert sorted(claim.content.modality for claim in merged.claims) == ["actual", "planned"]
    assert len(merged.incidents) == 1


def test_undated_reports_count_from_the_beginning() -> None:
    """An undated report is on record before every dated one."""
    desk = Desk()
    told(desk, "They left.", published=None)
    told(desk, "They are gone.", source="hamrin-news", published="2024-03-02")
    assert [turn.date for turn in the_claim(desk).history] == [None, "2024-03-02"]


def test_incident_and_claim_agree() -> None:
    """An incident has the status, the reason and the origins of the claim that it happened."""
    desk = Desk()
    attack: dict[str, Any] = {"mode": "explosives", "place": KHANAQIN, "time": day("2024-03-12")}
    desk.tell("A bomb went off.", **attack)
    desk.tell("There was no bomb.", by=ministry(), stance="denies", source="hamrin-news", **attack)
    merged = desk.merged()
    (incident,), (claim,) = merged.incidents, merged.claims
    assert (incident.status, incident.reason) == (claim.status, claim.reason) == ("contested", claim.reason)
    assert incident.denied_by == claim.observations_against


def test_part_of_leads_to_a_claim_or_nowhere() -> None:
    """A denied figure that nobody tells is a claim of its own; once somebody tells the rest, a part of that."""
    desk = Desk()
    desk.tell(
        "The ministry denied that eleven soldiers were killed.",
        type="ASSAULT", stance="denies", by=ministry(), tolls=(toll("killed", 11),), place=KHANAQIN,
    )  # fmt: skip
    assert [claim.part_of for claim in desk.merged().claims] == [None]
    desk.tell(
        "A bomb killed four soldiers in Khanaqin.",
        source="palm-radio", type="ASSAULT", tolls=(toll("killed", 4),), place=KHANAQIN,
    )  # fmt: skip
    claims = desk.merged().claims
    assert {claim.part_of for claim in claims} <= {None, *(claim.id for claim in claims)}


def test_a_group_on_no_list_denies_its_own_deed_only() -> None:
    """Who did a shooting is denied by whom it is laid at; that there was one is not, and stands as it was told."""
    desk = Desk()
    desk.tell("Gunmen shot at a bus in Khanaqin.", type="ASSAULT", place=KHANAQIN, agent=who("Gunmen"))
    desk.tell(
        "The Red Front denied the shooting at a bus in Khanaqin.", source="hamrin-news", type="ASSAULT",
        place=KHANAQIN, stance="denies", by=Speaker("The Red Front", "institution", None),
        agent=who("The Red Front"),
    )  # fmt: skip
    statuses = {claim.content.part: claim.status for claim in desk.merged().claims}
    assert statuses == {None: "single_source", "done by Red Front": "denied"}


def test_that_none_was_captured_answers_a_capture_and_no_seizure() -> None:
    """ "No soldier has been captured" is about soldiers, in whatever report, and not about the rifles beside it."""
    desk = Desk()
    desk.tell(
        "Fourteen soldiers were captured.", source="palm-radio", by=RUMOUR, type="COERCE", mode="arrest",
        patient=who("Fourteen soldiers"), published="2024-03-03",
    )  # fmt: skip
    report = desk.report("No soldier has been captured. Twelve rifles were seized.", published="2024-03-04")
    desk.tell(
        report, "No soldier has been captured", by=ministry(), stance="denies", type="COERCE", mode="arrest",
    )  # fmt: skip
    desk.tell(
        report, "Twelve rifles were seized", by=ministry(), type="COERCE", mode="seize",
        patient=who("Twelve rifles"),
    )  # fmt: skip
    statuses = {claim.content.text: claim.status for claim in desk.merged().claims}
    assert statuses == {
        "Fourteen soldiers were captured.": "denied",
        "Twelve rifles were seized": "single_source",
    }


def test_that_a_base_was_not_taken_answers_no_attack_on_a_station() -> None:
    """One group, two deeds in one report: who denies that it took a base says nothing of its attack elsewhere."""
    desk = Desk()
    report = desk.report("The base has not been taken. Fighters of the Front attacked the police station.")
    front = who("Fighters of the Front", "is")
    desk.tell(
        report, "The base has not been taken", by=ministry(), stance="denies", type="FIGHT", mode="seize-ground",
        agent=front, patient=who("The base"),
    )  # fmt: skip
    desk.tell(
        report, "Fighters of the Front attacked the police station", by=ministry(), type="FIGHT", agent=front,
        patient=who("the police station"),
    )  # fmt: skip
    assert sorted(claim.status for claim in desk.merged().claims) == ["denied", "single_source"]
