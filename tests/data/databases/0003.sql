BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE articles (
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	length INTEGER NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	schema_name TEXT NOT NULL, 
	schema_id INTEGER, 
	source TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	metadata JSON NOT NULL, 
	extra JSON NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT ck_articles_length CHECK (length > 0), 
	CONSTRAINT fk_articles_schema_id_schemas FOREIGN KEY(schema_id) REFERENCES schemas (id), 
	CONSTRAINT uq_articles_text_sha256 UNIQUE (text_sha256)
);
INSERT INTO "articles" VALUES('old',1,'خبر قديم',53,'974bd913525f0e612ea3279a67becc08bab8c24d8e6e44c3022fab8bbcd63df7','ace2005',NULL,'','2026-11-25 18:29:13.499112','{"source":"نص لنا"}','{}','قَصْفٌ عنيف على غَزَّة مساء أمس 😀.
وزار الوزير بيروت.');
CREATE TABLE candidate_arguments (
	article_id TEXT NOT NULL, 
	event_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	mention_id TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	extra JSON NOT NULL, 
	CONSTRAINT pk_candidate_arguments PRIMARY KEY (article_id, event_id, position), 
	CONSTRAINT ck_candidate_arguments_score CHECK (score >= 0 AND score <= 1), 
	CONSTRAINT fk_candidate_arguments_article_id_event_id_candidates FOREIGN KEY(article_id, event_id) REFERENCES candidates (article_id, id), 
	CONSTRAINT fk_candidate_arguments_article_id_mention_id_candidates FOREIGN KEY(article_id, mention_id) REFERENCES candidates (article_id, id)
);
INSERT INTO "candidate_arguments" VALUES('old','c2',0,'Place','c1',0.8,'{}');
CREATE TABLE candidates (
	article_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	run_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	level TEXT, 
	modality TEXT, 
	polarity TEXT, 
	score FLOAT NOT NULL, 
	source TEXT NOT NULL, 
	extra JSON NOT NULL, 
	CONSTRAINT pk_candidates PRIMARY KEY (article_id, id), 
	CONSTRAINT ck_candidates_attributes CHECK ((kind = 'mention' AND level IS NOT NULL AND modality IS NULL AND polarity IS NULL) OR (kind = 'event' AND level IS NULL AND modality IS NOT NULL AND polarity IS NOT NULL)), 
	CONSTRAINT ck_candidates_kind CHECK (kind IN ('mention', 'event')), 
	CONSTRAINT ck_candidates_level CHECK (level IN ('NAM', 'NOM')), 
	CONSTRAINT ck_candidates_score CHECK (score >= 0 AND score <= 1), 
	CONSTRAINT ck_candidates_span CHECK (start_offset >= 0 AND start_offset < end_offset), 
	CONSTRAINT fk_candidates_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_candidates_run_id_extraction_runs FOREIGN KEY(run_id) REFERENCES extraction_runs (id)
);
INSERT INTO "candidates" VALUES('old','c1',1,0,'mention',47,52,'GPE','NAM',NULL,NULL,0.9,'words/1','{}');
INSERT INTO "candidates" VALUES('old','c3',1,1,'mention',40,46,'PER','NOM',NULL,NULL,0.4,'words/1','{}');
INSERT INTO "candidates" VALUES('old','c2',1,2,'event',36,39,'Contact.Meet',NULL,'asserted','positive',0.7,'words/1','{}');
CREATE TABLE edits (
	id INTEGER NOT NULL, 
	review_id INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	reverses INTEGER, 
	made_at DATETIME NOT NULL, 
	changes JSON NOT NULL, 
	CONSTRAINT pk_edits PRIMARY KEY (id), 
	CONSTRAINT ck_edits_sequence CHECK (sequence > 0), 
	CONSTRAINT fk_edits_reverses_edits FOREIGN KEY(reverses) REFERENCES edits (id), 
	CONSTRAINT fk_edits_review_id_reviews FOREIGN KEY(review_id) REFERENCES reviews (id), 
	CONSTRAINT uq_edits_review_id_sequence UNIQUE (review_id, sequence)
);
INSERT INTO "edits" VALUES(1,1,1,'accept',NULL,'2026-11-25 18:29:13.520739','[{"kind":"mention","id":"960909dd05234c23a50eca11b919427d","before":null,"after":{"id":"960909dd05234c23a50eca11b919427d","label":"GPE","level":"NAM","start":47,"end":52,"origin":"c1"}},{"kind":"event","id":"def4cfbc88d04e9a90632fb3a9f5a9d4","before":null,"after":{"id":"def4cfbc88d04e9a90632fb3a9f5a9d4","label":"Contact.Meet","modality":"asserted","polarity":"positive","arguments":[{"role":"Place","mention":"960909dd05234c23a50eca11b919427d"}],"start":36,"end":39,"origin":"c2"}}]');
INSERT INTO "edits" VALUES(2,1,2,'reject',NULL,'2026-11-25 18:29:13.526571','[{"kind":"rejection","id":"c3","before":null,"after":{"candidate":"c3","reason":"wrong_type"}}]');
INSERT INTO "edits" VALUES(3,1,3,'add_mention',NULL,'2026-11-25 18:29:13.529695','[{"kind":"mention","id":"dc5659b3260b4d14a053363302c32de4","before":null,"after":{"id":"dc5659b3260b4d14a053363302c32de4","label":"GPE","level":"NAM","start":16,"end":22}}]');
INSERT INTO "edits" VALUES(4,1,4,'set_mention',NULL,'2026-11-25 18:29:13.531611','[{"kind":"mention","id":"dc5659b3260b4d14a053363302c32de4","before":{"id":"dc5659b3260b4d14a053363302c32de4","label":"GPE","level":"NAM","start":16,"end":22},"after":{"id":"dc5659b3260b4d14a053363302c32de4","label":"GPE","level":"NAM","start":16,"end":22,"note":"ملاحظة"}}]');
CREATE TABLE event_arguments (
	review_id INTEGER NOT NULL, 
	event_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	mention_id TEXT NOT NULL, 
	extra JSON NOT NULL, 
	CONSTRAINT pk_event_arguments PRIMARY KEY (review_id, event_id, position), 
	CONSTRAINT fk_event_arguments_review_id_event_id_events FOREIGN KEY(review_id, event_id) REFERENCES events (review_id, id), 
	CONSTRAINT fk_event_arguments_review_id_mention_id_mentions FOREIGN KEY(review_id, mention_id) REFERENCES mentions (review_id, id), 
	CONSTRAINT uq_event_arguments_review_id_event_id_role_mention_id UNIQUE (review_id, event_id, role, mention_id)
);
INSERT INTO "event_arguments" VALUES(1,'def4cfbc88d04e9a90632fb3a9f5a9d4',0,'Place','960909dd05234c23a50eca11b919427d','{}');
CREATE TABLE events (
	review_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	edit_id INTEGER NOT NULL, 
	change_number INTEGER NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	label TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	polarity TEXT NOT NULL, 
	origin TEXT, 
	note TEXT NOT NULL, 
	extra JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (review_id, id), 
	CONSTRAINT ck_events_span CHECK (start_offset >= 0 AND start_offset < end_offset), 
	CONSTRAINT fk_events_edit_id_edits FOREIGN KEY(edit_id) REFERENCES edits (id), 
	CONSTRAINT fk_events_review_id_reviews FOREIGN KEY(review_id) REFERENCES reviews (id)
);
INSERT INTO "events" VALUES(1,'def4cfbc88d04e9a90632fb3a9f5a9d4',1,1,36,39,'زار','Contact.Meet','asserted','positive','c2','','{}');
CREATE TABLE extraction_runs (
	id INTEGER NOT NULL, 
	article_id TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	version TEXT NOT NULL, 
	candidate_count INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_extraction_runs PRIMARY KEY (id), 
	CONSTRAINT fk_extraction_runs_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "extraction_runs" VALUES(1,'old','words','1',3,'2026-11-25 18:29:13.500516');
CREATE TABLE learned_scores (
	article_id TEXT NOT NULL, 
	candidate_id TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	lessons INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	extra JSON NOT NULL, 
	CONSTRAINT pk_learned_scores PRIMARY KEY (article_id, candidate_id), 
	CONSTRAINT ck_learned_scores_score CHECK (score >= 0 AND score <= 1), 
	CONSTRAINT fk_learned_scores_article_id_candidate_id_candidates FOREIGN KEY(article_id, candidate_id) REFERENCES candidates (article_id, id)
);
CREATE TABLE learning (
	id INTEGER NOT NULL, 
	switched_on BOOLEAN NOT NULL, 
	state BLOB, 
	lessons INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_learning PRIMARY KEY (id), 
	CONSTRAINT ck_learning_one CHECK (id = 1)
);
CREATE TABLE mentions (
	review_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	edit_id INTEGER NOT NULL, 
	change_number INTEGER NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	label TEXT NOT NULL, 
	level TEXT NOT NULL, 
	origin TEXT, 
	entity TEXT, 
	note TEXT NOT NULL, 
	extra JSON NOT NULL, 
	CONSTRAINT pk_mentions PRIMARY KEY (review_id, id), 
	CONSTRAINT ck_mentions_level CHECK (level IN ('NAM', 'NOM')), 
	CONSTRAINT ck_mentions_span CHECK (start_offset >= 0 AND start_offset < end_offset), 
	CONSTRAINT fk_mentions_edit_id_edits FOREIGN KEY(edit_id) REFERENCES edits (id), 
	CONSTRAINT fk_mentions_review_id_reviews FOREIGN KEY(review_id) REFERENCES reviews (id)
);
INSERT INTO "mentions" VALUES(1,'960909dd05234c23a50eca11b919427d',1,0,47,52,'بيروت','GPE','NAM','c1',NULL,'','{}');
INSERT INTO "mentions" VALUES(1,'dc5659b3260b4d14a053363302c32de4',3,0,16,22,'غَزَّة','GPE','NAM',NULL,NULL,'ملاحظة','{}');
CREATE TABLE rejections (
	review_id INTEGER NOT NULL, 
	candidate_id TEXT NOT NULL, 
	edit_id INTEGER NOT NULL, 
	change_number INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_rejections PRIMARY KEY (review_id, candidate_id), 
	CONSTRAINT fk_rejections_edit_id_edits FOREIGN KEY(edit_id) REFERENCES edits (id), 
	CONSTRAINT fk_rejections_review_id_reviews FOREIGN KEY(review_id) REFERENCES reviews (id)
);
INSERT INTO "rejections" VALUES(1,'c3',2,0,'wrong_type');
CREATE TABLE reviewers (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_reviewers PRIMARY KEY (id), 
	CONSTRAINT uq_reviewers_name UNIQUE (name)
);
INSERT INTO "reviewers" VALUES(1,'salma');
CREATE TABLE reviews (
	id INTEGER NOT NULL, 
	article_id TEXT NOT NULL, 
	reviewer_id INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	started_at DATETIME, 
	finished_at DATETIME, 
	updated_at DATETIME, 
	candidate_count INTEGER NOT NULL, 
	pending_count INTEGER NOT NULL, 
	mention_count INTEGER NOT NULL, 
	event_count INTEGER NOT NULL, note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_reviews PRIMARY KEY (id), 
	CONSTRAINT ck_reviews_status CHECK (status IN ('new', 'in_progress', 'finished', 'flagged')), 
	CONSTRAINT fk_reviews_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_reviews_reviewer_id_reviewers FOREIGN KEY(reviewer_id) REFERENCES reviewers (id), 
	CONSTRAINT uq_reviews_article_id_reviewer_id UNIQUE (article_id, reviewer_id)
);
INSERT INTO "reviews" VALUES(1,'old',1,'new','2026-11-25 18:29:13.520739',NULL,'2026-11-25 18:29:13.531611',3,0,2,1,'');
CREATE TABLE schemas (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	version TEXT NOT NULL, 
	content TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_schemas PRIMARY KEY (id), 
	CONSTRAINT uq_schemas_sha256 UNIQUE (sha256)
);
CREATE INDEX ix_articles_position_id ON articles (position, id);
CREATE INDEX ix_articles_schema_id ON articles (schema_id);
CREATE INDEX ix_extraction_runs_article_id_id ON extraction_runs (article_id, id);
CREATE INDEX ix_reviews_reviewer_id_status ON reviews (reviewer_id, status);
CREATE INDEX ix_candidates_run_id_position ON candidates (run_id, position);
CREATE INDEX ix_candidate_arguments_article_id_mention_id ON candidate_arguments (article_id, mention_id);
CREATE INDEX ix_events_label ON events (label);
CREATE INDEX ix_mentions_label ON mentions (label);
CREATE INDEX ix_event_arguments_review_id_mention_id ON event_arguments (review_id, mention_id);
CREATE VIEW gold_mentions AS SELECT articles.id AS article_id, articles.title AS article_title, reviewers.name AS reviewer,
    reviews.status AS review_status, CASE WHEN reviews.status = 'finished' THEN 1 ELSE 0 END AS finished,
    mentions.id AS mention_id, mentions.label, mentions.level, mentions.start_offset, mentions.end_offset,
    mentions.text, mentions.entity, mentions.note, CASE
    WHEN mentions.origin IS NULL THEN 'added'
    WHEN proposed.start_offset = mentions.start_offset AND proposed.end_offset = mentions.end_offset
        AND proposed.label = mentions.label AND proposed.level = mentions.level THEN 'accepted'
    ELSE 'corrected'
END AS decision,
    mentions.origin AS candidate_id, proposed.score AS candidate_score, proposed.source AS candidate_source
FROM mentions
JOIN reviews ON reviews.id = mentions.review_id
JOIN reviewers ON reviewers.id = reviews.reviewer_id
JOIN articles ON articles.id = reviews.article_id
LEFT JOIN candidates AS proposed ON proposed.article_id = articles.id AND proposed.id = mentions.origin;
CREATE VIEW gold_events AS SELECT articles.id AS article_id, articles.title AS article_title, reviewers.name AS reviewer,
    reviews.status AS review_status, CASE WHEN reviews.status = 'finished' THEN 1 ELSE 0 END AS finished,
    events.id AS event_id, events.label, events.modality, events.polarity, events.start_offset, events.end_offset,
    events.text AS trigger_text, events.note, CASE
    WHEN events.origin IS NULL THEN 'added'
    WHEN proposed.start_offset = events.start_offset AND proposed.end_offset = events.end_offset
        AND proposed.label = events.label AND proposed.modality = events.modality
        AND proposed.polarity = events.polarity
        AND NOT EXISTS (
            SELECT 1 FROM event_arguments
            JOIN mentions ON mentions.review_id = event_arguments.review_id
                AND mentions.id = event_arguments.mention_id
            WHERE event_arguments.review_id = events.review_id AND event_arguments.event_id = events.id
                AND NOT EXISTS (
                    SELECT 1 FROM candidate_arguments
                    JOIN candidates ON candidates.article_id = candidate_arguments.article_id
                        AND candidates.id = candidate_arguments.mention_id
                    WHERE candidate_arguments.article_id = proposed.article_id
                        AND candidate_arguments.event_id = proposed.id
                        AND candidate_arguments.role = event_arguments.role
                        AND candidates.start_offset = mentions.start_offset
                        AND candidates.end_offset = mentions.end_offset))
        AND NOT EXISTS (
            SELECT 1 FROM candidate_arguments
            JOIN candidates ON candidates.article_id = candidate_arguments.article_id
                AND candidates.id = candidate_arguments.mention_id
            WHERE candidate_arguments.article_id = proposed.article_id
                AND candidate_arguments.event_id = proposed.id
                AND NOT EXISTS (
                    SELECT 1 FROM event_arguments
                    JOIN mentions ON mentions.review_id = event_arguments.review_id
                        AND mentions.id = event_arguments.mention_id
                    WHERE event_arguments.review_id = events.review_id AND event_arguments.event_id = events.id
                        AND event_arguments.role = candidate_arguments.role
                        AND mentions.start_offset = candidates.start_offset
                        AND mentions.end_offset = candidates.end_offset))
        THEN 'accepted'
    ELSE 'corrected'
END AS decision,
    events.origin AS candidate_id, proposed.score AS candidate_score, proposed.source AS candidate_source
FROM events
JOIN reviews ON reviews.id = events.review_id
JOIN reviewers ON reviewers.id = reviews.reviewer_id
JOIN articles ON articles.id = reviews.article_id
LEFT JOIN candidates AS proposed ON proposed.article_id = articles.id AND proposed.id = events.origin;
CREATE VIEW gold_arguments AS SELECT articles.id AS article_id, articles.title AS article_title, reviewers.name AS reviewer,
    reviews.status AS review_status, CASE WHEN reviews.status = 'finished' THEN 1 ELSE 0 END AS finished,
    events.id AS event_id, events.label AS event_label, events.modality, events.polarity,
    events.text AS trigger_text, event_arguments.role, mentions.id AS mention_id, mentions.label AS mention_label,
    mentions.level AS mention_level, mentions.start_offset, mentions.end_offset, mentions.text
FROM event_arguments
JOIN reviews ON reviews.id = event_arguments.review_id
JOIN reviewers ON reviewers.id = reviews.reviewer_id
JOIN articles ON articles.id = reviews.article_id
JOIN events ON events.review_id = event_arguments.review_id AND events.id = event_arguments.event_id
JOIN mentions ON mentions.review_id = event_arguments.review_id AND mentions.id = event_arguments.mention_id;
CREATE TRIGGER edits_no_update BEFORE UPDATE ON edits BEGIN SELECT RAISE(ABORT, 'the edit log is append-only'); END;
CREATE TRIGGER edits_no_delete BEFORE DELETE ON edits BEGIN SELECT RAISE(ABORT, 'the edit log is append-only'); END;
COMMIT;
