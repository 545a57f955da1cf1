"""Changes that a server undid for a reason that passes are made again, a few times, before anybody hears of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from graph.errors import TryAgain

P = ParamSpec("P")
T = TypeVar("T")

#: Seconds to wait before each further try: a deadlock is over at once, a new leader is chosen within a few seconds.
PAUSES = (0.1, 0.5, 2.0, 5.0)


def patient(change: Callable[P, T]) -> Callable[P, T]:
    """A change that is tried again after `TryAgain`; the last one is raised. It must be all or nothing."""

    @wraps(change)
    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        for pause in PAUSES:
            try:
                return change(*args, **kwargs)
            except TryAgain:
                time.sleep(pause)
        return change(*args, **kwargs)

    return tried
