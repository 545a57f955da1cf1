"""The image: what goes into it, who runs in it, and what it is told to run."""

from __future__ import annotations

import importlib
import re
import tomllib
from dataclasses import fields

from tests.conftest import ROOT
from tests.containers.reading import Step, context, given, rules, stages, variables
from webapp import health
from webapp.cli import COMMANDS
from webapp.config import Settings, from_environment, variable

HEAD, BUILD, FINAL = stages()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def copied(stage: list[Step]) -> list[Step]:
    """The copies of a stage."""
    return given(stage, "COPY")


def test_base_is_a_slim_python_that_is_supported() -> None:
    """Both stages start from one slim image of a Python version that the project supports."""
    (base,) = given(HEAD, "ARG")
    version = re.fullmatch(r"BASE=docker\.io/library/python:3\.(\d+)-slim-\w+", base.given)
    least = re.fullmatch(r">=3\.(\d+)", PROJECT["requires-python"])

    assert version and least and int(version[1]) >= int(least[1])  # noqa: PT018 - mypy needs the three together
    assert [stage[0].words[0] for stage in (BUILD, FINAL)] == ["${BASE}", "${BASE}"]


def test_all_that_is_copied_is_there_and_sent() -> None:
    """Each file or folder that the build stage copies is here, and `.dockerignore` lets it through."""
    sources = [word for step in copied(BUILD) for word in step.words[:-1]]
    assert [name for name in sources if not (ROOT / name).exists() or not rules().passes(name)] == []


def test_all_that_is_sent_is_copied() -> None:
    """No file is sent that the build stage does not take."""
    sources = tuple(word for step in copied(BUILD) for word in step.words[:-1])
    assert {name.split("/")[0] for name in context()} == set(sources)


def test_folders_keep_their_names() -> None:
    """A folder is copied to a folder of the same name, as COPY takes what is in it and not itself."""
    for step in copied(BUILD):
        *sources, target = step.words
        folders = [name for name in sources if (ROOT / name).is_dir()]
        assert folders == ([] if target == "./" else [target])


def test_the_final_stage_takes_the_environment_alone() -> None:
    """Nothing but the finished environment comes from the build stage, so no Node and no sources."""
    assert [step.given for step in copied(FINAL)] == ["--from=build /app /app"]


def test_the_final_stage_installs_nothing() -> None:
    """No package is installed in the final stage."""
    ran = " ".join(step.given for step in given(FINAL, "RUN"))
    assert not re.search(r"apt-get|pip install|npm|curl|wget", ran)


def test_the_driver_of_servers_goes_along() -> None:
    """The extra that opens libraries on a server is installed, by a name that the project has."""
    installed = next(step.given for step in given(BUILD, "RUN") if "install" in step.words)
    extra = re.search(r"\[(\w+)\]\"$", installed)

    assert extra
    assert extra[1] in PROJECT["optional-dependencies"]
    assert extra[1] == "neo4j"


def test_what_is_installed_is_the_wheel_that_was_made() -> None:
    """The wheel is named by its path, so that no package of the same name on an index can take its place."""
    made, installed = (
        next(step.given for step in given(BUILD, "RUN") if word in step.words) for word in ("wheel", "install")
    )
    assert '"--wheel-dir", "/wheels"' in made
    assert f'"$(echo /wheels/{PROJECT["name"]}-*.whl)[' in installed


def test_nobody_runs_as_root() -> None:
    """The image runs as a user whose number is fixed and not 0, from the step on that names it to the last."""
    assert [step.given for step in given(FINAL, "USER")] == ["10001:10001"]
    names = [step.name for step in FINAL]
    assert "RUN" not in names[names.index("USER") :]


def test_what_it_runs_are_commands_of_ours() -> None:
    """Entry point, command and check need no shell, and are there."""
    ((entry,), (command,), (check,)) = (given(FINAL, name) for name in ("ENTRYPOINT", "CMD", "HEALTHCHECK"))
    asked = Step(name="CMD", given=check.given.partition("CMD ")[2])

    assert entry.words == [next(iter(PROJECT["scripts"]))]
    assert command.words[0] in COMMANDS
    assert asked.words[:2] == ["python", "-m"]
    assert callable(importlib.import_module(asked.words[2]).main)


def test_the_check_has_time_to_answer() -> None:
    """The check is given longer than it waits itself, so that its sentence is kept."""
    (check,) = given(FINAL, "HEALTHCHECK")
    seconds = re.search(r"--timeout=(\d+)s", check.given)

    assert seconds
    assert int(seconds[1]) > health._WAIT


def test_its_environment_is_made_of_settings() -> None:
    """Each THREADLINE_ variable is a setting; it serves on every address, under the name localhost alone."""
    here = {name: value for name, value in variables(FINAL).items() if name.startswith("THREADLINE_")}
    settings = from_environment(here)

    assert set(here) <= {variable(field) for field in fields(Settings)}
    assert (settings.host, settings.hosts, settings.library) == ("0.0.0.0", "localhost", "/library")  # noqa: S104
    assert [step.given for step in given(FINAL, "EXPOSE")] == [str(settings.port)]
