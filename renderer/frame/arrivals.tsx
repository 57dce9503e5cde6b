import { useEffect } from 'react';
import { useDeed, useHost } from '../data/ask.ts';
import { NewPassword, useUnlock } from './unlock.tsx';

/** Opens workspaces that the person opened outside the window: by a double click, or from the menu. */
export function Arrivals() {
  const host = useHost();
  const open = useDeed('workspace.open');
  const { unlock, dialog } = useUnlock();
  useEffect(
    () => host.onWorkspace(({ id, name }) => void unlock(name, (secrets) => open({ file: id, ...secrets }))),
    [host, open, unlock],
  );
  return (
    <>
      {dialog}
      <NewPassword />
    </>
  );
}
