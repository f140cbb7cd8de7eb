"""What ``rasid explain`` tells: every happening with its words and rules, and everything that was left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.reading import document_of

from rasid.cli.explain import as_json, lines_of
from rasid.cli.main import run
from rasid.cli.plain import steers
from rasid.errors import InputError
from rasid.model.document import Document
from rasid.model.explanation import Explanation, Words
from rasid.model.reading import Outcome
from rasid.model.report import make_report
from rasid.run.explaining import ExplainingReader, explain
from rasid.run.here import Reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
TITLE = "Raid near Khanaqin"
BODY = (
    "Gunmen attacked a checkpoint near Khanaqin on Monday, killing three soldiers. The army said it plans to "
    "attack a hideout in Baqubah. A police spokesman denied that officers were abducted. Later the attack helicopter "
    "from Basra left without support."
)


@pytest.fixture(scope="module")
def explanation(reader: Reader) -> Explanation:
    """The explanation of an invented report."""
    return explain(document_of(reader, BODY, title=TITLE), reader.pipeline.stages)


def documents(reader: Reader) -> list[Document]:
    """The example reports in plain text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    return [document_of(reader, text) for text in texts]


def test_every_happening_of_the_examples_is_shown(reader: Reader) -> None:
    """Each happening of each example is shown once, with its trigger in its sentence and what gave its type."""
    read = documents(reader)
    assert len(read) > 10
    for document in read:
        told = explain(document, reader.pipeline.stages)
        assert len(told.happenings) == len(document.layer("happenings"))
        for sentence in told.sentences:
            for happening in sentence.happenings:
                assert sentence.words.start <= happening.trigger.start < sentence.words.end
                assert any(reason.field == "type" for reason in happening.reasons)


def test_every_observation_is_told_once_and_the_rest_is_left_out(reader: Reader) -> None:
    """The observations of the examples are those shown; a happening without one is among what was left out."""
    for document in documents(reader):
        told = explain(document, reader.pipeline.stages)
        shown = [h.observation for h in told.happenings if h.observation is not None]
        assert sorted(shown) == sorted(o.id for o in document.layer("observations"))
        left_out = {passed.words.start for passed in told.left_out if passed.kind == "happening"}
        assert {h.trigger.start for h in told.happenings if h.observation is None} <= left_out


def test_words_are_the_reports(explanation: Explanation) -> None:
    """Everything that is shown as words stands in the report where it is said to stand."""
    text = f"{TITLE}\n\n{BODY}"
    shown: list[Words] = [passed.words for passed in explanation.left_out]
    for happening in explanation.happenings:
        named = (happening.trigger, happening.clause, happening.agent, happening.patient, happening.speaker,
                 happening.cue, happening.place, happening.time)  # fmt: skip
        shown += [words for words in named if words is not None]
        shown += [reason.words for reason in happening.reasons if reason.words is not None]
    assert len(shown) > 20
    assert [words for words in shown if text[words.start : words.end] != words.text] == []


def test_a_happening_tells_its_words_and_what_made_it(explanation: Explanation) -> None:
    """An attack is shown with trigger, agent, patient, place and time, and the entry that gave its type."""
    attack = next(h for h in explanation.happenings if h.trigger.text == "attacked")
    assert (attack.type, attack.where) == ("ASSAULT", "Khanaqin, Diyala, IQ (district)")
    assert [words and words.text for words in (attack.agent, attack.place, attack.time)] == [
        "Gunmen", "Khanaqin", "Monday",
    ]  # fmt: skip
    made = {reason.field: reason for reason in attack.reasons}
    assert made["type"].source == "verbs.yaml" and made["type"].entry.startswith("attack, sense ")
    assert made["part"].entry.startswith("kill, sense ")
    assert made["place"].entry == "in its own clause"


