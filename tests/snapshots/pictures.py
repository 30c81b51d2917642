"""Pictures of the interface compared with those kept in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

KEPT = Path(__file__).resolve().parent / "pictures"
_OUT = Path(__file__).resolve().parents[2] / "out" / "pictures"
_UPDATE = "TAWSIM_UPDATE_PICTURES"
_NOTICED = 24
"""Difference of a colour channel from which on a pixel counts as another: below lies what another Qt may do."""

_ALLOWED = 0.002
"""Share of pixels that may differ."""


def assert_looks_as_kept(picture: QImage, name: str) -> None:
    """Compares with `pictures/<name>.png`; a failed one goes to out/pictures, TAWSIM_UPDATE_PICTURES=1 keeps it."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    kept_path = KEPT / f"{name}.png"
    if os.environ.get(_UPDATE):
        KEPT.mkdir(exist_ok=True)
        assert picture.save(str(kept_path))
        return
    kept = QImage(str(kept_path)).convertToFormat(QImage.Format.Format_RGB32)
    share = difference(kept, picture)
    if share > _ALLOWED:
        _OUT.mkdir(parents=True, exist_ok=True)
        picture.save(str(_OUT / f"{name}.png"))
        pytest.fail(
            f"{share:.2%} of the picture {name} differ; see out/pictures/{name}.png, "
            f"and run with {_UPDATE}=1 if it is as it should be."
        )


def difference(first: QImage, second: QImage) -> float:
    """Share of pixels that differ noticeably; 1 for pictures of unlike sizes."""
    if first.size() != second.size():
        return 1.0
    ours, theirs = bytes(first.constBits()), bytes(second.constBits())
    if ours == theirs:
        return 0.0
    pairs = zip(ours, theirs, strict=True)
    unlike = {index // 4 for index, (one, other) in enumerate(pairs) if abs(one - other) > _NOTICED}
    return len(unlike) / (first.width() * first.height())
