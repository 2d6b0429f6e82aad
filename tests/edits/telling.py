"""Edits that deserve a finding: something the upper plan asks for is dropped, lowered, redefined, misspelt or softened."""

import random
import re
from collections import Counter

from edits.case import (
    Case,
    about,
    both,
    cut,
    either,
    gap,
    says,
    sentences_of,
    source_of,
    targets_of,
    task_change,
    tasks_of,
    torn,
)  # fmt: skip
from edits.ground import Ground
from extractor.lexicon import functions
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import is_word
from extractor.text import bare


def drop_task(case: Ground, rng: random.Random) -> Case | None:
    """A whole task is left out."""
    chosen = rng.choice(tasks_of(case.lower))
    clause = next(c for c in case.lower.clauses if c.id == chosen)
    text = cut(case.lower.document.text, clause.char_start, clause.char_end)
    upper = next(c for c in case.upper.clauses if c.heading == clause.heading or c.label == clause.label)
    gone = says("task", "omitted", "upper_only")
    lost = says("indicator", "omitted", "upper_only", "not_applicable", "match", "redefined")
    return Case(text, gone, either(gone, lost, gap, task_change, lambda f: f.upper_clause_id == upper.id))


def drop_sentence(case: Ground, rng: random.Random) -> Case | None:
    """A sentence of a kept task is left out."""
    measure = rng.choice(sentences_of(case))
    text = cut(case.lower.document.text, measure.char_start, measure.char_end)
    source = source_of(case, measure)
    # A target for another branch of a condition than the one kept is not owed, and its sentence with it.
    wanted = both(either(says("measure", "dropped"), says("indicator", "not_applicable")), about(source))
    # A target may lose its sentence, and those after it the 到2025年 that governed them.
    lost = says("indicator", "omitted", "upper_only", "not_applicable", "match", "redefined", "stricter")
    return Case(text, wanted, either(wanted, lost, task_change))


def drop_item(case: Ground, rng: random.Random) -> Case | None:
    """An item inside a list of four or more is left out of its sentence."""
    text = case.lower.document.text
    bodies = {(r.char_start, r.char_end) for r in case.lower.responsibilities}
    places = [
        (measure, measure.char_start + item.start(1), measure.char_start + item.end(1))
        for measure in sentences_of(case, 20)
        for item in re.finditer(
            "(?<=、)([一-鿿]{2,8}、)(?=[一-鿿]{2,8}、)", text[measure.char_start : measure.char_end]
        )
    ]
    places = [p for p in places if (p[1], p[2] - 1) not in bodies and text.count(text[p[1] : p[2] - 1]) == 1]
    measure, start, end = rng.choice(places)
    wanted = both(says("measure", "dropped"), about(source_of(case, measure)))
    return Case(cut(text, start, end), wanted, either(wanted, task_change))


def drop_deadline(case: Ground, rng: random.Random) -> Case | None:
    """到2025年 is left out of the sentence of a target."""
    dated = [m for m in sentences_of(case) if re.match(r"到20[0-9]{2}年[底末]?[，,]?", m.text)]
    counted = [m for m in dated if any(m.char_start <= t.char_start < m.char_end for t in targets_of(case))]
    # Another year in the clause may govern instead: 到2025年 carries forward.
    years = Counter(m.clause_id for m in case.lower.measures for _ in re.finditer("20[0-9]{2}年", m.text))
    alone = [m for m in counted if years[m.clause_id] == 1]
    if not alone:
        return None
    measure = rng.choice(alone)
    source = case.lower.document.text
    size = len(re.match(r"到\s*20[0-9]{2}\s*年[底末]?[，,]?\s*", source[measure.char_start :])[0])  # type: ignore[index]
    text = cut(source, measure.char_start, measure.char_start + size)
    wanted = lambda f: "deadline_dropped" in f.flags  # noqa: E731
    return Case(text, wanted, either(wanted, torn, task_change))


def put_off_deadline(case: Ground, rng: random.Random) -> Case | None:
    """到2025年 becomes 到2027年."""
    dated = [m for m in sentences_of(case) if re.match(r"到2025年", m.text)]
    counted = [m for m in dated if any(m.char_start <= t.char_start < m.char_end for t in targets_of(case))]
    if not counted:
        return None
    measure = rng.choice(counted)
    text = case.lower.document.text
    place = text.index("2025", measure.char_start)
    wanted = both(says("indicator", "weaker"), lambda f: "deadline_later" in f.flags)
    return Case(
        cut(text, place, place + 4, "2027"), wanted, either(wanted, says("indicator", "match"), torn, task_change)
    )


def change_value(case: Ground, rng: random.Random) -> Case | None:
    """A percentage goes up or down by a few points."""
    rates = [t for t in targets_of(case) if t.unit == "%" and 10 < (t.value or 0) < 90 and t.value_text.isdigit()]
    target = rng.choice(rates)
    text = case.lower.document.text
    place = text.index(f"{target.value_text}%", target.char_start)
    new = str(int(target.value_text) + rng.choice([-7, -5, 5, 7]))
    wanted = says("indicator", "weaker", "stricter")
    return Case(cut(text, place, place + len(target.value_text), new), wanted, either(wanted, torn, task_change))


