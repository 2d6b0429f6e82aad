"""Annexes that share out the tasks of a plan among bodies, drawn by chance."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

NUMERALS = "一二三四五六七八九十"
TASKS = {
    "推进数据共享": "编制目录清单，建立更新机制",
    "完善服务网络": "新建一批站点，完善配套设施",
    "优化审批流程": "压减材料和环节，推行容缺受理",
    "加强基层能力建设": "开展业务培训，充实人员力量",
    "健全应急救援体系": "完善预案，组织演练",
    "推动普惠养老服务发展": "支持社会力量参与，丰富服务供给",
    "提升冷链物流保障水平": "补齐设备短板，延伸服务链条",
    "实施老旧小区改造": "完善基础设施，整治环境",
    "推广智慧停车": "建设管理平台，接入停车数据",
    "开展全民健身活动": "举办系列赛事，开放场馆",
    "强化食品安全监管": "开展抽检监测，严查违法行为",
    "推进生活垃圾分类": "完善投放设施，规范收运",
}
BODIES = [
    "市卫生健康委",
    "市教育局",
    "市发展改革委",
    "市民政局",
    "市人力资源社会保障局",
    "市财政局",
    "市交通运输局",
    "市农业农村局",
    "市市场监管局",
    "市数据局",
    "市应急管理局",
    "市住房城乡建设局",
]
PLACES = "各县（市、区）人民政府"


class Known(NamedTuple):
    """What must come out: the task's heading, the body as printed, its role."""

    task: str
    body: str
    role: str


class Annex(NamedTuple):
    """The plan above the table, the table, and what it says."""

    tasks: Sequence[str]
    grid: Sequence[Sequence[str]]
    known: Sequence[Known]

    def text(self, table: str) -> str:
        """The plan with its table as printed."""
        body = [f"（{NUMERALS[k]}）{task}。{TASKS[task]}，定期通报进展。" for k, task in enumerate(self.tasks)]
        head = ["数字服务提升行动计划", "一、总体要求", "坚持统筹推进，明确分工。", "二、重点任务"]
        tail = ["三、保障措施", "（一）加强领导。各级要高度重视，落实责任。", "附件", "重点任务分工表", table, ""]
        return "\n".join([*head, *body, *tail])


def drawn(random: Random) -> Annex:
    """Four to nine tasks, with columns and bodies that chance chooses."""
    numbered, led, dated, told = (random.random() < share for share in (0.8, 0.7, 0.5, 0.4))
    tasks = random.sample(sorted(TASKS), random.randint(4, 9))
    heads = ["序号"] * numbered + [random.choice(["重点任务", "任务", "工作任务"])] + ["具体举措"] * told
    heads += ["牵头单位", "配合单位"] if led else [random.choice(["责任单位", "责任部门"])]
    heads += [random.choice(["完成时限", "时限"])] * dated
    rows, known = [heads], []
    for number, task in enumerate(tasks, 1):
        row = [str(number)] * numbered + [task] + [TASKS[task]] * told
        bodies = random.sample(BODIES, random.randint(2, 4))
        if random.random() < 0.3:
            bodies.insert(random.randint(1, len(bodies)), PLACES)
        row += [bodies[0], "、".join(bodies[1:])] if led else ["、".join(bodies)]
        row += [random.choice(["2025年底", "2026年12月", "长期坚持"])] * dated
        known += [
            Known(task, body, ("member" if n else "lead") if led else "responsible") for n, body in enumerate(bodies)
        ]
        rows.append(row)
    return Annex(tasks, rows, known)
