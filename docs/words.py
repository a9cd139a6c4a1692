"""Counts in how many news articles each word stands, for bot/data/words.txt: `make words FILES='a.jsonl b.jsonl.gz'`.

Reads JSONL with `title` and `summary` (.gz too) and keeps only counts of single words: no sentence, no order, and no
word that fewer than ten articles use.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot.core.likeness import wording_of, words_of
from bot.core.text import fold
from bot.feeds.text import plain

LEAST = 10
BY_HAND = {  # an estimate of how many articles would use these words, were they English ones
    12_000: (
        "کے کی کا میں نے سے کو پر اور ہے ہیں تھا تھی تھے کر کہ یہ وہ ایک گیا گئی گئے"
        " के की का में ने से को पर और है हैं था थी थे कर कि यह वह एक गया गई गए"
    ),
    4_000: (
        "اس ان جو بھی تک بعد لیے ساتھ دیا دی دیے لیا جا رہا رہی رہے ہو ہوا ہوئی ہوئے ہونے والے والی والا نہیں کہا مطابق"
        " کچھ اپنے اپنی کرنے کیا کی جانب دوران خلاف درمیان قبل آج دو تین چار پانچ کئی پاکستان پاکستانی چین چینی"
        " इस उस इन उन जो भी तक बाद लिए साथ दिया दी दिए लिया जा रहा रही रहे हो हुआ हुई हुए होने वाले वाली वाला नहीं कहा"
        " अनुसार कुछ अपने अपनी करने किया दौरान खिलाफ बीच पहले आज दो तीन चार पांच कई पाकिस्तान पाकिस्तानी चीन चीनी"
        " der das und ist nach des im von mit für auf den zu sich auch als bei aus wird hat sind nicht ein eine"
        " einer einem einen werden wurde über vor zum zur noch nur oder wie wenn seit gegen"
        " el la los las de del que un una por para con se su al lo como más pero sus le este esta entre cuando"
        " sobre también hasta hay donde desde tras han fue"
        " les du et une dans pour avec est qui au ce cette ses ne sont ont été mais après leur"
        " il gli di della dei delle che non si da alla nel nella sono dopo più anche"
        " do das em uma não na nos nas ao foi são mais após pelo pela"
        " het een voor te bij aan naar uit niet zijn wordt"
        " ve bir bu için ile olarak olan daha çok sonra kadar gibi göre oldu ise"
        " yang dengan untuk dari dalam ini itu pada ke akan oleh telah tidak"
        " na do że się nie od po za przez jest dla jak oraz przy został"
        " на по не что из для от за это как был его при также до во со после или она они"
        " في من على إلى أن عن مع هذا هذه التي الذي كان قد ما لا بين خلال حول"
        " در از به که با را این آن برای است می شد بر خود شده های"
        " 中国 巴基 基斯 斯坦 一个 表示 报道 发生 进行 公司 国家 政府 当地 时间 记者 以及 已经 可能 认为 没有 他们 我们"
    ),
}
_ENGLISH = 300  # articles that use a word from which on it is an English one, whatever else it is
HEAD = """\
# In how many news articles a word stands, as bot.core.likeness reads them: the number of articles, then a line for each
# count with the words that have it. Counted by docs/words.py from headlines and summaries of English news of 2023;
# the words that other languages cannot do without, Urdu, Hindi and Chinese first, were added by hand.
"""


def main(names: list[str]) -> None:
    """Prints the table."""
    counts, articles = Counter[str](), 0
    for title, text in dict(_articles(names)).items():
        counts.update({word for words in wording_of(title, text) for word in words})
        articles += 1
    counts = Counter({word: count for word, count in counts.items() if count >= LEAST and not word.isdigit()})
    by_hand = {word: count for count, words in BY_HAND.items() for word in words_of(words)}
    counts |= {word: count for word, count in by_hand.items() if counts[word] < _ENGLISH}
    by_count = defaultdict[int, list[str]](list)
    for word, count in counts.items():
        by_count[count].append(word)
    print(HEAD, articles, sep="")
    for count in sorted(by_count, reverse=True):
        print(count, *sorted(by_count[count]))


def _articles(names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        with gzip.open(name, "rt") if name.endswith(".gz") else Path(name).open() as lines:
            for row in map(json.loads, lines):
                if (row.get("language") or "en").lower().startswith("en"):
                    yield fold(plain(row["title"] or "")).text, plain(row["summary"] or "")


if __name__ == "__main__":
    main(sys.argv[1:])
