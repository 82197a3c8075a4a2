"""What stands around a table: its title, the reporting unit, the unit of money, the budget year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from jixiaolint.model.document import BLANK, Field, Table, plain
from jixiaolint.model.grid import Paragraph
from jixiaolint.model.quantity import MONEY_IN_WAN

_TITLE = re.compile(
    r"(?:目标[\u4e00-\u9fff]{0,4}表|绩效(?:自评|申报|(?:运行)?监控)表|自评(?:情况)?表|申报表)(?:\([^()]*\))*$"
)
_ORG = re.compile(r"\d{6}\D")
_UNITS = "|".join(MONEY_IN_WAN)
_MONEY = re.compile(rf"(?:单位|金额):(?:人民币)?({_UNITS})")
_MONEY_LINE = re.compile(rf"\(?(?:(?:金额|货币|计量)?单位|金额):(?:人民币)?(?:{_UNITS})\)?")
_MONEY_END = re.compile(
    rf"\s*[(（]?\s*(?:金额|货币|计量)?单\s*位\s*[:：]\s*(?:人民币)?\s*(?:{_UNITS})\s*[)）]?\s*$"
)
_LABEL_UNIT = re.compile(rf"\((?:单位:)?({_UNITS})\):?$")
_CAPTION = re.compile(
    r"\(?20\d\d(?:-20\d\d)?年度?\)?|附[件表]?[\d一二三四五六七八九十-]*:?|公开[\d-]+表|(?:报表编号|报表代码|表号):[\w-]{1,30}|表[\d一二三四五六七八九十]+"
)
_CONTINUED = re.compile(r"(?:^|表)\(?(?:续上?[表页]?|接上[表页])[\d一二三四五六七八九十]{0,2}\)?$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年度?|—|-|$)")
_CAPTION_YEAR = re.compile(r"(?:^|\()(20\d\d)年度?\)?$")
_LABEL_YEAR = re.compile(r"(20\d\d)年")
_OTHER_YEARS = re.compile(
    r"[〔\[【(]20\d\d[〕\]】)]\d*号?|20\d\d年\d+号|20\d\d年?[-—~至到]{1,2}20\d\d年?度?"
)
"""Years that are none of the budget's: of document numbers, and from one year to another."""
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:人民政府|街道办事处|管理委员会|管委会)|[\u4e00-\u9fff]{2,12}?(?:局|办事处)"
)
_UNIT_ALONE = re.compile(rf"(?:{_UNIT.pattern})(?:机关|部门|\(?本级\)?)?")
_CODE = re.compile(r"^[\[【(]?\d{3,}[\]】)]?[-—]?|本级$")
_PAGE_NOISE = re.compile(r"[-—–\s]*(?:第?\s*\d{1,4}\s*页?(?:[\s,，/]*共\s*\d{1,4}\s*页)?)?[-—–\s]*")
_LONGEST_TITLE = 80


def is_title(text: str) -> bool:
    """Whether a text (plain) is the title of a 绩效目标表."""
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None


def is_org(text: str) -> bool:
    """Whether a text (plain) names the reporting unit with its six-digit code: 906001某镇…"""
    return len(text) <= _LONGEST_TITLE and _ORG.match(text) is not None


def money_unit(text: str) -> str | None:
    """The unit that a text (plain) states for the table's sums: 单位:万元 → 万元."""
    found = _MONEY.search(text) if len(text) <= _LONGEST_TITLE else None
    return found[1] if found else None


def is_money_line(text: str) -> bool:
    """Whether a text (plain) is nothing but the unit of money: 单位:万元."""
    return _MONEY_LINE.fullmatch(text) is not None


def without_money_line(text: str) -> str:
    """A line as written without a statement of the unit of money at its end: 某镇   单位：万元 → 某镇."""
    return _MONEY_END.sub("", text)


def label_unit(text: str) -> str | None:
    """The unit of money in a label's parenthesis: 预算数（元） → 元."""
    if not text.endswith((")", "）", ":", "：")):
        return None
    found = _LABEL_UNIT.search(plain(text))
    return found[1] if found else None


def unit_of_money(stated: Field) -> str | None:
    """The unit that a label or a line states, None when the field is blank."""
    return (label_unit(stated.text) or money_unit(stated.plain)) if stated.text else None


def is_caption(text: str) -> bool:
    """Whether a text (plain) is the year or the number of a table alone: (2024年度), 附件1."""
    return _CAPTION.fullmatch(text) is not None


def is_continued(text: str) -> bool:
    """Whether a line (plain) says that the table above goes on: 续表, …绩效目标表(续)."""
    return ("续" in text or "接" in text) and _CONTINUED.search(text) is not None


def is_unit(text: str) -> bool:
    """Whether a text (plain) is the name of a unit and nothing else: 999001-某镇人民政府."""
    return _UNIT_ALONE.fullmatch(_CODE.sub("", text)) is not None


def caption_year(text: str) -> int | None:
    """The year that a line above a table (plain) states apart: (2024年度), …申报表(2024年度)."""
    found = _CAPTION_YEAR.search(text) if len(text) <= _LONGEST_TITLE else None
    return int(found[1]) if found else None


def is_page_noise(text: str) -> bool:
    """Whether a paragraph is nothing but a page number or a rule."""
    return _PAGE_NOISE.fullmatch(text) is not None


def year(
    paragraphs: Iterable[Paragraph], titles: Iterable[str], captions: Iterable[int] = ()
) -> int | None:
    """The budget year: the first that a heading names with 预算 or 绩效, else the most frequent one,
    `titles` being the tables' and `captions` the years that stand above them alone.
    """
    counts = Counter(captions)
    for text in [*(p.text for p in paragraphs), *titles]:
        short = _OTHER_YEARS.sub("", plain(text)[:2000])
        found = [int(y) for y in _YEAR.findall(short)]
        if found and len(short) <= _LONGEST_TITLE and ("预算" in short or "绩效" in short):
            return found[0]
        counts.update(found)
    return counts.most_common(1)[0][0] if counts else None


def table_year(title: Field, caption: int | None) -> int | None:
    """The year that a table states of itself: above it alone, or in its title."""
    return caption or year((), [title.plain])


def label_year(label: str) -> int | None:
    """The year that a label begins with: 2024年预算."""
    found = _LABEL_YEAR.match(label)
    return int(found[1]) if found else None


def labelled_year(tables: Iterable[Table]) -> int | None:
    """The year that labels of goals state (2024年绩效目标), else the one that all labels state."""
    told = [
        (name, found)
        for table in tables
        if table.recognition
        for name, label in table.recognition.labels
        if (found := label_year(label.plain))
    ]
    for years in ({year for name, year in told if name == "goals"}, {year for _, year in told}):
        if len(years) == 1:
            return years.pop()
    return None


def unit(paragraphs: Iterable[Paragraph], tables: Sequence[Table]) -> Field:
    """The reporting unit: from the tables' own line, else the first heading that names one."""
    for table in tables:
        if table.org.text:
            return Field(_CODE.sub("", _CODE.sub("", plain(table.org.text))), table.org.place)
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        if len(text) <= _LONGEST_TITLE and (found := _UNIT.search(text)):
            return Field(found[0], paragraph.place)
    return BLANK
