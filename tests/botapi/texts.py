"""What the service makes of a text and its entities: cleaned, trimmed, counted, or refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from . import rules
from .rules import Json, bad_request

KEPT = {
    "bold": (),
    "italic": (),
    "underline": (),
    "strikethrough": (),
    "spoiler": (),
    "blockquote": (),
    "expandable_blockquote": (),
    "code": (),
    "pre": ("language",),
    "text_link": ("url",),
    "text_mention": ("user",),
    "custom_emoji": ("custom_emoji_id",),
    "date_time": ("unix_time", "date_time_format"),
}
FOUND_BY_SERVICE = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as its reader sees it. `faults` are slips that the service forgives in silence and a test should not."""

    text: str
    entities: tuple[Json, ...] = ()
    faults: tuple[str, ...] = ()


def utf16(text: str) -> int:
    """Length in UTF-16 units, the measure of entity offsets."""
    return len(text) + sum(char > "\uffff" for char in text)


def covered(text: str, entity: Json) -> str:
    """The part of the text that an entity covers."""
    units = text.encode("utf-16-le")
    start = 2 * int(entity["offset"])
    return units[start : start + 2 * int(entity["length"])].decode("utf-16-le")


def read_entities(raw: str) -> list[Json]:
    """Decode the `entities` parameter and check the shape of each."""
    if not raw:
        return []
    decoded = rules.read_json(raw, "entities")
    if not isinstance(decoded, list):
        raise bad_request("can't parse entities JSON object")
    return [_checked_shape(entity) for entity in decoded]


def _checked_shape(entity: object) -> Json:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: Expected an Object")
    for field in ("type", "offset", "length"):
        if field not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{field}\"")
    kind = entity["type"]
    if kind not in KEPT and kind not in FOUND_BY_SERVICE:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == "text_link" and "url" not in entity:
        raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
    for field in ("offset", "length"):
        if not isinstance(entity[field], int):
            raise bad_request(f'can\'t parse MessageEntity: Field "{field}" must be of type Number')
    return entity


def format_text(raw: str, entities: list[Json]) -> Formatted:
    """Judge a message's text. Raises the service's refusal for empty, overlong or wrongly marked texts."""
    if not raw:
        raise bad_request("message text is empty")
    if len(raw.encode()) > rules.RAW_TEXT_BYTES:
        raise bad_request("text is too long")
    formatted = _fix(raw, entities)
    if _looks_empty(formatted.text):
        raise bad_request("text must be non-empty")
    if len(formatted.text) > rules.TEXT_CHARS:
        raise bad_request("message is too long")
    return formatted


def format_caption(raw: str, entities: list[Json]) -> Formatted:
    """Judge a caption; an empty one is welcome."""
    formatted = _fix(raw, entities)
    if len(formatted.text) > rules.CAPTION_CHARS:
        raise bad_request("message caption is too long")
    return formatted


def _looks_empty(text: str) -> bool:
    return all(unicodedata.category(char) in {"Zs", "Cf", "Cc"} for char in text)


def _fix(raw: str, entities: list[Json]) -> Formatted:
    places = _places(raw)
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    moved = [_moved(entity, places, len(raw.encode())) for entity in ordered]
    kept = [entity for entity in moved if entity["length"] > 0 and entity["type"] in KEPT]
    text, trimmed = _trim(raw.translate(rules.CLEANED), kept)
    return Formatted(text, tuple(map(_rendered, trimmed[: rules.ENTITIES])), tuple(_faults(trimmed)))


def _places(raw: str) -> dict[int, tuple[int, int]]:
    """UTF-16 offset before cleaning → (UTF-16 offset after cleaning, byte offset before), at each character."""
    before = after = in_bytes = 0
    places = {0: (0, 0)}
    for char in raw:
        before += utf16(char)
        after += utf16(char.translate(rules.CLEANED))
        in_bytes += len(char.encode())
        places[before] = (after, in_bytes)
    return places


def _moved(entity: Json, places: dict[int, tuple[int, int]], size: int) -> Json:
    offset, length = entity["offset"], entity["length"]
    end = offset + length
    if offset < 0:
        raise bad_request(f"Receive an entity with incorrect offset {offset}")
    if length < 0:
        raise bad_request(f"Receive an entity with incorrect length {length}")
    if length == 0:
        return entity
    last = max(places)
    if offset > last:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
    if offset not in places:
        at = places[offset + 1][1]
        raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at byte offset {at}")
    if end > last:
        raise bad_request(f"Entity beginning at UTF-16 offset {offset} ends after the end of the text "
                          f"at UTF-16 offset {end}")  # fmt: skip
    if end not in places:
        at = places[end + 1][1]
        raise bad_request(f"Entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol "
                          f"at byte offset {at}")  # fmt: skip
    return {**entity, "offset": places[offset][0], "length": places[end][0] - places[offset][0]}


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Take outer white space off; at the front no further than the first entity, whose place is kept."""
    text = text.rstrip(" \n")
    end = utf16(text)
    blank = len(text) - len(text.lstrip(" \n"))
    cut = min([blank, *(entity["offset"] for entity in entities)])
    clipped = (
        {**entity, "offset": entity["offset"] - cut, "length": min(entity["length"], end - entity["offset"])}
        for entity in entities
    )
    return text[cut:], [entity for entity in clipped if entity["length"] > 0]


def _rendered(entity: Json) -> Json:
    kind = entity["type"]
    kept = {name: entity[name] for name in ("type", "offset", "length", *KEPT[kind]) if name in entity}
    if kind == "text_link":
        kept["url"] = _checked_url(str(entity["url"]))
    return kept


def _checked_url(url: str) -> str:
    try:
        return rules.check_link(url)
    except ValueError as reason:
        raise bad_request(f"Entity URL '{url}' is invalid: {reason}") from None


def _faults(entities: list[Json]) -> list[str]:
    faults = []
    if len(entities) > rules.ENTITIES:
        faults.append(f"{len(entities)} entities, the last {len(entities) - rules.ENTITIES} dropped")
    for one, other in pairwise(entities):
        end = one["offset"] + one["length"]
        if one["offset"] < other["offset"] < end < other["offset"] + other["length"]:
            faults.append(f"entities cross at UTF-16 offset {other['offset']}")
    return faults
