"""What a server may be told at start, and the bounds that every request keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.errors import QueryError

#: Longest text one may ask with in a form or a JSON body, in characters.
MAX_TEXT = 50_000
#: Longest text one may ask with in an address.
MAX_QUERY = 2_000
#: Most results of one question.
MAX_K = 100
#: Most texts that are turned into vectors at once.
MAX_TEXTS = 64
#: Longest id of a node.
MAX_ID = 300
#: Most conditions of one question, and the longest of them.
MAX_CONDITIONS, MAX_CONDITION = 12, 1_000
#: Pages of a list one may leaf through.
MAX_OFFSET = 10_000
#: Most edges of a node in one answer.
MAX_EDGES = 1_000
_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class WebLimits:
    """How much of the machine requests may use.

    Attributes:
        body_bytes: largest body of a request.
        drained_bytes: as much of a larger one is read away, so that its sender sees why it is refused.
        seconds: longest time for an answer; exports and writes have `slow_seconds`.
        patience: longest wait, in seconds, for a client to send its request or to take its answer.
        threads: questions answered at the same time.
        waiting: questions that may wait for a thread; further ones are refused.
        per_client: requests of one address at the same time.
        connections: open connections.
        cache_bytes: answers kept in memory.
        check_seconds: how often it is looked whether the knowledge base has changed.
        ahead_from: postings from which on another process works out what is like each of them; fewer are answered
            for as they are asked, which the kept answers then hold.
        ahead_bytes: memory that these answers may take; none are kept if they need more.
        ahead_quiet: seconds without a change before that process begins.
    """

    body_bytes: int = 1_000_000
    drained_bytes: int = 100_000_000
    seconds: float = 10.0
    slow_seconds: float = 600.0
    patience: float = 15.0
    threads: int = 4
    waiting: int = 256
    per_client: int = 128
    connections: int = 1_000
    cache_bytes: int = 32_000_000
    check_seconds: float = 0.5
    ahead_from: int = 2_000
    ahead_bytes: int = 64_000_000
    ahead_quiet: float = 3.0


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What is decided at start.

    Attributes:
        token: whoever sends it may write; `None` makes the server read only.
        hosts: names the server answers to, which keeps other sites from reaching it by a name of their own
            that points here; `None` for any.
        limits: see there.
    """

    token: str | None = None
    hosts: tuple[str, ...] | None = None
    limits: WebLimits = field(default_factory=WebLimits)

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < _SHORTEST_TOKEN:
            raise QueryError(f"The token has {len(self.token)} characters: give one of at least {_SHORTEST_TOKEN}.")
