/**
 * A misread word put right by hand: kept beside what was recognised, in the log, and undone like any other action. The
 * document is read again with it, so that passages, search and decisions follow.
 */
import { OperationError } from '../../contract/errors.ts';
import type { RecognisedWordRow } from '../../contract/operations/recognition.ts';
import type { Document } from '../../document/document.ts';
import { isDoubtful, type RecognisedPage } from '../../document/recognised.ts';
import { type WordInText, wordsInText, wordsOn } from '../../ingest/scan/words.ts';
import { type KeptWord, partsOf } from '../../review/records.ts';
import { getDocument } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { act, keepOnStack } from '../../workspace/ledger.ts';
import { entryAt } from '../../workspace/log.ts';
import type { Reworded } from '../../workspace/reading.ts';
import { recognisedPages, type WordPlace, withWord, wordKey } from '../../workspace/recognised.ts';
import type { ReadingPool } from '../reading/pool.ts';
import { type RereadControl, rereadDocuments } from '../reading/reread.ts';

/** The words of a page of a document; with null those of all pages that may be misread or have been put right. */
export function recognisedWords(workspace: Workspace, documentId: string, number: number | null): RecognisedWordRow[] {
  const { passages } = getDocument(workspace, documentId);
  return [...recognisedPages(workspace, documentId)].flatMap(([at, page]) =>
    number === null
      ? wordsInText(wordsOn(page, at), passages).filter(isMarked).map(rowOf)
      : at === number
        ? wordsInText(wordsOn(page, at), passages).map(rowOf)
        : [],
  );
}

const isMarked = (word: WordInText): boolean => isDoubtful(word) || word.was !== undefined;

function rowOf(word: WordInText): RecognisedWordRow {
  const { box, text, was = null, confidence, line, word: number, passageId, start, end } = word;
  return {
    page: box.page,
    line,
    word: number,
    text,
    was,
    confidence,
    doubtful: isDoubtful(word),
    box,
    passageId,
    start,
    end,
  };
}

export interface Correction extends WordPlace {
  readonly documentId: string;
  readonly page: number;
  /** Null puts the word back as it was recognised. */
  readonly text: string | null;
}

/**
 * Puts a word right and reads its document again with it.
 * @returns what undo will take back; null where the word was so already
 * @throws OperationError `not-found` where there is no such word; `unavailable` where the document cannot be read again
 */
export async function correctWord(
  workspace: Workspace,
  pool: ReadingPool,
  { documentId, page: number, line, word, text }: Correction,
  reviewer: string,
): Promise<string | null> {
  const pages = recognisedPages(workspace, documentId);
  const page = pages.get(number);
  const found = page?.lines[line]?.words[word];
  if (page === undefined || found === undefined)
    throw new OperationError('not-found', 'This word is not on the page any more. It may have been read again.');
  const was = found.was ?? found.text;
  const to = text ?? was;
  if (to === found.text) return null;
  const kept: KeptWord | null = to === was ? null : { was, text: to };
  const document = getDocument(workspace, documentId);
  const { metadata } = document;
  const where = `on page ${number} of ${metadata.area ?? metadata.title}`;
  const what = to === '' ? `took the word “${found.text}” off ${where}` : `put “${found.text}” right: “${to}” ${where}`;
  let undo: string | null = null;
  await readAgain(workspace, pool, documentId, reviewer, {
    recognised: new Map(pages).set(number, withWord(page, { line, word }, kept)),
    reworded: rewording(document, { page, number, line, word }, to),
    along() {
      // After the reading, which undo does not go back beyond.
      const entry = act(workspace, reviewer, what, [
        { kind: 'word', key: wordKey(documentId, number, { line, word }), after: kept },
      ]);
      undo = entry?.what ?? null;
    },
  });
  return undo;
}

/** Reads documents again after undo or redo has changed what was put right in them, and keeps that step for the other. */
export async function followWords(
  workspace: Workspace,
  pool: ReadingPool,
  sequence: number,
  reviewer: string,
): Promise<boolean> {
  const { changes, kind, of } = entryAt(workspace, sequence);
  // One correction is one action.
  const change = changes.find((each) => 'kind' in each && each.kind === 'word');
  if (change === undefined || !('kind' in change)) return false;
  const [id = '', number, line, word] = partsOf(change.key);
  const place = { line: Number(line), word: Number(word) };
  const now = recognisedPages(workspace, id).get(Number(number));
  const to = now?.lines[place.line]?.words[place.word]?.text;
  await readAgain(workspace, pool, id, reviewer, {
    along: () => {
      if (of !== null) keepOnStack(workspace, of, kind === 'undo');
    },
    ...(now === undefined || to === undefined
      ? {}
      : {
          reworded: rewording(
            getDocument(workspace, id),
            {
              page: withWord(now, place, change.before as unknown as KeptWord | null),
              number: Number(number),
              ...place,
            },
            to,
          ),
        }),
  });
  return true;
}

/**
 * What quotations of a document say when one word of a page has become another: those that hold it, with the other word;
 * where the text has no place for it, the passage of the same name.
 */
function rewording(
  { passages }: Document,
  { page, number, line, word }: WordPlace & { readonly page: RecognisedPage; readonly number: number },
  to: string,
): Reworded {
  const found = wordsInText(wordsOn(page, number), passages).find((each) => each.line === line && each.word === word);
  return (quotation, content) => {
    const { start, end } = found ?? {};
    if (typeof start === 'number' && typeof end === 'number') {
      if (start < quotation.start || end > quotation.end) return null;
      const [from, upTo] = [start - quotation.start, end - quotation.start];
      return { ...quotation, text: quotation.text.slice(0, from) + to + quotation.text.slice(upTo) };
    }
    const before = passages.find(({ start: at, text }) => at === quotation.start && text === quotation.text);
    const now = before?.page === number ? content.passages.find(({ id }) => id === before.id) : undefined;
    return now ? { text: now.text, start: now.start, end: now.end } : null;
  };
}

async function readAgain(
  workspace: Workspace,
  pool: ReadingPool,
  documentId: string,
  reviewer: string,
  {
    recognised,
    ...control
  }: { recognised?: ReadonlyMap<number, RecognisedPage> } & Pick<RereadControl, 'along' | 'reworded'>,
): Promise<void> {
  const { failed } = await rereadDocuments(workspace, pool, [documentId], {
    reviewer,
    ...control,
    ...(recognised === undefined ? {} : { recognised: () => recognised }),
  });
  if (failed[0] !== undefined) throw new OperationError('unavailable', failed[0].reason);
}
