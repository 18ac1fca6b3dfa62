"""The file of all cold-start runs in, tables in Markdown out.

`.venv/bin/python scripts/cold_start_table.py data/benchmarks/cold_start.json > data/benchmarks/COLD_START.md`
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_METHODS = {
    "mlp": "MLP",
    "label_propagation": "label propagation",
    "gcn": "GCN, self-loops",
    "glnn": "GLNN",
    "coldbrew": "Cold Brew, as published",
    "ours": "**ours**",
}
_PROTOCOLS = {
    "coldbrew": "Cold Brew's isolation: the tenth of the nodes of lowest degree loses its edges",
    "random": "Strict cold start: a random fifth of the test nodes loses its edges, a tenth of all nodes is labelled",
    "released": "The same graph, measured where SimMLP's released code measures (see `Protocol.RELEASED`)",
}
_GROUPS = ("isolated", "tail", "head", "overall")


def main() -> int:
    """Reads the file named on the command line and prints the tables."""
    runs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("# Cold start on public graphs\n")
    print(
        "Accuracy in percent, mean ± standard deviation over seeds; everything is chosen on validation nodes, in\n"
        "evaluation mode. Seconds are of one processor, a seed. Made by `scripts/cold_start_table.py` from\n"
        "`cold_start.json`, which `scripts/benchmark_cold_start.py --data DIR --dataset NAME --protocol PROTOCOL\n"
        "--seeds N --results data/benchmarks/cold_start.json` writes.\n"
    )
    for protocol, title in _PROTOCOLS.items():
        chosen = {name.split()[0]: run for name, run in runs.items() if name.split()[1] == protocol}
        if chosen:
            print(f"## {title}\n")
            print("\n".join(_isolated(chosen)) + "\n")
            print("\n".join(_groups(chosen)) + "\n")
            print("\n".join(_parts(chosen)) + "\n")
    return 0


def _isolated(runs: dict[str, Any]) -> list[str]:
    lines = ["Isolated nodes:\n", f"| | {' | '.join(runs)} |", "|---" * (len(runs) + 1) + "|"]
    lines.append(f"| nodes tested, seeds | {' | '.join(_size(run) for run in runs.values())} |")
    for method, title in _METHODS.items():
        cells = [_cell(run["methods"].get(method, {}).get("isolated")) for run in runs.values()]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    ratios = [f"{100 * run['fcr']['isolated']:.0f} %" if "isolated" in run["fcr"] else "" for run in runs.values()]
    return [*lines, f"| feature contribution ratio | {' | '.join(ratios)} |"]


def _size(run: dict[str, Any]) -> str:
    return f"{run['nodes']['isolated']}, {run['seeds']}"


def _groups(runs: dict[str, Any]) -> list[str]:
    groups = [group for group in _GROUPS[1:] if any(group in run["nodes"] for run in runs.values())]
    lines = [
        f"Other nodes, and seconds a seed:\n\n| | | {' | '.join(groups)} | seconds |",
        "|---" * (len(groups) + 3) + "|",
    ]
    for name, run in runs.items():
        for method, line in run["methods"].items():
            cells = [_cell(line.get(group)) for group in groups]
            lines.append(f"| {name} | {_METHODS[method]} | {' | '.join(cells)} | {line['seconds'][0]:.1f} |")
    return lines


def _parts(runs: dict[str, Any]) -> list[str]:
    """What each part of ours would reach alone; a row per part."""
    with_parts = {name: run["methods"]["ours"]["parts"] for name, run in runs.items() if "ours" in run["methods"]}
    if not with_parts:
        return []
    lines = [
        f"Parts of ours alone, isolated nodes, over the seeds that had them:\n\n| | {' | '.join(with_parts)} |",
        "|---" * (len(with_parts) + 1) + "|",
    ]
    for part in sorted(dict.fromkeys(part for parts in with_parts.values() for part in parts), key=_place):
        lines.append(f"| {part} | {' | '.join(_cell(parts.get(part)) for parts in with_parts.values())} |")
    return lines


def _place(part: str) -> int:
    """Students in the order of their names' endings, then the committee, then what was chosen."""
    endings = ("neighbours", "soft labels", "mark", "count more", "labels", "linear", "taught again", "committee")
    return next((place for place, ending in enumerate(endings) if part.endswith(ending)), len(endings))


def _cell(value: list[float] | None) -> str:
    return "" if value is None else f"{value[0]:.1f} ± {value[1]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
