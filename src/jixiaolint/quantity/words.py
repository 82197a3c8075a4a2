"""The words of the 指标值 grammar, as data: units, comparators, divisors, numerals, calendar words.

All words are written as they stand after NFKC (℃ is °C, ㎡ is m2, ％ is %). A new unit or word goes
here and nowhere else; the patterns are built from these tables, longest word first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jixiaolint.model.quantity import Comparator, Dimension

_UNIT_LISTS: dict[Dimension, str] = {
    "percent": "% 百分比 百分点 个百分点",
    "permille": "‰",
    "money": "元 百元 千元 万元 百万元 千万元 亿元",
    "people": "人 名 位 人次 人数 人口 学生 人天 人日",
    "household": "户 户次 家庭 农户",
    "count": (
        "个 台 辆 件 座 处 所 家 只 头 棵 株 份 本 套 项 项目 条 支 张 块 种 类 批 组 村 社区 "
        "台套 台次 辆次 件次 家次 项次 处次 村次 车次 人份 间 "
        "栋 幢 盏 根 颗 桶 箱 袋 瓶 包 盒 副 双 对 面 幅 篇 册 部 首 "
        "宗 笔 门 款 樘 扇 床 把 杆 匹 羽 尾 枚 粒 艘 架 列 卷 道 股 罐 眼 口 孔 盘 节 路 片 段 "
        "例 单 顶 具 乡镇 镇 乡 县 校 班 点 点位 网格 样品 户头 公示牌 "
        "剂 剂次 针次 头份 羽份 篇次 样本 标段"
    ),
    "times": "次 场 期 起 届 班次 场次 批次 轮 趟 遍 回 频次 课时 学时 班期",
    "area": "亩 平方米 平方 平米 平 m2 公顷 平方公里 平方千米 km2 hm2",
    "length": "米 公里 千米 km 延米 延长米 m 厘米 毫米 cm mm 里 海里",
    "volume": "立方米 立方 方 m3 升 毫升 L mL",
    "mass": "吨 公斤 千克 斤 克 毫克 kg g t mg",
    "time": (
        "天 日 个月 月 年 小时 个小时 工作日 个工作日 自然日 分钟 秒 周 星期 个星期 季 季度 个季度 "
        "学期 个学期 学年 个学年 周年 自然年 h"
    ),
    "temperature": "度 °C 摄氏度",
    "energy": "千瓦时 度电 kWh 千瓦 兆瓦 kW MW",
    "score": "分",
    "grade": "级 档 等级 星级",
    "other": "倍 折 成 岁 分贝 dB 码 人/次",
}

UNITS: dict[str, Dimension] = {
    unit: dimension for dimension, units in _UNIT_LISTS.items() for unit in units.split()
}
"""Every unit and what it measures."""

RANK_UNITS = frozenset({"名", "位"})
"""第3名, 前10位: with 第 or 前 before the number these are ranks, not people."""

_NOT_THE_UNIT: dict[str, str] = {
    "方": "面式案法向便",
    "部": "门分",
    "点": "半钟",
    "成": "立果员本为",
    "分": "之类配布期别",
    "人": "民员均大才",
    "起": "到来步",
    "路": "面",
    "节": "能约水日",
    "面": "积",
    "平": "安均时",
    "家": "属长",
    "对": "口于象",
    "日": "常",
    "期": "间",
    "级": "别",
    "单": "位",
    "里": "程",
    "年": "度级",
    "类": "别",
    "班": "子",
    "学生": "数",
    "位": "置于",
    "首": "先",
    "回": "收",
    "道": "路",
}
"""Characters that make another word of a unit when they follow it: 3方面 is no volume."""

COMPARATORS: dict[str, Comparator] = {
    **dict.fromkeys(("≥", "≧", "⩾", "≮", ">=", "=>"), "≥"),
    **dict.fromkeys(("大于等于", "大于或等于", "高于等于", "高于或等于", "至少", "最少"), "≥"),
    **dict.fromkeys(("不低于", "不少于", "不小于", "不得低于", "不得少于", "最低", "不短于"), "≥"),
    **dict.fromkeys((">", "大于", "高于", "超过", "多于", "超"), ">"),
    **dict.fromkeys(("≤", "≦", "⩽", "≯", "<=", "=<"), "≤"),
    **dict.fromkeys(("小于等于", "小于或等于", "低于等于", "低于或等于", "至多", "最多"), "≤"),
    **dict.fromkeys(
        ("不高于", "不超过", "不大于", "不多于", "不得超过", "不得高于", "未超过"), "≤"
    ),
    **dict.fromkeys(("最高", "控制在", "控制到", "不超", "不得多于", "不得大于", "不长于"), "≤"),
    **dict.fromkeys(("<", "小于", "低于", "少于"), "<"),
    **dict.fromkeys(("≈", "约", "大约", "约为"), "≈"),
    **dict.fromkeys(("=", "═", "等于", "达到", "达", "为", "共", "共计", "合计"), "="),
}
"""Words and signs before a number. The first that is not "=" decides: 控制在不超过 is ≤."""

PLAIN_EQUALS = frozenset({"达到", "达", "为", "共", "共计", "合计"})
"""Equals only in passing: too weak to make a number of a Chinese numeral inside prose."""

TRAILERS: dict[str, Comparator] = {
    **dict.fromkeys(("以上", "及以上", "及其以上", "或以上", "(含)以上", "之上"), "≥"),
    **dict.fromkeys(("以下", "及以下", "及其以下", "或以下", "(含)以下", "之下"), "≤"),
    **dict.fromkeys(("以内", "之内", "(含)以内", "内"), "≤"),
    **dict.fromkeys(("左右", "上下"), "≈"),
    "之间": "=",
}
"""Words after a number and its unit; they count when nothing before the number says otherwise."""

DIVISORS = (
    "人次 人 名 户 村民小组 小组 组 村民 村 社区 学生 生 教师 职工 党员 干部 亩 平方米 平米 "
    "m2 公里 千米 米 吨 公斤 斤 台 辆 套 件 个 座 处 所 家 只 头 棵 株 份 本 项 条 支 张 块 "
    "盏 场次 场 次 期 班次 班 批次 批 天 日 个月 月 季度 季 年度 学年 学期 年 周 小时 "
    "工作日 千人 万人 百人 千户 万户 万元 元 校 科 网格 机构 企业 乡镇 镇 乡 县 孔 口 眼 间 "
    "平方公里 公顷 km km2 m3 立方米 方 具 车 趟 箱 袋 桶 册 幅 根 杆 "
    "尾 羽 匹 例 宗 栋 幢 瓶 颗 枚 盒 床 扇 樘 剂次 剂 针次 头份 羽份 样品 样本 标段 点位 "
    "路 人天 人日 人份 台次 台套 辆次 家次 车次 课时 学时 平方"
)
"""What an amount may be for one of: 元/人/月, 每村2个."""

AVERAGES = "人户村生亩"
"""人均 户均 村均 生均 亩均: for one of these."""

GRADES = "优秀 良好 合格 优 良 中 差 好 较好 一般 满意 基本满意"
"""Marks that stand where a unit should (≥90优): they are no unit."""

SCALES: dict[str, int] = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
MONEY_SCALES = frozenset({"万", "百万", "千万", "亿"})
"""With no unit after it such a multiplier is a sum of money whose 元 is missing (189.8万)."""

BOUNDARIES = frozenset(";,。、「」")
"""Marks between the measures of a cell, and 「」, which set apart text that is not to be read."""

CALENDAR_WORDS = (
    "全年 当年 本年度 本年 年度内 年内 年底 年末 年初 月底 月末 月初 季末 季度末 每年度 "
    "每年 每月 每季度 每季 每周 每天 每日 每学期 按年度 按年 按月 按季度 按季 按周 按学期 "
    "当月 当日 当季 次月 次年 上半年 下半年 各季度 各月"
)
CALENDAR_COMPANIONS = (
    "完成 发放 拨付 支付 缴纳 到位 到账 上报 报送 截止到 截止 截至 按时 及时 按期 期间 之前 "
    "以前 之内 实施 执行 办结 验收 竣工 使用 结束 全部 前 底 末 初 内 于 在 之 的 到 至 中 "
    ", 、 ; 。 ( ) - ~"
)
"""Words that may stand beside a date without making it more than a date."""


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def unit_pattern() -> str:
    """A regular expression for one unit, which must not be the start of another word."""
    return "|".join(_guarded(unit) for unit in sorted(UNITS, key=lambda u: (-len(u), u)))


def _guarded(unit: str) -> str:
    if unit[-1].isascii() and unit[-1].isalnum():
        return re.escape(unit) + "(?![A-Za-z0-9])"
    if unit in _NOT_THE_UNIT:
        return f"{re.escape(unit)}(?![{_NOT_THE_UNIT[unit]}])"
    return re.escape(unit)
