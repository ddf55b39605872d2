"""Printed pages bound into one file: links lead inside it, bookmarks and sheet numbers are added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote, urldefrag

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NullObject


@dataclass(frozen=True)
class Printed:
    """One page of the book on paper: its name, its title, its address in the browser, its sheets."""

    name: str
    title: str
    address: str
    sheets: PdfReader

    def __len__(self) -> int:
        return len(self.sheets.pages)

    @property
    def part(self) -> str:
        """Folder of the page, unless the page is the one that opens it: `a-part` for `a-part/a-chapter`."""
        folder, _, name = self.name.rpartition("/")
        return "" if name == "index" else folder


def bind(contents: Printed, chapters: Sequence[Printed], title: str) -> bytes:
    """One file: the contents on sheets i, ii, ..., then the chapters on sheets 1, 2, ...

    A link to an address of a chapter leads to its sheet; one to another local file goes.
    """
    writer = PdfWriter()
    for printed in (contents, *chapters):
        for sheet in printed.sheets.pages:
            writer.add_page(sheet)
    _lead_inside(writer, [contents, *chapters])
    _add_bookmarks(writer, len(contents), chapters)
    writer.set_page_label(0, len(contents) - 1, style="/r")
    writer.set_page_label(len(contents), len(writer.pages) - 1, style="/D", start=1)
    writer.add_metadata({"/Title": title})
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def first_sheets(chapters: Sequence[Printed]) -> list[int]:
    """Number of the first sheet of each chapter, from 1."""
    return [1 + sum(map(len, chapters[:position])) for position in range(len(chapters))]


def _add_bookmarks(writer: PdfWriter, offset: int, chapters: Sequence[Printed]) -> None:
    """One a chapter, under its part where it has one."""
    items = {}
    for printed, number in zip(chapters, first_sheets(chapters), strict=True):
        parent = items.get(f"{printed.part}/index", items.get(printed.part))
        items[printed.name] = writer.add_outline_item(
            title=printed.title, page_number=offset + number - 1, parent=parent
        )


def _lead_inside(writer: PdfWriter, book: Sequence[Printed]) -> None:
    places = dict(_places(writer, book))
    for printed, sheet in zip((p for p in book for _ in range(len(p))), writer.pages, strict=True):
        links = ArrayObject()
        for link in sheet.get("/Annots", ()):
            if _settled(link.get_object(), printed.address, places):
                links.append(link)
        sheet[NameObject("/Annots")] = links


def _places(writer: PdfWriter, book: Sequence[Printed]) -> Iterator[tuple[tuple[str, str], ArrayObject]]:
    """(address, anchor) and where that is; the anchor is empty for a page's first sheet."""
    offset = 0
    for printed in book:
        sheets = writer.pages[offset : offset + len(printed)]
        yield (printed.address, ""), _place(sheets[0], None)
        for name, there in printed.sheets.named_destinations.items():
            sheet = sheets[printed.sheets.get_destination_page_number(there)]
            yield (printed.address, unquote(name.removeprefix("/"))), _place(sheet, there.top)
        offset += len(printed)


def _place(sheet: PageObject, top: float | None) -> ArrayObject:
    height = NullObject() if top is None else FloatObject(top)
    return ArrayObject([sheet.indirect_reference, NameObject("/XYZ"), NullObject(), height, NullObject()])


def _settled(link: DictionaryObject, here: str, places: dict[tuple[str, str], ArrayObject]) -> bool:
    """Turn a link to a page of the book into one to its sheet; False if it leads to a file that is not bound."""
    if "/Dest" in link:
        address, anchor = here, unquote(str(link["/Dest"]).removeprefix("/"))
    else:
        address, anchor = urldefrag(str(link.get("/A", {}).get("/URI", "")))
    place = places.get((address, unquote(anchor))) or places.get((address, ""))
    if place is None:
        return not address.startswith("file:")
    link.pop("/A", None)
    link[NameObject("/Dest")] = place
    return True
