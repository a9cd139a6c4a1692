"""Files that the bot sends, judged as the service judges them."""

from __future__ import annotations

import struct

from . import rules
from .calls import Call, Upload
from .rules import bad_request
from .state import World
from .values import File

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


def take(world: World, call: Call, kind: str) -> File:
    """The file of a sendPhoto or sendDocument: uploaded with it, or known by its id."""
    given = call.text(kind)
    upload = call.uploads.get(given.removeprefix("attach://") or kind)
    if upload is not None:
        return _stored(world, upload, kind)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    known = world.files.get(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known


def _stored(world: World, upload: Upload, kind: str) -> File:
    if not upload.content:
        raise bad_request("file must be non-empty")
    width, height = _checked_picture(upload) if kind == "photo" else (0, 0)
    file = File(world.name("file"), upload.name, upload.content, upload.media_type, width, height)
    world.files[file.id] = file
    return file


def _checked_picture(upload: Upload) -> tuple[int, int]:
    size = len(upload.content)
    if size > rules.PHOTO_BYTES:
        raise bad_request(f'file "{upload.name}" of size {size} bytes is too big for a photo')
    if upload.content.startswith(_PNG) and size >= 24:
        width, height = struct.unpack(">II", upload.content[16:24])
        return _checked_shape(width, height)
    if upload.content.startswith(_JPEG):
        return 1280, 720
    raise bad_request("IMAGE_PROCESS_FAILED")


def _checked_shape(width: int, height: int) -> tuple[int, int]:
    """Sides ≤ 10,000 together and no thinner than 1 : 20, as the API's page for sendPhoto says."""
    if not width or not height or width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
