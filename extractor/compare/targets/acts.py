"""Does a lower sentence do to a thing what the upper target asks: 建成, 打造 and 认定 bring it about, 规范管理 does not.

Verbs that come to the same are a family (`acts` in the lexicon), the synonyms of its words included. A target that names
no verb of a family asks for none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extractor.lexicon import load
from extractor.models import Indicator
from extractor.neutral import Phrase
from extractor.text import bare, fold

_RATE_OF = re.compile("([一-鿿]{2})率$")


def same_act(target: Indicator, text: str, holding: Iterable[Phrase]) -> bool:
    """Does a lower sentence `text` do what the target asks, in one of the phrases `holding` its object?

    What a rate is of must be said, though it is no verb of a family: 覆盖 of 社区康复站覆盖率. The station alone answers nothing.
    """
    rate = _RATE_OF.search(target.name)
    asked = _families(rate[1]) if rate else _asked(fold(target.name), fold(target.quote))
    if not asked:
        return rate is None or rate[1] in bare(fold(text))
    verbs = [_patterns()[family][rate is None] for family in asked]  # 推进 answers 开展2次, and no 开展率
    return any(verb.search(phrase.folded) for phrase in holding for verb in verbs)


def _asked(name: str, quote: str) -> list[str]:
    """The families a target asks for: those of the verbs around its object, or else of those in it.

    >>> _asked("街道招聘活动", "街道举办2次招聘活动"), _asked("新设保护区", "新设保护区18个")
    (['taking_place'], ['being'])
    """
    thing = next((name[k:] for k in range(len(name)) if name[k:] in quote), "")
    return _families(quote.replace(thing, "")) or _families(quote)


def _families(text: str) -> list[str]:
    """The families of the verbs in a text; one that only describes a thing is none of its verbs.

    >>> _families("设立1个阅读站"), _families("每年举办2次大赛"), _families("用好建成的阅读站")
    (['being'], ['taking_place'], [])
    """
    return [family for family, (asking, _) in _patterns().items() if asking.search(text)]


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Of each family what asks for its act, and what answers: that and words too vague to ask for it."""
    return {
        family: (_any_verb(entry["words"]), _any_verb([*entry["words"], *entry.get("answers", ())]))
        for family, entry in load("wording")["acts"].items()
    }


def _any_verb(words: Sequence[str]) -> re.Pattern[str]:
    """Any of some words, or of the synonyms they stand for, where it does not describe what follows."""
    groups = [group["words"] for group in load("wording")["synonyms"]]
    alike = [word for group in groups if group[0] in words for word in group]
    return re.compile(f"(?:{'|'.join([*words, *alike])})(?!的)")
