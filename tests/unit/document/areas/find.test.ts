import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaNamed, areasIn } from '../../../../src/document/areas/find.ts';
import { ALIASES, keyOf } from '../../../../src/document/areas/names.ts';
import { AREAS, areaById, areaRelation, type KnownArea } from '../../../../src/document/areas/register.ts';

const anArea = fc.constantFrom(...AREAS);
const anAuthority = fc.constantFrom(...AREAS.filter(({ kind }) => kind === 'authority'));

const nameOf = (text: string) => areaNamed(text)?.name ?? null;
const namesIn = (text: string) => areasIn(text).map(({ area }) => area.name);
const known = (id: string): KnownArea => {
  const area = areaById(id);
  if (area === null) throw new Error(`no area ${id}`);
  return area;
};

describe('the register', () => {
  it('holds every authority with children’s services: 153 in England, 22 in Wales', () => {
    const authorities = AREAS.filter(({ kind }) => kind === 'authority');
    expect(authorities.filter(({ region }) => region === 'Wales')).toHaveLength(22);
    expect(authorities.filter(({ region }) => region !== 'Wales')).toHaveLength(153);
    expect(authorities.filter(({ region }) => region === 'London')).toHaveLength(33);
  });

  it('gives no name to two areas, and no id twice', () => {
    expect(new Set(ALIASES.map(({ words }) => keyOf(words))).size).toBe(ALIASES.length);
    expect(new Set(AREAS.map(({ id }) => id)).size).toBe(AREAS.length);
  });

  it('names only areas that it holds as covered or as successors, and says what became of each that is no more', () => {
    for (const { covers, became, kind, until } of AREAS) {
      for (const id of [...covers, ...became]) expect(areaById(id), id).not.toBeNull();
      expect(kind === 'former-authority').toBe(until !== null && became.length > 0);
    }
  });

  it('places every authority of today in the area of one police force', () => {
    const police = AREAS.filter(({ kind }) => kind === 'police');
    for (const { id } of AREAS.filter(({ kind }) => kind === 'authority')) {
      expect(
        police.filter(({ covers }) => covers.includes(id)).map(({ name }) => name),
        id,
      ).toHaveLength(1);
    }
  });

  it('tells a part from a different area', () => {
    expect(areaRelation(known('leeds'), known('west-yorkshire-police'))).toBe('part');
    expect(areaRelation(known('north-northamptonshire'), known('west-northamptonshire'))).toBe('different');
    expect(areaRelation(known('north-northamptonshire'), known('northamptonshire'))).toBe('different');
    expect(areaRelation(known('leeds'), known('leeds'))).toBe('same');
  });
});

