"""The file in which a user describes the sources of their reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast, get_args

from rasid.errors import DataFileError, InputError
from rasid.model.report import UNKNOWN_SOURCE, Grade, Source, SourceKind, source_id

if TYPE_CHECKING:
    import yaml

#: Keys that hold one text, and keys that hold a text or a list of them.
TEXT_KEYS: Final = ("name", "kind", "country", "owner", "side", "grade")
LIST_KEYS: Final = ("aliases", "domains")

_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@dataclass(slots=True)
class _Row:
    """One source as written: its values and the lines on which their keys stand."""

    where: str
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)

    def one_of(self, key: str, allowed: Sequence[str], otherwise: str) -> str:
        value = self.texts.get(key, otherwise)
        if value not in allowed:
            raise DataFileError(
                f"{key} is {value!r}", where=self.lines[key], mend=f"use one of: {', '.join(allowed)}"
            )
        return value


def load_sources(path: str | Path) -> list[Source]:
    """The sources of a YAML file, in its order.

    The file is a list, or has a list under the one key ``sources``, of mappings with the keys ``name``
    (needed), ``kind``, ``country``, ``owner``, ``side``, ``aliases``, ``domains`` and ``grade``. Texts
    are kept as written, so that the country NO is not read as "false".

    Raises:
        DataFileError: a key or a value is wrong, or two sources share a name; with file, line, mend.
        InputError: the file cannot be read.
    """
    try:
        written = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), mend="check path and rights"
        ) from error
    except UnicodeDecodeError as error:
        raise DataFileError("is not UTF-8", where=str(path), mend="save it as UTF-8") from error
    rows = [_row(node, str(path)) for node in _list_of_rows(written, str(path))]
    sources = [_source(row) for row in rows]
    _refuse_shared_names(sources, rows)
    return sources


def _list_of_rows(written: str, path: str) -> list[yaml.Node]:
    import yaml

    try:
        root = yaml.compose(written, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise DataFileError(
            f"is no YAML: {getattr(error, 'problem', None) or error}",
            where=f"{path}:{mark.line + 1}" if mark else path,
            mend="check indents, colons and quotation marks there",
        ) from error
    if isinstance(root, yaml.MappingNode) and [key.value for key, _ in root.value] == ["sources"]:
        root = root.value[0][1]
    if not isinstance(root, yaml.SequenceNode):
        raise DataFileError("is no list of sources", where=path, mend="begin every source with '- name: ...'")
    return cast("list[yaml.Node]", root.value)


def _row(node: yaml.Node, path: str) -> _Row:
    import yaml

    row = _Row(f"{path}:{node.start_mark.line + 1}")
    if not isinstance(node, yaml.MappingNode):
        raise DataFileError(
            "a source is no mapping", where=row.where, mend="write '- name: ...' and its other keys below"
        )
    for key_node, value_node in node.value:
        key, where = str(key_node.value), f"{path}:{key_node.start_mark.line + 1}"
        if key in row.lines:
            raise DataFileError(f"the key {key!r} stands twice", where=where, mend="leave one of them out")
        row.lines[key] = where
        values = _texts(value_node)
        if key in LIST_KEYS and values is not None:
            row.lists[key] = values
        elif key in TEXT_KEYS and values is not None and not isinstance(value_node, yaml.SequenceNode):
            row.texts.update(zip((key,), values, strict=False))
        elif key in TEXT_KEYS + LIST_KEYS:
            wanted = "one text" if key in TEXT_KEYS else "a list of texts"
            raise DataFileError(f"{key} does not hold {wanted}", where=where, mend=f"give {wanted}")
        else:
            known = ", ".join(TEXT_KEYS + LIST_KEYS)
            raise DataFileError(f"there is no key {key!r}", where=where, mend=f"use one of: {known}")
    return row


def _texts(node: yaml.Node) -> tuple[str, ...] | None:
    """The texts that a node holds, as written; none for null; None for what is no text or list of them."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        written = "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()
        return (written,) if written else ()
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return tuple(text for item in node.value for text in _texts(item) or ())
    return None


def _source(row: _Row) -> Source:
    name = row.texts.get("name", "")
    if source_id(name) == UNKNOWN_SOURCE:
        raise DataFileError("a source has no name", where=row.where, mend="add the key name")
    domains = [domain.lower().removeprefix("www.") for domain in row.lists.get("domains", ())]
    for domain in domains:
        if not _DOMAIN.fullmatch(domain):
            raise DataFileError(
                f"{domain!r} is no host", where=row.lines["domains"], mend="write it as news.example.org"
            )
    return Source(
        id=source_id(name),
        name=name,
        kind=cast(SourceKind, row.one_of("kind", get_args(SourceKind), "unknown")),
        country=row.texts.get("country"),
        owner=row.texts.get("owner"),
        side=row.texts.get("side"),
        grade=cast(Grade, row.one_of("grade", get_args(Grade), "F")),
        aliases=row.lists.get("aliases", ()),
        domains=tuple(dict.fromkeys(domains)),
    )


def _refuse_shared_names(sources: Sequence[Source], rows: Sequence[_Row]) -> None:
    owners: dict[str, str] = {}
    for source, row in zip(sources, rows, strict=True):
        names = {source_id(name) for name in (source.name, *source.aliases)} | set(source.domains)
        for name in sorted(names):
            if name in owners:
                raise DataFileError(
                    f"{owners[name]!r} and {source.name!r} are both called {name!r}",
                    where=row.where,
                    mend="take the name, alias or domain from one of them",
                )
        owners.update(dict.fromkeys(names, source.name))
