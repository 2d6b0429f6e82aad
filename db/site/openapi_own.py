"""The description of what is not a table: search, whole comparisons, and files to take away."""

from collections.abc import Sequence

from db.export import FORMATS, PLAN, PLAN_TYPE
from db.export.mapping_schema import schema
from db.site.catalogue import Table
from db.site.openapi_parts import COUNT, ID, SILENT, TEXT, Json, errors, ok, query, record, strings
from db.site.words import KINDS, LEVELS

OWN = frozenset({"json"})  # described by itself
BYTES: Json = {}  # a file is told by its type; OpenAPI 3.1 describes no bytes


def paths(tables: Sequence[Table]) -> Json:
    """Every address of our own."""
    found = {"/search.json": SEARCH, "/compare/{upper}/{lower}.json": COMPARE}
    found |= {f"/compare/{{upper}}/{{lower}}.{name}": _file(name) for name in FORMATS if name not in OWN}
    found |= {f"/plan/{{document}}.{PLAN}": _plan(tables), "/openapi.json": DESCRIPTION}
    return {path: {"get": operation} for path, operation in found.items()}


def _file(suffix: str) -> Json:
    """One comparison as a file; only the mapping is JSON whose form can be described."""
    form = FORMATS[suffix]
    schema = {"$ref": "#/components/schemas/Mapping"} if suffix == "mapping.json" else BYTES
    return {
        "operationId": f"compare_{suffix.replace('.', '_')}",
        "tags": ["files"],
        "summary": f"一组比对的{form.kind}（{suffix}）",
        "parameters": _pair(),
        "responses": {"200": _sent(form.content_type, schema), **errors(404, 503)},
    }


def _plan(tables: Sequence[Table]) -> Json:
    sample = next((table.sample for table in tables if table.name == "documents"), None)
    key = {"name": "document", "in": "path", "required": True, "schema": {"type": "string", "pattern": ID}}
    return {
        "operationId": "plan_akn_xml",
        "tags": ["files"],
        "summary": "一份文本的全文，Akoma Ntoso 3.0",
        "parameters": [{**key, "description": "文本的编号", **({"example": sample} if sample else {})}],
        "responses": {"200": _sent(PLAN_TYPE, BYTES), **errors(404, 503)},
    }


def _pair() -> list[Json]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": ID}, "description": text}
        for name, text in (("upper", "上级文本的编号"), ("lower", "下级文本的编号"))
    ]


def _sent(content_type: str, schema: Json) -> Json:
    headers = {
        "ETag": {"schema": {"type": "string"}, "description": "带着它再来（If-None-Match），没有变化就不再发"},
        "Content-Disposition": {"schema": {"type": "string"}, "description": "保存用的文件名，先编号后中文"},
    }
    return {"description": "文件", "headers": headers, "content": {content_type: {"schema": schema}}}


SCHEMAS: Json = {
    "Error": record({"ok": {"const": False}, "error": TEXT, "status": {"type": "integer"}}),
    "Hit": record(
        {
            "clause_id": TEXT,
            "document_id": TEXT,
            "document_title": SILENT,
            "label": TEXT,
            "heading": TEXT,
            "kind": {"type": "string", "enum": list(KINDS)},
            "text": TEXT,
            "found": {
                "type": "array",
                "description": "找到的字句在 text 中的起止位置，按字符计",
                "items": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
            },
            "score": {"type": "number", "description": "越大越相关，只宜在一次检索之内比较"},
            "url": TEXT,
        }
    ),
    "Mapping": schema(),
    "Plan": record({"id": TEXT, "title": SILENT, "doc_number": SILENT, "issuer": SILENT, "issued_on": SILENT}),
}
SEARCH: Json = {
    "operationId": "search",
    "tags": ["site"],
    "summary": "检索条款，最相关的在前",
    "parameters": [
        {
            **query("q", {"type": "string", "maxLength": 400}, "要找的词，用空格隔开"),
            "required": True,
            "example": "床位",
        },
        query("plan", strings(), "只看这些文本（编号），可重复"),
        query("level", strings(LEVELS), "只看这些层级，可重复"),
        query("year", strings(), "只看这些印发年份，可重复"),
        query("kind", strings(KINDS), "只看这些类别的条款，可重复"),
        query("body", strings(), "只看写明这些责任单位（编号）的条款，可重复"),
        query("page", {"type": "integer", "minimum": 1, "maximum": 99999}, "第几页"),
        query("size", {"type": "integer", "minimum": 1, "maximum": 100}, "一页几条，默认 20"),
    ],
    "responses": {
        "200": ok(
            record(
                {
                    "ok": {"const": True},
                    "query": TEXT,
                    "mode": {"type": "string", "enum": ["phrase", "words", "any", "nothing"]},
                    "total": COUNT,
                    "page": COUNT,
                    "next": {"type": ["string", "null"], "description": "下一页的地址"},
                    "hits": {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}},
                    "facets": {"type": "object", "additionalProperties": {"type": "object"}},
                    "license": TEXT,
                }
            )
        ),
        **errors(400, 503),
    },
}
COMPARE: Json = {
    "operationId": "compare",
    "tags": ["site"],
    "summary": "一组比对的全部结论、条款对应和涉及的指标",
    "parameters": _pair(),
    "responses": {
        "200": ok(
            record(
                {
                    "ok": {"const": True},
                    "comparison": {"$ref": "#/components/schemas/comparisons"},
                    "owed": {"type": "boolean", "description": "下级是否应当落实：是落实关系，且不早于上级印发"},
                    "upper": {"$ref": "#/components/schemas/Plan"},
                    "lower": {"$ref": "#/components/schemas/Plan"},
                    "counts": {
                        "type": "object",
                        "additionalProperties": {"type": "object", "additionalProperties": COUNT},
                    },
                    "findings": {"type": "array", "items": {"type": "object"}},
                    "own_findings": {
                        "type": "array",
                        "description": "只在其中一份文本之内的结论",
                        "items": {"type": "object"},
                    },
                    "alignments": {"type": "array", "items": {"$ref": "#/components/schemas/alignments"}},
                    "indicators": {"type": "array", "items": {"$ref": "#/components/schemas/indicators"}},
                    "license": TEXT,
                }
            )
        ),
        **errors(404, 503),
    },
}
DESCRIPTION: Json = {
    "operationId": "openapi",
    "tags": ["site"],
    "summary": "这份说明",
    "responses": {"200": ok({"type": "object", "required": ["openapi", "paths"]}), **errors(503)},
}
