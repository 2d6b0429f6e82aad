"""How often something recurs: 每季度 in a text, 次/季度 as a unit."""

import re

_PERIOD = "半?年|季度?|半?个?月|周|旬|天|学期|学年"
# 每月召开一次; it may go on: 每月末.
EVERY = re.compile(f"每(?:{_PERIOD}|日)")
# The unit of what recurs: 次/季度, 小时/2年; but 万吨/日 is how much is done at any time.
RECURRING = re.compile(f"/(?:[两二三四五六2-6]个?)?(?:{_PERIOD}|半天)$")
