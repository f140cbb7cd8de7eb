"""How errors are told: once, in one line, with what to do about it."""

from __future__ import annotations

import errno
import sys

import click

from rasid.cli.plain import plain
from rasid.errors import InputError, RasidError, ResourceError, StoreFull

EXIT_INTERRUPTED = 130
EXIT_BUG = 70


class StandardOutputClosed(Exception):
    """Whoever read the output has gone: no error."""


def tell(error: BaseException, *, traceback: bool) -> int:
    """Print ``error`` on standard error and return the exit code that belongs to it."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    if traceback and not isinstance(error, click.Abort):
        sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        print("rasid: interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED
    if isinstance(error, click.ClickException):
        error = from_click(error)
    elif isinstance(error, OSError):
        error = from_system(error)
    if isinstance(error, RasidError):
        print(plain(f"rasid: {error}"), file=sys.stderr)
        return error.exit_code
    bug = f"{type(error).__name__}: {error}"
    print(plain(f"rasid: a bug: {bug} (set RASID_DEBUG=1 to see where, and tell us)"), file=sys.stderr)
    return EXIT_BUG


def from_click(error: click.ClickException) -> RasidError:
    """What the command line was given wrongly, as one of our errors."""
    context = getattr(error, "ctx", None)
    # The program's own name stands before every error already.
    command = context.command_path.removeprefix("rasid").strip() if context is not None else ""
    where = command or None
    help_line = f"see '{context.command_path} --help'" if context is not None else None
    return InputError(error.format_message().rstrip("."), where=where, mend=help_line)


def from_system(error: OSError) -> RasidError:
    """What the operating system refused, as one of our errors."""
    where = str(error.filename) if error.filename is not None else None
    what = (error.strerror or str(error)).lower()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(what, where=where, mend="make room there, then run the same command again")
    if error.errno in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EROFS):
        return InputError(what, where=where, mend="check the path and its permissions")
    return ResourceError(what, where=where)
