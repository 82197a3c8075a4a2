"""Configuration files, profiles and overrides: found, layered, told, refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from commandline import run

TABLE = """\
修路绩效目标表

绩效目标\t1.修路
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t修路长度\t修路长度\t若干\t工作经验
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("甲乡/a.txt", "乙乡/旧/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(TABLE, encoding="utf-8")
    return tmp_path


def found(*words: object) -> dict[str, dict[str, str]]:
    data: Any = json.loads(run("check", *words, "--format", "json").stdout)
    by_file: dict[str, dict[str, str]] = {}
    for finding in data["findings"]:
        by_file.setdefault(Path(finding["path"]).name, {})[finding["rule"]] = finding["severity"]
    return by_file


def configure(folder: Path, text: str) -> None:
    (folder / "jixiaolint.yaml").write_text(text, encoding="utf-8")


def test_a_configuration_is_found_above_the_document(folder: Path) -> None:
    configure(folder, "select: [VAL001, IND009]\nseverity: {IND009: info}\n")
    assert found(folder / "乙乡/旧/b.txt") == {"b.txt": {"VAL001": "error", "IND009": "info"}}


def test_the_nearest_configuration_holds(folder: Path) -> None:
    configure(folder, "select: [VAL001]\n")
    configure(folder / "甲乡", "select: [IND009]\n")
    assert found(folder) == {"a.txt": {"IND009": "warning"}, "b.txt": {"VAL001": "error"}}


def test_pyproject_is_read_too(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.jixiaolint]\nselect = ["VAL001"]\n', encoding="utf-8"
    )
    assert found(folder / "甲乡/a.txt") == {"a.txt": {"VAL001": "error"}}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[tool]\nx = = 1\n", "pyproject.toml:2: TOML 写法有误"),
        ("[tool]\nx = '是'\n".encode("gbk"), "pyproject.toml: 文件不是 UTF-8 编码，请另存为 UTF-8"),
    ],
)
def test_a_broken_pyproject_is_told_in_chinese(folder: Path, content: bytes, told: str) -> None:
    (folder / "pyproject.toml").write_bytes(content)
    result = run("check", folder / "甲乡/a.txt")
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_command_line_is_over_the_configuration(folder: Path) -> None:
    configure(folder, "select: [VAL001]\nseverity: {IND009: error}\n")
    assert found(folder / "甲乡", "--select", "IND009", "--severity", "IND009=info") == {
        "a.txt": {"IND009": "info"}
    }


def test_overrides_by_path(folder: Path) -> None:
    configure(
        folder,
        "select: [VAL001, IND009]\noverrides:\n  - paths: ['乙乡/*']\n    ignore: [IND009]\n",
    )
    assert found(folder) == {
        "a.txt": {"VAL001": "error", "IND009": "warning"},
        "b.txt": {"VAL001": "error"},
    }


def test_excluded_files_are_passed_over_in_folders_only(folder: Path) -> None:
    configure(folder, "select: [VAL001]\nexclude: ['*/旧/*']\n")
    assert list(found(folder)) == ["a.txt"]
    assert list(found(folder / "乙乡/旧/b.txt")) == ["b.txt"]


def test_words_are_added_and_taken_away(folder: Path) -> None:
    configure(folder, "select: [IND009]\nwords: {weak_bases: {remove: [工作经验]}}\n")
    assert found(folder / "甲乡") == {}
    (folder / "甲乡/a.txt").write_text(TABLE.replace("工作经验", "老规矩"), encoding="utf-8")
    assert found(folder / "甲乡") == {}
    configure(folder, "select: [IND009]\nwords: {weak_bases: [老规矩]}\n")
    assert found(folder / "甲乡") == {"a.txt": {"IND009": "warning"}}


def test_the_later_of_two_layers_has_the_last_word_on_a_word(folder: Path) -> None:
    configure(
        folder,
        "select: [IND009]\nwords: {weak_bases: {add: [村里估计]}}\n"
        "overrides:\n  - {paths: [甲乡/*], words: {weak_bases: {remove: [村里估计]}}}\n",
    )
    for path in (folder / "甲乡/a.txt", folder / "乙乡/旧/b.txt"):
        path.write_text(TABLE.replace("工作经验", "村里估计"), encoding="utf-8")
    assert found(folder) == {"b.txt": {"IND009": "warning"}}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("year: 2024\nignore:\n  - TXT001\n  - BDU003\n", 4),
        ("year: 2024\nseverity:\n  BUD03: info\n", 3),
        ("year: 2024\nseverity:\n  BUD003: eror\n", 3),
        ("year: 2024\nwords:\n  no_basez: {add: [a]}\n", 3),
        ("overrides:\n  - paths: [a]\n  - paths: ['*']\n    select:\n      - BDU\n", 5),
    ],
)
def test_a_name_that_is_not_known_is_told_with_its_line(folder: Path, text: str, line: int) -> None:
    configure(folder, text)
    result = run("check", folder)
    assert result.exit_code == 2
    assert f"jixiaolint.yaml:{line}" in result.output


