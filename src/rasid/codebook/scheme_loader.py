"""Reading the rows part of a codebook: fields, rules, parties and counting, checked with line and mend."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, get_args

from rasid.codebook.conditions import Known, read_condition
from rasid.codebook.fields import Fields
from rasid.codebook.loader import TYPE_PARTS, codebook_text, is_shipped
from rasid.codebook.phrases import phrases
from rasid.codebook.scheme import (
    OF_INCIDENTS,
    PATHS,
    Across,
    Bound,
    Choose,
    Condition,
    Counting,
    FieldKind,
    FieldRule,
    Party,
    Pick,
    RowsOf,
    Scheme,
    SchemeField,
    Value,
)
from rasid.codebook.strict_yaml import Mapping, read_mapping
from rasid.errors import DataFileError
from rasid.model.observation import TollKind

#: What stands where nothing is found and the codebook does not say otherwise.
_NOTHING: Final[dict[FieldKind, Value]] = {
    "label": None, "labels": (), "flag": False, "count": None, "date": None, "text": None, "texts": (),
    "number": None,
}  # fmt: skip

#: Which happenings count where a codebook does not say: events told as done, and not denied.
DEFAULT_EVENTS: Final = Condition(
    words={"kind": frozenset({"event"}), "modality": frozenset({"actual"})},
    none_of=(Condition(words={"stance": frozenset({"denies", "disputes", "doubts", "asks", "retracts"})}),),
)


def load_scheme(name_or_path: str | Path) -> Scheme:
    """The rows of a codebook that comes with rasid, by name, or of one of your own, by its path.

    Raises:
        UnknownName: no codebook has that name, or no file is there.
        DataFileError: the file is no valid codebook; with its file, line and key.
    """
    if isinstance(name_or_path, str) and is_shipped(name_or_path):
        return _shipped(name_or_path)
    return parse_scheme(*codebook_text(name_or_path))


@cache
def _shipped(name: str) -> Scheme:
    return parse_scheme(*codebook_text(name))


def parse_scheme(text: str, file: str) -> Scheme:
    """The rows of a codebook from YAML text; ``file`` is named in errors.

    Raises:
        DataFileError: the first of the mistakes that :func:`mistakes_in` finds.
    """
    scheme, mistakes = _read(text, file)
    if scheme is None:
        raise mistakes[0]
    return scheme


def mistakes_in(text: str, file: str) -> tuple[DataFileError, ...]:
    """Every mistake in the rows part of a codebook, each with its file, line, key and mend."""
    return tuple(_read(text, file)[1])


def _read(text: str, file: str) -> tuple[Scheme | None, list[DataFileError]]:
    """The scheme, None where there are mistakes, and the mistakes. One wrong field hides no other."""
    try:
        return _Book(file, read_mapping(text, file)).scheme()
    except DataFileError as error:
        return None, [error]


class _Book:
    """One codebook being read."""

    def __init__(self, file: str, content: Mapping) -> None:
        self._file = file
        self._top = Fields(file, "the codebook", content)
        self._mistakes: list[DataFileError] = []
        self._parties: dict[str, Party] = {}
        self._fields: dict[str, SchemeField] = {}
        self._field_rows = Mapping(1)
        self._rows_of: RowsOf = "event"

    def scheme(self) -> tuple[Scheme | None, list[DataFileError]]:
        top = self._top
        name, label = top.text("name"), top.text("label")
        rows_of: RowsOf = top.choice("rows", get_args(RowsOf)) or "event"
        self._rows_of = rows_of
        one_event = top.words("one_event")
        field_rows = self._field_rows = top.table("fields")
        for key, row in top.table("parties").items():
            self._try(self._party, key, row)
        counting = self._try(self._counting, "counting", top.anything("counting"))
        events = self._try(self._events, "events", top.anything("events"))
        retold = self._try(self._events, "retold", top.anything("retold")) if top.has("retold") else None
        for key, row in field_rows.items():
            self._try(self._field, key, row)
        top.skip(TYPE_PARTS)
        self._try(self._whole, "the codebook", one_event)
        if self._mistakes or counting is None or events is None:
            return None, self._mistakes
        scheme = Scheme(
            name, label, rows_of, events, one_event, self._parties, counting, self._fields, retold
        )
        return scheme, []

    def _whole(self, key: str, one_event: tuple[str, ...]) -> None:
        """What concerns the codebook as a whole: no part unknown, some fields, and those of one event."""
        top = self._top.at(key)
        top.done()
        if not self._field_rows:
            top.fail("it has no fields", mend="write them under 'fields:'")
        for field in self._fields.values():
            of_incidents = [path.startswith(OF_INCIDENTS) for path in field.sources]
            if self._rows_of == "incident" and (field.rules or field.tolls or not all(of_incidents)):
                top.fail(
                    f"{field.name!r} of an incident needs 'from: incident...' alone", mend="name such a path"
                )
            if self._rows_of != "incident" and any(of_incidents):
                top.fail(
                    f"{field.name!r} is of incidents", mend="write 'rows: incident', or name another path"
                )
        for name in one_event:
            if name not in self._field_rows:
                top.fail(
                    f"one_event: {name!r} is no field", mend=f"name some of: {', '.join(self._field_rows)}"
                )

    def _try(self, read: Any, key: str, row: Any) -> Any:
        try:
            return read(key, row)
        except DataFileError as error:
            self._mistakes.append(error)
            return None

    def _party(self, key: str, row: Any) -> None:
        fields = Fields(self._file, f"parties.{key}", row)
        self._parties[key] = Party(
            name=key,
            actors=frozenset(fields.words("actors")),
            kinds=frozenset(fields.words("kinds")),
            sides=frozenset(fields.words("sides")),
            countries=frozenset(fields.words("countries")),
            words=phrases(fields.words("words")),
            but=phrases(fields.words("but")),
        )
        fields.done()

    def _counting(self, key: str, row: Any) -> Counting:
        if row is None:
            return Counting({}, None, "best")
        fields = Fields(self._file, key, row)
        words_row = fields.table("words")
        words = Fields(self._file, f"{key}.words", words_row)
        numbers: dict[str, int] = {}
        for word in words_row:
            number = words.whole(word)
            if number is None or number < 0:
                words.fail(f"{word!r} needs a whole number", mend=f"write '{word}: 3'")
            numbers[word.lower()] = number
        counting = Counting(
            numbers, fields.whole("plural"), fields.choice("bound", get_args(Bound)) or "best"
        )
        fields.done()
        return counting

    def _events(self, key: str, row: Any) -> Condition:
        if row is None:
            return DEFAULT_EVENTS
        return read_condition(row, self._file, key, Known(self._parties, ()))

    def _field(self, key: str, row: Any) -> None:
        fields = Fields(self._file, f"fields.{key}", row)
        # A field with a mistake may be asked for too: its mistake is told, and not another for each who asks.
        before = takewhile(lambda name: name != key, self._field_rows)
        known = Known(self._parties, tuple(before))
        kind: FieldKind | None = fields.choice("kind", get_args(FieldKind))
        if kind is None:
            fields.fail("the field 'kind' is missing", mend=f"write one of: {', '.join(get_args(FieldKind))}")
        values = _values(fields)
        made = SchemeField(
            name=key,
            about=fields.text("about"),
            kind=kind,
            values=values,
            rules=self._rules(fields, kind, values, known),
            choose=_choice(fields, "choose", Choose, "rule"),
            sources=fields.one_or_more_of("from", tuple(PATHS)) if fields.has("from") else (),
            names={folded(name): value for name, value in _texts(fields, "names").items()},
            pick=_choice(fields, "pick", Pick, "first"),
            at_most=fields.whole("at_most"),
            tolls=_listed(fields, "sum", get_args(TollKind)),
            of=tuple(sorted(_listed(fields, "of", tuple(self._parties)))),
            not_of=tuple(sorted(_listed(fields, "not_of", tuple(self._parties)))),
            bound=fields.choice("bound", get_args(Bound)),
            across=_choice(fields, "across", Across, "new"),
            only=read_condition(fields.anything("only"), self._file, f"{fields.key}.only", known),
            otherwise=_otherwise(fields, kind, values),
            fitted=fields.flag("fitted", default=True),
            learnt=fields.text("learnt") if fields.has("learnt") else None,
            rather=read_condition(fields.anything("rather"), self._file, f"{fields.key}.rather", known),
            place=fields.place,
        )
        fields.done()
        _check_filled(fields, made)
        self._fields[key] = made

    def _rules(
        self, fields: Fields, kind: FieldKind, values: dict[str, str], known: Known
    ) -> tuple[FieldRule, ...]:
        made = []
        for number, row in enumerate(fields.rows("rules"), 1):
            rule = Fields(self._file, f"{fields.key}.rules[{number}]", row)
            (give,) = rule.one_or_more("give") if rule.has("give") else ("true",)
            if kind in ("label", "labels") and give not in values:
                rule.fail(f"it gives {give!r}, which is none of the values", mend="add it under 'values:'")
            if kind == "flag" and give not in ("true", "false"):
                rule.fail(f"a flag cannot be {give!r}", mend="give true or false, or leave 'give' out")
            if kind == "count" and not give.isdigit():
                rule.fail(f"a count cannot be {give!r}", mend="give a whole number")
            when = read_condition(rule.anything("when"), self._file, f"{rule.key}.when", known)
            rule.done()
            made.append(FieldRule(give, when))
        return tuple(made)


def _check_filled(fields: Fields, made: SchemeField) -> None:
    """A field must say how it is filled, in a way that its kind can be."""
    if made.kind == "count" and not made.tolls and not made.rules:
        fields.fail(
            "a count needs 'sum'", mend=f"write 'sum: killed', or another of {', '.join(get_args(TollKind))}"
        )
    if made.kind in ("label", "labels") and not made.values and not made.sources:
        fields.fail("a label needs 'values' or 'from'", mend="list its labels under 'values:'")
    if made.kind == "flag" and not made.rules:
        fields.fail("a flag needs 'rules'", mend="write '- when: {...}' under 'rules:'")
    if made.kind in ("date", "text", "texts", "number") and not (made.sources or made.rules):
        fields.fail(f"a {made.kind} needs 'from'", mend=f"name one of: {', '.join(PATHS)}")
    if made.learnt is not None and (made.kind != "label" or not made.values):
        fields.fail("only a label with 'values' can be learnt", mend="leave 'learnt' out")
    if made.tolls and made.kind != "count":
        fields.fail("only a count has 'sum'", mend="write 'kind: count'")


def _otherwise(fields: Fields, kind: FieldKind, values: dict[str, str]) -> Value:
    if not fields.has("otherwise"):
        return _NOTHING[kind]
    value: Value = fields.anything("otherwise")
    if isinstance(value, list):
        value = tuple(str(one) for one in value)
    given = value if isinstance(value, tuple) else (value,)
    wrong = [one for one in given if values and one is not None and one not in values]
    if kind in ("label", "labels") and wrong:
        fields.fail(f"otherwise is {wrong[0]!r}, which is none of the values", mend="add it under 'values:'")
    return value


def _values(fields: Fields) -> dict[str, str]:
    """``values`` is a list of labels, or a mapping from labels to what they mean."""
    if isinstance(fields.look("values"), list):
        return {value: value for value in fields.one_or_more("values")}
    return _texts(fields, "values")


def _texts(fields: Fields, name: str) -> dict[str, str]:
    table = fields.table(name)
    inner = Fields(fields.file, f"{fields.key}.{name}", table)
    return {key: inner.optional_text(key) or key for key in table}


def _choice(fields: Fields, name: str, allowed: Any, default: Any) -> Any:
    return fields.choice(name, get_args(allowed)) or default


def _listed(fields: Fields, name: str, allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fields.one_or_more_of(name, allowed)) if fields.has(name) else frozenset()


def folded(name: str) -> str:
    """A label as it is compared: lower case, with blanks, hyphens and underscores alike."""
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())
