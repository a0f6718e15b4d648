-- The channel's own names for queries, as a list of names and queries.
ALTER TABLE channels ADD COLUMN own_topics TEXT NOT NULL DEFAULT '[]';
