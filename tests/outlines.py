"""What tests of segmenting look at, and a notice that carries a plan."""

from extractor.segment import segment

NOTICE = """甲市人民政府办公室关于印发甲市养老服务行动计划（2023—2025年）的通知
甲府办发〔2023〕12号
各区县人民政府，市政府各部门：
《甲市养老服务行动计划（2023—2025年）》已经市政府同意，现印发给你们，请认真贯彻执行。
甲市人民政府办公室
2023年3月5日
（此件公开发布）
甲市养老服务行动计划
（2023—2025年）
为完善养老服务体系，结合我市实际，制定本计划。
一、总体要求
（一）指导思想。坚持以人民为中心，补齐短板。
"""


def outline(text: str) -> list[tuple[int, str, str, str]]:
    """Depth, kind, label and heading of every clause."""
    return [(c.depth, c.kind, c.label, c.heading) for c in segment(text, "d").clauses]


def bodies(text: str) -> list[str]:
    """What stands behind label and heading, clause by clause."""
    return [c.text[c.body :].strip() for c in segment(text, "d").clauses]
