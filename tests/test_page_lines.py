"""Page lines inside tables and sentences: what they cut reads on, and is compared as if they were not there."""

import pytest
from pairs import compared, plan, tasks

from extractor.compare.quotes import reading

TABLE = """某县养老服务行动计划
一、总体要求
（一）主要目标。到2025年，养老服务供给更加优质，城乡差距明显缩小，养老服务网络基本形成。
养老服务体系建设主要指标
序号 类别 指 标 名 称 2022 年 2025 年
- 1 -
1
养老服务
清单落实率（%） / 100
2 护理型床位占比（%） 46 ≥60
3
互助养老设施覆盖率
（%）
- 2 -
31 60
- 3 -
序号 类别 指 标 名 称 2022 年 2025 年
4 探访率（%） 75 100
二、重点任务
"""


@pytest.mark.parametrize("foot", ["- {} -", "— {} —", "第 {} 页"])
def test_rows_cut_by_a_page(foot):
    """A row number, a row's values and a head printed on both sides of a page line stay the table's."""
    text = TABLE
    for page in "123":
        text = text.replace(f"- {page} -", foot.format(page))
    found = plan("upper", text).indicators
    assert [(t.name, t.value_text) for t in found] == [
        ("清单落实率", "100"),
        ("护理型床位占比", "60"),
        ("互助养老设施覆盖率", "60"),
        ("探访率", "100"),
    ]


def test_quote_with_a_page_line_is_compared_without_it():
    """The record quotes what stands at its offsets; verdict and quote of the finding do without the page line."""
    upper = tasks("配备人员。到2025年，各级中心全部独立设置，区县至少配备5名专职工作人员，定期开展督导检查。")
    lower = upper.replace("至少配备", "至少配\n第 5 页\n备").replace("。到", "。\n到")
    pages = "".join(
        f"{line}\n第 {no} 页\n" for no, line in enumerate(["前言说明今年工作开展情况良好，", "成效明显。"], 1)
    )
    result = compared(upper, lower.replace("一、", f"{pages}一、"))
    [target] = [t for t in result.lower.indicators if t.value == 5]
    assert target.quote == "区县至少配第5页备5名专职工作人员"
    assert [t.quote for t in reading(result.lower).indicators if t.value == 5] == ["区县至少配备5名专职工作人员"]
    assert ("match", "区县至少配备5名专职工作人员") in [(f.verdict, f.lower_quote) for f in result.of("indicator")]


def test_end_of_a_bracket_under_a_page_line_is_no_running_head():
    """What stands twice under a page line is a running head, unless it closes a bracket of the text."""
    body = "办好服务。组织开展各项服务，做好宣传和引导，确保服务落到实处，群众满意。\n（责任单位：\n第 {} 页\n市卫生健康委）"
    bodies = plan("upper", tasks(body.format(1), body.format(2), body.format(3))).responsibilities
    assert [b.function for b in bodies] == ["卫生健康委"] * 3


def test_a_body_cut_by_a_page_line_is_named_without_it():
    """A quote shows what its offsets hold; a name with the number of a page in it would be none."""
    body = "办好服务。组织开展各项服务，做好宣传和引导，确保服务落到实处，群众满意。（责任单位：市水利\n— {} —\n局、市卫生健康委）"
    found = plan("upper", tasks(body.format(1), body.format(2), body.format(3)))
    assert [b.raw for b in found.responsibilities] == ["市水利局", "市卫生健康委"] * 3
    assert not found.issues
