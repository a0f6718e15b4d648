-- The newest article that a story held when a channel was told it: what comes later may be an update. Null: told before this was noted.
ALTER TABLE edition_stories ADD COLUMN last_article BIGINT;
