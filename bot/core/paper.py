"""Pages for people: HTML that needs nothing beside itself, prints well, and takes whatever it is given for text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

_STYLE = """
body { font: 14px/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 2em auto; padding: 0 1em; }
body { max-width: 90em; } h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.6em 0 .4em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; } thead { display: table-header-group; }
th, td { border: 1px solid #bbb; padding: .3em .5em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; overflow-wrap: normal; }
@media print { body { margin: 0; font-size: 9pt; max-width: none; } a { color: inherit; } @page { size: landscape; } }
"""
_POLICY = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}


def page(title: str, parts: Iterable[Element], style: str = "") -> str:
    """A page without scripts, pictures or anything else to load; `style` is CSS for its own classes."""
    root = Element("html", lang="en")
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width")
    SubElement(head, "meta", _POLICY)
    SubElement(head, "meta", name="referrer", content="no-referrer")
    head.append(element("title", title))
    head.append(element("style", _STYLE + style))
    body = SubElement(root, "body")
    body.append(element("h1", title))
    body.extend(parts)
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def element(tag: str, *parts: str | Element, **attributes: str) -> Element:
    """An element of these parts; texts are text whatever they hold."""
    made = Element(tag, attributes)
    for part in parts:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def link(url: str, text: str = "") -> Element | str:
    """A link to the web, of a text or of its own address; what leads anywhere else is only shown."""
    shown = text or url
    if not url.startswith(("https://", "http://")):
        return shown
    return element("a", shown, href=url, rel="noopener noreferrer nofollow")


def table(headings: Sequence[str], rows: Iterable[Sequence[str | Element]]) -> Element:
    """A table; headings are the classes of their columns too. In the column `url` texts are links."""
    head = element("tr", *(element("th", name, **{"class": name}) for name in headings))
    body = element("tbody")
    for row in rows:
        line = SubElement(body, "tr")
        for name, cell in zip(headings, row, strict=True):
            shown = link(cell) if name == "url" and isinstance(cell, str) else cell
            line.append(element("td", shown, **{"class": name, "dir": "auto"}))
        line.tail = "\n"
    return element("table", element("thead", head), body)
