import { useCallback, useEffect, useState } from 'react';
import { OperationError } from '../../src/contract/errors.ts';
import { useDeed, useHost } from '../data/ask.ts';
import { attempt, sentenceOf } from '../data/notices.ts';
import type { OfferedFile } from '../host/host.ts';
import { go } from './route.ts';
import { PassphraseDialog } from './start.tsx';

/** Opens workspaces that the person opened outside the window: by a double click, or from the menu. */
export function Arrivals() {
  const host = useHost();
  const open = useDeed('workspace.open');
  const [locked, setLocked] = useState<(OfferedFile & { readonly error: string }) | null>(null);

  const take = useCallback(
    async (file: OfferedFile, passphrase?: string) => {
      try {
        await open({ file: file.id, ...(passphrase ? { passphrase } : {}) });
        setLocked(null);
        go('library');
      } catch (thrown) {
        if (thrown instanceof OperationError && thrown.code === 'passphrase') {
          setLocked({ ...file, error: passphrase ? sentenceOf(thrown) : '' });
        } else {
          setLocked(null);
          await attempt(`${file.name} was not opened`, () => Promise.reject(thrown));
        }
      }
    },
    [open],
  );
  useEffect(() => host.onWorkspace((file) => void take(file)), [host, take]);

  if (!locked) return null;
  return (
    <PassphraseDialog
      {...locked}
      onClose={() => setLocked(null)}
      onOpen={(passphrase) => void take(locked, passphrase)}
    />
  );
}
