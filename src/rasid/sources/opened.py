"""What a reader is handed, an opened file with what is known of it, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from rasid.errors import UnreadableReport
from rasid.model.report import Report
from rasid.sources.defaults import Defaults


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file. ``where`` names it in messages; ``suffix`` is in lower case with its dot."""

    stream: BinaryIO
    where: str
    suffix: str = ""

    def all_bytes(self, limit: int) -> bytes:
        """Everything that is left in the stream.

        Raises:
            UnreadableReport: that is more than ``limit`` bytes.
        """
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableReport(
                f"is larger than {limit:,} bytes",
                where=self.where,
                mend="split it, or pass it as JSON lines with one report a line",
            )
        return data


@dataclass(frozen=True, slots=True)
class Placed:
    """A report and where it stood: its file, or its file and line ("wire.jsonl:3").

    ``outlet`` is the name of its source as it was given there, empty where nothing names one.
    """

    report: Report
    where: str
    outlet: str = ""


#: Reads the reports of one file, with an error in the place of each that cannot be read.
Reader = Callable[[Opened, Defaults], Iterator[Placed | UnreadableReport]]