def rate_to_count(case: Ground, rng: random.Random) -> Case | None:
    """达到80% becomes 达到80个."""
    text = case.lower.document.text
    rates = [
        t
        for t in targets_of(case)
        if t.unit == "%" and text[t.char_start : t.char_end].rstrip("。，").endswith(f"{t.value_text}%")
    ]
    if not rates:
        return None
    target = rng.choice(rates)
    place = text.rindex(f"{target.value_text}%", target.char_start, target.char_end) + len(target.value_text)
    # Where a table keeps the rate, it answers the upper target, and the sentence contradicts it.
    wanted = either(says("indicator", "redefined"), torn)
    return Case(cut(text, place, place + 1, "个"), wanted, either(wanted, says("indicator", "added"), task_change))


def exclude_bound(case: Ground, rng: random.Random) -> Case | None:
    """不低于 becomes 超过."""
    text = case.lower.document.text
    bounded = [t for t in targets_of(case) if "不低于" in text[t.char_start : t.char_end]]
    if not bounded:
        return None
    target = rng.choice(bounded)
    place = text.index("不低于", target.char_start)
    wanted = lambda f: "boundary" in f.flags  # noqa: E731
    return Case(cut(text, place, place + 3, "超过"), wanted, either(wanted, torn, task_change))


def drop_unit(case: Ground, rng: random.Random) -> Case | None:
    """A body is left out of its list."""
    text = case.lower.document.text
    listed = [
        r
        for r in case.lower.responsibilities
        if r.level == case.place.level and text[r.char_end : r.char_end + 1] == "、"
    ]
    body = rng.choice(listed)
    name = body.function.rstrip("局厅委")  # a 厅 of the province is a 局 here
    wanted = both(says("unit", "dropped"), lambda f: name in (f.upper_quote or ""))
    return Case(cut(text, body.char_start, body.char_end + 1), wanted, wanted)


def add_unit(case: Ground, rng: random.Random) -> Case | None:
    """A body is put into a list that did not name it."""
    text = case.lower.document.text
    listed = [
        r
        for r in case.lower.responsibilities
        if r.level == case.place.level and text[r.char_end : r.char_end + 1] == "、"
    ]
    body = rng.choice(listed)
    known = {functions.canonical(r.function) for r in case.lower.responsibilities if r.clause_id == body.clause_id}
    new = rng.choice([name for name in ("气象局", "水利局", "应急管理局", "统计局", "审计局") if name not in known])
    wanted = both(says("unit", "added"), lambda f: new in (f.lower_quote or ""))
    return Case(cut(text, body.char_end, body.char_end, f"、{case.place.sign}{new}"), wanted, wanted)


def mistype(case: Ground, rng: random.Random) -> Case | None:
    """One character of a word becomes another of the same sound that makes no word."""
    measure = rng.choice(sentences_of(case, 20))
    text = case.lower.document.text
    places = list(range(measure.char_start + 2, measure.char_end - 3))
    rng.shuffle(places)
    for place in places:
        if not is_word(text[place : place + 2]) or text[place] in "省市县区乡镇村提一两三十百千万之各其每":
            continue  # level words and numbers are other kinds of edit
        new = [c for c in COMMON if c != text[place] and sound_alike(c, text[place])]
        new = [c for c in new if not is_word(c + text[place + 1]) and not is_word(text[place - 1] + c)]
        if new:
            wanted = says("wording", "suspected_typo")
            edited = cut(text, place, place + 1, rng.choice(new))
            return Case(edited, wanted, either(wanted, task_change))
    return None


COMMON = "市事是实时使示式世师施视试适室势史士石食只知支指制治至直职值植止建件间见简健监检减京经精境竞静及级机积技计记际基集急进近金今尽紧工公功共供成城程承诚称里理力立利历例合和河何核关官观管馆导到道倒度都督定订顶丁动懂东服府福夫复副富富方访防房放形行型刑性兴星"


def leave_level_word(case: Ground, rng: random.Random) -> Case | None:
    """One 全县 goes back to 全市, or 全市 to 全省."""
    text = case.lower.document.text
    places = [
        (m.start(), measure)
        for measure in case.lower.measures
        for m in re.finditer(f"(?<!健){case.place.own}(?!统一|[、级])", text[measure.char_start : measure.char_end])
        if len(bare(measure.text)) > 14
    ]
    if not places:
        return None
    offset, measure = rng.choice(places)
    place = measure.char_start + offset
    wanted = says("wording", "unlocalised")
    left = next(word for word, local in case.place.words.items() if local == case.place.own)
    return Case(cut(text, place, place + 2, left), wanted, either(wanted, task_change))


def soften(case: Ground, rng: random.Random) -> Case | None:
    """A plain demand becomes an encouragement."""
    text = case.lower.document.text
    verbs = "建立|加强|完善|开展|推进|健全|强化|加快"
    plain = [
        m for m in sentences_of(case, 12) if re.match(verbs, m.text) and not re.search("鼓励|探索|力争|逐步", m.text)
    ]
    measure = rng.choice(plain)
    wanted = says("wording", "softened")
    return Case(
        cut(text, measure.char_start, measure.char_start, rng.choice(["鼓励", "探索"])),
        wanted,
        either(wanted, task_change),
    )
