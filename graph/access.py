"""How a server lets us in, and where the original files of a library on it are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

_WAIT = 30.0  # seconds for a connection
#: Recommendations whose vectors each process holds, exact and quick: about 620 MB of the default encoder's.
COMPARES_UP_TO = 200_000
_LONGEST = 600.0  # seconds for a question or a change, with the wait for another writer


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """How to be let in: a user with a password, or a token; the database, and where originals are kept.

    The secrets are never part of `repr`, so that no log and no trace can hold them.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    database: str | None = None
    originals: Path | None = None
    wait: float = _WAIT
    longest: float = _LONGEST
    compares_up_to: int = COMPARES_UP_TO
