"""What the lower place's own bodies do to, confer for and call by the upper level's names, and what its plan calls itself."""

import pytest
from pairs import plan, tasks

from extractor.pipeline import compare_pair, comparison_of

COUNTY = (("澄原市", "city"), ("禾溪县", "county"))
DISTRICT = (("澄原市", "city"), ("禾溪区", "county"))
TOWN = (("澄原县", "county"), ("禾溪镇", "town"))
CITY = (("澄原省", "province"), ("禾溪市", "city"))
FAR = (("澄原省", "province"), ("禾溪县", "county"))
NATION = (("全国", "national"), ("澄原省", "province"))
Places = tuple[tuple[str, str], tuple[str, str]]
NOTICE = "{}人民政府办公室关于印发图书馆建设行动计划的通知\n{}\n\n　　《图书馆建设行动计划》{}，现印发给你们，请认真贯彻落实。\n　　{}\n　　2024年3月1日\n\n"


def told(places: Places, upper: str, lower: str) -> list[str]:
    """Explanations of what is left un-localised in the lower of two plans."""
    (above, level), (below, tier) = places
    number = {"doc_number": "澄政办发〔2024〕7号"}
    pair = (
        plan("upper", upper, jurisdiction=above, level=level, **number),
        plan("lower", lower, jurisdiction=below, level=tier),
    )
    found = compare_pair(comparison_of(pair[0].document, pair[1].document), *pair).findings
    return [f.explanation for f in found if f.verdict == "unlocalised"]


def said(places: Places, lower: str, upper: str = "组织读书节。") -> list[str]:
    """The same of one task each."""
    return told(places, tasks(f"推广阅读。{upper}"), tasks(f"办好服务。{lower}"))


