"""units: tables and annexes that speak for the tasks they name."""

from collections.abc import Iterator

import pytest
from assigned import LETTERS, clause, dated, document, shown
from pairs import plan

from extractor.extract.duties.namedtasks import Tasks
from extractor.extract.units import find_units
from extractor.text import bare, view_of_cells

TASKS = """加强管网建设。推进改造。
整治黑臭水体。开展排查。
（责任单位：市水利局）
"""
TABLES = {
    "tabs": "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t加强管网建设\t市住建局\t市财政局、市水利局\t2024年6月\n"
    "2\t整治黑臭水体\t市生态环境局\t市水利局\t2025年\n3\t推广新技术\t市科技局\t\t长期坚持\n",
    "wrapped cells": "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t加强管网建设\t市住建局\t市财政局、\n市水利局\t2024年6月\n"
    "2\t整治黑臭水体\t市生态环境局\t市水利局\t2025年\n3\t推广新技术\t市科技局\t—\t长期坚持\n",
    "merged cells": "序号\t类别\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t水务\t加强管网建设\t市住建局\t市财政局、市水利局\t2024年6月\n"
    "2\t整治黑臭水体\t市生态环境局\t市水利局\t2025年\n3\t科技\t推广新技术\t市科技局\t\t长期坚持\n",
    "grouped": "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n一\t水务\n1\t加强管网建设\t市住建局\t市财政局、市水利局\t2024年6月\n"
    "2\t整治黑臭水体\t市生态环境局\t市水利局\t2025年\n二\t科技\n3\t推广新技术\t市科技局\t\t长期坚持\n",
    "names cut by the line": "序号\n重点任务\n牵头单位\n配合单位\n完成时限\n1\n加强管\n网建设\n市住建局\n市财政局、市水\n利局\n2024年\n6月\n"
    "2\n整治黑臭水体\n市生态环境局\n市水利局\n2025年\n3\n推广新技术\n市科技局\n长期坚持\n",
    "Chinese numerals": "序号\n重点任务\n主要内容\n牵头单位\n配合单位\n完成时限\n一\n水务\n（一）\n加强管网建设\n改造老旧管网\n市住建局\n"
    "市财政局、市水利局\n2024年6月\n（二）\n整治黑臭水体\n排查排水口\n市生态环境局\n市水利局\n2025年\n二\n科技\n（一）\n推广新技术\n推广传感设备\n市科技局\n长期坚持\n",
    "blanks": "序号 重点任务 牵头单位 配合单位 完成时限\n1 加强管网建设 市住建局 市财政局、市水利局 2024年6月\n"
    "2 整治黑臭水体 市生态环境局 市水利局 2025年\n3 推广新技术 市科技局 长期坚持\n",
    "one cell a line": "序号\n重点任务\n牵头单位\n配合单位\n完成时限\n1\n加强管网建设\n市住建局\n市财政局、\n市水利局\n2024年\n6月\n"
    "2\n整治黑臭水体\n市生态环境局\n市水利局\n2025年\n3\n推广新技术\n市科技局\n长期坚持\n",
    "bars": "| 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|---|---|---|---|\n"
    "| 1 | 加强管网建设 | 市住建局 | 市财政局、市水利局 | 2024年6月 |\n| 2 | 整治黑臭水体 | 市生态环境局 | 市水利局 | 2025年 |\n"
    "| 3 | 推广新技术 | 市科技局 | | 长期坚持 |\n",
}


@pytest.mark.parametrize("layout", TABLES)
def test_a_table_of_duties_speaks_for_the_tasks_it_names(layout: str) -> None:
    """A task that prints its own bodies keeps them beside those of the row; a row that names no task stays with the table."""
    text = TASKS + TABLES[layout]
    first, second = text.index("整治黑臭"), text.index(TABLES[layout][:5])
    clauses = [
        clause(text, 0, first, "d_1", heading="加强管网建设"),
        clause(text, first, second, "d_2", heading="整治黑臭水体"),
        clause(text, second, len(text), "d_annex1", kind="table"),
    ]
    units = find_units(document(text, level="city"), clauses)
    assert [f"{r.clause_id} {r.raw}:{LETTERS[r.role]}" for r in units.responsibilities] == [
        "d_1 市住建局:L",
        "d_1 市财政局:M",
        "d_1 市水利局:M",
        "d_2 市水利局:M",
        "d_2 市生态环境局:L",
        "d_annex1 市科技局:L",
    ]
    assert (dated(units, "d_1"), dated(units, "d_2")) == ("2024-06", "2025")
    for record in units.responsibilities:
        assert bare(text[record.char_start : record.char_end]) == record.raw


