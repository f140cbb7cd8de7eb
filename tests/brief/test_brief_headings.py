"""What incidents and claims are called in a brief, and who is named in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.brief.test_brief import brief_of, texts
from tests.builders import KHANAQIN, SOURCES, Desk, day, observe, toll, who

from rasid.brief.compose import Composer
from rasid.brief.headings import kind_of
from rasid.brief.verify import Library, show_all
from rasid.model.briefing import BriefItem
from rasid.model.observation import Speaker, SpeakerKind
from rasid.model.withholding import Withholding

STRIKE: dict[str, Any] = {"type": "FIGHT", "place": KHANAQIN, "time": day("2024-03-11")}


def items(desk: Desk, kind: str = "incidents") -> list[BriefItem]:
    return [item for section in brief_of(desk).sections if section.kind == kind for item in section.items]


@pytest.mark.parametrize(
    ("patient", "heading"),
    [
        ("23 people", "Air strike in Khanaqin, Diyala on 11 March 2024: 23 killed"),
        ("at least 23 people", "Air strike in Khanaqin, Diyala on 11 March 2024: 23 killed"),
        ("six people", "Air strike in Khanaqin, Diyala on 11 March 2024: 23 killed"),
        ("twenty-three people", "Air strike in Khanaqin, Diyala on 11 March 2024: 23 killed"),
        ("seventeen people", "Air strike in Khanaqin, Diyala on 11 March 2024: 23 killed"),
        ("minority people", "Air strike on minority people in Khanaqin, Diyala on 11 March 2024"),
        ("city people", "Air strike on city people in Khanaqin, Diyala on 11 March 2024"),
        ("displaced people", "Air strike on displaced people in Khanaqin, Diyala on 11 March 2024"),
        ("23 aid workers", "Air strike on 23 aid workers in Khanaqin, Diyala on 11 March 2024"),
        ("the market", "Air strike on the market in Khanaqin, Diyala on 11 March 2024"),
    ],
)
def test_a_patient_that_is_only_a_number_gives_way_to_the_toll(patient: str, heading: str) -> None:
    """ "Air strike on 23 people" is told as an air strike with so many killed; who is named by more stays."""
    desk = Desk()
    killed = (toll("killed", 23, "people", "23 people"),)
    desk.tell("An air strike killed 23 people.", mode="aerial", patient=who(patient), tolls=killed, **STRIKE)
    (item,) = items(desk)
    assert item.heading.text == heading


@pytest.mark.parametrize(
    ("kind", "mode", "name"),
    [("FIGHT", "aerial", "Air strike on the"), ("COERCE", "arrest", "Attack on the")],
)
def test_an_attack_goes_by_the_weapon_that_others_tell(kind: str, mode: str, name: str) -> None:
    """Where most tell a bare attack, a weapon that one tells names it; a deed that is no weapon does not."""
    desk = Desk()
    about: dict[str, Any] = {**STRIKE, "patient": who("the market")}
    told = [
        desk.tell(f"It was attacked, {number}.", mode=None, **{**about, "type": "ASSAULT"})
        for number in range(3)
    ]
    other = desk.tell("It was hit.", mode=mode, **{**about, "type": kind})
    desk.judge("same", *(each.id for each in (*told, other)))
    (item,) = items(desk)
    assert item.heading.text.startswith(name)


def test_reprints_and_denials_name_no_weapon() -> None:
    """A weapon counts once for all copies of a text, and not where it is denied; the incident keeps its type."""
    desk = Desk()
    about: dict[str, Any] = {**STRIKE, "type": "ASSAULT", "patient": who("the market")}
    bare = [desk.tell(f"It was attacked, {number}.", mode=None, **about) for number in range(3)]
    shot = [desk.tell(f"It was shot at, {number}.", mode="firearms", **about) for number in range(2)]
    copies = [desk.tell(f"It was bombed{'!' * number}.", mode="explosives", **about) for number in range(3)]
    desk.reprints.append(frozenset(each.report for each in copies))
    denied = [
        desk.tell(f"No drone hit it, {number}.", mode="drone", stance="denies", **about)
        for number in range(4)
    ]
    desk.judge("same", *(each.id for each in (*bare, *shot, *copies, *denied)))
    (incident,) = desk.merged().incidents
    bare_incident = replace(incident, mode=None, observations=tuple(o.id for o in desk.observations))
    evidence = desk.evidence()
    library = Library(
        {each.id: each for each in desk.observations},
        desk.reports,
        SOURCES,
        show_all,
        Withholding(desk.observations, desk.reports, names=True),
        evidence.units,
    )
    assert kind_of(bare_incident, Composer(library, {}, evidence.codebook)) == ("ASSAULT", "firearms")


def test_what_has_neither_who_nor_where_is_called_by_its_words() -> None:
    """A heading of a bare kind ("Attack", "Operations") has the report's words in it."""
    desk = Desk()
    desk.tell("There was an attack then.", "an attack", type="ASSAULT", mode=None, agent=None, place=None)
    desk.tell("that flies warplanes", kind="state", type="operations", mode=None, agent=None, place=None)
    assert [item.heading.text for item in items(desk)] == ["Attack (“an attack”)"]
    assert [item.heading.text for item in items(desk, "claims")] == ["Operations (“that flies warplanes”)"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("unnamed", "an unnamed source"),
        ("official", "an unnamed official"),
        ("witness", "unnamed witnesses"),
        ("rumour", "rumours"),
    ],
)
def test_whom_nobody_names_is_called_by_what_they_are(kind: SpeakerKind, name: str) -> None:
    """A speaker without words is a source, an official, witnesses: never "an unnamed unnamed"."""
    desk = Desk()
    desk.tell("A bomb went off in Khanaqin.", by=Speaker(None, kind, None), mode="explosives", **STRIKE)
    told = texts(brief_of(desk))
    assert f"According to {name}: “A bomb went off in Khanaqin”." in told


def test_names_inside_a_sentence_begin_small_where_they_began_one() -> None:
    """ "The spokesman" of the report is "the spokesman" after "according to"."""
    desk = Desk()
    desk.tell("A bomb went off.", by=Speaker("The spokesman", "official", None), mode="explosives", **STRIKE)
    assert "According to the spokesman: “A bomb went off”." in texts(brief_of(desk))


def test_one_sentence_read_with_two_words_for_saying_is_cited_once() -> None:
    """Of two quotes from one place that tell the same, the shorter stands: the longer is cut inside its words."""
    desk = Desk()
    report = desk.report("Then they dropped bombs, the spokesman said in a recorded statement.")
    by = Speaker("the spokesman", "official", None)
    for words in (
        "Then they dropped bombs, the spokesman said in a recorded",
        "Then they dropped bombs, the spokesman said",
    ):
        made = observe(report, words, by=by, mode="aerial", **STRIKE)
        happening = replace(made.happening, text="they dropped bombs")
        desk.observations.append(replace(made, happening=happening))
    brief = brief_of(desk)
    quotes = {citation.quote.text for sentence in brief.sentences for citation in sentence.citations}
    assert quotes == {"Then they dropped bombs, the spokesman said"}
