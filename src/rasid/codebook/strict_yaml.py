"""YAML as rasid's data files are written: safe, no key twice, and every mapping knows its line.

Two traps of plain YAML are closed. A key that stands twice in a mapping silently wins over the
first one: here it is refused. And YAML 1.1 reads the bare words ``on``, ``off``, ``yes`` and ``no``
as truth values: word lists hold them as words, so only ``true`` and ``false`` are truth values.
Tags, and aliases of lists and mappings, are refused, so that a file can build nothing but words, numbers,
lists and mappings, and not more of them than it spells out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from rasid.errors import DataFileError

if TYPE_CHECKING:
    _Safe = yaml.SafeLoader
else:
    # The C parser gives the same nodes several times faster; a PyYAML built without it has none.
    _Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STR: Final = "tag:yaml.org,2002:str"
_SEQ: Final = "tag:yaml.org,2002:seq"
_MAP: Final = "tag:yaml.org,2002:map"
_BOOL: Final = "tag:yaml.org,2002:bool"
_NULL: Final = "tag:yaml.org,2002:null"
_INT: Final = "tag:yaml.org,2002:int"
_FLOAT: Final = "tag:yaml.org,2002:float"


class Mapping(dict[str, Any]):
    """A mapping of a YAML file with the 1-based ``line`` at which it starts."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Loader(_Safe):
    """A safe loader that takes few bare words for anything but words."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name and place


_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver(_NULL, re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver(_INT, re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
_Loader.add_implicit_resolver(_FLOAT, re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))


def read_mapping(text: str, file: str) -> Mapping:
    """The mapping that is the whole of ``text``; ``file`` is named in errors.

    Raises:
        DataFileError: no YAML, no mapping, a key twice, a tag or an alias; with the file and the line.
    """
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{file}, line {mark.line + 1}" if mark is not None else file
        what = f"this is no YAML: {error.problem or error.context or 'it cannot be read'}"
        raise DataFileError(what, where=where, mend="mend the line named") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DataFileError(f"this is no YAML: {error}", where=file, mend="write it as UTF-8 text") from error
    value = None if node is None else _Builder(file).value(node)
    if not isinstance(value, Mapping):
        raise DataFileError("the file does not hold a mapping", where=file, mend="write 'key: value' lines")
    return value


class _Builder:
    """Builds values from the nodes of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[int] = set()

    def value(self, node: Any) -> Any:
        """Words, a number, a truth value, None, a list or a :class:`Mapping`."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        # An alias is the same node again: a few of them nested spell out millions of values.
        if id(node) in self._seen:
            raise self._error(node, "aliases are not taken", "write the values out")
        self._seen.add(id(node))
        if node.tag not in (_SEQ, _MAP):
            raise self._error(node, f"the tag {node.tag!r} is not taken", "leave it out")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child) for child in node.value]
        return self._mapping(node)

    def _mapping(self, node: Any) -> Mapping:
        mapping = Mapping(node.start_mark.line + 1)
        for key_node, value_node in node.value:
            key = self.value(key_node)
            if not isinstance(key, str):
                raise self._error(key_node, f"the key {key!r} is no word", "put it between quotation marks")
            if key in mapping:
                raise self._error(key_node, f"{key!r} stands twice", "leave one of the two")
            mapping[key] = self.value(value_node)
        return mapping

    def _scalar(self, node: Any) -> Any:
        tag, text = node.tag, node.value
        if tag == _STR:
            return text
        if tag == _INT:
            return int(text)
        if tag == _FLOAT:
            return float(text)
        if tag == _BOOL:
            return text == "true"
        if tag == _NULL:
            return None
        raise self._error(node, f"the tag {tag!r} is not taken", "leave it out")

    def _error(self, node: Any, what: str, mend: str) -> DataFileError:
        return DataFileError(what, where=f"{self._file}, line {node.start_mark.line + 1}", mend=mend)
