"""Zip archives of strangers: unpacked into a folder of their own, nothing outside it, and no bomb."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
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
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            ValueError,
            zipfile.LargeZipFile,
        ) as error:
            problems.append(ReadProblem(path, None, ReadError("The archive cannot be unpacked: {error}.", error=error)))
        yield folder, problems


def _unpack(archive: zipfile.ZipFile, path: Path, folder: Path, problems: list[ReadProblem]) -> None:
    members = [member for member in archive.infolist() if not member.is_dir()]
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
        if inner.is_absolute() or {"..", ""} & set(inner.parts) or ":" in inner.parts[0] or _is_link(member):
            error = ReadError("The member {name} leads out of the archive.", name=member.filename)
            problems.append(ReadProblem(path, None, error))
            continue
        target = folder.joinpath(*inner.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as packed_file, target.open("wb") as file:
            while chunk := packed_file.read(_AT_ONCE):
                room -= len(chunk)
                if room < 0:
                    raise zipfile.BadZipFile("it holds more than it says")
                file.write(chunk)


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)
