"""The words that time expressions are made of, each with the class that the grammar knows it by."""

from __future__ import annotations

from typing import Final, NamedTuple

from rasid.resolve.times.wordlist import words


class Lexeme(NamedTuple):
    """A word's class, its number where it has one, and the name of what it stands for."""

    kind: str
    number: float = 0
    name: str = ""


MONTH_NAMES: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Months and days that are also other words, or short enough to be a name, need company.
_MONTHS_IN_NEED: Final = {"march": 3, "may": 5, "jan": 1, "mar": 3, "jun": 6, "dec": 12}
_MONTHS_SHORT: Final = {
    "feb": 2, "apr": 4, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
}  # fmt: skip
_WEEKDAYS_IN_NEED: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

_UNITS: Final = {
    "second": ("sec", "secs"), "minute": ("min", "mins"), "hour": ("hr", "hrs"), "day": (), "weekend": (),
    "week": ("wk", "wks"), "fortnight": (), "month": (), "quarter": (), "half": (), "year": ("yr", "yrs"),
    "decade": (), "century": (), "millennium": (),
}  # fmt: skip
_PLURALS: Final = {"century": "centuries", "half": "halves", "millennium": "millennia"}

_PARTS: Final = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV",
    "evenings": "EV", "night": "NI", "nights": "NI", "nighttime": "NI", "overnight": "NI",
}  # fmt: skip
_POINTS: Final = {
    "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "dawn": "TMO", "daybreak": "TMO",
    "sunrise": "TMO", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV",
}  # fmt: skip
_SEASONS: Final = {"summer": "SU", "autumn": "FA", "winter": "WI", "summers": "SU", "winters": "WI"}
_SEASONS_IN_NEED: Final = {"spring": "SP", "fall": "FA"}

_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_SCALES: Final = {"hundred": 100, "thousand": 1000}
_ORDINAL_WORDS: Final = {
    word: number
    for number, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
}
_RECURRING: Final = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month",
    "yearly": "year", "annually": "year",
}  # fmt: skip
_DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

# class -> words that stand for nothing but their class
_FUNCTION_WORDS: Final = {
    "THE": "the",
    "ARTICLE": "a an",
    "FEW": "few several many numerous",
    "COUPLE": "couple pair",
    "DOZEN": "dozen",
    "DOZENS": "dozens hundreds scores",
    "LAST": "last",
    "PAST": "past",
    "PREVIOUS": "previous preceding prior",
    "NEXT": "next",
    "FOLLOWING": "following ensuing subsequent",
    "COMING": "coming upcoming forthcoming",
    "THIS": "this",
    "THESE": "these",
    "CURRENT": "current present",
    "THAT": "that",
    "SAME": "same",
    "RECENT": "recent",
    "LATEST": "latest",
    "EVERY": "every each",
    "PER": "per",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "HENCE": "hence",
    "AHEAD": "ahead",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "MIDDLE": "middle",
    "START": "beginning start outset",
    "END": "end close",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "OF": "of",
    "TO": "to",
    "THROUGH": "through thru",
    "UNTIL": "until till til",
    "SINCE": "since",
    "BY": "by",
    "FROM": "from",
    "BETWEEN": "between",
    "BEFORE": "before",
    "AFTER": "after",
    "DURING": "during throughout into",
    "OVER": "over",
    "WITHIN": "within",
    "FOR": "for",
    "AND": "and",
    "OR": "or",
    "SO": "so",
    "MORE": "more",
    "LESS": "less fewer",
    "THAN": "than",
    "LEAST": "least most",
    "ABOUT": "about around approximately roughly some",
    "ALMOST": "almost nearly",
    "LONG": "long",
    "OLD": "old",
    "OCLOCK": "o'clock",
    "FISCAL": "fiscal",
    "PERIOD": "period",
    "TIMES": "times once twice",
    "NOW_ADVERB": "now",
    "NOW": "currently nowadays presently",
    "RECENTLY": "recently lately",
    "FUTURE_WORD": "future",
    "MOMENT": "moment",
}
# Lower-case nouns of the counted kind that do not end in s.
_COUNTED: Final = (
    "people men women children troops police militants personnel civilians dead killed wounded injured"
)
# A number behind one of these is a name, not a year.
_NUMBERED: Final = (
    "resolution resolutions flight flights route highway article section law no number room unit order "
    "directive decree act bill camp area brigade division battalion regiment building street page line "
    "windows apollo channel fm area"
)
# A number before one of these measures something else than time.
_MEASURES: Final = (
    "mm cm km kg lb lbs percent pct meters metres feet miles million billion trillion dollars cents points "
    "pounds tons"
)
_ZONES: Final = "gmt utc est edt cst cdt mst mdt pst pdt cet cest bst eet eest msk hkt zulu"


