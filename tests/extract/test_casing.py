"""Titles and wire texts in capitals, brought to the case of running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.extract.casing import is_in_capitals, true_case
from rasid.extract.engine import load_engine
from rasid.model.text import Span


@given(piece=st.text(max_size=120), body=st.text(max_size=200), headline=st.booleans())
def test_lengths_never_change(piece: str, body: str, headline: bool) -> None:
    """Whatever the text, every position stays: only letters are exchanged, one for one."""
    cased = true_case(piece, body=body, headline=headline)
    assert len(cased) == len(piece)
    assert cased.casefold() == piece.casefold() or len(piece.casefold()) != len(piece)


def test_running_text_stays_as_it_is() -> None:
    """A sentence in ordinary case comes back unchanged, acronyms included."""
    text = "The FMLN said that EU and UN officials had left San Salvador."
    assert true_case(text, body=text, headline=False) == text


def test_title_case_goes_by_the_body() -> None:
    """Words of a title that the body writes small become small; names that it writes with capitals stay."""
    title = "Iraqi Air Force Launches New Attacks"
    body = f"{title}\n\nThe Iraqi Air Force launched new attacks on Monday."
    assert true_case(title, body=body, headline=True) == "Iraqi Air Force launches new attacks"


def test_only_titles_are_brought_down_from_title_case() -> None:
    """A paragraph in title case is a name or a label, and stays."""
    text = "Joint Operations Command Media Office"
    assert true_case(text, body="media office", headline=False) == text


@pytest.mark.parametrize(
    ("capitals", "wanted"),
    [
        ("TROOPS LEFT BAGHDAD ON TUESDAY.", "Troops left Baghdad on Tuesday."),
        ("THE ARMY SAID THAT MAJOR PEREZ HAD DIED.", "The army said that major Perez had died."),
        ("POLICE IN SAN MIGUEL FOUND A BOMB.", "Police in San Miguel found a bomb."),
        ("ATTACKS ROSE IN MARCH, AND ON MARCH 4.", "Attacks rose in march, and on March 4."),
        ("IT MAY RAIN. THE U.S. EMBASSY IS SHUT.", "It may rain. The U.S. Embassy is shut."),
    ],
)
def test_capitals_keep_the_names(capitals: str, wanted: str) -> None:
    """In a text of capitals, words that are mostly written with one keep it, and months beside numbers."""
    assert true_case(capitals, body=capitals, headline=False, is_name=load_engine().is_name) == wanted


def test_listed_names_and_short_ones_keep_their_capitals() -> None:
    """Words of a name that was found in the list get a capital each; a short one is spelt by its letters."""
    text = "SOLDIERS OF THE ROYAL GUARD AND OF THE LTTE WERE SEEN."
    names = [Span(16, 27), Span(39, 43)]
    assert [text[n.start : n.end] for n in names] == ["ROYAL GUARD", "LTTE"]
    cased = true_case(text, body=text, headline=False, names=names, is_name=lambda word: False)
    assert cased == "Soldiers of the Royal Guard and of the LTTE were seen."


def test_a_word_without_a_vowel_is_an_acronym() -> None:
    """Letters that cannot be spoken are no word."""
    cased = true_case("THE PKK AND THE BRDS LEFT.", body="", headline=False, is_name=lambda word: False)
    assert cased == "The PKK and the BRDS left."


def test_capitals_are_known_by_their_share() -> None:
    """A text full of acronyms is no text in capitals, and a few letters tell nothing."""
    assert is_in_capitals("TWO DEAD IN ATTACK ON CONVOY")
    assert not is_in_capitals("The UN, the EU and NATO met in New York.")
    assert not is_in_capitals("FLASH")


@pytest.mark.parametrize("word", ["bush", "china", "tuesday", "bogota", "perez", "san", "salvadoran"])
def test_names_by_their_spelling(word: str) -> None:
    """A word that is mostly written with a capital is a name."""
    assert load_engine().is_name(word)


@pytest.mark.parametrize(
    "word", ["army", "soldiers", "killed", "president", "bomb", "terrorist", "the", "situation"]
)
def test_words_by_their_spelling(word: str) -> None:
    """A word that is mostly written small is none."""
    assert not load_engine().is_name(word)


@pytest.mark.parametrize(
    ("word", "given_lemma", "wanted"),
    [
        ("staged", "stag", "stage"), ("hoped", "hop", "hope"), ("waged", "wag", "wage"), ("raging", "rag", "rage"),
        ("bombed", "bomb", "bomb"), ("planned", "plan", "plan"), ("sitting", "sit", "sit"), ("won", "win", "win"),
        ("hopes", "hop", "hope"),
    ],
)  # fmt: skip
def test_lemmas_of_short_verbs(word: str, given_lemma: str, wanted: str) -> None:
    """A short verb that does not double its last letter comes from one in -e; others stay as they are."""
    assert load_engine().lemma(word, given_lemma) == wanted


def test_explained_short_names_keep_their_capitals() -> None:
    """A short name that brackets explain stays one throughout capitals, and its long name gets capitals."""
    text = "MEN OF THE NORTHERN RIVER ALLIANCE (NORA) CAME. NORA SAID THAT THE ALLIANCE OF FARMERS LEFT."
    cased = true_case(text, body=text, headline=False, is_name=lambda word: False)
    assert (
        cased
        == "Men of the Northern River Alliance (NORA) came. NORA said that the alliance of farmers left."
    )
