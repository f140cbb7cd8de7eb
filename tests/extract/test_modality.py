"""Invented sentences: how real the marked word's happening is, whether or not the reader makes one of it."""

from __future__ import annotations

from functools import cache

import pytest
from tests.reading import document_of

from rasid.codebook.loader import load_codebook
from rasid.extract.lexicon import Lexicon, load_lexicon
from rasid.extract.modality import Manner
from rasid.extract.told import Workbook
from rasid.run.here import Reader

ACTUAL = [
    "Gunmen *attacked* a checkpoint near Kut on Friday.",
    "Troops *arrested* four men after an attack on a bank.",
    "The army *repelled* the rebels on Sunday.",
    "Guards repelled an *attack* on the refinery.",
    "The ambassador escaped an *attack* on his car.",
    "The minister condemned the *murder* of the judge and said it would be punished.",
    "Police will investigate the *killing* of the two nurses.",
    "*Explosions* could be heard in the centre of the town.",
    "The rebels stopped *shelling* the town on Monday.",
    "The raid was planned and *executed* by army units.",
    "Soldiers who tried to flee were *captured*.",
    "The general said that the army *attacked* the village because it wanted to free the hostages.",
    "The group *released* two hostages and will free the others next week.",
    "Hundreds of people *demonstrated* against the planned dam.",
    "He was *killed* when he attempted to disarm the bomb.",
    "The talks *began* on Monday, although the rebels had threatened to stay away.",
    "Militants *fired* rockets at the base while the president was to visit it.",
    "The mayor was *kidnapped*, and his captors want a ransom.",
    "The negotiations *failed*.",
    "After the failure of the *talks*, the delegates went home.",
    "The army has *bombed* the area since Tuesday.",
    "Witnesses said the men *shot* at a bus.",
    "The *attack* killed three policemen.",
    "The army knows that the rebels *seized* the bridge.",
    "There is no doubt that militiamen *burned* the mill.",
    "The parties will discuss *attacks* on the pipeline.",
    "The military rejected the *talks*, even if it needed them.",
    "Help provided by the army *reached* the village.",
    "In the case of Peru the *attacks* went on.",
    "Why did the army *bomb* the village?",
    "The mediation led to *talks*.",
    "Rebels, who had been expected to surrender, *attacked* the base.",
    "The minister regretted the *bombing* of the hospital.",
    "Two men accused of planning a raid were *detained*.",
    "The army says it will punish those who *killed* the nurses.",
    "Government forces *recaptured* the town, which the rebels hoped to keep.",
    "The *clashes* left ten dead, hospital staff said.",
    "After they *seized* the bridge, the rebels planned to move on.",
    "The mayor, who may resign, *met* the protesters.",
    "The two countries *signed* a treaty that would end the war.",
    "Eleven people were *wounded* by a mine.",
    "The police chief ordered his men to stand by after *shots* were heard.",
    "The *strike* continues in three cities.",
    "Because the army *shelled* the camp, refugees want to leave.",
    "Villagers *fled* so that they would not be drafted.",
    "The attackers used a car *bomb*.",
]

ATTEMPTED = [
    "Rebels tried to *seize* the airport.",
    "The group failed to *kill* the minister.",
    "Police foiled an *attack* on the embassy.",
    "An assassination *attempt* against the governor was reported.",
    "Officers took part in the *coup* attempt of last week.",
    "The guards prevented the crowd from *storming* the palace.",
    "The failed *bombing* shook the town.",
    "The security service thwarted a plot to *murder* the bishop.",
    "Soldiers were wounded in an attempt to *free* the hostages.",
    "The army averted an *assault* on the power plant.",
    "The militia sought to *capture* the oil field but was driven back.",
    "The ferry was almost *sunk* by a mine.",
    "He survived an *assassination* attempt.",
    "The two sides failed to *reach* an agreement.",
    "The pilots attempted to *bomb* the bridge but missed.",
    "Soldiers stopped the men from *blowing* up the dam.",
    "An attempted *coup* was put down.",
    "The botched *raid* cost two lives.",
    "Their bid to *retake* the town ended in defeat.",
    "The police disrupted a plot to *kidnap* the banker.",
    "Attempts to *rescue* the miners were given up.",
    "The unsuccessful *assault* lasted two hours.",
    "They unsuccessfully *attacked* the radio station.",
]

