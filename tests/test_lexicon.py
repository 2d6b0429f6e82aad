"""Reference data: every form has an example, every example is read back to its entry; helpers built on them."""

import csv
from collections import Counter
from pathlib import Path

import pytest
import yaml

from extractor.compare.targets.scope import _REGION
from extractor.lexicon import functions, levels, load, organs, places, regions

FOLDER = Path(organs.__file__).parent


@pytest.mark.parametrize("organ", functions.organs(), ids=lambda o: o.slug)
def test_examples_are_read_back_to_their_organ(organ: functions.Organ) -> None:
    """市卫健局 is a body of the organ whose examples hold it."""
    for example in organ.examples:
        body = organs.read_body(example)
        assert functions.organ_of(body.function) == organ, example
        assert body.known


def test_every_stem_end_and_form_stands_in_an_example() -> None:
    """A form nobody can show is a guess."""
    for group in load("organs").values():
        for entry in group["organs"]:
            examples = entry["examples"].split()
            for stem in str(entry.get("stems", "")).split():
                assert any(stem in example for example in examples), (entry["slug"], stem)
            for end in str(entry.get("ends", "")).split():
                assert any(example.endswith(end) for example in examples), (entry["slug"], end)
            for form in str(entry.get("forms", "")).split():
                assert any(example.endswith(form) for example in examples), (entry["slug"], form)


def test_no_form_names_two_organs_and_no_slug_or_name_is_used_twice() -> None:
    """Otherwise the identity of a body would depend on the order of the file."""
    owners: dict[str, str] = {}
    for organ in functions.organs():
        for form in organ.forms:
            assert owners.setdefault(form, organ.slug) == organ.slug, form
    for names in ([o.slug for o in functions.organs()], [o.name for o in functions.organs()]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_organs_are_in_order_and_former_names_are_forms() -> None:
    """Slugs are sorted inside their group, so that an entry is found and added at its place."""
    for group in load("organs").values():
        slugs = [entry["slug"] for entry in group["organs"]]
        assert slugs == sorted(slugs)
    for organ in functions.organs():
        assert set(organ.former) <= set(organ.forms), organ.slug


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda p: p.name)
def test_files_hold_no_stray_spaces(path: Path) -> None:
    """No tab, no trailing blank, no full-width blank, and one line feed at the end."""
    text = path.read_text("utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert not [line for line in text.splitlines() if line != line.rstrip() or "\t" in line or "\u3000" in line]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda p: p.name)
def test_files_are_read_alike_with_and_without_libyaml(path: Path) -> None:
    """A question mark in a list must be quoted for the reader that is written in Python."""
    assert yaml.load(path.read_text("utf-8"), Loader=yaml.SafeLoader) == load(path.stem)


def test_every_level_mark_is_read_as_its_level() -> None:
    """市卫生健康委 states 市, 自治区教育厅 states 自治区."""
    from extractor.extract.units import level_of

    for mark, entry in load("levels")["marks"].items():
        body = organs.read_body(entry["example"])
        assert body.sign == mark, entry
        assert level_of(body, None, "") == entry["level"]


def test_own_words_are_found_in_their_examples() -> None:
    """Each word, and no other, in the phrase given for it."""
    for level, words in load("levels")["own"].items():
        for word, example in words.items():
            assert [(w.word, w.level) for w in levels.own_words(example)] == [(word, level)], example


def test_look_alikes_are_not_own_words() -> None:
    for word in load("levels")["look_alikes"]:
        assert list(levels.own_words(word)) == [], word


def test_words_for_the_places_below_become_one_slot() -> None:
    """各区县 in an upper plan is 各乡镇（街道） in a lower one."""
    for words in load("levels")["lower"].values():
        for word in words:
            assert levels.neutral(f"由{word}落实") == f"由各{levels.LOWER}落实", word


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("到2025年，全市床位达到10张", "到2025年，全县床位达到10张"),
        ("由市卫生健康委牵头", "由县卫生健康委牵头"),
        ("我市实际", "本区实际"),
        ("市级财政", "县级财政"),
        ("团市委、市妇联", "团县委、县妇联"),
        ("市委政法委将其纳入", "县委政法委将其纳入"),
        ("各区县（自治县）要", "各乡镇（街道）要"),
        ("建设平安甲州", "建设平安乙丘"),
        ("甲州市精神卫生中心", "甲州市乙丘县精神卫生中心"),
    ],
)
def test_neutral_makes_copies_alike(upper: str, lower: str) -> None:
    from extractor.text import fold

    names = ("甲州市", "甲州", "乙丘县", "乙丘")
    assert levels.neutral(fold(upper), names) == levels.neutral(fold(lower), names)


