"""What reads a text, and a text against one expression, in; out: the CPU time that pages made of it take to read.

An expression that takes long over some text does harm only if such a text gets to it: many see the first words of a
line alone, or no line that is longer than a title. So the text is read as people paste it: alone, and inside an advert.
"""

from __future__ import annotations

import math
import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

_ADVERT = """Frost Analyst
Contoso Ltd · Riga, Latvia · Full-time

About the role
{}
Requirements
- A degree in physics and three years of experience with {}
"""
_ARTICLE = """Borrowed frost: how moss survives
By Ada Nowak and Lin Vale

Researchers at the University of Riga have shown how moss survives frost. {}

The paper, “Borrowed frost”, appeared at the Moss Conference 2024. {}
"""


def page_seconds(read: Callable[[str], object], text: str, patience: float) -> float:
    """The longest that any page made of a text takes, in seconds of CPU time; infinite where one was given up."""
    pages = (text, _ADVERT.format(text, text[:2_000]), _ARTICLE.format(text, text[:2_000]))
    return max(_seconds_apart(read, page, patience) for page in pages)


def _seconds_apart(read: Callable[[str], object], page: str, patience: float) -> float:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_read, args=(read, page, patience, sender))
    worker.start()
    sender.close()
    try:
        seconds: float = receiver.recv()
    except EOFError:
        seconds = math.inf
    worker.join()
    return seconds


def _read(read: Callable[[str], object], page: str, patience: float, sender: Connection) -> None:
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    started = time.process_time()
    read(page)
    sender.send(time.process_time() - started)
