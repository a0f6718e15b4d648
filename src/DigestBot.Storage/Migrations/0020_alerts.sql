-- Of which stories a channel hears at once; '{}' of none.
ALTER TABLE channels ADD COLUMN alerts TEXT NOT NULL DEFAULT '{}';
CREATE INDEX channels_watching ON channels (id) WHERE alerts <> '{}';

-- Conversations with the bot were one workspace, in which everyone saw the feeds that others had added. Now each is one of its own; all keep what they have.
INSERT INTO feed_subscribers (feed_id, platform, workspace, name, import)
SELECT s.feed_id, s.platform, '@' || c.channel, s.name, s.import
FROM feed_subscribers s JOIN channels c ON c.platform = s.platform AND c.workspace = s.workspace
WHERE s.platform = 'discord' AND s.workspace = '@me';
DELETE FROM feed_subscribers WHERE platform = 'discord' AND workspace = '@me';
UPDATE channels SET workspace = '@' || channel WHERE platform = 'discord' AND workspace = '@me';
