import { expect, test } from 'vitest';
import { readSubjects, SubjectFileError, writeSubjects } from '../../../src/themes/subject-file.ts';
import { fieldSubjects } from '../../../src/themes/subjects.ts';

test('what is written is read as it was', () => {
  expect(readSubjects(writeSubjects(fieldSubjects))).toEqual(fieldSubjects);
});

test('id, name and names are enough', () => {
  const [read] = readSubjects('\uFEFF{"subjects":[{"id":"ponies","name":"Ponies","names":["pony"]}]}');
  expect(read).toMatchObject({ id: 'ponies', parent: null, signs: [], except: [], general: false });
});

test.each([
  ['', 'not JSON'],
  ['[]', 'list of subjects'],
  ['{"subjects":[]}', 'one at least'],
  ['{"subjects":[{"id":"a b","name":"x","names":["x"]}]}', 'small letters'],
  ['{"subjects":[{"id":"a","name":"x","names":[]}]}', 'one name at least'],
  ['{"subjects":[{"id":"a","name":"x","names":["x"]},{"id":"a","name":"y","names":["y"]}]}', 'Two subjects'],
])('%s is refused with what is wrong', (text, part) => {
  expect(() => readSubjects(text)).toThrow(SubjectFileError);
  expect(() => readSubjects(text)).toThrow(part);
});

test('the program’s own list has no subject twice, no parent that is missing, and two floors at most', () => {
  const byId = new Map(fieldSubjects.map((subject) => [subject.id, subject]));
  expect(byId.size).toBe(fieldSubjects.length);
  expect(new Set(fieldSubjects.map(({ name }) => name)).size).toBe(fieldSubjects.length);
  for (const { parent, belongs } of fieldSubjects) {
    expect(belongs).not.toBe('');
    if (parent !== null) expect(byId.get(parent)?.parent).toBeNull();
  }
});

test('a name belongs to one subject only', () => {
  const owners = new Map<string, string>();
  for (const { id, names } of fieldSubjects) {
    for (const name of names) {
      expect([owners.get(name.toLowerCase()) ?? id, name]).toEqual([id, name]);
      owners.set(name.toLowerCase(), id);
    }
  }
});
