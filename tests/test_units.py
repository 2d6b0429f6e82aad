"""units: text → who is responsible, in what role, of what tier, until when."""

from collections.abc import Iterator
from typing import Any

import pytest
from pairs import plan, tasks

from extractor.extract.duties.namedtasks import Tasks
from extractor.extract.units import Units, find_units
from extractor.lexicon.organs import read_body
from extractor.models import Clause, Document
from extractor.text import bare, view_of, view_of_cells

LETTERS = {"lead": "L", "responsible": "R", "member": "M"}


def document(text: str, **about: Any) -> Document:
    empty: dict[str, Any] = dict.fromkeys(Document._fields)
    return Document(**{**empty, "id": "d", "file": "d.txt", "format": "txt", "sha256": "", "text": text, **about})


def dated(units: Units, key: str) -> str | None:
    """The one deadline that brackets, lines and rows state for a clause."""
    found = {due.iso for due in units.deadlines.get(key, ())}
    return found.pop() if len(found) == 1 else None


def clause(text: str, start: int, end: int, key: str = "d_1", kind: Any = "task", heading: str = "") -> Clause:
    """The slice as a clause, a paragraph a line."""
    lines, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append([(at, at + len(line))])
        at += len(line) + 1
    view = view_of(text, lines)
    return Clause(key, "d", None, 0, 1, "", heading, kind, view.printed, start, end, view, 0, 0)


def read(text: str, **about: Any) -> Units:
    return find_units(document(text, **about), [clause(text, 0, len(text))])


