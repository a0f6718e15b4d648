-- How a channel's digests read: length, pictures, what was said of stories. {}: as by default.
ALTER TABLE channels ADD COLUMN reading TEXT NOT NULL DEFAULT '{}';
