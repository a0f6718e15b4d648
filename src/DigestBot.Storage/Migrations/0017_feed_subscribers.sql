-- Feeds that workspaces added: what they bring is for their subscribers alone. All feeds so far were everyone's, and stay so.
ALTER TABLE feeds ADD COLUMN common BOOLEAN NOT NULL DEFAULT TRUE;

CREATE TABLE feed_subscribers (
    feed_id   BIGINT NOT NULL REFERENCES feeds (id),
    platform  TEXT   NOT NULL,
    workspace TEXT   NOT NULL,
    name      TEXT,
    import    BIGINT,
    PRIMARY KEY (feed_id, platform, workspace)
);
CREATE INDEX feed_subscribers_workspace ON feed_subscribers (platform, workspace);
