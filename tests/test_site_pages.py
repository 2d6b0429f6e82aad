"""pages: each one opens, says what the records say, links to what exists and filters without a script."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from visitor import Page, Visitor

from db.site.words import verdict_word

UPPER, LOWER, OLDER = "cq-2023-103", "yy-2024-21", "yb-2023-260"
COMPARE = f"/compare/{UPPER}/{LOWER}"

OPENED = ["/", COMPARE, f"/plan/{UPPER}", f"/target/{UPPER}_i16", "/body/health", "/search?q=床位"]


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(built_db)
    yield found
    found.close()


@pytest.fixture(scope="module")
def rows(built_db: Path) -> Iterator[sqlite3.Connection]:
    """The records the pages are made from."""
    conn = sqlite3.connect(f"file:{built_db}?mode=ro", uri=True)
    conn.row_factory = sqlite3.Row
    yield conn
    conn.close()


def one(rows: sqlite3.Connection, sql: str, *values: Any) -> Any:
    """First value of the first row."""
    found = rows.execute(sql, values).fetchone()
    assert found is not None, sql
    return found[0]


def kinds_of_findings(rows: sqlite3.Connection) -> list[str]:
    """One finding of every subject and verdict there is."""
    return [row["id"] for row in rows.execute("select min(id) as id from findings group by subject, verdict")]


def test_every_link_leads_somewhere(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """From home, a comparison, a plan, one finding of every kind and a search: no dead page, no dead anchor."""
    seeds = [
        "/",
        COMPARE,
        f"/compare/{UPPER}/{OLDER}",
        f"/plan/{LOWER}",
        f"/plan/{LOWER}?view=source",
        "/search?q=床位",
    ]
    seeds += [f"/finding/{finding}" for finding in kinds_of_findings(rows)]
    seeds += [f"/target/{UPPER}_i16", "/body/health"]
    wanted: dict[str, set[str]] = {}
    for seed in seeds:
        for address, anchor in visitor.page(seed).targets():
            wanted.setdefault(address, set()).add(anchor)
    dead = []
    for address, anchors in wanted.items():
        answer = visitor.get(address)
        if answer.status_code != 200:
            dead.append((answer.status_code, address))
        elif "html" in answer.headers["content-type"]:
            ids = Page(address, answer.text).ids
            dead += [("anchor", f"{address}#{anchor}") for anchor in anchors if anchor and anchor not in ids]
    assert dead == []


def test_no_id_twice_on_a_page(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """A permalink is worth something only when it is unique."""
    for address in ("/", COMPARE, f"/plan/{UPPER}", f"/plan/{UPPER}?view=source", "/search?q=县"):
        ids = visitor.page(address).ids
        assert sorted(ids) == sorted(set(ids)), address


@pytest.mark.parametrize("address", [*OPENED, "/search", "/nothing-here"])
def test_every_page_has_its_landmarks(visitor: Visitor, address: str) -> None:
    """Language, one main, one h1, a skip link; no script and nothing from another host."""
    page = Page(address, visitor.get(address).text)
    tags = [tag for tag, _ in page.tags]
    assert page.tags[0] == ("html", {"lang": "zh-CN"})
    assert [tags.count(tag) for tag in ("main", "h1", "header", "footer", "script")] == [1, 1, 1, 1, 0]
    assert "#main" in page.html and "http://" not in page.html and "https://" not in page.html
    assert not re.search(r"\sstyle=|\son[a-z]+=", page.html)


def test_our_pages_forbid_scripts(visitor: Visitor) -> None:
    """Whatever a plan's text may hold."""
    for address in OPENED:
        policy = visitor.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script" not in policy