describe('a whole name', () => {
  it('is found by the canonical name and by each other name, in any capitals', () => {
    fc.assert(
      fc.property(anArea, fc.nat(), fc.constantFrom('', 'upper', 'lower'), (area, pick, letters) => {
        const names = [area.name, ...area.aliases];
        const name = names[pick % names.length] ?? area.name;
        const printed = letters === 'upper' ? name.toUpperCase() : letters === 'lower' ? name.toLowerCase() : name;
        expect(areaNamed(printed)).toBe(area);
      }),
    );
  });

  it('is found inside any wrapper, with "&" or "and", with hyphens or spaces', () => {
    const before = ['', 'the ', 'London Borough of ', 'The Royal Borough of ', 'City of ', 'Borough of ', 'County of '];
    const after = [
      '',
      ' Council',
      ' City Council',
      ' County Council',
      ' Borough Council',
      ' Metropolitan Borough Council',
      ' local authority',
      ' Local Safeguarding Children Board',
      ' Safeguarding Children Partnership',
      ' Children’s Services',
      ' local area partnership',
    ];
    const law = fc.property(
      anAuthority.filter(({ name }) => name !== 'City of London'),
      fc.constantFrom(...before),
      fc.constantFrom(...after),
      fc.boolean(),
      fc.boolean(),
      (area, prefix, suffix, ampersand, spaces) => {
        let name = ampersand ? area.name.replace(/ and /gu, ' & ') : area.name;
        if (spaces) name = name.replace(/-/gu, ' ');
        expect(areaNamed(prefix + name + suffix)?.name).toBe(area.name);
      },
    );
    fc.assert(law, { numRuns: 500 });
  });

  it.each([
    ['London Corporation', 'City of London'],
    ['City of London Corporation', 'City of London'],
    ['County Durham', 'Durham'],
    ['Hull City Council', 'Kingston upon Hull'],
    ['St. Helens', 'St Helens'],
    ['City and County of Swansea', 'Swansea'],
    ['YNYS MON', 'Isle of Anglesey'],
    ['Birmingham Childrens Trust', 'Birmingham'],
    ['Kent Constabulary', 'Kent Police'],
    ['Kent and Medway', 'Kent and Medway'],
    ['Stockton-On-Tees', 'Stockton-on-Tees'],
    ['Rhondda Cynon Taff', 'Rhondda Cynon Taf'],
    ['reading', 'Reading'],
  ])('%s is %s', (printed, name) => {
    expect(nameOf(printed)).toBe(name);
  });

  it.each([
    '',
    'Peter',
    'Peters',
    'Leeds and friends',
    'Borough of',
    'Council',
    'Bolton NHS Foundation Trust',
    'Kenty',
  ])('%j names no area', (printed) => {
    expect(areaNamed(printed)).toBeNull();
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        areaNamed(text);
        for (const { start, end, printed } of areasIn(text)) expect(text.slice(start, end)).toBe(printed);
      }),
    );
  });
});

describe('mentions in running text', () => {
  it('are whole words and the longest name at each place', () => {
    expect(namesIn('Peterborough works with North East\nLincolnshire and Bath and North East Somerset.')).toEqual([
      'Peterborough',
      'North East Lincolnshire',
      'Bath and North East Somerset',
    ]);
    expect(namesIn('Kentish Town, Suttonians and Peter')).toEqual([]);
  });

  it('keep the name as printed, with its place', () => {
    const text = 'Children in the London Borough of Sutton and at Leeds City Council’s door';
    expect(areasIn(text).map(({ printed }) => printed)).toEqual(['London Borough of Sutton', 'Leeds City Council']);
  });

  it('find every authority in a plain sentence, wherever it stands', () => {
    fc.assert(
      fc.property(anAuthority, fc.constantFrom('Children in ', 'Partners across '), (area, before) => {
        const text = `${before}${area.name} are safe.`;
        expect(areasIn(text).map(({ area: found }) => found.name)).toEqual([area.name]);
      }),
    );
  });

  it('pass over streets, people with a title, addresses on the internet and other places', () => {
    expect(namesIn('Meet in Kent Road with Mr Bolton and J. Derby of Newcastle-under-Lyme.')).toEqual([]);
    expect(namesIn('Write to a@Kent.gov.uk or see www.Leeds.gov.uk')).toEqual([]);
  });

  it('take an ordinary word for a place only where nothing else can be meant', () => {
    expect(namesIn('Reading improves. Bath time. In Reading, writing and maths; Further Reading')).toEqual([]);
    expect(namesIn('Families in Reading and children from Bath. Reading Borough Council agrees.')).toEqual([
      'Reading',
      'Bath and North East Somerset',
      'Reading',
    ]);
  });

  it('take a partnership named after its areas for one only where it is called one', () => {
    expect(namesIn('services across Birmingham and Solihull')).toEqual(['Birmingham', 'Solihull']);
    expect(namesIn('the Birmingham and Solihull Safeguarding Children Partnership')).toEqual([
      'Birmingham and Solihull',
    ]);
    expect(namesIn('an RCT of parenting')).toEqual([]);
  });

  it('tell a force from the county whose name it bears', () => {
    expect(namesIn('Kent Police and Kent County Council')).toEqual(['Kent Police', 'Kent']);
  });
});
