"""The process is killed in the middle of its work, as often as that shows something."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from storage.articles import add_article
from storage.database import open_database
from storage.model import Article
from storage.reviews import history, load_document, open_review, replay_differs

WRITER = """
import sys
from pathlib import Path
from storage.database import open_database
from storage.model import Span, decisions
from storage.reviews import open_review, save_edit

database = open_database(Path(sys.argv[1]))
with database.begin() as session:
    review = open_review(session, "a", "x")
print("ready", flush=True)
while True:
    edit = decisions.add_event(review.document, Span(len(review.document.events), 5000), "Life.Die")
    save_edit(database, review, edit)
    print(edit.changes[0].id, flush=True)
"""
KILLS = 10


def test_every_edit_that_was_called_saved_outlives_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite"
    database = open_database(path)
    with database.begin() as session:
        add_article(session, Article("a", "ن" * 5000))
        open_review(session, "a", "x")
    database.close()
    chance = random.Random(7)
    saved: set[str] = set()
    for _ in range(KILLS):
        saved |= killed_after(path, chance.randint(1, 40), chance.random() * 0.01)
        database = open_database(path)
        with database.session() as session:
            found = load_document(session, "a", "x")
            assert replay_differs(session, "a", "x") is None
            assert len(history(session, 1)) == len(found.events)
        database.close()
        assert saved <= found.events.keys()
        assert len(found.events) - len(saved) <= KILLS  # each kill may come between the commit and its announcement


def killed_after(path: Path, edits: int, seconds: float) -> set[str]:
    """The ids announced as saved by a writer that is killed so long after so many edits."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        announced = [writer.stdout.readline().strip() for _ in range(edits)]
        signal.sigtimedwait([], seconds)  # a wait that nothing can shorten: the kill must not keep step with the writer
        os.kill(writer.pid, signal.SIGKILL)
        announced += [line.strip() for line in writer.stdout if line.endswith("\n")]
    return set(announced)