@pytest.mark.parametrize(
    "text", ["安全区域", "市场监管", "完全市场化", "城市管理", "社区服务", "100%的街道和50%的乡镇", "国家级"]
)
def test_neutral_leaves_other_words_alone(text: str) -> None:
    assert levels.neutral(text) == text


@pytest.mark.parametrize(
    ("printed", "function", "sign"),
    [
        ("市卫生健康委", "卫生健康委", "市"),
        ("市市场监管局", "市场监管局", "市"),
        ("市场监管局", "市场监管局", None),
        ("市政园林局", "市政园林局", None),
        ("城市管理局", "城市管理局", None),
        ("县城管局", "城管局", "县"),
        ("市民宗委", "民宗委", "市"),
        ("市民中心", "市民中心", None),
        ("区域发展办公室", "区域发展办公室", None),
        ("市委政法委", "政法委", "市"),
        ("县委平安办", "平安办", "县"),
        ("省委办公厅", "办公厅", "省"),
        ("团县委", "团委", "县"),
        ("共青团某某市委", "团委", "市"),
        ("国家发展改革委", "发展改革委", "国家"),
        ("中央宣传部", "宣传部", "中央"),
        ("市场监管总局", "市场监管总局", None),
        ("省直机关工委", "机关工委", "省直"),
        ("市级机关事务管理局", "机关事务管理局", "市级"),
        ("市、区卫生健康委", "卫生健康委", "市、区"),
        ("各县（市、区）民政局", "民政局", "县(市、区)"),
        ("某某省某某县卫生健康局", "卫生健康局", "县"),
        ("各区县政府", "区县政府", None),
        ("各市人民政府", "市人民政府", None),
        ("市人民政府", "人民政府", "市"),
        ("各乡镇（街道）", "乡镇（街道）", None),
        ("各有关部门", "有关部门", None),
        ("地方各级人民政府", "地方各级人民政府", None),
        ("某某新区管委会", "某某新区管委会", None),
        ("区中医院（区精神卫生中心）", "中医院（精神卫生中心）", "区"),
        ("市教委（市委教育工委）", "教委（教育工委）", "市"),
        ("国家税务总局某某省税务局", "税务局", "省"),
        ("师训科", "师训科", None),
        ("市残工委成员单位", "残工委成员单位", "市"),
    ],
)
def test_names_are_read_as_function_and_level_word(printed: str, function: str, sign: str | None) -> None:
    body = organs.read_body(printed)
    assert (body.function, body.sign) == (function, sign)


@pytest.mark.parametrize(
    "names",
    [
        ["卫生健康委", "卫健委", "卫生健康局", "卫生计生委", "卫计委", "卫生健康委员会"],
        ["人力资源社会保障局", "人社局", "人力社保局", "人力资源和社会保障厅"],
        ["住房城乡建设局", "住建局", "住房和城乡建设委员会", "住房城乡建委"],
        ["区县政府", "区县（自治县）人民政府", "县（市、区）政府", "区县人民政府"],
        ["市场监管局", "市场监管总局", "市场监督管理局", "工商局"],
    ],
)
def test_names_of_one_body_are_one(names: list[str]) -> None:
    assert len({functions.canonical(name) for name in names}) == 1
    assert len({organs.unit_id(name) for name in names}) == len(names)


def test_neighbours_stay_apart() -> None:
    """民政, 民宗 and 财政 differ by one character and are three bodies."""
    assert len({functions.canonical(name) for name in ("民政局", "民宗局", "财政局", "市政局", "司法局")}) == 5


def test_places_have_unique_codes_that_fit_their_level() -> None:
    rows = list(csv.DictReader((FOLDER / "places.csv").read_text("utf-8").splitlines()))
    assert len({row["code"] for row in rows}) == len(rows) > 3000
    for row in rows:
        tail = "province" if row["code"].endswith("0000") else "city" if row["code"].endswith("00") else "county"
        assert row["level"] == tail and row["name"] == row["name"].strip()
        assert places.name_of(row["code"]) == row["name"]


def test_each_province_is_known_by_its_full_name_and_ambiguous_names_by_none() -> None:
    rows = csv.DictReader((FOLDER / "places.csv").read_text("utf-8").splitlines())
    names = Counter(form for row in rows for form in places.forms_of(row["name"]))
    shared = [name for name, count in names.items() if count > 1]
    assert all(places.code_of(name) is None for name in shared)
    assert all(places.code_of(places.name_of(f"{n}0000") or "") for n in (11, 23, 50, 65) if places.name_of(f"{n}0000"))


def test_a_region_is_found_in_its_example() -> None:
    """The example of each region opens with a name that a target's region is read from."""
    for name, entry in load("regions").items():
        assert regions.lies_in(entry["example"], f"{(entry.get('within') or entry['partly'])[0]}0000") is not False, (
            name
        )
        assert _REGION.match(entry["example"]), name
