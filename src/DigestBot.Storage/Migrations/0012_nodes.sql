-- What nodes that share a database agree on: who has a duty until when. "fence" counts up whenever a duty changes hands.
CREATE TABLE leases (
    name  TEXT   PRIMARY KEY,
    owner TEXT   NOT NULL,
    until BIGINT NOT NULL,
    fence BIGINT NOT NULL
);

-- Articles that one node has polled and the one that groups has not taken yet; "document" is the article as JSON.
CREATE TABLE waiting_articles (
    feed_id  BIGINT  NOT NULL,
    key      TEXT    NOT NULL,
    since    BIGINT  NOT NULL,
    place    INTEGER NOT NULL,
    document TEXT    NOT NULL,
    PRIMARY KEY (feed_id, key)
);
CREATE INDEX waiting_articles_since ON waiting_articles (since, place);