def test_modality_and_speaker_name_their_cues(explanation: Explanation) -> None:
    """What is planned or denied tells by which word: "plans", "denied"."""
    planned = next(h for h in explanation.happenings if h.modality == "planned")
    cue = next(reason for reason in planned.reasons if reason.field == "modality")
    assert cue.words is not None and (cue.source, cue.words.text) == ("modality.yaml: verbs", "plans")
    denied = next(h for h in explanation.happenings if h.stance == "denies")
    said = next(reason for reason in denied.reasons if reason.field == "speaker")
    assert (said.source, said.entry) == ("speech.yaml: verbs", "deny")


LEFT_OUT = [
    ("The attack helicopter landed in Basra.", "event word", "attack", 'it only describes "helicopter"'),
    ("The army moved without support.", "event word", "support", 'it stands behind "without"'),
    ("Ahmed met friends in a bid to attack nobody.", "event word", "attack", "it says what something is for"),
    ("The weather in Khanaqin was fine.", "place", "Khanaqin", "no happening is told in its sentence"),
    ("Gunmen from Basra killed five soldiers in Mosul.", "place", "Basra", "where somebody is from"),
    ("Every Friday gunmen attack soldiers in Mosul.", "time", "Every Friday", "fixes no day"),
    ("The Iraqi Army is large.", "actor", "Iraqi Army", "no happening is told in its sentence"),
    ("The minister said that tea was good.", "speaker", "said", "no happening was read in what is said"),
]


@pytest.mark.parametrize(("text", "kind", "words", "why"), LEFT_OUT)
def test_what_was_left_out_is_listed_with_its_reason(
    reader: Reader, text: str, kind: str, words: str, why: str
) -> None:
    """Words that could have told a happening, a place, a time or an actor are listed with why they do not."""
    told = explain(document_of(reader, text), reader.pipeline.stages)
    found = [(p.kind, p.words.text, p.why) for p in told.left_out]
    assert any(one[:2] == (kind, words) and why in one[2] for one in found), found


def test_a_time_without_an_anchor_is_kept_as_words(reader: Reader) -> None:
    """In a report that nobody dated, "yesterday" is listed with what it would need."""
    report = make_report(
        source="test-wire", text="Gunmen killed five soldiers in Mosul yesterday.", title_end=0,
        media_type="text/plain", bytes_sha256="", language="en",
    )  # fmt: skip
    told = explain(reader.document(report), reader.pipeline.stages)
    assert told.issued is None
    assert [(p.words.text, p.why) for p in told.left_out if p.kind == "time"] == [
        ("yesterday", "kept as words: nobody says when the text was written, and the words need that")
    ]


def test_json_holds_everything(explanation: Explanation) -> None:
    """The JSON form parses, and has the same happenings and words as the explanation."""
    row = json.loads(json.dumps(as_json(explanation)))
    happenings = [h for sentence in row["sentences"] for h in sentence["happenings"]]
    assert [h["trigger"]["text"] for h in happenings] == [h.trigger.text for h in explanation.happenings]
    assert row["report"] == explanation.report


def test_the_chain_and_what_is_said_are_shown(reader: Reader) -> None:
    """Through whom the report has it stands in one line, with kinds, actors and sides; below it what is said."""
    text = "The Iraqi Ministry of Defence told Reuters that the Iraqi Air Force had bombed ISIS positions."
    told = explain(document_of(reader, text), reader.pipeline.stages)
    lines = "\n".join(lines_of("it.txt", told, 200))
    assert (
        "through: test-wire (outlet) < Reuters (agency, reuters) < The Iraqi Ministry of Defence "
        "(institution, iraq-defence-ministry, on the side of the agent)"
    ) in lines
    assert "says: the Iraqi Air Force had bombed ISIS positions" in lines


@pytest.mark.parametrize("width", [40, 100])
def test_lines_fit_and_steer_nothing(reader: Reader, width: int) -> None:
    """Lines are no longer than the terminal is wide, and hold nothing that moves or turns what it shows."""
    hostile = "Gunmen\u202e attacked\x1b[31m a \u2028checkpoint in Mosul, killing three soldiers."
    told = explain(document_of(reader, hostile), reader.pipeline.stages)
    lines = lines_of("in\x1b[2J.txt", told, width)
    assert len(told.happenings) >= 1
    assert [line for line in lines if len(line) > width or any(steers(c) for c in line)] == []


