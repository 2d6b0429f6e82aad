"""What tells the name of a body behind the level word or the name of its place, and what that it is who acts."""

import re
from functools import cache

from extractor.lexicon import any_of, load

# Begins the name of a body behind a level word; 市级, 市民, 市中心 go on, and 市第十医院 is one that no place below has.
BODY = "(?![级直属内域场区县郊第容]|民(?![政族宗])|政(?![府务法协])|中心(?!医院|血站))"
_COMMITTEE = "[委办](?=[、和负牵会报,;。\\n])"  # what ends a body's name in a list, or before a verb
# What a leader is said to be: in an office of the lower place.
HOLDS = "(?=(?:共同)?(?:担任|兼任|任(?![务何职由])|领衔|阅批)|[、和][^,;。]{1,14}?(?:担任|兼任|任(?=[正副组总主]))|[^,;。]{0,8}带班)"


@cache
def words_of(entry: str) -> str:
    """The words of an entry of `upper_words.yml`, any of which may stand."""
    return any_of(load("upper_words")[entry]["words"])


def acts() -> str:
    """What follows who is to act; 市委组织部 goes on, and 市政府要求 is cited."""
    return f"(?!组织部|要求)(?:{words_of('acts')})"


def one_of_a_kind() -> str:
    """What ends the name of a body, or of something, there is one of."""
    return "|".join(words_of(entry) for entry in ("leagues", "groups", "institutions"))


def named() -> str:
    """A body, or something there is one of, from behind its level word on."""
    return (
        f"{BODY}(?:{words_of('leagues')}|[一-鿿]{{2,14}}?(?:{one_of_a_kind()}|{_COMMITTEE}|所(?=要|应|负责|承担|牵头)))"
    )


@cache
def acting_body() -> re.Pattern[str]:
    """A body behind the name of its place, as who is to act."""
    return re.compile(f"{BODY}[一-鿿]{{0,14}}?(?:{one_of_a_kind()}|政府|委)(?={acts()})")


@cache
def acting_school() -> re.Pattern[str]:
    """A school behind the name of its place, alone or before others, as who is to act."""
    return re.compile(f"第[一二三四五六七八九十]+(?:中学|小学)(?=(?:等(?:单位|学校))?{acts()})")
