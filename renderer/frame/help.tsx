import { useState } from 'react';
import { useHost } from '../data/engine.ts';
import { keyFor, type LetterKeys, useLetterKeys } from '../data/letter-keys.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Segment } from '../parts/segment.tsx';
import { Guide, type GuidePage } from './guide.tsx';
import styles from './help.module.css';
import { PLACE_NAMES } from './rail.tsx';
import type { Place } from './route.ts';

type Row = readonly [keys: string, what: string];

const EVERYWHERE = (first: string): readonly Row[] => [
  ['Ctrl K', 'Go to, find or do anything'],
  [`${first} 1 – ${first} 8`, 'The places, from Library to Export'],
  [`${first} 9`, 'Findings'],
  ['Ctrl O', 'Add files'],
  ['/', 'Narrow the list'],
  ['Ctrl Z', 'Undo the last decision'],
  ['Ctrl Shift Z', 'Redo'],
  ['?', 'This help'],
];

const HERE: Partial<Record<Place, readonly Row[]>> = {
  review: [
    ['J  K', 'Next or previous passage (also ↓ ↑)'],
    ['A', 'Accept the first suggestion, or what you have chosen (also Enter)'],
    ['1 – 5', 'Accept that suggestion'],
    ['Shift 1 – 5', 'Choose several, then A'],
    ['X', 'None of these'],
    ['C', 'Find a criterion; with words selected in the source: make evidence of them'],
    ['S  I  M  N', 'Strength, improvement, mixed, neutral'],
    ['G', 'Agencies'],
    ['T', 'Tags'],
    ['E', 'Note'],
    ['U', 'Undo'],
    ['O', 'Go to the page'],
    ['B', 'With words selected in the source: set them as the passage'],
    ['Ctrl F', 'Find words in the source; Enter goes to the next match'],
    ['V', 'The page as printed, or its text'],
    ['W', 'With a word of a scanned page selected: put it right'],
    ['[  ]', 'Previous page, next page'],
    ['+  -', 'Zoom in or out'],
  ],
  library: [
    ['↑ ↓ ← →', 'Move through the table'],
    ['Space', 'Choose a document'],
    ['F2', 'Correct the cell'],
    ['Enter', 'Open the document'],
  ],
  grid: [
    ['↑ ↓ ← →', 'Other cells'],
    ['Enter', 'Read the quotations of a cell'],
    ['O', 'Open the passage on its page'],
  ],
  findings: [
    ['J  K', 'Next or previous criterion'],
    ['N', 'Next changed number; Enter uses the new one'],
    ['E', 'Write; # inserts a count, Esc leaves the field'],
    ['Alt ↑  Alt ↓', 'Move the quotation'],
    ['O', 'Open the page of the quotation'],
    ['D', 'Decide the rest in Review'],
    ['L', 'Look at passages much alike together; there Space picks, A accepts, X refuses'],
    ['U', 'Undo'],
    ['R', 'Report'],
    ['Ctrl Shift C', 'Copy the finding with citations'],
  ],
  copies: [
    ['J  K', 'Next or previous group (also ↓ ↑)'],
    ['N  P', 'Next or previous difference'],
  ],
  themes: [
    ['J  K', 'Next or previous theme (also ↓ ↑)'],
    ['F2', 'Rename the theme'],
  ],
};

/** The keys of this place and everywhere, and the guide. */
export function Help({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const host = useHost();
  const [shown, setShown] = useState<'keys' | GuidePage>('keys');
  const here = HERE[place];
  return (
    <Dialog title="Help" onClose={onClose} wide>
      <Segment
        label="Show"
        value={shown}
        onChange={setShown}
        choices={[
          { value: 'keys', label: 'Keys' },
          { value: 'guide', label: 'Guide' },
          { value: 'checking', label: 'Checking that it is offline' },
        ]}
      />
      {shown !== 'keys' ? (
        <Guide page={shown} />
      ) : (
        <div className={styles.columns}>
          {here && <Keys title={PLACE_NAMES[place]} rows={here} />}
          <Keys title="Everywhere" rows={EVERYWHERE(host.kind === 'desktop' ? 'Ctrl' : 'Alt')} />
        </div>
      )}
    </Dialog>
  );
}

/** Keys that act without Ctrl or Alt and have no name of their own. */
const isSingle = (keys: string): boolean =>
  keys.split('  ').every((key) => /^(?:Shift )?.(?: – .)?$/u.test(key)) && !/[↑↓←→]/u.test(keys);

const shown = (key: string, letterKeys: LetterKeys): string =>
  key.length === 1 ? (keyFor(key, letterKeys) ?? key).toUpperCase() : key;

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const letterKeys = useLetterKeys();
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      {!letterKeys.on && <p>Single letters, digits and signs are switched off in the settings.</p>}
      <dl className={styles.keys}>
        {rows
          .filter(([keys]) => letterKeys.on || !isSingle(keys))
          .map(([keys, what]) => (
            <div key={keys}>
              <dt>
                {keys.split('  ').map((key) => (
                  <kbd key={key}>{shown(key, letterKeys)}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
