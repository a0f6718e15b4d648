-- Where a feed was before its last permanent redirect, and the address it moved to where another feed is already.
ALTER TABLE feeds ADD COLUMN moved_from TEXT;
ALTER TABLE feeds ADD COLUMN moved_at BIGINT;
ALTER TABLE feeds ADD COLUMN moved_onto TEXT;
