# Every target works on a fresh machine: the first one that needs it makes .venv and installs into it.
PYTHON ?= python3
BIN := .venv/bin
MARK := .venv/installed

.DEFAULT_GOAL := help

$(MARK): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

.PHONY: help install demo test check format docs accuracy corpus-diff bench samples picture clean

help:  ## 列出这些目标
	@sed -n 's/^\([a-z-]*\):.*##/  make \1\t/p' $(MAKEFILE_LIST)

install: $(MARK)  ## 建 .venv 并安装

demo: $(MARK)  ## 检查样例，打印问题，写出网页报告 out/demo.html
	$(BIN)/jixiaolint check samples --fail-on never -o text:out/demo.txt -o html:out/demo.html
	@cat out/demo.txt
	@echo "网页报告：out/demo.html（用浏览器打开）"

test: $(MARK)  ## 运行全部测试
	$(BIN)/pytest

check: $(MARK)  ## 静态检查：ruff、mypy、引用方向、规则自带的例子、规则说明没有过时
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/jixiaolint test-rules --no-cache
	$(BIN)/python docs/build.py --check

format: $(MARK)  ## 整理代码格式
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(MARK)  ## 由规则文件重写 docs/rules/ 里的规则说明
	$(BIN)/python docs/build.py

accuracy: $(MARK)  ## 按语料标注计算准确率和查全率（要有 ../shared/corpus）
	$(BIN)/python benchmarks/accuracy.py

corpus-diff: $(MARK)  ## 规则改动在真实文档上多报、少报了什么：make corpus-diff BASE=HEAD~1
	$(BIN)/python benchmarks/corpus_diff.py $(or $(BASE),HEAD)

bench: $(MARK)  ## 测速：各步用时和占比，200 条规则查 10000 张表，各种读法
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/rules.py
	$(BIN)/python benchmarks/readers.py

samples: $(MARK)  ## 由样例文本重做 Word 文件和标准报告
	$(BIN)/python samples/build.py

picture: $(MARK)  ## 重拍 README 里的报告图片（要有 Chromium）
	$(BIN)/python docs/picture.py

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
