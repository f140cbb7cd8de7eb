"""Lists that a user gets: sequences of frozen records that can be shown, saved or counted elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from rasid.errors import ResourceError

T_co = TypeVar("T_co", covariant=True)
Row = dict[str, Any]


class Listing(Sequence[T_co], Generic[T_co]):
    """A read-only list of records, each of which has a JSON shape.

    ``name`` is what they are ("incidents"), as a heading or a table name.
    """

    __slots__ = ("_items", "_to_json", "name")

    def __init__(self, name: str, items: Iterable[T_co], to_json: Callable[[T_co], Row]) -> None:
        self.name = name
        self._items = tuple(items)
        self._to_json = to_json

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...

    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        return self._items[index]

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and (self.name, self._items) == (other.name, other._items)

    def __hash__(self) -> int:
        return hash((self.name, self._items))

    def __repr__(self) -> str:
        return f"<{len(self)} {self.name}>"

    def rows(self) -> Iterator[Row]:
        """The records in the JSON shapes that the reference lists, in order."""
        return (self._to_json(item) for item in self._items)

    def to_pandas(self) -> Any:
        """A pandas.DataFrame with a row for each record; nested fields become dotted columns.

        Raises:
            ResourceError: pandas is not installed.
        """
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise ResourceError(
                "pandas is not installed, and a data frame needs it",
                where="to_pandas",
                mend="run 'pip install pandas', or use .rows() for plain dictionaries",
            ) from error
        return pandas.json_normalize(list(self.rows()))
