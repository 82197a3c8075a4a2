"""Reading packs anew from their YAML files: validated data, every fault, and the lines of keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jixiaolint import checks
from jixiaolint.expression import unusable
from jixiaolint.packs import changing, naming, parameters, places, schema, wording, yaml
from jixiaolint.packs.pack_schema import PackData, RuleData
from jixiaolint.rule import Fault

_NAMED_BY_CODE = re.compile("[A-Z]{2,6}[0-9]{3}(?=[-.])")


def read(
    wanted: Sequence[Path], known: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], list[Fault], Callable[[str, str], int]]:
    """(data, faults, line_of) of the packs at these places and of those that they extend.

    data {"packs": […], "rules": […]} are plain JSON values, a pack after those that it extends.
    `known` are codes of packs that are not read now, each with its pack. `line_of(file, key)`
    answers the line of a dotted key; for a rule the file is `FILE#CODE`.
    """
    reading = _Reading()
    for place in wanted:
        reading.pack(place, ())
    codes = {**(known or {}), **{rule["id"]: rule["pack"] for rule in reading.rules}}
    reading.faults += naming.faults(reading.rules, codes, reading.line_of)
    for pack in reading.packs:
        reading.faults += changing.faults(pack, reading.packs, codes, reading.line_of)
        for code, change in pack["change"].items():
            reading.changed(code, change, Path(pack["file"]))
    return {"packs": reading.packs, "rules": reading.rules}, reading.faults, reading.line_of


class _Reading:
    def __init__(self) -> None:
        self.names: dict[Path, str] = {}
        self.packs: list[dict[str, Any]] = []
        self.rules: list[dict[str, Any]] = []
        self.faults: list[Fault] = []
        self.nodes: dict[str, tuple[Any, tuple[str, ...]]] = {}

    def line_of(self, file: str, key: str) -> int:
        node, above = self.nodes.get(file, (None, ()))
        steps = (int(step) if step.isdigit() else step for step in key.split("."))
        return yaml.line_of(node, (*above, *steps))

    def pack(self, place: Path, above: tuple[Path, ...]) -> None:
        """Reads a pack after those that it extends; `above` are the packs that extend it."""
        if place.resolve() in self.names:
            return
        self.names[place.resolve()] = ""
        head = place / "pack.yaml" if place.is_dir() else place
        if not head.exists():
            self.faults.append(Fault(str(place), 0, "规则包里没有 pack.yaml"))
            return
        node = yaml.read(head, self.faults)
        if node is None:
            return
        data = schema.validate(PackData, node, head, self.faults)
        if not isinstance(data, PackData):
            return
        self.nodes[str(head)] = node, ()
        bases = self.extended(data, head, (*above, place.resolve()))
        self.names[place.resolve()] = data.name
        self.head(data, head)
        own = data.model_dump(exclude={"rules", "change"})
        change = {code: one.model_dump(exclude_unset=True) for code, one in data.change.items()}
        more = {"extends": bases, "change": change, "file": str(head), "place": str(place)}
        self.packs.append({**own, **more})
        for at, _ in enumerate(data.rules):
            self.rule(node["rules"][at], head, data)
        for file in places.files(place) if place.is_dir() else ():
            self.file(file, place, data)

    def extended(self, data: PackData, head: Path, above: tuple[Path, ...]) -> list[str]:
        """Reads the packs that a pack extends: their names."""
        bases = []
        for at, wanted in enumerate(data.extends):
            try:
                base = places.place(wanted, head.parent)
            except LookupError as error:
                self.told(head, f"extends.{at}", f"extends 里的 {wanted}：{error}")
                continue
            if base.resolve() in above:
                told = f"extends：{data.name} 引用 {wanted}，绕着圈引用了自己"
                self.told(head, f"extends.{at}", told)
                continue
            self.pack(base, above)
            bases.append(self.names[base.resolve()])
        return bases

    def head(self, data: PackData, head: Path) -> None:
        """A pack's name, a word list and a definition have one home each."""
        for pack in self.packs:
            if pack["name"] == data.name:
                self.told(head, "name", f"规则包的名称 {data.name} 在 {pack['file']} 里已经有了")
        for kind, names in (("lexicons", data.lexicons), ("define", data.define)):
            for name in names:
                if trouble := unusable(name):
                    self.told(head, f"{kind}.{name}", f"{kind}.{name}：{trouble}")
                first = next((p["file"] for p in self.packs if name in p[kind]), None)
                if first:
                    self.told(head, f"{kind}.{name}", f"{kind}.{name} 在 {first} 里已经有了")

    def file(self, file: Path, place: Path, pack: PackData) -> None:
        """A file in a pack's folder: a rule, in the folder itself, called after its code."""
        named = _NAMED_BY_CODE.match(file.name)
        if file.parent != place:
            if named:
                self.told(file, "", f"规则文件要直接放在 {place} 里，放在下一层不会读")
        elif file.suffix != ".yaml":
            self.told(file, "", "规则文件的后缀要写 .yaml")
        elif file.name != "pack.yaml" and not named:
            told = "规则文件的名称要以编码开头，例如 XIAN001-名称.yaml；别的文件请放到规则包外面"
            self.told(file, "", told)
        elif named and (node := yaml.read(file, self.faults)) is not None:
            self.rule(node, file, pack, named[0])

    def rule(self, node: Any, file: Path, pack: PackData, id_: str = "") -> None:
        rule = schema.validate(RuleData, node, file, self.faults)
        if not isinstance(rule, RuleData):
            return
        self.nodes.setdefault(f"{file}#{rule.id}", (node, ()))
        if id_ and rule.id != id_:
            self.fault(file, rule.id, "id", f"编码 {rule.id} 和文件名的开头 {id_} 不一致")
        if self.sound(rule, file):
            aspect = rule.aspect or pack.aspect
            own = {"aspect": aspect, "pack": pack.name}
            self.rules.append({**rule.model_dump(), **own, **self.placed(rule, file)})

    def changed(self, code: str, change: Mapping[str, Any], head: Path) -> None:
        """What a pack says anew of a rule, the parameters of its check one by one."""
        for at, old in enumerate(self.rules):
            if old["id"] != code:
                continue
            new = {**{key: old[key] for key in RuleData.model_fields}, **change}
            if old["check"] and change.get("check"):
                new["check"] = {**old["check"], **change["check"]}
            node, _ = self.nodes[str(head)]
            self.nodes[f"{head}#{code}"] = node, ("change", code)
            rule = schema.validate(RuleData, new, head, self.faults, self.below(head, code, ""))
            if isinstance(rule, RuleData) and self.sound(rule, head):
                placed = self.placed(rule, head)
                self.rules[at] = {**rule.model_dump(), "pack": old["pack"], **placed}

    def placed(self, rule: RuleData, file: Path) -> dict[str, Any]:
        """The file of a rule, and the line of each of its examples there."""
        line = self.below(file, rule.id, "examples.")
        examples = {"bad": rule.examples.bad, "good": rule.examples.good}
        lines = {
            key: [line((key, at)) for at, _ in enumerate(some)] for key, some in examples.items()
        }
        return {"file": str(file), "example_lines": lines}

    def sound(self, rule: RuleData, file: Path) -> bool:
        """Whether a rule's check is one that it can have; faults of its words are noted too."""
        before = len(self.faults)
        if rule.check is not None:
            below = self.below(file, rule.id, "check.")
            parameters.validate(rule.check, file, self.faults, below)
            kind = str(rule.check.get("kind"))
            if len(self.faults) == before and rule.scope != checks.scope(kind):
                told = f"检查种类 {kind} 只能用在 scope: {checks.scope(kind)}"
                self.fault(file, rule.id, "scope", told)
            if len(self.faults) > before:
                return False
        for key, message in wording.faults(rule):
            self.fault(file, rule.id, key, message)
        return True

    def below(self, file: Path, code: str, key: str) -> Callable[[tuple[str | int, ...]], int]:
        """What tells the lines of a rule's keys, of those below `key`."""
        return lambda steps: self.line_of(f"{file}#{code}", key + ".".join(map(str, steps)))

    def told(self, file: Path, key: str, message: str) -> None:
        self.faults.append(Fault(str(file), self.line_of(str(file), key), message))

    def fault(self, file: Path, code: str, key: str, message: str) -> None:
        self.faults.append(Fault(str(file), self.line_of(f"{file}#{code}", key), message))
