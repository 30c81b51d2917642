"""The table of events as an Excel workbook, from right to left; texts that look like formulas stay texts."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from storage.formats.csv_events import event_rows
from storage.formats.loss import Loss
from storage.formats.problem import missing_extra
from storage.formats.registry import WriteOptions
from storage.model import Document

_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_MOST_ROWS = 1_048_576


def write_excel(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One sheet, written row by row; beyond what a sheet holds another begins."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError as error:
        raise missing_extra("excel") from error
    loss = Loss()
    book = Workbook(write_only=True)
    rows = event_rows(documents, options, loss)
    header = next(rows)
    sheet, count = None, 0
    for row in rows:
        if sheet is None or count == _MOST_ROWS:
            sheet, count = _sheet(book, header), 1
        cells = []
        for value in row:
            legal = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))
            loss.add("Texts shortened to what a cell of Excel holds: {count}.", len(legal) > _LONGEST)
            cell = WriteOnlyCell(sheet, legal[:_LONGEST] if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # whatever it begins with
            cells.append(cell)
        sheet.append(cells)
        count += 1
    if sheet is None:
        _sheet(book, header)
    book.save(target)
    return loss


def _sheet(book: Any, header: list[str | int | float]) -> Any:  # noqa: ANN401 - openpyxl's
    """A sheet that reads from right to left, its first row in bold and always in sight."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet("events")
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    cells = [WriteOnlyCell(sheet, str(name)) for name in header]
    for one in cells:
        one.font = Font(bold=True)
    sheet.append(cells)
    return sheet