def test_profiles(folder: Path) -> None:
    before = found(folder / "甲乡", "--select", "IND008,STR003")["a.txt"]
    assert before == {"IND008": "info", "STR003": "error"}
    assert found(folder / "甲乡", "--select", "IND008", "--profile", "strict") == {
        "a.txt": {"IND008": "warning"}
    }
    configure(folder, "profile: [publish, county.yaml]\nselect: [IND008, STR003]\n")
    (folder / "county.yaml").write_text(
        "name: county\ntitle: 本县\nextends: [central-2021]\nseverity: {STR003: info}\n",
        encoding="utf-8",
    )
    assert found(folder / "甲乡") == {"a.txt": {"STR003": "info"}}


def test_show_config_tells_which_overrides_are_for_other_files(folder: Path) -> None:
    text = "overrides:\n- paths: ['甲乡/*']\n  ignore: [STR009]\n"
    (folder / "jixiaolint.yaml").write_text(text, encoding="utf-8")
    inside, above = folder / "甲乡/a.txt", folder
    told = run("check", inside, above, "--show-config").stdout
    first, second = told.split(f"== {above}\n")
    assert first.startswith(f"== {inside}\n")
    assert ("ignore：STR009" in first, "overrides：" in first) == (True, False)
    assert ("ignore：STR009" in second, "overrides：这里没有用上" in second) == (False, True)
    assert "（甲乡/*））" in second


def test_show_config_tells_where_each_value_comes_from(folder: Path) -> None:
    configure(folder, "profile: strict\nyear: 2024\nseverity: {VAL001: warning}\n")
    told = run("check", folder / "甲乡/a.txt", "--ignore", "IND009", "--show-config").stdout
    assert "severity.IND008：warning（方案 strict）" in told
    assert f"severity.VAL001：warning（{folder}" in told
    assert "ignore：IND009（命令行）" in told
    assert "year：2024" in told


def test_fail_on_of_the_configuration(folder: Path) -> None:
    configure(folder, "select: [VAL001]\nfail_on: never\n")
    assert run("check", folder / "甲乡").exit_code == 0
    assert run("check", folder / "甲乡", "--fail-on", "error").exit_code == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("selct: [VAL001]\n", "jixiaolint.yaml:1: 不认识的键 selct，是不是 select"),
        ("year: 2024\nseverity: {VAL001: eror}\n", "jixiaolint.yaml:2:"),
        ("select: [VAL0001]\n", "没有规则 VAL0001，是不是 VAL001"),
        ("severity: {VAL0001: error}\n", "是不是 VAL001"),
        ("profile: strickt\n", "是不是 strict"),
        ("words: {weak_basis: [甲]}\n", "是不是 weak_bas"),
        ("words: {weak_bases: {remove: [工作经检]}}\n", "去不掉，是不是 工作经验"),
        ("fail_on: eror\n", "fail_on"),
        ("rules: [../没有]\n", "没有这个规则包"),
        ("overrides: [{path: ['*']}]\n", "是不是 paths"),
        ("year: 1800\n", "jixiaolint.yaml:1: year 要在 2000 到 2100 之间（现在是 1800）"),
        (  # no document is under it
            "overrides:\n  - paths: [丙乡/*]\n    ignore: [BUD03]\n",
            "jixiaolint.yaml:3：没有规则 BUD03，是不是 BUD003？",
        ),
        (
            "overrides:\n  - paths: [丙乡/*]\n    words: {weak_base: [x]}\n",
            "没有词表 weak_base，是不是 weak_bases？",
        ),
    ],
)
def test_faults_end_with_status_2(folder: Path, text: str, says: str) -> None:
    configure(folder, text)
    result = run("check", folder / "甲乡/a.txt")
    assert result.exit_code == 2
    assert says in result.output
    assert "规则包有" not in result.output or "rules" in text
    assert result.stdout == ""


def test_the_heading_names_the_kind_of_file(folder: Path) -> None:
    configure(folder, "selct: [VAL001]\n")
    assert "配置文件有 1 处错误" in run("check", folder / "甲乡/a.txt").stderr
    configure(folder, "profile: p.yaml\naccepted: a.yaml\n")
    (folder / "p.yaml").write_text("name: p\n", encoding="utf-8")
    assert "方案文件有 1 处错误" in run("check", folder / "甲乡/a.txt").stderr
    (folder / "p.yaml").write_text("name: p\ntitle: 甲\n", encoding="utf-8")
    (folder / "a.yaml").write_text("acepted: []\n", encoding="utf-8")
    assert "接受清单有" in run("check", folder / "甲乡/a.txt").stderr
    configure(folder, "baseline: b.json\n")
    (folder / "b.json").write_text("{}", encoding="utf-8")
    assert "基线文件有 1 处错误" in run("check", folder / "甲乡/a.txt").stderr


