"""Groups of near-copies: the right ones, whatever the order, and no others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.errors import UnreadableReport
from rasid.read.copies import COPY_THRESHOLD, near_copies
from rasid.read.dateline import FoundDateline, find_dateline
from rasid.read.fingerprint import Sketch, resemblance, sketch, sketch_report
from rasid.sources.files import find_inputs, read_file

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"

#: From the key of the examples: names of files, and for the agency's wire the ends of addresses.
COPIES = [
    ["01-bomb-near-hawija", "roadside-bomb-hawija"],
    ["01-checkpoint-fire", "checkpoint-north-of-baqubah"],
    ["01-drones-wire", "ministry-denies-drone-stop"],
    ["02-reed-cutters-taken", "03-reed-cutters"],
    ["04-pylons-blown-up", "10-pylons-blown-up"],
    ["06-car-bomb-credit", "car-bomb-baqubah-market"],
    ["09-sniper-at-jalawla", "jalawla-sniper-udhaim-bomb"],
    ["raid-police-post-muqdadiyah", "raid-police-post-muqdadiyah"],
]


def text(seed: int, count: int = 120) -> list[str]:
    """Words without meaning: other seeds, other texts."""
    chance = random.Random(seed)
    return [f"w{chance.randrange(10_000)}" for _ in range(count)]


def edited(found: list[str], every: int) -> list[str]:
    """The same words with one changed in each ``every``."""
    return [f"x{place}" if place % every == 0 else word for place, word in enumerate(found)]


def sketches(**texts: list[str]) -> dict[str, Sketch]:
    """Sketches by id."""
    return {identity: sketch(" ".join(found)) for identity, found in texts.items()}


def test_copies_are_grouped_and_others_left_alone() -> None:
    """Word-for-word and edited copies join; a text by itself is in no group."""
    found = sketches(a=text(1), b=text(1), c=edited(text(1), 12), d=text(2), e=text(3), f=edited(text(3), 20))
    assert near_copies(found) == [frozenset("abc"), frozenset("ef")]


def test_nothing_is_a_copy_of_nothing() -> None:
    """No texts, one text and texts without words give no groups."""
    assert near_copies({}) == []
    assert near_copies(sketches(a=text(1))) == []
    assert near_copies(sketches(a=[], b=[])) == []


def test_a_digest_does_not_make_its_parts_copies_of_each_other() -> None:
    """A report that holds two others whole does not bring these two together."""
    found = sketches(a=text(1), b=text(2), digest=text(1) + text(2))
    groups = near_copies(found)
    assert not any({"a", "b"} <= group for group in groups)
    assert len(groups) <= 1


def test_the_threshold_is_that_of_resemblance() -> None:
    """Two texts are a group exactly from their resemblance on."""
    found = sketches(a=text(1), b=edited(text(1), 10))
    alike = resemblance(found["a"], found["b"])
    assert near_copies(found, alike) == [frozenset("ab")]
    assert near_copies(found, alike + 0.01) == []


def test_a_notice_below_every_report_makes_no_copies() -> None:
    """Six hundred reports that share a closing notice and nothing else stay apart."""
    notice = text(999, 20)
    found = sketches(
        **{f"r{seed}": text(seed) + notice for seed in range(600)}, copy=edited(text(7), 15) + notice
    )
    assert near_copies(found) == [frozenset({"r7", "copy"})]


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_the_order_of_reports_plays_no_part(data: st.DataObject) -> None:
    """Any order of arrival gives the same groups in the same order."""
    texts = {
        f"{seed}-{every}": edited(text(seed, 60), every)
        for seed in range(3)
        for every in data.draw(st.lists(st.integers(6, 60), max_size=4, unique=True))
    }
    found = sketches(**texts)
    shuffled = dict(data.draw(st.permutations(list(found.items()))))
    assert near_copies(shuffled) == near_copies(found)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(5, 40)), max_size=12))
def test_groups_share_no_report_and_hang_together(made: list[tuple[int, int]]) -> None:
    """A report is in one group at most, and resembles another of it."""
    found = sketches(
        **{f"r{place}": edited(text(seed, 60), every) for place, (seed, every) in enumerate(made)}
    )
    groups = near_copies(found)
    members = [identity for group in groups for identity in group]
    assert len(members) == len(set(members))
    for group in groups:
        assert len(group) > 1
        for one in group:
            assert max(resemblance(found[one], found[two]) for two in group - {one}) >= COPY_THRESHOLD


def test_the_copies_of_the_examples_are_found_and_no_others() -> None:
    """The seven reprints and the corrected article of the example reports are the only groups."""
    found: dict[str, Sketch] = {}
    names: dict[str, str] = {}
    for file in find_inputs([EXAMPLES]):
        if isinstance(file, UnreadableReport):
            raise file
        for report in read_file(file):
            if isinstance(report, UnreadableReport):
                raise report
            dateline = find_dateline(report.text, title_end=report.title_end)
            layer = [dateline.layer()] if isinstance(dateline, FoundDateline) else []
            found[report.id] = sketch_report(report, layer)
            stem = file.where.rpartition("/")[2].partition(".")[0]
            names[report.id] = (report.address or "").rpartition("/")[2] if stem == "wire" else stem
    groups = [sorted(names[identity] for identity in group) for group in near_copies(found)]
    assert sorted(groups) == COPIES


@pytest.mark.parametrize("count", [60])
def test_many_versions_of_one_text_are_one_group(count: int) -> None:
    """Reprints with an edit each at another place all join."""
    base = text(1, 200)
    versions = {f"v{place}": [*base[: place * 3], "new", *base[place * 3 :]] for place in range(count)}
    assert near_copies(sketches(**versions)) == [frozenset(versions)]
