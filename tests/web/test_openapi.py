"""Requests made from the OpenAPI description: no answer is a fault of the server's or off its schema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

_OPERATIONS = [
    ("GET", "/api/search"),
    ("GET", "/api/similar"),
    ("POST", "/api/similar"),
    ("GET", "/api/nodes/{node_id}"),
    ("GET", "/api/nodes/{node_id}/evidence"),
    ("GET", "/api/nodes/{node_id}/neighborhood"),
    ("GET", "/api/nodes/{node_id}/virtual-neighbors"),
    ("GET", "/api/why"),
    ("POST", "/api/embed"),
    ("POST", "/api/extract"),
    ("GET", "/api/export/{what}"),
    ("GET", "/api/stats"),
    ("GET", "/api/map"),
    ("POST", "/api/documents"),
    ("DELETE", "/api/documents/{document_id}"),
    ("POST", "/api/forget"),
    ("GET", "/health"),
    ("GET", "/metrics"),
]


@pytest.fixture(scope="module")
def described(client: TestClient) -> Any:
    loaded = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    loaded.config.update(base_url="http://testserver")
    return loaded


def test_every_endpoint_is_tried(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert sorted(_OPERATIONS) == sorted((method.upper(), path) for path, what in paths.items() for method in what)


@pytest.mark.parametrize(("method", "path"), _OPERATIONS)
def test_endpoint_keeps_to_its_description(client: TestClient, described: Any, method: str, path: str) -> None:
    checks = schemathesis.checks
    rules = schemathesis.specs.openapi.checks
    kept = (
        checks.not_a_server_error,
        rules.status_code_conformance,
        rules.content_type_conformance,
        rules.response_schema_conformance,
    )

    @given(case=described[path][method].as_strategy())
    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def tried(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url="http://testserver")
        sent.pop("cookies", None)
        case.validate_response(client.request(**sent), checks=kept)

    tried()
