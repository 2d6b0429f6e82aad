"""What the reader is told: every code of the data contract as a Chinese word with its meaning.

Pages never print a bare code or a bare symbol. A verdict is shown as symbol and word together, and
its meaning stands in the page, so that nobody needs a legend.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Word(NamedTuple):
    """A code of the contract in the reader's language."""

    text: str  # 遗漏
    symbol: str  # one character, read aloud never: the word stands beside it
    tone: str  # class of the style sheet: good, up, down, shift, gone, calm, new
    meaning: str  # one sentence without jargon


UNKNOWN_TONE = "calm"

TARGET = {
    "match": Word("一致", "＝", "good", "同一指标，数值相同，期限相同或没有写期限。"),
    "stricter": Word("更严", "↑", "up", "同一指标，下级定得更高或更早。"),
    "weaker": Word("降低", "↓", "down", "同一指标，下级定得更低或更晚。"),
    "interim": Word("阶段目标", "◐", "step", "同一指标，期限更早、数值更低，是通往上级目标的中间一步。"),
    "redefined": Word("改口径", "≠", "shift", "下级量的是另一件事：比率改成个数，或换了范围、单位。"),
    "omitted": Word("遗漏", "✕", "gone", "下级应当承接的目标，在下级文本里找不到对应。"),
    "upper_only": Word("仅上级", "－", "calm", "只有上级自己能完成，下级不必写。"),
    "not_applicable": Word("不适用", "○", "calm", "属于条件的另一档，下级不适用。"),
    "added": Word("新增", "＋", "new", "上级没有、下级自己提出的目标。"),
}
NOT_COVERED = Word("未覆盖", "·", "calm", "没有对应内容。文本印发在前，或两份文本没有承接关系：未覆盖不等于不执行。")
# Who owes nothing cannot omit, drop or lower anything: the same findings in words that blame nobody.
UNOWED = {
    ("indicator", "omitted"): NOT_COVERED,
    ("task", "omitted"): NOT_COVERED,
    ("indicator", "weaker"): Word("较低", "↓", "step", "同一指标，这份文本的数值较低或期限较晚；它没有承接义务。"),
    ("measure", "dropped"): Word(
        "未写措施", "·", "calm", "同一任务，这一句只有对照的文本写了；没有承接义务，不算删去。"
    ),
    ("unit", "dropped"): Word(
        "未写单位", "·", "calm", "同一任务，这个部门只有对照的文本写了；没有承接义务，不算删去。"
    ),
}

