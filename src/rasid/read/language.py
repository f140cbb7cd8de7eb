"""Which language a text is written in, so that rules made for English leave others alone."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from rasid.read.normalise import letters_of_main_script

#: Letters below which nothing is said: a name and a verb ("Boris left") look like any language.
MIN_LETTERS: Final = 24

#: Letters looked at. The answer no longer changes beyond a page, and the time stays flat.
MAX_LETTERS: Final = 4000

#: Probabilities below which nothing is said: for English, and for a language that would keep the
#: report from being read. Of 7,100 English sentences, headlines and articles on conflicts none was
#: taken for another language at 0.7, lists of names at 0.87. Plain sentences of other languages were
#: recognised at 0.95 and above, but for one in Russian at 0.87; left open, it costs nothing, since
#: rules for English find nothing in other alphabets.
MIN_ENGLISH: Final = 0.6
MIN_OTHER: Final = 0.9

#: How much likelier English is than any other language before the text is seen. Ordinary sentences of
#: other languages leave English next to nothing, so that it only settles English full of names.
ENGLISH_PRIOR: Final = 5.0

#: Languages that reports on conflicts come in. The recogniser knows some sixty more, mostly creoles
#: and regional languages, and takes English with many names for one of them.
LANGUAGES: Final = (
    "am", "ar", "ary", "arz", "az", "be", "bg", "bn", "bs", "cs", "da", "de", "el", "en", "es", "fa", "fi",
    "fr", "ha", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "lt",
    "lv", "mk", "ms", "my", "ne", "nl", "no", "om", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "sdh", "si",
    "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "tg", "th", "tk", "tr", "ug", "uk", "ur", "uz", "vi",
    "zh",
)  # fmt: skip

#: Spoken Arabic is Arabic here, and Kurdish in Arabic letters is Kurdish.
FOLDED: Final = {"ary": "ar", "arz": "ar", "sdh": "ku"}


@cache
def _identifier() -> Any:
    from py3langid.langid import LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def detect_language(text: str) -> str | None:
    """The language of ``text`` as an ISO 639 code, or None where it is too short or unsure.

    Only letters of the script that most of the text is written in count, so that a name in Arabic
    letters does not turn an English sentence into an Arabic one. Dialects of Arabic are "ar", and
    all Kurdish is "ku".
    """
    letters = letters_of_main_script(text, MAX_LETTERS)
    if sum(map(str.isalpha, letters)) < MIN_LETTERS:
        return None
    # The recogniser has seen running text; capitals of wire copy are another alphabet to it.
    probabilities: dict[str, float] = {}
    for language, probability in _identifier().rank(letters.lower()):
        code = FOLDED.get(language, language)
        probabilities[code] = probabilities.get(code, 0.0) + probability
    probabilities["en"] *= ENGLISH_PRIOR
    total = sum(probabilities.values())
    best = max(probabilities, key=lambda code: (probabilities[code], code))
    enough = MIN_ENGLISH if best == "en" else MIN_OTHER
    return best if probabilities[best] / total >= enough else None