PLANNED = [
    "The army will *attack* the town at dawn.",
    "The rebels plan to *release* the hostages.",
    "The two presidents agreed to hold *talks* in May.",
    "The court ordered the *arrest* of the general.",
    "Troops entered the town to *search* for weapons.",
    "The government decided to *deploy* troops in the north.",
    "The minister is to *visit* the camp on Monday.",
    "A *meeting* to be held in June is on their list.",
    "The ministry announced that it would *withdraw* its troops.",
    "The president promised *aid* to the victims and will send it soon.",
    "The union called a strike and will hold a *demonstration* on Friday.",
    "The planned *offensive* worries the villagers.",
    "Their mission was to *kill* the minister.",
    "They are going to *blockade* the port.",
    "The plan includes *arrests* and a curfew.",
    "During his *visit* to Amman the minister will meet refugees.",
    "Rebels hid explosives in order to *blow* up the bridge.",
    "The two sides agreed on a *ceasefire* from Monday.",
    "The commander was ordered to *withdraw* his men.",
    "An army unit is preparing an *offensive* in the south.",
    "The judge issued an *arrest* warrant.",
    "The parliament authorised the *deployment* of peacekeepers.",
    "The cabinet approved the *withdrawal* of troops.",
    "The rebels said they would *release* the pilot on Monday.",
    "Troops have orders to *shoot* at looters.",
    "Elections will be followed by *talks*.",
    "The convoy is due to *arrive* on Friday.",
    "The general vowed to *protect* civilians.",
    "The ministry has scheduled a *meeting* for June.",
    "The group is ready to *negotiate*.",
    "The union is preparing to *strike*.",
    "Both sides signed an agreement to *exchange* prisoners.",
    "A summit is expected to be *held* in May.",
    "The president decided on the *deployment* of two battalions.",
    "They were on their way to *attack* a police post.",
    "The envoy came for *talks* with the rebels.",
]

THREATENED = [
    "The group threatened to *execute* the hostages.",
    "The school received a *bomb* threat.",
    "The rebels threatened *attacks* on the pipeline.",
    "We will *bomb* your bridges, the group said in a letter.",
    "The militia vowed to *attack* the embassy.",
    "Threats to *bomb* the bridge were made by telephone.",
    "The leader swore to *strike* the capital.",
    "He said the threat of an *invasion* was growing.",
    "The gang threatened that it would *burn* the harbour.",
    "The caller threatened to *blow* up the school.",
    "Kidnappers threatened that the hostage would be *killed*.",
    "The rebels issued a threat to *bomb* the pipeline.",
    "The general pledged to *crush* the rebels, vowing to *bomb* their camps.",
]

