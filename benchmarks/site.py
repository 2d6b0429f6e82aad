"""Pages against what they are made with: home and compare against Datasette's own table page, search against its SQL.

`python benchmarks/site.py [RUNS [CLAUSES]]` serves the corpus in process, as a reader would ask for it, and a corpus of
so many invented clauses; exit code 1 when a bar is missed.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from urllib.parse import quote

from yardstick import Ratio, table

from db import search
from db.load import load
from db.publish import site
from db.site.finder import wanted_of
from db.site.pages.search import read
from extractor.pipeline import corpus_of

CORPUS = Path(__file__).parent.parent / "corpus"
BAR = 3.0
YARDSTICK = "/plans/clauses"
PAGES = ("/", "/compare/cq-2023-103/yy-2024-21")
QUERIES = (
    "床位", "县", "的", "服药率", "社会心理服务站", "精神科执业（助理）医师", "100%", "卫健委", "精神 街道", "培训",
    "到2025年", "责任单位", "心理健康 学校", "没有这样的条款", "80", "民政局", "规范管理率达到95%", "牵头", "数字化", "康复",
)  # fmt: skip


class Reader:
    """Asks one site for pages, in process."""

    def __init__(self, path: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.site = site(path)
        self.loop.run_until_complete(self.site.invoke_startup())

    def seconds(self, address: str) -> float:
        """Time from the request to the last byte of the answer."""
        start = process_time()
        answer = self.loop.run_until_complete(self.site.client.get(address))
        taken = process_time() - start
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        return taken


def against_table(path: Path, runs: int) -> bool:
    """Home and compare in turn with Datasette's page of one table."""
    reader = Reader(path)
    rows = []
    for address in PAGES:
        ratio = Ratio()
        for address_ in (address, YARDSTICK):
            reader.seconds(address_)  # warm: dictionary, templates, pages of the file
        for _ in range(runs):
            ratio.add(reader.seconds(address), reader.seconds(YARDSTICK))
        rows.append((address, len(reader.loop.run_until_complete(reader.site.client.get(address)).content), ratio))
    print(table(YARDSTICK, rows))
    return max(ratio.median for _, _, ratio in rows) <= BAR


def multiplied(path: Path, clauses: int) -> None:
    """Fill the database up with plans of invented clauses: sentences of the corpus in another order."""
    chance = random.Random(20251122)
    with sqlite3.connect(path) as conn:
        sentences = [row[0] for row in conn.execute("select text from measures")]
        kept = conn.execute("select document_id, position, depth, label, heading, kind from clauses").fetchall()
        names = [row[1] for row in conn.execute("pragma table_info(documents)")]
        (document,) = conn.execute("select * from documents limit 1")
        number = conn.execute("select count(*) from clauses").fetchone()[0]
        for copy in range(max(0, clauses - number) // len(kept) + 1):
            plan = dict(zip(names, document, strict=True)) | {"id": f"copy-{copy}", "file": f"{copy}.txt"}
            conn.execute(f"insert into documents values ({', '.join('?' * len(plan))})", list(plan.values()))
            conn.executemany(
                """insert into clauses (id, document_id, position, depth, label, heading, kind, text, char_start, char_end)
                values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)""",
                [
                    (f"copy-{copy}_{n}", f"copy-{copy}", n, depth, label, heading, kind,
                     label + heading + "".join(chance.sample(sentences, chance.randint(1, 5))))
                    for n, (_, _, depth, label, heading, kind) in enumerate(kept)
                ],
            )  # fmt: skip
        conn.execute(f"drop table {search.TABLE}")
        search.index(conn)


def statements(conn: sqlite3.Connection, query: str) -> list[str]:
    """The SQL of one search page with its values in place."""
    found: list[str] = []
    conn.set_trace_callback(found.append)
    args = SimpleNamespace(get=lambda name: query if name == "q" else None, getlist=lambda name: [])
    read(conn, wanted_of(SimpleNamespace(args=args)))
    conn.set_trace_callback(None)
    return [sql for sql in found if not sql.startswith("--")]  # what FTS5 asks itself


def against_sql(path: Path, runs: int, clauses: int) -> bool:
    """The search page in turn with its own SQL in plain sqlite3; the slowest twentieth of all answers counts."""
    multiplied(path, clauses)
    reader = Reader(path)
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    pages, plain = [], []
    for query in QUERIES:
        own, address = statements(conn, query), f"/search?q={quote(query)}"
        for turn in range(runs + 1):
            taken = reader.seconds(address)
            start = process_time()
            for sql in own:
                conn.execute(sql).fetchall()
            if turn:  # the first warms
                pages.append(taken)
                plain.append(process_time() - start)
    (count,) = conn.execute("select count(*) from clauses").fetchone()
    print(f"\n/search on {count} clauses, {len(QUERIES)} queries, against the same SQL in sqlite3")
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        one, other = (sorted(times)[int(share * (len(times) - 1))] for times in (pages, plain))
        print(f"{name:6} {1000 * one:8.1f} ms {1000 * other:8.1f} ms {one / other:6.2f} ×")
    return bool(one / other <= BAR)


def main(runs: int, clauses: int) -> int:
    """Measure both, tell whether the bars are met."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "plans.db", Path(folder) / "many.db"
        records = corpus_of(CORPUS)
        load(small, records)
        load(large, records)
        met = [against_table(small, runs), against_sql(large, max(1, runs // 3), clauses)]
    print(f"{runs} runs; bar {BAR:g} for each page and for p95: {'met' if all(met) else 'MISSED'}")
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main(*(int(value) for value in (sys.argv[1:] + ["15", "50000"][len(sys.argv) - 1 :]))))
