"""Whose duty a target is."""

import pytest
from pairs import plan, tasks

from extractor.extract.duty import duty_of, sharing_level
from extractor.lexicon.acting import acting_level
from extractor.models import Document

CASES = [
    ("city", "建设", "三级中心", "个", "=", "upper"),
    ("city", "全市建成", "示范机构", "个", ">=", "upper"),
    ("city", "市级至少", "市级专职人员", "名", ">=", "upper"),
    ("city", "区县至少", "区县专职人员", "名", ">=", "local"),
    ("city", "各县(市、区)至少设立", "示范机构", "家", ">=", "local"),
    ("city", "20万人口以上的县(市、区)均", "特殊教育学校", "所", "=", "local"),
    ("city", "每个乡镇", "服务站", "个", "=", "local"),
    ("city", "", "规范管理率", "%", "=", "both"),
    ("city", "100%的", "高等院校设立中心的比例", "%", "=", "upper"),
    ("city", "", "床位", "张/万人", "=", "both"),
    ("city", "", "女性专家占比", "ratio", ">=", "both"),
    ("city", "", "审核时限", "ratio", "decrease_by", "both"),
    ("city", "", "护林员与林地比", "ratio", "=", "local"),
    ("city", "每季度开展", "水质监测", "次/季度", "=", "both"),
    ("city", "单车道路段每公里", "单车道路段每公里错车道", "处", ">=", "both"),
    ("city", "单个中心", "单个中心日均处理能力", "万件", ">=", "both"),
    ("city", "", "万车死亡率", "人/万车", "=", "both"),
    ("city", "对各县每年开展", "评估", "次/年", "=", "upper"),
    ("city", "每年组织9个区县开展", "组织区县开展交叉评查", "次/年", "=", "upper"),
    ("county", "建设", "中心", "个", "=", "upper"),
    ("county", "全县建成", "示范村", "个", ">=", "upper"),
    ("county", "各乡镇至少设立", "服务站", "个", ">=", "local"),
    ("county", "每个村", "保洁员", "名", ">=", "local"),
    ("county", "", "居民综合阅读率", "%", ">=", "both"),
    ("town", "建设", "中心", "个", "=", "local"),
    ("province", "全省新建改造", "污水管网", "万公里", "=", "upper"),
    (None, "建设", "中心", "个", "=", "local"),
    ("city", "", "口袋公园单个面积", "平方米", ">=", "both"),
    ("city", "", "处理订单个数", "个", ">=", "upper"),
    ("county", "检查站每班至少安排", "检查站每班值守", "人", ">=", "both"),
    ("city", "带动", "带动困难家庭年均增收", "元/年", ">=", "both"),
    ("province", "", "公众服务满意度", "分", ">=", "both"),
    ("city", "", "批发市场每日快检", "批次/天", ">=", "both"),
    ("city", "", "冰雪季", "天", ">=", "both"),
    ("city", "", "心理课程", "学分", ">=", "both"),
    ("county", "县级林长每季度巡林", "县级林长每季度巡林", "次/季度", ">=", "upper"),
    ("province", "村级林长每周巡林", "村级林长每周巡林", "次/周", ">=", "local"),
    ("county", "对群众每人每天供水", "对群众每人每天供水", "升", ">=", "both"),
]


@pytest.mark.parametrize(("level", "subject", "name", "unit", "sign", "duty"), CASES)
def test_duty(level, subject, name, unit, sign, duty) -> None:  # type: ignore[no-untyped-def]
    """Counts of the issuing level are its own, rates everybody's, what each place must have local."""
    assert duty_of(level, subject, name, unit, sign) == duty


@pytest.mark.parametrize(
    ("level", "place", "code", "acts"),
    [
        ("department", "天津市", "120000", "city"),
        ("department", "河西区", "120103", "county"),
        ("department", "甘肃省", "620000", "province"),
        ("department", "青禾市", None, "city"),
        ("department", "青禾县", None, "county"),
        ("city", None, None, "city"),
        ("department", None, None, "department"),
    ],
)
def test_a_department_acts_at_the_level_of_its_place(level, place, code, acts) -> None:  # type: ignore[no-untyped-def]
    """A bureau of a municipality sets city-wide counts, a district's commission only its own; known to a list or not."""
    document = Document("d", None, None, None, place, code, level, None, None, None, "f", "", "txt", "")
    assert acting_level(document) == acts


