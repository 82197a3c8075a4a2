"""Packs of users: what is wrong in them is said at once, with file, line and the nearest name."""

from pathlib import Path

import pytest

from jixiaolint import packs

RULE = """\
id: XYZ001
title: 名称要写全
severity: warning
scope: indicator
when: not blank(indicator.level3)
require: len(indicator.level3) > 2
at: level3
message: 名称“{{ indicator.level3 }}”太短
why: 看不懂
fix: 写全
source: 本县要求
examples:
  bad: [{indicators: [{level3: 率}]}]
  good: [{indicators: [{level3: 道路完好率}]}]
"""
PACK = "name: county\ntitle: 本县\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "county"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "XYZ001-name.yaml").write_text(RULE, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(packs.PackError) as raised:
        packs.load([folder], use_cache=False)
    return [str(f).replace(str(folder.parent) + "/", "") for f in raised.value.faults]


def test_a_folder_is_a_pack(pack: Path) -> None:
    loaded = packs.load([pack], use_cache=False)
    assert [r.id for r in loaded.rules] == ["XYZ001"]
    assert loaded.titles == {"county": "本县"}


def test_a_single_file_is_a_pack(tmp_path: Path) -> None:
    rule = "".join(f"  {line}\n" for line in RULE.splitlines()).replace("  id", "- id", 1)
    path = tmp_path / "mine.yaml"
    path.write_text(PACK + "rules:\n" + rule, encoding="utf-8")
    assert [r.id for r in packs.load([path], use_cache=False).rules] == ["XYZ001"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("severity: warning", "severty: warning"), [":3: 不认识的键 severty，是不是 severity"]),
        (("severity: warning", "severity: eror"), ["XYZ001-name.yaml:3:", "error"]),
        (("title: 名称要写全", "title: 3"), ["XYZ001-name.yaml:2:", "要写成文字"]),
        (("indicator.level3) > 2", "indicator.levl3) > 2"), ["XYZ001-name.yaml:6:", "是不是 level3"]),
        (("when: not", "when: nott"), ["XYZ001-name.yaml:5:", "写法有误"]),
        (("id: XYZ001", "id: XYZ002"), ["XYZ001-name.yaml:1:", "文件名"]),
        (("message: 名称", "message： 名称"), ["name.yaml:8: YAML 写法有误：这一行不是", "要用半角"]),
        (("severity: w", "severity:w"), ["name.yaml:3: YAML 写法有误：这一行不是“键: 值”（冒号要用半角"]),
        (("  bad", "\tbad"), ["name.yaml:13: YAML 写法有误：缩进用了制表符"]),
        (("at: level3", "at: level3\nat: value"), [":8: YAML 写法有误：键 at 写了两次"]),
        (("名称“{{", "{{"), ["以 {{ 或引号开头的值，整个值放进单引号"]),
        (("bad: [{indicators: [{level3: 率}]}]", "bad:"), [":13: examples.bad 要写成列表（现在空着）"]),
        (("why: 看不懂", "why:"), [":9: why 要写成文字（现在空着）"]),
        (("level3) > 2", "level3) ＞ 2"), ["全角的 ＞，改成半角的 >"]),
        (("len(indicator.level3) > 2", "len（indicator.level3) > 2"), ["里面有全角的 （，改成半角的 ("]),
        (("len(indicator.level3) > 2", "indicator.level3 = '甲'"), [":6: 表达式写法有误", "相等要写 =="]),
        (("len(indicator.level3) > 2", "len(indicator.level3 > 2"), ["圆括号没有成对"]),
        (("level3) > 2", "level3) > 2 && 1 == 1"), ["“并且”写 and"]),
        (("len(indicator.level3) > 2", "indicator.level3"), [":6: indicator.level3 是文字，不能作条件"]),
        (("len(indicator.level3) > 2", "len(指标.名称) > 2"), ["名称 指标，这里可用的有：document、t"]),
        (("len(indicator.level3) > 2", "matches(indicator.level3, '[')"), ["有误：[（方括号 [ 没有关上"]),
        (("{{ indicator.level3 }}", "{{ indicator.level3 | shaer }}"), ["过滤器 shaer 没有，是不是 share"]),
        (("{{ indicator.level3 }}", "{{ 1 if table is defind }}"), ["判断 is defind 没有，是不是 defined"]),
        (("{{ indicator.level3 }}", "{% if table %}"), ["message 里的模板写法有误：有 {% if %}"]),
        (("why:", "cases:\n  - {when: indicator.x == '甲'}\nwhy:"), [":10: indicator 没有字段 x"]),
        (("require: len(indicator.level3) > 2\n", ""), ["只能写一样"]),
        (("require: len(indicator.level3) > 2", "check: {kind: twin_table}"), ["是不是 twin_tables"]),
        (
            ("require: len(indicator.level3) > 2", "check: {kind: twin_tables, alike: 0.6, row: 4}"),
            ["XYZ001-name.yaml:6: 不认识的键 row，是不是 rows", "缺少 rows"],
        ),
        (("  bad: [{indicators: [{level3: 率}]}]\n", "  bad: []\n"), ["examples.bad 不能空着"]),
        (("source: 本县要求\n", "source: 本县要求\nsource: 又一次\n"), ["XYZ001-name.yaml:12:"]),
        (("scope: indicator", "scope: table"), [":5: 这里没有 indicator，有的是：", "写 scope: indicator"]),
        (("at: level3", "at: levle3"), ["XYZ001-name.yaml:7:", "是不是 level3"]),
        (("at: level3", "at: level3\nrelated: [budegt]"), ["XYZ001-name.yaml:8:", "是不是 budget"]),
        (("{{ indicator.level3 }}", "{{ indicator.levle3 }}"), ["没有字段 levle3，是不是 level3"]),
        (("{{ indicator.level3 }}", "{{ indicatr.level3 }}"), ["名称 indicatr 不认识，是不是 indicator"]),
        (("{{ indicator.level3 }}", "{{ level3 }}"), ["level3 不认识，这里可用的有：document、i"]),
        (("{{ indicator.level3 }}", "{{ table.budget.totl }}"), ["table.budget 没有字段 totl，是不是 total"]),
        (("why:", "replace: '{{ indicator.vlaue }}'\nwhy:"), ["没有字段 vlaue，是不是 value"]),
        (("why:", "replace: {at: vlaue, text: x}\nwhy:"), ["vlaue 没有这个字段，是不是 value"]),
        (("why:", "replace: {each: rows, text: x}\nwhy:"), ["each: rows 不是一列"]),
        (("{{ indicator.level3 }}", "{{ indicator.level3 }"), ["模板写法有误"]),
        (("at: level3", "at: level3\nbeats: [VAL0007]"), ["VAL0007", "是不是 VAL007"]),
        (
            ("require: len(indicator.level3) > 2", "check: {kind: repeated_names}"),
            ["只能用在 scope: table"],
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(
    pack: Path, change: tuple[str, str], says: list[str]
) -> None:
    text = RULE.replace(*change)
    assert text != RULE
    (pack / "XYZ001-name.yaml").write_text(text, encoding="utf-8")
    told = "\n".join(faults(pack))
    for part in says:
        assert part in told


@pytest.mark.parametrize(
    ("example", "says"),
    [
        ("{name: 修路, nmae: 路}", "不认识的键 examples.bad.1.nmae，是不是 name？"),
        ("{indicators: [{valeu: 3个}]}", "不认识的键 examples.bad.1.indicators.0.valeu，是不是 value？"),
        ("{code: 123}", '.code 要写成文字（现在是 123，加上引号："123"）'),
        ("{indicators: [{value: 95.5}]}", '.indicators.0.value 要写成文字（现在是 95.5，加上引号："95.5"）'),
        ("{name: 2024-01-05}", '.name 要写成文字（现在是 2024-01-05，加上引号："2024-01-05"）'),
        ("{name: true}", ".name 要写成文字（现在是 true）"),
        ("{goals: 修路}", ".goals 要写成列表（现在是 '修路'）"),
        ("{budget: 12万元}", ".budget 要写成“键: 值”（现在是 '12万元'）"),
        ("{plan: [{period: 3月底}]}", "缺少 examples.bad.1.plan.0.value"),
        ("{year: 今年}", ".year 要写成整数（现在是 '今年'）"),
        ("{notes: [{kind: lots, text: 页}]}", ".notes.0.kind 不能是 'lots'，只能是 unreadable、"),
        ("{name: 修路, tables: [{name: 修路}]}", "写了 tables，name 就要写在 tables 的表里"),
    ],
)  # fmt: skip
def test_a_fault_of_an_example_is_told_with_its_line(pack: Path, example: str, says: str) -> None:
    first = "[{indicators: [{level3: 率}]}]"
    both = f"\n    - {first[1:-1]}\n    - {example}"
    (pack / "XYZ001-name.yaml").write_text(RULE.replace(first, both), encoding="utf-8")
    told = faults(pack)
    assert len(told) == 1
    assert told[0].startswith("county/XYZ001-name.yaml:15: ")
    assert says in told[0]


def test_an_example_keeps_the_keys_that_were_written(pack: Path) -> None:
    change = ("{level3: 道路完好率}", "{level3: 道路完好率, basis: null}")
    (pack / "XYZ001-name.yaml").write_text(RULE.replace(*change), encoding="utf-8")
    [rule] = packs.load([pack], use_cache=False).rules
    assert rule.examples["good"] == [{"indicators": [{"level3": "道路完好率", "basis": None}]}]


KIND = """\
id: XYZ002
title: 编号要连着
severity: warning
scope: document
check: {kind: numbering}
message: 从{{ before.label }}到{{ number }}
suggestion: 改正
cases:
  - variant: repeats
    suggestion: 改成{{ number }}以后的
why: 看不懂
fix: 改正
source: 本县要求
examples:
  bad: [{tables: [{number: 1}, {number: 3}]}]
  good: [{tables: [{number: 1}, {number: 2}]}]
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("{{ number }}\n", "{{ nubmer }}\n"), ":6: message 里的名称 nubmer 不认识，是不是 number"),
        (("改成{{ number }}", "改成{{ mark }}"), ":10: cases.0.suggestion 里的名称 mark 不认识，"),
        (("variant: repeats", "variant: repeat"), ":9: cases.0.variant：这种检查没有情形 repeat，是不是 r"),
        (("before.label", "before.lable"), ":6: message 里的 before 没有字段 lable，是不是 label"),
        (("before.label", "before.name.txt"), ":6: message 里的 before.name 没有字段 txt"),
        (("before.label", "tables"), ":6: message 里的名称 tables 不认识，是不是 table？"),
        (("title: 编", "at: paragraph\ntitle: 编"), ":2: at 里的 paragraph 没有这个字段，是不是 paragraphs"),
    ],
)  # fmt: skip
def test_what_a_check_does_not_tell_is_found_at_load(
    pack: Path, change: tuple[str, str], says: str
) -> None:
    text = KIND.replace(*change)
    assert text != KIND
    (pack / "XYZ002-numbers.yaml").write_text(KIND, encoding="utf-8")
    assert packs.load([pack], use_cache=False).rules
    (pack / "XYZ002-numbers.yaml").write_text(text, encoding="utf-8")
    assert says in "\n".join(faults(pack))


def test_words_for_all_variants_name_what_each_of_them_tells(pack: Path) -> None:
    text = KIND.replace("numbering}", "project_codes}").replace("scope: document", "scope: run")
    text = text.replace("{{ before.label }}到{{ number }}", "{{ usual }}")
    text = text.replace(
        "variant: repeats\n    suggestion: 改成{{ number }}以后的",
        "variant: region\n    message: '{{ usual }}'",
    )
    (pack / "XYZ002-numbers.yaml").write_text(text, encoding="utf-8")
    assert [f.split(": ")[1] for f in faults(pack)] == [
        "message 里的名称 usual 不认识，这里可用的有：document、table"
    ]


def test_all_faults_of_all_files_at_once(pack: Path) -> None:
    (pack / "XYZ001-name.yaml").write_text(RULE.replace("why:", "whi:"), encoding="utf-8")
    (pack / "pack.yaml").write_text(PACK + "lexicon: {}\n", encoding="utf-8")
    (pack / "XYZ003-other.yaml").write_text("- 1\n", encoding="utf-8")
    told = faults(pack)
    assert any("pack.yaml:3: 不认识的键 lexicon，是不是 lexicons" in t for t in told)


def test_a_code_has_one_home(pack: Path) -> None:
    (pack / "XYZ001-again.yaml").write_text(RULE, encoding="utf-8")
    assert any("重复" in t for t in faults(pack))


def test_a_full_width_colon_is_pointed_out(pack: Path) -> None:
    (pack / "pack.yaml").write_text("name：county\n", encoding="utf-8")
    assert any("半角" in t for t in faults(pack))


def test_a_full_width_colon_is_found_where_it_stands(pack: Path) -> None:
    (pack / "pack.yaml").write_text("name：county\ntitle: 本县\n", encoding="utf-8")
    assert faults(pack)[0].startswith("county/pack.yaml:1: YAML 写法有误：这一行不是“键: 值”")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            "lexicons:\n  time-names: [甲]\n",
            "pack.yaml:4: lexicons.time-names：这个名称在条件里没法用",
        ),
        ("define:\n  len: {of: table, value: 1 == 1}\n", "pack.yaml:4: define.len：这个名称已经有"),
        ("lexicons: {甲: 乙}\n", "pack.yaml:3: lexicons.甲 要写成列表（现在是 '乙'）"),
        ("rules: [XYZ001-name.yaml]\n", "pack.yaml:3: rules.0 要写成“键: 值”"),
        ("name: other\n", "pack.yaml:3: YAML 写法有误：键 name 写了两次"),
    ],
)
def test_faults_of_the_head(pack: Path, more: str, says: str) -> None:
    (pack / "pack.yaml").write_text(PACK + more, encoding="utf-8")
    assert says in "\n".join(faults(pack))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("XYZ002-other.yml", "后缀要写 .yaml"),
        ("我的规则.yaml", "名称要以编码开头"),
        ("下层/XYZ002-other.yaml", "要直接放在"),
    ],
)
def test_no_rule_file_is_passed_over_in_silence(pack: Path, name: str, says: str) -> None:
    (pack / name).parent.mkdir(exist_ok=True)
    (pack / name).write_text(RULE.replace("XYZ001", "XYZ002"), encoding="utf-8")
    assert [says in one for one in faults(pack)] == [True]


def test_a_folder_without_a_pack_is_one_fault_cached_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    packs.load(packs.locate([]))
    (tmp_path / "空").mkdir()
    with pytest.raises(packs.PackError, match=r"规则包里没有 pack\.yaml"):
        packs.load(packs.locate([str(tmp_path / "空")]))


def test_a_fault_in_a_list_of_rules_is_told_at_its_rule(tmp_path: Path) -> None:
    rule = "".join(f"    {line}\n" for line in RULE.splitlines()).replace("    id", "  - id", 1)
    second = rule.replace("XYZ001", "XYZ002").replace("      good", "      god")
    (tmp_path / "one.yaml").write_text(f"{PACK}rules:\n{rule}{second}", encoding="utf-8")
    with pytest.raises(packs.PackError) as raised:
        packs.load([tmp_path / "one.yaml"], use_cache=False)
    told = [f.message for f in raised.value.faults]
    assert told == ["缺少 examples.good", "不认识的键 examples.god，是不是 good？"]
    assert [f.line for f in raised.value.faults] == [29, 31]


def test_the_name_of_a_pack_is_checked() -> None:
    with pytest.raises(packs.PackError, match="是不是 budget"):
        packs.locate(["buget"])


def test_shipped_packs_load_from_the_cache_as_they_load_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    places = packs.locate([])
    fresh = packs.load(places)
    assert list((tmp_path / "jixiaolint").glob("*.json"))
    again = packs.load(places)
    assert [r.facts for r in again.rules] == [r.facts for r in fresh.rules]


def test_a_broken_cache_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    places = packs.locate([])
    packs.load(places)
    for kept in (tmp_path / "jixiaolint").glob("*.json"):
        kept.write_text("{", encoding="utf-8")
    assert packs.load(places).rules


def test_definitions_that_need_each_other_are_told_once(pack: Path) -> None:
    define = (
        "define:\n  one: {of: table, value: two(table)}\n  two: {of: table, value: one(table)}\n"
    )
    (pack / "pack.yaml").write_text(PACK + define, encoding="utf-8")
    assert faults(pack) == ["county/pack.yaml:4: define.one：定义绕着圈互相引用：one、two"]


def test_what_calls_a_faulty_definition_is_not_at_fault(pack: Path) -> None:
    define = "define:\n  one: {of: indicator, value: two(indicator)}\n  two: {of: indicator, value: not x}\n"
    (pack / "pack.yaml").write_text(PACK + define, encoding="utf-8")
    rule = RULE.replace("len(indicator.level3) > 2", "one(indicator)")
    (pack / "XYZ001-name.yaml").write_text(rule, encoding="utf-8")
    assert faults(pack) == [
        "county/pack.yaml:5: define.two：不认识的名称 x，这里可用的有：indicator"
    ]
