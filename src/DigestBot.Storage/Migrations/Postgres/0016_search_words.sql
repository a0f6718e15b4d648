-- The words of all articles, folded, so that a misspelt one finds its neighbours: by how they begin or by their last three letters.
-- COLLATE "C": a range of the index is a word's beginning in every locale.
CREATE TABLE search_words (
    word TEXT COLLATE "C" PRIMARY KEY,
    tail TEXT COLLATE "C" NOT NULL
);
CREATE INDEX search_words_tail ON search_words (tail);

INSERT INTO search_words (word, tail)
SELECT word, right(word, 3) FROM ts_stat('SELECT words FROM articles_fts') WHERE length(word) BETWEEN 3 AND 30 AND word !~ '[0-9]';
