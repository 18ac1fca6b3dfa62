"""The embeddings, or the graph, as files: the command `kg export` as a script; `--what` defaults to embeddings."""

from __future__ import annotations

import sys

from kg.cli import main

if __name__ == "__main__":
    chosen = [] if any(word.startswith("--what") for word in sys.argv[1:]) else ["--what", "embeddings"]
    sys.exit(main(["export", *chosen, *sys.argv[1:]]))
