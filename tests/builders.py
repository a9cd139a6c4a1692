"""Feeds to test with, built from what they say: `rss(item(title="Bridge opens"), item(...))`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, slots=True)
class Item:
    """One item; what is empty is left out. `source` is an outlet, or an outlet and its address."""

    title: str = ""
    summary: str = ""
    content: str = ""
    link: str = ""
    guid: str = ""
    published: datetime | str | None = None
    source: str | tuple[str, str] = ""


def item(
    title: str = "",
    *,
    summary: str = "",
    content: str = "",
    link: str = "",
    guid: str = "",
    published: datetime | str | None = None,
    source: str | tuple[str, str] = "",
) -> Item:
    """An item of a feed. A date may be given as text, to be written as it is."""
    return Item(title, summary, content, link, guid, published, source)


def rss(*items: Item, title: str = "Valley Courier", link: str = "", language: str = "") -> bytes:
    """An RSS 2.0 document."""
    head = _element("title", title) + _element("link", link) + _element("language", language)
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    body = "".join(_rss_item(one) for one in items)
    return f'<?xml version="1.0"?><rss version="2.0" {namespace}><channel>{head}{body}</channel></rss>'.encode()


def atom(*items: Item, title: str = "Valley Courier", base: str = "") -> bytes:
    """An Atom 1.0 document."""
    xml_base = f" xml:base={quoteattr(base)}" if base else ""
    body = _element("title", title) + "".join(_atom_entry(one) for one in items)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"{xml_base}>{body}</feed>'.encode()


def _rss_item(one: Item) -> str:
    date = format_datetime(one.published) if isinstance(one.published, datetime) else one.published or ""
    outlet, address = _source(one)
    fields = (
        _element("title", one.title),
        _element("description", one.summary),
        _element("content:encoded", one.content),
        _element("link", one.link),
        _element("guid", one.guid, 'isPermaLink="false"'),
        _element("pubDate", date),
        _element("source", outlet, f"url={quoteattr(address)}"),
    )
    return f"<item>{''.join(fields)}</item>"


def _atom_entry(one: Item) -> str:
    date = one.published.isoformat() if isinstance(one.published, datetime) else one.published or ""
    outlet, address = _source(one)
    source = _element("title", outlet) + (f"<link href={quoteattr(address)}/>" if address else "")
    fields = (
        _element("title", one.title, 'type="html"'),
        _element("summary", one.summary, 'type="html"'),
        _element("content", one.content, 'type="html"'),
        f"<link href={quoteattr(one.link)}/>" if one.link else "",
        _element("id", one.guid),
        _element("published", date),
        f"<source>{source}</source>" if source else "",
    )
    return f"<entry>{''.join(fields)}</entry>"


def _source(one: Item) -> tuple[str, str]:
    return (one.source, "") if isinstance(one.source, str) else one.source


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{f'{name} {attributes}'.rstrip()}>{escape(text)}</{name}>" if text else ""
