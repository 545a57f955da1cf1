"""The error tree: everything that Threadline raises on purpose, each with a sentence for a person.

ThreadlineError
├── UnreadableDocument   a file that cannot be read as a plan: which file, why, what to do
├── VocabularyError      a vocabulary file or a query file that contradicts itself
├── EncoderError         the encoder's weights or words are missing, or not the ones expected
├── LibraryError         the library cannot be opened, or is not one
│   ├── LibraryAway      its server cannot be reached just now
│   └── LibraryBusy      somebody else is writing; try again
│       └── TryAgain     a server undid a change for a reason that passes at once
└── NotInLibrary         a plan, recommendation or agency that this library does not hold
"""

from __future__ import annotations


class ThreadlineError(Exception):
    """Root of all errors raised on purpose; `str(error)` is one plain sentence for the user."""


class UnreadableDocument(ThreadlineError):
    """A file that cannot be read as a plan."""


class VocabularyError(ThreadlineError):
    """A vocabulary or query file that contradicts itself; a fault of the installation, not of the user."""


class EncoderError(ThreadlineError):
    """The encoder cannot be loaded: a file is missing, or its hash is not the expected one."""


class LibraryError(ThreadlineError):
    """The library cannot be opened, is not a library, or was made by a newer version."""


class LibraryAway(LibraryError):
    """The server of a library cannot be reached, or stopped answering; it may be back soon."""


class LibraryBusy(LibraryError):
    """Another process holds the one writing lock for longer than we wait."""


class TryAgain(LibraryBusy):
    """A server undid a change for a reason that passes at once: a deadlock, another leader."""


class NotInLibrary(ThreadlineError):
    """The thing asked for is not in this library."""
