"""The documents say what is there: links lead somewhere, commands exist, and nothing is left open."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from rasid.cli.main import rasid
from rasid.eval.floors import read_floors
from rasid.registry import names

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "examples" / "README.md"])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(`{3,})[^\n]*\n(.*?)^\1\s*$", re.M | re.S)
INDENTED = re.compile(r"^(?: {4}|\t)(.+)$", re.M)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
COMMAND = re.compile(r"^(?:\$ )?(?:\S*/)?rasid (?P<rest>\S.*)$")
#: What only one machine, or only those who made this, would understand.
NOT_FOR_READERS = ("../shared", "/work/", "/tmp/", "/root/", "/home/", "@@", "TODO", "FIXME")


class Said(NamedTuple):
    """A command line that a page shows."""

    page: Path
    line: str


def name_of(value: object) -> str:
    """A short name for a parameter of a test."""
    if isinstance(value, Said):
        return f"{value.page.relative_to(ROOT)}: {value.line}"
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


def code_of(page: Path) -> Iterator[str]:
    """The lines of code that a page shows: in fences, indented, and in the running text."""
    text = page.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        yield from fence[2].splitlines()
    without_fences = FENCE.sub("", text)
    yield from INDENTED.findall(without_fences)
    yield from INLINE.findall(without_fences)


def commands() -> list[Said]:
    """Every `rasid ...` that a page shows, each once for a page."""
    found = []
    for page in PAGES:
        for line in code_of(page):
            match = COMMAND.match(line.strip())
            if match:
                # What follows is for the shell, or is a remark.
                found.append(Said(page, re.split(r" (?:\||>|&&|#) ?", match["rest"])[0]))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page leads to a file, and to a heading of it where it names one."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    dead = []
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in headings(file)):
            dead.append(target)
    assert dead == []


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_are_for_their_readers(page: Path) -> None:
    """No page holds a place of one machine, or something left open."""
    text = page.read_text(encoding="utf-8")
    assert [word for word in NOT_FOR_READERS if word in text] == []


def test_error_rates_are_those_measured() -> None:
    """The figures that users are told are those that the floors were set from, as shipped."""
    text = (ROOT / "docs" / "responsible-use.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\|[^|]+\| `(\w+: [\w.]+)` \| (\.\d\d) \|$", text, re.M))
    floors = read_floors(ROOT / "quality" / "floors.toml")
    measured = {
        f"{floor.task}: {floor.metric}": f"{floor.measured:.2f}".removeprefix("0")
        for floor in floors
        if not floor.fitted and "with_spans" not in floor.input
    }
    assert told == {metric: measured[metric] for metric in told}
    assert {metric.split(":")[0] for metric in told} == {floor.task for floor in floors}


def test_every_measured_task_is_told() -> None:
    """The page on measuring names every task that `rasid bench` knows."""
    text = (ROOT / "docs" / "how-to" / "measure.md").read_text(encoding="utf-8")
    assert [task for task in names("task") if f"| {task} |" not in text] == []


def test_there_are_commands_to_check() -> None:
    """The search for commands is able to find some."""
    assert {said.line.split()[0] for said in commands()} >= {"add", "read", "claims", "brief", "judge"}


@pytest.mark.parametrize("said", commands(), ids=name_of)
def test_commands_are_there(said: Said) -> None:
    """Every command that a page shows exists, with the options that it is shown with."""
    words = shlex.split(said.line)
    command: click.Command = rasid
    context = click.Context(rasid, info_name="rasid")
    while isinstance(command, click.Group) and words and re.fullmatch(r"[a-z][a-z|-]*", words[0]):
        # Pages write "rasid claims|incidents" for either.
        below = [command.get_command(context, name) for name in words.pop(0).split("|")]
        assert None not in below, said.line
        command = below[0] or command
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    known |= set(command.get_help_option_names(context)) | {"-h"}
    shown = [re.split(r"[=|\]]", word.lstrip("["))[0] for word in words if re.match(r"\[?--?[a-z]", word)]
    assert [option for option in shown if option not in known] == [], said.line


def test_make_targets_are_there() -> None:
    """Every `make TARGET` that a page shows is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    shown = {
        match[1]
        for page in PAGES
        for line in code_of(page)
        if (match := re.match(r"(?:[A-Z_]+=\S+ )*make (?:[A-Z_]+=\S+ )*([a-z]+)", line.strip()))
    }
    assert shown >= {"demo", "test"}
    assert shown - targets == set()


def test_every_page_can_be_found() -> None:
    """Every page below docs/ can be reached from the index by links."""
    index = ROOT / "docs" / "index.md"
    reached: set[Path] = set()
    waiting = [index]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", target):
                waiting.append((page.parent / target.partition("#")[0]).resolve())
    lost = [name_of(page) for page in (ROOT / "docs").rglob("*.md") if page not in reached]
    assert lost == []


def modules_with_examples() -> list[str]:
    """The modules of the package whose docstrings hold examples to run."""
    package = ROOT / "src" / "rasid"
    paths = [path for path in sorted(package.rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]
    return [".".join(path.relative_to(package.parent).with_suffix("").parts) for path in paths]


@pytest.mark.parametrize("module", modules_with_examples())
def test_examples_in_docstrings_run(module: str) -> None:
    """Every example in a docstring gives what it says."""
    name = module.removesuffix(".__init__")
    result = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")], ids=name_of
)
def test_python_blocks_are_python(page: Path) -> None:
    """Every block of Python that a page shows can be compiled, and what it imports is there."""
    for block in re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
        compile(block, str(page), "exec")
        for module, imported in re.findall(r"^from ([\w.]+) import ([\w, ]+)$", block, re.M):
            assert [name for name in imported.split(", ") if not hasattr(import_module(module), name)] == []


@pytest.mark.slow
def test_outputs_are_what_the_commands_print() -> None:
    """What pages show below a command is what the command prints."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "fill_outputs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
