"""Counts the characters of the plans below `tests/plans` for `extractor/lexicon/genre.txt`: `python -m tests.counting`.

Errors that were planted are left out, so that none is counted as in use.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from extractor.compare.said import rows, said
from extractor.lexicon.genre import EDGE, STEPS
from extractor.pipeline import plan_of_file
from extractor.text import fold

PLANS = Path(__file__).parent / "plans"
FILE = Path(__file__).parent.parent / "extractor" / "lexicon" / "genre.txt"
LEAST = {2: 2, 3: 3}  # by length: times a stretch must be met to be kept
HEAD = """\
# How often plans have a character behind another one, and behind two others: each line begins with these, then come
# the characters with a letter each, a for 1, b for 2, c for 4 and so on. ^ stands for whatever is no Chinese character.
# Source: counts over the fictional plans of tests/plans, made by `python -m tests.counting`.
"""


def stretches(text: str) -> Iterator[str]:
    """All stretches of two and of three characters of a text, its ends and all that is not Chinese as one `EDGE`."""
    plain = re.sub("[^一-鿿]+", EDGE, f"{EDGE}{text}{EDGE}")
    for size in LEAST:
        yield from (plain[k : k + size] for k in range(len(plain) - size + 1))


def counts(folders: Iterator[Path]) -> Counter[str]:
    """How often the plans of some folders hold each stretch."""
    found: Counter[str] = Counter()
    for folder in folders:
        planted = [one for path in folder.glob("*.planted.json") for one in json.loads(path.read_text("utf-8"))]
        wrong = [fold(one["local_quote"].replace("\n", "")) for one in planted if one["type"] == "typo"]
        for path in [path for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md")]:
            plan = plan_of_file(path)
            for one in (*said(plan), *rows(plan)):
                text = one.folded
                for quote in wrong:
                    text = text.replace(quote, "\n")
                found.update(chain_of(text))
    return found


def chain_of(text: str) -> Iterator[str]:
    """The stretches of each line of a text."""
    for line in text.split("\n"):
        yield from stretches(line)


def written(found: Mapping[str, int]) -> str:
    """The lines of the file."""
    lines: defaultdict[str, str] = defaultdict(str)
    for stretch, count in sorted(found.items()):
        if count >= LEAST[len(stretch)] and stretch[1:] != EDGE * 2:
            lines[stretch[:-1]] += stretch[-1] + STEPS[min(count.bit_length(), len(STEPS)) - 1]
    return HEAD + "".join(f"{before} {behind}\n" for before, behind in lines.items())


if __name__ == "__main__":
    FILE.write_text(written(counts(path.parent for path in sorted(PLANS.rglob("corpus.yml")))), "utf-8")
