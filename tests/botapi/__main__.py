"""`python -m botapi --port 0`: serve until interrupted; prints `ready PORT` once it listens."""

from __future__ import annotations

import argparse
import asyncio
import signal

from .emulator import TOKEN, Emulator


async def _serve(port: int, token: str, *, paced: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    emulator = Emulator(token=token, paced=paced)
    await emulator.start(port)
    print(f"ready {emulator.port}", flush=True)  # noqa: T201 - the contract with the parent process
    await stop.wait()
    await emulator.stop()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(prog="botapi", description="A strict Bot API emulator on 127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--unpaced", action="store_true", help="no rate limits")
    options = parser.parse_args()
    asyncio.run(_serve(options.port, options.token, paced=not options.unpaced))


if __name__ == "__main__":
    main()
