"""What the page about the API shows of our OpenAPI description."""

from __future__ import annotations

from starlette.testclient import TestClient

from kg.web.endpoints import InputField, endpoints


def test_fields_of_addresses_and_of_bodies_are_told(client: TestClient) -> None:
    found = {(item.method, item.path): item for item in endpoints(client.get("/openapi.json").json())}
    why, embed = found["GET", "/api/why"], found["POST", "/api/embed"]
    assert [(field.name, field.bounds) for field in why.fields] == [("a", "required"), ("b", "required")]
    assert (why.where, embed.where) == ("in the address", "in a JSON body")
    assert embed.fields[0] == InputField("texts", "From one word to a whole advert each.", "required, a list")
    assert {item.path for item in found.values() if item.needs_token} == {
        "/api/documents",
        "/api/documents/{document_id}",
        "/api/forget",
    }
