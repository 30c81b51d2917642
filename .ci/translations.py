"""The window's translations: `update` brings the sources up to date with the code and compiles them, `check` judges.

Besides what the window says itself, the sentences of errors that storage and extract raise are collected (context
`Errors`), since they know no Qt.

`check` fails on a text of the code that the files lack or that lupdate cannot see, on one that they keep though the
code has it no more, on a translation that is unfinished or empty (each of the six plural forms counts), and on one with
other places to fill (`%n`, `%1`, `{name}`) than its source.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assets.build_translations import qt_tool, release  # noqa: E402 - found only now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

FOLDER = ROOT / "assets" / "translations"
ARABIC = "tawsim_ar.ts"
ENGLISH = "tawsim_en.ts"  # only for its plurals: the sources are English
PLACES = re.compile(r"%L?n|%L?\d+|\{\w*\}")

Key = tuple[str, str, str]


def update(folder: Path) -> None:
    """Brings the sources in `folder` up to date with the code, in place; translations at hand are kept."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as temporary:
        errors = Path(temporary) / "errors.py"
        lines = (f"QT_TRANSLATE_NOOP('Errors', {json.dumps(text, ensure_ascii=False)})" for text in error_sentences())
        errors.write_text("\n".join(lines), encoding="utf-8")
        for name, options in ((ARABIC, ()), (ENGLISH, ("-pluralonly",))):
            language = name.removeprefix("tawsim_").removesuffix(".ts")
            command = [str(qt_tool("lupdate")), *sources, str(errors), *options, "-silent", "-no-obsolete"]
            command += ["-no-ui-lines", "-locations", "none", "-source-language", "en", "-target-language", language]
            subprocess.run([*command, "-ts", str(folder / name)], cwd=ROOT, check=True)


def error_sentences() -> list[str]:
    """The templates of all errors outside the window: texts given to a call whose name ends in `error`, whole.

    Tables of such sentences (`REASONS`) count too, and what a format says that it could not carry (`loss.add`).
    """
    found: set[str] = set()
    for path in (path for room in ("storage", "extract") for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (
                _called(node).lower().endswith(("error", "problem")) or ast.unparse(node.func).endswith("loss.add")
            ):
                found |= {text for argument in node.args if (text := _sentence(argument))}
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("REASONS"):
                found |= {text for value in ast.walk(node.value) if (text := _sentence(value))}
    return sorted(found)


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _sentence(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        return node.value
    return ""


def faults() -> list[str]:
    """What is wrong with the committed sources, one sentence each."""
    with tempfile.TemporaryDirectory() as temporary:
        fresh = Path(shutil.copytree(FOLDER, Path(temporary) / "translations"))
        update(fresh)
        found = [fault for name in (ARABIC, ENGLISH) for fault in _faults(FOLDER / name, fresh / name)]
        known = {source for _, source, _ in _messages(fresh / ARABIC)}
    return [*found, *(fault for path in sorted((ROOT / "gui").rglob("*.py")) for fault in unseen(path, known))]


def unseen(path: Path, known: Set[str]) -> Iterator[str]:
    """The texts given to `tr` or `translate` where lupdate does not find them, as inside an f-string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node) in ("tr", "translate"):
            for argument in node.args[_called(node) == "translate" :][:1]:
                if (
                    isinstance(argument, ast.Constant)
                    and isinstance(argument.value, str)
                    and argument.value not in known
                ):
                    yield f"{path.name}: {argument.value!r} stands where lupdate cannot see it."


def main(arguments: Sequence[str]) -> int:
    """Runs the command named by the only argument."""
    match arguments:
        case ["update"]:
            update(FOLDER)
            print(*release(FOLDER), sep="\n")
            return 0
        case ["check"]:
            found = faults()
            print(*found or ["Translations: complete and up to date."], sep="\n")
            return 1 if found else 0
        case _:
            print("usage: translations.py update|check", file=sys.stderr)
            return 2


def _faults(committed: Path, fresh: Path) -> Iterator[str]:
    ours, theirs = _messages(committed), _messages(fresh)
    for context, source, _ in theirs.keys() - ours.keys():
        yield f"{committed.name}: {context}: {source!r} is in the code only; run `make translations`."
    for context, source, _ in ours.keys() - theirs.keys():
        yield f"{committed.name}: {context}: {source!r} is in the code no more; run `make translations`."
    for (context, source, _), message in ours.items():
        reason = _fault(source, message)
        if reason:
            yield f"{committed.name}: {context}: {source!r} {reason}."


def _messages(path: Path) -> dict[Key, ET.Element]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")): message
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


def _fault(source: str, message: ET.Element) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return "is not translated"
    plural = message.get("numerus") == "yes"
    forms = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
    if not forms or not all(form.strip() for form in forms):
        return "lacks a form of its translation"
    places = sorted(PLACES.findall(source))
    if plural:  # a form for one or two may say the number in words
        places = [place for place in places if place != "%n"]
        forms = [re.sub("%L?n", "", form) for form in forms]
    if any(sorted(PLACES.findall(form)) != places for form in forms):
        return f"has other places to fill in its translation than {places}"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
