"""Settings: each has help, can be set in the environment, and refuses what it cannot use with a sentence."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

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


class TestSecretsInFiles:
    """A password or a token may stand in a file instead, as containers and service managers hand them over."""

    @pytest.mark.parametrize("name", ["password", "token"])
    def test_the_file_is_read(self, tmp_path: Path, name: str) -> None:
        """The one line of the file is the secret, with or without an end of line."""
        (tmp_path / "secret").write_text("hush hush\n", encoding="utf-8")
        settings = from_environment({f"THREADLINE_NEO4J_{name.upper()}_FILE": str(tmp_path / "secret")})

        assert getattr(settings, name) == "hush hush"

    def test_the_setting_itself_goes_without_a_file(self) -> None:
        """Without a file the secret is what was set."""
        assert from_environment({"THREADLINE_NEO4J_TOKEN": "hush"}).token == "hush"  # noqa: S105

    def test_no_secret_is_shown(self, tmp_path: Path) -> None:
        """Settings that are printed show neither the secret nor what is in its file."""
        (tmp_path / "secret").write_text("hush", encoding="utf-8")
        shown = repr(Settings(neo4j_password_file=str(tmp_path / "secret"), neo4j_token="quiet"))  # noqa: S106

        assert "hush" not in shown
        assert "quiet" not in shown

    def test_both_at_once_are_refused(self, tmp_path: Path) -> None:
        """A secret and a file for it are one too many, and neither is repeated."""
        (tmp_path / "secret").write_text("from the file", encoding="utf-8")
        settings = Settings(neo4j_password="from here", neo4j_password_file=str(tmp_path / "secret"))  # noqa: S106

        with pytest.raises(SettingError) as raised:
            _ = settings.password
        assert str(raised.value) == (
            "THREADLINE_NEO4J_PASSWORD and THREADLINE_NEO4J_PASSWORD_FILE are both set. Set one of them."
        )

    @pytest.mark.parametrize("content", [b"", b"\n", b"two\nlines\n", b"\xff\xfe"])
    def test_a_file_that_is_no_secret_is_refused(self, tmp_path: Path, content: bytes) -> None:
        """An empty file, more than a line, or what is no text ends in a sentence that names setting and file."""
        (tmp_path / "secret").write_bytes(content)

        with pytest.raises(SettingError, match=r"THREADLINE_NEO4J_PASSWORD_FILE names .*secret") as raised:
            _ = Settings(neo4j_password_file=str(tmp_path / "secret")).password
        assert "two" not in str(raised.value)

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        """A file that is not there is named."""
        with pytest.raises(SettingError, match=r"names .*nothing, which cannot be read"):
            _ = Settings(neo4j_token_file=str(tmp_path / "nothing")).token
