"""Briefs: nothing without a quote, nothing left out, nothing that runs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.builders import (
    ACTORS,
    ANBAR,
    BALAD_BASE,
    DIYALA,
    KHANAQIN,
    RESIDENTS,
    RUMOUR,
    SOURCES,
    Desk,
    day,
    ministry,
    observe,
    toll,
    who,
    write,
)

from rasid.brief import make_brief, render_html, render_json, render_markdown
from rasid.brief.verify import Library, show_all
from rasid.errors import QuoteMismatch, UncitedSentence
from rasid.measure import weekly_counts
from rasid.model.briefing import Brief, BriefSentence, Citation
from rasid.model.observation import Observation, Speaker
from rasid.model.text import Quote
from rasid.model.withholding import Withholding

HOSTILE = (
    "<script>alert('x')</script> & \"quotes\" \u202egnihtemos\u202c \u0627\u0644\u0639\u0631\u0627\u0642 "
    "\x07 [a](b) `c` | d"
)
BOMB: dict[str, Any] = {"mode": "explosives", "place": KHANAQIN, "time": day("2024-03-11")}


def story() -> Desk:
    """A bombing with two tolls and its reprint, a rumour with a half-confirmation, a trend, a denial."""
    desk = Desk()
    first = desk.report(
        "A bomb hit a patrol and killed three policemen, the ministry said. Residents spoke of seven dead.",
        source="delta-wire",
        published="2024-03-11",
        address="https://wire.example/1?a=1&b=2",
        title="EXAMPLE: Bomb in Khanaqin",
    )
    three, seven = toll("killed", 3, "policemen", "three policemen"), toll("killed", 7, None, "seven dead")
    words = "A bomb hit a patrol and killed three policemen, the ministry said"
    desk.tell(first, words, by=ministry("the ministry"), tolls=(three,), **BOMB)
    desk.tell(first, "Residents spoke of seven dead", by=RESIDENTS, tolls=(seven,), **BOMB)
    copy = desk.report(
        first.text, source="hamrin-news", published="2024-03-12", address="https://hamrin.example/2"
    )
    desk.tell(copy, words, by=ministry("the ministry"), tolls=(three,), **BOMB)
    desk.reprints.append(frozenset({first.id, copy.id}))
    left = desk.report(
        "Rumours online say that technicians left. The ministry confirmed it. " + HOSTILE,
        address="javascript:alert(1)",
    )
    state: dict[str, Any] = {"kind": "state", "type": "presence", "phase": "ends", "place": BALAD_BASE}
    desk.tell(left, "technicians left", by=RUMOUR, flags=("hearsay",), agent=who("technicians"), **state)
    desk.tell(left, "The ministry confirmed it. " + HOSTILE, by=ministry(), stance="confirms", **state)
    attacks: dict[str, Any] = {"kind": "state", "type": "trend", "mode": "rising", "agent": who("attacks")}
    officials = Speaker("officials", "official", None)
    desk.tell("Attacks in Diyala have risen, officials said.", by=officials, place=DIYALA, **attacks)
    desk.tell(
        "We did not fire, said the army.",
        by=ministry("the army"),
        stance="denies",
        mode="firearms",
        place=ANBAR,
    )
    return desk


def brief_of(desk: Desk, **more: Any) -> Brief:
    merged = desk.merged()
    about: Mapping[str, Any] = {
        "title": "EXAMPLE brief",
        "since": None,
        "until": None,
        "places": (),
        "actors": ACTORS,
        "everything": True,
    }
    return make_brief(
        merged.incidents,
        merged.claims,
        weekly_counts(merged.incidents, desk.reports),
        desk.observations,
        desk.reports,
        SOURCES,
        **{**about, **more},
    )


def texts(brief: Brief) -> list[str]:
    return [sentence.text for sentence in brief.sentences]


def test_sentence_without_a_quote_cannot_be_made() -> None:
    """No citation, no words, or a quote that does not stand in the report: no sentence."""
    report = write("A bomb went off.")
    good = Citation(Quote.cut(report.id, report.text, 0, 6), report, "o-1", "Tigris Daily")
    assert BriefSentence("A bomb.", (good,), "i-1").citations == (good,)
    with pytest.raises(UncitedSentence):
        BriefSentence("A bomb.", (), "i-1")
    with pytest.raises(UncitedSentence):
        BriefSentence("  ", (good,), "i-1")
    with pytest.raises(QuoteMismatch):
        Citation(Quote(report.id, 0, 6, "A dove"), report, "o-1", "Tigris Daily")
    with pytest.raises(UncitedSentence):
        Citation(Quote.cut("r-other", report.text, 0, 6), report, "o-1", "Tigris Daily")


def test_altered_report_or_missing_observation_is_refused() -> None:
    """A brief is not made from a report whose words have changed, nor without what it rests on."""
    desk = story()
    observations = desk.observations
    desk.observations = observations[1:]
    merged, incidents = desk.merged(), Desk.merged(desk).incidents
    assert incidents
    with pytest.raises(UncitedSentence, match="not given"):
        make_brief(
            merged.incidents,
            merged.claims,
            [],
            [],
            desk.reports,
            SOURCES,
            title="x",
            since=None,
            until=None,
            places=(),
        )
    other = write("Other words, of some length, stand here now and do not match.")
    forged = dict.fromkeys(desk.reports, other)
    with pytest.raises(UncitedSentence):
        make_brief(
            merged.incidents,
            merged.claims,
            [],
            desk.observations,
            forged,
            SOURCES,
            title="x",
            since=None,
            until=None,
            places=(),
        )


def test_every_sentence_cites_and_every_claim_and_incident_is_told() -> None:
    """All sentences, headings and rows carry citations; every incident and every claim has its place."""
    desk = story()
    merged, brief = desk.merged(), brief_of(desk)
    assert all(sentence.citations for sentence in brief.sentences)
    told = {sentence.about for sentence in brief.sentences}
    assert {incident.id for incident in merged.incidents} <= told
    incident_claims = {i.observations for i in merged.incidents}
    assert {claim.id for claim in merged.claims if claim.observations_for not in incident_claims} <= told


def test_sections_in_order() -> None:
    """The summary comes first, then what is disputed, incidents, states, reported trends, and counts apart."""
    kinds = [section.kind for section in brief_of(story()).sections]
    assert kinds == ["short", "disputed", "incidents", "claims", "trends", "counts"]


def test_sentences_say_who_and_how_many() -> None:
    """Sentences give reports and origins, stances with the report's words, and tolls as ranges."""
    said = texts(brief_of(story()))
    assert any(
        text.startswith("2 reports, 2 independent origins. Said by 2 independent origins") for text in said
    )
    assert (
        "Killed: 3 to 7, best supported 3; “three policemen” according to Ministry of Defence; "
        "“seven dead” according to residents."
    ) in said
    assert "According to rumours online, by hearsay: “technicians left”." in said
    assert any(
        text.startswith("Confirmed by Ministry of Defence: “The ministry confirmed it") for text in said
    )
    assert "Denied by Ministry of Defence; nobody in view says that it is so." in said
    assert "Bombing in Khanaqin, Diyala on 11 March 2024" in said