def test_an_unreadable_report_gives_its_outcome(reader: Reader) -> None:
    """A report in another language is no explanation but how its reading ended."""
    report = make_report(
        source="test-wire", text="Des hommes ont attaqué un poste.", title_end=0,
        media_type="text/plain", bytes_sha256="", language="fr",
    )  # fmt: skip
    (result,) = ExplainingReader(reader).explanations([report])
    assert isinstance(result, Outcome) and result.kind == "other_language"


def test_the_command_explains_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``rasid explain FILE`` prints the sentences with their happenings, and ends with counts."""
    path = tmp_path / "report.txt"
    path.write_text(f"{TITLE}\n\n{BODY}", encoding="utf-8")
    assert run(["explain", str(path), "--published", "2024-03-15", "--source", "Example Wire"]) == 0
    out = capsys.readouterr().out
    assert "example-wire, published 2024-03-15" in " ".join(out.split())
    assert 'trigger: "attacked"' in out and "<- type by verbs.yaml: attack" in out
    assert re.search(r"\nhappenings: [4-9]; words or phrases left out: \d+\n$", out)


def test_the_command_explains_many_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several files, a folder or several ids are explained one after the other; one that is not there is told."""
    folder, store = tmp_path / "in", str(tmp_path / "own.db")
    folder.mkdir()
    paths = [folder / "a.txt", folder / "b.txt"]
    for path, town in zip(paths, ("Khanaqin", "Baqubah"), strict=True):
        path.write_text(
            f"Raid near {town}\n\nGunmen attacked a post near {town} on Monday.", encoding="utf-8"
        )
    for asked in (list(map(str, paths)), [str(folder)]):
        assert run(["explain", *asked, "--published", "2024-03-15"]) == 0
        out = capsys.readouterr().out
        assert (
            out.index("a.txt") < out.index("near Khanaqin") < out.index("b.txt") < out.index("near Baqubah")
        )
        assert out.count("\nhappenings: ") == 2
    assert run(["explain", str(paths[0]), str(tmp_path / "gone.txt")]) != 0
    assert "gone.txt" in capsys.readouterr().err
    assert run(["add", str(folder), "--published", "2024-03-15", "--store", store]) == 0
    capsys.readouterr()
    assert run(["reports", "--store", store, "--format", "jsonl"]) == 0
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert run(["explain", *ids, ids[0], "--store", store, "--format", "json"]) == 0
    assert [json.loads(line)["report"] for line in capsys.readouterr().out.splitlines()] == ids


def test_the_command_explains_a_report_of_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``rasid explain ID --store FILE`` reads a stored report anew, its id cut short or not."""
    path, store = tmp_path / "report.txt", str(tmp_path / "own.db")
    path.write_text(f"{TITLE}\n\n{BODY}", encoding="utf-8")
    assert run(["add", str(path), "--published", "2024-03-15", "--store", store]) == 0
    capsys.readouterr()
    assert run(["reports", "--store", store, "--format", "jsonl"]) == 0
    identity = json.loads(capsys.readouterr().out)["id"]
    assert run(["explain", identity[:14], "--store", store, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["report"] == identity


def test_the_command_fails_for_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is told on standard error, and the exit code is not 0."""
    assert run(["explain", str(tmp_path / "gone.txt")]) != 0
    assert "gone.txt" in capsys.readouterr().err


def test_a_wrong_day_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--published`` that is no day is wrong input: exit code 2, as for ``rasid read``."""
    path = tmp_path / "report.txt"
    path.write_text(BODY, encoding="utf-8")
    assert run(["explain", str(path), "--published", "soon"]) == InputError.exit_code
    assert "soon" in capsys.readouterr().err
