"""Who is independent of whom."""

from __future__ import annotations

from typing import Any

from tests.builders import EXPERTS, RESIDENTS, RUMOUR, SECURITY_SOURCE, Desk, ministry, speaker

from rasid.merge import gather, independent_origins
from rasid.merge.origins import Origins
from rasid.model.observation import Speaker, SpeakerKind, Voice
from rasid.model.report import Source
from rasid.model.text import Stretch


def origins(desk: Desk) -> Origins:
    return independent_origins(desk.observations, desk.evidence())


def test_two_outlets_are_two_origins() -> None:
    """Outlets that have nothing to do with each other are independent; channels count articles."""
    desk = Desk()
    desk.tell("One.", source="tigris-daily")
    desk.tell("Two.", source="hamrin-news")
    desk.tell("Two again.", source="hamrin-news")
    assert (origins(desk).count, origins(desk).channels) == (2, 3)


def test_outlet_that_quotes_an_agency_is_the_agency() -> None:
    """Three outlets that quote one agency, by key, name or alias, are the agency's origin."""
    desk = Desk()
    desk.tell("Own report.", source="delta-wire")
    desk.tell("By key.", source="tigris-daily", by=Speaker("Delta Wire", "agency", "delta-wire"))
    desk.tell("By name.", source="hamrin-news", by=Speaker("the Delta Wire", "agency", None))
    desk.tell("By alias.", source="palm-radio", by=Speaker("Delta Wire Agency", "agency", None))
    assert (origins(desk).count, origins(desk).channels) == (1, 4)


def through(*links: tuple[str, SpeakerKind, str | None]) -> tuple[Voice, ...]:
    """A chain of speakers behind an outlet: words, kind and actor of each, the nearest to the report first."""
    voices = (Voice(Stretch(0, len(words), words), None, kind, actor) for words, kind, actor in links)
    return (Voice(None, None, "outlet", "tigris-daily"), *voices)


def test_a_nameless_source_is_the_agency_that_it_told() -> None:
    """Outlets that have a nameless speaker's words from one agency are one origin, and the agency's name is told."""
    desk = Desk()
    chain = through(("Delta Wire", "agency", "delta-wire"), ("a security source", "unnamed", None))
    desk.tell("One.", source="tigris-daily", by=SECURITY_SOURCE, chain=chain)
    desk.tell("Two.", source="hamrin-news", by=SECURITY_SOURCE, chain=chain)
    desk.tell("Three.", source="delta-wire")
    assert (origins(desk).count, origins(desk).channels) == (1, 3)
    assert origins(desk).origins[0].named
    assert "a security source by way of Delta Wire" in origins(desk).origins[0].names


def test_nameless_sources_of_two_outlets_stay_two() -> None:
    """Without an upstream that can be named, nameless speakers of two outlets are two origins."""
    desk = Desk()
    chain = through(("a security source", "unnamed", None))
    desk.tell("One.", source="tigris-daily", by=SECURITY_SOURCE, chain=chain)
    desk.tell("Two.", source="hamrin-news", by=SECURITY_SOURCE, chain=chain)
    assert origins(desk).count == 2


def test_rumours_stay_rumours_whoever_passes_them_on() -> None:
    """An agency that passes on rumours makes nothing firm of them."""
    desk = Desk()
    chain = through(("Delta Wire", "agency", "delta-wire"), ("rumours online", "rumour", None))
    desk.tell("One.", by=RUMOUR, chain=chain)
    assert not origins(desk).firm


def test_reprints_are_one_origin_with_a_reason() -> None:
    """Near-copies count once, and the words say which."""
    desk = Desk()
    one = desk.tell("A bomb.", source="tigris-daily")
    other = desk.tell("A bomb!", source="hamrin-news")
    desk.reprints.append(frozenset({one.report, other.report}))
    assert origins(desk).count == 1
    assert origins(desk).dependences == ("Hamrin News and Tigris Daily carry one text.",)


def test_common_owner_and_common_side_count_once() -> None:
    """Outlets of one owner, and an outlet that stands on a speaker's side, are one origin each."""
    desk = Desk()
    desk.tell("One.", source="palm-radio")
    desk.tell("Two.", source="palm-online")
    assert origins(desk).count == 1 and "one owner" in origins(desk).dependences[0]
    desk = Desk()
    desk.tell("One.", source="state-voice")
    desk.tell("Two.", source="tigris-daily", by=ministry())
    assert origins(desk).count == 1 and "one side" in origins(desk).dependences[0]


def test_command_counts_once() -> None:
    """An army and the coalition that commands it are one origin."""
    desk = Desk()
    desk.tell("One.", by=speaker("us-army"))
    desk.tell("Two.", source="hamrin-news", by=speaker("coalition"))
    assert origins(desk).count == 1


