-- Who changed what: for people who share a channel, and to take the last change back. A person who asks to be forgotten leaves NULLs.
CREATE TABLE channel_changes (
    id         BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id BIGINT  NOT NULL REFERENCES channels (id),
    at         BIGINT  NOT NULL,
    user_id    TEXT,
    user_name  TEXT,
    what       TEXT    NOT NULL,
    undo       TEXT    NOT NULL
);
CREATE INDEX channel_changes_channel ON channel_changes (channel_id, id);
CREATE INDEX channel_changes_user ON channel_changes (user_id) WHERE user_id IS NOT NULL;
