-- Which import added the feed, counted up: the last one can be undone. NULL: added by hand.
ALTER TABLE feeds ADD COLUMN import BIGINT;
