"""The commands as a user calls them: what they print, where they write, how they end."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from commandline import run

SAMPLES = Path(__file__).parents[2] / "samples"
TOWN = SAMPLES / "青禾镇2024年绩效文本.txt"
CLEAN = SAMPLES / "明川镇2024年绩效文本-合规.txt"
NOTICE = SAMPLES / "会议通知.txt"


def report(*words: object) -> Any:
    return json.loads(run("check", *words, "--format", "json").stdout)


def test_a_bad_document_ends_with_status_1() -> None:
    result = run("check", TOWN)
    assert result.exit_code == 1
    assert "BUD003" in result.stdout
    assert "1.通村道路养护绩效目标表" in result.stdout
    assert re.search(r"共发现 \d+ 处问题：错误 \d+", result.stdout)


def test_a_clean_document_ends_with_status_0_and_says_what_was_read() -> None:
    result = run("check", CLEAN, "--fail-on", "warning")
    assert result.exit_code == 0
    assert "3 张绩效目标表" in result.stdout


def test_a_document_without_tables_does_not_look_clean() -> None:
    result = run("check", NOTICE)
    assert "DOC002" in result.stdout
    assert "没有" in result.stdout.splitlines()[-1] or "什么也没有检查" in result.stdout


@pytest.mark.parametrize(
    ("level", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(level: str, status: int) -> None:
    assert run("check", TOWN, "--select", "IND009", "--fail-on", level).exit_code == status


def test_exit_status_does_not_depend_on_the_format(tmp_path: Path) -> None:
    for name in ("text", "json", "html"):
        assert run("check", TOWN, "--format", name, "-o", tmp_path / "x").exit_code == 1


def test_select_ignore_and_severity() -> None:
    assert {f["rule"] for f in report(TOWN, "--select", "BUD,PLN001")["findings"]} == {
        "BUD001", "BUD002", "BUD003", "BUD004", "PLN001",
    }  # fmt: skip
    left = report(TOWN, "--select", "BUD", "--ignore", "BUD003,BUD004")
    assert {f["rule"] for f in left["findings"]} == {"BUD001", "BUD002"}
    changed = report(TOWN, "--select", "BUD001", "--severity", "BUD001=info")
    assert {f["severity"] for f in changed["findings"]} == {"info"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", TOWN, "--select", "BUD033"], "是不是 BUD003"),
        (["check", TOWN, "--ignore", "bud033"], "是不是 BUD003"),
        (["check", TOWN, "--severity", "BUD003=eror"], "是不是 error"),
        (["check", TOWN, "--severity", "BUD003"], "编码=级别"),
        (["check", TOWN, "--format", "htm"], "html"),
        (["check", TOWN, "--rules", "buget"], "是不是 budget"),
        (["check", SAMPLES / "青禾镇2024年绩效文件.txt"], "青禾镇2024年绩效文本.txt"),
        (["check"], "没有写路径"),
        (["chek", TOWN], "是不是 check"),
        (["explain", "BUD009"], "是不是 BUD00"),
        (["rules", "XYZ"], "没有规则 XYZ"),
        (["check", TOWN, "--jobs", "0"], "--jobs"),
    ],
)
def test_misspelt_words_end_with_status_2(words: list[object], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.output
    assert "Traceback" not in result.output


def test_several_outputs_in_one_run(tmp_path: Path) -> None:
    html, data = tmp_path / "报告.html", tmp_path / "sub" / "r.json"
    result = run("check", TOWN, "-o", f"html:{html}", "-o", data)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert html.read_text(encoding="utf-8").startswith("<!")
    assert json.loads(data.read_text(encoding="utf-8"))["schema"] == "jixiaolint/report/1"


def test_pointers_lead_into_the_extracted_document() -> None:
    documents = json.loads(run("extract", TOWN).stdout)["documents"]
    for finding in report(TOWN)["findings"]:
        for pointer in (finding["pointer"], *finding["related"]):
            node = documents[0]
            for step in pointer.split("/")[1:]:
                node = node[int(step)] if isinstance(node, list) else node[step]
            if pointer == finding["pointer"] and isinstance(node, str):
                assert node == finding["text"]


def test_coverage_is_stated() -> None:
    data = report(TOWN, NOTICE)
    assert [d["tables"] for d in data["coverage"]["documents"]] == [5, 0]
    assert data["coverage"]["rules"]["BUD003"] > 0
    assert data["rules_never_applied"] == sorted(data["rules_never_applied"])
    assert data["summary"]["documents"] == 2


def test_the_same_bytes_whatever_jobs_and_cache() -> None:
    ways = (["--jobs", "1"], ["--jobs", "2"], ["--no-cache"])
    outputs = [run("check", SAMPLES, "--format", "json", *way).stdout for way in ways]
    assert outputs[0] == outputs[1] == outputs[2]


def test_bad_files_do_not_keep_the_others_from_being_checked(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "b.txt")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "c.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "d.docx").write_bytes((SAMPLES / "传输中断的文件.docx").read_bytes())
    with (tmp_path / "e.txt").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    (tmp_path / "f.txt").write_text(
        re.sub("^一级指标\t.*$", "甲\t乙", TOWN.read_text(encoding="utf-8"), flags=re.MULTILINE),
        encoding="utf-8",
    )
    (tmp_path / "~$b.docx").write_bytes(b"lock")
    data = report(tmp_path)
    told = {(Path(f["path"]).name, f["rule"]): f["message"] for f in data["findings"]}
    assert "空" in told["a.txt", "DOC001"]
    assert "PNG" in told["c.docx", "DOC001"]
    assert "不完整" in told["d.docx", "DOC001"]
    assert "MB" in told["e.txt", "DOC001"]
    assert "指标表头" in told["f.txt", "DOC003"]
    assert not [key for key in told if key[0] == "b.txt"]
    tables = {Path(d["path"]).name: d["tables"] for d in data["coverage"]["documents"]}
    assert tables == {"a.txt": 0, "b.txt": 3, "c.docx": 0, "d.docx": 0, "e.txt": 0, "f.txt": 0}


def test_an_own_pack_joins_the_shipped_ones(tmp_path: Path) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text(
        """\