def test_weekly_rows_cite_the_incidents_they_count() -> None:
    """A row of the table rests on the words of the incidents that it counts."""
    table = brief_of(story()).sections[-1].table
    assert table is not None
    assert [(row.name.text, row.cells) for row in table.rows] == [("Diyala, IQ", ("1",))]
    assert table.coverage == ("Reports read", "5") and "bomb" in table.rows[0].name.citations[0].quote.text


def test_hidden_observations_are_neither_told_nor_cited() -> None:
    """What may not be shown leaves no trace; what rests on it alone is left out."""
    desk = story()

    def no_residents(observation: Observation) -> bool:
        return observation.speaker.kind != "witness"

    page = render_html(brief_of(desk, may_show=no_residents))
    assert "Residents spoke" not in [
        c.quote.text for s in brief_of(desk, may_show=no_residents).sentences for c in s.citations
    ]
    assert "according to residents" not in page
    assert list(brief_of(desk, may_show=lambda observation: False).sentences) == []


class Page(HTMLParser):
    """What a browser would find: tags, ids, links, and whether tags nest properly."""

    VOID = frozenset({"meta", "link", "br", "img", "hr"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.marked: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes.update(values)
        if values.get("id") is not None:
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values["href"]))
        if tag not in self.VOID:
            self._open.append((tag, values.get("id")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, key in self._open:
            if tag == "mark" and key is not None and not any(t == "span" for t, _ in self._open):
                self.marked[key] = self.marked.get(key, "") + data


def test_page_is_sound_and_runs_nothing() -> None:
    """Hostile words arrive as words: no script, no handler; every inner link leads somewhere."""
    page = Page(render_html(brief_of(story())))
    assert not {"script", "img", "link", "iframe", "form", "object"} & set(page.tags)
    assert not any(name.startswith("on") for name in page.attributes)
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert link.startswith(("#", "https://"))
        assert not link.startswith("#") or link[1:] in page.ids
    assert {"main", "header", "footer", "nav", "h1", "caption"} <= set(page.tags)


def test_numbers_open_the_quoted_words() -> None:
    """The mark that a number opens holds the words of its quote, hostile characters replaced."""
    brief = brief_of(story())
    page = Page(render_html(brief))
    data = json.loads(render_json(brief))
    for citation in data["citations"]:
        words = re.sub("[\u202c\u202e\x07]", "\ufffd", citation["quote"]["text"])
        assert page.marked[f"q{citation['number']}"].strip() == words
    assert {f"#q{citation['number']}" for citation in data["citations"]} <= set(page.links)


def test_crossing_and_nested_quotes_are_all_marked() -> None:
    """Quotes that hold, touch or cross each other are all marked, in well-formed HTML."""
    desk = Desk()
    report = desk.report("One two three four five six.\n\nSeven eight.\n\nNine.", title="EXAMPLE title")
    for words in ("One two three", "two", "three four five", "five six.\n\nSeven", "EXAMPLE title"):
        desk.observations.append(observe(report, words, kind="state", type="tension", agent=who(words)))
    page = Page(render_html(brief_of(desk)))
    marked = sorted(" ".join(words.split()) for words in page.marked.values())
    # Of a quote that another one crosses the mark that is opened holds the part up to the seam or all of it.
    assert "two" in marked and "EXAMPLE title" in marked and "One two three" in marked
    assert len(page.marked) == 5


def test_markdown_takes_nothing_for_markup() -> None:
    """Words of reports make no links, tables, code or HTML in Markdown; sentences have footnotes."""
    brief = brief_of(story())
    text = render_markdown(brief)
    assert not any(markup in text for markup in ("<", ">", "[a](b)", "`c`", "\u202e", "\x07"))
    notes = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert notes == used == {str(at + 1) for at in range(len(notes))}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "EXAMPLE: a semi-official post (north). 3-5 dead!",
            "EXAMPLE: a semi-official post (north). 3-5 dead!",
        ),
        ("at 18:30, 5.5 km {off}", "at 18:30, 5.5 km {off}"),
        ("*two* _men_ [a](b) `c` | ~d~ $e$ \\", r"\*two\* \_men\_ \[a\](b) \`c\` \| \~d\~ \$e\$ \\"),
        ("see https://a.example, www.b.example", r"see https\://a.example, www\.b.example"),
        ("@desk #7 x@y.example :fire:", r"\@desk \#7 x\@y.example \:fire:"),
        ("full :100: of 10:30", r"full \:100: of 10:30"),
        ("two\u2028lines\u2029here", "two lines here"),
        ("1. one", r"1\. one"),
        ("- one", r"\- one"),
        ("12) one", r"12\) one"),
        ("<b> & c", "&lt;b&gt; &amp; c"),
    ],
)
def test_markdown_escapes_what_would_be_markup_and_nothing_else(words: str, shown: str) -> None:
    """Full stops, hyphens, brackets and colons of prose stay; emphasis, links and lists do not come about."""
    brief = brief_of(Desk(), title=words)
    assert render_markdown(brief).splitlines()[0] == f"# {shown}"


