-- When the pages behind the feed's entries are fetched: Never, WhenShort, Always. NULL: as the bot is set.
ALTER TABLE feeds ADD COLUMN fetch_pages TEXT;
