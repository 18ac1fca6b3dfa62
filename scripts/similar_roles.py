"""Roles like a node or a text: the command `kg similar` as a script."""

from __future__ import annotations

import sys

from kg.cli import main

if __name__ == "__main__":
    sys.exit(main(["similar", *sys.argv[1:]]))