def test_many_citations_are_folded_and_all_can_be_reached() -> None:
    """Of many citations a page shows three and how many more; every number is there once a sentence is unfolded."""
    desk = Desk()
    for number in range(9):
        desk.tell(f"A bomb went off in Khanaqin, told for time {number}.", source=f"wire-{number}", **BOMB)
    brief = brief_of(desk)
    html = render_html(brief)
    (item,) = [item for section in brief.sections if section.kind == "incidents" for item in section.items]
    assert len(item.heading.citations) == 9
    heading = re.search(r"<h3 id=.*?</h3>", html)
    assert heading is not None
    assert heading[0].count('href="#q') == 3 and "and 6 more</a>" in heading[0]
    below = re.search(r'href="#(s\d+)">and 6 more', heading[0])
    assert below is not None
    told = html[html.index(f'<li id="{below[1]}">') :].split("</li>")[0]
    assert re.findall(r'href="#q(\d+)"', told) == [str(at) for at in range(1, 10)]
    assert "<summary>and 6 more</summary>" in told and Page(html).ids
    # Browsers print nothing of what is folded: the numbers stand outside, and print shows them.
    assert 'href="#q' not in told.split("<details")[1].split("</details>")[0]
    printed = html.split("@media print {")[1].split("}\n}")[0]
    assert ".rest.cites { display: inline; }" in printed