TASK = {
    "match": Word("一致", "＝", "good", "同一任务，只换了地名、层级等字样。"),
    "adapted": Word("调整", "≈", "shift", "同一任务，内容有实质改动。"),
    "omitted": Word("遗漏", "✕", "gone", "下级能做的任务，在下级文本里找不到对应。"),
    "upper_only": Word("仅上级", "－", "calm", "只有上级自己能完成的任务，下级不必写。"),
    "added": Word("新增", "＋", "new", "下级自己提出的任务。"),
}
MEASURE = {
    "dropped": Word("删去措施", "✕", "gone", "任务还在，这一句或其中一部分没有了。"),
    "added": Word("新增措施", "＋", "new", "下级自己加上的一句。"),
}
# A sentence that is still there, but for its date.
DATED = {
    ("deadline_dropped", True): Word("删去期限", "◷", "gone", "这件事还在，完成期限没有写。"),
    ("deadline_dropped", False): Word(
        "未写期限", "·", "calm", "同一件事，期限只有对照的文本写了；没有承接义务，不算删去。"
    ),
    ("deadline_later", True): Word("期限推后", "◷", "down", "这件事还在，完成期限推后了。"),
    ("deadline_later", False): Word("期限较晚", "·", "calm", "同一件事，这份文本的期限较晚；它没有承接义务。"),
}
UNIT = {
    "kept": Word("保留", "＝", "good", "两级由同一类部门负责。"),
    "dropped": Word("删去单位", "✕", "gone", "上级写了这个部门，下级的同一任务没有写。"),
    "added": Word("增加单位", "＋", "new", "下级的同一任务多写了这个部门。"),
    "delegated": Word("下移", "↘", "calm", "责任交给再下一级，属于通常做法。"),
}
WORDING = {
    "unlocalised": Word("照搬字样", "≡", "shift", "上级的地名或层级字样原样留在下级文本里。"),
    "suspected_typo": Word("疑似错字", "？", "shift", "其余文字相同，只有一两个字不同，可能是笔误。"),
    "softened": Word("语气减弱", "↓", "down", "硬性要求改成了力争、鼓励、探索等说法。"),
}
CONSISTENCY = {
    "table_prose_conflict": Word("表文不一", "≠", "shift", "同一指标，表格与正文写得不一样。"),
    "below_baseline": Word("低于基线", "↓", "down", "目标比自己的起点还低。"),
    "sum_mismatch": Word("合计不符", "≠", "shift", "分项相加与合计对不上。"),
    "numbering_gap": Word("编号缺漏", "…", "calm", "条款编号跳号或重号。"),
    "deadline_before_issue": Word("期限已过", "◷", "shift", "完成期限早于文件印发的日期。"),
}
VERDICTS = {
    "indicator": TARGET,
    "task": TASK,
    "measure": MEASURE,
    "unit": UNIT,
    "wording": WORDING,
    "consistency": CONSISTENCY,
}
SUBJECTS = {
    "indicator": "量化目标",
    "task": "任务",
    "measure": "具体措施",
    "unit": "责任单位",
    "wording": "文字",
    "consistency": "自身一致性",
}
SEVERITIES = {"high": "严重", "medium": "重要", "low": "轻微", "info": "备查"}
DUTIES = {"upper": "上级自身完成", "local": "下级各自完成", "both": "上下共同完成"}
RELATIONS = {"implements": "下级落实上级", "companion": "同级并行", "peer": "不同地区互看"}
LEVELS = {
    "national": "国家",
    "province": "省级",
    "city": "市级",
    "county": "区县级",
    "town": "乡镇级",
    "department": "部门",
}
KINDS = {
    "front": "文头",
    "preamble": "引言",
    "context": "背景",
    "goal": "目标",
    "group": "任务分组",
    "task": "任务",
    "safeguard": "保障",
    "annex": "附件",
    "table": "表格",
}
ROLES = {"lead": "牵头", "responsible": "负责", "member": "配合"}
FLAGS = {
    "deadline_dropped": ("未写期限", "上级写明了完成期限，下级没有写。"),
    "deadline_earlier": ("期限提前", "下级的完成期限早于上级。"),
    "deadline_later": ("期限推后", "下级的完成期限晚于上级。"),
    "boundary": ("边界不同", "“超过”不含该数，“不低于”“以上”含该数。"),
    "scope_narrowed": ("范围缩小", "下级覆盖的对象或地域更窄。"),
    "scope_widened": ("范围扩大", "下级覆盖的对象或地域更宽。"),
    "condition_dropped": ("略去条件", "上级附有适用条件，下级没有写。"),
    "unquantified": ("没有数字", "下级写了这项职责，没有写数字。"),
    "below_own_baseline": ("低于自身基线", "下级的目标比它自己的起点还低。"),
    "baseline_copied": ("基线照抄", "下级的起点数字与上级一字不差，可能是照抄。"),
}


def verdict_word(subject: str, verdict: str, owed: bool = True) -> Word:
    """The word for a verdict; a plan that owes nothing cannot omit or drop anything, it just does not cover it.

    >>> verdict_word("indicator", "omitted").text, verdict_word("indicator", "omitted", owed=False).text
    ('遗漏', '未覆盖')
    """
    if not owed and (subject, verdict) in UNOWED:
        return UNOWED[subject, verdict]
    known = VERDICTS.get(subject, {}).get(verdict)
    return known or Word(verdict, "·", UNKNOWN_TONE, "")


def finding_word(finding: Mapping[str, Any], owed: bool = True) -> Word:
    """The word for a finding: of a measure whose date alone is gone or put off, that.

    >>> found = {"subject": "measure", "verdict": "dropped", "flags": ["deadline_dropped"]}
    >>> finding_word(found).text, finding_word({**found, "flags": []}).text
    ('删去期限', '删去措施')
    """
    if (finding["subject"], finding["verdict"]) == ("measure", "dropped"):
        for flag in finding["flags"]:
            if (flag, owed) in DATED:
                return DATED[flag, owed]
    return verdict_word(finding["subject"], finding["verdict"], owed)


def flag_words(flags: list[str]) -> list[tuple[str, str]]:
    """Name and meaning of each flag; an unknown flag is shown as it is, never dropped."""
    return [FLAGS.get(flag, (flag, "")) for flag in flags]
