"""`/accuracy`: how well the program does against records made by hand, misses included; measured, never typed in."""

import sqlite3
from itertools import groupby
from typing import Any, NamedTuple

from datasette import Response

from db.site import queries
from db.site.frame import page, run
from db.site.queries import Row

MEASURES = {
    "clauses found": "条款：找到",
    "clauses exact": "条款：编号、标题、层次、种类全对",
    "targets found": "量化目标：找到",
    "targets exact": "量化目标：数值、单位、期限等全对",
    "targets named": "量化目标：名称对",
    "targets duty": "量化目标：由谁完成判断对",
    "targets role": "量化目标：目标与背景数字分得对",
    "units found": "责任单位：找到",
    "units exact": "责任单位：名称、角色、层级全对",
    "alignment links": "上下级条款：对应得对",
    "clauses without counterpart": "没有对应的条款：找对",
    "alignment relation": "上下级条款：关系判断对",
    "verdicts right": "量化目标：判定对",
    "targets without counterpart": "没有对应的目标：找对",
}


class Content(NamedTuple):
    """Scores and misses as they were kept when the database was scored."""

    scores: list[Row]
    misses: list[Row]


def read(conn: sqlite3.Connection) -> Content:
    """Read what was kept; a database that was never scored has nothing."""
    return Content(queries.scores(conn), queries.score_misses(conn))


async def accuracy(datasette: Any, request: Any) -> Response:
    """Serve the page."""
    content = await run(datasette, read)
    context = {
        "groups": [(key, list(rows)) for key, rows in groupby(content.scores, key=lambda row: row["scored"])],
        "misses": content.misses,
        "measures": MEASURES,
    }
    return await page(datasette, request, "accuracy", context)
