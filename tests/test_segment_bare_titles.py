"""Titles on lines of their own, and bodies in corner brackets behind the last sentence."""

from pairs import plan

TEXT = """书屋计划

一、主要任务

建好书屋

2026年底前，全县新建书屋60家，书屋开放率达到75%，藏书不低于3000册。【县教育局、县财政局】

推广阅读

组织读书节，邀请作家进校园、进社区、进企业，丰富群众精神文化生活。【县文化和旅游局】

组织开展包村联户服务，选派馆员进村入户指导。紧盯农闲时节办好讲座，及时回应读者需求，不断改进服务。（县教育局）

培训馆员

每年培训馆员2次。【县教育局】
"""


def test_a_paragraph_that_ends_in_corner_brackets_is_over() -> None:
    """What stands below a blank line is the next title; a short first sentence of a later paragraph is none."""
    read = plan("upper", TEXT)
    assert [c.heading for c in read.clauses if c.kind == "task"] == ["建好书屋", "推广阅读", "培训馆员"]
    headings = {clause.id: clause.heading for clause in read.clauses}
    assert [(headings[r.clause_id], r.raw) for r in read.responsibilities] == [
        ("建好书屋", "县教育局"),
        ("建好书屋", "县财政局"),
        ("推广阅读", "县文化和旅游局"),
        ("推广阅读", "县教育局"),
        ("培训馆员", "县教育局"),
    ]
