"""The description of the JSON in OpenAPI 3.1, made from the database and `metadata.yml`: nothing in it is typed twice."""

from collections.abc import Iterable, Sequence
from typing import Any

from db.described import metadata
from db.site.answers import LICENSE
from db.site.catalogue import Column, Table
from db.site.words import KINDS, LEVELS
from extractor import __version__

Json = dict[str, Any]

ID = "^[A-Za-z0-9_-]+$"
SCALAR = ["string", "number", "null"]
OPERATORS = "exact、not、contains、startswith、endswith、gt、gte、lt、lte、in、notin、isnull、notnull"
ABOUT = f"""{{description}}

表名、字段名和取值固定不变，编号永不改动；以后只会增加表、字段和取值，请容许没有见过的字段和取值。
每个字段都可作查询参数来筛选，字段名后加两条下划线和算符可作别的比较（{OPERATORS}），如 `value__gte=80`。
空值 null 表示原文没有写。位置 char_start、char_end 按字符计，左闭右开。
请求请带上 `_shape`：Datasette 各版本的默认值不同，`array` 和 `objects` 在各版本上都一样。"""
SHAPES: Json = {
    "name": "_shape",
    "in": "query",
    "required": True,
    "description": "array 只有各行；objects 另有 next，供翻页。",
    "schema": {"type": "string", "enum": ["array", "objects"]},
    "example": "objects",
}


def document(tables: Sequence[Table], database: str, root: str, most: int) -> Json:
    """Describe the JSON of a site served below `root`, where one answer holds `most` rows at most."""
    about = metadata()
    paths: Json = {}
    for table in tables:
        paths[f"/{database}/{table.name}.json"] = {"get": _rows(table, most)}
        if len(table.key) == 1:
            paths[f"/{database}/{table.name}/{{{table.key[0]}}}.json"] = {"get": _row(table)}
    paths |= {"/search.json": {"get": SEARCH}, "/compare/{upper}/{lower}.json": {"get": COMPARE}}
    paths["/openapi.json"] = {"get": DESCRIPTION}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about["title"],
            "version": __version__,
            "summary": "规划文本的条款、指标、责任单位和逐条比对的结论",
            "description": ABOUT.format(description=about["description"]),
            "license": {"name": "Apache-2.0", "url": LICENSE},
        },
        "servers": [{"url": root.rstrip("/") or "/"}],
        "tags": [
            {"name": "questions", "description": "视图：审计和研究常问的问题"},
            {"name": "tables", "description": "表：文本拆成的记录和比对的结论"},
            {"name": "site", "description": "检索和整组比对"},
        ],
        "paths": paths,
        "components": {"schemas": {**{table.name: _schema(table) for table in tables}, **SCHEMAS}},
    }


def _schema(table: Table) -> Json:
    return {
        "type": "object",
        "description": table.text,
        "properties": {column.name: _property(column) for column in table.columns},
    }


def _property(column: Column) -> Json:
    kinds: list[str] = [column.type] if column.type else SCALAR[:2]
    found: Json = {"type": [*kinds, "null"] if column.null else kinds[0], "description": column.text}
    if column.values:
        found["enum"] = [*column.values, None] if column.null else list(column.values)
    return found


def _rows(table: Table, most: int) -> Json:
    names = [column.name for column in table.columns]
    parameters = [
        SHAPES,
        _query("_size", {"type": "integer", "minimum": 1, "maximum": most}, "一次最多几行"),
        _query("_next", _token(table), "上一次答复里的 next，接着往下取"),
        _query("_sort", {"type": "string", "enum": names}, "按哪个字段从小到大；与 _sort_desc 只能用一个"),
        _query("_sort_desc", {"type": "string", "enum": names}, "按哪个字段从大到小"),
    ]
    if table.searched:
        parameters.append(_query("_search", {"type": "string", "maxLength": 400}, "含有全部这些词，一个字也可以"))
    parameters += [_query(column.name, _filter(column), f"筛选：{column.text}") for column in table.columns]
    return {
        "operationId": table.name,
        "tags": ["questions" if table.view else "tables"],
        "summary": table.text.partition("。")[0],
        "description": table.text,
        "parameters": parameters,
        "responses": {"200": _ok(_answers(table)), **_errors(400)},
    }


