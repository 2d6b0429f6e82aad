"""What an upper plan says without asking anything of its own: guiding thoughts, principles, references, calls to carry it out.

A lower plan may leave all that out, or word it as it likes; it is a remark at most.
"""

import re

from extractor.compare.pair import Pair

_CREED = re.compile(r"指导思想|原则|(?:总体|工作|基本)思路|总体要求")
_AIMS = re.compile("目标|任务|指标")
# 具体指标见附件1 points elsewhere; 各地区要结合实际提出具体措施 is done by writing the lower plan.
_POINTER = re.compile(r"见附[件表录]|如下[:。]?$")
# 本办法自印发之日起施行，由市水利局负责解释: the closing articles of any text.
_FORMAL = re.compile(
    r"本[一-鿿]{2,8}(?:自[^,;。]{2,24}起?(?:施行|实施|试行)|由[^,;。]{2,24}负责解释|有效期)|自[^,;。]{2,20}起(?:施行|实施|试行)"
)
_CALL = re.compile(
    r"(?:各地区?|各(?:省|市|县|区|级|部门|有关)[^,;。]{0,16}|[国省市县]级?[^,;。]{0,24}部门|指导各[省市县区])[^,;。]{0,40}?"
    r"(?:结合|根据|按照|切实|要|应|做好)[^。]*(?:具体措施|实施方案|工作方案|组织实施|落实落地|落地见效|抓好落实|压实[^,;。]{0,6}责任|细化[^,;。]{0,8}(?:措施|任务|要求))"
)


def states_principles(pair: Pair, clause_id: str | None) -> bool:
    """Does an upper clause, or one it stands in, hold guiding thoughts or principles and no aims?"""
    while clause_id:
        clause = pair.clauses[clause_id]
        if _AIMS.search(clause.heading):
            return False
        if clause.kind == "goal" and _CREED.search(clause.heading):
            return not any(t.clause_id == clause_id and t.role == "target" for t in pair.upper.indicators)
        clause_id = clause.parent_id
    return False


def closes(folded: str) -> bool:
    """Does a text, folded, say from when it holds, or who explains it?

    >>> closes("本办法自2024年5月1日起施行，有效期5年。"), closes("本办法由市水利局负责解释。"), closes("各县要结合实际施行。")
    (True, True, False)
    """
    return _FORMAL.match(folded) is not None


def asks_nothing(folded: str) -> bool:
    """Does a sentence, folded, only point elsewhere, close the text, or call upon the places below to carry the plan out?

    >>> asks_nothing("具体指标见附件1。"), asks_nothing("各地区要根据本地实际情况研究提出具体措施。")
    (True, True)
    >>> asks_nothing("各县要建立工作台账，每月报送进展。")
    False
    """
    return _POINTER.search(folded) is not None or _CALL.match(folded) is not None or closes(folded)
