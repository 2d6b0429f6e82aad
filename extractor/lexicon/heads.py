"""Words of so many for each person, shift or household: 每班4人, 理事会成员不少于七人. No sum over places is meant."""

import re

OF_HEADS = re.compile("每(?:人(?!均)|班(?!子)|户|名|台|床|车)|[会队组班]成员$")
