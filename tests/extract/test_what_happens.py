"""Invented sentences: what happens, who does it to whom and with what, how many, where and when."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import document_of, holds, read, seen

from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

VERBS: Rows = {
    "Gunmen attacked a police station in Mosul on Tuesday.": {
        "agent": "Gunmen", "patient": "a police station", "place": "Mosul", "day": "2024-03-12", "count": 1,
    },
    "A police station in Mosul was attacked by gunmen on Tuesday.": {
        "agent": "gunmen", "patient": "A police station", "place": "Mosul", "day": "2024-03-12", "count": 1,
    },
    "Two soldiers were killed by a roadside bomb near Tikrit.": {
        "agent": None, "patient": "Two soldiers", "instrument": "a roadside bomb", "mode": "explosives",
    },
    "Two men were arrested and taken to Baghdad.": {"type": "COERCE", "patient": "Two men", "count": 1},
    "The army arrested three men and released two others.": {"type": "CONCEDE", "patient": "two others", "count": 2},
    "Militants burned down a school and abducted its headmaster in Mosul on Sunday.": {
        "patient": "a school", "place": "Mosul", "day": "2024-03-10", "count": 2,
    },
    "Two attackers were wounded and dragged away by villagers.": {"count": 1, "agent": None},
    "A sniper killed an Iraqi soldier.": {"type": "FIGHT", "agent": "A sniper"},
    "Rebels opened fire on a checkpoint.": {"mode": "firearms", "agent": "Rebels", "patient": "a checkpoint"},
}  # fmt: skip

NOUNS: Rows = {
    "Iraqi jets carried out air strikes on a cave south of Hatra.": {
        "type": "FIGHT", "mode": "aerial", "agent_is": "iraq-air-force", "patient": "a cave", "count": 1,
    },
    "Air strikes were carried out by the Coalition on Thursday.": {"agent_is": "coalition", "mode": "aerial"},
    "The Coalition carried out a strike near Mosul.": {"type": "FIGHT", "mode": "aerial", "no": "PROTEST"},
    "The convoy came under attack near Fallujah.": {"patient": "The convoy", "agent": None, "count": 1},
    "The Peshmerga took part in the sweep of the Hamrin mountains.": {
        "type": "FIGHT", "agent_is": "peshmerga", "no": "COERCE", "count": 1,
    },
    "The Peshmerga took part in a sweep that the Iraqi army began on Monday.": {"agent_is": "peshmerga", "count": 1},
    "The police made five arrests in Basra.": {"mode": "arrest", "tolls": [("captured", None, 5, 5, 5)]},
    "The killing of a mayor by gunmen sparked protests in Nasiriyah.": {
        "type": "ASSAULT", "agent": "gunmen", "patient": "a mayor", "count": 2,
    },
    "ISIS confirmed the capture of one of its leaders by the army.": {"type": "COERCE", "agent": "the army"},
    "The bombing of a market in Baqubah on Tuesday killed five civilians.": {
        "mode": "explosives", "day": "2024-03-12", "tolls": [("killed", "civilians", 5, 5, 5)], "count": 1,
    },
    "The withdrawal of Turkish troops from Bashiqa began on Friday.": {"type": "RETREAT", "phase": None},
    "A bomb attack in the operation that the Iraqi army led wounded two men.": {"no": "COERCE"},
}  # fmt: skip

MERGED: Rows = {
    "A suicide bomber blew himself up at a checkpoint in Kut, killing four policemen and wounding nine, police said.": {
        "mode": "suicide-attack", "tolls": [("killed", "policemen", 4, 4, 4), ("wounded", None, 9, 9, 9)], "count": 1,
    },
    "A bomb exploded beside a patrol, wounding two policemen and destroying their vehicle, Kirkuk police said.": {
        "mode": "explosives", "by": "institution", "count": 1,
    },
    "An explosion at a post of the army killed two fighters and wounded four late on Monday.": {
        "tolls": [("killed", "fighters", 2, 2, 2), ("wounded", None, 4, 4, 4)], "count": 1,
    },
    "Three soldiers were wounded when a mine exploded near Sinjar.": {
        "instrument": "a mine", "mode": "explosives", "tolls": [("wounded", "soldiers", 3, 3, 3)], "count": 1,
    },
    "A combined Afghan and coalition force detained two insurgents during an operation in Khost on Sunday.": {
        "type": "COERCE", "mode": "arrest", "day": "2024-03-10", "count": 1,
    },
    "Iraqi jets bombed a cave near Hatra and killed four militants.": {
        "mode": "aerial", "tolls": [("killed", "militants", 4, 4, 4)], "count": 1,
    },
    "Our forces killed two militants and destroyed nine caves.": {
        "type": "FIGHT",
        "tolls": [("killed", "militants", 2, 2, 2), ("destroyed", "caves", 9, 9, 9)], "count": 1,
    },
    "The bomb that exploded in Baqubah on Tuesday killed five people.": {"day": "2024-03-12", "count": 1},
    "A sniper shot the soldier who died at the post in Kut on Wednesday.": {"place": "al Kut", "count": 1},
    "Friday's raid on the police post killed two policemen.": {"agent": None, "day": "2024-03-15", "count": 1},
}  # fmt: skip

RELATIVES: Rows = {
    "The village that militants attacked on Monday lies near the river.": {
        "agent": "militants", "patient": "The village",
    },
    "Police arrested a man who had burned a shop.": {"agent": "a man", "patient": "a shop", "count": 2},
    "The governor, who resigned on Sunday, went home.": {"type": "RETREAT", "agent": "The governor"},
    "Farms that were shelled on Monday caught fire.": {"patient": "Farms", "type": "FIGHT"},
    "The army shelled a depot, which it had mined before.": {"patient": "a depot", "mode": "heavy-weapons"},
}  # fmt: skip

PRONOUNS: Rows = {
    "The army entered Kut on Monday. It arrested two judges there.": {"agent": "The army", "patient": "two judges"},
    "Gunmen stormed a bank, police said. They killed two guards.": {"agent": "Gunmen", "patient": "two guards"},
    "ISIS said that its men had killed eleven soldiers.": {"agent": "its men", "agent_is": "isis"},
    "The soldier stood at the gate when a sniper shot him.": {"patient": "The soldier"},
    "The force treated two insurgents before arresting them.": {"agent": "The force"},
}  # fmt: skip

TOLLS: Rows = {
    "At least three people were killed and more than twenty wounded in Kut.": {
        "tolls": [("killed", "people", 3, 3, None), ("wounded", None, 20, 20, None)],
    },
    "A soldier was killed and another wounded in Kut.": {
        "tolls": [("killed", "soldier", 1, 1, 1), ("wounded", None, 1, 1, 1)],
    },
    "Between ten and fifteen soldiers died in the ambush near Kut.": {
        "mode": "ambush", "tolls": [("killed", "soldiers", 10, None, 15)],
    },
    "Two soldiers and three civilians died in a car bomb attack in Baqubah.": {
        "mode": "explosives", "tolls": [("killed", "soldiers", 2, 2, 2), ("killed", "civilians", 3, 3, 3)],
    },
    "An attack on a convoy near Samarra left three guards dead and seven wounded.": {
        "tolls": [("killed", "guards", 3, 3, 3), ("wounded", None, 7, 7, 7)],
    },
    "Police spoke of five dead and twenty wounded in the explosion at the bus station of Karbala.": {
        "by": "institution", "tolls": [("killed", None, 5, 5, 5), ("wounded", None, 20, 20, 20)], "count": 1,
    },
    "The force captured an ISIS leader, an ISIS gunman and several of their associates.": {
        "tolls": [
            ("captured", "leader", 1, 1, 1), ("captured", "gunman", 1, 1, 1), ("captured", "associates", 3, 3, None),
        ],
    },
    "Up to forty houses were destroyed in Sinjar.": {"tolls": [("destroyed", "houses", None, None, 40)]},
    "The army lost four men in the ambush near Kut.": {"mode": "ambush", "tolls": [("killed", "men", 4, 4, 4)]},
    "The blast killed a woman and injured nine others in Kut.": {
        "mode": "explosives", "tolls": [("killed", "woman", 1, 1, 1), ("wounded", "others", 9, 9, 9)],
    },
    "The Red Crescent registered thirty-eight displaced families at the school.": {
        "type": "displacement", "tolls": [("displaced", None, 38, 38, 38)],
    },
    "Gunmen killed the commander of the post.": {"tolls": [("killed", "commander", 1, 1, 1)]},
    "Gunmen killed the family of a judge.": {"tolls": []},
    "The Iraqi Ministry of Defence put the toll at two dead.": {
        "speaker_is": "iraq-defence-ministry", "tolls": [("killed", None, 2, 2, 2)],
    },
}  # fmt: skip

WHO_IT_IS_NOT: Rows = {
    "Clashes in Maywand district killed two insurgents.": {"patient": "two insurgents"},
    "An operation in Khost province on Sunday ended.": {"patient": None, "phase": "ends"},
    "ISIS claimed responsibility for the raid in a message on Saturday.": {"patient": None, "type": "FIGHT"},
    "A booby-trapped vehicle exploded at a checkpoint in Kut.": {
        "agent": None, "instrument": "A booby-trapped vehicle",
    },
    "Iraq and Turkey agreed on a ceasefire on Monday.": {"agent": "Iraq", "patient": "Turkey", "type": "AGREE"},
    "Yemen rejected a proposal by the Coalition.": {"agent": "Yemen", "patient": "the Coalition"},
    "A guard was killed by a bomb in Kut while a spokesman visited Baghdad.": {"place": "al Kut"},
    "The mayor of Kut was killed in Baghdad.": {"place": "Baghdad"},
}  # fmt: skip

CONCERNED: Rows = {
    "Norway is investigating crimes by Chadian soldiers against villagers.": {
        "type": "INVESTIGATE", "patient": "Chadian soldiers",
    },
    "Prosecutors opened an investigation into abuses committed by the police.": {
        "type": "INVESTIGATE", "agent": "Prosecutors", "patient": "the police",
    },
    "Farmers demonstrated against the policies of the Iraqi government.": {
        "type": "PROTEST", "patient": "the Iraqi government",
    },
    "Teachers began a hunger strike to protest the arrest of colleagues by the army.": {"patient": "the army"},
    "Norway lifted restrictions on Chadian refugees.": {"patient": "Chadian refugees"},
    "The ministry insisted on its demand that the rebels leave the town.": {"type": "DEMAND", "patient": "the rebels"},
    "Nurses donated medicine to the hospital.": {"type": "AID", "agent": "Nurses", "patient": "the hospital"},
    "The president gave a warm welcome to the prime minister of Chad.": {
        "type": "CONSULT", "patient": "the prime minister of Chad",
    },
    "The president hosted the foreign minister of Chad.": {
        "type": "CONSULT", "agent": "The president", "patient": "the foreign minister of Chad",
    },
    "Iran and Iraq agreed on the export of oil.": {"type": "AGREE", "agent": "Iran", "patient": "Iraq"},
    "Soldiers detained their commander in Mosul.": {"type": "COERCE", "patient": "their commander"},
}  # fmt: skip

NOTHING: Rows = {
    "The mayor died of a heart attack in Kut.": {"count": 0},
    "A fire destroyed a warehouse in Basra.": {"count": 0},
    "The river rose and swept away three houses.": {"count": 0},
    "He shot a film in Baghdad.": {"count": 0},
    "The police patrol was the second in the column.": {"count": 0},
    "The attackers fled before a patrol arrived.": {"count": 0},
    "It was the sixth attack in Diyala since Monday.": {"count": 0},
    "Every car is being searched.": {"count": 0},
    "The hospital thanks everyone who gave blood.": {"no": "ASSAULT"},
    "A third expert agreed.": {"count": 0},
    "Other papers took over our story without asking.": {"count": 0},
    "Police hold nobody.": {"count": 0},
    "The attacks were the work of men who fight for money.": {"no": "FIGHT"},
}  # fmt: skip

TRENDS: Rows = {
    "Four mortar bombs fell within minutes on Khanaqin.": {"type": "FIGHT", "place": "Khanaqin", "no": "trend"},
    "Mortar fire fell on a camp near Kut.": {"type": "FIGHT", "mode": "heavy-weapons", "no": "trend"},
    "Air strikes fell on Raqqa.": {"type": "FIGHT", "mode": "aerial", "no": "trend"},
    "Barrel bombs dropped on the market of Kut.": {"type": "FIGHT", "mode": "aerial", "no": "trend"},
    "Three explosions rose over Kut within minutes.": {"no": "trend"},
    "Air strikes fell in February.": {"type": "trend", "mode": "falling"},
    "Bombings have fallen since January.": {"type": "trend", "mode": "falling"},
    "Three groups increased attacks in Anbar.": {"type": "trend", "mode": "rising"},
    "Violence dropped in Anbar.": {"type": "trend", "mode": "falling"},
}  # fmt: skip

ALL: Rows = {
    **VERBS, **NOUNS, **MERGED, **RELATIVES, **PRONOUNS, **TOLLS, **WHO_IT_IS_NOT, **CONCERNED, **TRENDS, **NOTHING,
}  # fmt: skip


@pytest.mark.parametrize("text", ALL)
def test_it_is_read_so(reader: Reader, text: str) -> None:
    """One observation of the text has the type, the participants and the tolls of its row."""
    holds(reader, text, ALL[text])


def test_a_list_of_incidents(reader: Reader) -> None:
    """Incidents listed with their days in brackets each have their own place and day."""
    text = (
        "The three are a bombing in Kut (Monday), an ambush near Samarra (Tuesday) and a raid on a police post in"
        " Taji (Wednesday)."
    )
    found = {(one["mode"], one["place"], one["day"]) for one in map(seen, read(reader, text))}
    assert found == {
        ("explosives", "al Kut", "2024-03-11"),
        ("ambush", "Samarra", "2024-03-12"),
        ("operation", "Taji", "2024-03-13"),
    }


def test_text_in_capitals(reader: Reader) -> None:
    """A wire text in capitals is read like any other, its dateline left out, its words kept as they stand."""
    text = (
        "BAGHDAD, MARCH 13 (TEST WIRE) - TWO SOLDIERS WERE KILLED BY A BOMB IN TIKRIT ON TUESDAY, THE MINISTRY OF"
        " DEFENCE SAID."
    )
    (told,) = [seen(o) for o in read(reader, text)]
    assert (told["speaker_is"], told["place"], told["day"]) == (
        "iraq-defence-ministry",
        "Tikrit",
        "2024-03-12",
    )
    assert told["patient"] == "TWO SOLDIERS" and told["tolls"] == [("killed", "SOLDIERS", 2, 2, 2)]


def test_notes_in_brackets_do_not_stop_the_reading(reader: Reader) -> None:
    """An editor's note behind a name is passed over, and stays in the quoted words."""
    text = "Troops of the FMLN [a front of five groups] attacked a bridge near Tikrit on Monday."
    (told,) = [seen(o) for o in read(reader, text)]
    assert told["type"] == "ASSAULT" and told["patient"] == "a bridge" and "[a front" in told["quote"]


