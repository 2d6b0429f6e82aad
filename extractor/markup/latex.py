"""Numbers set as LaTeX by programs that turn PDF into Markdown: `$80\\%$`, `$\\geq 9 0 \\%$`, `$2\\sim 3$`, `$\\mathrm{m}^{3}$`."""

import re

from extractor.markup import FILL

_NAMES = {
    "%": "%",
    "geq": "≥",
    "geqslant": "≥",
    "ge": "≥",
    "leq": "≤",
    "leqslant": "≤",
    "le": "≤",
    "gt": ">",
    "lt": "<",
    "sim": "~",
    "thicksim": "~",
    "times": "×",
    "pm": "±",
    "cdot": "·",
    "circ": "°",
    "mu": "μ",
    "permil": "‰",
    "quad": "",
    "qquad": "",
    ",": "",
    ";": "",
    "!": "",
}
# What stands between two dollars; a mark of a footnote, `$^{①}$`, is none, and is left to those who take it out.
_MATH = re.compile(r"\$(?!\s*\^)(?=[^$\n]{1,80}\$)(?=[^$\n]*[\\^{}~≥≤<>%\d])[^$\n一-鿿]+\$")
_STYLED = re.compile(r"\\(?:mathrm|mathbf|mathsf|mathit|text|textbf|rm|bf|boldsymbol|operatorname)\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z])")
_RAISED = re.compile(r"\^\{?([23])\}?")
_DEGREES = re.compile(r"\^?\{?°\}?C")


def plain_math(text: str) -> str:
    r"""Return `text` with its LaTeX as plain characters, filled up to as many with white space of no width.

    What holds a command unknown here stays as it is.

    >>> [plain_math(t).replace("\u200b", "") for t in (r"$80\%$", r"$\geq 9 0 \%$", r"$2\sim 3$万$\mathrm{m}^{3}$", r"$\alpha$")]
    ['80%', '≥90%', '2~3万m³', '$\\alpha$']
    """
    return _MATH.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    math = "".join(match[0][1:-1].replace("\\ ", "").split())
    math = _FRACTION.sub(r"\1/\2", _STYLED.sub(r"\1", math))
    if any(command not in _NAMES for command in _COMMAND.findall(math)):
        return match[0]
    math = _COMMAND.sub(lambda command: _NAMES[command[1]], math)
    math = _RAISED.sub(lambda raised: "²³"[int(raised[1]) - 2], _DEGREES.sub("℃", math))
    plain = math.translate({ord(c): None for c in "{}"})
    return match[0] if "^" in plain or "_" in plain else plain.ljust(len(match[0]), FILL)
