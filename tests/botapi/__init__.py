"""A strict emulator of Telegram's Bot API: what the service refuses, it refuses in the same words."""

from . import faults
from .buckets import ManualClock
from .calls import Call
from .emulator import BOT, TOKEN, Emulator
from .state import Violation
from .values import Message, User

__all__ = ["BOT", "TOKEN", "Call", "Emulator", "ManualClock", "Message", "User", "Violation", "faults"]