def test_two_things_in_one_quote_are_both_told() -> None:
    """Of two quotes that begin alike the shorter does only where they tell one thing of the same people and place."""
    desk = Desk()
    report = desk.report("A bomb went off, police said, in a statement.")
    short, whole = "A bomb went off, police said", "A bomb went off, police said, in a statement"
    told = [desk.tell(report, short, patient=who("a guard"), **BOMB)]
    told.append(desk.tell(report, whole, patient=who("a nurse"), **BOMB))
    told = [replace(each, happening=replace(each.happening, text="A bomb went off")) for each in told]
    assert shown(told, desk) == told
    alike = [replace(each, happening=replace(each.happening, patient=None)) for each in told]
    assert shown(alike, desk) == alike[:1]


def shown(told: list[Observation], desk: Desk) -> list[Observation]:
    """Those of the observations that a brief cites."""
    by_id = {each.id: each for each in told}
    withholding = Withholding(told, desk.reports, names=True)
    return Library(by_id, desk.reports, SOURCES, show_all, withholding).shown(by_id)


def test_json_holds_sentences_with_their_citations() -> None:
    """The JSON form gives every sentence with numbers into its list of citations, and is plain ASCII."""
    brief = brief_of(story())
    text = render_json(brief)
    data = json.loads(text)
    assert text.isascii() and data["id"] == brief.id
    numbers = {citation["number"] for citation in data["citations"]}
    told = [
        s
        for section in data["sections"]
        for item in section["items"]
        for s in (item["heading"], *item["sentences"])
    ]
    assert told and all(sentence["citations"] and set(sentence["citations"]) <= numbers for sentence in told)


def test_same_brief_same_bytes_other_words_other_id() -> None:
    """The same record gives the same bytes; another title is another edition."""
    one, other = brief_of(story()), brief_of(story())
    assert one == other and one.id == other.id
    assert [f(one) for f in (render_html, render_markdown, render_json)] == [
        f(other) for f in (render_html, render_markdown, render_json)
    ]
    assert brief_of(story(), title="Another").id != one.id


def test_empty_brief_says_so() -> None:
    """A record without anything in it makes a brief that says that nothing was found."""
    brief = brief_of(Desk(), since="2024-03-04", until="2024-03-10", places=("Diyala",))
    page = render_html(brief)
    assert "Nothing was found" in page and "4 March 2024 to 10 March 2024; Diyala." in page
    assert Page(page).links
