"""Words of the upper level of the less plain kinds: counts of its places, bodies only it has, ranks among its peers, its short names."""

import pytest
from pairs import compared, plan, tasks

from extractor.pipeline import compare_pair, comparison_of
from extractor.text import bare

CITY = tasks(
    "推广阅读。推动全市6个区、县（市）书屋全覆盖。用好澄城红色资源，吸引来澄创业人才共建书屋，联合在澄高校送书。各区、县（市）要落实责任。",
    "健全机制。市图书检测站承担日常检查。市消防支队机关要落实联系制度。会同军分区开展送书进军营。市古籍总馆率先开放。",
    "先行试点。在墨溪区、杉坪县先行开展试点。支持澄原职业技术学院改善办学条件。基本建成阅读强市。建设“智读澄原、和美书乡”品牌。深化“平安澄原”建设。",
    "落实保障。由市文化旅游委负责解释。所需经费从市级财政预算中列支。列为市政府常务会议议题。主要指标居全省设区市前列。借阅统计范围覆盖6县3区。2个以上县区受灾的，由市里启动应急服务。形成覆盖三区六县的网络，建好六个区、县（市）的书屋。以墨溪区、杉坪县为重点布局书屋。",
)


def left(upper: str, lower: str, places: tuple[tuple[str, str], tuple[str, str]]) -> list[str]:
    """Explanations of what was left un-localised in the lower of two plans."""
    (above, level), (below, tier) = places
    pair = (
        plan("upper", upper, jurisdiction=above, level=level),
        plan("lower", tasks(f"办好服务。{lower}"), jurisdiction=below, level=tier),
    )
    found = compare_pair(comparison_of(pair[0].document, pair[1].document), *pair).findings
    return [f.explanation for f in found if f.verdict == "unlocalised"]