def test_a_profile_that_extends_itself_is_refused(folder: Path) -> None:
    (folder / "p.yaml").write_text("name: p\ntitle: 甲\nextends: [p.yaml]\n", encoding="utf-8")
    configure(folder, "profile: p.yaml\n")
    result = run("check", folder / "甲乡/a.txt")
    assert result.exit_code == 2
    assert "绕着圈" in result.output


@pytest.mark.parametrize("option", ["--config", "--baseline", "--template", "--rules", "--profile"])
def test_a_misspelt_file_is_told_with_the_one_beside_it(folder: Path, option: str) -> None:
    (folder / "本县.yaml").write_text("", encoding="utf-8")
    result = run("check", folder, option, folder / "本具.yaml")
    assert result.exit_code == 2
    assert f"是不是 {folder / '本县.yaml'}？" in result.stderr


def test_the_files_that_a_configuration_names_are_told_alike(folder: Path) -> None:
    (folder / "接受.yaml").write_text("accepted: []\n", encoding="utf-8")
    for key in ("accepted", "baseline"):
        configure(folder, f"{key}: 接爱.yaml\n")
        result = run("check", folder)
        assert result.exit_code == 2
        assert f"没有这个文件，是不是 {folder / '接受.yaml'}？" in result.stderr


def test_each_document_fails_by_its_own_configuration(folder: Path) -> None:
    configure(folder, "fail_on: never\n")
    assert run("check", folder).exit_code == 0
    assert "fail_on：never" in run("check", folder, "--show-config").stdout
    configure(folder / "乙乡", "fail_on: info\n")
    both = (folder / "甲乡", folder / "乙乡")
    assert [run("check", *paths).exit_code for paths in (both, both[::-1])] == [1, 1]
    assert run("check", folder / "甲乡").exit_code == 0
    assert run("check", folder / "甲乡", "--fail-on", "info").exit_code == 1


def test_extract_reads_with_the_configured_year(folder: Path) -> None:
    configure(folder, "year: 2022\n")
    for words, year in ((["extract"], 2022), (["extract", "--year", "2023"], 2023)):
        documents = json.loads(run(*words, folder).stdout)["documents"]
        assert {d["year"] for d in documents} == {year}


FORM = """\
id: {id}
title: 县里的表
labels: {{goals: [要做的事]}}
columns: {{level3: [考核点], value: [应达到]}}
"""
OWN = TABLE.replace("三级指标", "考核点").replace("\t指标值\t", "\t应达到\t")


def own_form(folder: Path, id_: str = "county") -> None:
    (folder / "表式").mkdir(exist_ok=True)
    (folder / "表式/county.yaml").write_text(FORM.format(id=id_), encoding="utf-8")


@pytest.mark.parametrize("jobs", [1, 2])
def test_own_forms_hold_below_their_configuration(folder: Path, jobs: int) -> None:
    (folder / "甲乡/a.txt").write_text(OWN, encoding="utf-8")
    (folder / "乙乡/旧/b.txt").write_text(OWN, encoding="utf-8")
    own_form(folder / "甲乡")
    configure(folder / "甲乡", "forms: 表式\n")
    by_file = found(folder, "--jobs", jobs, "--select", "VAL001,DOC003")
    assert "VAL001" in by_file["a.txt"]
    assert "VAL001" not in by_file["b.txt"]
    told = run("check", folder / "甲乡/a.txt", "--show-config").stdout
    assert f"全部自带的、{folder / '甲乡/表式'}" in told


@pytest.mark.parametrize(
    ("config", "form", "told"),
    [
        ("forms: [表示]\n", "county", "jixiaolint.yaml:1：没有这个表式文件："),
        ("forms:\n  - 乙乡\n", "county", "jixiaolint.yaml:2：这个文件夹里没有表式"),
        ("forms: [表式]\n", "conty", "county.yaml:1: 编号 conty 和文件名 county 不一致"),
        ("forms: [表式, 表式/county.yaml]\n", "county", "已经有编号是 county 的表式"),
    ],
)
def test_forms_that_cannot_be_used_are_told(
    folder: Path, config: str, form: str, told: str
) -> None:
    own_form(folder, form)
    configure(folder, config)
    for command in ("check", "extract"):
        result = run(command, folder / "甲乡/a.txt")
        assert result.exit_code == 2
        assert told in result.stderr
