"""Who is named in a report, and who of them is private. All persons and reports are invented."""

from __future__ import annotations

import pytest
from tests.reading import document_of, read

from rasid.resolve.persons import find_persons, private_names
from rasid.resolve.persons.words import person_words
from rasid.run.here import Reader


def told(reader: Reader, text: str, title: str | None = None) -> tuple[dict[str, list[str]], list[str]]:
    """Role -> names withheld, in order, and the names that are kept."""
    document = document_of(reader, text, title=title)
    withheld: dict[str, list[str]] = {}
    for name in private_names(document):
        withheld.setdefault(name.role, []).append(document.text[name.start : name.end])
    kept = [
        document.text[mention.span.start : mention.span.end]
        for person in find_persons(document)
        if person.public
        for mention in person.mentions
    ]
    return withheld, kept


@pytest.mark.parametrize(
    ("text", "withheld", "kept"),
    [
        (
            "Karim Saleh, a farmer, was killed by a bomb near Baqubah. Saleh's brother Nabil was wounded.",
            {"a farmer": ["Karim Saleh", "Saleh"], "a relative": ["Nabil"]},
            [],
        ),
        (
            "Gunmen killed A. K. Hassan, a 45-year-old shopkeeper, in Tikrit.",
            {"a shopkeeper": ["A. K. Hassan"]},
            [],
        ),
        (
            "Militants shot dead Umm Ahmed and her 9-year-old son Mahmoud in Khanaqin.",
            {"a person": ["Umm Ahmed"], "a 9-year-old child": ["Mahmoud"]},
            [],
        ),
        (
            "The victims were named as Layla Hussein, Zaid bin Harith and John Smith.",
            {"a person": ["Layla Hussein", "Zaid bin Harith", "John Smith"]},
            [],
        ),
        (
            "“They shot my cousin,” said Wafiq Dharghami, who sells onions in Mosul.",
            {"a person": ["Wafiq Dharghami"]},
            [],
        ),
        (
            "Mr Tariq told reporters that police fired at pilgrims in Karbala.",
            {"a person": ["Mr Tariq"]},
            [],
        ),
        (
            "A suicide bomber killed Judge Kamil Majeed and his driver Salim Odeh in Baqubah.",
            {"a driver": ["Salim Odeh"]},
            ["Kamil Majeed"],
        ),
        (
            "Former minister Bayan Jabr was wounded by gunmen in Basra.",
            {"a former minister": ["Bayan Jabr"]},
            [],
        ),
        (
            "Gunmen killed the governor's brother, Nashwan Said, in Mosul.",
            {"a relative": ["Nashwan Said"]},
            [],
        ),
        (
            "Police arrested Yousif Karim Abdullah, 17, over a bombing in Kirkuk. Abdullah denied it.",
            {"a 17-year-old child": ["Yousif Karim Abdullah", "Abdullah"]},
            [],
        ),
        (
            "Sheikh Dhari al-Fayadh, a tribal leader, was assassinated in Baghdad.",
            {"a tribal leader": ["Sheikh Dhari al-Fayadh"]},
            [],
        ),
        (
            "Lt. Murad Sabri was killed by a sniper in Ramadi. Capt. Adel Naji said four militants died.",
            {"a lieutenant": ["Murad Sabri"]},
            ["Adel Naji"],
        ),
    ],
)  # fmt: skip
def test_private_is_whoever_bears_no_office(
    reader: Reader, text: str, withheld: dict[str, list[str]], kept: list[str]
) -> None:
    """Victims, witnesses, relatives and suspects are private, and go by what is said beside their names."""
    assert told(reader, text) == (withheld, kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Prime Minister Dr Haider al-Karimi condemned the attack. Karimi visited Mosul.",
         ["Haider al-Karimi", "Karimi"]),
        ("The governor of Diyala, Muthanna al-Tamimi, said militants attacked a patrol.", ["Muthanna al-Tamimi"]),
        ("Militia leader Abu Azrael al-Khafaji ordered his fighters to attack the base. Khafaji denied it.",
         ["Abu Azrael al-Khafaji", "Khafaji"]),
        ("Police spokesman Ahmed Nouri denied that police fired on protesters in Basra.", ["Ahmed Nouri"]),
        ("Brigadier General Qasim Rashid, commander of the 4th brigade, said two men were killed.", ["Qasim Rashid"]),
        ("Forces loyal to Jawad Kazemi fired rockets at the base. Kazemi's forces withdrew.",
         ["Jawad Kazemi", "Kazemi"]),
        ("Gunmen killed Najim Rashid, the mayor of Khanaqin, on Monday.", ["Najim Rashid"]),
        ("Minister for the interior Othman Adel said that police had killed two gunmen.", ["Othman Adel"]),
    ],
)  # fmt: skip
def test_whoever_acts_in_office_is_kept(reader: Reader, text: str, kept: list[str]) -> None:
    """Ministers, governors, commanders, militia leaders and spokesmen keep their names, later surnames too."""
    assert told(reader, text) == ({}, kept)


