"""Zip archives of strangers: unpacked into a folder of their own, nothing outside it, and no bomb."""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from struct import error as StructError  # noqa: N812 - it is the name of an exception
from tempfile import TemporaryDirectory
from typing import Final

from storage.formats.problem import ReadError, ReadProblem, os_reason

_LARGEST: Final = 1 << 30
"""Bytes of all members together."""
_MOST: Final = 200_000
_SWELLING: Final = 200
"""How many times as large as the archive its content may be, once it is more than `_HARMLESS` bytes."""
_HARMLESS: Final = 64 << 20
_AT_ONCE: Final = 1 << 20
_DEEPEST: Final = 64
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    StructError,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the library raises on what is no whole archive."""


def is_archive(path: Path) -> bool:
    """Whether it is an archive that is unpacked; workbooks, which are zipped too, are not."""
    return path.suffix.lower() == ".zip" and path.is_file() and zipfile.is_zipfile(path)


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[Path, list[ReadProblem]]]:
    """A temporary folder with the archive's files, and a problem for every member that was left out."""
    with TemporaryDirectory(prefix="tawsim-") as name:
        folder, problems = Path(name), list[ReadProblem]()
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, path, folder, problems)
        except OSError as error:
            problems.append(ReadProblem(path, None, os_reason(error)))
        except _DAMAGED as error:
            problems.append(ReadProblem(path, None, ReadError("The archive cannot be unpacked: {error}.", error=error)))
        yield folder, problems


def _unpack(archive: zipfile.ZipFile, path: Path, folder: Path, problems: list[ReadProblem]) -> None:
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    whole, packed = sum(member.file_size for member in members), max(1, path.stat().st_size)
    if whole > _LARGEST or len(members) > _MOST or whole > max(_HARMLESS, _SWELLING * packed):
        error = ReadError(
            "Unpacked it would be too large: {files} files, {size} MiB.", files=len(members), size=whole >> 20
        )
        problems.append(ReadProblem(path, None, error))
        return
    room = whole
    for member in members:
        inner = PurePosixPath(member.filename.replace("\\", "/"))
        if not _stays_inside(inner) or _is_link(member):
            error = ReadError("The member {name} leads out of the archive.", name=member.filename)
            problems.append(ReadProblem(path, None, error))
            continue
        try:
            room = _unpack_member(archive, member, folder.joinpath(*inner.parts), room)
        except OSError as error:  # its name is too long, or another member is a folder of that name
            problems.append(ReadProblem(path / str(inner), None, os_reason(error)))


def _unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Writes the member; gives what is left of the room, in bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as packed_file, target.open("wb") as file:
        while chunk := packed_file.read(_AT_ONCE):
            room -= len(chunk)
            if room < 0:
                raise zipfile.BadZipFile("it holds more than it says")
            file.write(chunk)
    return room


def _stays_inside(inner: PurePosixPath) -> bool:
    parts = inner.parts
    return 0 < len(parts) <= _DEEPEST and not inner.is_absolute() and ".." not in parts and ":" not in parts[0]


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)
