-- When a channel wants no posts, such as "22:00-07:00" by its own zone's clock; NULL: posts at any time.
ALTER TABLE channels ADD COLUMN quiet_hours TEXT;
-- An edition with fewer stories waits for the next one.
ALTER TABLE channels ADD COLUMN least_stories INTEGER NOT NULL DEFAULT 1;
-- Whether a slot without news gets a line that says so.
ALTER TABLE channels ADD COLUMN posts_no_news BOOLEAN NOT NULL DEFAULT FALSE;
-- Where the next edition begins: the end of the channel's latest one. NULL: there was none.
ALTER TABLE channels ADD COLUMN covered_until BIGINT;
UPDATE channels SET covered_until = (SELECT MAX(queued_at) FROM outbox WHERE outbox.channel_id = channels.id);
