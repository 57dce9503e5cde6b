import { useEffect } from 'react';
import { useHost } from '../data/engine.ts';
import { NewPassword } from './unlock.tsx';
import { useWorkspaces } from './workspaces.tsx';

/** Opens workspaces that the person opened outside the window: by a double click, or from the menu. */
export function Arrivals() {
  const host = useHost();
  const { open } = useWorkspaces();
  useEffect(() => host.onWorkspace(({ id, name }) => open({ file: id, name })), [host, open]);
  return <NewPassword />;
}
