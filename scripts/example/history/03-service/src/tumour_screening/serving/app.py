"""The service as a plain WSGI application: no framework, little to keep up to date.

python -m tumour_screening.serving.app     serves on port 8080 of this machine
"""

from __future__ import annotations

import json
import os
import time
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .. import __version__
from ..params import load_params
from ..paths import Paths, project_paths
from .contract import ContractError, parse_feedback, parse_sample
from .counters import Counters
from .predictor import Predictor, load_predictor

LARGEST_BODY = 16_384
"""Bytes; a request of thirty numbers is far smaller."""
REASONS = {
    200: "OK",
    202: "Accepted",
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
}
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Answer = tuple[int, object]


class ScreeningApp:
    """Routes, one method each. Keeps no sample: the log has measurements, never a person."""

    def __init__(self, predictor: Predictor, feedback_file: Path) -> None:
        self._predictor = predictor
        self._feedback_file = feedback_file
        self._counters = Counters()
        self._routes: dict[tuple[str, str], Callable[[Any], Answer]] = {
            ("POST", "/v1/advice"): self._advice,
            ("POST", "/v1/feedback"): self._feedback,
            ("GET", "/healthz"): self._health,
            ("GET", "/metrics"): self._metrics,
        }

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        begun = time.perf_counter()
        route = environ["PATH_INFO"]
        status, body = self._answer(environ["REQUEST_METHOD"], route, environ)
        known = any(path == route for _, path in self._routes)
        elapsed_ms = (time.perf_counter() - begun) * 1000
        self._counters.answered(route if known else "other", status, elapsed_ms)
        is_text = isinstance(body, str)
        payload = (body if is_text else json.dumps(body)).encode()
        kind = "text/plain; version=0.0.4" if is_text else "application/json"
        headers = [("Content-Type", kind), ("Content-Length", str(len(payload)))]
        start_response(f"{status} {REASONS[status]}", headers)
        return [payload]

    def _answer(self, method: str, route: str, environ: dict[str, Any]) -> Answer:
        handler = self._routes.get((method, route))
        if handler is None:
            known = any(path == route for _, path in self._routes)
            return (
                (405, {"problems": ["Method not allowed"]})
                if known
                else (404, {"problems": ["No such route"]})
            )
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length > LARGEST_BODY:
            return 413, {"problems": [f"The body may have {LARGEST_BODY} bytes at most"]}
        try:
            return handler(json.loads(environ["wsgi.input"].read(length)) if method == "POST" else None)
        except ContractError as error:
            return 400, {"problems": error.problems}
        except ValueError:
            return 400, {"problems": ["The body must be JSON"]}

    def _advice(self, body: Any) -> Answer:
        advice = self._predictor.advise(parse_sample(body))
        self._counters.advised(advice.result)
        return 200, {
            "request": uuid.uuid4().hex,
            "version": __version__,
            "model": self._predictor.name,
            "score": round(advice.score, 4),
            "threshold": advice.threshold,
            "result": advice.result,
        }

    def _feedback(self, body: Any) -> Answer:
        feedback = parse_feedback(body)
        with self._feedback_file.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps({"request": feedback.request, "opinion": feedback.opinion}) + "\n")
        return 202, {"accepted": True}

    def _health(self, _: Any) -> Answer:
        return 200, {"status": "ok", "version": __version__, "model": self._predictor.name}

    def _metrics(self, _: Any) -> Answer:
        return 200, self._counters.text()


def create_app(root: Path | None = None, feedback_file: Path | None = None) -> ScreeningApp:
    """The application over a project folder: its parameters, its released model."""
    paths = Paths(root) if root else project_paths()
    params = load_params(paths.params)
    predictor = load_predictor(paths.root, params.heuristic)
    return ScreeningApp(predictor, feedback_file or paths.root / "feedback.jsonl")


def main() -> None:
    """Serve with waitress until stopped."""
    from waitress import serve

    root = os.environ.get("SCREENING_ROOT")
    feedback = os.environ.get("SCREENING_FEEDBACK")
    serve(
        create_app(Path(root) if root else None, Path(feedback) if feedback else None),
        host=os.environ.get("SCREENING_HOST", "127.0.0.1"),
        port=int(os.environ.get("SCREENING_PORT", "8080")),
    )


if __name__ == "__main__":
    main()
