"""Our OpenAPI description in, what people read of it out: each operation with its fields and what they may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class InputField:
    """A parameter of an address or a field of a body: what it means, and what it may be in a word."""

    name: str
    what: str
    bounds: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation; `where` says whether its fields stand in the address or in a JSON body."""

    method: str
    path: str
    what: str
    where: str
    fields: tuple[InputField, ...]
    needs_token: bool


def endpoints(description: Mapping[str, Any]) -> Iterator[Endpoint]:
    """All operations, in the order in which they are described."""
    schemas = description["components"]["schemas"]
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            body = _body(operation, schemas)
            yield Endpoint(
                method=method.upper(),
                path=path,
                what=operation.get("description", ""),
                where="in a JSON body" if body else "in the address",
                fields=(*map(_parameter, operation.get("parameters", ())), *body),
                needs_token=bool(operation.get("security")),
            )


def _body(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[InputField]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    named = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    schema = schemas.get(named, {})
    required = schema.get("required", ())
    return [_field(name, item, item, name in required) for name, item in schema.get("properties", {}).items()]


def _parameter(parameter: Mapping[str, Any]) -> InputField:
    return _field(parameter["name"], parameter, parameter["schema"], bool(parameter.get("required")))


def _field(name: str, described: Mapping[str, Any], schema: Mapping[str, Any], is_required: bool) -> InputField:
    schema = next((item for item in schema.get("anyOf", ()) if item.get("type") != "null"), schema)
    parts = ["required"] if is_required else []
    if "minimum" in schema and "maximum" in schema:
        parts.append(f"{schema['minimum']:g} to {schema['maximum']:g}")
    if schema.get("type") in _KINDS:
        parts.append(_KINDS[schema["type"]])
    return InputField(name, described.get("description", ""), ", ".join(parts))


_KINDS = {"boolean": "true or false", "array": "a list"}
