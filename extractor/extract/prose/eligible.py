"""Sentences about somebody else's threshold: who may apply, who comes first, what is sanctioned."""

import re
from dataclasses import dataclass

from extractor.extract.numbers.quantities import Quantity
from extractor.lexicon.periods import EVERY

# Sentences about somebody else's threshold: eligibility, definitions, sanctions, triggers. Each alternative opens with
# a character of its own, not with a group: `re` then skips all others.
_ELIGIBLE = re.compile(
    r"申报(?:单位|条件|项目|主体)|申请(?:单位|人|条件)|可申请|方可|应具备|以下条件|准入条件|参评资格|评选资格|入围资格|准入资格|享受资格|取消|优先支持|优先安排|视为|一票否决|组长\d|"
    r"是指(?<![一二三四五六七八九十]是指)|所称|指营业|启动[^,;。]{0,6}(?:响应|预警)|责令|经济损失(?!占)|约谈(?!(?:至少|不少于|不低于)?[一两二三\d])|追究|免征|免税(?<!减免税)|限速(?!标[志识牌])|公示期|差旅|最低工资|按照?国家标准|根据国家标准|执行国家标准|份数"
)
_WHOSE = re.compile(r"^对|(?:的[^,;。]{0,14}|者|时|后|人员|单位|企业|情形),?$")
_DATED = re.compile(r",到20\d\d年")  # 优先安排较重的村,到2027年,硬化沟渠9公里: what is to be done there
_BOUNDS = frozenset((">", ">=", "<", "<="))
_SENTENCE_END = re.compile(r"[。;\n]")


@dataclass(slots=True)  # made in two thirds of the time that a named tuple takes
class Sentence:
    """The stretch between full stops or semicolons."""

    start: int
    end: int
    barred: int  # where its words of somebody's eligibility or a sanction begin; -1 when it has none


def sentence_at(text: str, at: int) -> Sentence:
    """The sentence around `at`."""
    start = at
    if at and text[at - 1] not in "。;\n":
        start = max(text.rfind("。", 0, at), text.rfind(";", 0, at), text.rfind("\n", 0, at)) + 1
    stop = _SENTENCE_END.search(text, at)
    end = stop.start() if stop else len(text)
    barred = _ELIGIBLE.search(text, start, end)
    return Sentence(start, end, barred.start() if barred else -1)


def is_for_others(text: str, quantity: Quantity, segment: tuple[int, int], sentence: Sentence, left: str) -> bool:
    """Whether a number is part of the eligibility or sanction its sentence states."""
    if quantity.kind == "time" and left.endswith("之日起"):
        return False  # 自收到申请之日起7个工作日内 binds the office, whoever applies
    if sentence.barred < segment[1]:
        # 优先安排医养服务用地,占比不低于2%: what comes first, and how much of it at least
        preferred = text.startswith("优先", sentence.barred) and sentence.barred < segment[0]
        dated = preferred and _DATED.search(text, sentence.barred, segment[1])
        return not (preferred and (dated or quantity.comparator in _BOUNDS))
    # 建成率达到90%，对未完成的约谈: the sanction is another matter; 连续两年低于60%的，取消资格 says whose.
    return not EVERY.search(left) and _WHOSE.search(text, *segment) is not None
