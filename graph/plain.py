"""Frozen dataclasses to plain JSON values and back, told by their type hints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
_AS_IT_IS = frozenset((str, int, float, bool))
_Read = Callable[[Any], Any]


def to_plain(value: object) -> Any:  # noqa: ANN401 - a JSON value may be anything JSON can say
    """A value as dicts, lists, strings, numbers and None: enums by value, dates in ISO form, tuples as lists."""
    if value is None or type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    kind: Any = type(value)
    return {name: to_plain(getattr(value, name)) for name in _names(kind)}


def from_plain(kind: type[T], value: object) -> T:
    """The value of type `kind` that `to_plain` turned into `value`.

    Raises KeyError, TypeError or ValueError where `value` has another shape.
    """
    hint: Any = kind
    made: T = _reader(hint)(value)
    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> _Read:  # noqa: ANN401 - a type hint may be any object
    """How to read one type back; made once for each type."""
    if get_origin(kind) is UnionType:
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind is date:
        return date.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _checked(kind)


def _checked(kind: type) -> _Read:
    def read(value: object) -> object:
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}, found {value!r:.40}")
        return value

    return read


def _optional(kind: Any) -> _Read:  # noqa: ANN401
    (inner,) = (arm for arm in get_args(kind) if arm is not NoneType)
    read = _reader(inner)
    return lambda value: None if value is None else read(value)


def _tuple(arms: tuple[Any, ...]) -> _Read:
    if arms[-1] is Ellipsis:
        read = _reader(arms[0])
        return lambda value: tuple(map(read, value))
    readers = tuple(map(_reader, arms))
    return lambda value: tuple(read(item) for read, item in zip(readers, value, strict=True))


def _dataclass(kind: Any) -> _Read:  # noqa: ANN401
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if _needed(field)}

    def read(value: dict[str, Any]) -> object:
        if missing := needed - value.keys():
            raise KeyError(f"{kind.__name__}.{min(missing)}")
        return kind(**{name: read(value[name]) for name, read in readers.items() if name in value})

    return read


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
