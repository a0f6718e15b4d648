-- Instants are Unix milliseconds, UTC. Identities are never used twice: old buttons and keys carry them.

CREATE TABLE feeds (
    id                   BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url                  TEXT    NOT NULL UNIQUE,
    title                TEXT    NOT NULL,
    site_url             TEXT,
    category             TEXT,
    language             TEXT,
    removed              BOOLEAN NOT NULL DEFAULT FALSE,
    next_due             BIGINT  NOT NULL DEFAULT 0,
    last_fetched         BIGINT,
    last_new             BIGINT,
    failing_since        BIGINT,
    consecutive_failures INTEGER NOT NULL DEFAULT 0,
    last_error           TEXT,
    etag                 TEXT,
    last_modified        TEXT,
    ended                BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX feeds_due ON feeds (next_due) WHERE NOT removed AND NOT ended;

-- An article never changes. Ids are given by the one who groups them, in order of arrival. feed_id 0: of no feed.
CREATE TABLE articles (
    id           BIGINT  PRIMARY KEY,
    feed_id      BIGINT  NOT NULL,
    key          TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    text         TEXT    NOT NULL,
    url          TEXT,
    source       TEXT    NOT NULL,
    byline       TEXT,
    published    BIGINT,
    seen         BIGINT  NOT NULL,
    language     TEXT    NOT NULL,
    origin_code  TEXT,
    origin_name  TEXT,
    categories   TEXT    NOT NULL,
    image_url    TEXT,
    UNIQUE (feed_id, key)
);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_seen ON articles (seen);

-- A story's row stays when its articles move to another one, so that its number is never given again.
CREATE TABLE stories (
    id BIGINT PRIMARY KEY
);

-- Apart from articles: a change of mind rewrites a few bytes, not a text. "at" is the article's published or, without one, seen.
CREATE TABLE story_articles (
    article_id   BIGINT  PRIMARY KEY REFERENCES articles (id),
    story_id     BIGINT  NOT NULL REFERENCES stories (id),
    duplicate_of BIGINT,
    similarity   DOUBLE PRECISION NOT NULL,
    at           BIGINT  NOT NULL
);
CREATE INDEX story_articles_at ON story_articles (at, story_id);
CREATE INDEX story_articles_story ON story_articles (story_id, at, article_id);

-- The words of an article, folded by the bot: no locale or text search configuration of the server decides what is found.
CREATE TABLE articles_fts (
    article_id BIGINT   PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    words      TSVECTOR NOT NULL
);
CREATE INDEX articles_fts_words ON articles_fts USING GIN (words);

CREATE TABLE channels (
    id          BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    platform    TEXT    NOT NULL,
    workspace   TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    zone        TEXT    NOT NULL,
    topics      TEXT    NOT NULL,
    story_limit INTEGER NOT NULL,
    UNIQUE (platform, workspace, channel)
);

CREATE TABLE schedules (
    id         BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id BIGINT  NOT NULL REFERENCES channels (id),
    time       TEXT    NOT NULL,
    days       TEXT    NOT NULL,
    zone       TEXT    NOT NULL,
    created    BIGINT  NOT NULL,
    paused     BOOLEAN NOT NULL,
    next_due   BIGINT
);
CREATE INDEX schedules_channel ON schedules (channel_id);
CREATE INDEX schedules_due ON schedules (next_due) WHERE next_due IS NOT NULL;

-- Editions outlive their schedule; the UNIQUE is what makes a second edition for a slot impossible.
CREATE TABLE editions (
    id               BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id       BIGINT  NOT NULL REFERENCES channels (id),
    schedule_id      BIGINT  NOT NULL,
    local_date       TEXT    NOT NULL,
    slot             TEXT    NOT NULL,
    document_version INTEGER NOT NULL,
    document         TEXT    NOT NULL,
    UNIQUE (channel_id, schedule_id, local_date, slot)
);
CREATE INDEX editions_channel ON editions (channel_id, id);

CREATE TABLE edition_stories (
    channel_id BIGINT NOT NULL REFERENCES channels (id),
    story_id   BIGINT NOT NULL,
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    PRIMARY KEY (channel_id, story_id, edition_id)
);

-- due: when the row may be claimed; a claim moves it to the end of the lease and counts "lease" up.
CREATE TABLE outbox (
    id           BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    edition_id   BIGINT  NOT NULL REFERENCES editions (id),
    channel_id   BIGINT  NOT NULL REFERENCES channels (id),
    page         INTEGER NOT NULL,
    delivery_key TEXT    NOT NULL UNIQUE,
    body         TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('queued', 'unknown', 'sent', 'abandoned', 'uncertain')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    lease        INTEGER NOT NULL DEFAULT 0,
    queued_at    BIGINT  NOT NULL,
    due          BIGINT  NOT NULL,
    sent_at      BIGINT,
    message_id   TEXT,
    reason       TEXT
);
CREATE INDEX outbox_due ON outbox (due, id) WHERE state IN ('queued', 'unknown');
CREATE INDEX outbox_open_of_channel ON outbox (channel_id, id) WHERE state IN ('queued', 'unknown');

CREATE TABLE local_messages (
    id           BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel      TEXT    NOT NULL,
    author       TEXT,
    body         TEXT    NOT NULL,
    at           BIGINT  NOT NULL,
    delivery_key TEXT,
    UNIQUE (channel, delivery_key)
);
CREATE INDEX local_messages_channel ON local_messages (channel, id);
