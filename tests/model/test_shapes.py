"""The JSON shapes: they hold what went in, refuse what is none, and are what their page says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import InputError
from rasid.merge.standing import FATES, GradeOn, Standing, standing_to_json
from rasid.model import incident, judgement, observation, report, shapes, world
from rasid.model.incident import Claim, ClaimContent, Incident, StatusOn, TollRange, TollSaid
from rasid.model.judgement import Judgement
from rasid.model.observation import (
    Happening,
    Observation,
    ObservedPlace,
    ObservedTime,
    Participant,
    PrivateName,
    Speaker,
    Toll,
    Voice,
)
from rasid.model.reading import Failure
from rasid.model.report import Report, Source
from rasid.model.situation import Boundary, Check, Situation, Turn
from rasid.model.situation_shapes import situation_to_json
from rasid.model.text import Quote, Stretch

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference" / "shapes.md"

WORDS = st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda text: bool(text.strip()))
ANY = st.text(max_size=12)
MAYBE = st.none() | ANY
COUNT = st.integers(min_value=0, max_value=10**9)
LIST = st.lists(ANY, max_size=3).map(tuple)
CHANCE = st.floats(0, 1)


def word(vocabulary: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(vocabulary))


PARTICIPANTS = st.builds(Participant, ANY, MAYBE)
TOLLS = st.builds(
    Toll, word(observation.TollKind), MAYBE, st.none() | COUNT, st.none() | COUNT, st.none() | COUNT, ANY
)
TIMES = st.builds(ObservedTime, MAYBE, MAYBE, MAYBE, word(world.TimePrecision))
PLACES = st.builds(
    ObservedPlace,
    MAYBE,
    MAYBE,
    MAYBE,
    MAYBE,
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.none() | word(world.PlacePrecision),
)
HAPPENINGS = st.builds(
    Happening,
    word(observation.HappeningKind),
    ANY,
    MAYBE,
    st.none() | word(observation.Phase),
    st.none() | PARTICIPANTS,
    st.none() | PARTICIPANTS,
    MAYBE,
    ANY,
)
PRIVATE = st.builds(
    lambda start, length, role: PrivateName(start, start + length, role),
    COUNT,
    COUNT.map(lambda n: n + 1),
    ANY,
)


STRETCHES = st.builds(lambda start, words: Stretch(start, start + len(words), words), COUNT, WORDS)
VOICES = st.builds(
    Voice,
    st.none() | STRETCHES,
    MAYBE,
    word(observation.SpeakerKind),
    MAYBE,
    st.none() | STRETCHES,
    st.none() | word(observation.Party),
)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    report_id, start, words = draw(ANY), draw(COUNT), draw(WORDS)
    return Observation(
        id=draw(ANY),
        report=report_id,
        quote=Quote(report_id, start, start + len(words), words),
        speaker=draw(st.builds(Speaker, MAYBE, word(observation.SpeakerKind), MAYBE)),
        stance=draw(word(observation.Stance)),
        modality=draw(word(observation.Modality)),
        flags=draw(st.lists(word(observation.Flag), max_size=3).map(tuple)),
        happening=draw(HAPPENINGS),
        tolls=draw(st.lists(TOLLS, max_size=2).map(tuple)),
        time=draw(st.none() | TIMES),
        place=draw(st.none() | PLACES),
        inferred=draw(LIST),
        confidence=draw(st.dictionaries(ANY, CHANCE, max_size=3)),
        private=draw(st.lists(PRIVATE, max_size=2).map(tuple)),
        chain=draw(st.lists(VOICES, max_size=3).map(tuple)),
        content=draw(st.lists(STRETCHES, max_size=2).map(tuple)),
        quoted=draw(st.none() | word(observation.Quoting)),
    )


JUDGEMENTS = st.builds(Judgement, ANY, word(judgement.Verdict), LIST, ANY, ANY, ANY, MAYBE, MAYBE)
REPORTS = st.builds(Report, ANY, ANY, ANY, WORDS, COUNT, MAYBE, MAYBE, MAYBE, MAYBE, ANY, ANY, LIST)
SOURCES = st.builds(
    Source, ANY, ANY, word(report.SourceKind), MAYBE, MAYBE, MAYBE, word(report.Grade), LIST, LIST
)


def through_json(value: Any) -> Any:
    """``value`` written as JSON text and read again."""
    return json.loads(json.dumps(value, allow_nan=False))


@given(one=observations())
def test_an_observation_comes_back(one: Observation) -> None:
    """Any observation is the same after JSON."""
    assert shapes.observation_from_json(through_json(shapes.observation_to_json(one))) == one


def test_an_observation_of_before_private_names_is_taken() -> None:
    """A row without the key ``private``, as older stores hold, is an observation that names nobody."""
    row = shapes.observation_to_json(FULL_OBSERVATION)
    del row["private"]
    assert shapes.observation_from_json(row) == replace(FULL_OBSERVATION, private=())


def test_an_observation_of_before_chains_is_taken() -> None:
    """A row without the chain of speakers, as older stores hold, is an observation whose chain is not known."""
    row = shapes.observation_to_json(FULL_OBSERVATION)
    for key in ("chain", "content", "quoted"):
        del row[key]
    assert shapes.observation_from_json(row) == replace(FULL_OBSERVATION, chain=(), content=(), quoted=None)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        (
            "chain",
            [{"words": None, "name": None, "kind": "herald", "actor": None, "cue": None, "party": None}],
        ),
        ("chain", [{"kind": "outlet"}]),
        ("content", [{"start": 4, "end": 9, "text": "Gunmen"}]),
        ("quoted", "loudly"),
    ],
)
def test_chains_and_contents_are_checked(key: str, wrong: object) -> None:
    """A speaker of no known kind or without its keys, and a piece that cannot stand at its place, are refused."""
    row = {**shapes.observation_to_json(FULL_OBSERVATION), key: wrong}
    with pytest.raises(InputError):
        shapes.observation_from_json(row)


@pytest.mark.parametrize(
    "wrong",
    [{"start": 4, "end": 4, "role": "x"}, {"start": 4, "end": 9}, {"start": -1, "end": 9, "role": "x"}, 7],
)
def test_private_names_are_checked(wrong: object) -> None:
    """A private name without words, without a role or before the text is refused."""
    row = {**shapes.observation_to_json(FULL_OBSERVATION), "private": [wrong]}
    with pytest.raises(InputError):
        shapes.observation_from_json(row)


@given(one=JUDGEMENTS)
def test_a_judgement_comes_back(one: Judgement) -> None:
    """Any judgement is the same after JSON."""
    assert shapes.judgement_from_json(through_json(shapes.judgement_to_json(one))) == one


@given(one=REPORTS)
def test_a_report_comes_back(one: Report) -> None:
    """Any report is the same after JSON."""
    assert shapes.report_from_json(through_json(shapes.report_to_json(one))) == one


@given(one=SOURCES)
def test_a_source_comes_back(one: Source) -> None:
    """Any source is the same after JSON."""
    assert shapes.source_from_json(through_json(shapes.source_to_json(one))) == one


# One of each noun with something in every field

PLACE = ObservedPlace("the base", "Example Base", "IQ", "Example Province", 33.9, 44.4, "site")
TIME = ObservedTime("Monday", "2024-03-04", "2024-03-04", "day")
TOLL = Toll("killed", "soldiers", 2, 3, 4, "two to four soldiers")
SOMEBODY = Participant("gunmen", "example-group")
FULL_OBSERVATION = Observation(
    id="o-1",
    report="r-1",
    quote=Quote("r-1", 4, 10, "Gunmen"),
    speaker=Speaker("a spokesman", "official", "example-army"),
    stance="asserts",
    modality="actual",
    flags=("hearsay",),
    happening=Happening("event", "assault", "armed", "begins", SOMEBODY, SOMEBODY, "rifles", "attacked"),
    tolls=(TOLL,),
    time=TIME,
    place=PLACE,
    inferred=("time",),
    confidence={"type": 0.5},
    private=(PrivateName(4, 10, "a farmer"),),
    chain=(
        Voice(Stretch(20, 30, "a spokesma"), "Army", "official", "x", Stretch(31, 35, "said"), "agent"),
        Voice(None, None, "outlet", "s"),
    ),
    content=(Stretch(4, 10, "Gunmen"),),
    quoted="direct",
)
FULL_CLAIM = Claim(
    id="c-1",
    content=ClaimContent(
        kind="state",
        type="assault",
        mode="armed",
        phase="begins",
        modality="actual",
        agent=SOMEBODY,
        patient=SOMEBODY,
        place=PLACE,
        time=TIME,
        text="attacked",
        part="3 killed",
    ),
    status="contested",
    reason="one says so and one denies it",
    origins=2,
    channels=3,
    observations_for=("o-1",),
    observations_against=("o-2",),
    history=(StatusOn("2024-03-04", "single_source"),),
    implied_for=("o-3",),
    implied_against=("o-4",),
    part_of="c-2",
)
FULL_INCIDENT = Incident(
    id="i-1",
    type="assault",
    mode="armed",
    agent=SOMEBODY,
    patient=SOMEBODY,
    place=PLACE,
    time=TIME,
    tolls=(TollRange("killed", 2, 3, 4, (TollSaid(TOLL, "o-1"),)),),
    observations=("o-1",),
    denied_by=("o-2",),
    reports=3,
    origins=2,
    status="contested",
    reason="one says so and one denies it",
    dependences=("the second reprints the first",),
)
FULL_REPORT = Report(
    "r-1", "a-1", "s", "text", 0, "x", "2024-03-04", "2024-03-05", "en", "text/plain", "0", ("x",)
)
FULL_SITUATION = Situation(
    id="s-1",
    type="presence",
    text="technicians are there",
    agent=SOMEBODY,
    patient=SOMEBODY,
    place=PLACE,
    turns=(
        Turn(
            phase="resumes",
            start="2024-03-14",
            end="2024-03-16",
            status="contested",
            claim="c-1",
            boundaries=(Boundary("2024-03-14", ("somebody",), "c-2"),),
            implied=False,
            note="one says so and one denies it",
        ),
    ),
    now="resumes",
    observations=("o-1",),
    direction="rising",
    check=Check("Example Province, IQ", "2024-W11", 1, 7, True, "counted: 1, then 7"),
)
FULL_STANDING = Standing(
    source=Source("s", "S", "agency", "IQ", "o", "x", "A", ("T",), ("s.example",)),
    grades=(GradeOn("A", "me", "2024", "so", "j-1", True),),
    reports=3,
    record=dict.fromkeys(FATES, 1),
    taken_from={"t": 1},
    given_to={"u": 2},
)
FULL: dict[str, shapes.Json] = {
    "Observation": shapes.observation_to_json(FULL_OBSERVATION),
    "Claim": shapes.claim_to_json(FULL_CLAIM),
    "Incident": shapes.incident_to_json(FULL_INCIDENT),
    "Situation": situation_to_json(FULL_SITUATION),
    "Judgement": shapes.judgement_to_json(
        Judgement("j-1", "correct", ("o-1",), "me", "2024", "so", "f", "1")
    ),
    "Report": shapes.report_to_json(FULL_REPORT),
    "Source": shapes.source_to_json(Source("s", "S", "agency", "IQ", "o", "x", "A", ("T",), ("s.example",))),
    "Standing": standing_to_json(FULL_STANDING),
    "Failure": shapes.failure_to_json(Failure("in/a", "open", "no", "do", "2024", "r-1")),
}


def test_the_keys_of_an_observation() -> None:
    """An observation has exactly the keys that were promised, in their order."""
    found = FULL["Observation"]
    assert " ".join(found) == (
        "id report quote speaker stance modality flags happening tolls time place inferred confidence private "
        "chain content quoted"
    )
    assert " ".join(found["quote"]) == "start end text"
    assert " ".join(found["speaker"]) == "text kind actor"
    assert " ".join(found["happening"]) == "kind type mode phase agent patient instrument text"
    assert " ".join(found["happening"]["agent"]) == " ".join(found["happening"]["patient"])
    assert " ".join(found["happening"]["agent"]) == "text actor candidate"
    assert " ".join(found["tolls"][0]) == "kind of low best high text"
    assert " ".join(found["time"]) == "text start end precision"
    assert " ".join(found["place"]) == "text name country adm1 lat lon precision radius_km"


def test_the_keys_of_a_claim() -> None:
    """A claim has exactly the keys that were promised, in their order."""
    found = FULL["Claim"]
    assert " ".join(found) == (
        "id content status reason origins channels for against history implied_for implied_against part_of"
    )
    assert " ".join(found["content"]) == "type phase agent patient place time text part"
    assert " ".join(found["history"][0]) == "date status"


def test_what_is_unknown_is_null() -> None:
    """Keys stay where nothing is known, with null."""
    nobody = Happening("event", "assault", None, None, None, None, None, "attacked")
    quote = Quote("r-1", 0, 1, "x")
    bare = Observation(
        "o", "r-1", quote, Speaker(None, "outlet", None), "asserts", "actual", (), nobody, (), None, None
    )
    found = shapes.observation_to_json(bare)
    assert set(found) == set(FULL["Observation"])
    assert found["time"] is found["place"] is found["happening"]["agent"] is found["speaker"]["text"] is None
    assert shapes.observation_from_json(through_json(found)) == bare


# What is refused

READERS: dict[str, Callable[[Any], object]] = {
    "Observation": shapes.observation_from_json,
    "Judgement": shapes.judgement_from_json,
    "Report": shapes.report_from_json,
    "Source": shapes.source_from_json,
}


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places_in(inner, (*path, key))


def changed(value: Any, path: tuple[Any, ...], new: object) -> Any:
    """A copy of a JSON value with ``new`` at ``path``."""
    copy = through_json(value)
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return copy


CASES = [(noun, path) for noun in READERS for path in places_in(FULL[noun])]


@pytest.mark.parametrize("noun, path", CASES, ids=lambda case: case if isinstance(case, str) else None)
def test_a_value_of_another_kind_is_refused(noun: str, path: tuple[Any, ...]) -> None:
    """Wherever a value of a kind that cannot be there stands, the error says so and names the noun's part."""
    for wrong in (object(), 1.5j, -777.5, True):
        with pytest.raises(InputError) as caught:
            READERS[noun](changed_raw(FULL[noun], path, wrong))
        assert caught.value.where


