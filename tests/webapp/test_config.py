"""Settings: each has help, can be set in the environment, and refuses what it cannot use with a sentence."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ingest.layout import Limits
from webapp.config import SettingError, Settings, from_environment, variable


def test_every_setting_has_help() -> None:
    """Each setting says what it is for."""
    assert all(field.metadata["help"].endswith(".") for field in fields(Settings))


def test_environment_sets_what_is_named() -> None:
    """A variable named after a setting sets it, in the setting's own type."""
    settings = from_environment({"THREADLINE_PORT": "9000", "THREADLINE_ORIGINALS": "no", "THREADLINE_BOARD": "Ours"})

    assert (settings.port, settings.originals, settings.board) == (9000, False, "Ours")


def test_command_line_goes_before_the_environment() -> None:
    """What is chosen on the command line wins; what is not given there stays."""
    settings = from_environment({"THREADLINE_PORT": "9000", "THREADLINE_BOARD": "Ours"}, port=80, board=None)

    assert (settings.port, settings.board) == (80, "Ours")


def test_limits_of_reading_are_settings() -> None:
    """What a document is refused beyond is as the reader's own defaults, unless it is set."""
    settings = from_environment({"THREADLINE_MAX_MEGABYTES": "7", "THREADLINE_MAX_SECONDS": "9"})

    assert Settings().limits == Limits()
    assert settings.limits == Limits(max_bytes=7_000_000, max_seconds=9)


@pytest.mark.parametrize("name", ["port", "originals"])
def test_value_that_cannot_be_used_is_refused(name: str) -> None:
    """A value of the wrong kind ends in a sentence that names the variable."""
    field = next(one for one in fields(Settings) if one.name == name)

    with pytest.raises(SettingError, match=variable(field)):
        from_environment({variable(field): "perhaps"})
