import { createContext, useContext } from 'react';
import type { FrameworkRow } from '../../src/contract/operations/frameworks.ts';
import type { WorkspaceNow } from '../../src/contract/operations/workspace.ts';
import { useEngineQuery } from '../data/engine.ts';

export const WorkspaceContext = createContext<WorkspaceNow | null>(null);

/** The open workspace. Only places inside an open workspace may ask. */
export function useWorkspace(): WorkspaceNow {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('no workspace is open');
  return workspace;
}

/** The framework in use in Review and Grid, once it is known. */
export function useFramework(): FrameworkRow | undefined {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery('frameworks.list', {});
  return data?.find((framework) => framework.id === frameworkId);
}

/** How many passages are decided under the framework in use, once it is counted. */
export function useDecided(): number | undefined {
  const { frameworkId } = useWorkspace();
  return useEngineQuery('review.criteria', { frameworkId }).data?.decided;
}
