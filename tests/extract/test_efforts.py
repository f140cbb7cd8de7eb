"""What people work for, what they can do and what stands in their way, told apart from what is done."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The army is continuing its efforts to defeat the militants of ISIS.",
            {"type": "operations", "phase": "continues", "patient_is": "isis", "modality": "actual"},
        ),
        (
            "Officials said that efforts to improve the capabilities of the Iraqi Army will continue.",
            {"type": "capability", "phase": "continues", "agent_is": "iraq-army", "modality": "planned"},
        ),
        (
            "The police have stopped their efforts to contain ISIS.",
            {"type": "operations", "phase": "ends", "patient_is": "isis", "modality": "actual"},
        ),
    ],
)
def test_efforts_that_go_on_are_a_state(reader: Reader, text: str, wanted: dict[str, object]) -> None:
    """That efforts go on or stop is told as a state of what they are for, and nothing else is."""
    (only,) = read(reader, text)
    assert {key: seen(only)[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Analysts say that the elections may become a distraction from the campaign against ISIS.",
        "Floods could hamper the operations against ISIS, the governor said.",
    ],
)
def test_what_stands_in_the_way_of_operations(reader: Reader, text: str) -> None:
    """That something can stand in the way of operations is a possible hindrance, not operations that are told."""
    (only,) = read(reader, text)
    found = seen(only)
    assert (found["type"], found["mode"], found["modality"]) == ("operations", "hindered", "possible")


@pytest.mark.parametrize(
    "text",
    [
        "Such problems are not restricted to the army.",
        "The rise in prices is restricted to Baghdad, traders said.",
        "The brigade has experience in planning, supplying and repairing tanks.",
        "Local crews are known for their skill in maintaining helicopters.",
        "The visit was called off on account of the tensions between Iran and Turkey.",
    ],
)
def test_scope_skill_and_reason_are_no_happenings(reader: Reader, text: str) -> None:
    """What something is confined to, what somebody is skilled in and why a thing is so are not told as happenings."""
    kept = {"capability", "CONSULT"}
    assert [seen(o)["text"] for o in read(reader, text) if seen(o)["type"] not in kept] == []


@pytest.mark.parametrize(
    "text",
    ["Residents were restricted to their homes by the police.", "The army restricted traffic on the bridge."],
)
def test_people_can_be_restricted(reader: Reader, text: str) -> None:
    """People and roads that are restricted are a measure, as before."""
    assert [seen(o)["mode"] for o in read(reader, text)] == ["restrict"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers took the wounded to hospital in Kirkuk.",
        "Ambulances brought the injured to the clinic.",
        "Ambulances evacuated the dead and wounded from the market.",
    ],
)
def test_care_for_the_wounded_is_no_attack(reader: Reader, text: str) -> None:
    """Who takes the wounded to hospital attacks nobody."""
    assert not [o for o in read(reader, text) if o.happening.type in ("ASSAULT", "FIGHT")]


def test_counted_wounded_are_still_a_toll(reader: Reader) -> None:
    """A count of wounded who are taken away is the toll of the attack that is told beside it."""
    (only,) = read(reader, "A bomb exploded in Kut, and eight wounded people were rushed to hospital.")
    assert [(toll.kind, toll.best) for toll in only.tolls] == [("wounded", 8)]


@pytest.mark.parametrize(
    ("text", "type_", "patient"),
    [
        ("Gunmen attacked a group of policemen in Hawija.", "FIGHT", "a group of policemen"),
        ("Gunmen attacked a group of journalists in Hawija.", "ASSAULT", "a group of journalists"),
        ("The number of policemen killed in the attack is not known.", "ASSAULT", "policemen"),
        ("The total of farmers abducted by gunmen has risen.", "ASSAULT", "farmers"),
    ],
)
def test_those_who_are_counted_are_the_patient(reader: Reader, text: str, type_: str, patient: str) -> None:
    """Not a number but those who are counted suffer a deed, and what they are decides what it is."""
    found = [seen(o) for o in read(reader, text) if o.happening.type == type_]
    assert [each["patient"] for each in found] == [patient]


@pytest.mark.parametrize(
    "text",
    [
        "It would appear that gunmen have left the town of Hawija.",
        "It seems that the road is safe and that gunmen have left the town of Hawija.",
    ],
)
def test_it_appears_is_possible(reader: Reader, text: str) -> None:
    """What only appears to be so is possible, in every clause under the appearing."""
    (only,) = [o for o in read(reader, text) if o.happening.type == "presence"]
    assert only.modality == "possible"


def test_what_goes_on_since_an_event_does_not_date_it(reader: Reader) -> None:
    """The event since which something holds may be long ago: only its end is known, and no reason places it."""
    found = read(
        reader,
        "The police have arrested more smugglers since the army withdrew from Kirkuk on account of the tensions "
        "between Iran and Turkey.",
    )
    (withdrawal,) = [o for o in found if o.happening.type == "RETREAT"]
    assert withdrawal.time is not None and withdrawal.time.start is None
    assert withdrawal.place is None or withdrawal.place.country == "IQ"
