from functools import cache
from extractor.lexicon import load


@cache
def opening() -> str:
    return "卫生健康委"
