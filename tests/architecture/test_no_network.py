"""Nothing is ever asked of a network: no module for it is imported, and everything works where sockets fail."""

from __future__ import annotations

import ast
import socket
from pathlib import Path

import pytest

from storage.commands import build_app
from storage.dataset import Wanted
from storage.export import EVERYTHING
from tests.gui.conftest import StartApp, plain_application, start_app

ROOT = Path(__file__).resolve().parents[2]
_NETWORKED = {"socket", "ssl", "http", "ftplib", "smtplib", "urllib.request", "requests", "httpx", "aiohttp", "urllib3"}
_NETWORKED |= {"PySide6.QtNetwork", "PySide6.QtWebEngineCore", "huggingface_hub"}
_DANGEROUS = {"pickle", "marshal", "shelve", "dill"}

__all__ = ["plain_application", "start_app"]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("room", ["assets", "storage", "extract", "gui"])
def test_no_room_imports_what_talks_to_a_network_or_runs_what_it_reads(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        found = imported(path)
        heads = {name.partition(".")[0] for name in found} | found
        assert not heads & (_NETWORKED | _DANGEROUS), path
        calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
        names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
        assert not names & {"eval", "exec", "__import__"}, path


@pytest.fixture
def no_network(monkeypatch) -> list[str]:
    """Every try to reach another machine fails, and is remembered."""
    tried: list[str] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(repr(arguments[1:] or arguments))
        raise OSError("there is no network here")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=False)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


def test_a_whole_review_needs_no_network(no_network: list[str], start_app: StartApp, tmp_path: Path) -> None:
    article = tmp_path / "news.txt"
    article.write_text("وصلت القوات إلى واشنطن.\n", encoding="utf-8")
    driver = start_app(article)
    driver.press("A", "A")
    driver.until_saved()
    driver.app.exporting.export(Wanted(statuses=EVERYTHING), tmp_path / "gold.jsonl")
    driver.until((tmp_path / "gold.jsonl").exists)
    assert no_network == []


def test_the_engine_and_the_commands_need_no_network(no_network: list[str], tmp_path: Path, capsys) -> None:
    article = tmp_path / "news.txt"
    article.write_text("قصفت القوات مدينة غزة أمس.\n", encoding="utf-8")
    where = ["--database", str(tmp_path / "a.sqlite")]
    for arguments in (
        ["extract", str(article), "--output", str(tmp_path / "candidates.jsonl")],
        ["import", *where, str(article)],
        ["list", *where],
        ["search", *where, "غزة"],
        ["export", *where, "--output", str(tmp_path / "all.jsonl"), "--status", "new"],
        ["doctor", *where],
    ):
        with pytest.raises(SystemExit) as ended:
            build_app()(arguments)
        assert ended.value.code in (0, None), (arguments, capsys.readouterr().err)
    assert no_network == []
