import { useMemo } from 'react';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { type Choices, go } from '../../frame/route.ts';
import { useFramework } from '../../frame/workspace.ts';
import { ChoiceMenu } from '../../parts/menu.tsx';
import { cite, TYPES } from '../../parts/words.ts';
import { isFolded } from '../library/rows.ts';

/** The framework in use and the document under review, in the top bar. */
export function ReviewScope({ choices }: { readonly choices: Choices }) {
  const { data: documents } = useEngineQuery('documents.list', {});
  const rows = useMemo(() => (documents ?? []).filter((row) => !isFolded(row)), [documents]);
  const chosen = rows.find((row) => row.id === choices.document);
  return (
    <>
      <FrameworkMenu />
      {rows.length > 0 && (
        <ChoiceMenu
          label="Documents"
          shown={chosen ? cite(chosen.metadata.area, chosen.metadata.date, chosen.metadata.title) : 'All documents'}
          chosen={chosen?.id ?? 'all'}
          onChoose={(id) => go('review', { ...choices, passage: undefined, document: id === 'all' ? undefined : id })}
          choices={[
            { id: 'all', label: 'All documents' },
            ...rows.map((row) => ({
              id: row.id,
              label: cite(row.metadata.area, row.metadata.date, row.metadata.title),
              hint: TYPES[row.metadata.type].toLowerCase(),
            })),
          ]}
        />
      )}
    </>
  );
}

/** Which framework Review and Grid use. */
export function FrameworkMenu() {
  const { data: frameworks } = useEngineQuery('frameworks.list', {});
  const framework = useFramework();
  const use = useEngineMutation('frameworks.use');
  if (!frameworks || !framework) return null;
  return (
    <ChoiceMenu
      label="Framework"
      shown={framework.edition ? `${framework.title}, ${framework.edition}` : framework.title}
      chosen={framework.id}
      onChoose={(id) => void attempt('The framework was not changed', () => use({ id }))}
      choices={frameworks.map(({ id, title, edition, criteria }) => ({
        id,
        label: edition ? `${title}, ${edition}` : title,
        hint: `${criteria.filter((criterion) => !criterion.isHeading).length} criteria`,
      }))}
    />
  );
}