@pytest.mark.parametrize(
    ("places", "sentence", "word"),
    [
        (COUNTY, "县民政局依法对市阅读协会进行年检。", "市阅读协会"),
        (CITY, "市民政局指导省书业商会按期换届。", "省书业商会"),
        (CITY, "市国资委督促省图书集团落实投资计划。", "省图书集团"),
        (COUNTY, "县教育局首批公布市第三中学、县实验小学等8所开放书屋的学校名单。", "市第三中学"),
        (DISTRICT, "依托区属市中心医院设立书屋。", "市中心医院"),
        (DISTRICT, "委托区属国有独资企业市书业集团管理书屋。", "市书业集团"),
        (DISTRICT, "市纪委监委驻区民政局纪检监察组加强监督。", "市纪委监委"),
        (TOWN, "镇党委每月召开一次县、乡、村三级阅读例会。", "县、乡、村三级"),
        (TOWN, "团县委负责组建阅读小队。", "团县委"),
        (COUNTY, "县文化局每年自行认定市级示范书屋3家。", "市级"),
        (COUNTY, "由县文化局每年认定一批市级示范书屋。", "市级"),
        (TOWN, "镇政府每年评选“县级最美书屋”2家。", "县级"),
        (COUNTY, "市级示范书屋由县文化局认定公布。", "市级"),
        (NATION, "成立省阅读工作领导小组，领导小组办公室设在国务院办公厅，承担日常工作。", "国务院办公厅"),
        (COUNTY, "县级书库的采购、轮换由市档案局具体负责，并逐批登记。", "市档案局"),
        (COUNTY, "对照考核指标，由市教育局按季度对各乡镇打分排名。", "市教育局"),
        (COUNTY, "对被县文化局评为市级示范书屋的，给予奖励。", "市级"),
        (COUNTY, "县政府督查室督促市教育局按时完成任务。", "市教育局"),
        (COUNTY, "落实市委、县政府关于书屋的部署。", "市委"),
        (COUNTY, "县教育局每年开展“最美澄原读者”评选。", "澄原"),
        (COUNTY, "把禾溪建设成为全国全民阅读模范市。", "模范市"),
        (COUNTY, "在县委、市政府统一领导下推广阅读。", "市政府"),
        (COUNTY, "将《澄原市阅读条例》列入县人大常委会年度立法计划。", "澄原市"),
        (COUNTY, "健全市、县（市、区）、乡镇三级书屋网络。", "县(市、区)"),
        (COUNTY, "对全市重点区域、全市第三产业每月检查。", "全市"),
    ],
)
def test_what_own_bodies_do(places: Places, sentence: str, word: str) -> None:
    """They act for their own place; each is told by its word."""
    assert any(word in one for one in said(places, sentence))


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (COUNTY, "县民政局配合市阅读协会开展活动。"),
        (COUNTY, "县民政局指导市阅读协会禾溪分会换届。"),
        (COUNTY, "县教育局公布市第三中学在县招生计划。"),
        (COUNTY, "县国资中心与市图书集团共建书屋。"),
        (DISTRICT, "依托区属市政公司和区属市级示范医院设立书屋。"),
        (DISTRICT, "市纪委监委驻区工作组到书屋调研。"),
        (COUNTY, "县委召开县、乡、村三级干部会。"),
        (COUNTY, "对新认定市级示范书屋给予奖励。"),
        (COUNTY, "县文化局推荐评选市级示范书屋。"),
        (COUNTY, "县文化局会同市文化局认定市级示范书屋。"),
        (COUNTY, "每年新增市文化局认定的市级示范书屋3家。"),
        (COUNTY, "市级示范书屋由县文化局推荐。"),
        (COUNTY, "县图书馆被市文化局评为市级示范书屋。"),
        (COUNTY, "全县现有市文化局认定市级示范书屋3家。"),
        (COUNTY, "县里配合市督查室督促市教育局落实任务。"),
        (COUNTY, "县政府督查室督促市场监管部门加强检查。"),
        (COUNTY, "落实市委、县委部署，市委、市政府和县委、县政府有要求的从其要求。"),
        (COUNTY, "配合市教育局开展“最美澄原读者”评选。"),
        (COUNTY, "县教育局组织开展“最美澄原读者”评选推荐工作。"),
        (COUNTY, "按照《澄原市阅读条例》办好书屋。"),
        (COUNTY, "推广澄原市民卡借阅图书。"),
        (COUNTY, "提供政策咨询，市文化局派员指导。"),
        (COUNTY, "参与编写市情读本。"),
        (COUNTY, "争取纳入市级政府购买服务目录。"),
        (FAR, "落实省情教育，到省会城市举办书展。"),
        (FAR, "县政务服务大厅、县图书展厅负责借阅登记。"),
        (CITY, "汇总全市进展情况报省文化和旅游厅，由县文化局落实。"),
        (NATION, "用好中央预算内投资建设书屋。"),
        (COUNTY, "由市司法局对《澄原市书屋管理办法》进行修订。"),
        (COUNTY, "市读书集团负责配送图书。"),
        (COUNTY, "禾溪是全市藏书较多的县之一，是全市阅读重点县，藏书量居全市第二。"),
        (COUNTY, "据市气象局预测，雨季较长，市公安局禾溪派出所要做好巡查。"),
        (COUNTY, "与市消防救援支队建立书库巡查机制。"),
        (COUNTY, "县级平台由市数据局统一建设。"),
        (NATION, "国家联席会议办公室负责协调，省联席会议办公室设在省文化厅。"),
        (CITY, "积极对接澄江沿线各市办好书展。"),
        (NATION, "做好迎接国家对省级人民政府履行阅读职责评价的准备。"),
    ],
)
def test_what_they_do_with_others(places: Places, sentence: str) -> None:
    """Help, join and report, or words that only look alike."""
    assert said(places, sentence) == []


