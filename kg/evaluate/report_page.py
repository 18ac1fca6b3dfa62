"""Sections of words, tables and bar charts in, Markdown or one self-contained HTML page out: no script, no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_BAR, _GAP, _LABELS, _WIDTH, _VALUES = 18, 6, 230, 420, 110


@dataclass(frozen=True, slots=True)
class Table:
    """A head and lines of cells; with `best`, the highest figure of each column stands out, "edges known" aside."""

    head: tuple[str, ...]
    lines: Sequence[tuple[str, ...]]
    best: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their names, lengths and spreads."""

    title: str
    bars: Sequence[tuple[str, float, float]]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, words below it, and what follows them."""

    title: str
    words: str
    parts: tuple[Table | Chart, ...] = ()


def as_markdown(title: str, sections: Sequence[Section]) -> str:
    """Headings, words and tables; charts are left to the page."""
    blocks = [f"# {title}"]
    for section in sections:
        blocks += [f"## {section.title}", *([section.words] if section.words else [])]
        blocks += [_markdown_table(part) for part in section.parts if isinstance(part, Table)]
    return "\n\n".join(blocks) + "\n"


def as_html(title: str, sections: Sequence[Section]) -> str:
    """One page with everything in it."""
    names = [f"s{number}" for number in range(len(sections))]
    links = "".join(
        f'<li><a href="#{name}">{escape(section.title)}</a></li>' for name, section in zip(names, sections, strict=True)
    )
    body = "".join(_section(name, section) for name, section in zip(names, sections, strict=True))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1><nav><ol>{links}</ol></nav>{body}</main></body></html>\n"
    )


def _section(name: str, section: Section) -> str:
    parts = "".join(_html_table(part) if isinstance(part, Table) else _svg(part) for part in section.parts)
    words = f"<p>{escape(section.words)}</p>" if section.words else ""
    return f'<section id="{name}"><h2>{escape(section.title)}</h2>{words}{parts}</section>'


def _markdown_table(table: Table) -> str:
    best = _best(table)
    lines = [f"| {' | '.join(map(_cell, table.head))} |", "|---|" + "---:|" * (len(table.head) - 1)]
    for number, line in enumerate(table.lines):
        cells = [f"**{_cell(c)}**" if (number, i) in best else _cell(c) for i, c in enumerate(line)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _html_table(table: Table) -> str:
    best = _best(table)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = ""
    for number, (first, *cells) in enumerate(table.lines):
        marks = ["best" if (number, column) in best else "" for column in range(1, len(cells) + 1)]
        marks = [
            mark or ("" if cell[:1].isdigit() or cell[:1] in "+-–" else "words")
            for cell, mark in zip(cells, marks, strict=True)
        ]
        figures = "".join(
            f'<td class="{mark}">{escape(cell)}</td>' if mark else f"<td>{escape(cell)}</td>"
            for cell, mark in zip(cells, marks, strict=True)
        )
        rows += f'<tr class="{_kind(first)}"><th scope="row">{escape(first)}</th>{figures}</tr>'
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _svg(chart: Chart) -> str:
    height = len(chart.bars) * (_BAR + _GAP) + _GAP
    low = min(0.0, *(value for _, value, _ in chart.bars)) if chart.bars else 0.0
    high = max([1e-9, *(value + spread for _, value, spread in chart.bars)])
    scale = _WIDTH / (high - low)
    bars = "".join(_bar(number, bar, scale, low) for number, bar in enumerate(chart.bars))
    total = _LABELS + _WIDTH + _VALUES
    return (
        f'<figure><figcaption>{escape(chart.title)}</figcaption><svg viewBox="0 0 {total} {height}" role="img" '
        f'aria-label="{escape(chart.title)}: {escape(_spoken(chart))}">{bars}</svg></figure>'
    )


def _bar(number: int, bar: tuple[str, float, float], scale: float, low: float) -> str:
    name, value, spread = bar
    top, zero = _GAP + number * (_BAR + _GAP), _LABELS - low * scale
    left, width, end = zero + min(value, 0.0) * scale, abs(value) * scale, zero + value * scale
    middle = top + _BAR / 2
    whisker = (
        f'<path class="spread" d="M{end - spread * scale:.1f} {middle:.1f}H{end + spread * scale:.1f}"/>'
        if spread
        else ""
    )
    after = max(end + spread * scale, zero) + 6
    return (
        f'<g class="{_kind(name)}"><text class="name" x="{_LABELS - 8}" y="{middle + 4:.1f}">{escape(name)}</text>'
        f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}" rx="2"/>{whisker}'
        f'<text x="{after:.1f}" y="{middle + 4:.1f}">{value:.3f}</text></g>'
    )


def _spoken(chart: Chart) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value, _ in chart.bars)


def _kind(name: str) -> str:
    return "known" if "edges known" in name else "ours" if "(ours)" in name else "other"


def _best(table: Table) -> set[tuple[int, int]]:
    """Places of the highest figures by column, among the lines that do not know the edges."""
    found: set[tuple[int, int]] = set()
    if not table.best:
        return found
    for column in range(1, len(table.head)):
        figures = {
            number: float(line[column].split()[0])
            for number, line in enumerate(table.lines)
            if "edges known" not in line[0] and line[column] not in ("", "–")
        }
        top = max(figures.values(), default=0.0)
        found |= {(number, column) for number, value in figures.items() if value == top}
    return found


_STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d5dae0;--paper:#fff;
--bar:#9db2c9;--ours:#1f6f54;--known:#d9c9a3}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#a2abb5;--line:#363c44;--paper:#15181c;
--bar:#4c6178;--ours:#4fb08c;--known:#6d6247}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:74rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;margin:.2rem 0 1rem}h2{font-size:1.2rem;margin:2.4rem 0 .4rem}
p{max-width:46rem;margin:.3rem 0 1rem}nav{font-size:.9rem}nav ol{columns:2;padding-left:1.4rem;margin:0}
td.words{text-align:left;white-space:normal}a{color:inherit}.scroll{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums}
th,td{padding:.28rem .55rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
thead th{white-space:normal;vertical-align:bottom;color:var(--soft);font-weight:600}
th:first-child{text-align:left}tbody th{font-weight:400}tr.ours th,td.best{font-weight:700}tr.known{color:var(--soft)}
figure{margin:1.2rem 0}figcaption{font-size:.88rem;color:var(--soft)}
svg{width:100%;max-width:48rem;height:auto}svg text{font-size:12px;fill:var(--ink)}svg .name{text-anchor:end}
svg rect{fill:var(--bar)}svg .ours rect{fill:var(--ours)}svg .known rect{fill:var(--known)}
svg .spread{stroke:var(--ink);stroke-width:1.5}
@media (max-width:40rem){nav ol{columns:1}}
@media print{nav{display:none}section{break-inside:avoid}}
"""
