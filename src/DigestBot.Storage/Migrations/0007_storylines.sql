-- A story follows another where one of its articles follows one of the other's: steps outlive articles' moves between stories.
CREATE TABLE storyline_steps (
    article_id BIGINT  PRIMARY KEY,
    earlier_id BIGINT  NOT NULL,
    sign       TEXT    NOT NULL
);
CREATE INDEX storyline_steps_earlier ON storyline_steps (earlier_id);
