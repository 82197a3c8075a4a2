"""Reading packs anew from their YAML files: validated data, every fault, and the lines of keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from jixiaolint import checks
from jixiaolint.expression import nearest
from jixiaolint.packs import schema, wording, yaml
from jixiaolint.rule import Fault


def read(
    places: Sequence[Path], known: Collection[str] = ()
) -> tuple[dict[str, Any], list[Fault], Callable[[str, str], int]]:
    """(data, faults, line_of): data {"packs": […], "rules": […]} as plain JSON values.

    `known` are codes of packs that are not read now. `line_of(file, key)` answers the line of a
    dotted key; for a rule the file is `FILE#CODE`.
    """
    reading = _Reading()
    for place in places:
        reading.pack(place)
    reading.ids()
    reading.beaten(known)
    return {"packs": reading.packs, "rules": reading.rules}, reading.faults, reading.line_of


class _Reading:
    def __init__(self) -> None:
        self.packs: list[dict[str, Any]] = []
        self.rules: list[dict[str, Any]] = []
        self.faults: list[Fault] = []
        self.nodes: dict[str, Any] = {}

    def line_of(self, file: str, key: str) -> int:
        steps = (int(step) if step.isdigit() else step for step in key.split("."))
        return yaml.line_of(self.nodes.get(file), tuple(steps))

    def pack(self, place: Path) -> None:
        head = place / "pack.yaml" if place.is_dir() else place
        if not head.exists():
            self.faults.append(Fault(str(place), 0, "规则包里没有 pack.yaml"))
            return
        node = yaml.read(head, self.faults)
        data = node and schema.validate(schema.PackData, node, head, self.faults)
        if node is None or not isinstance(data, schema.PackData):
            return
        self.nodes[str(head)] = node
        self.words(data, head)
        self.packs.append({**data.model_dump(exclude={"rules"}), "file": str(head)})
        for at, _ in enumerate(data.rules):
            self.rule(node["rules"][at], head, data)
        if place.is_dir():
            for file in sorted(place.glob("*.yml")):
                self.faults.append(Fault(str(file), 0, "规则文件的后缀要写 .yaml"))
            for file in sorted(place.glob("*.yaml")):
                if file.name != "pack.yaml" and (rule := yaml.read(file, self.faults)) is not None:
                    self.rule(rule, file, data, file.name.partition("-")[0].removesuffix(".yaml"))

    def words(self, data: schema.PackData, head: Path) -> None:
        """A word list or definition has one home: the same name in two packs is a fault."""
        for kind, names in (("lexicons", data.lexicons), ("define", data.define)):
            for name in names:
                first = next((p["file"] for p in self.packs if name in p[kind]), None)
                if first:
                    line = self.line_of(str(head), f"{kind}.{name}")
                    self.faults.append(
                        Fault(str(head), line, f"{kind}.{name} 在 {first} 里已经有了")
                    )

    def rule(self, node: Any, file: Path, pack: schema.PackData, id_: str = "") -> None:
        rule = schema.validate(schema.RuleData, node, file, self.faults)
        if not isinstance(rule, schema.RuleData):
            return
        self.nodes[f"{file}#{rule.id}"] = node
        if id_ and rule.id != id_:
            self.fault(file, rule.id, "id", f"编码 {rule.id} 和文件名的开头 {id_} 不一致")
        if rule.check is not None:
            before = len(self.faults)
            schema.validate_check(rule, node, file, self.faults)
            kind = str(rule.check.get("kind"))
            if len(self.faults) == before and rule.scope != checks.scope(kind):
                told = f"检查种类 {kind} 只能用在 scope: {checks.scope(kind)}"
                self.fault(file, rule.id, "scope", told)
            if len(self.faults) > before:
                return
        for key, message in wording.faults(rule):
            self.fault(file, rule.id, key, message)
        data = rule.model_dump()
        data["aspect"] = rule.aspect or pack.aspect
        self.rules.append({**data, "pack": pack.name, "file": str(file)})

    def fault(self, file: Path | str, code: str, key: str, message: str) -> None:
        self.faults.append(Fault(str(file), self.line_of(f"{file}#{code}", key), message))

    def beaten(self, known: Collection[str]) -> None:
        """`beats` names codes that are there, here or among `known`."""
        codes = {*known, *(rule["id"] for rule in self.rules)}
        for rule in self.rules:
            for code in rule["beats"]:
                if code not in codes:
                    told = f"beats 里的 {code} 没有这条规则{nearest(code, sorted(codes))}"
                    self.fault(rule["file"], rule["id"], "beats", told)

    def ids(self) -> None:
        """Codes are unique."""
        seen: dict[str, str] = {}
        for rule in self.rules:
            if rule["id"] in seen:
                self.fault(
                    rule["file"],
                    rule["id"],
                    "id",
                    f"编码 {rule['id']} 重复，{seen[rule['id']]} 里已有",
                )
            seen[rule["id"]] = rule["file"]
