import type { OutputOf } from '../../../src/contract/contract.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { count } from '../../parts/words.ts';
import styles from './taken-in.module.css';

export interface TakenIn {
  readonly file: string;
  readonly taken: OutputOf<'exports.takeIn'>;
}

/** What became of everything in a project of another program, with all that has no place here. */
export function TakenInDialog({ file, taken, onClose }: TakenIn & { readonly onClose: () => void }) {
  const { documents, decisions, leftOut, counts } = taken;
  return (
    <Dialog title={`What was added from ${file}`} onClose={onClose} wide>
      <p>
        {count(documents, 'document')} and {count(decisions, 'decision')} were added. Of{' '}
        {count(counts.codings, 'coding')} in the file {counts.placed} were placed, {counts.undecided} are suggestions
        that stay undecided, and {counts.leftOut} were left out.
      </p>
      {leftOut.length > 0 && (
        <ul className={styles.list}>
          {leftOut.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