def shown(units: Units) -> str:
    return " ".join(f"{r.raw}:{LETTERS[r.role]}" for r in units.responsibilities)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # brackets with a label
        ("（责任单位：市发展改革委、市卫生健康委，各区县政府）", "市发展改革委:R 市卫生健康委:R 各区县政府:R"),
        (
            "〔责任单位：县卫生健康委，各基层医疗机构，各乡镇（街道）〕",
            "县卫生健康委:R 各基层医疗机构:R 各乡镇（街道）:R",
        ),
        ("【责任单位：市教委、市财政局】", "市教委:R 市财政局:R"),
        ("（责任单位：省司法厅，各市、县、自治县人民政府）", "省司法厅:R 各市、县、自治县人民政府:R"),
        ("责任单位：县政务服务局，各乡镇（街道）（长期坚持）", "县政务服务局:R 各乡镇（街道）:R"),
        # names that leave out their last word before 等部门, and a last sentence about who leads
        ("建成3处。由县卫健委牵头，县教育、人社等部门和团县委配合。", "县卫健委:L 县教育:M 人社:M 团县委:M"),
        ("建成3处。此项工作由县司法局牵头，各起草部门配合。", "县司法局:L 各起草部门:M"),
        ("建成3处（教育、文化、卫生等部门）。", ""),
        # a bracket of one body and its verb, known or a department by its name
        ("建成3处。（市住房建设管理委牵头负责）", "市住房建设管理委:L"),
        ("建成3处。（市低碳转型推进办牵头负责）", "市低碳转型推进办:L"),
        ("建成3处。（县域低碳转型协会牵头负责）", ""),
        # governments of one place, offices of joint bodies, lists that end in 部门 or an office
        ("建成3处。（柳川区政府，市财政局、市水利局）", "柳川区政府:R 市财政局:R 市水利局:R"),
        (
            "建成3处。（市低碳发展工作领导小组办公室，各区政府、各有关部门）",
            "市低碳发展工作领导小组办公室:R 各区政府:R 各有关部门:R",
        ),
        ("牵头单位：区卫生健康委（区妇幼保健院具体实施）", "区卫生健康委（区妇幼保健院具体实施）:L 区妇幼保健院:R"),
        # a town's: persons first, stations, villages
        ("建成3处。（莫晓棠、唐世奎，党政办、农业农村办，枣园村、下湾村）", "党政办:R 农业农村办:R 枣园村:R 下湾村:R"),
        ("建成3处。〔责任人：覃永年；综合执法队牵头，派出所、杏汊社区配合〕", "综合执法队:L 派出所:M 杏汊社区:M"),
        ("留住记忆。（林业站、各村（社区））", "林业站:R 各村（社区）:R"),
        (
            "报送情况。（工业和信息化部，各省、自治区、直辖市人民政府）",
            "工业和信息化部:R 各省、自治区、直辖市人民政府:R",
        ),
        ("(责任单位:市教委)", "市教委:R"),
        ("（责任单位：市卫\n生健康委，各区县\n政府）", "市卫生健康委:R 各区县政府:R"),
        ("（牵头单位：住房城乡建设厅；配合单位：省能源局、科技厅、）", "住房城乡建设厅:L 省能源局:M 科技厅:M"),
        ("（牵\n头单位：省能源局，配合单位：省市场监管局）", "省能源局:L 省市场监管局:M"),
        ("（责任单位：省能源局，配合单位：省科技厅等）", "省能源局:R 省科技厅:M"),
        ("（责任单位：市教委（牵头）、市财政局）", "市教委:L 市财政局:R"),
        ("（责任单位：市民政局、市教委（牵头）、市财政局）", "市民政局:R 市教委:L 市财政局:R"),
        ("（责任单位：市教委、市财政局（共同牵头），各区县政府）", "市教委:L 市财政局:L 各区县政府:R"),
        ("（责任单位：市教委牵头，市财政局配合）", "市教委:L 市财政局:M"),
        ("（牵头单位为市教委，配合单位为市财政局、市民政局）", "市教委:L 市财政局:M 市民政局:M"),
        ("（责任领导：张三；责任单位：市教委；责任人：李四）", "市教委:R"),
        ("（责任单位：各市、县（区）人民政府，省教育厅）", "各市、县（区）人民政府:R 省教育厅:R"),
        ("（责任单位：市教委　市财政局　各区县政府）", "市教委:R 市财政局:R 各区县政府:R"),
        ("（责任单位：市教委和市财政局、住房和城乡建设局）", "市教委:R 市财政局:R 住房和城乡建设局:R"),
        ("（责任单位：市教育局等有关部门，各镇、街道）", "市教育局:R 各镇、街道:R"),
        ("（责任单位：市发展改革委（市能源局）、市经信局）", "市发展改革委（市能源局）:R 市经信局:R"),
        # brackets without a label
        ("完成。（省发展改革委、财政厅按职责分工负责）", "省发展改革委:R 财政厅:R"),
        ("完成。（国家铁路局、商务部等按职责分工负责）", "国家铁路局:R 商务部:R"),
        ("完成。（国家发展改革委牵头，财政部、商务部等按职责分工负责）", "国家发展改革委:L 财政部:R 商务部:R"),
        ("完成。（市教育局、市财政局牵头，市民政局、市残联配合）", "市教育局:L 市财政局:L 市民政局:M 市残联:M"),
        ("完成。（由市农业农村局牵头，会同市财政局、市水利局落实）", "市农业农村局:L 市财政局:M 市水利局:M"),
        ("（由省科技厅会同教育厅、气象局落实）", "省科技厅:L 教育厅:M 气象局:M"),
        ("（责任单位：市教委会同市财政局，各区县政府负责）", "市教委:L 市财政局:M 各区县政府:R"),
        ("完成。（市教委为牵头单位，市财政局、市民政局为配合单位）", "市教委:L 市财政局:M 市民政局:M"),
        ("完成。（生态环境部负责）", "生态环境部:R"),
        ("完成。（各区县政府、市教委负责落实）", "各区县政府:R 市教委:R"),
        ("完成。（市林业局、住建局）", "市林业局:R 住建局:R"),
        ("完成（市林业局、市住建局）。", "市林业局:R 市住建局:R"),
        (
            "完成。（国家能源局等按职责分工负责，地方各级人民政府负责落实。以下均需地方各级人民政府落实，不再列出）",
            "国家能源局:R 地方各级人民政府:R",
        ),
        (
            "完成。（市直各有关部门牵头，各县（市、区）政府（管委会）落实）",
            "市直各有关部门:L 各县（市、区）政府（管委会）:R",
        ),
        ("完成。（省科技厅负责，各地级以上市人民政府结合实际落实）", "省科技厅:R 各地级以上市人民政府:R"),
        ("完成。（各区人民政府负责，市水务局指导）", "各区人民政府:R 市水务局:M"),
        ("完成。（区商务委、区市场监管局、各街道办事处）", "区商务委:R 区市场监管局:R 各街道办事处:R"),
        (
            "完成。（市住建局（市人防办）、市城投集团有限公司、市排水管理处（市防汛办））",
            "市住建局（市人防办）:R 市城投集团有限公司:R 市排水管理处（市防汛办）:R",
        ),
        ("完成。（教育厅、残联、各高等学校）", "教育厅:R 残联:R 各高等学校:R"),
        ("完成。（人民银行云岭省分行、省地方金融管理局）", "人民银行云岭省分行:R 省地方金融管理局:R"),
        ("完成。（省残工委成员单位）", "省残工委成员单位:R"),
        ("完成。（责任单位：市大数据局、中国移动云岭分公司等通信企业）", "市大数据局:R 中国移动云岭分公司:R"),
        ("完成。（省残联牵头，各市（州）、县（市、区）政府负责落实）", "省残联:L 各市（州）、县（市、区）政府:R"),
        # a paragraph's last sentence
        ("建成3个。市教委牵头，市财政局、市残联配合。", "市教委:L 市财政局:M 市残联:M"),
        ("建成3个。责任部门为市教委，协同部门为市残联、市财政局。", "市教委:R 市残联:M 市财政局:M"),
        ("建成3个。\n责任单位　市教委、市财政局", "市教委:R 市财政局:R"),
        ("建成3个。\n牵头单位 市教委\n配合单位 市财政局", "市教委:L 市财政局:M"),
        ("建成3个。责任单位包括市教委、市残联。", "市教委:R 市残联:R"),
        ("建成3个。\n由市教委负总责，市残联、市财政局协同推进。", "市教委:R 市残联:M 市财政局:M"),
        ("建成3个。\n市教委牵头抓总，市残联配合做好相关工作。", "市教委:L 市残联:M"),
        ("建成3个。\n以上任务由市教委、市残联按职责分工负责。", "市教委:R 市残联:R"),
        ("建成3个。\n此项工作市教委牵头，市残联参加。", "市教委:L 市残联:M"),
        ("建成3个。\n市教委、市财政局为责任单位，各乡镇（街道）抓好落实。", "市教委:R 市财政局:R 各乡镇（街道）:R"),
        ("建成3个。\n——镇党建办、镇宣传办，各村（社区）", "镇党建办:R 镇宣传办:R 各村（社区）:R"),
        ("建成3个。\n责任单位：县委宣传部  县民政局  团县委  县妇联", "县委宣传部:R 县民政局:R 团县委:R 县妇联:R"),
        ("建成3个。（县级责任单位：县教育局；乡镇责任单位：各乡镇人民政府）", "县教育局:R 各乡镇人民政府:R"),
        ("建成3个。\n主管部门：县教育局\n实施主体：各乡镇人民政府", "县教育局:R 各乡镇人民政府:R"),
        ("建成3个。——市教委、市财政局", "市教委:R 市财政局:R"),
        ("建成3个。\n由市教委牵头，市残联，各乡镇（街道）配合。", "市教委:L 市残联:M 各乡镇（街道）:M"),
        ("建成3个。\n市教委牵头，市财政局配合\n", "市教委:L 市财政局:M"),
        ("建成3个。由市教委牵头，市财政局配合，2024年10月底前完成。", "市教委:L 市财政局:M"),
        ("建成3个。盟公安局、盟检察分院按职责分工负责。", "盟公安局:R 盟检察分院:R"),
        ("建成3个。区住房城乡建设委、各街道办事处按职责分工负责。", "区住房城乡建设委:R 各街道办事处:R"),
        ("开办栏目。（市文化广电旅游局、市体育局、市广播电视台）", "市文化广电旅游局:R 市体育局:R 市广播电视台:R"),
        ("开展检测。（县水利局、县疾控中心按职责分工负责，长期坚持）", "县水利局:R 县疾控中心:R"),
        # several brackets
        ("建成3个。（责任单位：省财政厅）改造5个。（责任单位：省税务局）", "省财政厅:R 省税务局:R"),
        ("完成。（市体育局牵头，市教委、市财政局参加）", "市体育局:L 市教委:M 市财政局:M"),
        ("按期评估。（市体育局牵头，市教委参加）", "市体育局:L 市教委:M"),
        ("完成。（市体育局、市教委牵头，市轮滑运动促进社配合）", "市体育局:L 市教委:L 市轮滑运动促进社:M"),
        ("完成。（市轮滑运动促进社配合）", ""),
        # one record a body, in its strongest role
        ("建成3个。（责任单位：省财政厅，配合单位：省税务局）改造5个。（责任单位：省税务局）", "省财政厅:R 省税务局:R"),
        # a verb reaches back to the last comma where a label has spoken
        (
            "完成。（责任单位：省经信厅，配合单位：省水利厅、省能源局等，各市人民政府负责落实）",
            "省经信厅:R 省水利厅:M 省能源局:M 各市人民政府:R",
        ),
        ("责任单位：市教委、市财政局，市残联配合", "市教委:R 市财政局:R 市残联:M"),
        # lines
        ("建成3个。\n责任单位：市民政局", "市民政局:R"),
        ("建成3个。责任单位：市民政局、市财政局。", "市民政局:R 市财政局:R"),
        ("牵头单位：县农业农村局　配合单位：县财政局", "县农业农村局:L 县财政局:M"),
        (
            "牵头科室：公卫科\n责任科室（单位）：人事科、区中医院（区\n精神卫生中心）\n整治时限：2023年9月底",
            "公卫科:L 人事科:R 区中医院（区精神卫生中心）:R",
        ),
        ("主要责任单位：县民政局\n参与单位：县财政局\n协办单位：县妇联", "县民政局:R 县财政局:M 县妇联:M"),
        ("责任部门：县教科体局、县卫健局，\n各乡（镇）人民政府", "县教科体局:R 县卫健局:R 各乡（镇）人民政府:R"),
        ("责任分工：市教委牵头，市财政局配合。", "市教委:L 市财政局:M"),
        ("责任单位：市人力社保局、市农业农村局分别牵头", "市人力社保局:L 市农业农村局:L"),
        ("责任单位：市经信局、市税务局（列第一位者为牵头单位，下同）", "市经信局:L 市税务局:R"),
        ("责任单位：区政府各部门、各镇街", "区政府各部门:R 各镇街:R"),
    ],
)
def test_bodies_are_read_with_their_roles(text: str, bodies: str) -> None:
    """Lead only where 牵头 is written, of a body or once of those listed first; names as printed, white space dropped."""
    assert shown(read(text)) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "民政部门负责精神障碍社区康复，卫生健康部门牵头落实规划。",
        "在全市开展融合行动（以下简称“融合行动”）。",
        "各级医院（含中医医院，下同）",
        "推动各地（县、区）落实。",
        "送至指定医疗机构（市精神卫生中心、市公共卫生医疗救治中心）救治。",
        "覆盖各类学校（中小学、高等院校）。",
        "坚持政府主导（谁主管、谁负责）。",
        "“政府领导、部门分工负责、社会广泛参与”的机制",
        "详见附件（任务分工表）",
        "明确责任单位和时限，压实牵头单位责任。",
        "提升服务能力（乡镇卫生院、社区卫生服务中心）",
        "形成合力。政府负责、部门配合。",
        "形成合力。市财政局要密切配合。",
        "责任单位为本单位的，应当整改。",
        "形成合力。——让群众满意",
        "形成合力。\n市财政局、市教委要加强协作配合。",
        "形成合力。市委、市政府统一领导，各部门具体负责。",
    ],
)
def test_prose_and_other_brackets_name_nobody(text: str) -> None:
    units = read(text)
    assert (shown(units), units.spans) == ("", {})


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("（责任单位：市教委；完成时限：2025年12月底前）", "2025-12"),
        ("（市教委牵头，市财政局配合；完成时限：2025 年 12 月）", "2025-12"),
        ("（市教委、市财政局负责，2025年6月底前完成）", "2025-06"),
        ("责任单位：市教委\n完成时限：2024年第三季度", "2024-09"),
        ("责任单位：市教委\n整治时限：2023年12月底，并长期落实", "2023-12"),
        ("责任单位：市教委\n完成时限：2023—2025年", "2025"),
        ("责任单位：市教委\n完成时限：长期坚持", None),
        ("甲。（责任单位：市教委，2024年底前）乙。（责任单位：市民政局，2025年底前）", None),
    ],
)
def test_a_deadline_beside_the_bodies_is_read(text: str, due: str | None) -> None:
    """Brackets that disagree give the clause no deadline."""
    assert dated(read(text), "d_1") == due


