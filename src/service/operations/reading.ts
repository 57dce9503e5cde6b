import type { Operations } from '../../contract/contract.ts';
import type { AsideRow, UnplacedRow } from '../../contract/operations/reading.ts';
import type { Decision } from '../../document/evidence.ts';
import { inSeries } from '../../document/series.ts';
import { words } from '../../language/tokens.ts';
import { partsOf, type RecordKind } from '../../review/records.ts';
import { getDocument, listDocuments } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { act } from '../../workspace/ledger.ts';
import { recordsOf } from '../../workspace/records.ts';
import { furnitureAsRead, setAside } from '../../workspace/set-aside.ts';
import { frameworkInUse } from '../frameworks.ts';
import { earlierFiles, eraseForGood } from '../reading/erasing.ts';
import { rereadDocuments } from '../reading/reread.ts';
import type { Session } from '../session.ts';
import { runStagesAfter } from '../stages/all.ts';
import { assessAll } from '../stages/assess.ts';
import { boilerplateIn, bringCopiesUpToDate, holdCopies, repeatedIn } from '../stages/copies.ts';

type ReadingOperations = Pick<Operations, Extract<keyof Operations, `reading.${string}` | `erasing.${string}`>>;

export function readingOperations(session: Session): ReadingOperations {
  return {
    'reading.again': async ({ ids, passwords }, run) => {
      const workspace = session.workspace();
      try {
        const release = holdCopies(workspace);
        const result = await rereadDocuments(workspace, session.pool(), ids, {
          reviewer: session.reviewer(),
          isStopped: run.isStopped,
          progress: run.progress,
          ...(passwords === undefined ? {} : { passwords }),
        }).finally(release);
        session.forget();
        await runStagesAfter('What was read again is saved.', workspace, session.threshold(), {
          isStopped: run.isStopped,
          compared: () => session.forget(),
          progress: (_state, message, done, total) => run.progress({ path: '', message, done, total }),
        });
        return result;
      } finally {
        session.forget();
      }
    },

    'reading.unplaced': () => unplacedRows(session.workspace()),

    'reading.settle': ({ key }) => {
      const [kind = '', ...rest] = key.split(' ');
      if (kind === 'unplaced' || kind === 'leftover') {
        act(session.workspace(), session.reviewer(), 'took what no longer fits off the list', [
          { kind: kind satisfies RecordKind, key: rest.join(' '), after: null },
        ]);
      }
      return unplacedRows(session.workspace());
    },

    'reading.aside': ({ id }) => {
      const workspace = session.workspace();
      const repeated = repeatedIn(workspace, session.threshold());
      const boilerplate = boilerplateIn(workspace, session.threshold());
      const read = furnitureAsRead(workspace, id);
      let total = 0;
      const passages = getDocument(workspace, id).passages.flatMap((passage): AsideRow[] => {
        const count = words(passage.text).length;
        total += count;
        const place = `${id} ${passage.id}`;
        const asRead = read.get(passage.id) ?? (repeated.has(place) ? 'boilerplate' : null);
        const furniture = passage.furniture ?? (boilerplate.has(place) ? 'boilerplate' : null);
        if (furniture === null && asRead === null) return [];
        const { text, page, headings } = passage;
        return [{ passageId: passage.id, text, page, headings: [...headings], words: count, furniture, asRead }];
      });
      return { words: total, passages };
    },

    'reading.setAside': async ({ id, passageIds, aside }, run) => {
      const workspace = session.workspace();
      const { changed, what } = setAside(workspace, {
        documentId: id,
        passageIds,
        aside,
        boilerplate: repeatedIn(workspace, session.threshold()),
        reviewer: session.reviewer(),
      });
      session.forget();
      if (changed > 0) {
        await bringCopiesUpToDate(workspace, session.threshold());
        await assessAll(workspace, frameworkInUse(workspace), session.threshold(), { isStopped: run.isStopped });
        session.forget();
      }
      return { changed, undo: what };
    },

    'erasing.backups': () => {
      const { backups, aside } = earlierFiles(session.workspace(), session.backups);
      return { backups: backups.length, files: aside.length };
    },

    'erasing.erase': async ({ ids, backups }) => {
      const said = { folder: session.backups, backups, reviewer: session.reviewer() };
      const erased = await session.withoutBackups(() => eraseForGood(session.workspace(), ids, said));
      if (erased.backupsRemoved > 0) await session.backUp();
      // Finished exports that wait to be saved quote what is erased.
      session.exports.clear();
      session.forget();
      return { ...erased };
    },
  };
}

function unplacedRows(workspace: Workspace): UnplacedRow[] {
  const names = new Map(
    listDocuments(workspace).map(({ id, metadata: { area, title } }) => [id, area === null ? title : area]),
  );
  const named = (id: string) => names.get(id) ?? 'a document that is not here';
  return [
    ...recordsOf(workspace, 'unplaced').map(({ key, value }): UnplacedRow => {
      const { documentId, note, reviewer, quotation } = value;
      return {
        key: `unplaced ${key}`,
        documentId,
        document: named(documentId),
        what: decided(value),
        note,
        reviewer,
        text: quotation.text,
      };
    }),
    ...recordsOf(workspace, 'leftover').map(({ key, value }): UnplacedRow => {
      const documentId = value.documentId || (partsOf(key)[0] ?? '');
      return {
        key: `leftover ${key}`,
        documentId,
        document: named(documentId),
        what: value.what,
        note: '',
        reviewer: '',
        text: value.quotation.text,
      };
    }),
  ];
}

const POLARITY: Readonly<Record<NonNullable<Decision['polarity']>, string>> = {
  strength: 'a strength',
  improvement: 'an area for improvement',
  mixed: 'mixed',
  neutral: 'neutral',
};

function decided({ criteria, polarity }: Decision): string {
  if (criteria.length === 0) return 'none of the criteria';
  return [inSeries(criteria), ...(polarity === null ? [] : [POLARITY[polarity]])].join(', ');
}
