import { expect, it } from 'vitest';
import { decoded } from '../../../../src/export/refi/decode.ts';
import { readCodebook } from '../../../../src/export/refi/read.ts';

const code = (name: string, inside = '') => `<Code guid="1" name="${name}" isCodable="true">${inside}</Code>`;
const book = (codes: string, more = '') =>
  `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes>${more}</CodeBook>`;

it('a codebook is read in the encoding that its bytes tell', () => {
  const xml = book(code('Frühe Hilfe'));
  for (const bytes of [
    Buffer.from(xml),
    Buffer.from(`\uFEFF${xml}`),
    Buffer.from(`\uFEFF${xml}`, 'utf16le'),
    Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16(),
    Buffer.from(xml, 'latin1'),
  ])
    expect(readCodebook(decoded(bytes)).codes.map(({ name }) => name)).toEqual(['Frühe Hilfe']);
});

it('what stands in it beside codes is named', () => {
  const sets = '<Sets><Set guid="8" name="one"/><Set guid="9" name="two"/></Sets>';
  expect(readCodebook(book(code('One'))).leftOut).toEqual([]);
  expect(readCodebook(book(code('One'), sets)).leftOut).toEqual(['2 sets are left out.']);
  const project = `<Project>${book(code('One'))}<Sources><TextSource guid="2" name="Letter"/></Sources></Project>`;
  expect(readCodebook(project)).toMatchObject({
    codes: [{ name: 'One' }],
    leftOut: [expect.stringContaining('nothing but its codes')],
  });
});

it('codes nested without end are refused in a sentence', () => {
  const nested = (depth: number) =>
    book('<Code guid="1" name="x" isCodable="true">'.repeat(depth) + '</Code>'.repeat(depth));
  expect(readCodebook(nested(100)).codes).toHaveLength(1);
  expect(() => readCodebook(nested(101))).toThrow('nested more than 100 deep');
});
