"""Markdown: text whose marks stay in place, so that offsets count in the file as it is."""

from extractor.read.txt import read_txt


def read_md(data: bytes, where: str) -> str:
    """Decode `data` as text; segmenting leaves the marks out of every clause's reading copy.

    Raises:
        PlandiffError: the bytes are no text.
    """
    return read_txt(data, where)
