-- Whether posted editions are brought up to date.
ALTER TABLE channels ADD COLUMN edits_posted BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX channels_editing ON channels (id) WHERE edits_posted;