COUNTY = (("澄原市", "city"), ("禾溪县", "county"))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("推动6个区、县（市）书屋全覆盖。", "6个区、县(市)"),
        ("督促6个区、县（市）的书屋按时开放。", "6个区、县(市)"),
        ("各区、县（市）要落实责任。", "各区、县(市)"),
        ("市图书检测站承担全县日常检查。", "市图书检测站"),
        ("支队机关要落实联系制度。", "支队"),
        ("会同军分区开展送书进军营。", "军分区"),
        ("市古籍总馆率先开放。", "市古籍总馆"),
        ("年内在墨溪区、杉坪县先行开展试点。", "墨溪区、杉坪县"),
        ("支持澄原职业技术学院改善办学条件。", "澄原职业技术学院"),
        ("基本建成阅读强市。", "强市"),
        ("深化“平安澄原”建设。", "澄原"),
        ("本方案由市文化旅游委负责解释。", "市文化旅游委"),
        ("所需经费从市级财政预算中列支。", "市级"),
        ("列为市政府常务会议的固定议题。", "市政府常务会议"),
        ("主要指标居全省设区市前列。", "设区市"),
        ("讲好澄城红色故事。", "澄城"),
        ("吸引来澄创业人才共建书屋。", "来澄"),
        ("落实情况纳入市属国有企业负责人年度考核。", "市属"),
        ("将成效纳入市直部门和各乡镇的年度绩效考核。", "市直"),
        ("市属国有企业要带头捐书。", "市属"),
        ("立足澄原市情和工作实际。", "澄原市"),
        ("市、县（市、区）财政要保障购书经费。", "市、县(市、区)"),
        ("市联席会议各成员单位每月报送进展。", "市联席会议"),
        ("本方案由市阅读办负责解释。", "市阅读办"),
        ("由市委书记、县长共同担任组长。", "市委书记"),
        ("领导小组组长由市文化旅游局局长兼任。", "市文化旅游局局长"),
        ("军分区司令员任副组长。", "军分区司令员"),
        ("县教育局、市财政局、县卫生健康局建立会商机制。", "市财政局"),
        ("设立市图书指挥部，每月调度。", "市图书指挥部"),
        ("县财政按市级财力的1%安排资金。", "市级"),
        ("借阅统计范围覆盖6县3区。", "6县3区"),
        ("2个以上县区受灾的，启动应急服务。", "2个以上县区"),
        ("以墨溪区、杉坪县为重点布局书屋。", "墨溪区、杉坪县"),
        ("努力把禾溪建成全省阅读先行市。", "先行市"),
        ("对市古籍修复中心实施改造升级。", "市古籍修复中心"),
        ("建立市阅读工作联席会议，由县委常委召集。", "市阅读工作联席会议"),
        ("擦亮我县“乐读澄原”服务名片。", "澄原"),
        ("市图书服务中心要组织村干部培训。", "市图书服务中心"),
        ("对成效突出的县（市、区），县政府予以通报激励。", "县(市、区)"),
        ("每名市级领导联系3家书店。", "市级领导"),
        ("以市为单位，借阅率达到50%。", "市"),
        ("讲好澄原读书故事。", "澄原"),
        ("加快建设阅读强市、文化名县。", "强市"),
        ("市古籍保护所要健全巡查台账。", "市古籍保护所"),
        ("所需经费纳入市财政年度预算。", "市财政年度预算"),
        ("对排名末位的县区，由县委主要负责同志进行约谈。", "县区"),
        ("提请市人大常委会审议《禾溪县阅读条例》。", "市人大常委会"),
        ("县教育局起草《澄原市阅读管理办法》。", "澄原市"),
        ("具体见表3《澄原市书屋分工表》。", "澄原市"),
        ("由县领导担任市级河长。", "市级河长"),
        ("每日安排一名市领导在县指挥部带班。", "市领导"),
        ("结果作为县（市、区）党政领导班子评价的依据。", "县(市、区)"),
        ("市领导小组办公室负责收集各乡镇进展。", "市领导小组办公室"),
        ("根据市情和阅读基础，制定本方案。", "市情"),
        ("为禾溪建设阅读强市、文化名县提供支撑。", "强市"),
        ("为我县建设阅读强市提供支撑。", "强市"),
        ("把禾溪建设成为阅读大市。", "大市"),
        ("县文化局作为市阅读指挥部办公室，负责日常协调。", "市阅读指挥部办公室"),
        ("相关经费纳入市本级财政预算。", "市本级财政预算"),
        ("市级层面成立工作专班，定期会商。", "市级层面"),
        ("市政府副秘书长任办公室主任。", "市政府副秘书长"),
        ("市委督查室要列入督查计划。", "市委督查室"),
        ("加快形成覆盖三区六县的阅读一张网。", "三区六县"),
        ("推动设在六个区、县（市）的书屋按时开放。", "六个区、县(市)"),
    ],
)
def test_kinds_of_words_of_the_city_in_a_county_plan(sentence: str, word: str) -> None:
    """Each is told, by its word."""
    found = left(CITY, sentence, COUNTY)
    assert len(found) == 1 and word in found[0], found


@pytest.mark.parametrize(
    "sentence",
    [
        "与周边3个县（区）共建书屋联盟。",
        "县图书检测站承担日常检查。",
        "全县6个乡镇书屋全覆盖。",
        "接受军分区检查的哨所建有书屋。",
        "居全省县域前列。",
        "经市政府常务会议审议通过的目录要及时公布。",
        "市属高校师生来县支教。",
        "到县城就近借阅。",
        "在园区、景区设立书亭。",
        "各阅读支队要带头。",
        "建成市政服务站旁的书屋1个。",
        "与澄原职业技术学院共建实训基地。",
        "对照市直部门考核结果整改。",
        "县级年度总结报市委办公室备案。",
        "重大案件由市级专班直接侦办，一般案件由县专班承办。",
        "深化与在澄高校的合作。",
        "由县消防救援支队开展检查。",
        "推荐读者参评全市优秀阅读推广人。",
        "澄原市生态环境局禾溪分局会同县教育局开展检查。",
        "落实市政府印发的《澄原市阅读管理办法》。",
        "县教育局落实《澄原市阅读管理办法》。",
        "市级河长巡河时同步检查。",
        "借阅量稳居全市各县（市、区）前三位。",
        "会同县教育局、市财政局驻县工作组开展检查。",
        "奖补资金从市级下达的资金中列支。",
        "用好市长信箱、市长热线。",
        "禾溪县是全市重要的图书集散地。",
        "在产业区、商务区布设书亭。",
        "立足国情省情市情县情，办好书屋。",
        "结合县情实际，细化措施。",
        "讲好市情故事，根据市情报中心通报加强防范。",
        "为全市建设阅读强市作贡献。",
        "助力阅读强市建设，擦亮禾溪品牌。",
        "为建设阅读强市贡献禾溪力量。",
        "县文化局承担市阅读指挥部办公室交办的任务。",
        "县长任县阅读领导小组组长，市阅读指挥部办公室派员指导。",
        "相关经费纳入县本级财政预算。",
        "争取市级层面支持。",
        "学习先进县（市、区）建设书城的经验。",
        "优先支持脱贫县区的读者。",
        "与其他县（市、区）共同推动图书馆建设。",
        "建成两园一区的书亭。",
        "负责统筹市、县级书屋补助资金。",
    ],
)
def test_what_a_county_may_say(sentence: str) -> None:
    """What lies around it, what is its own, and what only looks alike."""
    assert left(CITY, sentence, COUNTY) == []


