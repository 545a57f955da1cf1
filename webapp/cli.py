"""The command line: finds the command that is asked for, and turns every error into one sentence."""

from __future__ import annotations

import importlib
from typing import IO, Any

import click

from graph.errors import ThreadlineError
from webapp import console, ending
from webapp.config import from_environment

# In the order a new reader needs them. Each is a module of its own, so that a command loads only what it uses.
COMMANDS = {
    "demo": "demo",
    "ingest": "ingest",
    "serve": "serve",
    "search": "search",
    "similar": "similar",
    "check": "check",
    "recurring": "recurring",
    "recurrence": "recurrence",
    "unfinished": "unfinished",
    "show": "show",
    "plans": "plans",
    "plan": "plan",
    "within": "within",
    "boards": "boards",
    "reviews": "reviews",
    "themes": "themes",
    "agencies": "agencies",
    "agency": "agency",
    "path": "path",
    "snapshot": "snapshot",
    "status": "status",
    "copy": "copy",
    "extract": "extract",
    "forget": "forget",
}


class Stopped(click.ClickException):
    """Somebody pressed Ctrl-C; the exit status is the one that shells expect then."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Stopped.")

    def show(self, file: IO[Any] | None = None) -> None:
        """One word, below the ^C that the terminal has echoed."""
        click.echo(f"\n{self.message}", file=file, err=True)


class Told(Stopped):
    """The system told us to end (SIGTERM); again the exit status that is expected then."""

    exit_code = 143


class Door(click.Group):
    """A group whose commands are loaded when they are asked for, and whose errors are sentences."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's signature
        """Runs the command line on a console that may not know every letter."""
        console.prepare()
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order above, not by letter."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"webapp.commands.{COMMANDS[cmd_name]}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Runs the command; an error raised on purpose ends it with its sentence and exit status 1."""
        with ending.listening() as word:
            try:
                return self._invoke(ctx)
            except KeyboardInterrupt:
                raise (Told if word.given else Stopped) from None

    def _invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except ThreadlineError as error:
            raise click.ClickException(str(error)) from error
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if from_environment().debug:
                raise
            raise click.ClickException(
                f"Something unexpected went wrong ({type(error).__name__}: {error}). "
                "Set THREADLINE_DEBUG=yes and run it again to see where."
            ) from error


def _keep(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    """Keeps the folder for the command that follows; its own `--library` goes first."""
    ctx.obj = value


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--library",
    metavar="PATH",
    expose_value=False,
    callback=_keep,
    help="Folder of the library; may also stand after the command.",
)
@click.version_option(package_name="threadline", message="%(prog)s %(version)s")
def main() -> None:
    """Read the action plans of safeguarding boards, and answer from them with the source beside each answer.

    Start with "threadline demo" to look round fictional plans, or "threadline ingest FOLDER" to read your own.
    """


if __name__ == "__main__":
    main()
