/**
 * Says what was left out of the text of a document, and how much.
 */
import type { Aside } from '../block.ts';
import { runningTexts } from '../running.ts';
import type { Page } from './page.ts';
import type { Omission } from './seen.ts';

type Said = Omission | 'sideways';

const WHAT: Readonly<Record<Said, string>> = {
  layer: 'Text on layers that are switched off',
  invisible: 'Invisible text',
  white: 'White text on white',
  covered: 'Text under a filled area',
  outside: 'Text outside the page or the area that it is drawn in',
  slanted: 'A slanted stamp or watermark',
  stamp: 'A stamp or watermark printed over the text',
  tiny: 'Text too small to be seen',
  'line-number': 'Line numbers in the margin',
  sideways: 'Short notes printed sideways',
};

/** What was left out, by its sort. Headers and footers stand here once each, numbers of pages not at all. */
export function asidesOf(pages: readonly Page[], sideways: readonly string[], running: readonly string[]): Aside[] {
  return [
    ...runningTexts(running).map((text) => ({ sort: 'header or footer', text })),
    ...pages.flatMap((page) => page.left.map(({ reason, text }) => ({ sort: reason.replace('-', ' '), text }))),
    ...sideways.map((text) => ({ sort: 'sideways', text })),
  ].filter(({ text }) => text.trim() !== '');
}

/** One sentence for each sort of text that was left out, with how many words and what they begin with. */
export function omissionsOf(pages: readonly Page[], sideways: readonly string[]): string[] {
  const left = [
    ...pages.flatMap((page) => page.left),
    ...sideways.map((text) => ({ reason: 'sideways' as const, text })),
  ];
  return (Object.keys(WHAT) as Said[]).flatMap((reason) => {
    const texts = left.filter((one) => one.reason === reason).map((one) => one.text.trim());
    if (texts.length === 0) return [];
    const words = texts.join(' ').split(/\s+/u).length;
    const shown = [...new Set(texts)].join(' ').replace(/\s+/gu, ' ').slice(0, 60).trim();
    return [
      `${WHAT[reason]} was left out (${words} word${words === 1 ? '' : 's'}): “${shown}”.`
        .replace('numbers in the margin was', 'numbers in the margin were')
        .replace('sideways was', 'sideways were'),
    ];
  });
}
