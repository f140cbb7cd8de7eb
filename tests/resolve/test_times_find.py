"""Which words of a text are found as times, and which never are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.resolve.times import find_times
from rasid.resolve.times.grammar import RULES


def _found(text: str) -> list[str]:
    return [mention.text for mention in find_times(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shelling began on 12 March 2024 near the dam.", "12 March 2024"),
        ("Shelling began on March 12, 2024, near the dam.", "March 12, 2024"),
        ("Filed 2024-03-12 by the desk", "2024-03-12"),
        ("Filed on 12/03/2024 by the desk", "12/03/2024"),
        ("Two were held on Jan. 27 in Logar.", "Jan. 27"),
        ("SEEN ON 4 FEB 90 -- IN THE CITY", "4 FEB 90"),
        ("It was, notably, January of 2020 that saw it", "January of 2020"),
        ("They met on the 15th of January.", "the 15th of January"),
        ("They met again on the 15th.", "the 15th"),
        ("A raid on the night of the 16th killed two", "the night of the 16th"),
        ("Shells fell from the 18th to the 20th near it", "the 18th to the 20th"),
        ("Shells fell on the 14th and 15th near it", "the 14th and 15th"),
        ("Shots were heard on 15/11 in the market", "15/11"),
        ("A raid late Friday killed two", "late Friday"),
        ("A raid in the early hours of Tuesday killed two", "the early hours of Tuesday"),
        ("A raid on Friday night killed two", "Friday night"),
        ("It began at 10:30 p.m. Tuesday in the market", "10:30 p.m. Tuesday"),
        ("It began Tuesday at about 10:30 p.m. in the market", "Tuesday at about 10:30 p.m."),
        ("It began by the end of the month", "the end of the month"),
        ("It began on last Friday, March 6, 2020", "last Friday, March 6, 2020"),
        ("Attacks have risen in recent weeks.", "recent weeks"),
        ("Over the past 24 hours, nine died", "the past 24 hours"),
        ("Hours later, a second bomb went off", "Hours later"),
        ("Fighting flared in mid-January.", "mid-January"),
        ("The fuel will last three weeks", "three weeks"),
        ("Stocks could last two months", "two months"),
        ("Nobody was seen in the last three weeks", "the last three weeks"),
        ("In spring 2019 a campaign failed", "spring 2019"),
        ("Losses fell in the third quarter of 2019.", "the third quarter of 2019"),
        ("It lasted a minute and a half.", "a minute and a half"),
        ("Patrols pass every Friday.", "every Friday"),
        ("Held between 3 and 5 March in Erbil", "3 and 5 March"),
        ("Held from March 3 to 5 in Erbil", "March 3 to 5"),
        ("The bomb of nineteen ninety-six", "nineteen ninety-six"),
        ("A siege of twenty-four hours", "twenty-four hours"),
        ("THE RAID TOOK PLACE AT 2230 ON 3 MARCH", "2230 ON 3 MARCH"),
        ("AT 1010 HOURS THE BOMB EXPLODED", "1010 HOURS"),
    ],
)
def test_finds_the_exact_words(text: str, words: str) -> None:
    """A time expression is found with exactly its own words."""
    assert _found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Power failed in 1000 homes",
        "An F-16 and two MiG-29 jets",
        "Dozens of 122 mm rockets",
        "Repairs cost $2,014 and €1999",
        "It may rain, and they may leave",
        "They March on, and The May Fund pays",
        "Protesters march through the city",
        "The Sun newspaper said so",
        "The second bomb hurt nobody; a second followed",
        "Under Resolution 2254 of the Council",
        "Killed 2000 people",
        "A six-year-old boy and a man, 52 years old",
        "Three-quarters of the army",
        "Version 10.12.14 of the map",
        "The fall of Mosul",
        "April Jones spoke",
        "He sat down; the sun rose",
        "THE ARMY MAY ATTACK AND MAY RETREAT",
        "Some 1258 cases were counted",
        "",
    ],
)
def test_leaves_other_words_alone(text: str) -> None:
    """Numbers in other uses, verbs and names that look like months or days are no times."""
    assert _found(text) == []


def test_a_count_behind_a_month_is_no_day() -> None:
    """ "In March 12 people" names a month; "on March 12 insurgents" names a day."""
    assert _found("In March 12 people were killed.") == ["March"]
    assert _found("On March 12 insurgents attacked.") == ["March 12"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("closed since 2014", "since"),
        ("closed until Monday", "until"),
        ("open by 15 April", "by"),
        ("gone before Monday", "before"),
        ("back after March 3", "after"),
        ("back on Monday", None),
    ],
)
def test_keeps_how_the_preposition_uses_a_time(text: str, bound: str | None) -> None:
    """The word before a time is kept as its bound and stays out of its extent."""
    (mention,) = find_times(text)
    assert mention.bound == bound


def test_a_range_has_its_two_ends_as_parts() -> None:
    """A range is one mention whose parts are its two ends with words of their own."""
    (mention,) = find_times("Held from March 3 to 5 in Erbil")
    assert [part.text for part in mention.parts] == ["March 3", "5"]
    (mention,) = find_times("Held between Monday and Wednesday")
    assert [part.text for part in mention.parts] == ["Monday", "Wednesday"]


def test_a_list_of_days_is_no_range() -> None:
    """ "3 and 7 March" names two days, not the days between them."""
    assert [mention.parts for mention in find_times("on 3 and 7 March")] == [()]


def test_a_time_does_not_reach_over_a_blank_line() -> None:
    """A paragraph ends what a time may hold."""
    assert _found("It was in April\n\n12 men came. It was in April\n2019.") == ["April", "April\n2019"]


def test_no_rule_repeats_without_bound() -> None:
    """Every rule reaches a bounded number of tokens, so that any text is read in linear time."""
    assert [rule.name for rule in RULES if re.search(r"[)\]A-Z][*+]", rule.pattern)] == []


@given(st.text(alphabet="0123456789 /-:.,'MarchFridayotnesv\n“”½’th", max_size=80))
def test_mentions_lie_in_order_and_hold_their_words(text: str) -> None:
    """Whatever the text, mentions do not overlap, come in order, and hold the words at their place."""
    reached = 0
    for mention in find_times(text):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        reached = mention.end