def test_spans_cover_brackets_and_lines_and_nothing_else() -> None:
    text = "建成3个站。（责任单位：市民政局）\n牵头单位：市教委\n完成时限：2025年"
    view = clause(text, 0, len(text)).view
    units = read(text)
    assert [view.printed[i:j] for i, j in units.spans["d_1"]] == [
        "（责任单位：市民政局）",
        "牵头单位：市教委\n完成时限：2025年",
    ]


def test_records_know_their_place_in_the_text() -> None:
    text = "　　（责任单位：市卫\n生健康委、\n 各乡镇（街\n道））"
    for record in read(text).responsibilities:
        assert bare(text[record.char_start : record.char_end]) == bare(record.raw)


@pytest.mark.parametrize(
    ("names", "about", "tiers"),
    [
        ("市教委、各区县政府、各乡镇（街道）、各村（社区）", {"level": "city"}, "city county town village"),
        ("市林业局、住建局、县林业局、水利局", {"level": "city"}, "city city county county"),
        ("住房城乡建设厅、省能源局、市教育局", {"level": "province"}, "province province city"),
        ("教育部、市场监管总局、人民银行", {"level": "national"}, "national national national"),
        ("市教育局", {"level": "county", "jurisdiction": "某某市"}, "county"),
        ("市教育局", {"level": "province", "jurisdiction": "某某市"}, "province"),
        ("区直机关工委、自治区教育厅", {"level": "province", "jurisdiction": "某某自治区"}, "province province"),
        ("教育局、财政局", {"level": "county"}, "county county"),
        ("教育局", {"level": "department", "jurisdiction": "某某县"}, "county"),
        ("公卫科、区人民医院", {"level": "department"}, "internal county"),
        ("各有关部门、教育局", {}, "any any"),
    ],
)
def test_tiers(names: str, about: dict[str, Any], tiers: str) -> None:
    """A level word holds for the names after it; 市 and 区 are read by the plan's own jurisdiction."""
    units = read(f"责任单位：{names}", **about)
    assert " ".join(r.level for r in units.responsibilities) == tiers


