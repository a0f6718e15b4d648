-- What the feed's last document asks of its readers (ttl, skipHours, skipDays), as JSON.
ALTER TABLE feeds ADD COLUMN wishes TEXT NOT NULL DEFAULT '{}';
