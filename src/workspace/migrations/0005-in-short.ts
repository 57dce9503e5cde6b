/**
 * What lists and counts need of every suggestion, in an index: the assessments themselves are so large that to go through
 * them took most of the time in which Review opened. And evidence of the reviewer's own, which is rare among passages.
 */
export const sql = `
ALTER TABLE assessment ADD COLUMN agencies TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assessment ADD COLUMN criterion TEXT;
ALTER TABLE assessment ADD COLUMN score REAL;
UPDATE assessment SET
  agencies = coalesce(json_extract(json, '$.agencies'), '[]'),
  criterion = json_extract(json, '$.suggestions[0].criterion'),
  score = json_extract(json, '$.suggestions[0].score');
CREATE INDEX assessment_in_short ON assessment (framework, polarity, agencies, criterion, score);
CREATE INDEX passage_of_reviewer ON passage (document, id) WHERE origin = 'reviewer';
`;