def test_a_page_seen_before_is_not_sent_again(visitor: Visitor) -> None:
    """The same bytes carry the same tag, and a browser that knows it gets none."""
    tag = visitor.get(COMPARE).headers["etag"]
    again = visitor.get(COMPARE, headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content and again.headers["etag"] == tag
    assert visitor.get(COMPARE, headers={"if-none-match": '"other"'}).status_code == 200


def test_home_counts_what_there_is(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """The five numbers, a line a comparison, the gravest findings."""
    page = visitor.page("/")
    for table in ("documents", "clauses", "comparisons", "findings"):
        assert f"<dd>{one(rows, f'select count(*) from {table}')}</dd>" in page.html
    for pair in rows.execute("select upper_id, lower_id from comparisons"):
        assert any(link.startswith(f"/compare/{pair['upper_id']}/{pair['lower_id']}") for link in page.links)
    assert "先看这10条" in page.text


def test_the_matrix_has_a_cell_for_every_target_and_plan(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Symbol, word and local value; each cell opens its finding."""
    page = visitor.page("/")
    found = rows.execute(
        """select findings.id from findings join comparisons on comparisons.id = comparison_id
        where upper_id = ? and subject = 'indicator' and upper_indicator_id is not null""",
        [UPPER],
    )
    links = set(page.links)
    assert [row["id"] for row in found if f"/finding/{row['id']}" not in links] == []
    cells = page.has_class("cell")
    assert len(cells) == one(
        rows, "select count(*) from indicators where document_id = ? and role = 'target'", UPPER
    ) * one(rows, "select count(*) from comparisons where upper_id = ?", UPPER)


@pytest.mark.parametrize(
    ("query", "holds", "lacks"),
    [
        ("verdict=omitted&plan=yy-2024-21", "80%的城市社区|城市社区", "乡镇（街道）社会心理服务站设置率"),
        ("duty=upper", "三级区县精神卫生中心", "在册患者规范管理率"),
        ("category=救助保障水平", "第二代抗精神病药物免费提供率", "三级区县精神卫生中心"),
    ],
)
def test_the_matrix_filters_without_a_script(visitor: Visitor, query: str, holds: str, lacks: str) -> None:
    """By verdict and plan, duty, category; the form keeps what was chosen."""
    html = visitor.page(f"/?{query}").html
    matrix = html[html.index('<table class="matrix">') : html.index("</table>", html.index('<table class="matrix">'))]
    assert re.search(holds, matrix) and lacks not in matrix
    assert " selected" in html


@pytest.mark.parametrize("query", ["verdict=nonsense&duty=%3Cscript%3E&plan=..&category=", "upper=nobody", "verdict="])
def test_strange_filters_filter_nothing(visitor: Visitor, query: str) -> None:
    """What is not known is left out, never an error."""
    assert len(visitor.page(f"/?{query}").has_class("cell")) == len(visitor.page("/").has_class("cell"))


def test_a_filter_that_fits_nothing_says_so(visitor: Visitor) -> None:
    """And offers the way back."""
    page = visitor.page("/?category=救助保障水平&duty=upper")
    assert "没有目标同时符合这几个条件" in page.text and "清除筛选" in page.text


def test_compare_shows_every_pair_in_the_upper_order(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """A row for every aligned clause, omitted ones in their place with an empty side, added ones last."""
    page = visitor.page(COMPARE)
    order = [
        f"u-{row['id']}"
        for row in rows.execute(
            """select distinct clauses.id, position from alignments join clauses on clauses.id = upper_clause_id
            where comparison_id = ? order by position""",
            [f"{UPPER}--{LOWER}"],
        )
    ]
    assert [name for name in page.ids if name.startswith("u-")] == order
    assert "下级没有写" in page.text and page.has_class("omitted")
    assert "<del>" in page.html and "<ins>" in page.html


def test_compare_marks_the_dropped_sentence(visitor: Visitor) -> None:
    """What the county left out of its task on rehabilitation, figures whole."""
    html = visitor.page(COMPARE).html
    deleted = re.findall(r"<del>(.*?)</del>", html)
    assert any("80%的城市社区" in text for text in deleted)
    assert any("第三方评价机制" in text for text in deleted)


def test_only_differences_hides_agreement(visitor: Visitor) -> None:
    """Fewer rows and fewer targets, and a way back."""
    everything, only = visitor.page(COMPARE), visitor.page(f"{COMPARE}?only=diff")
    assert len(only.html) < len(everything.html)
    assert "显示全部" in only.text and "只看有差别的" in everything.text
    assert not any(re.search(r"^u-.*_1-1$", name) for name in only.ids) or "总体目标" in only.text


def test_targets_filter_by_verdict(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """The numbers on home lead to exactly as many rows."""
    number = one(
        rows,
        "select count(*) from findings where comparison_id = ? and subject = 'indicator' and verdict = 'omitted'",
        f"{UPPER}--{LOWER}",
    )
    page = visitor.page(f"{COMPARE}?verdict=omitted")
    assert len([name for name in page.ids if name.startswith("t-")]) == number


def test_an_older_lower_plan_is_not_blamed(visitor: Visitor) -> None:
    """Not covered is not disobeyed: a banner says so and no cell says 遗漏."""
    page = visitor.page(f"/compare/{UPPER}/{OLDER}")
    assert "不等于不执行" in page.text and page.has_class("banner")
    assert "遗漏" not in page.text and "未覆盖" in page.text


def test_a_plan_shows_all_its_clauses_and_text(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Every clause has its permalink and every word of it stands on the page."""
    for document in (UPPER, LOWER, "unnamed-145"):
        page = visitor.page(f"/plan/{document}")
        for clause in rows.execute("select * from clauses where document_id = ?", [document]):
            assert clause["id"] in page.ids
            # Between the title of a table and its text as printed stands the table that was read from it.
            text = clause["text"].removeprefix(clause["heading"]) if clause["kind"] == "table" else clause["text"]
            assert re.sub(r"[\s#]+", "", text) in page.text.replace("#", ""), clause["id"]


def test_a_plan_marks_targets_bodies_and_deadlines(visitor: Visitor) -> None:
    """In the text itself."""
    page = visitor.page(f"/plan/{LOWER}")
    for kind in ("target", "body", "deadline"):
        assert len(page.has_class(kind)) > 10
    assert re.search(r'<mark class="body">县卫生健康委</mark>', page.html)


def test_a_plan_can_be_cited_and_traced(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """GB/T 7714, file, hash."""
    page = visitor.page(f"/plan/{LOWER}")
    assert "酉阳府办发〔2024〕21号[Z].2024-08-13" in page.text
    assert one(rows, "select sha256 from documents where id = ?", LOWER) in page.text


def test_the_source_is_shown_line_by_line(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """As many lines as the file, numbered, unchanged."""
    page = visitor.page(f"/plan/{OLDER}?view=source")
    text = one(rows, "select text from documents where id = ?", OLDER)
    assert len([name for name in page.ids if re.fullmatch(r"L\d+", name)]) == text.count("\n") + 1
    assert re.sub(r"[\s#]+", "", text) in page.text.replace("#", "")


def test_every_finding_has_a_card(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Verdict in words, explanation, rule and both quotes, marked where they stand."""
    for name in kinds_of_findings(rows):
        finding = dict(rows.execute("select * from findings where id = ?", [name]).fetchone())
        page = visitor.page(f"/finding/{name}")
        owed = rows.execute(
            "select relation = 'implements' and not lower_predates_upper from comparisons where id = ?",
            [finding["comparison_id"]],
        ).fetchone()
        word = verdict_word(finding["subject"], finding["verdict"], bool(owed[0]) if owed else True)
        for expected in (word.text, finding["explanation"], finding["rule"]):
            assert re.sub(r"\s+", "", expected) in page.text, (name, expected)
        for quote in filter(None, (finding["upper_quote"], finding["lower_quote"])):
            assert re.sub(r"\s+", "", quote) in page.text, (name, quote)
        sides = [finding[f"{side}_quote"] and finding[f"{side}_clause_id"] for side in ("upper", "lower")]
        assert page.has_class("quote") or not any(sides), name


def test_a_target_shows_what_every_plan_says(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """One line a comparison with value, verdict and reason, and a chart that is told in words as well."""
    target = rows.execute(
        """select indicators.* from indicators join findings on upper_indicator_id = indicators.id
        where document_id = ? and lower_indicator_id is not null and indicators.unit = '%'
        and baseline_value is not null group by 1 order by count(*) desc limit 1""".replace(
            "document_id =", "indicators.document_id ="
        ),
        [UPPER],
    ).fetchone()
    page = visitor.page(f"/target/{target['id']}")
    assert target["name"] in page.text and re.sub(r"\s", "", target["quote"]) in page.text
    links = rows.execute("select id from findings where upper_indicator_id = ?", [target["id"]])
    assert {f"/finding/{row['id']}" for row in links} <= set(page.links)
    drawn = page.has_class("range")
    assert len(drawn) >= 2 and all(attributes["aria-label"] for attributes in drawn)


def test_a_lower_target_leads_up(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """To the target it answers to."""
    found = rows.execute(
        "select * from findings where verdict = 'stricter' and lower_indicator_id is not null"
    ).fetchone()
    page = visitor.page(f"/target/{found['lower_indicator_id']}")
    assert "它对应的上级目标" in page.text and f"/target/{found['upper_indicator_id']}" in page.links


def test_a_body_shows_its_tasks_in_every_plan(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """And where it was dropped."""
    page = visitor.page("/body/health")
    tasks = rows.execute("select document_id, clause_id from responsibilities where unit_id = 'health'").fetchall()
    assert tasks and {f"/plan/{row['document_id']}#{row['clause_id']}" for row in tasks} <= set(page.links)


@pytest.mark.parametrize("word", ["床位", "服药率", "县", "社会心理服务站", "精神科执业（助理）医师", "100%"])
def test_search_finds_and_marks(visitor: Visitor, word: str) -> None:
    """Ranked hits with the word marked, and ways to narrow them."""
    page = visitor.page(f"/search?q={word.replace('%', '%25')}")
    assert re.search(r"找到[1-9]\d*条", page.text) and page.has_class("hit")
    assert "层级" in page.text and "责任单位" in page.text


@pytest.mark.parametrize("word", ["卫健委", "卫生健康委", "市卫生健康委", "卫计委"])
def test_search_knows_former_names_of_bodies(visitor: Visitor, word: str) -> None:
    """By the lexicon, not by likeness."""
    assert "/body/health" in visitor.page(f"/search?q={word}").links


def test_search_finds_targets_by_name(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Beside the clauses, with value and plan."""
    target = one(
        rows, "select id from indicators where document_id = ? and name like '%服药率%' and role = 'target'", UPPER
    )
    assert f"/target/{target}" in visitor.page("/search?q=服药率").links


def test_search_narrows(visitor: Visitor) -> None:
    """By plan, level, kind and body; each number is the number of hits behind its link."""
    page = visitor.page("/search?q=县")
    for parameter in ("plan", "level", "kind", "body"):
        link = next(link for link in page.links if f"&{parameter}=" in link)
        narrowed = visitor.page(link)
        assert re.search(r"找到[1-9]", narrowed.text) and "已选，再点取消" in narrowed.text
        assert len(narrowed.has_class("hit")) <= len(page.has_class("hit")) or parameter


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "一个字也可以查"),
        ("q=", "一个字也可以查"),
        ("q=！！", "只有标点"),
        ("q=%22%27%3B%20drop%20table", "没有条款包含"),
        ("q=%3Cscript%3Ealert(1)%3C/script%3E", "没有"),
        ("q=床位&page=99999", "找到"),
        ("q=床位&page=-1&kind=x&plan=nobody", "没有条款包含"),
        ("q=" + "长" * 5000, "没有条款包含"),
    ],
)
def test_strange_searches_explain_themselves(visitor: Visitor, query: str, says: str) -> None:
    """Never an error."""
    page = visitor.page(f"/search?{query}")
    assert says in page.text
    assert "<script>" not in page.html


@pytest.mark.parametrize(
    "address",
    [
        "/plan/nobody",
        "/compare/a/b",
        f"/compare/{LOWER}/{UPPER}",
        "/finding/none",
        "/no/such/page",
        "/-/plandiff/x.css",
    ],
)
def test_what_is_not_there_says_so_in_chinese(visitor: Visitor, address: str) -> None:
    """With a way on, and without a word of English."""
    answer = visitor.get(address)
    assert answer.status_code == 404
    page = Page(address, answer.text)
    assert "没有" in page.text and "首页" in page.text and "not found" not in page.text.lower()


def test_datasette_pages_lead_to_ours(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Ids become links, verdicts words; the tables themselves stay Datasette's."""
    page = visitor.page("/plans/findings?_size=20")
    assert any(link.startswith("/compare/") for link in page.links)
    assert any(re.match(r"/plan/[^#]+#", link) for link in page.links)
    assert any(link.startswith("/finding/") for link in visitor.page("/plans/omitted_targets").links)


def test_accuracy_shows_what_was_measured(visitor: Visitor, built_db: Path, tmp_path: Path) -> None:
    """Scores and misses in words; a database nobody scored says so."""
    assert "还没有与人工标注核对过" in visitor.page("/accuracy").text
    path = tmp_path / "scored.db"
    path.write_bytes(built_db.read_bytes())
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("insert into scores values ('D0', 'targets exact', 0.987, 0.99, 0.98, 57, 58, 58)")
        conn.execute("insert into scores values ('edits', 'drop_unit', 0.95, 1, 0.9, 9, 9, 10)")
        conn.execute("insert into score_misses values ('D0', 'missed target: 5—10个')")
    conn.close()
    other = Visitor(path)
    page = other.page("/accuracy")
    other.close()
    assert "量化目标：数值、单位、期限等全对0.9870.9900.98057/5858" in page.text and "missedtarget:5—10个" in page.text
    assert "删去一个责任单位0.9501.0000.9009/109" in page.text


def test_style_sheets_are_served(visitor: Visitor) -> None:
    """With their type, and with a hash in the address of our own."""
    for name in ("site.css", "datasette.css"):
        answer = visitor.get(f"/-/plandiff/{name}")
        assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/css")
    assert re.search(r"/-/plandiff/site\.css\?[0-9a-f]{8}", visitor.page("/").html)
