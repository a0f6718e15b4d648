-- What people of one channel said of stories and the operator took over for everyone; it outlives the channel.
CREATE TABLE adopted_feedback (
    key TEXT PRIMARY KEY,
    said TEXT NOT NULL,
    at BIGINT NOT NULL
);
