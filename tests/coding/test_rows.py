"""Rows from invented reports, read by the real reader."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import document_of

from rasid.codebook import load_scheme, parse_scheme
from rasid.coding import Coder
from rasid.errors import DataFileError
from rasid.run.here import Reader

HEAD = "name: own\nlabel: An own codebook\n"


def rows(reader: Reader, codebook: str, text: str, title: str | None = None) -> list[dict[str, Any]]:
    """The rows of an invented report in an invented codebook."""
    return Coder(parse_scheme(HEAD + codebook, "own.yaml")).rows(document_of(reader, text, title=title))


DEAD = """
rows: report
counting: {bound: low, plural: 2, words: {several: 3, a handful: 4}}
parties: {leaders: {words: [leader*, commander*]}, guards: {words: [guard*]}}
fields:
  dead: {kind: count, about: killed, sum: killed, otherwise: 0}
  leaders: {kind: count, about: leaders killed, sum: killed, of: leaders, otherwise: 0}
  no_guards: {kind: count, about: others killed, sum: killed, not_of: guards, otherwise: 0}
"""


@pytest.mark.parametrize(
    ("text", "dead", "leaders", "no_guards"),
    [
        ("Gunmen killed five people in Baqubah on Monday.", 5, 0, 5),
        ("Soldiers killed several militants in Baqubah on Monday.", 3, 0, 3),
        ("Soldiers killed at least ten militants near Tikrit on Monday.", 10, 0, 10),
        ("Soldiers killed a militant leader and two militants near Tikrit on Monday.", 3, 1, 3),
        ("Soldiers killed militants near Tikrit on Monday.", 2, 0, 2),
        ("Gunmen killed two guards in Baqubah on Monday.", 2, 0, 0),
        ("Gunmen wounded two guards in Baqubah on Monday.", 0, 0, 0),
        ("The army denied that soldiers killed two guards in Baqubah on Monday.", 0, 0, 0),
        (
            "Soldiers killed two militants in Baqubah on Monday. The two militants were killed at dawn.",
            2,
            0,
            2,
        ),
    ],
)
def test_counts_follow_the_conventions(
    reader: Reader, text: str, dead: int, leaders: int, no_guards: int
) -> None:
    """A count follows the words for numbers, the bound and the parties of the codebook."""
    (row,) = rows(reader, DEAD, text)
    assert row == {"dead": dead, "leaders": leaders, "no_guards": no_guards}


EVENTS = """
rows: event
parties:
  police: {words: [police*]}
  rebels: {kinds: [armed_group], words: [gunm*n, militant*], but: [former militant*]}
fields:
  what:
    kind: label
    about: what happened
    values: {shot: they shot, held: somebody was held, met: they met}
    rules:
      - {give: held, when: {type: COERCE, mode: arrest, agent: police}}
      - {give: shot, when: {type: [ASSAULT, FIGHT], agent: rebels}}
      - {give: met, when: {type: CONSULT}}
  where: {kind: text, about: the province, from: place.adm1, names: {Diyala: DIY}}
  day: {kind: date, about: the day, from: time.start}
  who: {kind: text, about: who did it, from: agent.name}
  after: {kind: flag, about: whether somebody was held, rules: [{when: {row: {what: held}}}]}
"""


def test_each_event_is_a_row(reader: Reader) -> None:
    """Rows of events stand in the order of the text, with the values as the codebook names them."""
    text = "Gunmen attacked a checkpoint in Baqubah on Monday. Police arrested two men in Mosul on Tuesday."
    assert rows(reader, EVENTS, text) == [
        {"what": "shot", "where": "DIY", "day": "2024-03-11", "who": "Gunmen", "after": False},
        {"what": "held", "where": "Nineveh", "day": "2024-03-12", "who": "Police", "after": True},
    ]


def test_what_differs_in_nothing_named_is_one_event(reader: Reader) -> None:
    """With one_event, happenings that agree in the fields named there are one row; others are not."""
    text = (
        "Gunmen attacked a checkpoint in Baqubah on Monday. The gunmen shelled the checkpoint in Baqubah on "
        "Monday. Gunmen attacked a checkpoint in Mosul on Monday."
    )
    assert len(rows(reader, EVENTS, text)) == 3
    assert len(rows(reader, "one_event: [what, where, day]\n" + EVENTS, text)) == 2


REPORT = """
rows: report
parties: {movement: {words: [red movement], but: [former red movement]}}
fields:
  order:
    kind: label
    about: by the order of the rules
    values: [held, shot]
    rules: &no
      - {give: held, when: {type: COERCE}}
      - {give: shot, when: {type: [ASSAULT, FIGHT]}}
  told:
    kind: label
    about: by the order of telling
    choose: event
    values: [held, shot]
    rules:
      - {give: held, when: {type: COERCE}}
      - {give: shot, when: {type: [ASSAULT, FIGHT]}}
  places: {kind: texts, about: all places, from: [places], at_most: 2}
  named: {kind: flag, about: the movement is named, rules: [{when: {report_names: movement}}]}
  calm: {kind: flag, about: nothing counts, rules: [{when: {any: [{report: [all was calm]}, {title: [calm]}]}}]}
