"""What stands around tables: titles, the unit (单位) and its code, the unit of money, the year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiaolint.forms.form import Form
from jixiaolint.model.document import BLANK, Field, Table, plain
from jixiaolint.model.grid import Paragraph
from jixiaolint.model.quantity import MONEY_IN_WAN

_MONEY = "|".join(sorted(MONEY_IN_WAN, key=len, reverse=True))
_MONEY_UNIT = re.compile(rf"[(\[]?(?:金额|货币|计量)?单位:(?:人民币)?({_MONEY})[)\]]?")
_ORG_CODE = re.compile(r"(\d{6}|\d{3})(?=[^\d.、,年月日%])")
_NOISE = re.compile(r"[-—–─_=·.\s]*(?:第?\d{1,4}页?(?:[,/]?共\d{1,4}页)?)?[-—–─_=·.\s]*")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d*号|\d+月)")
_BUDGET_YEAR = re.compile(rf"{_YEAR.pattern}[^。,;]{{0,16}}?(?:预算|绩效)")
_NAMED_UNIT = re.compile(
    r"(?:关于)?([一-鿿]{2,24}?(?:人民政府|街道办事处|管理委员会|管委会|委员会|局|厅|中心|学校))"
    r"(?=20\d\d年|编制|$)"
)
_NEAR = 8
"""How many paragraphs above a table may hold its title."""
_OPENING = 40
"""How many paragraphs at a document's beginning may name its year and unit."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A table's title, unit, and the text that states its unit of money with that unit ("" none)."""

    title: Field = BLANK
    org: Field = BLANK
    money: Field = BLANK
    money_unit: str = ""


def around(texts: Sequence[Field], form: Form) -> Surroundings:
    """What the texts above a table say of it; the nearest comes last, none is above the title."""
    title = org = money = BLANK
    unit = ""
    for text in reversed(texts[-_NEAR:]):
        if not money.plain and (found := _MONEY_UNIT.search(text.plain)):
            money, unit = text, found[1]
        if not org.plain:
            org = _org(text, form)
        if form.is_title(text.plain) and not _PART.match(text.plain):
            title = text
            break
    return Surroundings(title, org, money, unit)


def is_preface(text: str) -> bool:
    """Whether compared text is a line above a table: unit with its code, or unit of money."""
    return bool(_MONEY_UNIT.fullmatch(text) or _ORG_CODE.match(text))


def is_noise(text: str) -> bool:
    """Whether compared text is a page number or a drawn rule."""
    return _NOISE.fullmatch(text) is not None


def _org(text: Field, form: Form) -> Field:
    """The unit that a line names: 906001 某镇人民政府本级, 编制单位：某镇人民政府."""
    if _MONEY_UNIT.fullmatch(text.plain):
        return BLANK
    written = _without_money(text.text or "")
    label, colon, name = written.replace("：", ":").partition(":")
    if colon and form.label(plain(label)) == "org":
        return Field(name, text.place)
    return Field(written, text.place) if _ORG_CODE.match(text.plain) else BLANK


def _without_money(text: str) -> str:
    return re.split(r"[（(\[]?\s*(?:金额|货币|计量)?\s*单位\s*[:：]\s*(?:人民币)?\s*\S*元", text)[0]


def year(paragraphs: Sequence[Paragraph], tables: Sequence[Table]) -> int | None:
    """The budget year (预算年度): of the opening or the titles, else the year most often named.

    A document number (冀财预2022年85号, 〔2022〕) names no year.
    """
    opening = [plain(p.text) for p in paragraphs[:_OPENING]]
    for text in (*opening, *(t.title.plain for t in tables)):
        if found := _BUDGET_YEAR.search(text):
            return int(found[1])
    texts = (*(plain(p.text) for p in paragraphs), *(t.title.plain for t in tables))
    named = Counter(y for text in texts for y in _YEAR.findall(text))
    return int(named.most_common(1)[0][0]) if named else None


def unit(paragraphs: Iterable[Paragraph], tables: Sequence[Table]) -> Field:
    """The unit whose document this is: most tables' unit without code and 本级, else the one that
    the opening names, blank when none does."""
    orgs = Counter(name for t in tables if (name := _bare(t.org)))
    if orgs:
        name = orgs.most_common(1)[0][0]
        return Field(name, next(t.org.place for t in tables if _bare(t.org) == name))
    for paragraph in list(paragraphs)[:_OPENING]:
        if found := _NAMED_UNIT.match(plain(paragraph.text)):
            return Field(found[1], paragraph.place)
    return BLANK


def _bare(org: Field) -> str:
    return re.sub(r"^[\[【(]?[\d-]+[\]】)]?-?", "", org.plain).removesuffix("本级")
