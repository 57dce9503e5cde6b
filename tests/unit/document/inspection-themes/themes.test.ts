import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSPECTION_THEMES, themeNamed } from '../../../../src/document/inspection-themes/themes.ts';

describe('inspection themes', () => {
  it('each find themselves by their canonical name, in any capitals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...INSPECTION_THEMES), fc.boolean(), (theme, capitals) => {
        expect(themeNamed(capitals ? theme.name.toUpperCase() : theme.name)).toBe(theme);
      }),
    );
  });

  it.each([
    ['children living with domestic abuse', 'domestic abuse'],
    ['children who are victims of domestic abuse', 'domestic abuse'],
    ['Domestic violence and abuse', 'domestic abuse'],
    ['children experiencing neglect', 'neglect'],
    ['children between seven and 15 years old who have been neglected', 'neglect'],
    ['sexual abuse in the family', 'child sexual abuse in the family environment'],
    [
      'child sexual exploitation and those missing from home, care or education',
      'child sexual exploitation and missing children',
    ],
    ['children at risk of sexual exploitation, gangs and going missing', 'child exploitation'],
    ['the criminal exploitation of children', 'criminal exploitation of children'],
    [
      'identification of initial need and risk (often referred to as the ‘front door’)',
      'identification of initial need and risk',
    ],
    ['the identification\nof initial need and risk', 'identification of initial need and risk'],
    ['abuse and neglect of children’s mental health', 'children’s mental health'],
  ])('%s is %s', (printed, name) => {
    expect(themeNamed(printed)?.name).toBe(name);
  });

  it('take what every letter says of itself for no theme', () => {
    expect(themeNamed('abuse and neglect')).toBeNull();
    expect(themeNamed('the weather')).toBeNull();
  });
});
