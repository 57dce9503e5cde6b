/**
 * Which area a letter is about, by its title and its salutation.
 */
import type { Block } from '../block.ts';

/** Words round the name of a place that are not part of it. */
const BEFORE =
  /^(?:the )?(?:(?:(?:london|royal|metropolitan) )?borough of|(?:city|county|borough|council) of|city and county of|local authority of)\s+/iu;
const AFTER =
  /[\s,]*(?:(?:[-–]\s*)?(?:local area partnership|local safeguarding(?: children)? partnership|safeguarding (?:children(?:[’']s)? )?partnership|strategic safeguarding partnership|local authority|metropolitan (?:borough|district)(?: council)?|london borough(?: council)?|(?:county|city|borough|district|unitary|metropolitan)? ?council|metropolitan|borough|(?<!garden )city|children[’']s (?:social care )?services|local area|partnership))\s*$/iu;

const TITLES = [
  /^joint targeted area inspection of the multi-?\s?agency response to .*\bin\s+(?<area>(?:St\. )?[^.;:]+?)\.?\s*$/iu,
  /^joint targeted area inspection of (?!the multi)(?<area>(?:St\. )?[^.;:]+?)\.?\s*$/iu,
  /^(?:joint )?area send (?:re-?)?inspection of (?<area>[^;:]+?)\s*$/iu,
  /^inspection of (?<area>.+?)(?: local authority)? children[’']s (?:social care )?services\b/iu,
  /^focused visit to (?<area>[^.;]+?)(?: local authority)? children[’']s (?:social care )?services\b/iu,
  /^focused visit to (?<area>[^.;]+?)\.?\s*$/iu,
];
const PHRASES = [
  /\bmulti-?\s?agency response to\b.{3,200}?\bin (?<area>\p{Lu}[\p{L}’'-]*(?: (?:and|with|upon|of|on|the|\p{Lu}[\p{L}’'-]*))*)(?=[.,;\d]|$| took)/u,
  /\bwork of individual agencies in (?<area>\p{Lu}[\p{L}’'-]*(?: (?:and|with|upon|of|on|the|\p{Lu}[\p{L}’'-]*))*)(?=[.,;\d]|$)/u,
];

/** The name of the area, or null where the page does not say. */
export function areaOf(title: string, opening: readonly Block[]): string | null {
  for (const pattern of TITLES) {
    const area = cleanName(pattern.exec(title)?.groups?.area);
    if (area !== null) return area;
  }
  for (const { text } of opening) {
    for (const pattern of [...TITLES, ...PHRASES]) {
      const area = cleanName(pattern.exec(text)?.groups?.area);
      if (area !== null) return area;
    }
  }
  // Reports print the name alone above "Inspection of children's social care services".
  const before = opening.findIndex((block) =>
    /^inspection of (?:local authority )?children[’']s (?:social care )?services/iu.test(block.text),
  );
  return before > 0 ? cleanName(opening[before - 1]?.text) : null;
}

function cleanName(raw: string | undefined): string | null {
  let name = (raw ?? '').replace(/\s+/gu, ' ').trim();
  for (let last = ''; name !== last; ) {
    last = name;
    name = name.replace(BEFORE, '').replace(AFTER, '').trim();
  }
  return name.length > 1 && name.length < 60 && /^\p{Lu}/u.test(name) ? name : null;
}