@pytest.mark.parametrize(
    ("places", "upper", "lower", "words"),
    [
        (
            COUNTY,
            "推动建设体现时代特征、澄原特色的书香之城，书香满城。",
            "推动建设体现时代特征、澄原特色、禾溪特点的书香之城，书香满城。",
            [],
        ),
        (NATION, "重点推进天津、青岛等书香城市建设。", "重点推进天津、青岛等书香城市建设。", ["天津、青岛"]),
        (NATION, "加强与天津、青岛等城市的阅读合作。", "推进天津、青岛等城市的阅读合作。", []),
        (NATION, "推动11个沿海省（区、市）建立书港。", "推动11个沿海省（区、市）建立书港。", ["11个沿海省(区、市)"]),
        (NATION, "由国务院分管领导同志担任召集人。", "由国务院分管领导同志担任召集人。", ["国务院分管领导同志"]),
        (
            NATION,
            "由国家图书局主要负责同志任召集人。",
            "建立由国家图书局主要负责同志任召集人的专班。",
            ["国家图书局主要负责同志"],
        ),
        (NATION, "由国家图书局派员指导。", "建立由省图书局主要负责同志任召集人的专班。", []),
        (NATION, "全国总工会组织职工读书。", "全国总工会、团省委组织职工读书。", ["全国总工会"]),
        (NATION, "中国阅读学会组织职工读书。", "中国阅读学会组织职工读书。", ["中国阅读学会"]),
        (FAR, "实行读书制度。", "县文化和旅游厅要办好书屋。", ["县文化和旅游厅"]),
        (DISTRICT, "农村以县城和中心镇为重点建设书屋。", "农村以县城和中心村为重点建设书屋。", ["县城"]),
        (DISTRICT, "推进以县城为重要载体的书屋建设。", "推进以县城为重要载体的书屋建设。", []),
        (COUNTY, "市读书集团要配送图书。", "市读书集团要配送图书。", ["市读书集团"]),
        (COUNTY, "市歌舞剧院每年演出100场。", "市歌舞剧院每年到乡镇演出20场。", ["市歌舞剧院"]),
        (
            COUNTY,
            "市教育局、澄原市第一中学等单位要办好读书节。",
            "县教育局、澄原市第一中学等单位要办好读书节。",
            ["澄原市第一中学"],
        ),
        (COUNTY, "与毗邻的杉坪市、墨溪市共办书展。", "与毗邻的杉坪市、墨溪市共办书展。", ["杉坪市、墨溪市"]),
        (COUNTY, "与毗邻的杉坪县、墨溪县共办书展。", "与毗邻的杉坪县、墨溪县共办书展。", []),
        (CITY, "健全省、市、县三级阅读联席会议制度。", "健全省、市、县三级阅读联席会议制度。", ["省、市、县三级"]),
        (CITY, "接入省、市、县三级阅读平台。", "接入省、市、县三级阅读平台。", []),
        (CITY, "依托省图书馆设立省级编目中心。", "依托市图书馆设立省级编目中心。", ["省级"]),
        (NATION, "对接京津冀、长三角等区域布局书城。", "对接京津冀、长三角等区域布局书城。", []),
    ],
)
def test_what_is_copied(places: Places, upper: str, lower: str, words: list[str]) -> None:
    """Places, leaders and bodies that the lower place has none of."""
    found = said(places, lower, upper)
    assert len(found) == len(words) and all(word in one for word, one in zip(words, found, strict=True)), found


@pytest.mark.parametrize(
    ("title", "own", "sentence", "count"),
    [
        ("书屋建设实施方案", "结合我县实际，制定本实施方案。", "本行动计划由县文化局负责解释。", 1),
        ("书屋建设实施方案（2024—2026年）", "结合我县实际，制定本方案。", "本行动计划由县文化局负责解释。", 0),
        ("书屋建设行动计划", "结合我县实际，制定本行动计划。", "本行动计划由县文化局负责解释。", 0),
        ("书屋建设实施方案", "结合我县实际，制定本实施方案。", "控制成本，行动计划由县文化局负责解释。", 0),
        ("书屋建设实施方案", "结合我县实际，制定本行动计划。", "组织读书会。", 1),
        ("书屋建设实施方案", "结合我县实际办好书屋。", "本行动计划由县文化局负责解释。", 0),
    ],
)
def test_what_a_plan_calls_itself(title: str, own: str, sentence: str, count: int) -> None:
    """By the kind of the upper plan, where it calls itself by its own elsewhere."""
    lower = tasks(f"办好服务。{own}", f"落实保障。{sentence}", title=title)
    found = told(COUNTY, tasks("推广阅读。组织读书节。"), lower)
    assert ["本行动计划" in one for one in found] == [True] * count, found


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("联系地址：澄江路8号县文化局", "澄江路8号"),
        ("联系地址：禾溪路8号县文化局", None),
        ("联系人：市文化局公共服务处", "市文化局"),
        ("联系人：县文化局公共服务股", None),
    ],
)
def test_whom_to_ask(line: str, word: str | None) -> None:
    """Its own office, at its own address."""
    upper = tasks("推广阅读。组织读书节。") + "联系地址：澄江路8号市文化局\n"
    found = told(COUNTY, upper, tasks("办好服务。组织读书会。") + line + "\n")
    assert [word in one for one in found if word] == ([True] if word else []) and bool(found) == bool(word), found