def changed_raw(value: Any, path: tuple[Any, ...], new: object) -> Any:
    """As :func:`changed`, for values that are no JSON."""
    if not path:
        return new
    if isinstance(value, dict):
        return {key: changed_raw(v, path[1:], new) if key == path[0] else v for key, v in value.items()}
    return [changed_raw(v, path[1:], new) if at == path[0] else v for at, v in enumerate(value)]


@pytest.mark.parametrize("noun", READERS)
def test_keys_must_be_the_ones(noun: str) -> None:
    """A missing key and a key too many are refused, at every depth, and the error gives the right ones."""
    paths = [(), *(path for path in places_in(FULL[noun]) if path[-1] != "confidence")]
    for path in paths:
        inner = FULL[noun]
        for key in path:
            inner = inner[key]
        if not isinstance(inner, dict):
            continue
        for spoilt in ({**inner, "more": 1}, dict(list(inner.items())[1:])):
            with pytest.raises(InputError, match=r"more|lacks") as caught:
                READERS[noun](changed_raw(FULL[noun], path, spoilt))
            assert caught.value.mend


@pytest.mark.parametrize(
    "path, wrong",
    [
        (("stance",), "negates"),
        (("flags",), ["loud"]),
        (("happening", "phase"), "pauses"),
        (("place", "lat"), 90.5),
        (("place", "precision"), "house"),
        (("tolls", 0, "low"), -1),
        (("tolls", 0, "kind"), "hurt"),
        (("quote", "end"), 11),
        (("quote", "text"), "      "),
        (("confidence", "type"), 1.01),
        (("confidence", "type"), float("nan")),
    ],
)
def test_a_value_outside_its_vocabulary_is_refused(path: tuple[Any, ...], wrong: object) -> None:
    """Words outside a vocabulary, numbers out of range and quotes that cannot be are wrong input."""
    with pytest.raises(InputError):
        shapes.observation_from_json(changed(FULL["Observation"], path, wrong))


