/**
 * What lists and counts need of every suggestion, in an index: the assessments themselves are so large that to go through
 * them took most of the time in which Review opened.
 */
export const sql = `
ALTER TABLE assessment ADD COLUMN agencies TEXT NOT NULL DEFAULT '[]';
UPDATE assessment SET agencies = coalesce(json_extract(json, '$.agencies'), '[]');
CREATE INDEX assessment_in_short ON assessment (framework, polarity, agencies);
`;
