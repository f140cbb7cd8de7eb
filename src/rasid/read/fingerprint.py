"""Near-duplicate reports: small sketches of texts that tell how much two of them share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.model.document import Dateline
from rasid.model.report import Report
from rasid.model.text import Span
from rasid.read.normalise import words

#: Words in a shingle. Five are seldom the same by chance, and an edited sentence still leaves some:
#: copies edited in every sentence keep a third of them, press releases written to one pattern share
#: at most 0.29, other news on one affair at most 0.1.
SHINGLE: Final = 5

#: Hashes kept of a text. A report of 150 words has fewer shingles than this, and most reports not
#: many more, so that most pairs are compared exactly; 128 keep the error below 0.05 for the rest.
SKETCH_SIZE: Final = 128


@dataclass(frozen=True, slots=True)
class Sketch:
    """The ``SKETCH_SIZE`` smallest hashes of a text's shingles in rising order, and how many there are.

    A text with no more shingles than that is known by all of them.
    """

    hashes: tuple[int, ...]
    shingles: int

    @property
    def is_whole(self) -> bool:
        """Whether every shingle of the text is in the sketch."""
        return self.shingles == len(self.hashes)


def sketch(text: str) -> Sketch:
    """The sketch of ``text``: of all runs of five words, case, accents and punctuation aside.

    A text of fewer words is one shingle, a text without words has none.
    """
    found = words(text)
    starts = range(max(len(found) - SHINGLE, 0) + 1) if found else range(0)
    hashes = {_hash(" ".join(found[start : start + SHINGLE])) for start in starts}
    return Sketch(tuple(sorted(hashes)[:SKETCH_SIZE]), len(hashes))


def sketch_report(report: Report, datelines: Iterable[Dateline] = ()) -> Sketch:
    """The sketch of a report's body: whoever reprints a text gives it another title and dateline."""
    return sketch(_without(report.text, report.title_end, [dateline.span for dateline in datelines]))


def _without(text: str, start: int, spans: Sequence[Span]) -> str:
    kept = []
    for span in sorted(spans):
        kept.append(text[start : max(start, span.start)])
        start = max(start, span.end)
    return "\n".join((*kept, text[start:]))


def _hash(shingle: str) -> int:
    # Python's own hash() differs from run to run.
    digest = hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def resemblance(a: Sketch, b: Sketch) -> float:
    """The shingles that two texts share, as a part of all that either has (Jaccard): 0 to 1.

    Exact where both sketches are whole, else an estimate with a standard error below 0.05. Texts
    without words share nothing.
    """
    together = sorted({*a.hashes, *b.hashes})
    if not (a.is_whole and b.is_whole):
        # The smallest hashes of both texts together are a fair sample of all their shingles.
        together = together[:SKETCH_SIZE]
    in_both = set(a.hashes).intersection(b.hashes)
    return len(in_both.intersection(together)) / len(together) if together else 0.0


def containment(a: Sketch, b: Sketch) -> float:
    """The shingles that two texts share, as a part of those of the shorter one: 0 to 1.

    1 where one text was taken over whole into a longer one. An estimate as in :func:`resemblance`.
    """
    shorter = min(a.shingles, b.shingles)
    share = resemblance(a, b)
    # From |A and B| / |A or B|, and |A or B| = |A| + |B| - |A and B|.
    shared = share * (a.shingles + b.shingles) / (1 + share)
    return min(1.0, shared / shorter) if shorter else 0.0
