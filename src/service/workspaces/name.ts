import type { Workspace } from '../../workspace/handle.ts';
import { getSetting } from '../../workspace/open.ts';

/** What the workspace is called: its own name, or that of its file. */
export function workspaceName(workspace: Workspace): string {
  const [file = '', folder = ''] = workspace.path.split(/[\\/]/u).reverse();
  const named = file.startsWith('.') ? folder : file.replace(/\.[a-z]{2,12}$/iu, '');
  return getSetting(workspace, 'name') ?? (named || file);
}
