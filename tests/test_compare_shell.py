"""The notice a lower plan comes with, and the names of its bodies: left un-localised, or mistyped."""

import pytest
from pairs import compared, plan, tasks

from extractor.pipeline import compare_pair, comparison_of

NOTICE = "关于印发图书馆建设行动计划的通知\n{}\n　　《图书馆建设行动计划》{}，现印发给你们，请认真贯彻落实。\n　　2024年3月1日\n\n"
UPPER = NOTICE.format("各县（市、区）人民政府，市政府各部门、各直属机构：", "已经市政府同意") + tasks(
    "推广阅读。举办读书节。（责任单位：市商务局、市农业农村局、市人力资源社会保障局）", "建设书屋。建成书屋300个。"
)


def shell(sent_to: str, approved: str = "已经县政府同意") -> list[str]:
    """Words left un-localised in the notice of a county."""
    lower = NOTICE.format(sent_to, approved) + tasks("推广阅读。举办读书节。", "建设书屋。建成书屋30个。")
    return [f.explanation for f in compared(UPPER, lower).of("wording") if f.verdict == "unlocalised"]


@pytest.mark.parametrize(
    ("sent_to", "word"),
    [
        ("各乡镇人民政府、街道办事处，市政府各部门、各直属机构：", "市政府各部门"),
        ("各乡镇人民政府，市直有关部门：", "市直有关部门"),
        ("各县（市、区）人民政府，县政府各部门：", "各县（市、区）"),
    ],
)
def test_departments_of_the_upper_government_are_not_the_lower_ones(sent_to: str, word: str) -> None:
    """One row for the line."""
    [explanation] = shell(sent_to)
    assert word in explanation


@pytest.mark.parametrize(
    "sent_to",
    [
        "各乡镇人民政府、街道办事处，县政府各部门：",
        "各乡镇人民政府，县直各部门，中省市直各单位：",
        "各乡镇人民政府，市属驻县各单位：",
    ],
)
def test_units_of_upper_levels_may_have_their_seat_here(sent_to: str) -> None:
    """They are addressed as what they are."""
    assert shell(sent_to) == []


def test_whose_consent_the_notice_names() -> None:
    """The county's own government sends out its own plan."""
    [explanation] = shell("各乡镇人民政府，县政府各部门：", "已经市政府同意")
    assert "市政府" in explanation


NAMED = NOTICE.format("各县（区）人民政府，澄原高新区管委会，市委各部委，市属驻县各单位：", "已经市政府同意")


@pytest.mark.parametrize(
    ("notice", "word"),
    [
        (NOTICE.format("各乡镇人民政府，澄原高新区管委会，县直各单位：", "已经县政府同意"), "澄原高新区管委会"),
        (NOTICE.format("各乡镇人民政府，市委各部委：", "已经县政府同意"), "市委各部委"),
        ("关于印发《澄原市图书馆建设方案》的通知\n各乡镇人民政府：\n现将方案印发给你们。\n\n", "澄原市"),
        ("关于印发方案的通知\n各乡镇人民政府：\n现将《澄原市图书馆建设方案》印发给你们。\n\n", "澄原市"),
        ("关于印发方案的通知\n各乡镇人民政府：\n现将方案印发给你们。\n澄原市人民政府办公室\n2024年3月1日\n\n", "澄原市"),
        (NOTICE.format("各乡镇人民政府，禾溪高新区管委会：", "已经县政府同意"), None),
        (NOTICE.format("各乡镇人民政府，澄原经开区管委会：", "已经县政府同意"), None),
        (NOTICE.format("各乡镇人民政府，市属驻县各单位：", "已经县政府同意"), None),
        ("关于转发《澄原市图书馆建设方案》的通知\n各乡镇人民政府：\n现将《澄原市图书馆建设方案》转发给你们。\n\n", None),
        ("关于转发《关于印发澄原市图书馆建设方案的通知》的通知\n各乡镇人民政府：\n现转发给你们。\n\n", None),
        (
            "关于印发方案的通知\n各乡镇人民政府：\n依据《关于印发澄原市图书馆建设方案的通知》，现将方案印发给你们。\n\n",
            None,
        ),
        (
            "关于印发方案的通知\n各乡镇人民政府：\n为做好《关于印发澄原市图书馆建设方案的通知》分解，现将方案印发给你们。\n\n",
            None,
        ),
        ("关于印发方案的通知\n各乡镇人民政府：\n根据《澄原市图书馆建设方案》，现将方案印发给你们。\n\n", None),
        ("关于印发方案的通知\n各乡镇人民政府：\n现将方案印发给你们。\n澄原市禾溪县人民政府\n2024年3月1日\n\n", None),
    ],
)  # fmt: skip
def test_the_name_of_the_upper_place_in_the_notice(notice: str, word: str | None) -> None:
    """Bodies of its own that its notice is sent to as well, the plan it is said to be, and who signs; what is passed on keeps its name."""
    body = tasks("推广阅读。举办读书节。")
    found = [f.explanation for f in compared(NAMED + body, notice + body).findings if f.verdict == "unlocalised"]
    assert len(found) == bool(word) and all(str(word) in one for one in found), found


def test_departments_of_the_state_council_in_a_notice_of_a_province() -> None:
    """国务院各部委 are told; the province's own departments are not."""
    upper = NOTICE.format("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", "已经国务院同意")
    body = tasks("推广阅读。举办读书节。", "建设书屋。建成书屋30个。")
    for sent_to, told in (("国务院各部委、各直属机构", 1), ("省政府各部门、各直属机构", 0)):
        lower = plan(
            "lower",
            NOTICE.format(f"各市人民政府，{sent_to}：", "已经省政府同意") + body,
            level="province",
            jurisdiction="岱川省",
        )
        above = plan("upper", upper + body, level="national", jurisdiction=None)
        found = compare_pair(comparison_of(above.document, lower.document), above, lower).findings
        assert [f.explanation.count("国务院各部委") for f in found if f.verdict == "unlocalised"] == [1] * told


@pytest.mark.parametrize(
    ("listed", "wrong"),
    [
        ("县商物局", "县商物局"),
        ("县农业农材局", "县农业农材局"),
        ("县人力资源会保障局", "县人力资源会保障局"),
        ("县商商务局", "县商商务局"),
        ("县商务局、县农业农村局", None),
        ("县税务局", None),
        ("县商务委", None),
    ],
)
def test_a_body_no_list_knows_and_one_slip_away_from_one_it_does(listed: str, wrong: str | None) -> None:
    """Another body, or the same one under another name, is no slip."""
    lower = tasks(f"推广阅读。举办读书节。（责任单位：县文化旅游委、{listed}）")
    found = [f for f in compared(UPPER, lower).of("wording") if f.rule == "mistyped_body"]
    assert [f.lower_quote for f in found] == ([wrong] if wrong else [])
