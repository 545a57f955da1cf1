"""What both doors hold while they work: the settings, the open store, the day, and the encoder once it is needed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from graph.answers.asked import Filters, Scope
from graph.answers.lists import PlanSummary
from graph.errors import EncoderError, LibraryAway
from graph.identity import slug
from webapp.config import Settings
from webapp.rereading import Rereading
from webapp.scopes import FEW, scope_sentence

if TYPE_CHECKING:
    from embeddings.protocol import Encoder
    from graph.access import Access
    from graph.store import Store

LOG = logging.getLogger("threadline.library")
PAUSE = 1.0  # seconds between two tries to reach a server


@dataclass(kw_only=True)
class Library:
    """One open library; safe to share between the threads of the web server."""

    settings: Settings
    store: Store
    today: Callable[[], date] = date.today
    loaded: Encoder | None = None
    rereading: Rereading = field(default_factory=Rereading)
    _trouble: str | None = None
    _lock: Lock = field(default_factory=Lock)

    def vector(self, words: str) -> Any:  # noqa: ANN401 - a float32 array; numpy is only imported with the encoder
        """The vector of some words, or None where the encoder cannot be loaded (see `trouble`)."""
        encoder = self.encoder()
        return None if encoder is None or not words.strip() else encoder.encode([words])[0]

    def encoder(self) -> Encoder | None:
        """The encoder, loaded at the first call; None where it cannot be."""
        with self._lock:
            if self.loaded is None and self._trouble is None:
                self._load()
        return self.loaded

    @property
    def trouble(self) -> str | None:
        """Why nothing is compared by meaning; None where it is, or was not yet tried."""
        return self._trouble

    def own_board(self) -> tuple[str, str, bool] | None:
        """The reader's own board as set: its name, its slug, and whether it is here; part of a name will do."""
        wanted = self.settings.board
        if not wanted:
            return None
        boards = self.store.boards()
        hits = [board for board in boards if board.value == slug(wanted)]
        hits = hits or [board for board in boards if slug(wanted) in board.value]
        return (hits[0].label, hits[0].value, True) if len(hits) == 1 else (wanted, slug(wanted), False)

    def scope(self, filters: Filters | None = None, scope: Scope | None = None) -> str:
        """The scope sentence of an answer: what passes the filters on plans; `scope` where the answer brings one."""
        looked_at = scope or self.store.scope(filters or Filters())
        return scope_sentence(looked_at, self._few(filters or Filters(), looked_at))

    def _few(self, filters: Filters, scope: Scope) -> tuple[PlanSummary, ...]:
        return self.store.plans(of_plans(filters)) if 0 < scope.plans <= FEW else ()

    def _load(self) -> None:
        from embeddings.encoder import load

        try:
            self.loaded = self._fitting(load(self.settings.encoder, model_path=self.settings.model_path))
        except EncoderError as error:
            self._trouble = str(error)

    def _fitting(self, encoder: Encoder) -> Encoder:
        """The encoder, if it is the one that the library was made with: vectors of two cannot be compared."""
        status = self.store.status()
        if status.vectors and status.encoder != encoder.name:
            raise EncoderError(
                f"This library was made with the encoder {status.encoder}, not {encoder.name}. "
                "Set that one, or read the plans into a new library."
            )
        return encoder


def of_plans(filters: Filters) -> Filters:
    """The part of some filters that chooses plans: what an answer looked at, whatever it found there."""
    return Filters(
        board=filters.board,
        review_kind=filters.review_kind,
        plan=filters.plan,
        since=filters.since,
        until=filters.until,
    )


def open_library(settings: Settings, *, create: bool = True, sample: bool = False) -> Library:
    """The library that the settings name; raises LibraryError where it cannot be opened."""
    from graph.connect import Access

    access = Access(
        user=settings.neo4j_user,
        password=settings.password,
        token=settings.token,
        database=settings.neo4j_database,
        compares_up_to=settings.compare_up_to,
        originals=Path(settings.originals_folder).expanduser() if settings.originals_folder else None,
    )
    store = _connected(settings, access, create=create, sample=sample)
    return Library(settings=settings, store=store, rereading=Rereading(limits=settings.limits))


def _connected(settings: Settings, access: Access, *, create: bool, sample: bool) -> Store:
    """The store; where its server cannot be reached yet, it is asked again for as long as the settings say."""
    from graph.connect import connect

    until = time.monotonic() + settings.neo4j_wait
    told = False
    while True:
        try:
            return connect(settings.location, sample=sample, create=create, access=access)
        except LibraryAway:
            if time.monotonic() >= until:
                raise
        if not told:
            LOG.warning("Waiting up to %d s for the server at %s.", settings.neo4j_wait, settings.location)
            told = True
        time.sleep(PAUSE)
