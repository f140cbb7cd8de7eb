"""Words that run on without a full stop are cut, so that reading them takes no time with the square of their length."""

from __future__ import annotations

from rasid.read.segments import LONGEST_SENTENCE, segments


def test_words_without_a_full_stop_are_cut_and_none_is_lost() -> None:
    """Each part is short enough, ends between words, and together they hold every word in order."""
    text = "gunmen came to the village and " * 400
    parts = [segment.span.of(text) for segment in segments(text, 0, ())]
    assert len(parts) > 1
    assert max(map(len, parts)) <= LONGEST_SENTENCE
    assert " ".join(parts).split() == text.split()


def test_a_long_paragraph_of_sentences_is_one_piece() -> None:
    """Full stops part what is long: a paragraph of plain sentences is read as it stands."""
    text = " ".join(["Gunmen came to the village at night."] * 400)
    assert [segment.span.of(text) for segment in segments(text, 0, ())] == [text]


def test_sentences_before_and_behind_stay_whole() -> None:
    """Only the words that run on are cut; a cut comes after a comma where there is one."""
    text = "Police came. " + "two men, a boy and a girl " * 100 + "fled. The road is open."
    parts = [segment.span.of(text) for segment in segments(text, 0, ())]
    assert parts[0].startswith("Police came. two men")
    assert parts[0].endswith(",")
    assert parts[-1].endswith("fled. The road is open.")


def test_a_word_without_end_is_one_word() -> None:
    """What has no space is nowhere cut."""
    text = "x" * (3 * LONGEST_SENTENCE)
    assert [segment.span.of(text) for segment in segments(text, 0, ())] == [text]