def test_an_unknown_body_is_kept_and_doubted() -> None:
    units = read("甲\n（责任单位：市教委、蓝天计划）")
    assert shown(units) == "市教委:R 蓝天计划:R"
    assert [(issue.line, "蓝天计划" in issue.message) for issue in units.issues] == [(2, True)]


def test_a_body_has_one_id_a_name() -> None:
    """The id is the organ's for its usual name, and differs for each other name; level words do not matter."""
    ids = [r.unit_id for r in read("责任单位：市卫生健康委、县卫生健康委、县卫健局、蓝天计划").responsibilities]
    assert ids[0] == ids[1] == "health" and len(set(ids)) == 3


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
    "text", ["（" * 5000, "责任单位：" * 2000, "（责任单位：市教委" * 500, "）" * 5000, "", "：", "（）"]
)
def test_noise_is_harmless(text: str) -> None:
    read(text)


def test_a_towns_own_body_stands_below_its_level_word() -> None:
    """镇卫生院 is the 卫生院 of a town; 乡镇卫生院 are those of any."""
    assert [read_body(name)[:2] for name in ("镇卫生院", "乡镇卫生院", "镇街卫生院")] == [
        ("卫生院", "镇"),
        ("乡镇卫生院", None),
        ("镇街卫生院", None),
    ]


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


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("责任人：市教委、市财政局，各县（市、区）", "市教委:R 市财政局:R 各县（市、区）:R"),
        ("责任人：市教委牵头，市财政局、市民政局配合", "市教委:L 市财政局:M 市民政局:M"),
        ("责任人：莫晓棠、唐世奎", ""),
    ],
)
def test_bodies_where_a_person_is_asked_for(line: str, bodies: str) -> None:
    """Work lists ask for 责任人 and name bodies; persons are none."""
    assert shown(read(f"建成3个。\n{line}")) == bodies