def _add_calendar(table: dict[str, Lexeme]) -> None:
    for number, name in enumerate(MONTH_NAMES, start=1):
        table[name] = Lexeme("MONTH", number)
    for short, number in _MONTHS_SHORT.items():
        table[short] = Lexeme("MONTH", number)
    for short, number in _MONTHS_IN_NEED.items():
        table[short] = Lexeme("MAYBE_MONTH", number)
    for number, name in enumerate(WEEKDAY_NAMES):
        table[name] = Lexeme("WEEKDAY", number)
        table[name + "s"] = Lexeme("WEEKDAYS", number)
    for short, number in _WEEKDAYS_IN_NEED.items():
        table[short] = Lexeme("MAYBE_WEEKDAY", number)
    for word, part in _PARTS.items():
        table[word] = Lexeme("PARTS" if word.endswith("s") else "PART", 0, part)
    table["tonight"] = Lexeme("TONIGHT", 0, "NI")
    table["overnight"] = Lexeme("OVERNIGHT", 0, "NI")
    for word, value in _POINTS.items():
        table[word] = Lexeme("POINT", 0, value)
    for word, season in _SEASONS.items():
        table[word] = Lexeme("SEASONS" if word.endswith("s") else "SEASON", 0, season)
    for word, season in _SEASONS_IN_NEED.items():
        table[word] = Lexeme("MAYBE_SEASON", 0, season)
    for shift, word in ((-1, "yesterday"), (0, "today"), (1, "tomorrow")):
        table[word] = Lexeme("NEAR_DAY", shift)


def _add_units(table: dict[str, Lexeme]) -> None:
    for unit, shorts in _UNITS.items():
        table[unit] = Lexeme("UNIT", 1, unit)
        table[_PLURALS.get(unit, unit + "s")] = Lexeme("UNITS", 1, unit)
        for short in shorts:
            table[short] = Lexeme("SHORT_UNIT", 1, unit)
    table["half"] = Lexeme("HALF", 0.5, "half")
    for word, unit in _RECURRING.items():
        table[word] = Lexeme("RECURRING", 1, unit)
    for word, first in _DECADES.items():
        table[word] = Lexeme("DECADE_WORD", first)


def _add_numbers(table: dict[str, Lexeme]) -> None:
    for numbers in (_NUMBER_WORDS, _TENS):
        for word, number in numbers.items():
            table[word] = Lexeme("NUMBER_WORD", number)
    for word, number in _SCALES.items():
        table[word] = Lexeme("SCALE", number)
    for word, number in _ORDINAL_WORDS.items():
        table[word] = Lexeme("ORDINAL_WORD", number)
    # "second" is a unit as well; the grammar takes it for one only behind a number.
    table["second"] = Lexeme("SECOND", 2, "second")


def _build() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}
    _add_calendar(table)
    _add_units(table)
    _add_numbers(table)
    for kind, text in _FUNCTION_WORDS.items():
        for word in words(text):
            table.setdefault(word, Lexeme(kind))
    for word in words(_COUNTED):
        table.setdefault(word, Lexeme("COUNTED"))
    for word in words(_NUMBERED):
        table.setdefault(word, Lexeme("NUMBERED"))
    for word in words(_ZONES):
        table[word] = Lexeme("ZONE", 0, word.upper())
    for word in words(_MEASURES):
        table[word] = Lexeme("MEASURE")
    return table


#: Lower-case word -> lexeme.
LEXICON: Final[dict[str, Lexeme]] = _build()

#: Read as a month or a weekday only when written with a capital.
CAPITAL_ONLY: Final = frozenset(
    {*_MONTHS_IN_NEED, *_WEEKDAYS_IN_NEED, "august", "apr", "aug", "oct", "nov", "sep"}
)
