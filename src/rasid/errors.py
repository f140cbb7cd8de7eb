"""Every error that rasid raises, in one tree.

    RasidError                      exit   HTTP
    ├── InputError                    2     400   what was given is wrong
    │   ├── UnreadableReport          1     422   one file or line; the rest of the batch goes on
    │   │   └── OwnBrief              1     422   a brief that rasid wrote; `rasid add` passes it over
    │   ├── DataFileError             2     400   a row of a data file (overlay, codebook, sources)
    │   └── UnknownName               2     404   no report, claim, stage or task of that name
    ├── ResourceError                 3     503   something rasid needs is missing or down
    │   ├── ModelMissing              3     503
    │   ├── ModelMismatch             3     503   another version, or files that were changed
    │   ├── GazetteerMissing          3     503
    │   ├── GoldMissing               3     503
    │   └── StoreError                3     503
    │       ├── StoreUnreadable       3     503
    │       ├── StoreTooNew           3     503
    │       └── StoreFull             3     507
    └── BrokenPromise                70     500   a bug: rasid broke one of its own rules
        ├── QuoteMismatch            70     500
        ├── UncitedSentence          70     500
        └── StageOrder               70     500

An error says what happened, where, and how to mend it.
"""

from __future__ import annotations

__all__ = [
    "BrokenPromise",
    "DataFileError",
    "GazetteerMissing",
    "GoldMissing",
    "InputError",
    "ModelMismatch",
    "ModelMissing",
    "OwnBrief",
    "QuoteMismatch",
    "RasidError",
    "ResourceError",
    "StageOrder",
    "StoreError",
    "StoreFull",
    "StoreTooNew",
    "StoreUnreadable",
    "UncitedSentence",
    "UnknownName",
    "UnreadableReport",
]


class RasidError(Exception):
    """The root of the tree.

    ``what`` is one sentence. ``where`` names a file, a line, a field or an address. ``mend`` says
    what the reader can do about it.
    """

    exit_code = 70
    http_status = 500

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.mend})" if self.mend else head

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword arguments are lost by the default pickling of exceptions, and errors travel
        # between worker processes.
        return (_rebuild, (type(self), self.what, self.where, self.mend))


def _rebuild(kind: type[RasidError], what: str, where: str | None, mend: str | None) -> RasidError:
    return kind(what, where=where, mend=mend)


class InputError(RasidError):
    """What the user gave is wrong."""

    exit_code = 2
    http_status = 400


class UnreadableReport(InputError):
    """One file or line cannot be read as a report."""

    exit_code = 1
    http_status = 422


class OwnBrief(UnreadableReport):
    """A brief that rasid wrote, and no report: read as one, it would be a further source for what it tells."""


class DataFileError(InputError):
    """A row or a key of a data file (overlay, codebook, lexicon, sources) is wrong."""


class UnknownName(InputError):
    """Nothing is registered or stored under that name."""

    http_status = 404


class ResourceError(RasidError):
    """Something that rasid needs is missing, changed or down."""

    exit_code = 3
    http_status = 503


class ModelMissing(ResourceError):
    """No English pipeline is installed."""


class ModelMismatch(ResourceError):
    """The English pipeline is of another version, or its files were changed."""


class GazetteerMissing(ResourceError):
    """The compiled gazetteer, or the packages it is made from, cannot be used."""


class GoldMissing(ResourceError):
    """Gold data for a measurement are not on this machine."""


class StoreError(ResourceError):
    """The store cannot be used."""


class StoreUnreadable(StoreError):
    """The file is no rasid store, is damaged, or may not be read or written."""


class StoreTooNew(StoreError):
    """The store was written by a newer rasid."""


class StoreFull(StoreError):
    """There is no room left where the store lies."""

    http_status = 507


class BrokenPromise(RasidError):
    """rasid broke one of its own rules: a bug."""


class QuoteMismatch(BrokenPromise):
    """A quote is not what stands in the report at that place."""


class UncitedSentence(BrokenPromise):
    """A sentence of a brief has no verified quote."""


class StageOrder(BrokenPromise):
    """A stage needs a layer that no earlier stage gives."""
