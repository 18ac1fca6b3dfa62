"""Expressions in, out: those that take longer over some text than its length warrants, and which text that is.

An expression that does not end cannot be interrupted from within, so they are run in a process of their own, which the
kernel ends when one text has taken its share of CPU time. What others do on the machine does not change a verdict.
"""

from __future__ import annotations

import math
import multiprocessing
import re
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from expression_costs.attacking import Attack, Runs, attacks
from expression_costs.collecting import Expression

#: Shortest time that counts, in seconds.
_TICK = 1e-5


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as too long.

    Attributes:
        letters: length of the text that is judged.
        seconds: CPU time that it may take.
        runs: what readers leave of a text that goes on and on.
        patience: CPU time after which a trial is given up, in seconds.
        lengths: that a text is tried with: what never ends shows at the first, most end as harmless at the second. Of
            one length alone it is found what is given up.
        repeats: how often a text repeats its part at least, whatever its length.
    """

    letters: int = 100_000
    seconds: float = 1.0
    runs: Runs = field(default_factory=Runs)
    patience: float = 2.0
    lengths: tuple[int, ...] = (32, 2_048, 8_192, 16_384)
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """An expression that takes too long.

    Attributes:
        expression: which.
        method: of it, that was called.
        attack: the text.
        letters: length of the text that was tried.
        seconds: CPU time it took; infinite where it was given up.
        growth: power of the length that the time grows with; infinite where it was given up.
        expected: seconds for a text of the length that is judged.
    """

    expression: Expression
    method: str
    attack: Attack
    letters: int
    seconds: float
    growth: float
    expected: float


def findings(expressions: Sequence[Expression], limits: Limits) -> Iterator[Finding]:
    """One finding at most of each expression, in their order."""
    context = multiprocessing.get_context("fork")
    start = 0
    while start < len(expressions):
        tried = context.RawArray("q", 4)
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(expressions, start, limits, tried, sender))
        worker.start()
        sender.close()
        yield from _received(receiver)
        worker.join()
        if not worker.exitcode:
            return
        if worker.exitcode != -signal.SIGVTALRM:
            raise RuntimeError(f"the process that times expressions ended with {worker.exitcode}")
        yield _given_up(expressions[tried[0]], *tried[1:])
        start = tried[0] + 1


def _received(receiver: Connection) -> Iterator[Finding]:
    while True:
        try:
            yield receiver.recv()
        except EOFError:
            return


def _given_up(expression: Expression, method: int, number: int, letters: int) -> Finding:
    attack = attacks(expression.compiled.pattern, expression.compiled.flags)[number]
    return Finding(expression, expression.methods[method], attack, letters, math.inf, math.inf, math.inf)


def _work(expressions: Sequence[Expression], start: int, limits: Limits, tried: Any, sender: Connection) -> None:
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    for number in range(start, len(expressions)):
        tried[0] = number
        finding = _worst(expressions[number], limits, tried)
        if finding:
            sender.send(finding)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _worst(expression: Expression, limits: Limits, tried: Any) -> Finding | None:
    """The first text that takes too long."""
    for tried[2], attack in enumerate(attacks(expression.compiled.pattern, expression.compiled.flags)):
        if not attack.end and len(limits.lengths) == 1:
            continue  # what never ends does not because its end fits nothing
        for tried[1], method in enumerate(expression.methods):
            finding = _tried(expression, method, attack, limits, tried)
            if finding:
                return finding
    return None


def _tried(expression: Expression, method: str, attack: Attack, limits: Limits, tried: Any) -> Finding | None:
    """What one text costs, if that is too much; it is made longer only while it takes what would become too much."""
    times: list[float] = []
    for length in limits.lengths:
        tried[3] = max(length, limits.repeats * len(attack.again))
        times.append(_seconds(expression.compiled, method, attack.text(tried[3], limits.runs), limits.patience))
        if len(limits.lengths) == 1 or not _may_be_long(times, limits):
            return None
    for place in (-2, -1):
        text = attack.text(limits.lengths[place], limits.runs)
        again = (_seconds(expression.compiled, method, text, limits.patience) for _ in range(2))
        times[place] = min(times[place], *again)
    growth, expected = _outlook(times, limits)
    found = Finding(expression, method, attack, limits.lengths[-1], times[-1], growth, expected)
    return found if expected >= limits.seconds and _may_be_long(times, limits) else None


def _may_be_long(times: list[float], limits: Limits) -> bool:
    """Whether times at the first lengths may grow to too much: with the square, and not far less than so far."""
    length, time = limits.lengths[len(times) - 1], times[-1]
    if len(times) > 1 and time < limits.seconds * (length / limits.letters) ** 2:
        return False
    return len(times) < 3 or 2 * _outlook(times, limits)[1] > limits.seconds


def _outlook(times: list[float], limits: Limits) -> tuple[float, float]:
    """The power of growth between the last two lengths, and seconds at the length that is judged."""
    before, length = limits.lengths[len(times) - 2 : len(times)]
    growth = math.log(max(times[-1], _TICK) / max(times[-2], _TICK)) / math.log(length / before)
    return growth, times[-1] * (limits.letters / length) ** max(1.0, growth)


def _seconds(compiled: re.Pattern[str], method: str, text: str, patience: float) -> float:
    """CPU time of one call; the process ends if that is more than the patience."""
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    started = time.process_time()
    if method in ("sub", "subn"):
        getattr(compiled, method)("", text)
    elif method in ("finditer", "scanner"):
        for _ in compiled.finditer(text):
            pass
    else:
        getattr(compiled, method)(text)
    return time.process_time() - started
