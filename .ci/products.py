"""Opens the products of `plancast report` with the libraries that others use."""

import pathlib
import sys

import docx
import nbformat
import openpyxl

for folder in map(pathlib.Path, sys.argv[1:]):
    document = docx.Document(folder / "report.docx")
    assert document.core_properties.title, folder
    assert document.tables and len(document.paragraphs) > 20, folder
    for table in document.tables:
        assert len({len(row.cells) for row in table.rows}) == 1, folder
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1"} <= styles, styles
    pictures = document.inline_shapes
    assert len(pictures) > 0 and all(p._inline.docPr.get("descr") for p in pictures), folder
    book = openpyxl.load_workbook(folder / "report.xlsx")
    assert len(book.sheetnames) >= 4, book.sheetnames
    notebook = nbformat.read(folder / "report.ipynb", 4)
    nbformat.validate(notebook)
    identifiers = [cell["id"] for cell in notebook.cells]
    assert len(set(identifiers)) == len(identifiers), folder
    print(folder.name, len(document.tables), "tables,", len(pictures), "pictures,", len(book.sheetnames), "sheets: open")
