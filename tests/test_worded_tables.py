"""Numbered tables printed one cell a line whose values are partly words, and rows of two indicators."""

import pytest
from test_tables import printed, table

HEAD = "序号 核心指标 2027年指标 2035年指标 指标说明\n"
# Rows as printed, one cell a line, and what is read of them.
ROWS: dict[str, list[str]] = {
    "书屋数量 40座 力争80座 以书屋的数量反映阅读的便利。": ["书屋数量 = 40 座 by 2027", "书屋数量 = 80 座 by 2035"],
    "步道长度 （林荫步道长度） 60（20）公里 90（45）公里 含林荫步道，反映连通程度。": [
        "步道长度 = 60 公里 by 2027",
        "步道长度 = 90 公里 by 2035",
        "林荫步道长度 = 20 公里 by 2027",
        "林荫步道长度 = 45 公里 by 2035",
    ],
    "对借阅服务的 满意度 提升 显著提升 反映服务的综合水平。": [],
    "桥下空间 （3处以上）利用率 显著提升 85%": ["桥下空间(3处以上)利用率 = 85 % by 2035"],
    "空置率 降低 低于6%": ["空置率 < 6 % by 2035"],
    "书屋夜间开放率 基本实现周末开放、 延时开放 60%以上书屋 夜间开放 以夜间开放的书屋所占比例计算。": [
        "书屋夜间开放率 >= 60 % by 2035"
    ],
    "校园书屋开放共享 提升 有条件的校园书屋 向居民开放 以新增书屋为主。": [],  # the last value opens as none does
    "屋顶绿化量 3万平方米/年 4万平方米/年 反映绿化水平。": [
        "屋顶绿化量 = 3 万平方米/年 by 2027",
        "屋顶绿化量 = 4 万平方米/年 by 2035",
    ],
}


def stack(*rows: str) -> str:
    """A table one cell a line, rows numbered."""
    cells = [cell for number, row in enumerate(rows, 1) for cell in (str(number), *row.split())]
    return "\n\n".join([*HEAD.split(), *cells])


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_what_it_says_beside_others(row: str) -> None:
    """A row that cannot be parted gives nothing and takes nothing from its neighbours."""
    first, last = "覆盖率 70% 90% 以覆盖的社区计。", "达标率 提高 95%"
    assert [printed(draft).removeprefix("[] ") for draft in table(stack(first, row, last))] == [
        "覆盖率 = 70 % by 2027",
        "覆盖率 = 90 % by 2035",
        *ROWS[row],
        "达标率 = 95 % by 2035",
    ]


RAN_TOGETHER = [
    (  # the number of a row without values opens the next one
        "序号 指标 单位 2027年 2035年 1 书屋收入增长 % — 与居民收入同步 预期性 2 办证率 % 40 80 约束性 3 满意度 % 50 90",
        ["办证率 = 40 % by 2027", "办证率 = 80 % by 2035", "满意度 = 50 % by 2027", "满意度 = 90 % by 2035"],
    ),
    (  # 4 is the number of a row and no level of the one before, and what follows has lost its number
        "序号 类别 指标 2027年 2035年 1 服务 书屋数 40座 80座 2 办证率 55% 60% 3 流通率 显著 提升 70% 4 续借率 8% 9%",
        ["书屋数 = 40 座 by 2027", "书屋数 = 80 座 by 2035", "办证率 = 55 % by 2027", "办证率 = 60 % by 2035"],
    ),
    (
        "序号 类别 指标 2027年 2035年 1 服务 书屋数 40座 80座 2 流通率 显著提升 70% 3 续借率 8% 9%",
        [
            "书屋数 = 40 座 by 2027",
            "书屋数 = 80 座 by 2035",
            "流通率 = 70 % by 2035",
            "续借率 = 8 % by 2027",
            "续借率 = 9 % by 2035",
        ],
    ),
]


@pytest.mark.parametrize(
    ("cells", "rows"), RAN_TOGETHER, ids=["a row without values", "a number taken for a level", "a word"]
)
def test_rows_that_ran_together(cells: str, rows: list[str]) -> None:
    """They are parted where the number of the last tells where it begins; else they give nothing."""
    found = table("主要指标\n" + "\n".join(cells.split()))
    assert [printed(draft).partition("] ")[2] for draft in found] == rows


def test_two_levels_in_a_cell_of_one_name() -> None:
    """Nothing tells which of the two is meant."""
    rows = "序号\t指标\t2025年\t2027年\n1\t步道长度\t60(20)公里\t90(45)公里\n2\t步道数(公里)\t5\t8\n"
    assert [draft.name for draft in table(rows)] == ["步道数", "步道数"]


def test_the_kind_of_target_parts_names_from_values_that_are_sentences() -> None:
    """A row without unit or level gives nothing; a cell that names its own year is due then."""
    rows = [
        "旧馆改造 定性 约束性 至2026年底，全面启动；至2030年，基本完成",
        "新建书屋 面积 万平方米 预期性 30",
        "新增藏书数量 万册（件） 预期性 完成市、县设定指标 （其中2026年、2027年新增2.5万册）",
        "讲座数量 场 预期性 完成市、县设定指标",
    ]
    cells = [cell for number, row in enumerate(rows, 1) for cell in (str(number), *row.split())]
    drafts = table("\n".join(["序号", "指标", "单位", "属性", "“十五五”期间目标", *cells]))
    assert [printed(draft).removeprefix("[] ") for draft in drafts] == [
        "新建书屋面积 = 30 万平方米 by 2030",
        "新增藏书数量 = 2.5 万册 by 2027",
    ]
