"""The check of the translations finds what it is there to find."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="ar" sourcelanguage="en">\n'
PLURAL = '<message numerus="yes"><source>%n article(s)</source><translation>{}</translation></message>'
FORMS = ("لا مقالات", "مقال واحد", "مقالان", "%n مقالات", "%n مقالا", "%n مقال")


@pytest.fixture(scope="module")
def translations(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", root / ".ci" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def file_with(folder: Path, *messages: str) -> Path:
    path = folder / "tawsim_ar.ts"
    body = "\n".join(messages)
    path.write_text(f"{HEAD}<context>\n<name>Window</name>\n{body}\n</context>\n</TS>\n", encoding="utf-8")
    return path


def simple(source: str, translation: str, kind: str = "") -> str:
    return f"<message><source>{source}</source><translation{kind}>{translation}</translation></message>"


def plural(*forms: str) -> str:
    return PLURAL.format("".join(f"<numerusform>{form}</numerusform>" for form in forms))


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (simple("Accept", "قبول"), None),
        (simple("Accept", "", ' type="unfinished"'), "is not translated"),
        (simple("Accept", "قبول", ' type="unfinished"'), "is not translated"),
        (simple("Accept", "  "), "lacks a form"),
        (simple("Saved {name}", "حُفظ {name}"), None),
        (simple("Saved {name}", "حُفظ"), "other places"),
        (simple("Line %1 of %2", "السطر %1 من %3"), "other places"),
        (plural(*FORMS), None),
        (plural(*FORMS[:5], ""), "lacks a form"),
        (plural(), "lacks a form"),
    ],
)
def test_a_faulty_translation_is_named_and_a_good_one_is_not(translations, tmp_path, message, fault) -> None:
    path = file_with(tmp_path, message)
    found = list(translations._faults(path, path))
    assert [fault in sentence for sentence in found] == ([True] if fault else [])


def test_a_text_that_only_the_code_has_and_one_that_it_has_no_more_are_named(translations, tmp_path) -> None:
    for folder in ("committed", "fresh"):
        (tmp_path / folder).mkdir()
    committed = file_with(tmp_path / "committed", simple("Accept", "قبول"))
    fresh = file_with(tmp_path / "fresh", simple("Reject", "رفض"))
    first, second = translations._faults(committed, fresh)
    assert "'Reject' is in the code only" in first
    assert "'Accept' is in the code no more" in second


def test_bringing_the_files_up_to_date_keeps_what_is_translated(translations, tmp_path) -> None:
    folder = Path(shutil.copytree(translations.FOLDER, tmp_path / "translations"))
    translations.update(folder)
    before, after = (translations._messages(at / "tawsim_ar.ts") for at in (translations.FOLDER, folder))
    kept = before.keys() & after.keys()
    assert {key: before[key].findtext("translation") for key in kept} == {
        key: after[key].findtext("translation") for key in kept
    }


def test_a_text_that_lupdate_cannot_see_is_named(translations, tmp_path) -> None:
    """Found by looking: “flagged” stood in an f-string, and was English in the Arabic window."""
    code = tmp_path / "code.py"
    code.write_text("""said = f"{name} · {self.tr('flagged')}"\nother = self.tr("seen")\n""", encoding="utf-8")
    assert list(translations.unseen(code, {"seen"})) == ["code.py: 'flagged' stands where lupdate cannot see it."]
