import { useEngineMutation } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { DeedMenu } from '../../parts/menu.tsx';
import { count } from '../../parts/words.ts';

/** Decides the chosen passages in one step: for one criterion, or for none of them. */
export function DecideChosen({
  places,
  onDone,
}: {
  readonly places: readonly { readonly documentId: string; readonly passageId: string }[];
  readonly onDone: () => void;
}) {
  const { frameworkId } = useWorkspace();
  const framework = useFramework();
  const decide = useEngineMutation('review.decideMany');
  const save = async (criterion: string | null) => {
    const done = await attempt('The passages were not decided', () =>
      decide({ frameworkId, places: [...places], criterion }),
    );
    if (!done) return;
    onDone();
    tell({ kind: 'done', title: `${count(places.length, 'passage')} decided together`, undo: true });
  };
  const criteria = (framework?.criteria ?? []).filter(({ isHeading }) => !isHeading);
  return (
    <DeedMenu
      label="Decide them"
      actions={[
        { id: '', label: 'None of these', run: () => void save(null) },
        ...criteria.map(({ code, title }) => ({
          id: code,
          label: `Accept ${code} ${title}`,
          run: () => void save(code),
        })),
      ]}
    />
  );
}