def test_the_title_of_an_annex_names_the_channels_of_the_upper_place() -> None:
    """河道 behind the name of a place is no river of that name."""
    lower = (
        tasks("办好服务。组织读书会。")
        + "附件\n\n澄原市河道书屋清单\n\n序号\t河道\t书屋\n1\t青石河\t3家\n2\t白水河\t2家\n"
    )
    assert ["澄原市" in one for one in told(COUNTY, tasks("推广阅读。组织读书节。"), lower)] == [True]


@pytest.mark.parametrize(
    ("number", "approved", "signed", "word"),
    [
        ("禾政办发〔2024〕19号", "已经县政府同意", "禾溪县人民政府办公室", None),
        ("澄政办发〔2024〕19号", "已经县政府同意", "禾溪县人民政府办公室", "澄政办发"),
        ("禾政办发〔2024〕19号", "已经县政府同意", "澄原市人民政府办公室  2024年3月1日印发", "澄原市"),
        ("禾政办发〔2024〕19号", "已经市人民政府第31次常务会议审议通过", "禾溪县人民政府办公室", "市人民政府"),
        ("禾政办发〔2024〕19号", "已经县政府同意", "禾溪县人民政府办公厅", "办公厅"),
        ("禾政办发〔2024〕19号", "已经县政府同意", "联系单位：市文化局公共服务处", "市文化局公共服务处"),
        ("禾政办发〔2024〕19号", "已经县政府同意", "联系单位：市生态环境局禾溪分局", None),
        (
            "禾政办发〔2024〕19号",
            "已经县政府同意",
            "抄送：市委办公室，市人大常委会办公室，县政协办公室。",
            "市人大常委会办公室",
        ),
        ("禾政办发〔2024〕19号", "已经县政府同意", "抄送：市文化局，县委办公室，县人大常委会办公室。", None),
    ],
)
def test_the_notice_of_the_lower_plan(number: str, approved: str, signed: str, word: str | None) -> None:
    """Its number and who agreed."""
    lower = NOTICE.format("禾溪县", number, approved, signed) + tasks("办好服务。组织读书会。")
    found = told(COUNTY, tasks("推广阅读。组织读书节。"), lower)
    assert [word in one for one in found if word] == ([True] if word else []) and bool(found) == bool(word), found


def test_the_notice_that_sends_out_the_upper_plan_by_its_name() -> None:
    """What the county agreed to is its own plan."""
    lower = NOTICE.replace("《图书馆", "《{}图书馆").format(
        "禾溪县", "禾政办发〔2024〕19号", "澄原市", "已经县政府同意", "禾溪县人民政府办公室"
    )
    found = told(COUNTY, tasks("推广阅读。组织读书节。"), lower + tasks("办好服务。组织读书会。"))
    assert ["澄原市" in one for one in found] == [True], found


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("（联系单位：文化和旅游部公共服务司）", 1),
        ("（联系单位：省文化和旅游厅公共服务处）", 0),
    ],
)
def test_the_notice_of_a_province(line: str, count: int) -> None:
    """Whom to ask."""
    lower = NOTICE.format("澄原省", "原政办发〔2024〕19号", "已经省政府同意", line) + tasks("办好服务。组织读书会。")
    assert len(told(NATION, tasks("推广阅读。组织读书节。"), lower)) == count


@pytest.mark.parametrize(
    ("bodies", "words"),
    [("县文化局、县财政局、市民政局、县残联", ["市民政局"]), ("县文化局、县民政局、县财政局", [])],
)
def test_the_list_below_a_heading_is_of_the_tasks_below_it(bodies: str, words: list[str]) -> None:
    """One body of the city among those of the county."""
    text = "图书馆建设行动计划\n\n一、推广阅读\n\n（责任单位：{}）\n\n（一）办好读书节。每年组织读书节2次。\n\n（二）办好书屋。建成书屋30个。\n\n"
    found = told(COUNTY, text.format("市文化局、市财政局、市民政局、市残联"), text.format(bodies))
    assert len(found) == len(words) and all(word in one for word, one in zip(words, found, strict=True)), found