""".replace(" &no", "")


def test_rules_or_telling_decide_between_events(reader: Reader) -> None:
    """choose: rule takes the first rule that holds of any happening, choose: event the first happening told."""
    text = "Gunmen attacked a checkpoint in Baqubah on Monday. Police arrested two men in Mosul and Tikrit."
    (row,) = rows(reader, REPORT, text)
    assert (row["order"], row["told"]) == ("held", "shot")
    assert row["places"] == ["Baqubah", "Mosul"]


def test_words_of_the_report_need_no_event(reader: Reader) -> None:
    """A rule that asks for words of the report alone holds where nothing happened; exceptions are no names."""
    (row,) = rows(reader, REPORT, "All was calm. A former Red Movement man spoke.", "A day")
    assert (row["calm"], row["named"], row["order"]) == (True, False, None)
    (row,) = rows(reader, REPORT, "The Red Movement has an office.", "A day")
    assert (row["calm"], row["named"]) == (False, True)


def test_places_of_the_dateline_are_no_places_of_the_report(reader: Reader) -> None:
    """Where a report was written is not where it tells of."""
    (row,) = rows(
        reader, REPORT, "BAGHDAD, March 12 (Example Wire) - Gunmen attacked a checkpoint in Baqubah."
    )
    assert row["places"] == ["Baqubah"]


@pytest.mark.parametrize(
    ("text", "sub_event", "event_type", "fatalities"),
    [
        ("A roadside bomb killed four people in Baqubah on Monday.", "Remote explosive/landmine/IED",
         "Explosions/Remote violence", 4),
        ("A suicide bomber killed six people in Baghdad on Monday.", "Suicide bomb",
         "Explosions/Remote violence", 6),
        ("Warplanes bombed a village near Hatra on Monday.", "Air/drone strike", "Explosions/Remote violence", 0),
        ("Police arrested two suspects in Mosul on Monday.", "Arrests", "Strategic developments", 0),
        ("Residents protested in Basra on Monday.", "Peaceful protest", "Protests", 0),
        ("Gunmen abducted three teachers near Tikrit on Monday.", "Abduction/forced disappearance",
         "Violence against civilians", 0),
        ("Soldiers clashed with militants near Hawija on Monday.", "Armed clash", "Battles", 0),
    ],
)  # fmt: skip
def test_acled_names_the_sub_event(
    reader: Reader, text: str, sub_event: str, event_type: str, fatalities: int
) -> None:
    """An event finds its sub-event, the type of it, and its fatalities."""
    row = Coder(load_scheme("acled")).rows(document_of(reader, text))[0]
    assert (row["sub_event_type"], row["event_type"], row["fatalities"]) == (
        sub_event,
        event_type,
        fatalities,
    )


def test_ucdp_has_deaths_as_a_range(reader: Reader) -> None:
    """Only lethal events are rows; deaths stand as best, low and high, and civilians make them one-sided."""
    text = "A car bomb killed at least 10 civilians in Baghdad on Monday. Residents protested in Basra."
    (row,) = Coder(load_scheme("ucdp")).rows(document_of(reader, text))
    assert (row["low"], row["best"], row["type_of_violence"], row["deaths_civilians"]) == (10, 10, "3", 10)
    assert (row["date_prec"], row["where_prec"], row["adm_1"]) == ("1", "1", "Baghdad")


def test_cameo_and_plover_code_what_is_spoken_of(reader: Reader) -> None:
    """A threat of force is a threat in both, a deed is coded by its mode."""
    deed = document_of(reader, "Police arrested two suspects in Mosul on Monday.")
    assert Coder(load_scheme("cameo")).rows(deed)[0]["code"] == "173"
    assert Coder(load_scheme("plover")).rows(deed)[0]["quad_code"] == "4"
    threat = document_of(reader, "The militants threatened to attack the town of Balad.")
    assert Coder(load_scheme("cameo")).rows(threat)[0]["root"] == "13"
    assert Coder(load_scheme("plover")).rows(threat)[0]["event"] == "THREATEN"


BLAST = (
    "A car bomb exploded at a market in Mosul on Monday, killing 12 people, police said. "
    "The blast destroyed several shops. "
    "Islamic State said that its fighter carried out the bombing and killed more than 70 soldiers."
)


@pytest.mark.parametrize(("codebook", "count"), [("acled", "fatalities"), ("ucdp", "best")])
def test_one_bombing_is_one_row_and_a_boast_is_no_toll(reader: Reader, codebook: str, count: str) -> None:
    """What a report tells again of an event joins its row, and a doer's own toll gives way to that of others."""
    found = Coder(load_scheme(codebook)).rows(document_of(reader, BLAST))
    assert [row[count] for row in found] == [12]


