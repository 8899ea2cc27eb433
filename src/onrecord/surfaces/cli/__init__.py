"""The command line: each command parses, calls one library function, and prints."""

from onrecord.surfaces.cli.app import main

__all__ = ["main"]
