import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/document/framework.ts';
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';
import { FrameworkError } from '../../../src/frameworks/failure.ts';
import { readJson } from '../../../src/frameworks/json-lines.ts';
import {
  LARGEST_FRAMEWORK,
  parseFramework,
  parseFrameworkFile,
  serialiseFramework,
} from '../../../src/frameworks/parse.ts';

function failure(json: string): FrameworkError {
  try {
    parseFramework(json, 'mine.json');
  } catch (error) {
    if (error instanceof FrameworkError) return error;
    throw error;
  }
  throw new Error('was read');
}

const lines = (...rows: string[]) => rows.join('\n');

describe('a framework file', () => {
  it('is read with the names and levels it gives', () => {
    const framework = parseFramework(
      JSON.stringify({
        title: 'Care in Northmere',
        criteria: [
          { code: '1', text: 'Children are heard and this changes the help they get every single day.' },
          { code: '2', text: 'Leaders:', children: [{ code: '2a', text: 'know what children need' }] },
        ],
      }),
      '/home/me/Care in Northmere.json',
    );
    expect(framework.id).toBe('care-in-northmere');
    expect(criteriaOf(framework).map(({ code }) => code)).toEqual(['1', '2a']);
    expect(framework.criteria[0]?.title).toBe('Children are heard and this changes the help they …');
    expect(framework.criteria[1]?.isHeading).toBe(true);
  });

  it('comes back the same after it has been written', () => {
    for (const framework of builtInFrameworks) {
      const again = parseFramework(serialiseFramework(framework), 'x.json');
      expect({ ...again, builtIn: true }).toEqual(framework);
    }
  });

  it.each([
    [
      'a code used twice',
      lines('{"title": "T", "criteria": [', '{"code": "1", "text": "a"},', '{"code": "1", "text": "b"}]}'),
      3,
      'criteria[1].code',
    ],
    ['an empty text', lines('{"title": "T",', '"criteria": [{"code": "1",', '"text": "  "}]}'), 3, 'criteria[0].text'],
    [
      'an unknown field',
      lines('{"title": "T", "criteria": [{"code": "1", "text": "a",', '"colour": "red"}]}'),
      2,
      'criteria[0].colour',
    ],
    ['a missing code', lines('{"title": "T",', '"criteria": [', '{"text": "a"}]}'), 3, 'criteria[0].code'],
    ['no criteria', lines('{"title": "T",', '"criteria": []}'), 2, 'criteria'],
    ['broken JSON', lines('{"title": "T",', '"criteria": [', '{"code": }]}'), 3, 'criteria[0].code'],
    ['a key given twice', lines('{"title": "T",', '"title": "U"}'), 2, 'title'],
    ['text after the end', lines('{"title": "T", "criteria": [{"code": "1", "text": "a"}]}', 'x'), 2, 'the whole file'],
    [
      'a duplicate in a lower level',
      lines('{"title":"T","criteria":[{"code":"1","text":"a","children":[', '{"code":"1","text":"b"}]}]}'),
      2,
      'criteria[0].children[0].code',
    ],
  ])('with %s is refused by line and field', (_, json, line, field) => {
    const error = failure(json);
    expect([error.line, error.field]).toEqual([line, field]);
    expect(error.message).toContain(`Line ${line}`);
  });

  it('of ten megabytes is refused by line and field before it is read', () => {
    const row = `{"code": "1", "text": "${'a'.repeat(990)}"},\n`;
    const error = failure(`{"title": "T", "criteria": [\n${row.repeat(10_000)}]}`);
    expect(error.line).toBe(1 + Math.ceil((LARGEST_FRAMEWORK - 30) / row.length));
    expect(error.field).toBe('text');
  });

  it('that is nested without end does not exhaust the stack', () => {
    expect(failure('['.repeat(100_000)).message).toContain('nested too deeply');
  });
});

describe('reading JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (json) => {
        expect(JSON.parse(JSON.stringify(readJson(json).value))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const refused = (read: () => unknown) => {
          try {
            read();
            return false;
          } catch {
            return true;
          }
        };
        expect(refused(() => readJson(text))).toBe(refused(() => JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('is read with what decisions taught, and says what is wrong with that', () => {
    const file = (learning: unknown) =>
      JSON.stringify({ title: 'Care', criteria: [{ code: '1', text: 'Children are heard.' }], learning });
    const decision = { text: 'Children said so.', headings: ['Findings'], criteria: ['1'] };
    const learning = { version: 4, frameworkId: 'care', decisions: [decision, { text: 'Dear Sir', criteria: [] }] };
    expect(parseFrameworkFile(file(learning), 'care.json').learning).toEqual([
      decision,
      { text: 'Dear Sir', headings: [], criteria: [] },
    ]);
    expect(parseFrameworkFile(file(undefined), 'care.json').learning).toEqual([]);
    expect(parseFrameworkFile(file(null), 'care.json').learning).toEqual([]);
    expect(failure(file({ decisions: [{ text: '', criteria: [] }] })).message).toContain('learning.decisions[0].text');
    expect(failure(file('everything')).message).toContain('learning');
  });
});
