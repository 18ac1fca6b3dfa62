"""What whoever waits for a long line of work sees meanwhile, and is told at its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from kg import views
from kg.schema import Quarantined

if TYPE_CHECKING:
    from kg.ports import Progress
    from kg.store import ChangeReport

#: So few documents may go without a word: files that were deleted.
_FEW = 3
_SHOWS = "`kg extract` shows what was found"
Show: TypeAlias = "Callable[[str], AbstractContextManager[Progress]]"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was done, in figures: documents by fate, counts of the graph, seconds a stage, what was left out.

    `taken_out` are documents of other sources than those that a build was given, `bare` documents that were read and
    hold neither a posting nor a paper.
    """

    changes: ChangeReport
    counts: Mapping[str, Any]
    seconds: Mapping[str, float]
    quarantined: tuple[Quarantined, ...] = ()
    model: Mapping[str, Any] = field(default_factory=dict)
    taken_out: tuple[str, ...] = ()
    bare: int = 0

    def view(self) -> views.Json:
        """The report as `--json` prints it."""
        return {
            "documents": self.changes.view(),
            "counts": dict(self.counts),
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "model": dict(self.model),
            "quarantined": [views.quarantined_view(item) for item in self.quarantined],
        }

    def lines(self) -> list[str]:
        """The report for people."""
        fates = ", ".join(f"{count} {fate}" for fate, count in self.changes.view().items() if count) or "none"
        nodes = ", ".join(counted(count, name) for name, count in self.counts["nodes"].items())
        holding = f"{counted(self.bare, 'document')} {'holds' if self.bare == 1 else 'hold'}"
        seconds = ", ".join(f"{name} {value:.1f}" for name, value in self.seconds.items())
        return [
            f"documents  {self.counts['documents']:,} ({fates}; {counted(len(self.quarantined), 'input')} left out)",
            f"nodes      {self.counts['nodes_total']:,}: {nodes}",
            f"edges      {self.counts['edges_total']:,}",
            *([f"model      {_in_short(self.model)}"] if self.model else []),
            f"seconds    {seconds}",
            *([f"{holding} no posting and no paper; {_SHOWS}"] if self.bare else []),
        ]

    def warnings(self) -> list[str]:
        """What may not be what was meant."""
        number = len(self.taken_out)
        return [f"{number} documents of other sources were taken out; `kg add` keeps them"] if number > _FEW else []


@contextmanager
def silent(_name: str) -> Iterator[Progress]:
    """Progress for callers that want none."""
    yield lambda _done, _total: None


class Clock:
    """Seconds a stage, and its progress bar."""

    def __init__(self, show: Show) -> None:
        self.show = show
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[Progress]:
        """Times a stage."""
        began = time.perf_counter()
        with self.show(name) as progress:
            yield progress
        kept = name.partition(" (")[0]  # what follows says more to who watches
        self.seconds[kept] = self.seconds.get(kept, 0.0) + time.perf_counter() - began


def counted(number: int, noun: str) -> str:
    """A number of things: "1 document", "2 documents"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def model_words(facts: Mapping[str, Any]) -> list[str]:
    """What is known of a model, as people read it."""
    if "teacher_epoch" not in facts:
        return ["vectors of the texts alone; nothing was trained"]
    return [f"{name} {value}" for name, value in model_facts(facts)]


def model_facts(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Names and values of what is known of a model, as people read them, in the order of our list."""
    order = {name: place for place, name in enumerate(_FACTS)}
    known = sorted(facts.items(), key=lambda item: order.get(item[0], len(order)))
    return [(_FACTS.get(name, name.replace("_", " ")), _rounded(value)) for name, value in known]


def _in_short(facts: Mapping[str, Any]) -> str:
    """What a build says of its model: how well it does on nodes held out."""
    if not facts.keys() >= set(_TELLING):
        return ", ".join(model_words(facts))
    told = model_facts({name: facts[name] for name in _TELLING})
    return ", ".join(f"{name} {value}" for name, value in told) + "; `kg stats` tells the rest"


def _rounded(value: object) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value}"


#: Facts of a model that a build tells.
_TELLING = ("alpha", "text_ndcg_at_10", "chosen_ndcg_at_10", "held_out")
#: Facts of a model, in words.
_FACTS = {
    "teacher_epoch": "teacher taken from epoch",
    "teacher_epochs_at_most": "epochs at most",
    "teacher_validation_mrr": "mean reciprocal rank of the teacher on held-out edges",
    "alpha": "share of the graph in a vector",
    "alpha_by_types": "of types",
    "blend": "edges at which half of a vector is the student's",
    "tower": "share of the network of the text alone in the student's vectors",
    "close": "share of the nearest texts in the student's vectors",
    "text_ndcg_at_10": "nDCG@10 by text alone",
    "chosen_ndcg_at_10": "nDCG@10 as chosen",
    "held_out": "nodes held out",
    "isolated": "nodes without edges",
}