@pytest.mark.parametrize(
    ("places", "upper", "lower", "word"),
    [
        ((("全国", "national"), ("澄原省", "province")), "31个省份全部完成普查。", "推动31个省份普查全部完成。", "31个省份"),
        ((("全国", "national"), ("澄原省", "province")), "资金重点向西部省份倾斜。", "资金重点向西部省份倾斜。", "西部省份"),
        ((("全国", "national"), ("澄原省", "province")), "办公室设在中国阅读研究院。", "成立专家组，办公室设在中国阅读研究院。", "中国阅读研究院"),
        ((("全国", "national"), ("澄原省", "province")), "经费从中央本级预算列支。", "评估经费从中央本级预算列支。", "中央本级"),
        ((("澄江市", "city"), ("禾溪区", "county")), "总队机关要落实联系制度。（责任单位：市消防救援总队）", "总队机关要落实联系制度。", "总队"),
        ((("澄原自治区", "province"), ("禾溪盟", "city")), "推广阅读。", "结合自治区实际，组织阅读。", "自治区"),
        ((("澄原自治区", "province"), ("禾溪盟", "city")), "推广阅读。", "成立由自治区分管副主席任组长的专班。", "自治区分管副主席"),
        ((("澄原自治区", "province"), ("禾溪盟", "city")), "推广阅读。", "奋力建设草原强区、幸福家园。", "强区"),
        ((("澄原省", "province"), ("禾溪县", "county")), "约谈市、县人民政府负责人。", "对问题突出的，约谈市、县人民政府负责人。", "市、县"),
        ((("全国", "national"), ("澄原省", "province")), "发挥部际联席会议牵头作用。", "更好发挥部际联席会议牵头作用。", "部际"),
        ((("全国", "national"), ("澄原省", "province")), "加大对中西部地区的支持。", "加大对中西部地区的支持。", "中西部地区"),
        ((("全国", "national"), ("澄原省", "province")), "经费列入中央财政年度预算。", "所需经费列入中央财政年度预算。", "中央财政"),
        ((("全国", "national"), ("澄原省", "province")), "水利部部长任副组长。", "由水利部部长任副组长。", "水利部部长"),
        ((("全国", "national"), ("澄原省", "province")), "有关司局要加强指导。", "有关司局要加强对市县的指导。", "司局"),
        ((("澄原县", "county"), ("禾溪镇", "town")), "县城农贸市场全部设立书亭。", "县城农贸市场全部设立书亭。", "县城"),
        ((("澄原县", "county"), ("禾溪街道", "town")), "组织16个乡镇（街道）交流。", "适时组织16个乡镇（街道）开展交流。", "16个乡镇(街道)"),
        ((("澄原省", "province"), ("禾溪县", "county")), "覆盖12个市（自治州）。", "健全覆盖12个市（自治州）的网络。", "12个市(自治州)"),
        ((("澄原市", "city"), ("禾溪区", "county")), "12个区县（开发区）编制清单。", "12个区县（开发区）的清单每年更新。", "12个区县(开发区)"),
        ((("澄原省", "province"), ("禾溪市", "city")), "立足省情。", "立足省情，制定本方案。", "省情"),
        ((("澄原省", "province"), ("禾溪市", "city")), "建设产业强省。", "为禾溪建设产业强省、就业大省提供支撑。", "强省"),
        ((("澄原省", "province"), ("禾溪市", "city")), "设区市建成书城。", "设区市图书馆覆盖率达到100%。", "设区市"),
        ((("澄原省", "province"), ("禾溪市", "city")), "推广阅读。", "支持市州建设书城。", "市州"),
        ((("澄原县", "county"), ("禾溪镇", "town")), "推广阅读。", "乡镇（街道）书屋覆盖率达到100%。", "乡镇(街道)"),
        ((("澄原县", "county"), ("禾溪镇", "town")), "推广阅读。", "成立由镇长任组长的县残疾人阅读和无障碍环境建设专班。", "县残疾人阅读和无障碍环境建设专班"),
        ((("全国", "national"), ("澄原省", "province")), "国家发展改革委、文化和旅游部要加强统筹。", "国家发展改革委、文化和旅游部要加强统筹。", "国家发展改革委、文化和旅游部"),
        ((("澄原市", "city"), ("桴阳市", "county")), "市、县（市、区）财政要保障经费。", "市、县（市、区）财政要保障经费。", "市、县(市、区)"),
    ],
)  # fmt: skip
def test_kinds_of_words_between_other_tiers(
    places: tuple[tuple[str, str], tuple[str, str]], upper: str, lower: str, word: str
) -> None:
    """From the nation down to a town."""
    found = left(tasks(f"推广阅读。{upper}"), lower, places)
    assert len(found) == 1 and word in found[0], found


