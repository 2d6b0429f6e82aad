"""ranks: notes that say once who leads by the order of a list."""

import pytest
from assigned import clause, document, shown

from extractor.extract.units import find_units

COMMA = "逗号之前的为牵头单位，其他有关单位按职责分工配合，下同"
FIRST = "列首位的为牵头单位，下同"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # all before the first comma lead; the note stands in the list itself, and holds for the lists behind it
        (
            f"建成3处。（市教育局、柳川区政府，市财政局、湖滨新区管委会。列{COMMA}）再建5处。（市水利局，市民政局）",
            "市教育局:L 柳川区政府:L 市财政局:M 湖滨新区管委会:M 市水利局:L 市民政局:M",
        ),
        # one body before the note; a list without the comma does not tell
        (f"建成3处。（市教育局，{COMMA}）再建5处。（市水利局、市民政局）", "市教育局:L 市水利局:R 市民政局:R"),
        # a name with a bracket of its own
        (
            f"建成3处。[市教育局、各区政府（含湖滨新区管委会，下同），市财政局。{COMMA}]",
            "市教育局:L 各区政府（含湖滨新区管委会，下同）:L 市财政局:M",
        ),
        # enterprises and bodies with names of their own among the others
        (
            f"建成3处。（市教育局，{COMMA}）再建5处。（市机场集团、云泽发展署，市财政局、中国电信、中国铁塔）",
            "市教育局:L 市机场集团:L 云泽发展署:L 市财政局:M 中国电信:M 中国铁塔:M",
        ),
        # the first of all leads; nothing is said of the others
        (
            f"建成3处。（市教育局、市财政局，{FIRST}）再建5处。（市水利局、市民政局）",
            "市教育局:L 市财政局:R 市水利局:L 市民政局:R",
        ),
        (
            "以下任务排在第一位的单位为牵头单位，其余为配合单位。建成3处。（责任单位：市教育局、市财政局）",
            "市教育局:L 市财政局:M",
        ),
        ("建成3处。（责任单位：市教育局、市财政局，第一个单位为牵头单位）", "市教育局:L 市财政局:R"),
        ("建成3处。（市教育局；市财政局。分号前为牵头单位，分号后为配合单位，下同）", "市教育局:L 市财政局:M"),
        (
            "建成3处。（市教育局、市财政局，各项任务责任单位中，排名第一的为牵头单位，其余责任单位为配合单位）",
            "市教育局:L 市财政局:M",
        ),
        ("建成3处。（责任单位：市教育局、市财政局，牵头单位排在首位，下同）", "市教育局:L 市财政局:R"),
        # roles in print count for more
        (
            f"建成3处。（市教育局负责，市财政局配合）再建5处。（市水利局、市民政局，{FIRST}）",
            "市教育局:R 市财政局:M 市水利局:L 市民政局:R",
        ),
        # no note on the lists of a plan
        (
            "几家单位联合申报的，排在第一位的单位为牵头单位。建成3处。（市教育局、市财政局）",
            "市教育局:R 市财政局:R",
        ),
        ("把实效放在首位。建成3处。（市教育局，市财政局）", "市教育局:R 市财政局:R"),
    ],
)
def test_a_note_gives_roles_by_order(text: str, bodies: str) -> None:
    """To lists that print no role."""
    assert shown(find_units(document(text), [clause(text, 0, len(text))])) == bodies


@pytest.mark.parametrize(
    ("parts", "bodies"),
    [
        # from its clause on
        (
            [
                "建成3处。（市教育局，市财政局）\n",
                f"建成5处。（市水利局、市民政局，{FIRST}）\n",
                "建成7处。（市体育局、市林业局）\n",
            ],
            "市教育局:R 市财政局:R 市水利局:L 市民政局:R 市体育局:L 市林业局:R",
        ),
        # for all where it comes last
        (
            [
                "建成3处。（市教育局、市财政局）\n",
                "建成5处。（市水利局、市民政局）\n",
                "备注：责任单位中列首位的为牵头单位。\n",
            ],
            "市教育局:L 市财政局:R 市水利局:L 市民政局:R",
        ),
    ],
)
def test_where_a_note_holds(parts: list[str], bodies: str) -> None:
    """In the clauses behind it, or in all."""
    text, clauses = "".join(parts), []
    for k, part in enumerate(parts):
        at = sum(map(len, parts[:k]))
        clauses.append(clause(text, at, at + len(part), f"d_{k}")._replace(position=k))
    assert shown(find_units(document(text), clauses)) == bodies


@pytest.mark.parametrize("mark", ["\t", "\n"])
@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("责任单位（列首位的为牵头单位）", "市教育局:L 市财政局:R 市水利局:L"),
        ("责任单位（第一个为牵头单位）", "市教育局:L 市财政局:R 市水利局:L"),
        ("责任部门（逗号前为牵头单位，逗号后为配合单位）", "市教育局:L 市财政局:M 市水利局:L"),
        ("责任单位", "市教育局:R 市财政局:R 市水利局:R"),
    ],
)
def test_a_column_may_say_so(head: str, bodies: str, mark: str) -> None:
    """In its head, cells side by side or one below the other."""
    rows = [["序号", "重点任务", head], ["1", "加强校舍建设", "市教育局，市财政局"], ["2", "整治山塘", "市水利局"]]
    text = "".join(mark.join(row) + "\n" for row in rows)
    assert shown(find_units(document(text), [clause(text, 0, len(text), kind="table")])) == bodies