@pytest.mark.parametrize(
    ("bracket", "row", "bodies"),
    [
        # the table tells the roles of a bracket without any
        ("市住建局、市财政局按职责分工负责", "加强管网建设\t市住建局\t市财政局", "市住建局:L 市财政局:M"),
        ("市住建局、市财政局", "加强管网建设\t市住建局\t", "市住建局:L 市财政局:R"),
        # either may name what the other does not
        ("市住建局、市水利局", "加强管网建设\t市住建局\t市财政局", "市住建局:L 市水利局:R 市财政局:M"),
        # a bracket that tells roles keeps them, and so does one beside which a row names a part or others
        ("市住建局牵头，市财政局负责", "加强管网建设\t市住建局\t市财政局", "市住建局:L 市财政局:R"),
        ("市住建局、市财政局", "城区雨污分流改造\t市住建局\t市财政局", "市住建局:R 市财政局:R"),
        ("市住建局、市财政局", "加强管网建设\t市水利局\t市科技局", "市住建局:R 市财政局:R"),
    ],
)
def test_a_table_tells_the_roles_a_bracket_leaves_out(bracket: str, row: str, bodies: str) -> None:
    """Who leads stands in the annex, and who takes part in the bracket too."""
    text = f"加强管网建设。推进城区雨污分流改造。（{bracket}）\n"
    table = f"序号\t重点任务\t牵头单位\t配合单位\n1\t{row}\n"
    clauses = [
        clause(text + table, 0, len(text), "d_1", heading="加强管网建设"),
        clause(text + table, len(text), len(text + table), "d_annex1", kind="table"),
    ]
    units = find_units(document(text + table, level="city"), clauses)
    assert shown(units) == bodies
    assert [r.id for r in units.responsibilities] == [f"d_1_u{n + 1}" for n in range(len(units.responsibilities))]


@pytest.mark.parametrize(("named", "due"), [("加强管网建设", "2024-06"), ("城区雨污分流改造", None)])
def test_a_row_that_names_one_measure_dates_no_task(named: str, due: str | None) -> None:
    """Its bodies answer for the task; its deadline is that of the measure alone."""
    text = "加强管网建设。推进城区雨污分流改造，接户率达到95%。\n"
    table = f"序号\t重点任务\t牵头单位\t完成时限\n1\t{named}\t市住建局\t2024年6月\n"
    clauses = [
        clause(text + table, 0, len(text), "d_1", heading="加强管网建设"),
        clause(text + table, len(text), len(text + table), "d_annex1", kind="table"),
    ]
    units = find_units(document(text + table, level="city"), clauses)
    assert [(r.clause_id, r.raw) for r in units.responsibilities] == [("d_1", "市住建局")]
    assert dated(units, "d_1") == due


@pytest.mark.parametrize(
    ("item", "owner", "bodies", "due"),
    [
        ("加强管网建设，由市住建局牵头，市财政局、市水利局配合，2026年6月底前完成。", "d_1", "LMM", "2026-06"),
        ("加强管网建设：市住建局负责，市财政局配合。注：略。", "d_1", "RM", None),
        ("加强管网建设（牵头单位：市住建局；配合单位：市财政局，各县（市、区）人民政府）", "d_1", "LMM", None),
        ("整治黑臭水体，由市住建局牵头，市财政局配合。", None, "", None),
        ("加强管网建设，落实资金，完成改造。", None, "", None),
    ],
)
def test_an_annex_that_writes_its_duties_out(item: str, owner: str | None, bodies: str, due: str | None) -> None:
    """An item that opens with the name of a task speaks for it; others, and one without bodies, for nobody."""
    text = "加强管网建设。推进改造。\n" + item
    clauses = [
        clause(text, 0, 13, "d_1", heading="加强管网建设"),
        clause(text, 13, len(text), "d_annex1", kind="annex"),
    ]
    units = find_units(document(text, level="city"), clauses)
    assert "".join(LETTERS[r.role] for r in units.responsibilities) == bodies
    assert {r.clause_id for r in units.responsibilities} == ({owner} if owner else set())
    assert dated(units, "d_1") == due


