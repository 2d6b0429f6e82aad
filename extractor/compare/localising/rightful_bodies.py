"""Whether it is right for a lower plan to have a body of the upper level act: 由市民政局审批, 市财政每年给予补贴."""

import re

from extractor.compare.localising.mentions import BELOW, GRADE, GRANT, Mention, ahead, has_authority, inside

_JUDGES_BELOW = re.compile(f"[^,;。]{{0,8}}对{BELOW}[^,;。]{{0,12}}?(?:打分|评估|考核|排名|通报|督查|检查|评价|验收)")
_CARRIES = re.compile("[^,;。]{0,4}?(?:负责|承担|牵头|组织)")
_WITH_BELOW = re.compile(f"(?:会同|联合|和|与|及|、){BELOW}")


def rightful_body(mention: Mention, copied: bool) -> bool:
    """市政府 and 市民政局 as who acts."""
    word, before, after = mention.word, mention.before, mention.after
    if mention.kind == "by":
        if has_authority(after):
            return True
        charged = inside("persons", end=True).search(word) or ahead("accountable", reach=GRANT).match(after)
        own = GRADE.match(before)  # 县级防汛物资由|市应急管理局|具体负责
        ours = own is not None and own[0][0] != word[0] and _CARRIES.match(after)
        return not (copied or charged or ours or _WITH_BELOW.match(after) or _JUDGES_BELOW.match(after))
    if mention.kind == "counted":
        return not copied and bool(inside("hoped").search(before))
    if mention.kind == "told":
        return not copied
    if copied and word.endswith("财政"):
        return has_authority(after)  # what it pays the lower one
    if mention.kind in ("subject", "ministry", "group") and not copied:
        if word.endswith("财政"):
            return bool(inside("paid").search(after))
        return not (ahead("promised").match(after) or after[:1] == "每") or has_authority(after)
    return False