# The page

VOCABULARIES: dict[str, Any] = {
    "speaker.kind": observation.SpeakerKind,
    "stance": observation.Stance,
    "modality": observation.Modality,
    "flags": observation.Flag,
    "happening.kind": observation.HappeningKind,
    "phase": observation.Phase,
    "tolls[].kind": observation.TollKind,
    "toll.kind": observation.TollKind,
    "time.precision": world.TimePrecision,
    "place.precision": world.PlacePrecision,
    "status": incident.Status,
    "verdict": judgement.Verdict,
    "grade": report.Grade,
}


def page_rows(noun: str) -> dict[str, tuple[str, list[str]]]:
    """The rows of the page's table for ``noun``: key to meaning and words."""
    section = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (body,) = [part for part in section if part.startswith(f"{noun}\n")]
    rows = {}
    for line in body.splitlines():
        if found := re.fullmatch(r"\| `([^`]+)` \| (.+?) \| ?(.*?) ?\|", line):
            rows[found[1]] = (found[2], re.findall(r"`([^`]+)`", found[3]))
    return rows


def keys_in(value: Any, before: str = "") -> Iterator[str]:
    """The keys of a JSON object as the page writes them."""
    for key, inner in value.items():
        yield f"{before}{key}"
        if key == "confidence":
            continue
        if isinstance(inner, dict):
            yield from keys_in(inner, f"{before}{key}.")
        elif isinstance(inner, list) and isinstance(inner[0], dict):
            yield from keys_in(inner[0], f"{before}{key}[].")


def vocabulary_of(noun: str, key: str) -> list[str]:
    """The words that can stand at a key, none where it is free."""
    if (noun, key) in (("Report", "flags"), ("Source", "kind")):
        return list(get_args(report.SourceKind)) if noun == "Source" else []
    for ending, vocabulary in VOCABULARIES.items():
        if key == ending or key.endswith(f".{ending}"):
            return list(get_args(vocabulary))
    return []


@pytest.mark.parametrize("noun", FULL)
def test_the_page_lists_every_key(noun: str) -> None:
    """The page gives every key of every shape, in order, with its meaning and its words, and no other."""
    rows = page_rows(noun)
    assert list(rows) == list(keys_in(FULL[noun]))
    for key, (meaning, words) in rows.items():
        assert len(meaning) > 4, key
        assert words == vocabulary_of(noun, key), key


def test_the_page_has_no_other_shape() -> None:
    """The page has one section for each shape."""
    assert re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE) == list(FULL)
