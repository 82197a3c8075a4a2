"""A report built by hand: two invented townships, all severities, merged cells, nasty content."""

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from jixiaolint.model.document import (
    BLANK,
    Amount,
    Budget,
    Document,
    Field,
    Goal,
    Indicator,
    Leftover,
    Period,
    Plan,
    Table,
)
from jixiaolint.model.finding import (
    Coverage,
    DocumentCoverage,
    Finding,
    Report,
    RowTrouble,
    RuleFacts,
)
from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import WordPlace
from jixiaolint.model.quantity import Quantity

NASTY = '<script>alert("x")</script> & \u202e反写\u202c'
LONG = "长" * 10_000
FIRST = "青石镇2024年绩效目标.docx"
SECOND = "白榆乡2024年绩效目标.docx"

HEADINGS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
INDICATORS = (
    ("产出指标", "数量指标", "硬化道路面积", "当年硬化的村内道路面积", "较多", "施工合同"),
    ("", "质量指标", "验收合格率", "验收合格面积占硬化面积的比例", "≥95%", "工程验收规范"),
    ("", "成本指标", "硬化成本", "道路硬化的总投入", "5万元", "工程造价批复"),
    ("效益指标", "社会效益指标", "受益群众人数", NASTY, "1200人", "往年经验"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", LONG, "≥90优", "往年经验"),
)


class Sheet:
    """Collects cells, row by row."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: list[Cell] = []

    def put(self, row: int, col: int, text: str, rowspan: int = 1, colspan: int = 1) -> Field:
        place = WordPlace(self.number, row + 1, col + 1)
        self.cells.append(Cell(row, col, rowspan, colspan, text, place))
        return Field(text, place)


def table(index: int, name: str, code: str, rows=INDICATORS) -> Table:
    sheet = Sheet(index + 1)
    sheet.put(0, 0, "项目编码")
    code_field = sheet.put(0, 1, code)
    sheet.put(0, 2, "项目名称")
    name_field = sheet.put(0, 3, name, colspan=3)
    sheet.put(1, 0, "预算规模及资金用途", rowspan=2)
    sheet.put(1, 1, "预算数")
    total = sheet.put(1, 2, "300.00")
    sheet.put(1, 3, "其中：财政资金")
    fiscal = sheet.put(1, 4, "300.00", colspan=2)
    purpose = sheet.put(2, 1, f"用于{name}，其中材料费120万元，人工费180万元。", colspan=5)
    sheet.put(3, 0, "资金支出计划（%）", rowspan=2)
    periods = []
    for number, (period, value) in enumerate(
        (("3月底", "75"), ("6月底", "150"), ("10月底", "225"))
    ):
        sheet.put(3, number + 1, period)
        value_field = sheet.put(4, number + 1, value)
        pointer = f"/tables/{index}/plan/{number}"
        periods.append(Period(pointer, Field(period), value_field, Decimal(value)))
    sheet.put(5, 0, "绩效目标")
    goal = sheet.put(5, 1, "1.完成年度建设任务。\n2.改善群众出行条件。", colspan=5)
    for col, heading in enumerate(HEADINGS):
        sheet.put(6, col, heading)
    indicators = []
    level1 = BLANK
    for number, texts in enumerate(rows):
        row = 7 + number
        if texts[0]:
            below = 1
            while number + below < len(rows) and not rows[number + below][0]:
                below += 1
            level1 = sheet.put(row, 0, texts[0], rowspan=below)
        fields = [sheet.put(row, col, text) for col, text in enumerate(texts) if col]
        pointer = f"/tables/{index}/indicators/{number}"
        indicators.append(Indicator(pointer, number, level1, *fields, Quantity("blank")))
    last = sheet.put(7 + len(rows), 0, "附：其他说明事项见后", colspan=6)
    return Table(
        pointer=f"/tables/{index}",
        index=index,
        form="made-up",
        title=Field(f"{index + 1}. {name}绩效目标表"),
        number=index + 1,
        org=BLANK,
        money_unit="万元",
        code=code_field,
        name=name_field,
        budget=Budget(
            Amount("300.00", total.place, Decimal(300)),
            Amount("300.00", fiscal.place, Decimal(300)),
        ),
        purpose=purpose,
        stated=Budget(),
        plan=Plan(f"/tables/{index}/plan", BLANK, tuple(periods), "amount"),
        goals=(Goal(f"/tables/{index}/goals/0", goal),),
        indicators=tuple(indicators),
        sections=frozenset({"code", "name"}),
        leftovers=(Leftover("附：其他说明事项见后", last.place, "表中没有这一栏"),),
        grid=Grid(tuple(sheet.cells)),
    )


def finding(
    rule, severity, message, path=FIRST, table=None, pointer="", place=None, text="", **more
):
    title, _, _ = RULES[rule]
    return Finding(
        rule=rule,
        title=title,
        severity=severity,
        message=message,
        suggestion=more.get("suggestion"),
        path=path,
        table=table,
        pointer=pointer,
        related=more.get("related", ()),
        text=text,
        place=place,
        fingerprint=f"{rule}-{table}-{pointer}",
    )


RULES = {
    "BUD003": ("成本指标与预算数不一致", "error", "相关性"),
    "CPY001": ("多张表用同一条指标", "warning", "适当性"),
    "IND009": ("指标值确定依据不成依据", "warning", "可行性"),
    "PLN001": ("支出计划应填累计百分比", "error", "可行性"),
    "PLN004": ("支出计划缺一期", "error", "完整性"),
    "TXT005": ("引号或括号不配对", "info", "适当性"),
    "VAL001": ("数量指标的值含糊", "error", "适当性"),
    "VAL003": ("指标值的单位不成单位", "error", "适当性"),
    "STR010": ("标题与项目名称不一致", "warning", "完整性"),
    "VAL017": ("权重之和不对", "warning", "完整性"),
}


def facts() -> dict[str, RuleFacts]:
    return {
        code: RuleFacts(
            code,
            title,
            severity,
            "made-up",
            aspect,
            why="审核人看不出要花多少钱、办多少事，就没法判断钱和事是否相配。",
            fix="对照项目申报书，把数和单位一起写清楚。",
            source="本县绩效目标填报说明",
        )
        for code, (title, severity, aspect) in RULES.items()
    }


def findings() -> tuple[Finding, ...]:
    at = WordPlace
    return (
        finding(
            "CPY001",
            "warning",
            "“验收合格率≥95%”在2张表里一字不差，请逐个项目核对",
            related=("/tables/0/indicators/1", "/tables/1/indicators/1"),
        ),
        finding("STR010", "warning", "标题与项目名称不一致", table=0, pointer="/tables/0/title"),
        finding(
            "PLN001",
            "error",
            "支出计划填的是金额，应填累计百分比",
            table=0,
            pointer="/tables/0/plan",
            text="75 150 225",
            suggestion="25%、50%、75%、100%",
        ),
        finding(
            "VAL001",
            "error",
            "数量指标“硬化道路面积”的值“较多”没有数字",
            table=0,
            pointer="/tables/0/indicators/0/value",
            place=at(1, 8, 5),
            text="较多",
            suggestion="写成数字加单位，如≥12000平方米",
        ),
        finding(
            "BUD003",
            "error",
            "成本指标“硬化成本”为5万元，预算数为300.00万元",
            table=0,
            pointer="/tables/0/indicators/2/value",
            place=at(1, 10, 5),
            text="5万元",
            suggestion="300.00万元",
            related=("/tables/0/budget/total",),
        ),
        finding(
            "TXT005",
            "info",
            f"描述里的括号不配对：{NASTY}",
            table=0,
            pointer="/tables/0/indicators/3/description",
            place=at(1, 11, 4),
            text=NASTY,
        ),
        *(
            finding(
                "IND009",
                "warning",
                "“往年经验”不是依据",
                table=0,
                pointer=f"/tables/0/indicators/{row}/basis",
                place=at(1, row + 8, 6),
                text="往年经验",
                suggestion="写明文件、标准或合同的名称",
            )
            for row in (3, 4)
        ),
        finding(
            "VAL003",
            "error",
            "“优”不是计量单位",
            table=0,
            pointer="/tables/0/indicators/4/value",
            place=at(1, 12, 5),
            text="≥90优",
            suggestion="≥90%",
        ),
        finding(
            "TXT005",
            "info",
            "指标值里的标点全角半角混用",
            table=0,
            pointer="/tables/0/indicators/4/value",
            place=at(1, 12, 5),
            text="≥90优",
        ),
        finding(
            "PLN004",
            "error",
            "支出计划缺12月底一期",
            path=SECOND,
            table=0,
            pointer="/tables/0/plan",
        ),
    )


def build() -> Report:
    first = Document(
        FIRST,
        "docx",
        2024,
        BLANK,
        (
            table(0, "村内道路硬化", "13019924P00100110001A"),
            table(1, "镇区绿化养护", "13019924P00100110002B"),
        ),
        (),
    )
    second = Document(
        SECOND, "docx", 2024, BLANK, (table(0, "秸秆禁烧巡查", "13019924P00200110001C"),), ()
    )
    judged = dict.fromkeys(RULES, 15) | {"VAL017": 0}
    trouble = RowTrouble(0, "附：其他说明事项见后", "表中没有这一栏")
    coverage = Coverage(
        (DocumentCoverage(FIRST, 2, 10, (trouble,)), DocumentCoverage(SECOND, 1, 5)), judged
    )
    return Report((first, second), findings(), coverage, facts())


@pytest.fixture
def report() -> Report:
    return build()


HOSTILE = (
    NASTY,
    '"><img src=x onerror=alert(1)>',
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "\u202e反写\u202c与\u2066隔开\u2069",
    LONG,
    "w" * 10_000,
    "甲\n::error file=乙::丙\r\n##[error]丁",
    "::stop-commands::停",
    "[看](javascript:alert(1)) ![图](https://example.invalid/x.png)",
    "| 甲 | `乙` **丙** __丁__ ~~戊~~ $a$ <b>己</b> \\| #12 @bureau",
    "https://example.invalid www.example.invalid clerk@example.invalid",
    "{0} 和 {1}，%s 和 %0A",
    "]]><!-- &amp; &#x202e; <![CDATA[",
    "\x00\x1b[2J\x07\x85\u2028下一行",
    "\ufffe\uffff",
    b"\xc7\xe0".decode("utf-8", "surrogateescape"),
)


def build_hostile() -> Report:
    """Every nasty text as message, evidence, advice, title, file name, table and not understood."""
    documents, found, covered = [], [], []
    for text in HOSTILE:
        path = f"{text[:200]}.docx"
        nasty = replace(table(0, text, text), title=Field(text))
        documents.append(Document(path, "docx", 2024, BLANK, (nasty,), ()))
        one = replace(findings()[3], message=text, suggestion=text, text=text, path=path)
        found += [replace(one, title=text), replace(one, severity="info", fingerprint="b")]
        covered.append(DocumentCoverage(path, 1, 5, (RowTrouble(0, text, text),)))
    coverage = Coverage(tuple(covered), dict.fromkeys(RULES, 1))
    return Report(tuple(documents), tuple(found), coverage, facts(), remarks=HOSTILE[:3])


@pytest.fixture
def hostile() -> Report:
    return build_hostile()


@pytest.fixture
def golden():
    """Compares text with a kept file; JIXIAOLINT_GOLDEN=write keeps the text instead."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).with_name("golden") / name
        if os.environ.get("JIXIAOLINT_GOLDEN") == "write":
            path.write_text(text, "utf-8", newline="\n")
        assert text == path.read_bytes().decode("utf-8")

    return compare