@pytest.mark.parametrize(
    ("level", "leads", "shares"), [("county", False, None), ("county", True, "county"), ("city", False, "city")]
)
def test_a_county_shares_duties_only_with_plans_that_answer_to_it(level, leads, shares) -> None:  # type: ignore[no-untyped-def]
    """A county plan nobody below answers to owes all it says itself; a city has counties in any case."""
    document = Document("d", None, None, None, None, None, level, None, None, None, "f", "", "txt", "")
    assert sharing_level(document, leads) == shares


def test_who_has_to_do_the_first_of_a_list_has_to_do_all() -> None:
    """每人至少提供1次指导、3次推荐: the second count is each person's as well."""
    first, second = plan("upper", tasks("促进就业。每人至少提供1次职业指导、3次岗位推荐。")).indicators
    assert (first.duty, second.duty) == ("local", "local")


def test_what_each_sets_up_has_its_staff() -> None:
    """每个乡镇均设立办公室，工作人员不少于3名: in each; what the city has altogether is the city's."""
    text = "健全机构。2024年底前，每个乡镇（街道）均设立管理办公室并实体化运行，专职工作人员不少于3名。专职工作人员总数不少于300名。"
    assert [t.duty for t in plan("upper", tasks(text)).indicators] == ["local", "local", "upper"]


SHORTENED = """知识产权实施方案
一、重点任务
（一）培育专利密集型产业。完善备案机制。
（二）规范代理服务行业。开展专项整治。
（三）推进基础数据开放共享。用好基础数据。
二、组织保障
（一）加大投入力度。统筹利用资金渠道。
附件
重点任务分工表
序号\t工作任务\t责任单位\t完成时间
1\t专利密集型产业培育\t县市场监管局\t2027年12月
2\t代理行业\t县司法局\t2027年12月
3\t投入保障\t县财政局\t长期坚持
4\t对外合作\t县商务局\t长期坚持
"""


def test_rows_name_their_tasks_in_other_orders_and_by_their_theme():
    """Characters of one heading only, or the words before a general one; a row that fits none stays with its table."""
    found = plan("lower", SHORTENED)
    headings = {clause.id: clause.heading or clause.kind for clause in found.clauses}
    assert [(headings[r.clause_id], r.raw) for r in found.responsibilities] == [
        ("培育专利密集型产业", "县市场监管局"),
        ("规范代理服务行业", "县司法局"),
        ("加大投入力度", "县财政局"),
        ("table", "县商务局"),
    ]


def test_a_paper_of_ministries_acts_for_the_nation() -> None:
    """It has no place; a bureau that names none is what it was."""
    for issuer, acts in (("教育部、国家文物局", "national"), ("教育局", "department"), (None, "department")):
        document = Document("d", None, None, issuer, None, None, "department", None, None, None, "f", "", "txt", "")
        assert acting_level(document) == acts, issuer


def test_members_of_what_each_place_has_are_of_each() -> None:
    """队员不少于30人 behind 每个区县组建1支队伍 is owed by each; behind the city's own team it is not."""
    text = "应急行动计划\n一、任务\n（一）建强队伍。{}至少组建1支应急队，队员不少于30人。\n（二）其他。做好。\n"
    for who, duty in (("每个区县", "local"), ("市级", "upper")):
        found = plan("upper", text.format(who), level="city", jurisdiction="甲市").indicators
        assert [t.duty for t in found if t.name == "队员"] == [duty], who


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("每个街道至少建成1个阅读站、配备不少于2名专职馆员", ["local", "local"]),
        ("阅览室配备馆员不少于3名，其中至少1名具有中级职称", ["local", "local"]),
        ("市阅览室配备馆员不少于3名，其中至少1名具有中级职称", ["upper", "upper"]),
        ("阅览室配备馆员不少于300名", ["upper"]),
        ("为阅览室配备馆员不少于3名", ["upper"]),
        ("每个街道至少建成1个阅读站，全市馆员达到300名", ["local", "upper"]),
    ],
)
def test_what_an_institution_has_at_least_is_of_each(words: str, duties: list[str]) -> None:
    """A few behind a kind of institution and 配备; what is joined to it, and a part of it, as well."""
    assert [t.duty for t in plan("upper", tasks(f"办好阅读。{words}。")).indicators] == duties
