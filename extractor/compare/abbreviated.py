"""Names of targets that are cut short by picking characters: 婚检率 for 婚前医学检查率, 参保率 for 参加基本医疗保险率."""

import re

from extractor.text import fold

SHORT = 3  # characters of an abbreviation at least, 率 included
CUT = 2  # characters it must spare
_WORDS = re.compile("[^一-鿿]")


def abbreviates(short: str, long: str) -> bool:
    """Does one name stand for another: its characters in order, first and last the same, and no piece cut out as it is?

    >>> abbreviates("婚检率", "婚前医学检查率(%)"), abbreviates("参保率", "参加基本医疗保险率")
    (True, True)
    >>> abbreviates("覆盖率", "服务覆盖率"), abbreviates("培训率", "培训合格率"), abbreviates("检出率", "婚前医学检查率")
    (False, False, False)
    """
    one, other = (_WORDS.sub("", fold(name)) for name in (short, long))
    if len(one) < SHORT or len(other) < len(one) + CUT or one[:1] != other[:1] or one[-1:] != other[-1:]:
        return False
    if all(one[k : k + 2] in other for k in range(len(one) - 2)):
        return False  # 培训率 is 培训合格率 without a word, and another measure
    rest = iter(other)
    return all(character in rest for character in one)
