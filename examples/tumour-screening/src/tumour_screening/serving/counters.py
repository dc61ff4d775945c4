"""Counters that Prometheus scrapes, in its text format."""

from __future__ import annotations

from collections import Counter
from threading import Lock

BUCKETS_MS = (5, 10, 25, 50, 100, 250, 1000)


class Counters:
    """Requests by outcome, advice by result, and how long answers took, in milliseconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._advice: Counter[str] = Counter()
        self._buckets: Counter[int] = Counter()
        self._sum_ms = 0.0
        self._count = 0

    def answered(self, route: str, status: int, milliseconds: float) -> None:
        """Count one answer."""
        with self._lock:
            self._requests[route, status] += 1
            self._sum_ms += milliseconds
            self._count += 1
            for limit in BUCKETS_MS:
                if milliseconds <= limit:
                    self._buckets[limit] += 1

    def advised(self, result: str) -> None:
        """Count one piece of advice."""
        with self._lock:
            self._advice[result] += 1

    def text(self) -> str:
        """All counters, as Prometheus reads them."""
        with self._lock:
            lines = ["# TYPE screening_requests_total counter"]
            lines += [
                f'screening_requests_total{{route="{route}",status="{status}"}} {count}'
                for (route, status), count in sorted(self._requests.items())
            ]
            lines.append("# TYPE screening_advice_total counter")
            lines += [
                f'screening_advice_total{{result="{result}"}} {count}'
                for result, count in sorted(self._advice.items())
            ]
            lines.append("# TYPE screening_latency_ms histogram")
            lines += [
                f'screening_latency_ms_bucket{{le="{limit}"}} {self._buckets[limit]}' for limit in BUCKETS_MS
            ]
            lines.append(f'screening_latency_ms_bucket{{le="+Inf"}} {self._count}')
            lines.append(f"screening_latency_ms_sum {self._sum_ms:.3f}")
            lines.append(f"screening_latency_ms_count {self._count}")
        return "\n".join(lines) + "\n"
