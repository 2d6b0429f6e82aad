"""segment: title, number, issuer, dates, period, place and level of a document."""

import pytest
from outlines import NOTICE

from extractor.segment import segment


def test_front_matter_of_a_notice() -> None:
    front = segment(NOTICE, "d").front
    assert front == (
        "甲市养老服务行动计划（2023—2025年）",
        "甲府办发〔2023〕12号",
        "甲市人民政府办公室",
        "2023-03-05",
        2023,
        2025,
        "甲市",
        "city",
    )


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (
            "title",
            "甲县生活垃圾分类\n实施方案\n为做好工作，制定本方案。\n一、目标\n正文。\n",
            "甲县生活垃圾分类实施方案",
        ),
        (
            "title",
            "甲省海洋经济规划（节选）\n\n甲省人民政府\n\n2021年10月\n\n一、目标\n正文。\n",
            "甲省海洋经济规划（节选）",
        ),
        (
            "issued_on",
            "索引号：\tA-1\t主题分类：\t卫生\n发文机关：\t甲省健康委员会\t成文日期：\t2023-03-21\n甲省工作方案\n一、目标\n正文。\n",
            "2023-03-21",
        ),
        (
            "issuer",
            "索引号：\tA-1\t主题分类：\t卫生\n发文机关：\t甲省健康委员会\t成文日期：\t2023-03-21\n甲省工作方案\n一、目标\n正文。\n",
            "甲省健康委员会",
        ),
        ("title", "为做好工作，提高水平，制定本方案。\n一、目标\n正文。\n", None),
        (
            "doc_number",
            "甲政发 〔\n２０２１〕６２ 号\n甲省人民政府关于工作的意见\n各市人民政府：\n一、目标\n正文。\n",
            "甲政发〔2021〕62号",
        ),
        ("doc_number", "根据乙府办发〔2020〕3号文件要求，制定本方案。\n一、目标\n正文。\n", None),
        ("issued_on", "甲市工作方案\n一、目标\n正文。\n甲市人民政府\n二〇二三年十二月二十六日\n", "2023-12-26"),
        (
            "issuer",
            "甲市工作方案\n一、目标\n正文。\n甲市民政局      甲市财政局\n甲市残疾人联合会\n2023年4月18日\n",
            "甲市民政局、甲市财政局、甲市残疾人联合会",
        ),
        (
            "issuer",
            "甲县工作方案\n一、目标\n正文。\n甲县教育局中共甲县委宣传部\n甲县妇女联合会\n2023年4月18日\n",
            "甲县教育局、中共甲县委宣传部、甲县妇女联合会",
        ),
        ("jurisdiction", "甲市工作方案\n一、目标\n正文。\n甲市绿化和市容管理局\n2023年4月18日\n", "甲市"),
        ("level", "甲市工作方案\n一、目标\n正文。\n甲市民政局\n2023年4月18日\n", "department"),
        ("level", "甲省工作方案\n一、目标\n正文。\n甲省人民政府\n2023年4月18日\n", "province"),
        ("jurisdiction", "甲州市工作方案\n一、目标\n正文。\n甲州市人民政府\n2023年4月18日\n", "甲州市"),
        ("level", "国务院关于加强工作的意见\n一、目标\n正文。\n国务院\n2023年4月18日\n", "national"),
        ("period_end", "甲市“十四五”养老服务规划\n一、目标\n正文。\n", 2025),
        ("period_start", "甲市养老服务三年行动计划（2024-2026年）\n一、目标\n正文。\n", 2024),
        ("period_start", "甲市养老服务工作方案\n一、目标\n到2025年完成。\n", None),
    ],
)
def test_front_matter(field: str, text: str, value: object) -> None:
    assert getattr(segment(text, "d").front, field) == value
