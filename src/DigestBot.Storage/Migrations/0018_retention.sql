-- What ages out is found by these, which hold no more than what is still kept.
CREATE INDEX articles_with_text ON articles (seen) WHERE text <> '';
CREATE INDEX editions_with_document ON editions (local_date) WHERE document <> '';
CREATE INDEX outbox_closed ON outbox (queued_at) WHERE state IN ('sent', 'abandoned', 'uncertain');
CREATE INDEX local_messages_at ON local_messages (at);