def test_typographic_quotation_marks_are_marks(reader: Reader) -> None:
    """Straight and typographic quotation marks give the same reading."""
    plain = '"Flights have not been suspended," a spokesman said.'
    curly = "“Flights have not been suspended,” a spokesman said."
    first, second = ([seen(o) for o in read(reader, text)] for text in (plain, curly))
    for one in (*first, *second):
        del one["quote"]
    assert first == second and first


def test_history_is_background_by_its_own_words(reader: Reader) -> None:
    """An event that its own clause dates years back is history; a number beside a title is no date of it."""
    (old,) = [
        o for o in read(reader, "In June 2014 the group captured Mosul.") if o.happening.type == "FIGHT"
    ]
    assert old.modality == "background"
    (new,) = read(reader, "Gunmen killed two guards in Kut. The post was built in 2010.")
    assert new.modality == "actual"


def test_every_text_is_of_its_report(reader: Reader) -> None:
    """Words that an observation keeps stand in its report, and the happening's are its own words."""
    text = "Residents accused the army of burning houses in Kut. The army rejected the accusation."
    document = document_of(reader, text)
    for one in map(seen, document.layer("observations")):
        assert all(
            one[name] is None or one[name] in text
            for name in ("text", "quote", "agent", "patient", "speaker")
        )


@pytest.mark.parametrize(
    "text",
    [
        "A company that flies warplanes for the ministry said rebels had attacked its depot.",
        "The wing, which flies drones for the navy, said rebels had attacked its depot.",
    ],
)
def test_a_trade_is_no_state(reader: Reader, text: str) -> None:
    """A clause that says what somebody is there for tells of no operations; a main clause does."""
    assert {o.happening.type for o in read(reader, text)} == {"ASSAULT"}
    assert "operations" in {
        o.happening.type for o in read(reader, "Russia flies drones over Sumy every night.")
    }
