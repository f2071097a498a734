"""What is counted, for Prometheus."""

from functools import cache

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
TIMES = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30)  # upper bounds in seconds

disable_created_metrics()  # type: ignore[no-untyped-call] # else a time stands beside every counter


class Metrics:
    """The counters of one server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._children = cache(self._make_children)
        self._requests = Counter("prachum_requests", "Requests answered.", ("route", "status"), registry=self._registry)
        self._seconds = Histogram(
            "prachum_request_seconds", "Time to answer.", ("route",), buckets=TIMES, registry=self._registry
        )
        self.cached = self._counter("queries_cached", "Queries answered from memory.")
        self.replaced = self._counter("workers_replaced", "Workers that died, were stopped, or had a long query.")
        self.reloads = self._counter("reloads", "New builds that were taken up.")
        self.lost = self._counter("log_lines_lost", "Lines of the access log that found no room.")
        self.open = Gauge("prachum_queries_open", "Queries that run or wait.", registry=self._registry)

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count an answer."""
        requests, times = self._children(route, status)
        requests.inc()
        times.observe(seconds)

    def _make_children(self, route: str, status: int) -> tuple[Counter, Histogram]:
        return self._requests.labels(route, str(status)), self._seconds.labels(route)

    def write(self) -> bytes:
        """All of them in the text format of Prometheus."""
        return generate_latest(self._registry)

    def _counter(self, name: str, what: str) -> Counter:
        return Counter(f"prachum_{name}", what, registry=self._registry)
