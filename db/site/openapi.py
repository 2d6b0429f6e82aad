"""The description of the JSON in OpenAPI 3.1, made from the database and `metadata.yml`: nothing in it is typed twice."""

from collections.abc import Sequence

from db.described import metadata
from db.site.answers import LICENSE
from db.site.catalogue import Column, Table
from db.site.openapi_own import SCHEMAS
from db.site.openapi_own import paths as own_paths
from db.site.openapi_parts import ID, Json, errors, ok, query
from extractor import __version__

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
    paths |= own_paths(tables)
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
            {"name": "files", "description": "带走的文件：底稿、对照表、清单、条款对应、全文"},
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
        query("_size", {"type": "integer", "minimum": 1, "maximum": most}, "一次最多几行"),
        query("_next", _token(table), "上一次答复里的 next，接着往下取"),
        query("_sort", {"type": "string", "enum": names}, "按哪个字段从小到大；与 _sort_desc 只能用一个"),
        query("_sort_desc", {"type": "string", "enum": names}, "按哪个字段从大到小"),
    ]
    if table.searched:
        parameters.append(query("_search", {"type": "string", "maxLength": 400}, "含有全部这些词，一个字也可以"))
    parameters += [query(column.name, _filter(column), f"筛选：{column.text}") for column in table.columns]
    return {
        "operationId": table.name,
        "tags": ["questions" if table.view else "tables"],
        "summary": table.text.partition("。")[0],
        "description": table.text,
        "parameters": parameters,
        "responses": {"200": ok(_answers(table)), **errors(400)},
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
        "responses": {"200": ok(_answers(table)), **errors(404)},
    }


def _token(table: Table) -> Json:
    """Datasette counts the rows of a view and goes by the key of a table."""
    return {"type": "string", "pattern": "^[0-9]{1,9}$" if table.view else "^[A-Za-z0-9_,.~-]{1,200}$"}


def _filter(column: Column) -> Json:
    kind = column.type or "string"
    return {"type": kind, "enum": list(column.values)} if column.values else {"type": kind}


def _answers(table: Table) -> Json:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{table.name}"}}
    page = {"type": "object", "required": ["rows"], "properties": {"rows": rows, "next": {"type": ["string", "null"]}}}
    return {"oneOf": [rows, page]}