def test_a_row_that_is_a_task_names_its_bodies_by_column() -> None:
    """The head above tells which cells hold bodies and dates; what they say is no sentence of the task."""
    head, row = "|序号|重点任务|具体措施|责任单位|完成时限|\n", "1\t建设管网\t改造5公里。\t{}\t2025年6月"
    for cell, roles in (
        ("市住建局牵头，市财政局、市水利局，各县区配合", "LMMM"),
        ("牵头单位：市住建局\n配合单位：市财政局", "LM"),
        ("市住建局、市财政局", "RR"),
    ):
        text = head + row.format(cell)
        clauses = [
            clause(text, 0, len(head), "d_t1", kind="table"),
            clause(text, len(head), len(text), "d_1", heading="建设管网"),
        ]
        view = view_of_cells(text, [[[[(k, k + len(c))]] for k, c in _cells(text, len(head))]])
        clauses[1] = clauses[1]._replace(view=view)
        units = find_units(document(text, level="city"), clauses)
        assert "".join(LETTERS[r.role] for r in units.responsibilities) == roles
        assert dated(units, "d_1") == "2025-06" and next(r.clause_id for r in units.responsibilities) == "d_1"
        assert [view.folded[a:b] for a, b in units.spans["d_1"]][-1] == "2025年6月"


def _cells(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Where the cells of a row parted by tabs begin, and what they say."""
    for cell in text[at:].split("\t"):
        yield at, cell
        at += len(cell) + 1


@pytest.mark.parametrize(
    ("task", "owner"),
    [
        ("推进规范化种植", "d_1"),
        ("规范化种植", "d_1"),
        ("发展林下经济", "d_2"),
        ("加工", None),
        ("提升产地加工", "d_3"),
        ("提升产地加工水乎", "d_3"),
        ("品牌", None),
        ("发展数字经济", None),
        # words of a heading that any plan has
        ("完善联席会议制度，细化分工，量化工作目标，责任到人", None),
    ],
)
def test_rows_shorten_the_names_of_tasks(task: str, owner: str | None) -> None:
    """By a part of the heading, or its characters with others between; never where two would do."""
    headings = ["推进规范化种植", "发展林下药材经济", "提升产地加工水平", "提升品牌影响力", "维护品牌声誉", "工作目标"]
    clauses = [clause(f"正文{k}。", 0, 4, f"d_{k}", heading=heading) for k, heading in enumerate(headings, 1)]
    named = Tasks(clauses).named(task)
    assert (named.clause.id if named else None) == owner


def test_cells_of_a_whole_row_are_read_by_their_columns() -> None:
    """One line for each column: offices that no list knows are bodies, and the next column's are helpers."""
    table = "任务分工表\n序号\n重点任务\n牵头单位\n配合单位\n1\n加强管网建设\n镇管网运行办公室\n镇卫生院、镇财政所\n2\n培训人员\n镇卫生院\n各村（社区）\n"
    text = f"苇塘镇方案\n一、重点任务\n1. 加强管网建设。推进改造。\n2. 培训人员。每年轮训。\n附件\n{table}"
    found = plan("lower", text, level="town", jurisdiction="苇塘镇").responsibilities
    assert [(b.raw, LETTERS[b.role]) for b in found] == [
        ("镇管网运行办公室", "L"), ("镇卫生院", "M"), ("镇财政所", "M"), ("镇卫生院", "L"), ("各村（社区）", "M"),
    ]  # fmt: skip
    assert len({b.clause_id for b in found}) == 2


def test_a_cell_of_bodies_may_name_one_that_no_list_knows() -> None:
    """Behind a known one, with its level, in a row that leaves out its task's name."""
    table = "序号\n任务名称\n任务内容\n牵头部门\n配合部门\n1\n管网建设\n新建管网。\n市住建局\n市教育局\n2\n改造老旧管网，提高质量。\n市水利局\n市财政局、市低碳转型推进局\n"
    units = find_units(document(table), [clause(table, 0, len(table), "d_annex1", kind="table")])
    assert shown(units) == "市住建局:L 市教育局:M 市水利局:L 市财政局:M 市低碳转型推进局:M"


def test_a_task_beside_several_contents_counts_for_all_of_them() -> None:
    """Its cell is merged, and each content has bodies of its own: those who lead stand first."""
    rows = "（一）\n加强管网建设\n改造老旧管网\n市住建局\n市财政局\n建立巡查台账\n市水利局\n——\n（二）\n整治黑臭水体\n排查排水口\n市生态环境局\n——\n"
    text = TASKS.partition("（责任")[0] + "序号\n工作任务\n主要工作内容\n牵头单位\n配合单位\n" + rows
    first, second = text.index("整治黑臭"), text.index("序号")
    clauses = [
        clause(text, 0, first, "d_1", heading="加强管网建设"),
        clause(text, first, second, "d_2", heading="整治黑臭水体"),
        clause(text, second, len(text), "d_annex1", kind="table"),
    ]
    units = find_units(document(text, level="city"), clauses)
    assert [f"{r.clause_id} {r.raw}:{LETTERS[r.role]}" for r in units.responsibilities] == [
        "d_1 市住建局:L",
        "d_1 市财政局:M",
        "d_1 市水利局:L",
        "d_2 市生态环境局:L",
    ]
