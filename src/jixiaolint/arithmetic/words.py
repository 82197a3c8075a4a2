"""The words of the grammar, as data: which units are one, what links a sum to its result, what is vague.

All of them are written as they stand after NFKC.
"""

from __future__ import annotations

from decimal import Decimal

_ALIKE = (
    "人 名 位 人数 人口 党员 干部 职工 教师 学生 生 村民",
    "户 家庭 农户",
    "村 社区",
    "年 年度 周年 自然年 个年",
    "月 个月",
    "季 季度 个季度",
    "学期 个学期",
    "学年 个学年",
    "天 日 工作日 个工作日 自然日",
    "周 星期 个星期",
    "平方米 平方 平米 平 m2",
    "公里 千米 km",
    "米 m 延米 延长米",
    "次 场 场次 期 批 批次",
)
_FIRST = {unit: group.split()[0] for group in _ALIKE for unit in group.split()}

SHARES = {"%": Decimal("0.01"), "百分比": Decimal("0.01"), "‰": Decimal("0.001")}
"""Units that are a share of something, and what one of them is."""

GENERIC = frozenset({"个", ""})
"""Units that may count anything: 9个 are nine villages where a rate is for a village."""

LUMPS = frozenset({"千人", "万人", "百人", "千户", "万户", "万元", "元"})
"""A rate for one of these is not understood."""

PERIODS: dict[str, tuple[Decimal, ...]] = {
    "年": (Decimal(1),),
    "学年": (Decimal(1),),
    "学期": (Decimal(1), Decimal(2)),
    "季": (Decimal(1), Decimal(4)),
    "月": (Decimal(1), Decimal(12), Decimal(10)),
}
"""How often a rate for this period is paid when nothing is said of it: a month's wage is for one
month, for twelve, or for the ten months of a school year."""

TIMES = "×*✕✖╳"
"""Signs of multiplication; x and X count between two figures, too."""

LINKS = (
    "共 共计 合计 总计 小计 计 为 是 即 等于 需 需要 所需 安排 支出 发放 资金 经费 费用 "
    "金额 总额 总金额 预算 全年 一年 每年 年 年度"
)
"""One to four of these may stand between the last factor and the result: 全年共需资金."""

BEFORE_VAGUE = (
    "约 大约 约为 近 将近 超 超过 不少于 不低于 不超过 不高于 至少 最少 至多 最多 最高 最低 平均 "
    "达到 大于 小于 高于 低于 多于 少于 ≥ ≤ > < ≈ ~ - — 至 到 第 前"
)
AFTER_VAGUE = "余 多 以上 以下 左右 以内 上下 之内 及以上 及以下 - ~ — 至 到"
"""Beside a number these say that it is not exact, an ordinal, or the end of a range."""

UNREAD = "不未无非除减扣剩余另加或外折"
"""A label or noun inside a product that holds one of these characters is not understood."""


def same(one: str, two: str) -> bool:
    """The two units count the same: 人 and 名, 月 and 个月."""
    return one == two or _FIRST.get(one, one) == _FIRST.get(two, two)


def alike(unit: str) -> tuple[str, ...]:
    """The unit and every other that counts the same: 人 名 位 …"""
    return (unit, *(other for other, first in _FIRST.items() if first == _FIRST.get(unit)))


def period(unit: str) -> str:
    """The name in PERIODS of a unit of time, "" for every other unit."""
    name = _FIRST.get(unit, unit)
    return name if name in PERIODS else ""
