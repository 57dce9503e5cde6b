/** With which rules each document was read, and what reading set aside beside what the reviewer decided. */
export const sql = `
ALTER TABLE document ADD COLUMN rules INTEGER NOT NULL DEFAULT 1;
ALTER TABLE passage ADD COLUMN furniture_read TEXT;
UPDATE passage SET furniture_read = furniture;
`;
