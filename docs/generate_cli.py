"""Writes docs/reference/cli.md from the commands themselves.

python docs/generate_cli.py            writes the page
python docs/generate_cli.py --check    says whether it is up to date, and writes nothing
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from rasid.cli.main import COMMANDS, rasid

PAGE = Path(__file__).parent / "reference" / "cli.md"

HEAD = """# Command line

*This page is made from the commands by `docs/generate_cli.py`; change the commands, not the page.*

"""


def commands(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """The command and those below it, each in its context, in the order in which help lists them."""
    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None, name
            yield from commands(
                below, click.Context(below, info_name=name, parent=context, terminal_width=100)
            )


def page() -> str:
    """The whole page."""
    top = click.Context(rasid, info_name="rasid", terminal_width=100, **rasid.context_settings)
    lines = [HEAD]
    for command, context in commands(rasid, top):
        level = "##" if command is rasid or context.parent is top else "###"
        lines.append(
            f"{level} {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n\n"
        )
    return "".join(lines).rstrip("\n") + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with --check only compare it."""
    made = page()
    if arguments == ["--check"]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != made:
            print(f"{PAGE} is out of date: run python docs/generate_cli.py", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(made, encoding="utf-8")
    print(f"{PAGE}: {len(COMMANDS)} commands")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
