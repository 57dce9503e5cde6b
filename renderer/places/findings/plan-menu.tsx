import { useRef } from 'react';
import { useEngineMutation, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { DeedMenu } from '../../parts/menu.tsx';
import { count } from '../../parts/words.ts';

/** The readiness plan out as Excel or CSV, and back in. */
export function PlanMenu() {
  const { frameworkId } = useWorkspace();
  const host = useHost();
  const make = useEngineMutation('readiness.export');
  const takeIn = useEngineMutation('readiness.takeIn');
  const chooser = useRef<HTMLInputElement>(null);
  const save = (format: 'csv' | 'xlsx') =>
    void attempt('The plan was not saved', async () => {
      const { id, name } = await make({ frameworkId, format });
      await host.save(id, name);
      tell({ kind: 'done', title: `${name} is on its way to your downloads` });
    });
  const read = (file: File) =>
    void attempt('The plan was not added', async () => {
      const [offered] = await host.offerFiles([file]);
      if (!offered) return;
      const { changed, same, left } = await takeIn({ frameworkId, file: offered.id });
      tell({
        kind: left.length > 0 ? 'trouble' : 'done',
        title: `${count(changed, 'criterion', 'criteria')} changed, ${same} as before; one undo takes it back`,
        ...(left.length > 0 ? { text: left.join(' ') } : {}),
      });
    });
  return (
    <>
      <DeedMenu
        label="Readiness plan"
        actions={[
          { id: 'xlsx', label: 'Save as Excel', run: () => save('xlsx') },
          { id: 'csv', label: 'Save as CSV', run: () => save('csv') },
          { id: 'in', label: 'Read a plan back in (Excel, OpenDocument or CSV)', run: () => chooser.current?.click() },
        ]}
      />
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.xlsx,.ods"
        aria-label="Plan to read back in"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) read(file);
        }}
      />
    </>
  );
}