def _row(table: Table) -> Json:
    key = {"type": "string", "pattern": ID}
    example = {"example": table.sample} if table.sample else {}
    return {
        "operationId": f"{table.name}_row",
        "tags": ["tables"],
        "summary": f"{table.name} 的一行",
        "parameters": [
            {"name": table.key[0], "in": "path", "required": True, "schema": key, **example},
            SHAPES,
        ],
        "responses": {"200": _ok(_answers(table)), **_errors(404)},
    }


def _token(table: Table) -> Json:
    """Datasette counts the rows of a view and goes by the key of a table."""
    return {"type": "string", "pattern": "^[0-9]{1,9}$" if table.view else "^[A-Za-z0-9_,.~-]{1,200}$"}


def _filter(column: Column) -> Json:
    kind = column.type or "string"
    return {"type": kind, "enum": list(column.values)} if column.values else {"type": kind}


def _query(name: str, schema: Json, text: str) -> Json:
    return {"name": name, "in": "query", "schema": schema, "description": text}


def _answers(table: Table) -> Json:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{table.name}"}}
    page = {"type": "object", "required": ["rows"], "properties": {"rows": rows, "next": {"type": ["string", "null"]}}}
    return {"oneOf": [rows, page]}


def _ok(schema: Json) -> Json:
    headers = {
        "ETag": {"schema": {"type": "string"}, "description": "带着它再来（If-None-Match），没有变化就不再发"},
        "Link": {"schema": {"type": "string"}, "description": "rel=license 许可；rel=next 下一页"},
    }
    return {"description": "找到的内容", "headers": headers, "content": {"application/json": {"schema": schema}}}


def _errors(*codes: int) -> Json:
    schema = {"$ref": "#/components/schemas/Error"}
    texts = {400: "参数不对", 404: "没有这一项", 405: "只能读取", 503: "还没有数据"}
    return {
        str(code): {"description": texts[code], "content": {"application/json": {"schema": schema}}} for code in codes
    }


def _strings(values: Iterable[str] | None = None) -> Json:
    return {"type": "array", "items": {"type": "string", **({"enum": list(values)} if values else {})}}


def _object(properties: Json, *optional: str) -> Json:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties}


TEXT: Json = {"type": "string"}
SILENT: Json = {"type": ["string", "null"]}
COUNT: Json = {"type": "integer", "minimum": 0}
SCHEMAS: Json = {
    "Error": _object({"ok": {"const": False}, "error": TEXT, "status": {"type": "integer"}}),
    "Hit": _object(
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
    "Plan": _object({"id": TEXT, "title": SILENT, "doc_number": SILENT, "issuer": SILENT, "issued_on": SILENT}),
}
SEARCH: Json = {
    "operationId": "search",
    "tags": ["site"],
    "summary": "检索条款，最相关的在前",
    "parameters": [
        {
            **_query("q", {"type": "string", "maxLength": 400}, "要找的词，用空格隔开"),
            "required": True,
            "example": "床位",
        },
        _query("plan", _strings(), "只看这些文本（编号），可重复"),
        _query("level", _strings(LEVELS), "只看这些层级，可重复"),
        _query("year", _strings(), "只看这些印发年份，可重复"),
        _query("kind", _strings(KINDS), "只看这些类别的条款，可重复"),
        _query("body", _strings(), "只看写明这些责任单位（编号）的条款，可重复"),
        _query("page", {"type": "integer", "minimum": 1, "maximum": 99999}, "第几页"),
        _query("size", {"type": "integer", "minimum": 1, "maximum": 100}, "一页几条，默认 20"),
    ],
    "responses": {
        "200": _ok(
            _object(
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
        **_errors(400, 503),
    },
}
COMPARE: Json = {
    "operationId": "compare",
    "tags": ["site"],
    "summary": "一组比对的全部结论、条款对应和涉及的指标",
    "parameters": [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": ID}, "description": text}
        for name, text in (("upper", "上级文本的编号"), ("lower", "下级文本的编号"))
    ],
    "responses": {
        "200": _ok(
            _object(
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
                    "alignments": {"type": "array", "items": {"$ref": "#/components/schemas/alignments"}},
                    "indicators": {"type": "array", "items": {"$ref": "#/components/schemas/indicators"}},
                    "license": TEXT,
                }
            )
        ),
        **_errors(404, 503),
    },
}
DESCRIPTION: Json = {
    "operationId": "openapi",
    "tags": ["site"],
    "summary": "这份说明",
    "responses": {"200": _ok({"type": "object", "required": ["openapi", "paths"]}), **_errors(503)},
}
