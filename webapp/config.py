"""The settings of the two doors, each with its default and help; the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.access import COMPARES_UP_TO
from graph.errors import ThreadlineError
from graph.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from ingest.layout import Limits

PREFIX = "THREADLINE_"
MEGABYTE = 1_000_000


class SettingError(ThreadlineError):
    """A setting whose value cannot be used."""


def _setting(default: Any, help_text: str) -> Any:  # noqa: ANN401 - `field` itself is typed by the caller's annotation
    return field(default=default, metadata={"help": help_text})


def _secret(help_text: str) -> Any:  # noqa: ANN401
    """A setting that no trace and no log may show."""
    return field(default=None, repr=False, metadata={"help": help_text})


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How this installation is set up; each field can be set as `THREADLINE_` and its name in capitals."""

    library: str | None = _setting(None, "Folder of the library. Without it, a folder in your user data.")
    board: str | None = _setting(None, "Name of your own board: it leads the first page.")
    encoder: str = _setting("minilm-int8", "Encoder that compares by meaning.")
    model: str | None = _setting(
        None, "ONNX file to use for the default encoder’s own; vectors of another model get a name of their own."
    )
    host: str = _setting("127.0.0.1", "Address that the pages are served on.")
    port: int = _setting(8350, "Port that the pages are served on; the next free one is taken if it is in use.")
    hosts: str | None = _setting(None, "Other names the pages answer to, such as that of a proxy; commas between.")
    originals: bool = _setting(True, "Whether the pages show and give out the documents themselves.")  # noqa: FBT003
    debug: bool = _setting(False, "Whether an unexpected error shows its whole trace.")  # noqa: FBT003
    threads: int = _setting(4, "How many requests are answered at the same time.")
    neo4j_user: str = _setting("neo4j", "User of a library on a Neo4j server.")
    neo4j_password: str | None = _secret("Password of that user; never on a command line, never in a log.")
    neo4j_password_file: str | None = _setting(
        None, "File that holds that password instead, such as a secret of a container."
    )
    neo4j_token: str | None = _secret("Token to be let in with instead of a user and a password.")
    neo4j_token_file: str | None = _setting(None, "File that holds that token instead.")
    neo4j_database: str | None = _setting(None, "Database on the server; without it, the user’s own.")
    neo4j_wait: int = _setting(0, "Seconds to wait at the start for a server that cannot be reached yet.")
    originals_folder: str | None = _setting(
        None, "Folder of the original files of a library on a server, shared by all who use it."
    )
    compare_up_to: int = _setting(
        COMPARES_UP_TO,
        "Recommendations of a library on a server whose vectors each process holds; in a larger one the server’s index "
        "finds what is near.",
    )
    jobs: int = _setting(0, "How many documents are read at the same time; 0 for one a processor core.")
    max_megabytes: int = _setting(50, "The largest file that is read, in MB.")
    max_unpacked_megabytes: int = _setting(400, "The most that a Word file, workbook or zip may unpack to, in MB.")
    max_pages: int = _setting(1_000, "The most pages of a document that is read.")
    max_rows: int = _setting(100_000, "The most rows of a document that is read.")
    max_columns: int = _setting(200, "The most columns of a table that is read.")
    max_seconds: int = _setting(300, "Seconds after which the reading of a document is stopped.")
    max_memory_megabytes: int = _setting(2_000, "The most memory that the reading of a document may take, in MB.")

    @property
    def location(self) -> str:
        """The library to open: as set, else the default folder for real plans."""
        return self.library or str(user_folder() / "library")

    @property
    def password(self) -> str | None:
        """The password of the user on a server, as set or as its file holds it; raises SettingError."""
        return _told("neo4j_password", self.neo4j_password, self.neo4j_password_file)

    @property
    def token(self) -> str | None:
        """The token for a server, as set or as its file holds it; raises SettingError."""
        return _told("neo4j_token", self.neo4j_token, self.neo4j_token_file)

    @property
    def limits(self) -> Limits:
        """What a document is refused beyond."""
        from ingest.layout import Limits

        return Limits(
            max_bytes=self.max_megabytes * MEGABYTE,
            max_unpacked_bytes=self.max_unpacked_megabytes * MEGABYTE,
            max_pages=self.max_pages,
            max_rows=self.max_rows,
            max_columns=self.max_columns,
            max_seconds=self.max_seconds,
            max_memory_bytes=self.max_memory_megabytes * MEGABYTE,
        )

    @property
    def model_path(self) -> Path | None:
        """The model file of one's own; None for the one that came with the installation."""
        return Path(self.model).expanduser() if self.model else None


def user_folder() -> Path:
    """The folder of this user's own data, not carried between machines."""
    from platformdirs import user_data_path

    return user_data_path("threadline", appauthor=False, roaming=False)


def sample_location() -> str:
    """Where the fictional sample library is kept: never in the folder of real plans, nor in one of an older form."""
    return str(user_folder() / f"sample-library-{SCHEMA_VERSION}")


def from_environment(environment: Mapping[str, str] | None = None, **chosen: str | int | bool | None) -> Settings:
    """Settings from the environment; what was `chosen` on the command line (not None) goes first."""
    values = os.environ if environment is None else environment
    read: dict[str, Any] = {
        f.name: _read(f, values[variable(f)]) for f in fields(Settings) if values.get(variable(f), "").strip()
    }
    read |= {name: value for name, value in chosen.items() if value is not None}
    return replace(Settings(), **read)


def variable(setting: Field[Any]) -> str:
    """The environment variable of a setting."""
    return PREFIX + setting.name.upper()


def _told(name: str, value: str | None, file: str | None) -> str | None:
    """A secret as set, or the text of its file; no sentence repeats either."""
    if file is None:
        return value
    by_file = f"{PREFIX}{name.upper()}_FILE"
    if value is not None:
        raise SettingError(f"{PREFIX}{name.upper()} and {by_file} are both set. Set one of them.")
    try:
        text = Path(file).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise SettingError(f"{by_file} names {file}, which cannot be read ({why}).") from error
    if not text or len(text.splitlines()) > 1:
        raise SettingError(f"{by_file} names {file}, which must hold one line and nothing else.")
    return text


def _read(setting: Field[Any], text: str) -> str | int | bool:
    text = text.strip()
    if setting.type == "int":
        return _number(setting, text)
    if setting.type == "bool":
        return _yes_or_no(setting, text)
    return text


def _number(setting: Field[Any], text: str) -> int:
    if not text.isdecimal():
        raise SettingError(f"{variable(setting)} is '{text}'; it must be a whole number.")
    return int(text)


def _yes_or_no(setting: Field[Any], text: str) -> bool:
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in known:
        raise SettingError(f"{variable(setting)} is '{text}'; it must be yes or no.")
    return known[text.lower()]
