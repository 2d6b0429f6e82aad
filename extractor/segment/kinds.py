"""Kinds: what a clause is for, judged by heading, place in the plan, parent and children."""

import re
from itertools import pairwise

from extractor.models import Kind
from extractor.segment.headings import UNIT_BRACKET, unit_bracket
from extractor.segment.lastwords import CALL, IN_FORCE
from extractor.segment.tree import Node

# Each alternative opens with a character, not with a group, and looks back from behind it: `re` then skips all others.
_AIM = "(?<![落压分]..)(?:任务|指标|要求|[和与及]|$)"
_GOAL = re.compile(
    r"指导思想|基本原则|工作原则|总体要求|总体思路|工作思路|基本思路|总体考虑|总体目标"
    rf"|目标(?:{_AIM}|(?<=^..))|原则{_AIM}|总则(?<=^..)$|目的(?<=^..)"
    "|" + "|".join(f"{word}指标(?<=^....)$" for word in ("主要", "核心", "发展", "工作", "规划"))
)
_NO_GOAL = re.compile(
    r"^(?:落实|压实|分解|强化|加强|细化|推进|实施|完善|建立|健全|加快|实现|围绕|聚焦).{0,6}(?:目标|原则)|责任|考核|管理|任务分工"
)
_CONTEXT = re.compile(
    r"背景|现状|形势|基本情况|(?:发展|工作|现实|规划)基础|存在.{0,4}问题|重要意义|重要性|必要性|重大意义|面临的|工作回顾|主要成效|发展环境|(?:范围|名词|概念)(?:定义|解释|界定)|适用范围"
)
_GROUND = re.compile(r"^(?:工作|发展|现实|现有|规划)?(?:基础|背景|现状|形势)(?:[和与及]\w{2,6})?$")
_GROUND_OPENERS = frozenset("工发现规基背形")
# Parts about how the plan is carried out; they stand at its end.
_SAFEGUARD = re.compile(
    r"保障(?:措施|机制)|(?:组织|实施|工作)保障|^保障|组织(?:实施|领导|推动|推进|落实|管理|机构)|督导|督促|督查|评估|监督检查|监督管理|考核"
    r"|工作要求$|(?:工作|抓好|贯彻|强化|责任|狠抓).{0,4}落实$|附则|法律责任|罚则|(?:推进|实施|工作|推动)(?:机制|保障)$|^实施(?:与|和)"
    r"|(?:职责|责任|任务)分工|部门职责|^(?:工作|主要|具体|单位|机构)职责$"
)
# How the work goes on in time, where others hold the tasks: “工作安排” may be the tasks.
_STEPS = re.compile(r"^(?:实施|工作|推进|方法|时间|进度)(?:步骤|安排|阶段)(?:[和与及]\w{2,6})?$")
# Only the last part, and only where others hold the tasks: in the middle of a plan “有关要求” and “要素保障” hold tasks,
# and what people are provided with is a task anywhere: 加强消防员职业保障.
_LAST_SAFEGUARD = re.compile(
    r"(?<!职业|社会|医疗|权益|生活|住房|待遇|民生)保障(?:体系|条件|工作|实施|落实|能力)?$|要求$|落实$|实施$|监督|监测(?!预警|预报|设施|网络|站)|措施$|支撑$|支持$|(?:良好|浓厚|社会)氛围$|宣传引导$"
)
_SURE_SAFEGUARD = re.compile(
    r"^(?:\w{0,2}(?:强化|加强|健全|完善|抓好))?(?:保障措施|组织实施|组织保障|实施保障|组织领导|组织机构(?:[及与和]\w{2,4})?)$"
)
# Names of the part that holds the tasks: what stands below them before the first task is a remark.
_TASKS = re.compile("(?:重点|主要|工作|具体)*任务(?:清单|举措|措施|分解|分工|安排)?$")
_LAYS_DOWN = re.compile(r"(?:为|根据|按照|依据).*制定(?:本|如下|以下)[^,。]{2,10}[。:]?$")
_THOUGHT = re.compile("(?:坚持)?以[^,。;]{2,30}(?:为指导|为统领)")  # guiding thoughts without a heading
_REMARK = 80  # characters of such a remark
_GAPS: dict[Kind, int] = {"goal": 1, "safeguard": 2}  # so many parts at most between two of a kind
# A sentence, however long, that leads over to them: “围绕……，实施如下重点项目：”
_LISTED = re.compile("[^。]*(?:如下|以下|下列)[^,;。]{0,10}:$")
_GROUPING_BODY = 40  # characters of a body that only leads over to the children: “重点抓好以下工作：”


def judge_kinds(root: Node) -> None:
    """Give every node its kind, by headings and reading copies."""
    kinds: dict[int, Kind] = {}
    for parts in _documents(root):
        kinds.update(_parts(parts))
    for node in root.children:
        if node.role in ("clause", "titled"):
            _spread(node, kinds.get(id(node)))
        elif node.role == "annex":
            _fill(node, "annex")
        elif node.role in ("front", "title", "contents", "closing"):
            _fill(node, "front")
        elif node.role == "preamble":
            node.kind = "preamble"
        elif node.role == "list":
            _fill(node, "annex")
        elif node.role in ("table", "box"):
            _spread(node, "table")
        else:
            body = _body(node)
            _spread(node, "safeguard" if IN_FORCE.match(body) or CALL.match(body) else None)


