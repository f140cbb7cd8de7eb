"""The ``rasid`` command. Commands are loaded when they are called, so that asking for help is quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, TextIO

import click

from rasid import __version__
from rasid.cli.errors import StandardOutputClosed, tell

#: Command -> (where it lives, what it does in one line), in the order of a working day. The one-liners
#: stand here so that the list of commands needs none of them; a test holds them equal to the commands' own.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "add": ("rasid.cli.add:add", "Take in reports and read what is new."),
    "read": ("rasid.cli.read:read", "Read reports and print what they say, without a store."),
    "explain": (
        "rasid.cli.explain:explain",
        "Show how a report is read: every happening with its words and rules, and what was left out.",
    ),
    "code": ("rasid.cli.code:code", "Code reports in the fields of a codebook, without a store."),
    "codebook": ("rasid.cli.codebook:codebook", "Check codebooks, and fit them to labelled rows."),
    "reports": ("rasid.cli.lists:reports", "List the reports."),
    "report": ("rasid.cli.report:report", "Show one report, with what was read in it."),
    "observations": ("rasid.cli.lists:observations", "List who says what, each with its quote."),
    "claims": ("rasid.cli.lists:claims", "List what is claimed, with who is for and against it."),
    "claim": ("rasid.cli.claim:claim", "Show the whole argument about one claim."),
    "situations": (
        "rasid.cli.lists:situations",
        "List what holds over time, with what is contested about its turns.",
    ),
    "incidents": ("rasid.cli.lists:incidents", "List incidents merged from many reports."),
    "counts": ("rasid.cli.lists:counts", "Count incidents by place and week."),
    "sources": ("rasid.cli.lists:sources", "List the sources with their grades and their record."),
    "failures": ("rasid.cli.lists:failures", "List what could not be taken in or read."),
    "judge": ("rasid.cli.judge:judge", "Record a decision on observations or sources."),
    "brief": ("rasid.cli.brief:brief", "Write a brief whose every sentence cites the reports."),
    "serve": ("rasid.web.command:serve", "Show the record in a browser, on this machine."),
    "bench": ("rasid.eval.command:bench", "Write predictions for a measured task."),
}


class LateGroup(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # click would end the process with 1; whoever closed the pipe had all that they wanted.
            raise StandardOutputClosed from error


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rasid", message="%(prog)s %(version)s")
def rasid() -> None:
    """Turn public reports about an armed conflict into a record that can be checked.

    \b
    rasid add reports/           takes reports in and reads them
    rasid claims                 shows what is claimed, and who denies it
    rasid brief -o brief.html    writes a brief that cites every sentence

    Data go to standard output, everything else to standard error. Exit codes: 0 fine, 1 some reports
    failed, 2 wrong input, 3 something needed is missing or down, 70 a bug, 130 interrupted. Nothing
    reaches the network.
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are told on standard error, once."""
    try:
        code = rasid.main(args=list(arguments), prog_name="rasid", standalone_mode=False)
        sys.stdout.flush()
    except (StandardOutputClosed, BrokenPipeError):
        _close_quietly(sys.stdout)
        return 0
    except Exception as error:  # the outermost place: nothing lies above that could handle it
        told = tell(error, traceback=bool(os.environ.get("RASID_DEBUG")))
        _leave_nothing_to_flush(sys.stdout)
        return told
    return code if isinstance(code, int) else 0


def _leave_nothing_to_flush(stream: TextIO) -> None:
    """What could not be written once would fail again at exit, with an exit code of its own."""
    try:
        stream.flush()
    except OSError:  # told already
        _close_quietly(stream)


def _close_quietly(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that flushing at exit complains no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Reports are in any script, and a file name may hold bytes that are no text at all.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
