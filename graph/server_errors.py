"""What a Neo4j server or its driver complains of, said in our own errors: one sentence, and what to do."""

from __future__ import annotations

from graph.errors import LibraryAway, LibraryBusy, LibraryError, TryAgain

_ONLY_READS = ("NotALeader", "ForbiddenOnReadOnlyDatabase", "WriteOnReadOnly")  # in the code of an error


def said(error: Exception, location: str) -> LibraryError:
    """One of our errors for one of the driver's."""
    from neo4j import exceptions as known

    code = getattr(error, "code", None) or ""
    if _passes(error, code, location):
        return TryAgain(f"The library at {location} is busy just now. Try again in a moment.")
    if isinstance(error, known.TransientError) or "LockClient" in code or "TransactionTimedOut" in code:
        return LibraryBusy(f"Another process is writing to the library at {location}. Try again when it has finished.")
    kind = LibraryAway if isinstance(error, known.ServiceUnavailable) else LibraryError
    return kind(_sentence(error, code, location))


def _sentence(error: Exception, code: str, location: str) -> str:
    from neo4j import exceptions as known

    if isinstance(error, known.AuthError):
        return (
            f"The server at {location} did not let us in: wrong user, password or token. "
            "Set THREADLINE_NEO4J_USER and THREADLINE_NEO4J_PASSWORD."
        )
    if isinstance(error, known.ServiceUnavailable | known.IncompleteCommit):
        return (
            f"The server at {location} cannot be reached, or stopped answering. Nothing of an unfinished change is "
            "kept; run the command again when it is back."
        )
    if any(part in code for part in _ONLY_READS):
        return f"The server at {location} only reads. Use its routing address (neo4j://…), or the member that writes."
    if "DatabaseNotFound" in code:
        return f"There is no such database on the server at {location}. Set THREADLINE_NEO4J_DATABASE."
    return f"The library at {location} cannot be used: {str(error).splitlines()[0]}."


def _passes(error: Exception, code: str, location: str) -> bool:
    """Whether to say a change again may help: a deadlock, or a cluster whose members change their parts."""
    from neo4j import exceptions as known

    if any(part in code for part in _ONLY_READS):
        return location.startswith("neo4j")
    waited = "LockClient" in code or "TransactionTimedOut" in code
    return isinstance(error, known.SessionExpired) or (isinstance(error, known.TransientError) and not waited)
