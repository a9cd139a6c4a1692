"""What the archive answers, in words for the terminal and the chat: a back-test, a search, the stages of one link."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from bot.backtest import BackTest, Sample
from bot.changes import called
from bot.core.near import Lack, NearMiss
from bot.core.spans import counted
from bot.model import Correction, Held, Hit, Match
from bot.store.archive import Outage, Page, Place, Record, Sending
from bot.why import Suggestion, Why

Pair = tuple[str, str]

_HELD = {
    Held.LATE: "its date is older than news may be to alert; it is named in the digest",
    Held.PAGE: "its page is to be read first",
    Held.UNDECIDED: "only an ambiguous name stands there, and the watchlist is silent then for this outlet",
    Held.DIGEST: "its terms are for the digest only",
    Held.BACKLOG: "its feed was read for the first time, and three newer stories came with it",
    Held.FLOOD: "its feed brought far more at once than it usually does, likely its archive; the digest has it",
    Held.RUBRIC: "its headline is a rubric that stands over many other articles, and it tells of no incident",
}
_LACK = {
    Lack.CONTEXT: "but without its context",
    Lack.SPELLING: "in another spelling",
    Lack.APART: "too far apart",
    Lack.LOOSE: "but not as the query wants them",
    Lack.PART: "but not all that the query wants",
}


def back_test_pairs(test: BackTest, zone: tzinfo) -> Iterator[Pair]:
    """A back-test, line by line."""
    yield "time", f"{_time(test.start, zone)} to {_time(test.end, zone)}"
    yield (
        "hits",
        f"{counted(test.hits, 'article')} in {counted(test.stories, 'story')}, {test.per_day:.1f} stories a day",
    )
    caught = ", ".join(f"{term} {count}" for term, count in test.already_caught)
    if test.hits:
        yield "already caught", f"{caught} (of {test.hits})" if caught else "none of them"
    if test.noisiest:
        yield "noisiest", f"{test.noisiest[0]}, {counted(test.noisiest[1], 'article')}"
    for sample in test.samples:
        yield from sample_pairs(sample, zone)


def sample_pairs(sample: Sample, zone: tzinfo) -> Iterator[Pair]:
    """An article that matched: when and where, what it says, which words matched."""
    when = _time(sample.published, zone) if sample.published else "no date"
    yield when, f"{sample.source}: {sample.title}"
    if sample.quote != sample.title:
        yield "quote", sample.quote
    yield "words", ", ".join(sample.words)
    yield "link", sample.url or "none"


def why_pairs(answer: Why, zone: tzinfo, *, in_chat: bool = False) -> Iterator[Pair]:
    """The stages of one link, in the order in which they happened; `in_chat` for who can type /test."""
    if answer.forgotten:
        yield "seen", "longer ago than texts are kept (BOT_KEEP); nothing in it matched then"
        return
    if answer.record is None:
        yield "seen", "never"
        yield from _feed_pairs(answer, zone)
        return
    yield from _record_pairs(answer.record, zone, in_chat=in_chat)
    for hit in answer.now if not answer.record.hits else ():
        yield "would match now", _hit(hit, in_chat=in_chat)
    for suggestion in answer.near:
        yield from _suggestion_pairs(suggestion, in_chat=in_chat)


def _record_pairs(record: Record, zone: tzinfo, *, in_chat: bool) -> Iterator[Pair]:
    article, place = record.article, record.place
    published = f"published {_time(article.published, zone)}" if article.published else "without a date"
    yield "article", f"{article.outlet}: {article.title}"
    yield "seen", f"{_time(article.seen or article.at, zone)} in {article.feed_title or article.feed}, {published}"
    for hit in record.hits:
        yield "matched", _hit(hit, in_chat=in_chat)
    if not record.hits:
        yield "matched", "nothing"
    if record.page:
        yield "page", _page(record.page, zone)
    if place:
        yield "story", f"{place.story}, {counted(place.articles, 'article')}: {place.why}"
        for each in place.corrections:
            yield "corrected", _correction(each, zone)
        yield from _fate_pairs(place, record.sendings, zone, in_chat=in_chat)


def _fate_pairs(place: Place, sendings: Sequence[Sending], zone: tzinfo, *, in_chat: bool) -> Iterator[Pair]:
    if place.held:
        yield "held back", f"{place.held.value}: {_HELD[place.held]}"
    for sending in sendings:
        topic = f" topic {sending.destination.topic}" if sending.destination.topic else ""
        to = "" if in_chat else f"to {sending.destination.chat}{topic}, "
        error = f" ({sending.error})" if sending.error else ""
        queued, changed = _time(sending.created, zone), _time(sending.changed, zone)
        yield sending.kind.value, f"{to}queued {queued}, {sending.state.value} {changed}{error}"
    if not place.held and not sendings:
        yield "queued", "not for this chat" if in_chat else "for nobody: no chat was subscribed to its watchlist"


def _correction(each: Correction, zone: tzinfo) -> str:
    who = "a person" if each.by == "person" else "an article that was like both"
    said = f"{each.other} continues in {each.story}" if each.deed == "merge" else f"{each.other} left {each.story}"
    return f"{said}: {who}, {_time(each.at, zone)}"


def _hit(hit: Hit, *, in_chat: bool) -> str:
    sure = "" if hit.decided else ", undecided"
    places = _places_in_short if in_chat else _places
    context = f"; beside it {_quotes(hit.context)}" if hit.context else ""
    vetoes = f"; speaking against it {_quotes(hit.vetoes)}" if hit.vetoes else ""
    return f"{hit.term} ({called(hit.watchlist)}{sure}): {places(hit.matches)}{context}{vetoes}"


def _places(matches: Sequence[Match]) -> str:
    places = (f"“{match.quote}” in the {match.field} (alias {match.alias})" for match in matches)
    return ", ".join(dict.fromkeys(places))


def _places_in_short(matches: Sequence[Match]) -> str:
    """What matched, for a small screen: each word once, where it stood first."""
    words: dict[str, Match] = {}
    for match in matches:
        words.setdefault(match.quote.casefold(), match)
    fields = dict.fromkeys(match.field for match in words.values())
    told = ((field, [match.quote for match in words.values() if match.field == field]) for field in fields)
    return "; ".join(f"{_named(quotes)} in the {field}" for field, quotes in told)


def _quotes(matches: Sequence[Match]) -> str:
    return _named(tuple(match.quote for match in matches))


def _named(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


def _page(page: Page, zone: tzinfo) -> str:
    if page.read is None:
        return f"asked for {_time(page.asked, zone)}, not read yet"
    sentence = f": “{page.sentence}”" if page.sentence else ""
    return f"read {_time(page.read, zone)}, {page.outcome}{sentence}"


def _suggestion_pairs(suggestion: Suggestion, *, in_chat: bool) -> Iterator[Pair]:
    miss, test = suggestion.miss, suggestion.tested
    yield "nearly", f"{miss.term} ({called(miss.watchlist)}): {_lack(miss)}"
    found = f"{counted(test.hits, 'hit')} in {counted(test.stories, 'story')}, {test.per_day:.1f} stories a day"
    yield "try", f"{f'/test {miss.query}' if in_chat else f'ironwatch test {shlex.quote(miss.query)}'} ({found})"


def _lack(miss: NearMiss) -> str:
    against = f"but {_named(miss.vetoes)} against it" if miss.lack is Lack.VETOED else _LACK[miss.lack]
    return f"has {_named(miss.words)}, {against}"


def _feed_pairs(answer: Why, zone: tzinfo) -> Iterator[Pair]:
    if not answer.feeds:
        yield "feeds", f"none that is polled brings links of {answer.key.partition('/')[0]}"
    for feed in answer.feeds:
        last = f"answered last {_time(feed.last_ok, zone)}" if feed.last_ok else "never answered"
        yield "feed", f"{feed.title or feed.url} {last}"
    for outage in answer.outages:
        yield "failed", _outage(outage, zone)
    if not answer.outages:
        yield "failed", "no feed in the last week" if not answer.feeds else "none of them in the last week"


def _outage(outage: Outage, zone: tzinfo) -> str:
    until = f"to {_time(outage.until, zone)}" if outage.until else "until now"
    return f"{outage.title or outage.url} from {_time(outage.since, zone)} {until}: {outage.error}"


def _time(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%-d %b %Y %H:%M %Z}"
