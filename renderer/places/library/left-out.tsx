import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { LeftOut } from '../../../src/document/document.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { count, LEFT_OUT } from '../../parts/words.ts';
import styles from './library.module.css';

/** Pieces of one sort that are listed; a web page may have left out thousands. */
const MOST_SHOWN = 500;

/** How many pieces of text reading left out of a document. */
export const piecesLeftOut = ({ leftOut }: DocumentRow): number => leftOut.reduce((sum, { pieces }) => sum + pieces, 0);

/** What the file holds and the text of the document does not, by sort, each sort to be opened. */
export function LeftOutDialog({ row, onClose }: { readonly row: DocumentRow; readonly onClose: () => void }) {
  const { data, error } = useEngineQuery('documents.leftOut', { id: row.id });
  return (
    <Dialog title={`Left out of ${row.metadata.title}`} onClose={onClose} wide>
      <p>
        {row.leftOut.length === 0
          ? 'Nothing was left out: all the text of the file was read.'
          : 'The file holds this besides its text, and reading left it out: it is no evidence, is not searched and is in no export. Open a sort to see its words. If the letter itself is among them, save the file again with that text shown, and add it anew.'}
      </p>
      {error && <p role="alert">{error.message}</p>}
      {row.leftOut.map(({ sort, pieces }) => (
        <Sort key={sort} sort={sort} pieces={pieces} texts={data?.find((one) => one.sort === sort)?.texts ?? []} />
      ))}
    </Dialog>
  );
}

function Sort({ sort, pieces, texts }: LeftOut & { readonly pieces: number }) {
  return (
    <details className={styles.leftOut}>
      <summary>
        {LEFT_OUT[sort] ?? sort.charAt(0).toUpperCase() + sort.slice(1)}{' '}
        <span className={pane.soft}>{count(pieces, 'piece')}</span>
      </summary>
      <ul>
        {texts.slice(0, MOST_SHOWN).map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change, and several may say the same
          <li key={at}>{text}</li>
        ))}
      </ul>
      {texts.length > MOST_SHOWN && <p>{`And ${count(pieces - MOST_SHOWN, 'more piece')}.`}</p>}
    </details>
  );
}
