"""Invented sentences in which somebody says something: who, with which stance, and what of it is told."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import document_of, holds, read, seen

from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

WHEREVER_THE_SPEAKER_STANDS: Rows = {
    "The Ministry of Defence said that two soldiers had been killed in Anbar.": {
        "by": "institution", "speaker_is": "iraq-defence-ministry", "type": "ASSAULT", "count": 1,
    },
    "Two soldiers had been killed in Anbar, the Ministry of Defence said.": {
        "speaker_is": "iraq-defence-ministry", "type": "ASSAULT", "count": 1,
    },
    "Two soldiers, the Ministry of Defence said, had been killed in Anbar.": {
        "speaker_is": "iraq-defence-ministry", "type": "ASSAULT", "count": 1,
    },
    "According to the Ministry of Defence, two soldiers were killed in Anbar.": {
        "speaker_is": "iraq-defence-ministry", "text": "two soldiers were killed in Anbar", "count": 1,
    },
    "Two soldiers were killed in Anbar, according to the Ministry of Defence.": {
        "speaker_is": "iraq-defence-ministry", "count": 1,
    },
    "Two bridges were bombed and a mast was cut, an officer told reporters by telephone.": {"by": "official"},
    "A guard told us by telephone that gunmen had attacked the depot.": {"by": "official", "type": "ASSAULT"},
    "While Coalition technicians have left Balad Air Base, the Ministry of Defence said, the drones still fly.": {
        "speaker_is": "iraq-defence-ministry", "type": "presence", "phase": "ends",
    },
    "The raid was planned and executed by units of the Iraqi army, the ministry's spokesman clarified.": {
        "by": "official", "modality": "actual", "no": "ASSAULT",
    },
    "The arrest of two ISIS members was announced by the Iraqi Ministry of Interior.": {
        "speaker_is": "iraq-interior-ministry", "type": "COERCE", "patient_is": "isis",
    },
    "The hospital counted eleven dead after a suicide bombing in Hilla.": {
        "by": "institution", "speaker": "The hospital", "tolls": [("killed", None, 11, 11, 11)],
    },
    'The spokesman went on: "Two soldiers were killed in Anbar."': {"by": "official", "count": 1},
}  # fmt: skip

KINDS_OF_SPEAKERS: Rows = {
    "Baghdad said that Turkish jets had bombed two villages near Dohuk.": {
        "by": "institution", "speaker_is": "iraq-government",
    },
    "Ankara denied that its jets had bombed a village near Dohuk.": {
        "speaker_is": "turkey-government", "stance": "denies",
    },
    "Washington condemned the attack on the embassy in Baghdad.": {
        "type": "DISAPPROVE", "agent_is": "us-government",
    },
    "A Coalition spokesman said jets had struck Mosul.": {"by": "official", "speaker_is": "coalition"},
    "A spokesperson for the Coalition said two drones had been shot down.": {
        "by": "official", "speaker": "A spokesperson for the Coalition", "speaker_is": "coalition",
    },
    "The headquarters said that troops had entered Kut.": {"by": "institution", "type": "presence"},
    "Residents said that militants had burned three houses.": {"by": "witness", "type": "ASSAULT"},
    "Analysts believe that ISIS killed the mayor.": {"by": "expert", "agent_is": "isis"},
    "A police source said three people had been killed.": {"by": "unnamed", "speaker_is": None},
    "It was reported that militants had burned three houses.": {"by": "unnamed", "hearsay": True},
    "Rumours went round that the Coalition had left the base.": {"by": "rumour", "hearsay": True},
    "Villagers heard two explosions near the dam on Monday.": {"by": "witness", "hearsay": False},
    "The Test Wire recorded three attacks by ISIS in Diyala.": {"by": "outlet", "type": "ASSAULT"},
}  # fmt: skip

CHAINS: Rows = {
    "The governor told reporters that the mayor had denied that police had shot a protester.": {
        "by": "official", "speaker": "the mayor", "stance": "denies", "count": 1,
    },
    "The ministry said the Coalition denied that its jets had bombed the bridge.": {
        "speaker_is": "coalition", "stance": "denies", "count": 1,
    },
    "The army denied reports that it had withdrawn from Tal Afar.": {
        "by": "institution", "stance": "denies", "agent": "The army", "count": 2,
    },
    "The Coalition confirmed that joint operations had been suspended and said that it regretted the step.": {
        "speaker_is": "coalition", "stance": "confirms", "phase": "suspends",
    },
    "Their officer said that nothing was kept there and repeated that a Coalition aircraft had hit the post.": {
        "by": "official", "type": "FIGHT", "mode": "aerial", "patient": "the post",
    },
}  # fmt: skip

CARRIED_OVER: Rows = {
    "A Coalition spokesman said jets had struck Mosul. He added that four militants were killed.": {
        "speaker": "A Coalition spokesman", "text": "four militants were killed",
    },
    "The Coalition carried out a strike near Mosul. It said that four militants were killed.": {
        "speaker_is": "coalition", "text": "four militants were killed",
    },
    '"Two soldiers were killed in Anbar," the governor said. "The attackers burned their vehicle."': {
        "speaker": "the governor", "text": "The attackers burned their vehicle",
    },
    "“Two soldiers were killed in Anbar. Five others were wounded,” the governor said.": {
        "speaker": "the governor", "text": "Two soldiers were killed in Anbar", "count": 2,
    },
    '"Gunmen burned two houses in Kut," a resident said.\n\n"They took my brother and they shot the guard."': {
        "speaker": "a resident", "text": "they shot the guard",
    },
    '"Our forces arrested four men in Kut," the Ministry of Interior said.': {
        "agent": "Our forces", "agent_is": "iraq-interior-ministry",
    },
    '"We shot down two drones over Anbar," a Coalition spokesman said.': {"agent": "We", "agent_is": "coalition"},
    "An officer met the guards in Kut. One soldier was wounded, he said.": {
        "speaker": "An officer", "tolls": [("wounded", "soldier", 1, 1, 1)],
    },
}  # fmt: skip

DENIALS: Rows = {
    "The Coalition denied that it had carried out any strike near Mosul.": {
        "stance": "denies", "type": "FIGHT", "mode": "aerial", "agent_is": "coalition",
    },
    "The ministry said that no prisoners had been tortured.": {"stance": "denies", "patient": None},
    "Flights have not been suspended, a ministry spokesman said.": {
        "stance": "denies", "type": "operations", "phase": "suspends", "no": "SANCTION",
    },
    "The Ministry of Interior said there was no rise in attacks in Diyala.": {
        "stance": "denies", "type": "trend", "mode": "rising", "no": "ASSAULT",
    },
    "Turkey denied that it had not withdrawn its troops from Bashiqa.": {"stance": "asserts", "type": "RETREAT"},
    "The command denied that any army unit had been withdrawn from Kut.": {"stance": "denies", "type": "RETREAT"},
    "Two shepherds denied that anyone had been killed there.": {"by": "witness", "stance": "denies"},
}  # fmt: skip

ANSWERS: Rows = {
    "ISIS said it had killed eleven soldiers in Baqubah. The ministry denied this.": {
        "by": "institution", "stance": "denies", "agent_is": "isis", "quote": "The ministry denied this.",
        "tolls": [("killed", "soldiers", 11, 11, 11)], "count": 2,
    },
    "ISIS said it had killed eleven soldiers in Baqubah. The ministry says that this is untrue.": {
        "stance": "denies", "agent_is": "isis", "count": 2,
    },
    "Militants said they had shot down a helicopter near Kut. The Coalition confirmed this.": {
        "stance": "confirms", "speaker_is": "coalition", "mode": "shootdown",
    },
    "Residents accused the army of burning houses in Kut. The army rejected the accusation.": {
        "stance": "denies", "agent": "the army", "patient": "houses", "no": "REJECT",
    },
    'The governor said the bridge had been bombed. "That report is false," a Coalition spokesman said.': {
        "stance": "denies", "speaker_is": "coalition", "patient": "the bridge",
    },
}  # fmt: skip

JUDGED: Rows = {
    "The rumour that the Coalition had left the base is false, the army said.": {
        "speaker": "the army", "stance": "denies", "type": "presence", "phase": "ends", "count": 2,
    },
    "The talk of a suspension of joint operations is untrue, the ministry said.": {
        "speaker": "the ministry", "stance": "denies", "phase": "suspends", "hearsay": False, "count": 2,
    },
    "There is no truth in the rumours of an attack on the base, the ministry said.": {
        "speaker": "the ministry", "stance": "denies", "type": "ASSAULT", "count": 2,
    },
    "There is no truth in reports that the Coalition suspended joint operations, a spokesman said.": {
        "by": "official", "stance": "denies", "phase": "suspends", "count": 2,
    },
    "Reports that militants had stormed the dam are baseless, the governor told reporters.": {
        "speaker": "Reports", "stance": "asserts", "hearsay": True, "count": 2,
    },
    "It is not true that troops left Kut, the command said.": {
        "speaker": "the command", "stance": "denies", "phase": "ends", "count": 1,
    },
    "The command called reports of a withdrawal from Kut fabricated.": {
        "speaker": "The command", "stance": "denies", "type": "RETREAT", "count": 2,
    },
    "Reports that militants had stormed the dam are true, the governor said.": {
        "speaker": "the governor", "stance": "confirms", "count": 2,
    },
    "Operations have not been suspended, the Coalition said.": {"stance": "denies", "phase": "suspends"},
}  # fmt: skip

PASSED_ON: Rows = {
    "State television quoted the governor as saying that militants had attacked the dam.": {
        "by": "official", "speaker": "the governor", "count": 1,
    },
    "Two soldiers were killed in Anbar, Reuters quoted a security source as saying.": {
        "by": "unnamed", "speaker": "a security source",
    },
    "Reuters, citing the Iraqi Interior Ministry, said that police had arrested two men in Kut.": {
        "by": "institution", "speaker_is": "iraq-interior-ministry",
    },
    "Reuters, citing two security officials, said the Coalition had bombed a bridge in Anbar.": {
        "by": "agency", "speaker_is": "reuters",
    },
    "Gunmen killed two farmers near Kut, the Test News Agency reported, citing a police source.": {
        "by": "agency", "speaker": "the Test News Agency",
    },
}  # fmt: skip

SAID_BEFORE: Rows = {
    "The ministry, which had spoken of two dead in an attack in Kut, said on Monday that the attackers fled.": {
        "by": "institution", "place": "al Kut", "day": None, "tolls": [("killed", None, 2, 2, 2)],
    },
}  # fmt: skip

CLAIMS: Rows = {
    "The group ISIS claimed responsibility on Tuesday for the car bomb at the market of Baqubah.": {
        "by": "group", "stance": "claims_responsibility", "agent_is": "isis", "mode": "explosives",
        "instrument": "the car bomb", "place": "Baqubah", "day": None,
    },
    "ISIS claimed the attack on the checkpoint near Kut.": {
        "stance": "claims_responsibility", "agent_is": "isis", "patient": "the checkpoint",
    },
    "Responsibility for the bombing in Kut was claimed by ISIS.": {
        "stance": "claims_responsibility", "speaker_is": "isis",
    },
    "ISIS said that it had carried out the attack on the bridge.": {"stance": "asserts", "agent_is": "isis"},
    "No group has claimed responsibility for the bombing in Kut.": {"count": 0},
    "No one has claimed the attack on the market.": {"count": 0},
    "Nobody had claimed the attack on the bridge by Thursday.": {"count": 0},
    "No group has said that it planted the bomb.": {"count": 0},
}  # fmt: skip

UNSAID: Rows = {
    "The group has not said that it planted the bomb in Kut.": {"count": 0},
    "The Coalition did not deny that it had bombed the bridge.": {"count": 0},
    "The spokesman would not say whether troops had left Kut.": {"count": 0},
    "The command did not say when the militants had attacked the post.": {"count": 0},
}  # fmt: skip

TAKEN_BACK: Rows = {
    "We reported on Saturday that eleven men had been kidnapped near Kut. This was wrong.": {
        "by": "outlet", "speaker_is": "test-wire", "stance": "retracts", "mode": "abduct", "count": 1,
    },
    "An earlier version of this report said that four policemen were killed in Kut. The report was wrong.": {
        "by": "outlet", "stance": "retracts",
    },
    "On Monday we reported that a bridge had been bombed. We retract that report.": {"stance": "retracts"},
}  # fmt: skip

ALL: Rows = {
    **WHEREVER_THE_SPEAKER_STANDS, **KINDS_OF_SPEAKERS, **CHAINS, **CARRIED_OVER, **DENIALS, **ANSWERS, **CLAIMS,
    **UNSAID, **TAKEN_BACK, **JUDGED, **PASSED_ON, **SAID_BEFORE,
}  # fmt: skip


@pytest.mark.parametrize("text", ALL)
def test_somebody_says_so(reader: Reader, text: str) -> None:
    """One observation of the text has the speaker, the stance and the content of its row."""
    holds(reader, text, ALL[text])


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A police source told Reuters that gunmen had killed two farmers.", ["Reuters", "A police source"]),
        (
            "An officer told Reuters, which was cited by Rudaw, that troops had left Kut.",
            ["Rudaw", "Reuters", "An officer"],
        ),
        (
            "Reuters, citing two officials, said the Coalition had bombed a bridge.",
            ["Reuters", "two officials"],
        ),
        (
            "The governor was quoted by Reuters as saying that two soldiers had been killed.",
            ["Reuters", "The governor"],
        ),
        (
            "The governor told reporters that the mayor had denied that police had shot a protester.",
            ["The governor", "the mayor"],
        ),
    ],
)
def test_a_chain_runs_from_the_report_to_whoever_knew_first(
    reader: Reader, text: str, chain: list[str]
) -> None:
    """The innermost attribution names everybody through whom its content came, the nearest to the report first."""
    document = document_of(reader, text)
    innermost = min(document.layer("attributions"), key=lambda a: len(document.text) - a.cue.start)
    assert [link.span.of(document.text) for link in innermost.chain] == chain


def test_a_lone_speaker_has_no_chain(reader: Reader) -> None:
    """Reporters who are told something pass on nothing of their own."""
    document = document_of(reader, "The governor told reporters that two soldiers had been killed.")
    assert [a.chain for a in document.layer("attributions")] == [()]


def test_two_single_marks_open_speech(reader: Reader) -> None:
    """Wire texts print quotation marks as two single ones, before the words as well as behind them."""
    text = "''Two soldiers were killed in Anbar. Five others were wounded,'' the governor said."
    assert {o.speaker.text for o in read(reader, text)} == {"the governor"}


def test_a_person_is_no_force(reader: Reader) -> None:
    """ "He" is never linked to a force or a coalition that was named in between."""
    text = "The governor spoke in Kut. The Coalition had bombed a bridge. He called for talks with Turkey."
    asked = [seen(o) for o in read(reader, text) if o.happening.type == "DEMAND"]
    assert asked and all(one["agent_is"] is None for one in asked)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Army: two soldiers killed in Anbar", "Army"),
        ("Two soldiers killed in Anbar, army says", "army"),
    ],
)
def test_a_title_names_its_speaker(reader: Reader, title: str, speaker: str) -> None:
    """Before a colon and behind a comma, a title says who says so."""
    (told,) = [seen(o) for o in read(reader, "The weather stayed dry in the south.", title=title)]
    assert (told["by"], told["speaker"], told["type"]) == ("institution", speaker, "ASSAULT")


def test_a_title_that_is_example_has_no_speaker(reader: Reader) -> None:
    """A label before a colon that names nobody of public life speaks for nobody."""
    (told,) = [
        seen(o) for o in read(reader, "The weather stayed dry.", title="EXAMPLE: Gunmen kill two soldiers")
    ]
    assert told["by"] == "outlet"
