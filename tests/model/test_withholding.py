"""Names kept out of what is shown: by their place where it is known, as whole words elsewhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import Desk, ministry, observe, toll, who, write

from rasid.model.observation import Observation, PrivateName, Speaker, Voice
from rasid.model.report import Report
from rasid.model.text import Stretch
from rasid.model.withholding import Withholding, passage


def named(report: Report, *names: tuple[str, str]) -> tuple[PrivateName, ...]:
    """The first occurrence of each (name, role) of a report."""
    found = []
    for name, role in names:
        start = report.text.index(name)
        found.append(PrivateName(start, start + len(name), role))
    return tuple(found)


def told(report: Report, words: str | None = None, *names: tuple[str, str], **fields: object) -> Observation:
    """An observation of a report with private names."""
    return replace(observe(report, words, **fields), private=named(report, *names))  # type: ignore[arg-type]


@given(
    text=st.text("ab \n", max_size=30),
    names=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=4),
)
def test_nothing_of_a_name_is_left(text: str, names: list[tuple[int, int]]) -> None:
    """However names overlap and wherever a passage is cut, it holds only what stands outside all names."""
    spans = [PrivateName(start, start + length, "x") for start, length in names]
    outside = "".join(c for at, c in enumerate(text) if not any(s.start <= at < s.end for s in spans))
    shown = passage(text, 0, len(text), spans)
    assert shown.replace("[x]", "") == outside
    cut = min(7, len(text))
    pieces = passage(text, 0, cut, spans) + passage(text, cut, len(text), spans)
    assert pieces.replace("[x]", "") == outside


def test_only_the_victim_of_two_who_share_a_surname() -> None:
    """Where the place of words is known, the minister keeps the surname that the victim loses."""
    report = write(
        "Minister Hassan al-Jubouri said a bomb killed Ali al-Jubouri. Al-Jubouri spoke on Monday."
    )
    one = told(
        report,
        "Minister Hassan al-Jubouri said a bomb killed Ali al-Jubouri",
        ("Ali al-Jubouri", "a teacher"),
        by=Speaker("Minister Hassan al-Jubouri", "official", None),
        patient=who("Ali al-Jubouri"),
    )
    shown = Withholding([one], {report.id: report})
    row = shown.observation(one)
    assert row["quote"]["text"] == "Minister Hassan al-Jubouri said a bomb killed [a teacher]"
    assert row["speaker"]["text"] == "Minister Hassan al-Jubouri"
    assert row["happening"]["patient"]["text"] == "[a teacher]"
    reason = "Minister Hassan al-Jubouri denies that Ali al-Jubouri, or Jubouri's son, was hit."
    veil = shown.veil([one.id])
    assert (
        veil(reason) == "Minister Hassan al-Jubouri denies that [a teacher], or [a teacher]'s son, was hit."
    )


def test_whole_words_only() -> None:
    """A name is no part of a longer word, and possessives keep their ending."""
    report = write("Ali Hope was shot. Hope was 40.")
    one = told(report, None, ("Ali Hope", "a guard"))
    veil = Withholding([one], {report.id: report}).veil([one.id])
    said = veil("Hope's hopeless Hopewell family of Al-Hope hoped for Ali Hope.")
    assert said == "[a guard]'s hopeless Hopewell family of Al-Hope hoped for [a guard]."


def test_ids_places_and_the_quote_stay() -> None:
    """Only words change: ids, statuses, positions and the observation itself stay as they are."""
    desk = Desk()
    report = desk.report("A bomb killed Karim Saleh, the ministry said.", published="2024-03-11")
    one = told(
        report,
        "A bomb killed Karim Saleh, the ministry said",
        ("Karim Saleh", "a farmer"),
        by=ministry("the ministry"),
        patient=who("Karim Saleh"),
        tolls=(toll("killed", 1, "Karim Saleh", "Karim Saleh"),),
    )
    desk.observations.append(one)
    (incident,), (claim,) = desk.merged().incidents, desk.merged().claims
    shown = Withholding([one], desk.reports)
    veiled, put = shown.incident(incident), shown.claim(claim)
    assert (veiled.id, veiled.status, veiled.observations) == (incident.id, incident.status, (one.id,))
    assert veiled.tolls[0].said[0].toll.text == veiled.tolls[0].said[0].toll.of == "[a farmer]"
    assert put.content.text == "A bomb killed [a farmer], the ministry said"
    assert one.quote.check(report.text).text == "A bomb killed Karim Saleh, the ministry said"
    row = shown.observation(one)
    assert (row["quote"]["start"], row["quote"]["end"]) == (one.quote.start, one.quote.end)
    assert "Karim" not in str(row) and "Saleh" not in str(row)


def test_no_name_is_left_in_chains_and_contents() -> None:
    """Names are veiled in the words of everybody through whom the report has it, and in what they say."""
    report = write("Delta Wire quoted Karim Saleh, a farmer, as saying that Huda Saleh was hurt.")
    one = told(report, None, ("Karim Saleh", "a farmer"), ("Huda Saleh", "a pupil"))

    def stretch(words: str) -> Stretch:
        start = report.text.index(words)
        return Stretch(start, start + len(words), words)

    chain = (
        Voice(stretch("Delta Wire"), None, "agency", "delta-wire", stretch("quoted")),
        Voice(stretch("Karim Saleh, a farmer"), None, "witness", None, stretch("saying")),
    )
    one = replace(one, chain=chain, content=(stretch("Huda Saleh was hurt"),), quoted="indirect")
    row = Withholding([one], {report.id: report}).observation(one)
    assert row["content"][0]["text"] == "[a pupil] was hurt"
    assert row["chain"][1]["words"]["text"] == "[a farmer], a farmer"
    assert (row["content"][0]["start"], row["quoted"]) == (one.content[0].start, "indirect")


def test_words_that_stand_twice_are_withheld_wherever_they_stand() -> None:
    """A name that is known at one place only is not shown because the same words stand at another."""
    report = write("Hope said so. Later a guard, Hope, was hurt. Hope said no more.")
    known = PrivateName(report.text.index("Hope, was"), report.text.index(", was"), "a guard")
    one = replace(told(report, None), private=(known,))
    at = known.start
    later = report.text.rindex("Hope")
    chain = tuple(Voice(Stretch(start, start + 4, "Hope"), None, "witness", None) for start in (at, later))
    row = Withholding([shown := replace(one, chain=chain)], {report.id: report}).observation(shown)
    assert [voice["words"]["text"] for voice in row["chain"]] == ["[a guard]", "[a guard]"]


def test_names_are_shown_to_who_asks() -> None:
    """With names, and without private names, everything is the very thing that went in."""
    desk = Desk()
    report = desk.report("A bomb killed Karim Saleh.")
    one = told(report, None, ("Karim Saleh", "a farmer"), patient=who("Karim Saleh"))
    desk.observations.append(one)
    (claim,) = desk.merged().claims
    assert Withholding([one], desk.reports, names=True).claim(claim) is claim
    assert Withholding([replace(one, private=())], desk.reports).claim(claim) is claim