@pytest.mark.parametrize("line", ["◆市教委牵头，市财政局、市民政局配合", "👉 市教委牵头，市财政局、市民政局配合"])
def test_ornaments_before_a_sentence_of_duties(line: str) -> None:
    """Articles of social media set them before everything."""
    units = read(f"建成3个。\n{line}")
    assert shown(units) == "市教委:L 市财政局:M 市民政局:M"


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        (
            "建成站点3个。（市教委牵头，2025年底前完成）新增车位5个。（市民政局牵头，2027年底前完成）",
            ["2025-12", "2027-12"],
        ),
        ("建成站点3个。（市教委牵头，市民政局配合）新增车位5个。（市民政局牵头，2027年底前完成）", [None, "2027-12"]),
        ("建成站点3个，新增车位5个。\n责任单位：市教委\n完成时限：2026年6月", ["2026-06", "2026-06"]),
        ("责任单位：市教委；完成时限：2026年6月\n建成站点3个，新增车位5个。", ["2026-06", "2026-06"]),
    ],
)
def test_a_bracket_dates_the_text_before_it(body: str, dates: list[str | None]) -> None:
    """Since the bracket before; a line that opens a task dates all of it."""
    found = plan("upper", tasks("抓好建设。" + body)).indicators
    assert [target.deadline for target in found] == dates


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("完成时限：10月底前", "2024-10"),
        ("完成时限：9月30日前", "2024-09"),
        ("完成时限：年底前", "2024-12"),
        ("完成时限：2月底前", None),
        ("完成时限：每月20日前", None),
        ("（责任单位：区残联，11月底前完成）", "2024-11"),
    ],
)
def test_deadlines_of_lines_without_a_year(line: str, due: str | None) -> None:
    """They are of the year of issue, where that month was still to come."""
    assert dated(read(f"建成3处站点。\n{line}\n", issued_on="2024-03-12"), "d_1") == due


def test_a_cell_of_bodies_may_name_one_that_no_list_knows() -> None:
    """Behind a known one, with its level, in a row that leaves out its task's name."""
    table = "序号\n任务名称\n任务内容\n牵头部门\n配合部门\n1\n管网建设\n新建管网。\n市住建局\n市教育局\n2\n改造老旧管网，提高质量。\n市水利局\n市财政局、市低碳转型推进局\n"
    units = find_units(document(table), [clause(table, 0, len(table), "d_annex1", kind="table")])
    assert shown(units) == "市住建局:L 市教育局:M 市水利局:L 市财政局:M 市低碳转型推进局:M"
