"""The compose file: a server, pages and reading, each as closed as it can be, and a password that nobody knows."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.containers.reading import Step, compose, filled, given, needed, stages
from webapp.cli import COMMANDS
from webapp.config import Settings, from_environment, variable

COMPOSE = compose()
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "ingest")
PASSWORD = "THREADLINE_NEO4J_PASSWORD"  # noqa: S105 - the name of a variable
FINAL = stages()[-1]
PAGE = (ROOT / "docs/containers.md").read_text(encoding="utf-8")


def settings(service: str) -> Settings:
    """What a service's environment sets, with the password as the one thing that a person adds."""
    environment = SERVICES[service]["environment"]
    return from_environment({name: filled(value, **{PASSWORD: "hush"}) for name, value in environment.items()})


def mount(service: str, target: str) -> tuple[str, bool]:
    """What is mounted at a place, and whether it can only be read there."""
    for volume in SERVICES[service]["volumes"]:
        source, place, *mode = volume.split(":") if isinstance(volume, str) else (volume["source"], volume["target"])
        if place == target:
            return source, mode == ["ro"] if isinstance(volume, str) else volume["read_only"]
    raise AssertionError(f"nothing is mounted at {target} of {service}")


def test_there_are_three_services() -> None:
    """A server, the pages, and the reading of plans, which runs only when it is asked for."""
    assert set(SERVICES) == {"neo4j", *OURS}
    assert SERVICES["ingest"]["profiles"] == ["ingest"]
    assert SERVICES["ingest"]["restart"] == "no"
    assert "profiles" not in SERVICES["web"]


def test_the_server_is_the_one_that_is_tested() -> None:
    """The server's version is the one that the tests run, in the Community edition."""
    pom = (ROOT / "tests/neo4j/pom.xml").read_text(encoding="utf-8")
    versions = set(re.findall(r"<version>(5\.[\d.]+)</version>", pom))
    assert {SERVICES["neo4j"]["image"]} == {f"docker.io/library/neo4j:{version}-community" for version in versions}


