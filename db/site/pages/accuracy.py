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
    "targets added": "下级新增的目标：找对",
    "planted typo recall": "埋设的错字：报告了多少",
    "planted unlocalised recall": "埋设的未改地名、层级词：报告了多少",
    "planted sentence_dropped recall": "埋设的删句：报告了多少",
    "planted unit_dropped recall": "埋设的删去单位：报告了多少",
    "planted unit_added recall": "埋设的增加单位：报告了多少",
    "planted deadline_dropped recall": "埋设的删去期限：报告了多少",
    "drop_task": "删去一项任务",
    "drop_sentence": "删去任务中的一句",
    "drop_deadline": "删去目标的期限",
    "put_off_deadline": "推迟目标的期限",
    "change_value": "提高或降低目标值",
    "rate_to_count": "比率改为个数",
    "exclude_bound": "“不低于”改为“超过”",
    "drop_unit": "删去一个责任单位",
    "add_unit": "增加一个责任单位",
    "mistype": "改错一个字",
    "leave_level_word": "留下一处上级层级词",
    "soften": "措辞改软",
    "swap_tasks": "两项任务对调（不应有新发现）",
    "merge_tasks": "两项任务合并（不应有新发现）",
    "wrap": "按某一宽度折行（不应有新发现）",
    "widen": "数字改为全角（不应有新发现）",
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
