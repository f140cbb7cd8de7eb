"""The command itself: help, version, errors and exit codes, and the pages that describe it."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import ROOT, Command, environment

from rasid.cli import main as main_module
from rasid.cli.main import COMMANDS
from rasid.errors import BrokenPromise, StoreFull

REFERENCE = ROOT / "docs" / "reference"


def command(name: str) -> click.Command:
    module, _, attribute = COMMANDS[name][0].partition(":")
    found = getattr(importlib.import_module(module), attribute)
    assert isinstance(found, click.Command)
    return found


def options(found: click.Command) -> set[str]:
    """All long and short options of a command and of those below it."""
    names = {
        name for parameter in found.params if isinstance(parameter, click.Option) for name in parameter.opts
    }
    below = found.commands.values() if isinstance(found, click.Group) else ()
    return names.union(*(options(each) for each in below))


def test_help_lists_every_command(rasid: Command) -> None:
    """--help and -h name each command with what it does."""
    for flag in ("--help", "-h"):
        result = rasid(flag)
        assert result.code == 0
        for name in COMMANDS:
            assert re.search(rf"^  {name} ", result.out, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_name_and_the_line_that_help_shows(rasid: Command, name: str) -> None:
    """The list in help says of a command what the command says of itself first."""
    found = command(name)
    assert found.name == name
    assert (found.help or "").strip().splitlines()[0] == COMMANDS[name][1]
    assert rasid(name, "--help").code == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    """No option is without help."""

    def check(found: click.Command) -> None:
        for parameter in found.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"
        for below in found.commands.values() if isinstance(found, click.Group) else ():
            check(below)

    check(command(name))


def test_the_page_of_commands_is_up_to_date() -> None:
    """docs/reference/cli.md is what docs/generate_cli.py makes."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate_cli.py"), "--check"],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    """The page names each command and each of its options."""
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    assert f"## rasid {name}\n" in page
    assert not [option for option in options(command(name)) if option not in page]


def test_every_setting_is_in_the_reference() -> None:
    """The page on settings names each environment variable that the program reads."""
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "rasid").rglob("*.py"))
    used = set(re.findall(r"\b(RASID_[A-Z_]+|XDG_[A-Z_]+)\b", source))
    assert {"RASID_STORE", "RASID_CACHE", "RASID_MAX_CHARS"} <= used
    assert not [name for name in used if f"`{name}`" not in page]


def test_every_exit_code_is_in_the_reference() -> None:
    """The page on settings lists the codes of all errors."""
    from rasid import errors

    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    kinds = (getattr(errors, name) for name in errors.__all__)
    assert not [kind for kind in kinds if f"| {kind.exit_code} |" not in page]


def test_the_version_is_told(rasid: Command) -> None:
    """--version prints name and version."""
    from rasid import __version__

    assert rasid("--version").out == f"rasid {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"), [(["ad"], "ad"), (["claims", "--wher"], "--where"), (["judge"], "")]
)
def test_a_wrong_command_line_is_told_in_one_go(rasid: Command, arguments: list[str], said: str) -> None:
    """An unknown command or option is exit code 2 on standard error."""
    result = rasid(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("rasid: ") <= 1


def test_an_error_cannot_steer_the_terminal(rasid: Command) -> None:
    """Control characters of a file name do not reach the terminal with the error about it."""
    for command in ("claims", "read"):
        arguments = (
            [command, "--store", "a\x1b[31m.db"] if command == "claims" else [command, "a\x1b[31m.txt"]
        )
        result = rasid(*arguments)
        assert result.code != 0
        assert "[31m" in result.err and "\x1b" not in result.err


def test_no_command_at_all_shows_help_on_standard_error(rasid: Command) -> None:
    """rasid alone is a wrong call, answered with what there is."""
    result = rasid()
    assert (result.code, result.out) == (2, "")
    assert "Commands:" in result.err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            StoreFull("no room", where="rasid.db", mend="make some"),
            3,
            "rasid: rasid.db: no room (make some)\n",
        ),
        (BrokenPromise("a quote is gone", where="r-1"), 70, "rasid: r-1: a quote is gone\n"),
        (ZeroDivisionError("by zero"), 70, "rasid: a bug: ZeroDivisionError: by zero"),
        (KeyboardInterrupt(), 130, "rasid: interrupted\n"),
        (PermissionError(13, "Permission denied", "x.txt"), 2, "rasid: x.txt: permission denied"),
        (OSError(28, "No space left on device", "x.txt"), 3, "rasid: x.txt: no space left on device"),
        (OSError(5, "Input/output error"), 3, "rasid: input/output error"),
    ],
)
def test_each_error_has_its_code_and_one_line(
    rasid: Command, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    """Errors are told once, with where and mend, and without a traceback."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("rasid.cli.lists.opened", fail)
    result = rasid("claims")
    assert result.code == code
    assert result.err.strip("\n").startswith(said.strip("\n"))
    assert "Traceback" not in result.err
    assert result.err.strip("\n").count("\n") == 0


def test_the_place_of_an_error_is_shown_when_asked_for(
    rasid: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RASID_DEBUG shows where in the program an error arose, and the line that tells it still comes last."""
    monkeypatch.setenv("RASID_DEBUG", "1")
    result = rasid("claims", "--store", "gone.db")
    assert result.code == 3
    assert "Traceback" in result.err
    assert result.err.splitlines()[-1].startswith("rasid: ")


def test_output_is_utf8_whatever_the_machine_says(tmp_path: Path) -> None:
    """A terminal or a pipe in another encoding gets UTF-8, and a name that is no text is shown escaped."""
    code = "import sys; sys.argv[1:] = ['report', '\\u0631\\udcff']; from rasid.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False,
        env=environment(PYTHONIOENCODING="latin-1", PYTHONUTF8="0", LC_ALL="C"),
    )  # fmt: skip
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_the_module_may_be_run(tmp_path: Path) -> None:
    """The command works as a module too."""
    done = subprocess.run(
        [sys.executable, "-m", "rasid.cli.main", "--version"],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(main_module.rasid.name or "rasid")
