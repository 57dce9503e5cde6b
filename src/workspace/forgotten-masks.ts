/**
 * What exports masked, or left unmasked, of people who stand in no document any more.
 */
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { getSetting, setSetting } from './open.ts';

interface Mask {
  readonly text: string;
  readonly mask: string;
}

interface Preset {
  readonly choice: { readonly unmasked?: readonly string[] };
}

/**
 * Takes what stands in no document, and in nothing that was said of one, out of the masks of exports and their presets. The number
 * of a mask stays taken: it is never given to somebody else.
 * @returns how many texts the masks held that are gone
 */
export function forgetMasks(workspace: Workspace): number {
  return inOneTransaction(workspace, () => {
    const masks = JSON.parse(getSetting(workspace, 'masks') ?? '[]') as Mask[];
    const presets = JSON.parse(getSetting(workspace, 'export presets') ?? '[]') as Preset[];
    const unmasked = presets.flatMap(({ choice }) => choice.unmasked ?? []);
    const gone = standingNowhere(workspace, new Set([...masks.map(({ text }) => text), ...unmasked]));
    gone.delete('');
    if (gone.size === 0) return 0;
    const left = masks.filter(({ text }) => !gone.has(text));
    const numbers = new Set(left.map(({ mask }) => mask));
    const taken = masks.flatMap((each) => {
      if (!gone.has(each.text) || numbers.has(each.mask)) return [];
      numbers.add(each.mask);
      return [{ ...each, text: '' }];
    });
    if (left.length < masks.length) setSetting(workspace, 'masks', JSON.stringify([...left, ...taken]));
    if (unmasked.some((text) => gone.has(text)))
      setSetting(workspace, 'export presets', JSON.stringify(presets.map((preset) => presetWithout(preset, gone))));
    return masks.length - left.length;
  });
}

function presetWithout(preset: Preset, gone: ReadonlySet<string>): Preset {
  const left = preset.choice.unmasked?.filter((text) => !gone.has(text));
  return left === undefined ? preset : { ...preset, choice: { ...preset.choice, unmasked: left } };
}

/** Those of some texts that no document holds as words of their own, nor its name, nor anything a record says. */
function standingNowhere(workspace: Workspace, texts: ReadonlySet<string>): Set<string> {
  const sought = new Map([...texts].map((text) => [text, wordsOf(text)]));
  for (const within of everyText(workspace)) {
    if (sought.size === 0) break;
    const there = new Set(wordsOf(within));
    for (const [text, words] of sought)
      if (words.every((word) => there.has(word)) && standsIn(within, text)) sought.delete(text);
  }
  return new Set(sought.keys());
}

function* everyText(workspace: Workspace): Generator<string> {
  const ids = statement<{ id: string }>(workspace, 'SELECT id FROM document').all();
  const read = statement<{ text: string; path: string; metadata: string; corrections: string }>(
    workspace,
    'SELECT text, path, metadata, corrections FROM document WHERE id = ?',
  );
  for (const { id } of ids) {
    const row = read.get(id);
    if (row !== undefined)
      yield [row.text, row.path, ...stringsIn(row.metadata), ...stringsIn(row.corrections)].join('\n');
  }
  for (const table of ['decision', 'record'])
    for (const { json } of statement<{ json: string }>(workspace, `SELECT json FROM ${table}`).all())
      yield stringsIn(json).join('\n');
  for (const { text } of statement<{ text: string }>(
    workspace,
    `SELECT text FROM passage WHERE origin = 'reviewer'`,
  ).all())
    yield text;
}

function stringsIn(json: string): string[] {
  const found: string[] = [];
  JSON.parse(json, (_name, value: unknown) => {
    if (typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a text stands within another as whole words, as masks are put. */
function standsIn(within: string, text: string): boolean {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(within.charAt(at));
  for (let at = within.indexOf(text); at >= 0; at = within.indexOf(text, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + text.length)) return true;
  return false;
}
