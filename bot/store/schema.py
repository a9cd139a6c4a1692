"""Every table, as a list of migrations that grows at the end and is never edited.

Times are Unix seconds (UTC). Digests are BLAKE2b-128. All tables but the full-text index are STRICT.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database, Migrations

from bot import crash
from bot.store import words

migrations = Migrations("ironwatch")

_FIRST = (
    """
    CREATE TABLE feeds (
        url           TEXT PRIMARY KEY,
        title         TEXT NOT NULL,
        grp           TEXT NOT NULL,
        language      TEXT NOT NULL,
        active        INTEGER NOT NULL DEFAULT 1,   -- 0: no longer in the OPML; its state is kept
        etag          TEXT NOT NULL DEFAULT '',
        modified      TEXT NOT NULL DEFAULT '',
        body          TEXT NOT NULL DEFAULT '',     -- digest of the body last parsed
        moved_to      TEXT NOT NULL DEFAULT '',     -- where permanent redirects led
        known         INTEGER NOT NULL DEFAULT 0,   -- 1: was read at least once, so new entries are news
        next_poll     REAL NOT NULL DEFAULT 0,
        failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
        failing_since REAL,
        error         TEXT NOT NULL DEFAULT '',
        last_ok       REAL
    ) STRICT
    """,
    "CREATE INDEX feeds_due ON feeds (next_poll) WHERE active",
    """
    CREATE TABLE articles (
        number     INTEGER PRIMARY KEY,
        id         TEXT NOT NULL UNIQUE,
        key        TEXT NOT NULL,
        feed       TEXT NOT NULL,
        feed_title TEXT NOT NULL,
        outlet     TEXT NOT NULL,
        host       TEXT NOT NULL,
        title      TEXT NOT NULL,
        text       TEXT NOT NULL,
        url        TEXT NOT NULL,
        language   TEXT NOT NULL,
        published  REAL,
        seen       REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE keys (                             -- every key an article ever came under; never pruned
        digest  BLOB PRIMARY KEY,
        article TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE hits (
        article   TEXT NOT NULL,
        watchlist TEXT NOT NULL,
        term      TEXT NOT NULL,
        decided   INTEGER NOT NULL,
        reasons   TEXT NOT NULL,                    -- JSON: matches, context, vetoes
        PRIMARY KEY (article, watchlist, term)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE stories (
        id     TEXT PRIMARY KEY,
        opened REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE tellings (                         -- the articles of a story
        article  TEXT PRIMARY KEY,
        story    TEXT NOT NULL REFERENCES stories (id),
        headline TEXT NOT NULL,
        outlet   TEXT NOT NULL,
        at       REAL NOT NULL,
        why      TEXT NOT NULL,
        held     TEXT                               -- why it alerted nobody; NULL: it may have
    ) STRICT
    """,
    "CREATE INDEX tellings_at ON tellings (at)",
    "CREATE INDEX tellings_story ON tellings (story)",
    """
    CREATE TABLE destinations (
        id     INTEGER PRIMARY KEY,
        chat   TEXT NOT NULL,
        topic  INTEGER NOT NULL DEFAULT 0,
        closed TEXT NOT NULL DEFAULT '',            -- why it takes no messages; empty: it does
        UNIQUE (chat, topic)
    ) STRICT
    """,
    """
    CREATE TABLE subscriptions (
        destination INTEGER NOT NULL REFERENCES destinations (id),
        watchlist   TEXT NOT NULL,
        since       REAL NOT NULL,
        PRIMARY KEY (destination, watchlist)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE deliveries (                       -- the outbox
        id          INTEGER PRIMARY KEY,
        destination INTEGER NOT NULL REFERENCES destinations (id),
        key         TEXT NOT NULL,
        kind        TEXT NOT NULL,
        priority    INTEGER NOT NULL,               -- 0 is the most urgent
        facts       TEXT NOT NULL,                  -- JSON
        state       TEXT NOT NULL DEFAULT 'pending',
        created     REAL NOT NULL,
        not_before  REAL NOT NULL DEFAULT 0,
        attempts    INTEGER NOT NULL DEFAULT 0,
        changed     REAL NOT NULL,
        message     INTEGER,
        error       TEXT NOT NULL DEFAULT '',
        UNIQUE (destination, key)
    ) STRICT
    """,
    "CREATE INDEX deliveries_waiting ON deliveries (priority, id) WHERE state IN ('pending', 'sending', 'ambiguous')",
    """
    CREATE TABLE people (
        id    INTEGER PRIMARY KEY,                  -- Telegram's user id
        role  TEXT NOT NULL,
        since REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE watchlists (                       -- the last good version of each shared file
        name TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        read REAL NOT NULL
    ) STRICT
    """,
)


_PAGES = (
    """
    CREATE TABLE pages (                            -- articles whose page is to decide what their entry leaves open
        article  TEXT PRIMARY KEY,
        asked    REAL NOT NULL,
        outcome  TEXT NOT NULL DEFAULT '',          -- empty: not read yet; else yes, no, undecided, or why it failed
        sentence TEXT NOT NULL DEFAULT '',          -- the one that decided; pages themselves are never kept
        read     REAL
    ) STRICT
    """,
    "CREATE INDEX pages_waiting ON pages (asked) WHERE outcome = ''",
)

# Holds no texts, only where words stand. The tokenizer "ascii" takes every character beyond ASCII for a part of a word,
# and so leaves the cuts of bot.store.words as they are.
WORDS = "CREATE VIRTUAL TABLE words USING fts5 (said, content='', tokenize='ascii')"

_ARCHIVE = (
    """
    CREATE TABLE outages (                          -- when a feed failed, once it answers again; until then see feeds
        feed  TEXT NOT NULL,
        since REAL NOT NULL,
        until REAL NOT NULL,
        error TEXT NOT NULL,                        -- the last one
        PRIMARY KEY (feed, since)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX articles_seen ON articles (seen)",
    WORDS,
)

_POLLING = (
    "ALTER TABLE feeds ADD COLUMN asked REAL NOT NULL DEFAULT 0",  # when it was asked last
    "ALTER TABLE feeds ADD COLUMN permanent INTEGER NOT NULL DEFAULT 0",  # 1: fails until somebody does something
)

_CHATS = (
    "ALTER TABLE destinations ADD COLUMN zone TEXT NOT NULL DEFAULT ''",  # empty: that of the settings
    "ALTER TABLE destinations ADD COLUMN quiet TEXT NOT NULL DEFAULT ''",  # 23:00-06:00, local; empty: never
    "ALTER TABLE destinations ADD COLUMN quiet_for_all INTEGER NOT NULL DEFAULT 0",  # 1: holds urgent alerts too
    "ALTER TABLE subscriptions ADD COLUMN mode TEXT NOT NULL DEFAULT 'instant'",
    "CREATE INDEX deliveries_held ON deliveries (not_before) WHERE state = 'held'",
    """
    CREATE TABLE mutes (
        destination INTEGER NOT NULL REFERENCES destinations (id) ON DELETE CASCADE,
        scope       TEXT NOT NULL,                  -- story, term, source
        what        TEXT NOT NULL,
        until       REAL NOT NULL,
        by          TEXT NOT NULL,                  -- who wished it, by name
        PRIMARY KEY (destination, scope, what)
    ) STRICT, WITHOUT ROWID
    """,
)

_OUTBOX = (
    """
    CREATE TABLE pauses (                           -- how long nothing may leave to a chat
        chat  TEXT PRIMARY KEY,
        until REAL NOT NULL,
        why   TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE updates (                          -- what people said and pressed
        id   INTEGER PRIMARY KEY,                   -- Telegram's own number
        at   REAL NOT NULL,
        body TEXT NOT NULL,                         -- JSON until it is answered, empty then
        done INTEGER NOT NULL DEFAULT 0             -- 1: what it asked for was written; the answer may be missing
    ) STRICT
    """,
    "CREATE INDEX updates_at ON updates (at)",
)

_HEALTH = (
    "ALTER TABLE feeds ADD COLUMN newest REAL",  # when its newest item was published
    "ALTER TABLE feeds ADD COLUMN habit REAL",  # seconds that it is usually silent at the longest
    "ALTER TABLE feeds ADD COLUMN told TEXT NOT NULL DEFAULT ''",  # the trouble that its owner knows of
)

_SIGHT = (
    """
    CREATE TABLE sight (                            -- until when we saw what the feeds say
        id   INTEGER PRIMARY KEY CHECK (id = 1),
        seen REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE gaps (                             -- when we were blind
        since REAL PRIMARY KEY,
        until REAL NOT NULL
    ) STRICT
    """,
)

_LISTS = (
    """
    CREATE TABLE lists (                            -- chats' own watchlists, called own:ID among those in force
        id   INTEGER PRIMARY KEY,
        chat TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL                          -- YAML; empty when its last term was taken off
    ) STRICT
    """,
    """
    CREATE TABLE changes (                          -- what was changed in watchlists from a chat, the last few
        id        INTEGER PRIMARY KEY,
        chat      TEXT NOT NULL,
        user      INTEGER NOT NULL,
        at        REAL NOT NULL,
        watchlist TEXT NOT NULL,                    -- own, or a shared list's name
        deed      TEXT NOT NULL,
        term      TEXT NOT NULL,
        was       TEXT NOT NULL,                    -- how the term read, for people
        now       TEXT NOT NULL,
        before    TEXT NOT NULL,                    -- the list's whole text
        after     TEXT NOT NULL,
        undone    INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX changes_chat ON changes (chat, id)",
    """
    CREATE TABLE offers (                           -- what the buttons below a message offer, for a day
        id    TEXT PRIMARY KEY,
        chat  TEXT NOT NULL,
        topic INTEGER NOT NULL,
        user  INTEGER NOT NULL,
        at    REAL NOT NULL,
        body  TEXT NOT NULL,                        -- JSON
        done  TEXT NOT NULL DEFAULT ''              -- how it ended; empty: it stands
    ) STRICT
    """,
)

_LIVING = (
    """
    CREATE TABLE revisions (                        -- every state of every story: how its account grew
        story TEXT NOT NULL REFERENCES stories (id),
        n     INTEGER NOT NULL,                     -- 1 is what its first article told
        at    REAL NOT NULL,
        facts TEXT NOT NULL,                        -- JSON: an Account
        PRIMARY KEY (story, n)
    ) STRICT, WITHOUT ROWID
    """,
    "ALTER TABLE deliveries ADD COLUMN story TEXT",  # of an alert, a revision or an update
    "UPDATE deliveries SET story = json_extract(facts, '$.story') WHERE kind IN ('alert', 'update')",
    "CREATE INDEX deliveries_story ON deliveries (story, destination) WHERE story IS NOT NULL",
    """
    CREATE UNIQUE INDEX deliveries_one_revision ON deliveries (destination, story)
    WHERE kind = 'revision' AND state = 'pending'
    """,
)

_RHYTHMS = (
    "ALTER TABLE feeds ADD COLUMN hours TEXT NOT NULL DEFAULT ''",  # 24 counts by UTC hour, old items counting less
    "ALTER TABLE feeds ADD COLUMN rhythm_seen REAL NOT NULL DEFAULT 0",  # seconds in which they came, fading alike
    "ALTER TABLE feeds ADD COLUMN urgent REAL",
)

_CHAT_FEEDS = (
    "ALTER TABLE feeds ADD COLUMN listed INTEGER NOT NULL DEFAULT 1",  # 0: only chats want it, not the OPML
    """
    CREATE TABLE chat_feeds (
        chat  TEXT NOT NULL,
        url   TEXT NOT NULL REFERENCES feeds (url),
        user  INTEGER NOT NULL,
        added REAL NOT NULL,
        PRIMARY KEY (chat, url)
    ) STRICT, WITHOUT ROWID
    """,
)

_UNWANTED = """
    CREATE TABLE unwanted (                         -- articles that were not for a chat
        chat    TEXT NOT NULL,
        article TEXT NOT NULL,                      -- its key
        term    TEXT NOT NULL,
        outlet  TEXT NOT NULL,
        title   TEXT NOT NULL,
        at      REAL NOT NULL,
        PRIMARY KEY (chat, article)
    ) STRICT, WITHOUT ROWID
"""


def _run(db: Database, statements: Sequence[str]) -> None:
    """Carries out a migration's statements; with the note that it was made they are one transaction."""
    for statement in statements:
        db.execute(statement)
        crash.passing(crash.Step.SCHEMA)


_PEOPLE = (
    """
    CREATE TABLE invites (                          -- each lets one person in
        digest  BLOB PRIMARY KEY,                   -- of its code
        expires REAL NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "ALTER TABLE mutes ADD COLUMN user INTEGER NOT NULL DEFAULT 0",  # who wished it; 0: a chat itself
)

_HANDOVER = "ALTER TABLE destinations ADD COLUMN handed_over REAL NOT NULL DEFAULT 0"  # when the last shift ended

_CORRECTIONS = (
    "ALTER TABLE stories ADD COLUMN continues TEXT",  # the story that it turned out to be; NULL: it is one of its own
    "ALTER TABLE stories ADD COLUMN stale INTEGER NOT NULL DEFAULT 0",  # corrections that its messages do not show yet
    "ALTER TABLE tellings ADD COLUMN part TEXT NOT NULL DEFAULT ''",  # the story that it joined, where that continues
    """
    CREATE TABLE decisions (                        -- what was found to be one story, or two
        id    INTEGER PRIMARY KEY,
        at    REAL NOT NULL,
        deed  TEXT NOT NULL,                        -- merge: other continues in story; split: other was taken out of it
        story TEXT NOT NULL,
        other TEXT NOT NULL,
        by    TEXT NOT NULL                         -- person, or article: one that was like both
    ) STRICT
    """,
    "CREATE INDEX stories_stale ON stories (id) WHERE stale",
)

_UTC_DAY = "substr(json_extract(facts, '$.sightings[0].at'), 1, 10)"
_LOCAL_DAY = """date(json_extract(facts, '$.sightings[0].at'), CASE
            WHEN json_extract(facts, '$.place') = 'Afghanistan'
                OR EXISTS (SELECT 1 FROM json_each(facts, '$.around') WHERE value = 'Afghanistan') THEN '+270 minutes'
            ELSE '+300 minutes' END)"""  # Pakistan and Tajikistan; none of them changes its clocks
_LEDGER = f"""
    CREATE VIEW ledger AS                           -- the incidents as they stand
    SELECT story, {_UTC_DAY} AS date,
        json_extract(facts, '$.place') AS place, json_extract(facts, '$.province') AS province,
        json_extract(facts, '$.target') AS target,
        (SELECT group_concat(json_extract(value, '$.what'), ', ') FROM json_each(facts, '$.claims')) AS actor,
        (SELECT max(json_extract(value, '$.number')) FROM json_each(facts, '$.tolls')
            WHERE json_extract(value, '$.harm') = 'killed') AS killed,
        (SELECT max(json_extract(value, '$.number')) FROM json_each(facts, '$.tolls')
            WHERE json_extract(value, '$.harm') = 'wounded') AS wounded,
        json_extract(facts, '$.sightings') AS sightings, json_extract(facts, '$.tolls') AS tolls
    FROM revisions JOIN stories ON id = story
    WHERE n = (SELECT max(n) FROM revisions AS all_ WHERE all_.story = revisions.story) AND continues IS NULL
        AND json_extract(facts, '$.severity') IN ('attack', 'kidnapping')
"""  # noqa: S608 - only our own words


_DIGESTS = (
    "ALTER TABLE tellings ADD COLUMN noticed REAL NOT NULL DEFAULT 0",  # when it became news to us
    "UPDATE tellings SET noticed = coalesce((SELECT read FROM pages WHERE pages.article = tellings.article),"
    " (SELECT seen FROM articles WHERE id = article), at)",
    "CREATE INDEX tellings_noticed ON tellings (noticed)",
    "CREATE INDEX deliveries_made ON deliveries (destination, created)",
    """
    CREATE TABLE digests (                          -- which destinations want one, and when
        destination INTEGER PRIMARY KEY REFERENCES destinations (id) ON DELETE CASCADE,
        at          TEXT NOT NULL,                  -- 07:30, local
        days        TEXT NOT NULL,                  -- of the week, 0 is Monday: 01234
        next        REAL NOT NULL,                  -- when the next one is due
        until       REAL NOT NULL DEFAULT 0         -- what the last one covered
    ) STRICT
    """,
    "CREATE INDEX digests_due ON digests (next)",
)


@migrations()
def m001_first(db: Database) -> None:
    """The tables of the first version."""
    _run(db, _FIRST)


@migrations()
def m003_pages(db: Database) -> None:
    """The pages that are read to decide."""
    _run(db, _PAGES)


@migrations()
def m002_archive(db: Database) -> None:
    """The full-text index over the articles, and the times when feeds failed."""
    _run(db, _ARCHIVE)
    words.fill(db.conn)


@migrations()
def m004_polling(db: Database) -> None:
    """When each feed was asked, and whether its failure will mend itself."""
    _run(db, _POLLING)


@migrations()
def m005_items(db: Database) -> None:
    """The digests of the items of each feed's last body, 16 bytes each."""
    _run(db, ["ALTER TABLE feeds ADD COLUMN items BLOB NOT NULL DEFAULT x''"])


@migrations()
def m006_chats(db: Database) -> None:
    """How destinations want to be told, and what they muted."""
    _run(db, _CHATS)


@migrations()
def m007_outbox(db: Database) -> None:
    """Chats that the service told to wait, and what people said that is not answered yet."""
    _run(db, _OUTBOX)


@migrations()
def m008_health(db: Database) -> None:
    """Each feed's rhythm, and what its owner was told of it."""
    _run(db, _HEALTH)


@migrations()
def m009_origins(db: Database) -> None:
    """The newsroom behind each telling."""
    db.execute("ALTER TABLE tellings ADD COLUMN origin TEXT NOT NULL DEFAULT ''")


@migrations()
def m010_lists(db: Database) -> None:
    """Chats' own watchlists, with what was changed and what is offered."""
    _run(db, _LISTS)


@migrations()
def m011_people(db: Database) -> None:
    """Invitations, and whose mute is whose."""
    _run(db, _PEOPLE)


@migrations()
def m012_living(db: Database) -> None:
    """Stories as they grow, and the messages that follow them."""
    _run(db, _LIVING)
    told = "SELECT id, facts FROM deliveries WHERE kind IN ('alert', 'update', 'summary', 'sample')"
    for number, facts in db.execute(told).fetchall():
        db.execute("UPDATE deliveries SET facts = ? WHERE id = ?", [_with_account(facts), number])


def _with_account(facts: str) -> str:
    """The facts of a message with what it says of its stories where it is found now."""
    said = json.loads(facts)
    for card in said.get("cards", [said]):
        sightings = card.pop("sightings")
        card |= {"outlet": sightings[0]["outlet"]}
        card |= {"account": {"severity": "unread", "sightings": sightings, "origins": card.pop("origins")}}
    return json.dumps(said, ensure_ascii=False)


@migrations()
def m013_handover(db: Database) -> None:
    """When each chat's last shift ended."""
    _run(db, [_HANDOVER])


@migrations()
def m014_chat_feeds(db: Database) -> None:
    """Feeds that chats added."""
    _run(db, _CHAT_FEEDS)


@migrations()
def m015_sight(db: Database) -> None:
    """Until when we saw, and when we were blind."""
    _run(db, _SIGHT)


@migrations()
def m016_unwanted(db: Database) -> None:
    """What chats do not want."""
    _run(db, [_UNWANTED])


@migrations()
def m017_corrections(db: Database) -> None:
    """Stories that were taken apart or put together."""
    _run(db, _CORRECTIONS)


@migrations()
def m018_ledger(db: Database) -> None:
    """The incidents, one a story."""
    _run(db, [_LEDGER])


@migrations()
def m021_local_days(db: Database) -> None:
    """The day of an incident is the day where it happened."""
    _run(db, ["DROP VIEW ledger", _LEDGER.replace(_UTC_DAY, _LOCAL_DAY)])


@migrations()
def m022_settings(db: Database) -> None:
    """The topic in which a setting was changed: settings stand among the changes too."""
    _run(db, ["ALTER TABLE changes ADD COLUMN topic INTEGER NOT NULL DEFAULT 0"])


@migrations()
def m024_digests(db: Database) -> None:
    """When each article became news, and who wants a digest: whoever had one message a day has one at 07:30."""
    _run(db, _DIGESTS)
    db.execute(
        "INSERT INTO digests (destination, at, days, next)"
        " SELECT DISTINCT destination, '07:30', '0123456', 0 FROM subscriptions WHERE mode = 'digest'"
    )


@migrations()
def m025_rhythms(db: Database) -> None:
    """How much each feed brings at which hour of the day, and when it last brought something urgent."""
    _run(db, _RHYTHMS)


@migrations()
def m026_owed(db: Database) -> None:
    """The text that a shared file shall have after a change; empty: it has it."""
    _run(db, ["ALTER TABLE changes ADD COLUMN owed TEXT NOT NULL DEFAULT ''"])


@migrations()
def m027_order_of_leaving(db: Database) -> None:
    """The rows at work in the order in which they may leave, and those of each destination."""
    at_work = "WHERE state IN ('pending', 'sending', 'ambiguous')"
    _run(
        db,
        [
            "DROP INDEX deliveries_waiting",
            f"CREATE INDEX deliveries_leaving ON deliveries (kind = 'revision', priority, id) {at_work}",
            f"CREATE INDEX deliveries_of_destination ON deliveries (destination) {at_work}",
        ],
    )
