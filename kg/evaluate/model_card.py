"""Figures of a training in, the card that lies beside the saved model out: what it is, knows, is good for and is not.

After Mitchell et al., "Model Cards for Model Reporting" (2019). Nothing in it depends on the clock, so that equal
builds stay equal to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MODEL_CARD = "MODEL_CARD.md"

_MEANING = {
    "teacher_epoch": "epoch the teacher was taken from",
    "teacher_epochs_at_most": "epochs it was given at most",
    "teacher_validation_mrr": "MRR of the teacher on edges held out to stop by",
    "held_out": "nodes whose edges were hidden to choose the shares by",
    "isolated": "nodes without edges",
    "alpha": "share of the graph in a vector, the rest is text",
    "alpha_by_types": "share of the graph in how near nodes of one type are to those of another",
    "blend": "edges at which a node's vector is half the student's; 0: the teacher's alone as soon as there is one",
    "tower": "share of the network of the text alone in the student's vector",
    "close": "share of the nearest texts' nodes in the student's vector of a posting or paper",
    "text_ndcg_at_10": "nDCG@10 of held-out nodes by text alone",
    "chosen_ndcg_at_10": "nDCG@10 of held-out nodes by the vectors as chosen",
}


def model_card(facts: Mapping[str, Any], counts: Mapping[str, Any], *, encoder: str, seed: int) -> str:
    """The card as Markdown.

    Args:
        facts: figures of the training, as `kg.learning.lesson` gives them.
        counts: of the graph, as `kg stats` gives them.
        encoder: name and version of the text encoder.
        seed: start of every random step.
    """
    trained = "teacher_epoch" in facts
    parts = [
        "# Model card",
        _what(encoder, trained=trained),
        "## Learnt from",
        _table(("", "count"), _counts(counts)),
        "## Figures",
        _table(("figure", "value"), [(_MEANING.get(key, key.replace("_", " ")), _shown(facts[key])) for key in facts]),
        f"Seed {seed}. Figures are of nodes and edges that the model did not see; `kg evaluate` measures more.",
        "## For, and not for",
        _USE,
    ]
    return "\n\n".join(parts) + "\n"


_USE = (
    "* For finding what is like a posting, a paper, a team, a topic or a text, within this graph and near it.\n"
    "* Not for judging people: vectors of persons say what they wrote and where, nothing of how well.\n"
    "* Not for texts in a language that the text encoder does not know; a text without known words has no direction.\n"
    "* It repeats what its sources say most. Employers and places with many postings are known best.\n"
    "* Names in the sources are in the graph; `kg forget` erases a person and trains again."
)


def _what(encoder: str, *, trained: bool) -> str:
    if not trained:
        return (
            f"Vectors of texts by the encoder `{encoder}`, without anything learnt from the graph: training was not "
            "asked for, or too few postings and papers have two edges to judge the outcome by."
        )
    return (
        f"Texts are read by the encoder `{encoder}`. A teacher, two layers of message passing with a free vector per "
        "node and layer, learnt to tell the graph's edges from others; a student, two small networks with virtual "
        "neighbours between them (Cold Brew, ICLR 2022), learnt to give the teacher's vectors from text alone and to "
        "rank what is linked first; a third network, of the text alone, learnt to rank what a text is linked to and "
        "what shares its neighbours. A node with edges has the teacher's vector, a new text the student's, each beside "
        "the third network's and the text's own."
    )


def _counts(counts: Mapping[str, Any]) -> list[tuple[str, str]]:
    nodes = [(f"nodes: {name}", f"{count:,}") for name, count in dict(counts.get("nodes", {})).items()]
    edges = [
        (f"edges: {name.replace('_', ' ')}", f"{count:,}") for name, count in dict(counts.get("edges", {})).items()
    ]
    return [("documents", f"{counts.get('documents', 0):,}"), *nodes, *edges]


def _shown(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---:|", *(f"| {name} | {value} |" for name, value in rows)]
    return "\n".join(lines)
