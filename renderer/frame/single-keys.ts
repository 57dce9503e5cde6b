/** The single keys that act and what they do, wherever they do it. Digits accept suggestions and are not changed. */
export const SINGLE_KEYS: readonly (readonly [key: string, what: string])[] = [
  ['j', 'Next passage, group or theme'],
  ['k', 'Previous passage, group or theme'],
  ['a', 'Accept the first suggestion, or what is chosen'],
  ['x', 'None of these'],
  ['c', 'Find a criterion; make evidence of selected words'],
  ['b', 'Set selected words as the passage'],
  ['s', 'Strength'],
  ['i', 'Improvement'],
  ['m', 'Mixed'],
  ['n', 'Neutral; in Copies the next difference'],
  ['p', 'In Copies the previous difference'],
  ['g', 'Agencies'],
  ['t', 'Tags'],
  ['e', 'Note'],
  ['u', 'Undo'],
  ['o', 'Go to the page'],
  ['[', 'Previous page'],
  [']', 'Next page'],
  ['+', 'Zoom in'],
  ['-', 'Zoom out'],
  ['/', 'Narrow the list'],
  ['?', 'Help and keys'],
];

/**
 * The reader's keys after giving a action another key. A key that is taken changes places with it, so that every action
 * keeps a key of its own.
 * @param own the key the program comes with for the action
 * @param wanted the key it shall have
 */
export function withKey(
  other: Readonly<Record<string, string>>,
  own: string,
  wanted: string,
): Readonly<Record<string, string>> {
  const before = other[own] ?? own;
  const taken = SINGLE_KEYS.find(([key]) => key !== own && (other[key] ?? key) === wanted)?.[0];
  const next = { ...other, [own]: wanted, ...(taken === undefined ? {} : { [taken]: before }) };
  return Object.fromEntries(Object.entries(next).filter(([key, value]) => key !== value));
}
