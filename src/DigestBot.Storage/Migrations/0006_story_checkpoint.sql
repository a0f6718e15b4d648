-- Where a restart begins: each article's story at the last checkpoint, and what grouping counted until then. See StoryCheckpoint.
ALTER TABLE story_articles ADD COLUMN story_at_checkpoint BIGINT;
UPDATE story_articles SET story_at_checkpoint = story_id;
CREATE INDEX story_articles_since_checkpoint ON story_articles (article_id) WHERE story_at_checkpoint IS NULL OR story_at_checkpoint <> story_id;

CREATE TABLE story_checkpoint (
    id                       INTEGER PRIMARY KEY CHECK (id = 1),
    last_article             BIGINT  NOT NULL,
    at                       BIGINT  NOT NULL,
    last_story               BIGINT  NOT NULL,
    articles_at_full_mending INTEGER NOT NULL
);
INSERT INTO story_checkpoint (id, last_article, at, last_story, articles_at_full_mending)
SELECT 1, MAX(id), MAX(seen), (SELECT COALESCE(MAX(id), 0) FROM stories), 0 FROM articles HAVING COUNT(*) > 0;
