"""The picture of a digest, drawn by the real library in a real worker process."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.model import Chart, TermDays
from bot.picture import FOLDERS, draw, png
from bot.workers import Workers

ZONE = ZoneInfo("Asia/Karachi")
SIGNATURE = b"\x89PNG\r\n\x1a\n"
URDU, CHINESE = "بلوچ لبریشن آرمی", "俾路支解放军"


def chart(*terms: str) -> Chart:
    days = tuple(date(2026, 2, 18) + timedelta(days=n) for n in range(14))
    return Chart(days, tuple(TermDays(term, tuple(range(14))) for term in terms), (0,) * 14, tuple(range(14)))


async def test_a_chart_is_drawn_in_a_worker(workers: Workers) -> None:
    drawn = await draw(workers, chart("CPEC", URDU, CHINESE), ZONE)
    assert drawn is not None
    assert drawn.startswith(SIGNATURE)
    width, height = int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])
    assert width == 1080
    assert 800 < height < 1100
    assert len(drawn) < 10 * 2**20  # what Telegram takes as a photo


async def test_no_time_or_no_worker_is_no_picture(workers: Workers) -> None:
    assert await draw(workers, chart("CPEC"), ZONE, seconds=0.001) is None
    workers.close()
    assert await draw(workers, chart("CPEC"), ZONE) is None


async def test_what_cannot_be_drawn_is_no_picture(
    workers: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ImportError('no such library here')")
    monkeypatch.syspath_prepend(tmp_path)
    assert await draw(workers, chart("CPEC"), ZONE) is None


@pytest.mark.parametrize(
    ("term", "latin"),
    [
        (URDU, "blwch lbryshn army"),
        (CHINESE, "BiLuZhiJieFangJun"),
        (f"Dasu {CHINESE[:2]}", "Dasu BiLu"),
        ("\ue000", "…"),
    ],
)
def test_without_a_font_a_label_is_transliterated(term: str, latin: str, tmp_path: Path) -> None:
    assert png(chart(term), ZONE, ()) == png(chart(latin), ZONE, ()) == png(chart(term), ZONE, (tmp_path,))
    assert png(chart(term), ZONE, ()) != png(chart("x"), ZONE, ())


@pytest.mark.parametrize("term", [URDU, CHINESE])
def test_with_a_font_a_label_is_written_in_its_script(term: str) -> None:
    drawn = png(chart(term), ZONE, FOLDERS)
    if drawn == png(chart(term), ZONE, ()):
        pytest.skip("no font here has these letters")
    assert drawn != png(chart("x"), ZONE, FOLDERS)


def test_what_only_looks_like_a_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (tmp_path / "empty.OTF").touch()
    (tmp_path / "folder.ttf").mkdir()
    (tmp_path / "gone.ttc").symlink_to(tmp_path / "nowhere")
    assert png(chart(URDU), ZONE, (tmp_path,)) == png(chart(URDU), ZONE, ())
