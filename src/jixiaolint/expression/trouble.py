"""Why an expression or a regular expression cannot be read, told in Chinese."""

from __future__ import annotations

import re

_FULL_WIDTH = "（）“”‘’，：；！＝＞＜≥≤≠　"
_MEANT = str.maketrans("（）“”‘’，：；！＝＞＜　", "()\"\"'',:;!=>< ")
_HABITS = (
    (r"(?<![=!<>])=(?!=)", "相等要写 =="),
    (r"&&|\|\|", "“并且”写 and，“或者”写 or"),
    ("!(?!=)", "“不是”写 not"),
    (r"\b(?:AND|OR|NOT|IN)\b", "and、or、not、in 要写小写"),
    (r"\bif\b(?!.*\belse\b)", "要写成“甲 if 条件 else 乙”"),
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PATTERNS = (
    ("unterminated character set", "方括号 [ 没有关上"),
    ("unterminated subpattern|missing \\)", "圆括号 ( 没有关上"),
    ("unbalanced parenthesis", "多了一个圆括号 )"),
    ("nothing to repeat|multiple repeat", "* + ? {} 的前面要有可以重复的内容"),
    ("bad character range", "方括号里的范围写反了"),
    ("bad escape", "\\\\ 后面的字符不能这样写"),
    ("unknown extension|unexpected end", "(? 后面的写法不对"),
    ("look-behind requires fixed-width", "(?<= 或 (?<! 里的长度要固定"),
    ("invalid group reference", "引用的第几组没有"),
    ("min repeat greater than max", "{最少,最多} 写反了"),
)


def of_expression(text: str) -> str:
    """What is wrong with the expression `text`, which Python's parser refuses."""
    bare = _QUOTED.sub("", text)
    if found := next((c for c in bare if c in _FULL_WIDTH), None):
        meant = found.translate(_MEANT)
        written = {"≥": ">=", "≤": "<=", "≠": "!="}.get(found, meant)
        return f"里面有全角的 {found}，改成半角的 {written}"
    if bare.count("(") != bare.count(")"):
        return "圆括号没有成对"
    if '"' in bare or "'" in bare:
        return "引号没有成对"
    for pattern, told in _HABITS:
        if re.search(pattern, bare):
            return told
    return "看看有没有写漏、写多的地方"


def of_pattern(error: re.error) -> str:
    """What is wrong with a regular expression, and after how many characters."""
    told = next((c for pattern, c in _PATTERNS if re.search(pattern, error.msg)), error.msg)
    return told if error.pos is None else f"{told}，在第{error.pos + 1}个字"
