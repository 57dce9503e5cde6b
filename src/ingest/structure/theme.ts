/**
 * What a joint inspection looked into: "children's mental health", "domestic abuse".
 */
import { areaNamed } from '../../document/areas/find.ts';
import { themeNamed } from '../../document/inspection-themes/themes.ts';
import type { Kind } from '../../document/kinds/kind.ts';
import { expressionsOf } from '../../document/kinds/patterns.ts';

export interface ThemeFound {
  /** The canonical name where the list has the theme, else as printed. */
  readonly theme: string;
  readonly printed: string;
}

/** The general theme of every letter says nothing about this one. */
const GENERAL = /^abuse (?:and|&) neglect$/iu;
/** A theme is no sentence: what is said to be so is a finding. */
const SAYS = /\b(?:is|was|needs to|should|must|do not|does not)\b/iu;
const LONGEST = 200;

const sources = new Map<string, RegExp[]>();

/** The theme of an inspection by its title, else by what its opening says of the inspection, or null. */
export function themeOf(
  kind: Kind | undefined,
  byTitle: string | null,
  opening: readonly string[],
  area: string | null,
): ThemeFound | null {
  const titled = asTheme(byTitle, area);
  if (titled !== null || kind?.themes === undefined) return titled;
  const patterns = sources.get(kind.id) ?? expressionsOf(kind.themes);
  sources.set(kind.id, patterns);
  for (const pattern of patterns) {
    for (const text of opening) {
      const theme = asTheme(pattern.exec(text)?.groups?.theme ?? null, area);
      if (theme !== null) return theme;
    }
  }
  return null;
}

function asTheme(raw: string | null, area: string | null): ThemeFound | null {
  const said = (raw ?? '')
    .replace(/\s+/gu, ' ')
    .replace(/[‘’'“”"]?\.?\d*$/u, '')
    .trim();
  const printed = withoutPlace(said, area);
  if (printed === '' || printed.length >= LONGEST || GENERAL.test(printed) || SAYS.test(printed)) return null;
  return { theme: themeNamed(printed)?.name ?? printed, printed };
}

/** "domestic abuse in Leeds" without the place. */
function withoutPlace(theme: string, area: string | null): string {
  const [, before = '', place = ''] = /^(.+?) (?:in|across|within) (?:the )?(\p{Lu}.*)$/u.exec(theme) ?? [];
  const known = place !== '' && (areaNamed(place) !== null || (area !== null && place.includes(area)));
  return known ? before : theme;
}