def test_two_speakers_in_one_report_are_two_origins_in_one_channel() -> None:
    """A ministry and unnamed experts in one report: two origins, one channel."""
    desk = Desk()
    report = desk.report("The ministry says so. Experts say so.")
    desk.tell(report, "The ministry says so", by=ministry())
    desk.tell(report, "Experts say so", by=EXPERTS)
    assert (origins(desk).count, origins(desk).channels) == (2, 1)


def test_unnamed_of_one_kind_in_one_report_are_one_origin() -> None:
    """Two nameless sources of one kind in a report are one origin; of two kinds, two."""
    desk = Desk()
    report = desk.report("A source says so. Another source says so. Residents say so.")
    desk.tell(report, "A source says so", by=SECURITY_SOURCE)
    desk.tell(report, "Another source says so", by=Speaker("another source", "unnamed", None))
    assert origins(desk).count == 1
    desk.tell(report, "Residents say so", by=RESIDENTS)
    assert origins(desk).count == 2


def test_outlet_tells_what_it_quotes() -> None:
    """A headline in the outlet's own voice is no second origin beside the ministry quoted under it."""
    desk = Desk()
    report = desk.report("Three killed. Three were killed, the ministry said.")
    desk.tell(report, "Three killed")
    desk.tell(report, "Three were killed, the ministry said", by=ministry())
    assert origins(desk).count == 1
    assert "tells what it quotes" in origins(desk).dependences[0]


def test_second_story_of_an_outlet_is_no_second_origin() -> None:
    """What an outlet tells itself after it quoted the ministry for it, and a copy of that, add nothing."""
    desk = Desk()
    desk.tell("Three were killed, the ministry said.", by=ministry(), published="2024-03-01")
    story = desk.tell("The day on which three were killed.", published="2024-03-02")
    copy = desk.tell("The day on which three were killed!", source="hamrin-news", published="2024-03-03")
    desk.reprints.append(frozenset({story.report, copy.report}))
    assert (origins(desk).count, origins(desk).channels) == (1, 3)
    assert origins(desk).passed_on == {story.id, copy.id}


def test_outlet_that_saw_for_itself_stands_beside_a_rumour_it_told() -> None:
    """An outlet's own word is not put down to a rumour that it told before."""
    desk = Desk()
    desk.tell("It is rumoured.", by=RUMOUR, published="2024-03-01")
    desk.tell("It is so.", published="2024-03-02")
    assert origins(desk).count == 2 and len(origins(desk).firm) == 1


def test_flash_and_story_have_one_nameless_source() -> None:
    """Nameless sources that one outlet quotes twice are one origin; another outlet's is another."""
    desk = Desk()
    desk.tell("FLASH: a bomb, says a source.", by=SECURITY_SOURCE)
    desk.tell("A bomb went off, a source said.", by=SECURITY_SOURCE)
    assert origins(desk).count == 1
    desk.tell("A bomb, a source tells us.", by=SECURITY_SOURCE, source="hamrin-news")
    assert origins(desk).count == 2


def test_short_name_in_one_text() -> None:
    """In one text "police" is short for "Kirkuk police"; in two texts nobody knows."""
    desk = Desk()
    report = desk.report("Kirkuk police said so. It is so, police said.")
    police, kirkuk = Speaker("police", "institution", None), Speaker("Kirkuk police", "institution", None)
    desk.tell(report, "Kirkuk police said so", by=kirkuk)
    desk.tell(report, "It is so, police said", by=police)
    assert origins(desk).count == 1
    desk = Desk()
    desk.tell("Kirkuk police said so.", by=kirkuk)
    desk.tell("Police said so.", by=police, source="hamrin-news")
    assert origins(desk).count == 2


def test_a_rumour_is_one_rumour() -> None:
    """Rumours told by three outlets are one origin, and not a firm one."""
    desk = Desk()
    for source in ("tigris-daily", "hamrin-news", "delta-wire"):
        desk.tell(f"Rumours, says {source}.", source=source, by=RUMOUR)
    assert origins(desk).count == 1 and origins(desk).firm == ()


def test_institution_outside_the_list_goes_by_its_words() -> None:
    """An institution without a key is the same one wherever it is called so."""
    desk = Desk()
    for source in ("tigris-daily", "hamrin-news"):
        desk.tell(
            f"It is so ({source}).", source=source, by=Speaker("the Plains Hospital", "institution", None)
        )
    assert origins(desk).count == 1 and origins(desk).origins[0].named


def origin_names(desk: Desk) -> Any:
    return [origin.names for origin in origins(desk).origins]


