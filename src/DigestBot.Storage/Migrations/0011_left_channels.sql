-- When the workspace removed the bot. NULL: the bot is there.
ALTER TABLE channels ADD COLUMN left_at BIGINT;
CREATE INDEX channels_left ON channels (left_at) WHERE left_at IS NOT NULL;
