"""A county's pack over a shipped one: severities, words, rules switched off or said anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from commandline import run
from jixiaolint import packs

TABLE = """\
修路绩效目标表

绩效目标\t1.修路
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t修路长度\t修路长度\t若干\t工作经验
满意度指标\t服务对象满意度指标\t居民满意度\t居民满意度\t50%\t老规矩
"""
HEAD = "name: county\ntitle: 本县\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TABLE, encoding="utf-8")
    return tmp_path


def county(text: str, head: str = HEAD, place: str = "county.yaml") -> None:
    Path(place).parent.mkdir(exist_ok=True)
    Path(place).write_text(head + text, encoding="utf-8")


def found(*words: object) -> dict[str, str]:
    select = ("--select", "VAL001,IND009,VAL012")
    data: Any = json.loads(run("check", "a.txt", "--format", "json", *select, *words).stdout)
    return {f["rule"]: f["severity"] for f in data["findings"]}


def told(text: str, **where: str) -> str:
    county(text, **where)
    result = run("check", "a.txt", "--rules", "county.yaml")
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


def test_what_a_pack_changes(folder: Path) -> None:
    assert found() == {"VAL001": "error", "IND009": "warning", "VAL012": "info"}
    county(
        "extends: [value, indicator]\nseverity: {VAL001: info}\nignore: [VAL012]\n"
        "words: {weak_bases: {add: [老规矩], remove: [工作经验]}}\n"
    )
    assert found("--rules", "county.yaml") == {"VAL001": "info", "IND009": "warning"}
    report = run("check", "a.txt", "--rules", "county.yaml", "--select", "IND009").stdout
    assert "老规矩" in report
    assert "工作经验" not in report


def test_one_pack_alone_may_be_named(folder: Path) -> None:
    county("extends: value\nseverity: {VAL001: info}\n")
    assert found("--rules", "county.yaml")["VAL001"] == "info"


def test_a_folder_extends_as_a_file_does(folder: Path) -> None:
    county("extends: value\nseverity: {VAL001: info}\n", place="county/pack.yaml")
    assert found("--rules", "county")["VAL001"] == "info"


def test_the_packs_extended_come_with_it(folder: Path) -> None:
    """With one shipped pack asked for by name, the others that are extended are there too."""
    county("extends: value\nseverity: {VAL001: info}\n")
    assert "VAL001" in run("rules", "--rules", "county.yaml", "--rules", "text").stdout
    assert "VAL001" not in run("rules", "--rules", "text").stdout


def test_profiles_configuration_and_command_line_are_over_the_pack(folder: Path) -> None:
    county("extends: value\nseverity: {VAL001: info, VAL012: error}\n")
    assert found("--rules", "county.yaml", "--severity", "VAL001=warning")["VAL001"] == "warning"
    assert found("--rules", "county.yaml", "--profile", "strict")["VAL012"] == "warning"
    Path("jixiaolint.yaml").write_text(
        "rules: county.yaml\nseverity: {VAL012: info}\n", encoding="utf-8"
    )
    assert found() == {"VAL001": "info", "IND009": "warning", "VAL012": "info"}


def test_show_config_tells_what_a_pack_set(folder: Path) -> None:
    county("extends: value\nseverity: {VAL001: info}\nignore: [VAL012]\n")
    shown = run("check", "a.txt", "--rules", "county.yaml", "--show-config").stdout
    assert "severity.VAL001：info（规则包 county，county.yaml）" in shown
    assert "规则包：county.yaml（命令行）" in shown
    assert "ignore：VAL012（规则包 county，county.yaml）" in shown


def test_a_rule_said_anew(folder: Path) -> None:
    change = "    message: 要写数\n    suggestion: 写数\n    cases: []\n"
    county(f"extends: value\nchange:\n  VAL001:\n{change}")
    said = run("check", "a.txt", "--rules", "county.yaml", "--select", "VAL001", "-q").stdout
    assert "VAL001 要写数" in said
    assert run("test-rules", "county.yaml").stdout.startswith("1 条规则")
    county(
        "extends: value\nchange:\n  VAL001: {examples: {bad: [{name: 甲}], good: [{name: 乙}]}}\n"
    )
    tried = run("test-rules", "county.yaml")
    assert "county.yaml:5: VAL001 bad[1]：应当报出问题，却没有报" in tried.stdout
    assert tried.exit_code == 2


def test_parameters_of_a_check_change_one_by_one(folder: Path) -> None:
    county("extends: copy\nchange: {CPY005: {check: {tables: 99}}}\n")
    loaded = packs.load(packs.locate(["county.yaml"]))
    old = {r.id: r for r in packs.load(packs.locate([])).rules}["CPY005"]
    new = {r.id: r for r in loaded.rules}["CPY005"]
    assert repr(old.examine.__self__) == "Check(tables=5, share=0.7)"  # type: ignore[attr-defined]
    assert repr(new.examine.__self__) == "Check(tables=99, share=0.7)"  # type: ignore[attr-defined]


def test_own_packs_build_on_own_packs(folder: Path) -> None:
    county("extends: value\nseverity: {VAL001: info, VAL012: error}\n", place="市/pack.yaml")
    county(
        "extends: ../市\nseverity: {VAL012: warning}\n",
        head="name: xian\ntitle: 县\n",
        place="县/pack.yaml",
    )
    assert found("--rules", "县") == {"VAL001": "info", "IND009": "warning", "VAL012": "warning"}
    county("extends: value\nseverity: {VAL001: warning}\n", place="市/pack.yaml")
    city, _ = packs.layers(packs.locate(["县"]))
    assert city[1]["severity"] == {"VAL001": "warning"}, "the cache knows of the pack extended"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "extends: valeu\n",
            "county.yaml:3: extends 里的 valeu：没有这个规则包，也没有这个文件，是不是 value",
        ),
        ("extends:\n  - value\n  - 没有\n", "county.yaml:5: extends 里的 没有：没有这个规则包"),
        ("extends: 3\n", "county.yaml:3: extends 要写成列表或文字（现在是 3）"),
        (
            "extends: county.yaml\n",
            "county.yaml:3: extends：county 引用 county.yaml，绕着圈引用了自己",
        ),
        (
            "extends: value\nseverity: {VAL0001: info}\n",
            "county.yaml:4: severity：没有规则 VAL0001，是不是 VAL001",
        ),
        (
            "extends: value\nseverity: {VAL001: inof}\n",
            "county.yaml:4: severity.VAL001 不能是 'inof'",
        ),
        (
            "severity: {VAL001: info}\n",
            "county.yaml:3: severity：规则 VAL001 在规则包 value 里，先在 extends 里写上 value",
        ),
        ("extends: value\nignore: [VLA]\n", "county.yaml:4: ignore：没有规则 VLA，是不是 VAL"),
        (
            "extends: value\nignore: [IND]\n",
            "county.yaml:4: ignore：规则 IND 在规则包 indicator 里",
        ),
        (
            "extends: value\nwords: {weak_bases: [甲]}\n",
            "county.yaml:4: words：词表 weak_bases 在规则包 indicator 里",
        ),
        (
            "extends: indicator\nwords: {weak_basis: [甲]}\n",
            "county.yaml:4: words：没有词表 weak_basis，是不是 weak_bases",
        ),
        (
            "extends: value\nwords: {vague_words: 甲}\n",
            "county.yaml:4: words.vague_words 要写成“键: 值”或列表",
        ),
        (
            "extends: value\nchange: {VAL001: {mesage: 甲}}\n",
            "不认识的键 change.VAL001.mesage，是不是 message",
        ),
        (
            "extends: value\nchange:\n  VAL001:\n    message: '{{ tabel }}'\n",
            "county.yaml:6: message 里的名称 tabel",
        ),
        (
            "extends: value\nchange:\n  VAL001:\n    require: blank(x)\n",
            "county.yaml:6: 不认识的名称 x",
        ),
        (
            "extends: copy\nchange: {CPY005: {check: {table: 9}}}\n",
            "county.yaml:4: 不认识的键 table，是不是 tables",
        ),
        (
            "extends: indicator\nwords: {weak_bases: {remove: [工作经检]}}\n",
            "county.yaml:4: words：词表 weak_bases 里没有“工作经检”，去不掉，是不是 工作经验",
        ),
        ("extend: value\n", "county.yaml:3: 不认识的键 extend，是不是 extends"),
        ("lexicons: {weak_bases: [甲]}\n", "county.yaml:3: lexicons.weak_bases 在 "),
    ],
)
def test_faults_are_told_with_their_line(folder: Path, text: str, says: str) -> None:
    assert says in told(text)


def test_packs_that_extend_each_other(folder: Path) -> None:
    county("extends: county.yaml\n", head="name: other\ntitle: 甲\n", place="other.yaml")
    said = told("extends: other.yaml\n")
    assert said.count("绕着圈") == 1
    assert "other.yaml:3: extends：other 引用 county.yaml，绕着圈引用了自己" in said


def test_a_name_is_a_pack_s_own(folder: Path) -> None:
    assert "county.yaml:1: 规则包的名称 value 在" in told("", head="name: value\ntitle: 甲\n")
