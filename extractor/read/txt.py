"""Plain text: UTF-8, UTF-16 with a byte order mark, or GB18030, each decoded strictly."""

import codecs
import re

from extractor.errors import PlandiffError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters that no text holds; \t \n \v \f \r and the ASCII separators do occur.
_RUBBISH = bytes((*range(0x09), *range(0x0E, 0x1C), 0x7F))
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# GB18030 gives almost any bytes some meaning; real text is made of everyday characters.
_EVERYDAY = re.compile("[\t\n\r\x0c -~\u00a0-\u00ff\u2010-\u2040\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_SAMPLE = 200_000  # characters looked at to tell text from rubbish
_LEAST_EVERYDAY = 0.9
_LEAST_CHINESE = 0.2


def read_txt(data: bytes, where: str) -> str:
    """Decode `data`; the byte order mark is dropped, line ends are left as they are.

    Raises:
        PlandiffError: the bytes are no text in any of the encodings.
    """
    text = _decoded(data, where)
    plain = text.encode() if data.startswith(_UTF16) else data  # elsewhere such a byte is part of nothing else
    if len(plain.translate(None, _RUBBISH)) < len(plain):
        raise PlandiffError(where, "not a text file (control characters)", "Save the plan as UTF-8 text")
    return text


def _decoded(data: bytes, where: str) -> str:
    """`data` in the first encoding that fits."""
    try:
        if data.startswith(_UTF16):
            return data.decode("utf-16")
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _reads_as_chinese(text[:_SAMPLE]):
        raise PlandiffError(where, "neither UTF-8 nor GB18030 text", "Save the plan as UTF-8 text")
    return text


def _reads_as_chinese(text: str) -> bool:
    """Whether text decoded as GB18030 is more than bytes that happen to fit."""
    everyday = sum(len(run) for run in _EVERYDAY.findall(text))
    chinese = len(_CHINESE.findall(text))
    return bool(text) and everyday >= _LEAST_EVERYDAY * len(text) and chinese >= _LEAST_CHINESE * len(text)
