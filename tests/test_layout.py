"""The shape of the code base: whose packages these are, how long files and functions may get, what each must say."""

from __future__ import annotations

import ast
import io
import tokenize
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "ingest", "embeddings", "webapp", "queries")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}

MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    """A path as a person says it."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def code_lines(source: str) -> set[int]:
    """Numbers of the lines that hold code: no blank lines, no comments, no docstrings."""
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in SILENT and token.type != tokenize.ENDMARKER:
            found.update(range(token.start[0], token.end[0] + 1))
    return found - docstring_lines(ast.parse(source))


def docstring_lines(module: ast.Module) -> set[int]:
    """Numbers of the lines that docstrings take."""
    found: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and ast.get_docstring(node) is not None:
            found.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return found


def functions(path: Path) -> list[Function]:
    """All functions of a module, methods and inner ones too."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def span(function: Function) -> set[int]:
    """Numbers of the lines from a function's first to its last."""
    return set(range(function.lineno, (function.end_lineno or 0) + 1))


def owners(package: str) -> set[str]:
    """Names of the installed distributions that bring files of a top-level package."""
    return {
        distribution.metadata["Name"]
        for distribution in distributions()
        for file in distribution.files or ()
        if file.parts[0] in {package, f"{package}.py"}
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_nobody_else_brings_our_packages(package: str) -> None:
    """No other installed distribution has a top-level package of the same generic name."""
    assert owners(package) <= {"threadline"}


def test_every_package_is_there() -> None:
    """The five packages lie at the top level, each with its `__init__.py`."""
    assert [package for package in PACKAGES if not (ROOT / package / "__init__.py").is_file()] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_stay_short(path: Path) -> None:
    """No module has more than 300 lines of code."""
    assert len(code_lines(path.read_text(encoding="utf-8"))) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_stay_short(path: Path) -> None:
    """No function has more than 40 lines of code."""
    lines = code_lines(path.read_text(encoding="utf-8"))
    sizes = {f"{f.name}, line {f.lineno}": len(lines & span(f)) for f in functions(path)}
    assert {f: size for f, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name)
def test_modules_say_what_they_are_for(path: Path) -> None:
    """Every module, tests too, opens with a docstring."""
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", [path for path in TESTS if path.name.startswith("test_")], ids=name)
def test_tests_state_a_fact(path: Path) -> None:
    """Every test function has a docstring."""
    silent = [f.name for f in functions(path) if f.name.startswith("test_") and not ast.get_docstring(f)]
    assert silent == []


def test_line_counting_skips_what_is_not_code() -> None:
    """Blank lines, comments and docstrings are no code; a statement over three lines is three."""
    assert code_lines('"""Doc."""\n\n# why\nx = (\n    1\n)\n\n\ndef f():\n    """Doc."""\n    return x\n') == {
        4,
        5,
        6,
        9,
        11,
    }
