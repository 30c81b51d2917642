"""Many articles to candidates, on all cores, in the order in which they came."""

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from extract.engine_names import Engine
from extract.pipeline import extractor_named, propose
from storage.model import Document
from storage.model.records import Layer, document_to_record
from storage.model.schema_files import load_default_schema

_AHEAD = 4
"""Articles that wait for each process, so that none is idle and memory does not grow with their number."""

_FEW = 16


def extracted(documents: Iterable[Document], engine: Engine, jobs: int) -> Iterator[bytes]:
    """Each article with its candidates as a line of native JSONL; a few are done sooner than processes have begun."""
    stream = iter(documents)
    first = list(islice(stream, _FEW))
    documents = chain(first, stream)
    if jobs == 1 or len(first) < _FEW:
        return (line_of(document, engine) for document in documents)
    return _by_many(documents, engine, jobs)


def line_of(document: Document, engine: Engine) -> bytes:
    """One article with its candidates."""
    proposed = Document(document.article, propose(extractor_named(engine), document.text, load_default_schema()))
    return json.dumps(document_to_record(proposed, Layer.CANDIDATES), ensure_ascii=False).encode() + b"\n"


def end_with_parent() -> None:
    """Ends this process when the one that started it has ended, killed or not; else it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _by_many(documents: Iterable[Document], engine: Engine, jobs: int) -> Iterator[bytes]:
    with ProcessPoolExecutor(jobs, get_context("spawn"), end_with_parent) as pool:
        waiting: deque[Future[bytes]] = deque()
        for document in documents:
            waiting.append(pool.submit(line_of, Document(document.article), engine))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
