import { createContext, useContext } from 'react';
import type { FrameworkRow } from '../../src/contract/operations/frameworks.ts';
import type { WorkspaceSummary } from '../../src/contract/operations/workspace.ts';
import { useAsk } from '../data/ask.ts';

export const WorkspaceContext = createContext<WorkspaceSummary | null>(null);

/** The open workspace. Only places inside an open workspace may ask. */
export function useWorkspace(): WorkspaceSummary {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('no workspace is open');
  return workspace;
}

/** The framework in use in Review and Grid, once it is known. */
export function useFramework(): FrameworkRow | undefined {
  const { frameworkId } = useWorkspace();
  const { data } = useAsk('frameworks.list', {});
  return data?.find((framework) => framework.id === frameworkId);
}
