import { useEffect, useRef, useState } from 'react';
import type { DocumentRow, PassageRow } from '../../../../src/contract/operations/documents.ts';
import type { RecognisedWordRow } from '../../../../src/contract/operations/recognition.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../../data/engine.ts';
import { attempt, tell } from '../../../data/notices.ts';
import { useKeys } from '../../../frame/keys.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { LineField } from '../../../parts/field.tsx';
import pane from '../../../parts/pane.module.css';
import { count } from '../../../parts/words.ts';
import { openPdf } from './pdf.ts';
import type { Selected } from './selected.ts';
import styles from './source.module.css';

const NONE: readonly RecognisedWordRow[] = [];

/** The words of a document that may be misread, or have been put right. */
export function useMarkedWords(row: DocumentRow): readonly RecognisedWordRow[] {
  const isScanned = (row.quality.recognised?.length ?? 0) > 0;
  return (
    useEngineQuery('recognition.words', { id: row.id, page: null }, { enabled: isScanned, keep: true }).data ?? NONE
  );
}

const sure = (confidence: number): string => `${Math.floor(100 * confidence)} % sure`;

/** Says that pages were recognised from pictures, and shows the words that may be misread. */
export function ScannedButton({ row }: { readonly row: DocumentRow }) {
  const words = useMarkedWords(row);
  const [isOpen, setOpen] = useState(false);
  const [word, setWord] = useState<RecognisedWordRow | null>(null);
  const pages = row.quality.recognised ?? [];
  if (pages.length === 0) return null;
  const doubtful = words.filter((one) => one.doubtful).length;
  const mean = pages.reduce((sum, { confidence }) => sum + confidence, 0) / pages.length;
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {doubtful > 0 ? `${count(doubtful, 'word')} to check` : 'Recognised'}
      </Button>
      {isOpen && word === null && (
        <Dialog title="Recognised from pictures" onClose={() => setOpen(false)} wide>
          <p>
            {count(pages.length, 'page')} of {row.metadata.title}: {sure(mean)}. Compare a quotation with its page
            before it is used. Words that may be misread are underlined in the text and on the page; put right what is
            wrong.
          </p>
          {words.length === 0 && <p>No word is in doubt.</p>}
          <ul className={styles.marked}>
            {words.map((one) => (
              <li key={`${one.page} ${one.line} ${one.word}`}>
                <Button look="quiet" onPress={() => setWord(one)}>
                  {one.text === '' ? 'no word' : `“${one.text}”`}
                </Button>
                <span className={pane.soft}>
                  page {one.page}, {one.was === null ? sure(one.confidence) : `put right, recognised as “${one.was}”`}
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
      {word && <PutRightDialog id={row.id} word={word} onClose={() => setWord(null)} />}
    </>
  );
}

/** Offers to put the selected word right, where one word of a scanned page is selected. */
export function PutRightButton({
  row,
  passages,
  selected,
}: {
  readonly row: DocumentRow;
  readonly passages: readonly PassageRow[];
  readonly selected: Selected;
}) {
  const [word, setWord] = useState<RecognisedWordRow | null>(null);
  const passage = passages.find(({ start, end }) => start <= selected.start && selected.start < end);
  const scanned = new Set(row.quality.recognised?.map(({ page }) => page));
  const pages = [passage?.page ?? 0, passage?.endPage ?? 0];
  const [first = 0, last = 0] = pages;
  const onFirst = useEngineQuery('recognition.words', { id: row.id, page: first }, { enabled: scanned.has(first) });
  const onLast = useEngineQuery(
    'recognition.words',
    { id: row.id, page: last },
    { enabled: last !== first && scanned.has(last) },
  );
  const chosen = [...(onFirst.data ?? NONE), ...(last === first ? NONE : (onLast.data ?? NONE))].filter(
    ({ start, end }) => start !== null && end !== null && start < selected.end && selected.start < end,
  );
  const only = chosen.length === 1 ? chosen[0] : undefined;
  useKeys({ w: only ? () => setWord(only) : undefined });
  if (!only) return null;
  return (
    <>
      <Button keys="W" onPress={() => setWord(only)}>
        Put right
      </Button>
      {word && <PutRightDialog id={row.id} word={word} onClose={() => setWord(null)} />}
    </>
  );
}

/** One word: its picture, what was recognised, and what it says. */
function PutRightDialog({
  id,
  word,
  onClose,
}: {
  readonly id: string;
  readonly word: RecognisedWordRow;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(word.text);
  const correct = useEngineMutation('recognition.correct');
  const { page, line, word: number, was } = word;
  const put = async (text: string | null) => {
    onClose();
    const done = await attempt('The word was not changed', () => correct({ id, page, line, word: number, text }));
    if (done?.changed) tell({ kind: 'done', title: 'Put right; passages and search follow', undo: true });
  };
  return (
    <Dialog
      title="Put a word right"
      onClose={onClose}
      act={{
        label: typed.trim() === '' ? 'There is no word' : 'Put right',
        ready: typed.trim() !== word.text,
        run: () => void put(typed.trim()),
      }}
    >
      <WordPicture id={id} word={word} />
      <p>
        Recognised as “{was ?? word.text}” on page {page}, {sure(word.confidence)}.
        {was !== null && (
          <>
            {' '}
            <Button look="quiet" onPress={() => void put(null)}>
              Restore as it was recognised
            </Button>
          </>
        )}
      </p>
      <LineField
        label="What it says"
        value={typed}
        onChange={setTyped}
        autoFocus
        hint="Leave it empty where the picture has no word: a speck or a line."
      />
    </Dialog>
  );
}

/** Points of the page shown around a word. */
const AROUND = { side: 60, above: 8 };
const ENLARGED = 2.5;

/** The word as the page has it, with what stands beside it. */
function WordPicture({ id, word }: { readonly id: string; readonly word: RecognisedWordRow }) {
  const host = useHost();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { box } = word;
  useEffect(() => {
    let over = false;
    void (async () => {
      const { pdf } = await openPdf(host.documentAddress(id), host.documentHeaders);
      const page = await pdf.getPage(box.page);
      if (over || !canvas.current) return;
      canvas.current.width = (box.width + 2 * AROUND.side) * ENLARGED;
      canvas.current.height = (box.height + 2 * AROUND.above) * ENLARGED;
      const viewport = page.getViewport({
        scale: ENLARGED,
        offsetX: (AROUND.side - box.left) * ENLARGED,
        offsetY: (AROUND.above - box.top) * ENLARGED,
      });
      await page.render({ canvas: canvas.current, viewport }).promise;
    })().catch(() => undefined);
    return () => {
      over = true;
    };
  }, [host, id, box]);
  return (
    <span className={styles.wordPicture} aria-hidden="true">
      <canvas ref={canvas} />
      <i style={{ left: AROUND.side * ENLARGED, width: box.width * ENLARGED }} />
    </span>
  );
}
