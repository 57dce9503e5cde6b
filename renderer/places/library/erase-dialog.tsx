import { useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Check } from '../../parts/check.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { cite, count } from '../../parts/words.ts';

/** How many of the documents are named. */
const NAMED = 8;

/** The question before documents are erased for good. */
export function EraseDialog({
  ids,
  onClose,
  onDone,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const erase = useEngineMutation('erasing.erase');
  const { data } = useEngineQuery('erasing.backups', {});
  const { data: documents } = useEngineQuery('documents.list', {});
  const names = (documents ?? [])
    .filter(({ id }) => ids.includes(id))
    .map(({ metadata }) => cite(metadata.area, metadata.date, metadata.title));
  const [backups, setBackups] = useState(false);
  const held = (data?.backups ?? 0) + (data?.files ?? 0);
  return (
    <Dialog
      title={`Erase ${count(ids.length, 'document')} for good?`}
      onClose={onClose}
      act={{
        label: 'Erase for good',
        forGood: true,
        ready: data !== undefined,
        run: async () => {
          onClose();
          const done = await attempt('Nothing was erased', () => erase({ ids: [...ids], backups }));
          if (!done) return;
          onDone();
          tell({
            kind: 'done',
            title: `${count(done.erased, 'document')} erased for good`,
            ...(said(done).length > 0 ? { text: said(done).join(' ') } : {}),
          });
        },
      }}
    >
      <p>
        {names.slice(0, NAMED).join('; ')}
        {names.length > NAMED && ` and ${names.length - NAMED} more`}
      </p>
      <p>
        The text, the original, everything decided about it and what the log says of it are overwritten. This cannot be
        undone. Exports, and the files the documents were read from, stay where they are.
      </p>
      {held > 0 && (
        <Check checked={backups} onChange={setBackups}>
          {`Delete ${count(held, 'backup')} of this workspace, too: ${held === 1 ? 'it still holds' : 'they still hold'} what is erased. A new one is made.`}
        </Check>
      )}
    </Dialog>
  );
}

function said({
  backupsLeft,
  masksRemoved,
}: {
  readonly backupsLeft: number;
  readonly masksRemoved: number;
}): string[] {
  const held = `${count(backupsLeft, 'backup')} made before still ${backupsLeft === 1 ? 'holds' : 'hold'} it.`;
  const masks = `${count(masksRemoved, 'text')} that no document holds any more went out of the masks of exports.`;
  return [...(backupsLeft > 0 ? [held] : []), ...(masksRemoved > 0 ? [masks] : [])];
}
