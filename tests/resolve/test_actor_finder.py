"""Finding actors by name, by nationality and role, in two scripts and at the right time."""

from __future__ import annotations

import pytest

from rasid.resolve.actors import ActorFinder, load_actors

FOUND: dict[str, list[tuple[str, str]]] = {
    # -- names -------------------------------------------------------------------------------------------
    "ISIS attacked, and the Kata'ib Hezbollah denied": [("ISIS", "isis"), ("Kata'ib Hezbollah", "kataib-hezbollah")],
    "Haqqani Network leader, TTP and ISKP": [("Haqqani Network", "haqqani"), ("TTP", "ttp"), ("ISKP", "isis-khorasan")],
    "this is what it is": [],
    # -- transliteration ---------------------------------------------------------------------------------
    "Jaish al Islam and Jeish ul-Islam": [("Jaish al Islam", "jaysh-al-islam"), ("Jeish ul-Islam", "jaysh-al-islam")],
    # -- Arabic script -----------------------------------------------------------------------------------
    "قال الجيش العراقي إن داعش انسحب": [("الجيش العراقي", "iraq-army"), ("داعش", "isis")],
    "اشتباكات بين هيئة تحرير الشام وأحرار الشام": [("هيئة تحرير الشام", "hts"), ("وأحرار الشام", "ahrar-al-sham")],
    # -- nationality and role ----------------------------------------------------------------------------
    "Iraqi troops": [("Iraqi troops", "iraq-security-forces")],
    "French jets": [("French jets", "france-forces")],
    "Afghan police": [("Afghan police", "afghan-police")],
    "Iraqi federal police": [("Iraqi federal police", "iraq-federal-police")],
    "Ukraine's Ministry of Defence": [("Ukraine's Ministry of Defence", "ukraine-defence-ministry")],
    "the army of Chad": [("army of Chad", "chad-forces")],
    "US forces and U.S. troops": [("US forces", "us-forces"), ("U.S. troops", "us-forces")],
    "Iraqi civilians": [],
    "police told us of forces": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    """The finder of the lists that come with rasid."""
    return ActorFinder(load_actors())


@pytest.mark.parametrize("text", FOUND)
def test_who_is_named(finder: ActorFinder, text: str) -> None:
    """The words, as the text writes them, and the key of the actor that they name."""
    assert [(m.span.of(text), m.actor.id) for m in finder.find(text)] == FOUND[text]


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("coalition forces", "2006-05-01", "mnf-i"),
        ("coalition forces", "2016-05-01", "coalition"),
        ("the Afghan government", "2012-05-01", "afghan-government"),
        ("the Afghan government", "2022-05-01", "afghan-taliban-government"),
        ("Resolute Support", "2009-01-01", "resolute-support"),
    ],
)
def test_time_tells_apart_who_shares_a_name(finder: ActorFinder, text: str, day: str, actor: str) -> None:
    """A name means the actor that was there on the day of the report; the only one that has it in any case."""
    assert [m.actor.id for m in finder.find(text, day=day)] == [actor]


@pytest.mark.parametrize(
    ("text", "about", "actors"),
    [
        ("the regime shelled a town", [], []),
        ("the regime shelled a town", ["SY"], ["syria-government"]),
        ("the regime shelled a Syrian town", [], ["syria-government"]),
        ("Kurdish forces advance", ["SY"], ["ypg"]),
        ("Kurdish forces advance", ["IQ"], ["peshmerga"]),
        ("the Federal Police advance beside the Iraqi army", [], ["iraq-federal-police", "iraq-army"]),
    ],
)
def test_names_of_one_country_need_it(
    finder: ActorFinder, text: str, about: list[str], actors: list[str]
) -> None:
    """A name that means an actor only at home is found in texts about that country, and nowhere else."""
    assert [m.actor.id for m in finder.find(text, countries=about)] == actors


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("RSF counted nine reporters in prison in Ramadi.", None),
        ("RSF fighters left Khartoum in Sudan.", "rapid-support-forces"),
        ("The Rapid Support Forces came. RSF fighters burned a barn.", "rapid-support-forces"),
        ("The ADF lost a helicopter near Sydney in Australia.", None),
        ("The ADF burned a barn in the Democratic Republic of the Congo.", "adf"),
        ("The Allied Democratic Forces came. The ADF burned a barn.", "adf"),
    ],
)
def test_initials_that_others_have_too(text: str, actor: str | None) -> None:
    """They mean a group only where the report names it in full, or its country."""
    found = [
        m.actor.id
        for m in ActorFinder(load_actors()).find(text)
        if text[m.span.start : m.span.end] in ("RSF", "ADF")
    ]
    assert found == ([] if actor is None else [actor])
