-- The words of all articles, folded, so that a misspelt one finds its neighbours: by how they begin or by their last three letters.
CREATE TABLE search_words (
    word TEXT PRIMARY KEY,
    tail TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX search_words_tail ON search_words (tail);

CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, 'articles_fts', 'row');
INSERT INTO search_words (word, tail)
SELECT term, substr(term, -3) FROM temp.indexed_words WHERE length(term) BETWEEN 3 AND 30 AND term NOT GLOB '*[0-9]*';
DROP TABLE temp.indexed_words;
