"""Which language a text is in: English is never mistaken, other languages are recognised or left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.read.language import LANGUAGES, detect_language
from rasid.read.normalise import letters_of_main_script, words

ENGLISH = [
    "Gunmen attacked a police post north of Baqubah on Monday and wounded two officers, police said.",
    "FIVE SOLDIERS WERE KILLED ON TUESDAY NEAR AL-QAIM, THE MINISTRY OF DEFENCE SAID IN A STATEMENT.",
    "BAGHDAD, 4 MAR (TIGRIS WIRE) -- AN ARMY SPOKESMAN DENIED REPORTS OF A WITHDRAWAL FROM UDHAIM.",
    "The spokesman wrote «قيادة العمليات المشتركة» (the Joint Operations Command) on top of it.",
    "Jets struck targets in Jalawla, Qara Tapa, Kifri, Tuz Khurmatu and Daquq, residents said by telephone.",
]

OTHERS = [
    ("ar", "قال مسؤول أمني إن مسلحين هاجموا نقطة تفتيش شمال بعقوبة يوم الثلاثاء."),
    ("ar", "نفت قيادة العمليات المشتركة وقوع أي قصف في المنطقة"),
    ("fa", "یک مقام امنیتی گفت که افراد مسلح روز سه‌شنبه به یک پاسگاه در شمال بعقوبه حمله کردند."),
    ("fr", "Cinq soldats ont été tués mardi dans l'explosion d'une bombe près de Khanaqin."),
    ("ku", "Berpirsekî ewlehiyê got ku çekdaran roja sêşemê êrîşî nuqteyeke kontrolê kirin."),
    ("ku", "بەرپرسێکی ئەمنی ڕایگەیاند کە چەکداران ڕۆژی سێشەممە هێرشیان کردە سەر خاڵێکی پشکنین"),
    ("tr", "Bir güvenlik yetkilisi silahlı kişilerin salı günü kontrol noktasına saldırdığını söyledi."),
    ("uk", "П'ятеро військових загинули у вівторок внаслідок обстрілу біля міста."),
    ("so", "Shan askari ayaa lagu dilay qarax ka dhacay magaalada maalintii Talaadada."),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english(text: str) -> None:
    """Capitals, foreign names and words in other letters do not make English anything else."""
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Qais al-Jubouri, Hadi al-Tamimi and Abdul-Karim al-Zubaidi met Sheikh Nawaf al-Dulaimi in Khanaqin.",
        "June 26th 2017: Kasrat Faraj, Al Bahra, Raqqa governorate, Syria (S958)",
        "Jaysh al-Nahr, Liwa al-Fajr, Saraya al-Jabal, Harakat al-Wadi clashed",
        "Khanaqin, Jalawla, Qara Tapa, Mandali, Muqdadiyah, Balad Ruz",
    ],
)
def test_english_that_is_nearly_all_names_is_never_refused(text: str) -> None:
    """Lists of names are English or left open: neither keeps them from being read."""
    assert detect_language(text) in ("en", None)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_languages_are_recognised(language: str, text: str) -> None:
    """One sentence is enough to keep rules made for English away."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "  \n", "2020-01-31 17:45", "Boris left.", "بعقوبة", "33° 44′ N 44° 36′ E", "!?" * 500]
)
def test_too_little_says_nothing(text: str) -> None:
    """A name, a number or a mark has no language."""
    assert detect_language(text) is None


def test_a_quotation_in_another_script_does_not_decide() -> None:
    """The script that most letters are in is the one that counts."""
    arabic = OTHERS[0][1]
    assert detect_language(f"{ENGLISH[0]} {ENGLISH[3]} {arabic}") == "en"
    assert detect_language(f"{arabic} {arabic} {arabic} Tigris Wire") == "ar"


@given(st.text(max_size=200))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    """No text makes the recogniser fail, and the same text always gives the same answer."""
    found = detect_language(text)
    assert found is None or found in LANGUAGES
    assert detect_language(text) == found


def test_a_long_text_is_as_quick_as_a_page() -> None:
    """Only the beginning of a text is looked at, however long it is."""
    assert letters_of_main_script("word " * 1_000_000, 100) == ("word " * 20)[:100]


def test_words_that_differ_in_form_only_are_the_same() -> None:
    """Case, accents, apostrophes, hyphens and punctuation make no difference; numbers and joins do."""
    assert words("Al-Qa’im, “five” (5) KÖLN") == ["alqaim", "five", "5", "koln"]
    assert words("al-Qa'im - five… 5 Köln!") == words("Al-Qa’im, “five” (5) KÖLN")
    assert words("al Qaim") == ["al", "qaim"]
    assert words("… — !") == []