def test_a_minister_and_a_victim_of_one_surname(reader: Reader) -> None:
    """Of two who share a surname only the private one is withheld; who spoke before is who speaks again."""
    text = (
        "Defence Minister Hassan al-Jubouri said that gunmen had killed Ali al-Jubouri, a teacher, in Mosul. "
        "Al-Jubouri said the army would respond."
    )
    assert told(reader, text) == ({"a teacher": ["Ali al-Jubouri"]}, ["Hassan al-Jubouri", "Al-Jubouri"])


def test_a_title_before_a_surname_makes_no_victim_public(reader: Reader) -> None:
    """A minister told by surname alone is somebody else than the victim of that surname."""
    text = "Ali Hamdani was killed in Mosul on Monday. Interior Minister Hamdani condemned the attack."
    assert told(reader, text) == ({"a person": ["Ali Hamdani"]}, ["Hamdani"])


def test_the_speaker_of_a_sentence_lends_nobody_his_office(reader: Reader) -> None:
    """ "Karim Saleh was killed, the governor said" makes no governor of Karim Saleh."""
    text = "Chief of Staff Najim Rashid said Saleh was shot. Saleh, 30, died."
    assert told(reader, text) == ({"a person": ["Saleh", "Saleh"]}, ["Najim Rashid"])
    withheld, kept = told(
        reader, "A bomb killed Karim Saleh, the governor said. Karim Saleh, police said, was 40."
    )
    assert (withheld, kept) == ({"a person": ["Karim Saleh", "Karim Saleh"]}, [])


def test_a_name_that_is_also_a_place(reader: Reader) -> None:
    """A nurse called Samarra is a person, and the town of Samarra is none."""
    text = "Samarra Hamid, a nurse, told Tigris Wire that shells hit a market in Samarra. Samarra was shut."
    assert told(reader, text) == ({"a nurse": ["Samarra Hamid"]}, [])


@pytest.mark.parametrize(
    "text",
    [
        "Mortars hit the Hussein Mosque and Ain al-Asad base. Ain al-Asad, in Anbar province, hosts troops.",
        "Salah al-Din police said that two bombs exploded at Taqaddum base.",
        "The Islamic State attacked Tuz Khurmatu, and the Iraqi Army entered the Hamrin mountains.",
    ],
)
def test_places_groups_and_buildings_are_no_persons(reader: Reader, text: str) -> None:
    """What is named like a person, and is a place, a building, a force or a listed actor, is left alone."""
    assert told(reader, text) == ({}, [])


def test_a_headline_is_read_with_its_report(reader: Reader) -> None:
    """A surname in the headline is that of the person whom the report names in full."""
    title = "Saleh, Farmer in Diyala, Killed by Bomb"
    withheld, _ = told(reader, "A bomb killed Karim Saleh, a farmer, near Baqubah on Monday.", title)
    assert withheld == {"a farmer": ["Saleh", "Karim Saleh"]}


def test_observations_carry_the_names_around_their_words(reader: Reader) -> None:
    """An observation tells of the names in its title and its paragraphs, and of no others."""
    text = "A bomb killed Karim Saleh, a farmer, in Baqubah.\n\nGunmen abducted Omar Hadithi in Mosul."
    bomb, abduction = read(reader, text, title="Bomb in Baqubah")
    whole = f"Bomb in Baqubah\n\n{text}"
    names = [[whole[name.start : name.end] for name in each.private] for each in (bomb, abduction)]
    assert names == [["Karim Saleh"], ["Omar Hadithi"]]
    assert "Karim Saleh" in bomb.quote.text, "the stored quote stays exact"


def test_the_lists_hold_together() -> None:
    """The lists are in small letters, and no word stands both for an office and for a private trade."""
    words = person_words()
    assert all(word == word.lower() for word in words.titles | words.things | words.does)
    assert not words.offices & words.roles, "an office is either public or not"
