/**
 * What a joint inspection looked into: "children's mental health", "domestic abuse".
 */
import type { Block } from '../block.ts';

const SOURCES = [
  /\bmulti-?\s?agency response to (?<theme>.+?) in (?:the )?\p{Lu}/u,
  /^this letter summari[sz]es\b.*\bmulti-?\s?agency response to (?<theme>[^.;]+)/iu,
  /\b(?:‘|')?deep ?dive(?:’|')? focus on (?:the response to )?(?<theme>[^.]+)/iu,
  /\bon the theme:? (?:of )?(?<theme>[^.;\n]{5,120})/iu,
  /\bthis inspection (?:focused|focuses) on (?:the multi-agency response to )?(?<theme>[^.]{5,160})/iu,
];

/** The general theme of every letter says nothing about this one. */
const GENERAL = /^abuse and neglect$/iu;

/** The inspection's theme in the document's own words, or null. */
export function inspectionThemeOf(title: string, opening: readonly Block[]): string | null {
  for (const pattern of SOURCES) {
    for (const text of [title, ...opening.map((block) => block.text)]) {
      const theme = pattern
        .exec(text)
        ?.groups?.theme?.replace(/\s+/gu, ' ')
        .replace(/[‘’']?\.?\d*$/u, '')
        .trim();
      if (theme && theme.length < 200 && !GENERAL.test(theme)) return theme;
    }
  }
  return null;
}