def test_what_a_town_does_for_its_county() -> None:
    """A slogan of the county beside the town's own name, and an event of the nation."""
    places = (("澄原县", "county"), ("禾溪镇", "town"))
    assert left(tasks("推广阅读。建设“和美澄原”。"), "为建设“和美澄原”贡献禾溪力量。", places) == []
    nation = (("全国", "national"), ("澄原省", "province"))
    assert (
        left(tasks("推广阅读。办好全国读书月、全国阅读周活动。"), "办好全国读书月、全国阅读周澄原主场活动。", nation)
        == []
    )


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("2027年全市目标", 1),
        ("全市目标值", 1),
        ("全市目标|全县目标", 0),
        ("2027年全市目标值|2027年禾溪目标值", 0),
        ("全市现状|我县现状", 0),
        ("2027年全县目标", 0),
    ],
)
@pytest.mark.parametrize("piped", [False, True])
def test_the_head_of_a_column_names_the_whole_city(head: str, count: int, piped: bool) -> None:
    """It is right beside a column for the county's own figures."""
    rows = [f"序号|指标名称|{head}", *(["---|---|---"] if piped else []), "1|借阅率|90%|91%", "2|书屋数|300个|30个"]
    table = "\n".join(f"| {row.replace('|', ' | ')} |" if piped else row.replace("|", "\t") for row in rows)
    found = compared(CITY, tasks("办好服务。组织读书节。") + f"附件\n\n书屋指标表\n\n{table}\n").of("wording")
    told = [f.lower_quote for f in found if f.verdict == "unlocalised"]
    assert [bare(quote) for quote in told] == [bare(table.split("\n")[0])] * count


def test_the_head_of_a_table_names_the_places_of_the_city() -> None:
    """A county's table has a column for its towns."""
    table = "附件\n\n禾溪县书屋联系表\n\n序号\t区、县（市）\t联系人\n1\t青石镇\t张三\n2\t白水镇\t李四\n"
    found = compared(CITY, tasks("办好服务。组织读书节。") + table).of("wording")
    assert [f.verdict for f in found if "区、县(市)" in f.explanation] == ["unlocalised"]


@pytest.mark.parametrize(("second", "count"), [("配合单位", 1), ("县级责任单位", 0)])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "　", "    "])
def test_the_head_of_a_table_without_tabs(second: str, count: int, gap: str) -> None:
    """A head one cell a line or with blanks between; beside a column of the county's own, the city's bodies have theirs."""
    heads = ["序号", "重点任务", "市级牵头单位", second]
    rows = [
        ["1", "办好书屋", "县文化局", "县财政局"],
        ["2", "办好书展", "县教育局", "县财政局"],
        ["3", "修书", "县档案局", "县科技局"],
    ]
    between = "\n" if gap[0] != "\n" else gap
    table = between.join(gap.join(row) for row in [heads, *rows])
    found = compared(CITY, tasks("办好服务。组织读书节。") + f"附件\n\n重点任务分工表\n\n{table}\n").of("wording")
    assert [f.lower_quote for f in found if f.verdict == "unlocalised"] == ["市级牵头单位"] * count
