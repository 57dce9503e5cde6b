import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../../src/document/kinds/kinds.ts';
import { expressionOf, expressionsOf } from '../../../../src/document/kinds/patterns.ts';

describe('the patterns of the kinds', () => {
  it('tells a name in running text by its capitals whatever the case of the words round it', () => {
    const pattern = expressionOf('\\bjoint inspection in {Area}');
    expect(pattern.exec('A JOINT INSPECTION IN Stoke-on-Trent and Larkborough found')?.groups?.area).toBe(
      'Stoke-on-Trent and Larkborough',
    );
    expect(pattern.exec('a joint inspection in many places')).toBeNull();
  });

  it('keeps classes, escapes and names of groups as they are where case counts', () => {
    const pattern = expressionOf('^(?<who>[\\w.-]+)@[a-f]+\\.gov\\s+in {Area}$');
    expect(pattern.exec('A.b@ABC.GOV in Northmere')?.groups).toMatchObject({ who: 'A.b', area: 'Northmere' });
    expect(pattern.test('a@xyz.gov in Northmere')).toBe(false);
  });

  it('writes no expression that engines without inline flags refuse', () => {
    const patterns = KINDS.flatMap((kind) =>
      expressionsOf([...(kind.areas ?? []), ...(kind.themes ?? []), ...(kind.titles ?? []), ...(kind.mentions ?? [])]),
    );
    expect(patterns.filter(({ source }) => /\(\?[a-z]*-?[a-z]+:/u.test(source))).toEqual([]);
  });
});
