"""compare: every clause in its place, differences marked, switches that work without a script."""

import re
import sqlite3

from visitor import Visitor, one

UPPER, LOWER, OLDER = "cq-2023-103", "yy-2024-21", "yb-2023-260"
COMPARE = f"/compare/{UPPER}/{LOWER}"


def test_compare_shows_every_pair_in_the_upper_order(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """A row for every aligned clause, omitted ones in their place with an empty side, added ones last."""
    page = visitor.page(COMPARE)
    order = [
        f"u-{row['id']}"
        for row in rows.execute(
            """select distinct clauses.id, position from alignments join clauses on clauses.id = upper_clause_id
            where comparison_id = ? order by position""",
            [f"{UPPER}--{LOWER}"],
        )
    ]
    assert [name for name in page.ids if name.startswith("u-")] == order
    assert "下级没有写" in page.text and page.has_class("omitted")
    assert "<del>" in page.html and "<ins>" in page.html


def test_compare_marks_the_dropped_sentence(visitor: Visitor) -> None:
    """What the county left out of its task on rehabilitation, figures whole."""
    html = visitor.page(COMPARE).html
    deleted = re.findall(r"<del>(.*?)</del>", html)
    assert any("80%的城市社区" in text for text in deleted)
    assert any("第三方评价机制" in text for text in deleted)


def test_only_differences_hides_agreement(visitor: Visitor) -> None:
    """Fewer rows and fewer targets, and a way back."""
    everything, only = visitor.page(COMPARE), visitor.page(f"{COMPARE}?only=diff")
    assert len(only.html) < len(everything.html)
    assert "显示全部" in only.text and "只看有差别的" in everything.text
    assert not any(re.search(r"^u-.*_1-1$", name) for name in only.ids) or "总体目标" in only.text


def test_targets_filter_by_verdict(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """The numbers on home lead to exactly as many rows."""
    number = one(
        rows,
        "select count(*) from findings where comparison_id = ? and subject = 'indicator' and verdict = 'omitted'",
        f"{UPPER}--{LOWER}",
    )
    page = visitor.page(f"{COMPARE}?verdict=omitted")
    assert len([name for name in page.ids if name.startswith("t-")]) == number


def test_an_older_lower_plan_is_not_blamed(visitor: Visitor) -> None:
    """Not covered is not disobeyed: a banner says so and no cell says 遗漏."""
    page = visitor.page(f"/compare/{UPPER}/{OLDER}")
    assert "不等于不执行" in page.text and page.has_class("banner")
    assert "遗漏" not in page.text and "未覆盖" in page.text
    assert "删去" not in page.text and "未写措施" in page.text
    assert not page.has_class("owed")


def test_targets_are_drawn_beside_their_figures(visitor: Visitor) -> None:
    """Both plans on one scale, told in words as well; a rate and a count share none."""
    page = visitor.page(COMPARE)
    drawn = page.has_class("lanes")
    assert len(drawn) > 10 and all(re.match("上级(从 .+ )?到 .+，下级", one["aria-label"] or "") for one in drawn)
    redefined = visitor.page(f"{COMPARE}?verdict=redefined")
    assert not redefined.has_class("lanes") and "量的不是一件事，不画图" in redefined.text


def test_stages_of_a_target_are_a_ladder(visitor: Visitor) -> None:
    """Those of the upper plan, and milestones of the lower one; the table beside has every figure."""
    upper = visitor.page(f"/compare/cq-2023-6/{LOWER}")
    assert "分阶段的目标" in upper.text and len(upper.has_class("ladder")) == len(upper.has_class("stages")) > 2
    milestone = visitor.page(f"/compare/{UPPER}/{OLDER}")
    assert "在册患者规范管理率：上级2022年（起点）93%，2025年≥95%；下级2023年12月＞90%" in re.sub(
        r"\s", "", "".join(attributes.get("aria-label") or "" for _, attributes in milestone.tags)
    )


def test_a_reader_goes_from_one_difference_to_the_next(visitor: Visitor) -> None:
    """Every row but the last leads on to a row that differs, and a list on top says what each is."""
    page = visitor.page(COMPARE)
    onward = [attributes["href"] or "" for attributes in page.has_class("onward")]
    assert len(onward) > 10 and all(link.removeprefix("#") in page.ids for link in onward)
    differing = visitor.page(f"{COMPARE}?only=diff")
    assert {link.removeprefix("#") for link in onward} <= set(differing.ids)
    assert "任务目录" in page.text