def _documents(root: Node) -> list[list[Node]]:
    """The parts of each document in the file: a front after clauses begins another one."""
    documents: list[list[Node]] = [[]]
    for node in root.children:
        if node.role in ("front", "title", "preamble") and documents[-1]:
            documents.append([])
        elif node.role in ("clause", "titled"):
            documents[-1].append(node)
    return documents


def _parts(parts: list[Node]) -> dict[int, Kind]:
    """Kinds of those parts of the plan that are no tasks."""
    kinds: dict[int, Kind] = {}
    opening = True  # no part with tasks so far
    for node in parts:
        heading = node.heading
        if _is_goal(heading) or (not heading and _THOUGHT.match(_body(node))):
            kinds[id(node)] = "goal"
        elif opening and _CONTEXT.search(heading):
            kinds[id(node)] = "context"
        elif _SURE_SAFEGUARD.search(heading):
            kinds[id(node)] = "safeguard"
        opening = opening and kinds.get(id(node)) in ("context", "goal")
    tasks = [node for node in parts if id(node) not in kinds]
    assigned = bool(parts) and not _is_assigned(parts[-1])
    last = _last_of_all(parts, kinds)
    for node in reversed(parts[1:]):
        if kinds.get(id(node)) == "safeguard":
            continue
        heading = node.heading
        weak = node is last and tasks != [node] and _LAST_SAFEGUARD.search(heading)
        others = [task for task in tasks if task is not node and kinds.get(id(task)) != "safeguard"]
        steps = others and _STEPS.search(heading)
        final = not heading and IN_FORCE.match(_body(node))
        if id(node) in kinds or not (weak or steps or final or _SAFEGUARD.search(heading)):
            break
        if assigned and _is_assigned(node):
            break  # bodies carry out what it asks; what the last part asks is nobody's own
        kinds[id(node)] = "safeguard"
    _fill_gaps(parts, kinds)
    return kinds


def _last_of_all(parts: list[Node], kinds: dict[int, Kind]) -> Node | None:
    """The last part, or the one with clauses before a last one that only says that the plan is to be carried out: “九、组织实施” and a paragraph."""
    if len(parts) > 1 and kinds.get(id(parts[-1])) == "safeguard" and not parts[-1].children and parts[-2].children:
        return parts[-2]
    return parts[-1] if parts else None


def _fill_gaps(parts: list[Node], kinds: dict[int, Kind]) -> None:
    """Parts without children between two of one kind are of it: 总体思路, 基本要求, 主要目标; 加强组织领导, 加大资金支持, 强化督导考核."""
    known = [k for k, node in enumerate(parts) if kinds.get(id(node)) in _GAPS]
    for first, last in pairwise(known):
        kind, between = kinds[id(parts[first])], parts[first + 1 : last]
        if kind == kinds[id(parts[last])] and len(between) <= _GAPS[kind] and not any(n.children for n in between):
            kinds.update((id(node), kind) for node in between if id(node) not in kinds)


def _is_assigned(node: Node) -> bool:
    """Whether each clause of a part names the bodies that carry it out."""
    texts = [child.copy.view.folded.rstrip() for child in node.children if child.role in ("clause", "titled")]
    return bool(texts) and all(map(unit_bracket, texts))


def _is_goal(heading: str) -> bool:
    """Whether a heading announces aims or principles."""
    return len(heading) <= 16 and bool(_GOAL.search(heading)) and not _NO_GOAL.search(heading)


def _body(node: Node) -> str:
    """What a node holds behind label and heading, folded."""
    return node.copy.view.folded[node.copy.body :].strip()


def _spread(node: Node, kind: Kind | None) -> None:
    """Give `node` and what is below it their kinds; `kind` is what the parent's hands down."""
    if node.role in ("table", "box"):
        _fill(node, "table")
        return
    if node.role == "clause" and kind is None and _is_goal(node.heading):
        kind = "goal"
    if node.heading[:1] in _GROUND_OPENERS and _GROUND.match(node.heading):
        kind = "context"
    if node.mark and node.mark.ordinal == 1 and not node.children and _LAYS_DOWN.match(_body(node)):
        node.kind = "preamble"  # “第一条 为…，制定本方案。”
        return
    node.kind = kind or _task_or_group(node)
    for child in node.children:
        _spread(child, kind)


def _task_or_group(node: Node) -> Kind:
    """A heading without body that only groups tasks, or a task."""
    if not any([child.role in ("clause", "titled") for child in node.children]):
        return "task"
    body = _body(node)
    unit = UNIT_BRACKET.match(body)
    body = body[unit.end() :].strip() if unit else body
    leads_over = body[-1:] == ":" and (len(body) <= _GROUPING_BODY or _LISTED.match(body) is not None)
    return "group" if not body or leads_over or (len(body) <= _REMARK and _TASKS.match(node.heading)) else "task"


def _fill(node: Node, kind: Kind) -> None:
    """Give `node` and all below it the same kind; a table stays a table, and a row that is a task one."""
    if node.cells or (node.mark and any(child.cells for child in node.children)):
        _spread(node, None)
        return
    node.kind = "table" if node.role in ("table", "box") else kind
    for child in node.children:
        _fill(child, kind)