POSSIBLE = [
    "The rebels may *attack* the town.",
    "Militants could *bomb* the market, police fear.",
    "The bishops called for an *investigation* of the case.",
    "The president proposed *talks* with the rebels.",
    "Residents fear *attacks* on the mosque.",
    "The party demanded that the hostages be *released*.",
    "Families urged the army to *free* the hostages.",
    "A possible *ceasefire* was mentioned.",
    "There is a danger of an *attack* on the port.",
    "The army has the right to *arrest* civilians.",
    "The committee asked whether the prisoners had been *tortured*.",
    "Nobody can say if the captain was *kidnapped*.",
    "They do not rule out the possibility of a *withdrawal*.",
    "The rebels are willing to talk and are open to *negotiations*.",
    "Protesters want the governor to *resign*.",
    "The union demands *negotiations*.",
    "The law allows the police to *detain* suspects for a week.",
    "Such an *attack* would be a disaster.",
    "The orchard looks as if it had been *shelled*.",
    "The rebels must *release* the hostages, the bishop said.",
    "The proposal for a *ceasefire* was read aloud.",
    "They issued an appeal for *dialogue*.",
    "The plan would create conditions for a *truce*.",
    "The rebels probably *fled* to the mountains.",
    "Suspected of *murdering* two nuns, the captain left the country.",
    "The group hopes to *negotiate* with the government.",
    "Did the army *bomb* the village?",
    "A *strike* would harm the country.",
    "Perhaps they *fled* to the hills.",
    "The recruits lack the ability for *raids* at night.",
    "Experts warn that the rebels might *seize* the dam.",
    "The governor said a *strike* could hurt the economy.",
    "There are fears of an *attack*.",
    "Police suspect that he *murdered* his partner.",
    "It is possible that rebels *killed* the priest.",
    "The envoy suggested a *ceasefire*.",
    "The report recommends the *withdrawal* of the troops.",
    "A *withdrawal* is unlikely.",
    "It is feared that many were *killed*.",
    "Relatives demanded the *release* of the prisoners.",
    "The danger that rebels will *attack* the town is real.",
    "The bishop asked the army to *stop* the bombing.",
    "The crowd called on the president to *resign*.",
    "The government is considering *sanctions*.",
    "He might have been *kidnapped*.",
    "The soldiers can *detain* anyone.",
    "They expressed the hope that the army would *withdraw*.",
    "The rebels are believed to have *fled*.",
]

CONDITIONAL = [
    "If the rebels *attack*, the army will respond.",
    "If the rebels attack, the army will *respond*.",
    "The army will *withdraw* unless the rebels break the truce.",
    "The rebels will *free* the hostages as long as the army stays away.",
    "The rebels will free the hostages as long as the army *withdraws*.",
    "Should the rebels *attack* the town, the army will strike back.",
    "Had they *attacked* the town, many people would have died.",
    "The army will shoot in case of an *attack*.",
    "The group will lay down its arms provided that the talks *resume*.",
    "The students will stay in the square until the prisoners are *released*.",
    "Without the air strikes the rebels would have *captured* the town.",
    "In the event of an *invasion*, the villagers will flee.",
    "The aid will be *cut* if the murders are not solved.",
    "Leave at once, otherwise you will be *killed*.",
    "The government will hold *talks* only if the rebels disarm.",
    "Unless the ransom is *paid*, the hostages stay.",
    "If *attacked*, the villagers will flee.",
    "The truce will hold only if both sides *withdraw*.",
    "The minister would resign if the murders were not *solved*.",
    "The army is to leave once the talks are over, provided that the rebels *disarm*.",
    "They would have *attacked* if the bridge had been open.",
    "Were the army to *enter* the town, many would die.",
    "The aid depends on the *release* of the prisoners.",
]

BACKGROUND = [
    "The colonel, who led the 1979 *coup*, lives in exile.",
    "The group *bombed* the embassy in 1998.",
    "The men who had *burned* the school were seen in the market.",
    "After having *shelled* the port, the ships turned away.",
    "The cell is responsible for *bombings* in the port.",
    "The man guilty of *burning* the mill is still free.",
    "Ten years ago rebels *attacked* the same village.",
    "A march was held on the anniversary of the *massacre*.",
    "His father was *killed* in the war of 1971.",
    "In 2006, when militants *bombed* the shrine, thousands fled.",
    "The commander is known for *kidnapping* traders.",
    "Rebels *seized* the town several months ago.",
    "In 1998, when news of the *siege* came, they sailed.",
    "The shop closed following the *bombing* of its store six months ago.",
    "The village, which militants had *burned* in 2015, is being rebuilt.",
    "Thirty years ago soldiers *killed* his brother.",
    "The ceremony in memory of the *massacre* drew thousands.",
    "The man convicted of *bombing* the train has died.",
    "He *led* the uprising of 1991.",
    "In the past the army *bombed* the area.",
    "The 1983 *bombing* of the barracks was recalled.",
]

