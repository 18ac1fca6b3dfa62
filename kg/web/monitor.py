"""Requests in, counters and times in Prometheus' text format out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Monitor:
    """Counts requests by route, never by address, so that a flood of addresses makes no flood of lines."""

    def __init__(self) -> None:
        self.in_flight = 0
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(_BOUNDS) + 1))
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def record(self, method: str, route: str, status: int, seconds: float) -> None:
        """Notes a request that was answered."""
        self._requests[method, route, status] += 1
        self._buckets[route][bisect_left(_BOUNDS, seconds)] += 1
        self._seconds[route] += seconds

    def text(self, gauges: Mapping[str, float]) -> str:
        """All measures; `gauges` are values of the moment by name."""
        return "\n".join([*self._counters(), *self._histogram(), *_gauges({**gauges, "in_flight": self.in_flight}), ""])

    def _counters(self) -> Iterator[str]:
        yield "# HELP kg_requests_total Requests answered."
        yield "# TYPE kg_requests_total counter"
        for (method, route, status), count in sorted(self._requests.items()):
            yield f'kg_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}'

    def _histogram(self) -> Iterator[str]:
        yield "# HELP kg_request_seconds Time until the answer was sent."
        yield "# TYPE kg_request_seconds histogram"
        for route, buckets in sorted(self._buckets.items()):
            total = 0
            for bound, count in zip((*map(str, _BOUNDS), "+Inf"), buckets, strict=True):
                total += count
                yield f'kg_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}'
            yield f'kg_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'kg_request_seconds_count{{route="{route}"}} {total}'


def _gauges(values: Mapping[str, float]) -> Iterator[str]:
    for name, value in sorted(values.items()):
        yield f"# TYPE kg_{name} gauge"
        yield f"kg_{name} {value:g}"