def test_names_are_those_of_lists_and_reports() -> None:
    """Actors and outlets go by their listed names, others by the report's words."""
    desk = Desk()
    desk.tell("One.", by=Speaker("it", "institution", "iraq-mod"), published="2024-03-01")
    desk.tell("Two.", source="hamrin-news", published="2024-03-02")
    desk.tell("Three.", source="delta-wire", by=SECURITY_SOURCE, published="2024-03-03")
    assert origin_names(desk) == [("Ministry of Defence",), ("Hamrin News",), ("a security source",)]


def called(words: str, *known: Source) -> int:
    """Origins of two reports: an outlet's own, and one that quotes ``words`` as an agency, with these sources."""
    desk = Desk()
    desk.tell("Own report.", source=known[0].id)
    desk.tell("By name.", source="hamrin-news", by=Speaker(words, "agency", None))
    evidence = gather(
        desk.observations,
        desk.reports,
        (),
        sources={source.id: source for source in known},
        actors={},
        reprints=(),
    )
    return independent_origins(desk.observations, evidence).count


def test_an_agency_is_not_whoever_calls_himself_so() -> None:
    """A source that nothing lists is meant by its name only where its id is made of the name."""
    assert called("the Sand Wire", Source("sand-wire", "Sand Wire")) == 1
    assert called("the Sand Wire", Source("odd-example", "Sand Wire")) == 2
    assert called("the Sand Wire", Source("odd-example", "Sand Wire", "agency")) == 1


def test_a_name_of_two_sources_is_nobodys() -> None:
    """Where two listed sources have one name, nobody can say which of them is quoted."""
    one, other = (Source(key, "Sand Wire", "agency") for key in ("sand-wire", "sand-wire-two"))
    assert called("the Sand Wire", one, other) == 2


def test_an_outlet_that_quotes_an_agency_has_no_more_than_the_agency_quotes() -> None:
    """The agency quotes the army, another outlet quotes the agency: that is the army's word, and one origin."""
    desk = Desk()
    desk.tell("The army said so.", source="delta-wire", by=speaker("iraq-army", "The army"))
    desk.tell("Delta Wire said so.", source="hamrin-news", by=Speaker("Delta Wire", "institution", None))
    assert origins(desk).count == 1
    assert "Delta Wire tells what it quotes from Iraqi Army." in origins(desk).dependences


def test_a_common_name_is_the_one_force_that_goes_by_it() -> None:
    """ "Army" is the listed army that another sentence quotes, not a second origin beside it."""
    desk = Desk()
    desk.tell("One.", source="tigris-daily", by=speaker("iraq-army", "The Iraqi Army"))
    desk.tell("Two.", source="hamrin-news", by=Speaker("Army", "institution", None))
    assert origins(desk).count == 1
    assert origins(desk).dependences == ("Army is a common name for Iraqi Army.",)


def test_a_common_name_for_two_armies_is_neither() -> None:
    """Where two armies are quoted, "army" may be either, and stays by itself."""
    desk = Desk()
    desk.tell("One.", source="tigris-daily", by=speaker("iraq-army"))
    desk.tell("Two.", source="palm-radio", by=speaker("us-army"))
    desk.tell("Three.", source="hamrin-news", by=Speaker("Army", "institution", None))
    assert origins(desk).count == 3


def test_a_surname_is_the_person_whom_the_report_names_in_full() -> None:
    """A minister who is quoted by surname after title and name can be named; he is no second origin."""
    desk = Desk()
    report = desk.report("Interior Minister Omar Rahal spoke. Rahal said that a bomb went off.")
    desk.tell(report, "spoke", by=Speaker("Interior Minister Omar Rahal", "official", None))
    desk.tell(report, "a bomb went off", by=Speaker("Rahal", "witness", None))
    assert origins(desk).count == 1
    assert all(origin.named for origin in origins(desk).origins)


def test_a_surname_that_nobody_introduces_stays_without_a_name() -> None:
    """A word with a capital is nobody's name as long as no report tells whose."""
    desk = Desk()
    desk.tell("Rahal said that a bomb went off.", by=Speaker("Rahal", "witness", None))
    assert not origins(desk).origins[0].named


def test_a_spokesman_of_a_house_speaks_for_it() -> None:
    """ "An army spokesman" is the army's voice; "a spokesman" of nobody is nameless."""
    desk = Desk()
    desk.tell("One.", source="tigris-daily", by=speaker("iraq-army"))
    desk.tell("Two.", source="hamrin-news", by=Speaker("An army spokesman", "official", None))
    assert origins(desk).count == 1
    nameless = Desk()
    nameless.tell("Three.", by=Speaker("a spokesman", "official", None))
    assert not origins(nameless).origins[0].named
