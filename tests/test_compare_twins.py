"""Table against prose in one plan: what contradicts, and what only says the same in other steps or of a part."""

import pytest
from pairs import checked

TABLE = "附件\n主要指标\n序号\t指标名称\t单位\t2023年\t{years}\n{rows}\n"


def conflicts(prose: str, *rows: str, years: str = "2027年") -> list[str]:
    """Rules of the conflicts between a sentence and the rows of a table."""
    lines = "\n".join(f"{number}\t{row}" for number, row in enumerate((*rows, "馆员持证率\t%\t61\t90"), 1))
    text = f"一、任务\n（一）推广阅读。到2027年，{prose}。\n" + TABLE.format(years=years, rows=lines)
    return [f.rule for f in checked(text) if f.verdict == "table_prose_conflict"]


@pytest.mark.parametrize(
    ("prose", "row", "rules"),
    [
        ("农村阅读率达到70%", "农村阅读率\t%\t61\t85", ["value_differs"]),
        ("平原、山区农村阅读率分别达到95%和70%", "农村阅读率\t%\t61\t85", []),
        ("新建书屋少儿藏书占比达到80%", "书屋少儿藏书占比\t%\t44\t60", []),
        ("新建社区书屋13个", "社区书屋\t个\t5\t18", []),
        ("新建社区书屋13个", "社区书屋\t个\t5\t20", []),
        ("建成社区书屋16个", "社区书屋\t个\t5\t18", ["value_differs"]),
        ("新增绿道面积24万亩", "绿道面积\t万亩\t86\t110", []),
        ("新建社区书屋15个，其中智慧书屋9个", "智慧书屋\t个\t5\t18", []),
        ("建成社区书屋15个，其中智慧书屋9个", "智慧书屋\t个\t5\t18", ["value_differs"]),
        ("书香社区1阅读率达到70%", "书香社区2阅读率\t%\t61\t85", []),
        ("书香社区2阅读率达到70%", "书香社区2阅读率\t%\t61\t85", ["value_differs"]),
        ("累计开展阅读培训200万人次", "年均开展阅读培训\t万人次\t42\t50", []),
    ],
)
def test_a_row_and_its_sentence(prose: str, row: str, rules: list[str]) -> None:
    """A part is not the whole, what is added no stock, what is done each year no total."""
    assert conflicts(prose, row) == rules


def test_the_years_of_a_row_add_up_to_the_total_in_prose() -> None:
    """130, 125 and 110 are 365; 350 are not, and no single year either."""
    years, row = "2025年\t2026年\t2027年", "改造老旧书屋\t个\t/\t130\t125\t110"
    assert conflicts("三年共改造老旧书屋365个", row, years=years) == []
    assert conflicts("三年共改造老旧书屋350个", row, years=years) != []


def test_what_another_row_says_better_is_that_one() -> None:
    """公民阅读率 is not 农村居民阅读率, though much of the name is the same."""
    rows = ("城市居民具备阅读素养的比例\t%\t10\t14", "农村居民具备阅读素养的比例\t%\t6\t10")
    assert conflicts("城市居民具备阅读素养的比例达到14%", *rows) == []
    assert conflicts("城市居民具备阅读素养的比例达到15%", *rows) == ["value_differs"]
