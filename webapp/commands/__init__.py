"""The commands of the command line, one a file; `webapp.cli` loads the one that is asked for."""