@pytest.mark.parametrize("service", SERVICES)
def test_services_may_do_little(service: str) -> None:
    """No service runs as root, has any capability, or can get one."""
    one = SERVICES[service]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", one["user"])
    assert one["cap_drop"] == ["ALL"]
    assert one["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("service", OURS)
def test_ours_are_the_image_and_read_only(service: str) -> None:
    """Both of ours are built here, run as the image's user, and can write nothing but a small /tmp and volumes."""
    one = SERVICES[service]
    (user,) = given(FINAL, "USER")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert (one["build"], one["image"]) == (".", f"threadline:{version}")
    assert one["user"] == user.given
    assert one["read_only"] is True
    assert [place.split(":")[0] for place in one["tmpfs"]] == ["/tmp"]  # noqa: S108 - a place in a container


def test_both_wait_for_a_healthy_server() -> None:
    """Neither the pages nor the reading start before the server answers."""
    assert "test" in SERVICES["neo4j"]["healthcheck"]
    for service in OURS:
        assert SERVICES[service]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_the_pages_are_checked_as_the_image_says() -> None:
    """The pages have the image's own check; what runs once has none."""
    (check,) = given(FINAL, "HEALTHCHECK")
    asked = Step(name="CMD", given=check.given.partition("CMD ")[2])

    assert SERVICES["web"]["healthcheck"]["test"] == ["CMD", *asked.words]
    assert SERVICES["ingest"]["healthcheck"] == {"disable": True}


@pytest.mark.parametrize("service", OURS)
def test_commands_are_ours(service: str) -> None:
    """What a service runs is a command of ours."""
    assert SERVICES[service]["command"][0] in COMMANDS


@pytest.mark.parametrize("service", OURS)
def test_settings_are_ours(service: str) -> None:
    """Each variable is a setting, can be used, and leads to the server and to one folder of originals."""
    assert set(SERVICES[service]["environment"]) <= {variable(field) for field in fields(Settings)}
    found = settings(service)
    assert (found.library, found.password) == ("bolt://neo4j:7687", "hush")
    assert found.originals_folder == "/library/originals"
    assert found.neo4j_wait > 0


def test_both_share_the_originals() -> None:
    """One volume holds the originals; the pages can only read it."""
    place = settings("web").originals_folder or ""
    assert (mount("web", place), mount("ingest", place)) == (("originals", True), ("originals", False))
    assert "originals" in COMPOSE["volumes"]
    (made,) = [step for step in given(FINAL, "RUN") if place in step.given]
    assert "--owner=10001" in made.given


def test_plans_are_only_read() -> None:
    """The folder of plans is mounted where the command looks, can only be read, and must be there."""
    place = SERVICES["ingest"]["command"][1]
    (plans,) = [one for one in SERVICES["ingest"]["volumes"] if not isinstance(one, str)]

    assert mount("ingest", place) == ("${THREADLINE_PLANS:-./plans}", True)
    assert plans["bind"] == {"create_host_path": False}


def test_data_lies_in_named_volumes() -> None:
    """The server's data lie in a volume with a name, and each name that is used is declared."""
    used = {mount("neo4j", "/data")[0], mount("neo4j", "/logs")[0], "originals"}
    assert used == set(COMPOSE["volumes"])


def test_only_this_machine_can_ask() -> None:
    """The pages alone are published, on this machine alone unless somebody sets another address."""
    assert [service for service in SERVICES if "ports" in SERVICES[service]] == ["web"]
    (port,) = SERVICES["web"]["ports"]
    assert filled(port) == f"127.0.0.1:8350:{settings('web').port}"


def test_the_pages_answer_to_this_machine_alone() -> None:
    """Served on every address of the container, the pages answer to the names of this machine unless more are set."""
    assert (settings("web").host, settings("web").hosts) == ("0.0.0.0", "localhost")  # noqa: S104


def test_server_and_reading_have_no_way_out() -> None:
    """What holds the graph and what reads files from anywhere reach nothing outside."""
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["neo4j"]["networks"] == SERVICES["ingest"]["networks"] == ["inside"]


def test_there_is_no_password() -> None:
    """Wherever a password belongs a person must have set it, and is told how where it is not set."""
    where = [SERVICES["neo4j"]["environment"]["NEO4J_AUTH"], *(SERVICES[one]["environment"][PASSWORD] for one in OURS)]
    for value in where:
        ((name, sentence),) = needed(value)
        assert name == PASSWORD
        assert ".env" in sentence
        assert filled(value, **{PASSWORD: ""}) in {"neo4j/", ""}


def test_what_a_person_may_set_is_told() -> None:
    """The page on containers lists each variable that the compose file takes from outside, and no other."""
    taken = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    table = PAGE[PAGE.index("| In `.env` |") : PAGE.index("Any other setting")]
    assert set(re.findall(r"`([A-Z0-9_]{6,})`", table)) == taken


def test_commands_on_the_page_are_ours() -> None:
    """Each command that the page on containers runs in a container is a command of ours."""
    named = re.findall(r'(?:--rm(?: --volume "[^"]+")? ingest|… ingest|0\.1\.0) ([a-z]+)', PAGE)
    assert {"ingest", "copy", "status"} <= set(named) <= set(COMMANDS)


def test_what_holds_the_password_is_not_kept() -> None:
    """The file that a person writes the password into is neither committed nor sent to who builds."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".env", "/plans/"} <= set(ignored)


def test_places_are_absolute() -> None:
    """Each place in a container is given from the root."""
    places = [settings("web").originals_folder, SERVICES["ingest"]["command"][1]]
    assert all(PurePosixPath(place or "").is_absolute() for place in places)


def test_nothing_is_reported_to_anybody() -> None:
    """The server is told not to report its use to its makers."""
    assert SERVICES["neo4j"]["environment"]["NEO4J_dbms_usage__report_enabled"] == "false"
