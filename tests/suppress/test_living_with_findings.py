"""Baseline, accepted findings and --diff, through the commands."""

import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commandline import run
from jixiaolint import api
from jixiaolint.settings import Request

ROW = "产出指标\t数量指标\t{name}\t{name}的长度\t{value}\t施工合同\n"
HEAD = """\
修路绩效目标表

绩效目标\t1.修路
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
"""


def text(*rows: tuple[str, str]) -> str:
    return HEAD + "".join(ROW.format(name=n, value=v) for n, v in rows)


def found(*words: object) -> list[str]:
    data: Any = json.loads(run("check", *words, "--select", "VAL001", "--format", "json").stdout)
    return [f["text"] for f in data["findings"]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(text(("甲路", "若干"), ("乙路", "3公里")), encoding="utf-8")
    return path


def test_a_baseline_hides_what_was_there_and_shows_what_is_new(file: Path) -> None:
    baseline = file.with_name("b.json")
    assert run("baseline", file, "-o", baseline, "--select", "VAL001").exit_code == 0
    assert found(file, "--baseline", baseline) == []
    file.write_text(text(("丙路", "许多"), ("甲路", "若干")), encoding="utf-8")
    assert found(file, "--baseline", baseline) == ["许多"]
    told = run("check", file, "--select", "VAL001", "--baseline", baseline).stdout
    assert "另有 1 处问题没有列出：基线里已有" in told


def test_a_swap_of_findings_is_seen(file: Path) -> None:
    baseline = file.with_name("b.json")
    run("baseline", file, "-o", baseline, "--select", "VAL001")
    file.write_text(text(("甲路", "3公里"), ("乙路", "若干")), encoding="utf-8")
    assert found(file, "--baseline", baseline) == ["若干"]
    told = run("check", file, "--select", "VAL001", "--baseline", baseline).stdout
    assert "基线里有 1 处问题这次没有出现" in told


def test_a_file_that_is_no_baseline_is_refused(file: Path) -> None:
    result = run("check", file, "--baseline", file)
    assert result.exit_code == 2
    assert "不是基线文件" in result.output


def accept(file: Path, until: str, **change: str) -> None:
    (finding,) = api.check([str(file)], today=date(2026, 1, 1)).findings[:1] or [None]
    assert finding is not None
    entry = {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "reason": "分期实施",
        "by": "预算股",
        "until": until,
        **change,
    }
    lines = [f"{'- ' if n == 0 else '  '}{k}: {v}" for n, (k, v) in enumerate(entry.items())]
    (file.parent / "ok.yaml").write_text("accepted:\n" + "\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def one(file: Path) -> Path:
    (file.parent / "jixiaolint.yaml").write_text("select: [VAL001]\n", encoding="utf-8")
    return file


def use(file: Path) -> None:
    config = "select: [VAL001]\naccepted: ok.yaml\n"
    (file.parent / "jixiaolint.yaml").write_text(config, encoding="utf-8")


def test_an_accepted_finding_is_counted_until_its_day(one: Path) -> None:
    accept(one, "2026-06-30")
    use(one)
    before = api.check([str(one)], today=date(2026, 6, 30))
    assert (len(before.findings), before.accepted, before.remarks) == (0, 1, ())
    after = api.check([str(one)], today=date(2026, 7, 1))
    assert (len(after.findings), after.accepted) == (1, 0)
    assert "到期" in after.remarks[0]


def test_an_acceptance_of_nothing_is_told(one: Path) -> None:
    accept(one, "2026-06-30", fingerprint="f0000")
    use(one)
    report = api.check([str(one)], today=date(2026, 1, 1))
    assert len(report.findings) == 1
    assert report.remarks[0].startswith(
        "接受清单第2行没有对应的问题：改好了的可以删掉，没有检查那份文件"
    )


def test_an_acceptance_under_another_rule_accepts_nothing(one: Path) -> None:
    accept(one, "2026-06-30", rule="VAL01")
    use(one)
    report = api.check([str(one)], today=date(2026, 1, 1))
    assert (len(report.findings), report.accepted) == (1, 0)
    assert "写的规则是 VAL01，这处问题是 VAL001 报的，没有接受" in report.remarks[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"until": "明年"}, "年-月-日"),
        ({"until": "2026-02-30"}, "ok.yaml:6: 没有 2026-02-30 这一天"),
        ({"reasn": "甲"}, "是不是 reason"),
        ({"by": '""'}, "不能空着"),
    ],
)
def test_a_faulty_list_is_refused(one: Path, change: dict[str, str], says: str) -> None:
    until = change.pop("until", "2026-06-30")
    accept(one, until, **change)
    use(one)
    result = run("check", one)
    assert result.exit_code == 2
    assert says in result.output


def git(folder: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_diff_reports_what_a_change_brought_in(file: Path) -> None:
    folder = file.parent
    (folder / "old.txt").write_text(text(("丁路", "若干")), encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    assert found(folder, "--diff", "HEAD") == []
    file.write_text(text(("戊路", "多处"), ("甲路", "若干")), encoding="utf-8")
    (folder / "new.txt").write_text(text(("己路", "几处")), encoding="utf-8")
    assert found(folder, "--diff", "HEAD") == ["多处", "几处"]


def test_diff_does_not_take_what_it_leaves_out_for_mended(one: Path) -> None:
    accept(one, "2026-06-30")
    run("baseline", one, "-o", one.with_name("b.json"), "--select", "VAL001")
    use(one)
    git(one.parent, "init", "-q")
    git(one.parent, "add", ".")
    git(one.parent, "commit", "-qm", "one")
    one.write_text(text(("甲路", "若干"), ("乙路", "几处")), encoding="utf-8")
    asked = Request(baseline=one.with_name("b.json"))
    report = api.check([str(one)], asked, since="HEAD", today=date(2026, 1, 1))
    assert ([f.text for f in report.findings], report.remarks) == (["几处"], ())


def test_diff_knows_a_renamed_document(file: Path) -> None:
    folder = file.parent / "乡镇"
    folder.mkdir()
    rows = [(f"甲{n}路", "若干") for n in range(9)]
    (folder / "旧 名.txt").write_text(text(*rows), encoding="utf-8")
    git(file.parent, "init", "-q")
    git(file.parent, "add", ".")
    git(file.parent, "commit", "-qm", "one")
    git(folder, "mv", "旧 名.txt", "新 名.txt")
    assert found(folder, "--diff", "HEAD") == []
    (folder / "新 名.txt").write_text(text(*rows, ("乙路", "几处")), encoding="utf-8")
    assert found(folder, "--diff", "HEAD") == ["几处"]


def test_diff_looks_into_archives(file: Path) -> None:
    folder = file.parent
    packed, kept = folder / "材料.zip", folder / "旧.zip"
    for name, path in (("丁路", packed), ("己路", kept)):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("镇.txt", text((name, "若干")))
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("镇.txt", text(("丁路", "若干"), ("戊路", "多处")))
        archive.writestr("乡.txt", text(("庚路", "几处")))
    assert found(folder, "--diff", "HEAD") == ["几处", "多处"]


def test_diff_without_git_is_refused(file: Path) -> None:
    result = run("check", file, "--diff", "HEAD")
    assert result.exit_code == 2
    assert "不在 git 仓库里" in result.output
    git(file.parent, "init", "-q")
    assert "没有版本 nope" in run("check", file, "--diff", "nope").output
