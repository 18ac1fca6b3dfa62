"""Similar roles, titles and papers: the knowledge base beside TF-IDF, BM25, its encoder alone and MiniLM.

Each set becomes a knowledge base in a temporary folder, built from a CSV as a user would; the label that results
are judged by is not in it. Differences to the encoder alone are tested by bootstrap over queries. Each set is printed
when it is done; one that fails is told, the others go on, and the exit status is 1.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_similarity.py --data ../shared/data [--json] [--minilm]
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

import numpy as np
from similarity_sets import SETS, Corpus

from kg import pipeline
from kg.base import KnowledgeBase
from kg.evaluate import retrieval
from kg.features import load_encoder
from kg.features.minilm import load_minilm
from kg.ports import TextEncoder
from kg.schema import NodeType

_DIVERSITIES = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7)
_MEMBER = "knowledge base"
_REFERENCE = "encoder alone"


def main() -> int:
    """Parses arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets, ../shared/data")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--queries", type=int, default=200, help="queries a set, drawn by --seed")
    parser.add_argument("--most", type=int, default=8000, help="texts a set; what answers a query always stays")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--train", action="store_true", help="train each knowledge base")
    parser.add_argument("--minilm", action="store_true", help="compare with all-MiniLM-L6-v2, which is slow")
    parser.add_argument("--encoder", help="text encoder of the knowledge bases, as `kg build` takes it")
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    asked = parser.parse_args()
    options = pipeline.BuildOptions(train=asked.train, encoder=asked.encoder)

    def measured(name: str) -> dict[str, Any]:
        corpus = SETS[name](asked.data, queries=asked.queries, most=asked.most, seed=asked.seed)
        return measure(corpus, options, minilm=asked.minilm, seed=asked.seed)

    report = each(asked.sets, measured, told=sys.stderr if asked.json else sys.stdout)
    if asked.json:
        print(json.dumps(report, indent=1))
    elif len(report) > 1:
        print(f"\n{table(report)}")
    return 0 if len(report) == len(asked.sets) else 1


def each(names: Sequence[str], measured: Callable[[str], dict[str, Any]], told: TextIO) -> dict[str, Any]:
    """The report of each set, told when it is done; a set that fails is told, too, and is none of the report."""
    report = {}
    for name in names:
        print(name, file=sys.stderr, flush=True)
        try:
            report[name] = measured(name)
        except Exception:  # noqa: BLE001 - whatever it is, it is told, and what is done took hours
            print(f"{name} failed:\n{traceback.format_exc()}", file=sys.stderr, flush=True)
        else:
            print(table({name: report[name]}), file=told, flush=True)
    return report


def measure(corpus: Corpus, options: pipeline.BuildOptions, *, minilm: bool, seed: int) -> dict[str, Any]:
    """Figures of every ranking on one set, their differences to the encoder alone, and the diversity curve."""
    asked = corpus.asked
    texts, questions = list(asked.corpus.values()), list(asked.queries.values())
    rankings: dict[str, Callable[[], Any]] = {
        "TF-IDF": lambda: retrieval.tf_idf(texts, questions),
        "TF-IDF letters": lambda: retrieval.tf_idf(texts, questions, retrieval.letters_of),
        "BM25": lambda: retrieval.bm25(texts, questions),
        _REFERENCE: lambda: _dense(load_encoder(options.encoder), texts, questions),
    }
    if minilm:
        rankings["MiniLM"] = lambda: _dense(load_minilm(), texts, questions)
    figures = {
        name: retrieval.judge(asked, dict(zip(asked.queries, scores(), strict=True)))
        for name, scores in rankings.items()
    }
    with TemporaryDirectory() as folder, _built(corpus, Path(folder), options) as base:
        figures[_MEMBER] = retrieval.judge_rankings(asked, _answers(base, asked))
        curve = diversity_curve(base, questions[:50], _asked_type(base))
    return {
        "figure": str(asked.figure),
        "texts": len(texts),
        "queries": len(questions),
        "mean": {name: round(float(values.mean()), 4) for name, values in figures.items()},
        "beyond_encoder_alone": {
            name: {**asdict(gain), "significant": gain.significant}
            for name, values in figures.items()
            if name != _REFERENCE
            for gain in [retrieval.difference(values, figures[_REFERENCE], seed=seed)]
        },
        "diversity": curve,
    }


def diversity_curve(base: KnowledgeBase, questions: Sequence[str], node_type: NodeType) -> list[dict[str, float]]:
    """Mean score and mean likeness of each two of ten results, for every share of diversity."""
    curve = []
    row_of = base.index.rows
    for diversity in _DIVERSITIES:
        answers = [base.similar(text=text, type=node_type, diversity=diversity) for text in questions]
        scores = [match.score for answer in answers for match in answer.results]
        likeness = [_likeness(base.index.vectors[[row_of[m.id] for m in a.results]]) for a in answers if a.results]
        curve.append({"diversity": diversity, "score": float(np.mean(scores)), "likeness": float(np.mean(likeness))})
    return curve


def table(report: dict[str, Any]) -> str:
    """The report for people: one row a set, a star where a ranking differs from the encoder alone for certain."""
    names = list(dict.fromkeys(name for entry in report.values() for name in entry["mean"]))
    lines = [f"{'set':28}{'queries':>8}{'texts':>8}  " + "".join(f"{name:>16}" for name in names)]
    for name, entry in report.items():
        gains = entry["beyond_encoder_alone"]
        cells = [f"{entry['mean'][n]:.3f}{'*' if gains.get(n, {}).get('significant') else ' '}" for n in names]
        title = f"{name} {entry['figure']}"
        lines.append(f"{title:28}{entry['queries']:>8}{entry['texts']:>8}  " + "".join(f"{c:>16}" for c in cells))
    lines.append("\ndiversity: mean score and mean likeness of each two of the ten results")
    for name, entry in report.items():
        points = (f"{p['diversity']:.1f}: {p['score']:.3f} {p['likeness']:.3f}" for p in entry["diversity"])
        lines.append(f"{name:28}" + "   ".join(points))
    return "\n".join(lines)


def _dense(model: TextEncoder, texts: Sequence[str], questions: Sequence[str]) -> Any:
    return retrieval.cosine(model.encode(texts), model.encode(questions))


def _built(corpus: Corpus, folder: Path, options: pipeline.BuildOptions) -> KnowledgeBase:
    path = folder / "set.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(corpus.columns)
        writer.writerows(corpus.rows)
    pipeline.build([str(path)], folder / "kb", options=options)
    return KnowledgeBase.open(folder / "kb")


def _answers(base: KnowledgeBase, asked: retrieval.Retrieval) -> dict[str, list[str]]:
    node_type = _asked_type(base)
    k = len(asked.corpus) if asked.figure is not retrieval.Figure.P10 else 100
    answers = {}
    for query, text in asked.queries.items():
        results = base.similar(text=text, type=node_type, k=k, keep_duplicates=True).results
        answers[query] = [str(match.properties.get("source_id")) for match in results]
    return answers


def _asked_type(base: KnowledgeBase) -> NodeType:
    known = base.store.counts().nodes
    return NodeType.PAPER if known.get(NodeType.PAPER, 0) > known.get(NodeType.POSTING, 0) else NodeType.POSTING


def _likeness(vectors: Any) -> float:
    product = vectors @ vectors.T
    return float(product[np.triu_indices(len(vectors), 1)].mean()) if len(vectors) > 1 else 0.0


if __name__ == "__main__":
    sys.exit(main())