name: mine
title: 本县
rules:
  - id: XIAN001
    title: 时效指标要写到月
    severity: warning
    scope: indicator
    when: timeliness_row(indicator)
    require: matches(indicator.value, "[0-9]月")
    at: value
    message: 时效指标“{{ indicator.level3 }}”没有写到月
    why: 没法检查进度
    fix: 写到月
    source: 本县填报要求
    examples:
      bad: [{indicators: [{level2: 时效指标, level3: 完工时限, value: 2024年}]}]
      good: [{indicators: [{level2: 时效指标, level3: 完工时限, value: 2024年11月底前}]}]
""",
        encoding="utf-8",
    )
    assert run("test-rules", pack).exit_code == 0
    rules = {f["rule"] for f in report(TOWN, "--rules", pack)["findings"]}
    assert {"XIAN001", "BUD003"} <= rules
    assert {f["rule"] for f in report(TOWN, "--rules", "budget")["findings"]} <= {
        f"BUD00{n}" for n in range(1, 5)
    }
    pack.write_text(
        pack.read_text(encoding="utf-8").replace("require:", "requir:"), encoding="utf-8"
    )
    result = run("check", TOWN, "--rules", pack)
    assert result.exit_code == 2
    assert "mine.yaml:9: 不认识的键" in result.output.replace(str(tmp_path) + os.sep, "")
    assert result.stdout == ""


def test_an_example_that_does_not_behave_is_told(tmp_path: Path) -> None:
    pack = tmp_path / "mine.yaml"
    text = "name: mine\ntitle: 本县\nrules:\n" + "".join(
        f"  {'- ' if n == 0 else '  '}{line}\n"
        for n, line in enumerate(
            [
                "id: XIAN001", "title: 名", "severity: info", "scope: table", "require: 1 == 1",
                "message: 错", "why: 因", "fix: 改", "source: 本县",
                "examples: {bad: [{name: 甲}], good: [{name: 乙, goals: [丙]}]}",
            ]
        )
    )  # fmt: skip
    pack.write_text(text, encoding="utf-8")
    result = run("test-rules", pack)
    assert result.exit_code == 2
    assert "mine.yaml:13: XIAN001 bad[1]：应当报出问题，却没有报" in result.output
    assert "1 条规则，2 个例子，1 个例子不对。" in result.output


def test_rules_and_explain() -> None:
    listed = run("rules", "BUD")
    assert "BUD003  错误" in listed.stdout
    assert "PLN001" not in listed.stdout
    page = run("explain", "BUD003").stdout
    for part in ("为什么查", "怎么改", "依据", "不合规", "合规", "> 错误："):
        assert part in page


def test_extract_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    result = run("extract", tmp_path / "a.txt", CLEAN)
    assert result.exit_code == 1
    assert "空" in result.stderr
    assert len(json.loads(result.stdout)["documents"]) == 2


@pytest.mark.parametrize("form", ["json", "csv"])
def test_extract_explains_each_table_in_a_sentence(tmp_path: Path, form: str) -> None:
    data = tmp_path / "数据.json"
    data.write_text(run("extract", TOWN).stdout, encoding="utf-8")
    said = run("extract", "--explain", "--format", form, TOWN, NOTICE, data).stderr.splitlines()
    town, notice, given = said[:5], said[5], said[6:11]
    assert town[4].startswith(
        f"{TOWN} 第5张表 6.环境整治绩效目标表：认成“河北省预算项目绩效目标表（全表）”"
    )
    assert "凭这些标签：项目编码、项目名称、" in town[0]
    assert town[0].endswith("；没有剩下认不出的内容。")
    assert town[4].endswith("；没有认出：“入库批次｜第二批”（表头里有认不出的内容）。")
    assert notice == f"{NOTICE}：没有找到绩效目标表。"
    assert "：数据里写明是“" in given[0]
    assert run("extract", TOWN).stderr == ""


def test_it_runs_as_a_module_and_writes_utf8_whatever_the_terminal() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    line = [sys.executable, "-m", "jixiaolint", "check", str(TOWN), "-q"]
    done = subprocess.run(line, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert "错误" in done.stdout.decode("utf-8")


def test_a_document_is_never_written_over(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "a.txt")
    before = (tmp_path / "a.txt").read_bytes()
    for words in (
        ["check", "-o", f"html:{tmp_path / 'a.txt'}"],
        ["extract", "--format", "json", "-o", tmp_path / "a.txt"],
    ):
        result = run(*words, tmp_path / "a.txt")
        assert result.exit_code == 2
        assert "不能把结果写在它上面" in result.output
    assert (tmp_path / "a.txt").read_bytes() == before


def test_a_file_takes_one_report(tmp_path: Path) -> None:
    target = tmp_path / "r"
    result = run("check", CLEAN, "-o", f"html:{target}", "-o", f"json:{target}")
    assert result.exit_code == 2
    assert f"{target} 写了 2 次" in result.stderr
    assert not target.exists()


def test_a_report_in_the_folder_is_not_read_as_a_document(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "a.txt")
    page = f"html:{tmp_path / 'r.html'}"
    run("check", tmp_path, "-o", page)
    told = f"json:{tmp_path / 'r.json'}"
    run("check", tmp_path, "-o", page, "-o", told)
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [Path(d["path"]).name for d in data["coverage"]["documents"]] == ["a.txt"]


def test_a_folder_as_output_is_refused(tmp_path: Path) -> None:
    result = run("check", CLEAN, "-o", tmp_path)
    assert result.exit_code == 2
    assert "写不了" in result.output


def test_an_empty_code_is_refused() -> None:
    assert run("check", CLEAN, "--select", "").exit_code == 2


def test_init_leaves_a_configuration_that_works(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "a.txt")
    assert run("init", tmp_path).exit_code == 0
    assert run("check", tmp_path).exit_code == 0


def test_a_misspelt_code_is_an_error_also_where_there_is_nothing_to_check(tmp_path: Path) -> None:
    result = run("check", tmp_path, "--select", "BUD03")
    assert result.exit_code == 2
    assert "没有规则 BUD03，是不是 BUD003？" in result.stderr
