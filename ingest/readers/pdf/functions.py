"""The functions of a PDF that mix colours: sampled, exponential, stitched of those, and small programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pdfminer.pdftypes import PDFStream, list_value, resolve1

Components = tuple[float, ...]
Function = Callable[[Components], Components | None]

_BYTE, _EIGHT_BITS = 255.0, 8
_SAMPLED, _EXPONENTIAL, _STITCHED, _PROGRAM = 0, 2, 3, 4
_TOKEN = re.compile(r"[{}]|[^\s{}]+")
_PAIRS: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else 0.0, "exp": lambda a, b: a**b if a > 0 else 0.0,
}  # fmt: skip
_ONES: dict[str, Callable[[float], float]] = {
    "neg": lambda a: -a,
    "abs": abs,
    "cvr": float,
    "sqrt": lambda a: abs(a) ** 0.5,
}


def function(spec: object) -> Function:
    """A function of a PDF; one that gives None where it is of an unknown kind or goes wrong."""
    spec = resolve1(spec)
    attrs = spec.attrs if isinstance(spec, PDFStream) else spec
    if not isinstance(attrs, dict):
        return lambda _: None
    kind = resolve1(attrs.get("FunctionType"))
    if kind == _EXPONENTIAL:
        return _exponential(attrs)
    if kind == _STITCHED:
        return _stitched(attrs)
    if kind == _SAMPLED and isinstance(spec, PDFStream):
        return _sampled(spec)
    if kind == _PROGRAM and isinstance(spec, PDFStream):
        return _program(spec.get_data().decode("latin-1"))
    return lambda _: None


def _floats(value: object) -> list[float]:
    return [float(resolve1(part)) for part in list_value(value)]


def _exponential(attrs: dict[str, object]) -> Function:
    start, end = _floats(attrs.get("C0", [0.0])), _floats(attrs.get("C1", [1.0]))
    power = float(resolve1(attrs.get("N", 1)))

    def value(given: Components) -> Components:
        share = given[0] ** power
        return tuple(a + share * (b - a) for a, b in zip(start, end, strict=True))

    return value


def _stitched(attrs: dict[str, object]) -> Function:
    parts = [function(part) for part in list_value(attrs["Functions"])]
    domain, bounds, encode = (_floats(attrs[key]) for key in ("Domain", "Bounds", "Encode"))
    edges = [domain[0], *bounds, domain[1]]

    def value(given: Components) -> Components | None:
        x = min(max(given[0], domain[0]), domain[1])
        at = sum(x >= bound for bound in bounds)
        low, high = edges[at], edges[at + 1]
        share = (x - low) / (high - low) if high > low else 0.0
        first, last = encode[2 * at], encode[2 * at + 1]
        return parts[at]((first + share * (last - first),))

    return value


def _sampled(stream: PDFStream) -> Function:
    """A table of values of eight bits; the nearest one is near enough to name a colour."""
    sizes = [int(part) for part in _floats(stream.attrs["Size"])]
    ranges = _floats(stream.attrs["Range"])
    count = len(ranges) // 2
    data = stream.get_data()
    if resolve1(stream.attrs.get("BitsPerSample")) != _EIGHT_BITS:
        return lambda _: None

    def value(given: Components) -> Components | None:
        at, step = 0, 1
        for part, size in zip(given, sizes, strict=True):
            at += round(min(max(part, 0.0), 1.0) * (size - 1)) * step
            step *= size
        found: Sequence[int] = data[at * count : (at + 1) * count]
        if len(found) < count:
            return None
        return tuple(
            low + byte / _BYTE * (high - low) for byte, low, high in zip(found, ranges[::2], ranges[1::2], strict=True)
        )

    return value


def _program(source: str) -> Function:
    """A program that works on a stack; those that branch are not worked out."""
    steps = [step for step in _TOKEN.findall(source) if step not in "{}"]

    def value(given: Components) -> Components | None:
        stack = list(given)
        try:
            for step in steps:
                _step(step, stack)
        except (IndexError, ValueError):
            return None
        return tuple(stack)

    return value


def _step(step: str, stack: list[float]) -> None:
    """One step of a program; raises `ValueError` for an unknown one, `IndexError` where too little lies there."""
    if step in _PAIRS:
        second, first = stack.pop(), stack.pop()
        stack.append(_PAIRS[step](first, second))
    elif step in _ONES:
        stack.append(_ONES[step](stack.pop()))
    elif step == "dup":
        stack.append(stack[-1])
    elif step == "pop":
        stack.pop()
    elif step == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
    elif step == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif step == "copy":
        count = int(stack.pop())
        stack.extend(stack[len(stack) - count :])
    elif step == "roll":
        by, count = int(stack.pop()), int(stack.pop())
        top = stack[len(stack) - count :]
        stack[len(stack) - count :] = top[-by % count :] + top[: -by % count]
    else:
        stack.append(float(step))