def test_the_hour_of_a_day_is_no_other_day(reader: Reader) -> None:
    """What is told again without the hour joins the event that has one."""
    text = (
        "A car bomb exploded at a market in Mosul at 10:30 am on Monday, killing 12 people. "
        "The blast on Monday destroyed several shops."
    )
    found = Coder(load_scheme("acled")).rows(document_of(reader, text))
    assert [row["fatalities"] for row in found] == [12]


def test_a_toll_that_only_its_doer_tells_is_counted(reader: Reader) -> None:
    """Where nobody else gives a number, the doer's own stands."""
    text = "The army said that it killed nine militants near Tikrit on Monday."
    (row,) = Coder(load_scheme("acled")).rows(document_of(reader, text))
    assert row["fatalities"] == 9


def test_another_blast_is_another_row(reader: Reader) -> None:
    """Another place, or more dead than were told before, is no retelling."""
    text = (
        "A car bomb exploded in Mosul on Monday, killing two people. "
        "A bomb killed nine farmers in Baqubah on Sunday."
    )
    found = Coder(load_scheme("acled")).rows(document_of(reader, text))
    assert [(row["admin1"], row["fatalities"]) for row in found] == [("Nineveh", 2), ("Diyala", 9)]


@pytest.mark.parametrize(
    ("when", "precision"),
    [("on 14 May 2016", "1"), ("over the weekend", "2"), ("at the beginning of this week", "2")],
)
def test_several_days_are_no_one_day(reader: Reader, when: str, precision: str) -> None:
    """A weekend and the start of a week have a first day, and are not precise to the day."""
    text = f"Gunmen killed two policemen in Baqubah {when}."
    (row,) = Coder(load_scheme("acled")).rows(document_of(reader, text, published="2016-05-18"))
    assert row["time_precision"] == precision


def test_a_number_inside_of_a_wording_is_counted_once(reader: Reader) -> None:
    """ "Six" and "six dead" of one telling are the same six."""
    text = "A suicide bomber attacked a checkpoint in Fallujah on Monday. The assault left six dead and 11 injured."
    found = Coder(load_scheme("acled")).rows(document_of(reader, text))
    assert sum(row["fatalities"] for row in found) == 6


@pytest.mark.parametrize(
    ("learnt", "what"), [("nowhere", "no table of means"), ("case", "tells none of the values")]
)
def test_a_table_that_cannot_tell_a_field_is_refused(learnt: str, what: str) -> None:
    """A codebook that asks for an unknown table, or one without its labels, names its own line."""
    text = (
        f"{HEAD}rows: report\nfields:\n  own: {{kind: label, about: x, values: [p, q], learnt: {learnt}}}\n"
    )
    with pytest.raises(DataFileError, match=what) as caught:
        Coder(parse_scheme(text, "own.yaml"))
    assert caught.value.where == "own.yaml, line 5: fields.own"
    assert caught.value.mend
