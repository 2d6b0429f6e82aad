"""Short names a plan has for its place, made of the first character of its name: 澄城, 来澄投资, 在澄高校."""

import re

from extractor.models import Plan
from extractor.neutral import names_of, once_a_plan
from extractor.text import fold

# 新城, 古城 and the like are words, whatever the place is called.
_WORDS = frozenset("新古老主省县市都山江水石海东西南北中内外长全产商影书名卫")
_WHO = "(?=投资|创业|就业|高校|企业|央企|人才|人员|游客|旅游|务工|客商|部队|单位|学生|生活|兴业|居住|落户|发展|院校|科研|机构)"


@once_a_plan
def aliases(plan: Plan) -> frozenset[str]:
    """The short names a plan uses."""
    names = names_of(plan.document)
    if not names or names[0][0] in _WORDS:
        return frozenset()
    first = re.escape(names[0][0])
    pattern = re.compile(f"{first}城(?![市区镇乡县])|[来在驻入返留]{first}{_WHO}")
    return frozenset(match[0] for match in pattern.finditer(fold(plan.document.text)))
