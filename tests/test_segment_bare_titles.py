"""Titles on lines of their own, and bodies in corner brackets behind the last sentence."""

from pairs import plan

from extractor.segment import segment

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


LONG = "建立书屋共建共享工作机制，持续提升全县各类书屋服务群众水平"  # longer than titles usually are
SHORT = [("推广阅读", "培训馆员", "充实藏书"), ("整修馆舍", "更新设备", "延长开放时间")]


def _parts(*parts: tuple[str, ...]) -> list[str]:
    """Headings of the clauses below parts whose paragraphs open with these sentences."""
    text = "一、主要任务\n" + "".join(
        f"（{number}）任务\n" + "".join(f"{title}。各镇组织开展相关活动，办好讲座。\n" for title in titles)
        for number, titles in zip("一二三", parts, strict=False)
    )
    return [c.heading for c in segment(text, "d").clauses if c.depth == 3]


def test_a_long_first_sentence_is_a_title_where_all_others_open_with_one() -> None:
    first, second = SHORT
    assert _parts(first, second, (LONG, LONG[:-2])) == [*first, *second, LONG, LONG[:-2]]
    assert _parts(first, (*second, LONG)) == [*first, *second, LONG]
    assert _parts((LONG, LONG[:-2])) == []  # nothing tells that it is one


def test_titles_may_follow_two_paragraphs_of_the_part_when_there_are_more_of_them() -> None:
    text = "一、发展目标\n坚持以人民为中心的发展思想，以阅读为本，办好书屋。\n到2030年，基本形成城乡一体的阅读服务体系，并不断完善。\n"
    titled = "".join(f"{title}。各镇组织开展相关活动，办好讲座。\n" for title in SHORT[0] + SHORT[1])
    clauses = segment(text + titled, "d").clauses
    assert [c.heading for c in clauses] == ["发展目标", *SHORT[0], *SHORT[1]]
    assert clauses[0].text.endswith("并不断完善。")
