"""Words of so many for each person, shift or household: 每班4人, 理事会成员不少于七人. No sum over places is meant."""

import re

OF_HEADS = re.compile("每(?:人(?!均)|班(?!子)|户|名|台|床|车)|[会队组班]成员$")
# What ends the name of a size of each thing, of which no sum over places is made: 书库净高, 道路宽度.
SIZES = re.compile(r"(?:[高宽厚深]度|净[高宽]|层高|[间株行]距|半径|[直管口]径|距离|水位|海拔)$")