NEWS = [
    "Three people *died* in the bombing of a market in 2024.",
    "Rebels *attacked* the base in the past three days.",
    "The man who *shot* the guard was caught.",
    "Four men who are responsible for the port were *arrested*.",
]

DENIED = [
    "The army did not *attack* the village.",
    "The rebels never *bombed* the bridge.",
    "No one was *arrested*.",
    "The president is not willing to *negotiate* with the rebels.",
    "The union never had an order to *blockade* the ferry.",
    "The party has never had a plan to *attack* civilians.",
    "The rebels will not *withdraw* from the town.",
    "No shots were *fired*.",
    "Neither side *attacked* the town.",
]

NOT_DENIED = [
    "If no solution is *found*, the crisis will grow.",
    "The army will attack unless the hostages are *released*.",
    "Police *arrested* a man who had no papers.",
    "The rebels did not wait and *attacked* the town.",
]

IN_CAPITALS = {
    "GUNMEN TRIED TO *SEIZE* THE AIRPORT NEAR THE CAPITAL ON SUNDAY.": "attempted",
    "THE PRESIDENT SAID THAT THE ARMY WILL *ATTACK* THE REBELS NEXT WEEK.": "planned",
    "THE BISHOPS CALLED FOR AN *INVESTIGATION* OF THE MURDERS.": "possible",
    "IF THE REBELS DO NOT LAY DOWN THEIR WEAPONS, THE ARMY WILL *BOMB* THEIR CAMPS.": "conditional",
    "THE GUERRILLAS THREATENED TO *EXECUTE* THE MAYOR.": "threatened",
    "THE SOLDIERS *KILLED* TWO GUERRILLAS IN A CLASH NEAR THE RIVER.": "actual",
}  # fmt: skip

BY_MODALITY = {
    "actual": [*ACTUAL, *NEWS],
    "attempted": ATTEMPTED,
    "planned": PLANNED,
    "threatened": THREATENED,
    "possible": POSSIBLE,
    "conditional": CONDITIONAL,
    "background": BACKGROUND,
}
CASES = [(text, modality) for modality, texts in BY_MODALITY.items() for text in texts] + [
    *IN_CAPITALS.items()
]


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def manner_of(reader: Reader, marked: str) -> Manner:
    """The manner of the first word between asterisks."""
    before, word, _ = marked.split("*", 2)
    book = Workbook(document_of(reader, marked.replace("*", "")), _lexicon(), load_codebook("plover"))
    token = next(t for t in book.tree.tokens if t.start == len(before))
    assert token.text == word
    return book.manners.of(token, None, of_state=False)


@pytest.mark.parametrize(("marked", "modality"), CASES)
def test_a_word_has_the_modality_of_its_sentence(reader: Reader, marked: str, modality: str) -> None:
    """What governs the marked word makes it actual, attempted, planned and so on, wherever it stands."""
    assert manner_of(reader, marked).modality == modality


@pytest.mark.parametrize("marked", DENIED)
def test_what_is_said_not_to_be_so_is_negated(reader: Reader, marked: str) -> None:
    """A negation on the word, its helper, its subject or what governs it turns it into its denial."""
    assert manner_of(reader, marked).negated


@pytest.mark.parametrize("marked", NOT_DENIED)
def test_a_negation_elsewhere_does_not_deny(reader: Reader, marked: str) -> None:
    """A negation in another clause, or in a condition, leaves the marked word as it is."""
    assert not manner_of(reader, marked).negated


REPEATED = {
    "The ministry reiterated that rebels had bombed the bridge.": True,
    "The group again denied that it had bombed the bridge.": True,
    "The ministry said that rebels had bombed the bridge again.": False,
}


@pytest.mark.parametrize("text", REPEATED)
def test_what_a_speaker_says_once_more_is_repeated(reader: Reader, text: str) -> None:
    """The flag is about the telling: a bridge that is bombed again is told once."""
    observations = document_of(reader, text).layer("observations")
    assert [("repeated" in o.flags) for o in observations if o.happening.type == "ASSAULT"] == [
        REPEATED[text]
    ]
