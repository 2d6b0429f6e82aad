"""`/api`: how a program fetches what the pages show, with examples that run as they stand."""

import shlex
import sqlite3
from typing import Any, NamedTuple
from urllib.parse import urlencode

from datasette import Response

from db.described import metadata
from db.export import FORMATS, PLAN
from db.site import queries
from db.site.answers import LICENSE
from db.site.catalogue import Table, catalogue
from db.site.frame import database_name, page, run
from db.site.queries import Row


class Example(NamedTuple):
    """One request, as a link and as a command."""

    text: str
    address: str
    command: str


class Content(NamedTuple):
    """What the page shows, read in one go."""

    tables: tuple[Table, ...]
    built: dict[str, str]
    pairs: list[Row]


def read(conn: sqlite3.Connection) -> Content:
    """Read what there is to fetch."""
    return Content(catalogue(conn), queries.build_info(conn), queries.comparisons(conn))


def example(root: str, text: str, path: str, *parameters: tuple[str, str]) -> Example:
    """Make the link and the command of one request.

    >>> example("http://h/", "", "search.json", ("q", "床位")).command
    "curl -sG http://h/search.json --data-urlencode 'q=床位'"
    """
    address = f"{root}{path}" + (f"?{urlencode(parameters)}" if parameters else "")
    given = "".join(f" --data-urlencode {shlex.quote(f'{name}={value}')}" for name, value in parameters)
    return Example(text, address, f"curl -sG {shlex.quote(root + path)}{given}")


def _examples(root: str, data: str, pairs: list[Row]) -> list[Example]:
    array, objects = ("_shape", "array"), ("_shape", "objects")
    found = [
        example(root, "哪些上级目标下级应当写而没有写", f"{data}/omitted_targets.json", array, ("lower_predates_upper", "0")),
        example(root, "含有“床位”的条款", f"{data}/clauses.json", array, ("_search", "床位")),
        example(root, "最相关的条款在前，连同各文本的条数", "search.json", ("q", "床位 街道")),
        example(root, "不低于80%的目标，数值大的在前", f"{data}/targets.json", array,
                ("unit", "%"), ("value__gte", "80"), ("_sort_desc", "value")),
        example(root, "全部结论，一次一百行；把答复里的 next 填进 _next 接着取", f"{data}/findings.json", objects,
                ("_size", "100"), ("_json", "flags")),
        example(root, "定低了又没有写期限的目标，取成 CSV", f"{data}/weaker_targets.csv", ("lower_deadline__isnull", "1")),
    ]  # fmt: skip
    if pairs:
        upper, lower = pairs[0]["upper_id"], pairs[0]["lower_id"]
        found.insert(1, example(root, "一组比对的全部结论和条款对应", f"compare/{upper}/{lower}.json"))
        found.append(example(root, "哪一条对应哪一条，OSCAL 式", f"compare/{upper}/{lower}.mapping.json"))
        found.append(example(root, "一份文本的全文，Akoma Ntoso", f"plan/{upper}.{PLAN}"))
    return found


async def api(datasette: Any, request: Any) -> Response:
    """Serve the page."""
    content = await run(datasette, read)
    name = await database_name(datasette)
    root = datasette.absolute_url(request, datasette.urls.path("/"))
    context = {
        "root": root,
        "data": name,
        "questions": [table for table in content.tables if table.view],
        "tables": [table for table in content.tables if not table.view],
        "asked": {
            table.name: example(root, table.name, f"{name}/{table.name}.json", ("_shape", "array"), ("_size", "5"))
            for table in content.tables
        },
        "files": [(suffix, form.kind) for suffix, form in FORMATS.items() if suffix != "json"],
        "examples": _examples(root, name, content.pairs),
        "types": {"string": "文字", "integer": "整数", "number": "数", None: "文字或数"},
        "most": datasette.setting("max_returned_rows"),
        "built": content.built,
        "program": LICENSE,
        "licence": metadata()["license"],
        "public": not datasette.setting("default_allow_sql"),
    }
    return await page(datasette, request, "api", context)
