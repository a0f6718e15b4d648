-- What a language model wrote of stories, by question; a document of sentences with what was left out.
CREATE TABLE model_summaries (
    key      TEXT   PRIMARY KEY,
    at       BIGINT NOT NULL,
    document TEXT   NOT NULL
);
CREATE INDEX model_summaries_at ON model_summaries (at);

-- What calls to the model may use at most, until they end; then what they used. "outcome" is NULL until then: a call that a crash cut off counts whole.
CREATE TABLE model_calls (
    id       TEXT   PRIMARY KEY,
    key      TEXT   NOT NULL,
    story_id BIGINT NOT NULL,
    day      TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    tokens   BIGINT NOT NULL,
    cost     BIGINT NOT NULL,
    duration BIGINT NOT NULL,
    left_out BIGINT NOT NULL DEFAULT 0,
    outcome  TEXT
);
CREATE INDEX model_calls_day ON model_calls (day);
CREATE INDEX model_calls_story ON model_calls (story_id);
