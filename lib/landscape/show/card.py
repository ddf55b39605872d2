"""A card: a heading and named fields, in HTML and in plain text from the same words."""

from dataclasses import dataclass
from html import escape

from landscape.evidence.verdict import Verdict
from landscape.show.mark import entry_link, marked
from landscape.show.status import Book, word


@dataclass(frozen=True)
class Item:
    """One thing that a field says: a status, an id, words, a note; each may be missing.

    `html` is what the page shows in place of the words where these are a link.
    """

    text: str = ""
    claim: str = ""
    status: tuple[Verdict | None, ...] = ()
    note: str = ""
    html: str = ""

    def on_page(self, read: Book, here: str) -> str:
        """HTML, its links as seen from the page `here`."""
        parts = [*map(marked, self.status)]
        parts += [self.html or escape(self.text)] if self.text else []
        parts += [entry_link(read, self.claim, here)] if self.claim else []
        parts += [f"<em>({escape(self.note)})</em>"] if self.note else []
        return " ".join(parts)

    def in_words(self) -> str:
        """The same without HTML."""
        note = f"[{self.note}]" if self.note else ""
        return " ".join(filter(None, [*map(word, self.status), self.text, self.claim, note]))


@dataclass(frozen=True)
class Field:
    """A name and what stands there; `inline` joins the items by commas."""

    name: str
    items: tuple[Item, ...]
    inline: bool = False

    def on_page(self, read: Book, here: str) -> str:
        """A term and its description."""
        shown = [item.on_page(read, here) for item in self.items]
        if self.inline:
            body = ", ".join(shown)
        else:
            body = shown[0] if len(shown) == 1 else f"<ul><li>{'</li><li>'.join(shown)}</li></ul>"
        return f"<div><dt>{escape(self.name)}</dt><dd>{body}</dd></div>"

    def in_words(self) -> list[str]:
        """One line for each item, or one for all if `inline`; the name comes first, so none reads as a check."""
        said = [item.in_words() for item in self.items]
        return [f"  {self.name}: {text}" for text in ([", ".join(said)] if self.inline else said)]


@dataclass(frozen=True)
class Card:
    """What is known of one claim. `anchor` is its id on the page; `level` that of its heading."""

    anchor: str
    heading: str
    title: str
    status: Verdict | None
    fields: tuple[Field, ...]
    level: int = 3

    def on_page(self, read: Book, here: str) -> str:
        """One section; a filter finds it by its text and its status."""
        head = f'<h{self.level}>{escape(self.heading)} <span class="title">{escape(self.title)}</span></h{self.level}>'
        body = "".join(field.on_page(read, here) for field in self.fields)
        return (
            f'<section class="entry" id="{self.anchor}" data-status="{word(self.status)}">'
            f"{head}<dl>{body}</dl></section>"
        )

    def in_words(self) -> str:
        """All of it, one line for each thing said."""
        lines = [line for field in self.fields for line in field.in_words()]
        return "\n".join([f"{self.heading} ({self.title})", *lines])
