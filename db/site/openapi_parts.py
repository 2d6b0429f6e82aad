"""Pieces of which the description of the JSON is put together."""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

ID = "^[A-Za-z0-9_-]+$"
TEXT: Json = {"type": "string"}
SILENT: Json = {"type": ["string", "null"]}
COUNT: Json = {"type": "integer", "minimum": 0}


def query(name: str, schema: Json, text: str) -> Json:
    """A parameter of the address."""
    return {"name": name, "in": "query", "schema": schema, "description": text}


def ok(schema: Json) -> Json:
    """An answer in JSON."""
    headers = {
        "ETag": {"schema": {"type": "string"}, "description": "带着它再来（If-None-Match），没有变化就不再发"},
        "Link": {"schema": {"type": "string"}, "description": "rel=license 许可；rel=next 下一页"},
    }
    return {"description": "找到的内容", "headers": headers, "content": {"application/json": {"schema": schema}}}


def errors(*codes: int) -> Json:
    """What else may be answered, by status."""
    schema = {"$ref": "#/components/schemas/Error"}
    texts = {400: "参数不对", 404: "没有这一项", 405: "只能读取", 503: "还没有数据"}
    return {
        str(code): {"description": texts[code], "content": {"application/json": {"schema": schema}}} for code in codes
    }


def strings(values: Iterable[str] | None = None) -> Json:
    """A list of strings, of a closed vocabulary when there is one."""
    return {"type": "array", "items": {"type": "string", **({"enum": list(values)} if values else {})}}


def record(properties: Json, *optional: str) -> Json:
    """An object; what is not optional is always there."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties}
