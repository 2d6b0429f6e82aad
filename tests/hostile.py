"""A database whose every text is meant to do harm in a file: for the tests of what is taken away."""

import sqlite3
from pathlib import Path

import small

from db.load import load

EVIL = "<script>alert(1)</script>\"'`{{ 7*7777 }}{% raw %}&amp;|\u202eabc\u2066\x0b\x01]]>"
OPENINGS = ("=", "+", "-", "@", "\t=", "\r=", "\u202e=", "＝", "\x01=", "\ufeff@")
COLUMNS = {
    "documents": ("title", "doc_number", "issuer", "jurisdiction", "file"),
    "clauses": ("label", "heading", "text"),
    "indicators": ("name", "scope", "condition", "value_text", "unit", "quote", "baseline_text"),
    "units": ("function",),
    "responsibilities": ("raw",),
    "alignments": ("explanation",),
    "findings": ("upper_quote", "lower_quote", "explanation", "rule"),
}


def hostile(path: Path, opening: str = "=") -> Path:
    """Two tiny plans, every text of which opens like a formula and goes on with markup."""
    load(path, small.corpus())
    conn = sqlite3.connect(path)
    with conn:
        for table, columns in COLUMNS.items():
            settings = ", ".join(f"{column} = :open || coalesce({column}, '') || :evil" for column in columns)
            conn.execute(f"update {table} set {settings}", {"open": f"{opening}1+cmd|' /C calc'!A0", "evil": EVIL})
        conn.execute("update clauses set text = label || heading || text")
    conn.close()
    return path
