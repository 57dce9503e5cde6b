import { useRef, useState } from 'react';
import type { FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import list from '../../parts/row.module.css';
import { Empty, Tag } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { count } from '../../parts/words.ts';
import { SetName } from './criterion-forms.tsx';
import { EditionsPane } from './editions.tsx';
import { FrameworkPane } from './framework-pane.tsx';
import styles from './frameworks.module.css';
import { GuidancePane } from './guidance-pane.tsx';
import { type TakenIn, TakenInDialog } from './taken-in.tsx';

/** Sets of criteria: built in, read out of a guidance, or the reviewer's own. */
export function FrameworksPlace() {
  const host = useHost();
  const { choices } = useRoute();
  const { data, error } = useEngineQuery('frameworks.list', {});
  const { data: documents } = useEngineQuery('documents.list', {});
  const adopt = useEngineMutation('frameworks.adopt');
  const create = useEngineMutation('frameworks.create');
  const takeIn = useEngineMutation('exports.takeIn');
  const [naming, setNaming] = useState(false);
  const listPane = usePane('frameworks-list', 'Width of the list', 'right', { usual: 20, least: 12, most: 36 });
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [takenIn, setTakenIn] = useState<TakenIn | null>(null);
  const guidance = (documents ?? []).filter(
    (row) => row.metadata.type === 'guidance' && (row.copies === null || row.copies.primary),
  );
  const document = guidance.find(({ id }) => id === choices.document);
  const framework = document
    ? undefined
    : (data?.find(({ id }) => id === choices.framework) ?? data?.find((row) => row.inUse) ?? data?.[0]);
  const older = data?.find((row) => row.id === choices.older && row !== framework);

  return (
    <PlaceFrame title="Frameworks" scope={data && count(data.length, 'set of criteria', 'sets of criteria')}>
      <div className={styles.frameworks} style={listPane.style}>
        <section className={cx(pane.pane, styles.list)} aria-label="Frameworks">
          {listPane.divider}
          <div className={pane.scroll}>
            {error && <p className={pane.line}>{error.message}</p>}
            <h2 className={styles.group}>Sets of criteria</h2>
            <ul>
              {data?.map((row) => (
                <FrameworkLink key={row.id} row={row} on={row === framework} />
              ))}
            </ul>
            <h2 className={styles.group}>Guidance in the library</h2>
            <ul>
              {guidance.map((row) => (
                <li key={row.id}>
                  <a
                    href={addressOf('frameworks', { document: row.id })}
                    className={cx(list.choice, styles.row, row === document && list.on)}
                    {...(row === document ? { 'aria-current': 'true' } : {})}
                  >
                    <span className={pane.clip}>{row.metadata.title}</span>
                    <span className={styles.small}>
                      {row.criteria > 0 ? count(row.criteria, 'criterion', 'criteria') : 'no criteria read yet'},{' '}
                      {count(row.pages, 'page')}
                    </span>
                  </a>
                </li>
              ))}
              {documents && guidance.length === 0 && (
                <li className={pane.line}>
                  Add a guidance document to the library: its criteria can be read out of it and become a set of your
                  own.
                </li>
              )}
            </ul>
          </div>
          <div className={pane.foot}>
            <Button icon="plus" onPress={() => setNaming(true)}>
              New set
            </Button>
            <Button icon="folder" isDisabled={busy} onPress={() => chooser.current?.click()}>
              Open a set from a file
            </Button>
          </div>
        </section>
        {document && <GuidancePane key={document.id} document={document} frameworks={data ?? []} />}
        {framework && older && (
          <EditionsPane
            key={`${older.id} ${framework.id}`}
            older={older}
            newer={framework}
            showsDecisions={choices.carry === 'yes'}
          />
        )}
        {framework && !older && (
          <FrameworkPane
            key={framework.id}
            framework={framework}
            others={(data ?? []).filter((row) => row !== framework)}
          />
        )}
        {data && !framework && !document && (
          <Empty icon="frameworks" title="There is no set of criteria">
            Open one from a file, or add a guidance document to the library.
          </Empty>
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,.qdc,.qdpx"
        data-choose="framework"
        onChange={async (event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (!file) return;
          setBusy(true);
          const id = await attempt('The set was not opened', async () => {
            const [offered] = await host.offerFiles([file]);
            const given = offered?.id ?? '';
            if (!/\.qd(c|px)$/iu.test(file.name)) return (await adopt({ from: { file: given } })).id;
            const taken = await takeIn({ file: given });
            if (taken.counts.codings > 0 || taken.leftOut.length > 0) setTakenIn({ file: file.name, taken });
            return taken.frameworkId;
          });
          setBusy(false);
          if (!id) return;
          tell({ kind: 'done', title: `${file.name} is one of your sets now` });
          go('frameworks', { framework: id });
        }}
      />
      {naming && (
        <SetName
          title="A new set of criteria"
          label="Create"
          onClose={() => setNaming(false)}
          onName={async (title) => {
            const made = await attempt('No set was made', () => create({ title }));
            if (!made) return;
            setNaming(false);
            go('frameworks', { framework: made.id });
          }}
        />
      )}
      {takenIn && <TakenInDialog {...takenIn} onClose={() => setTakenIn(null)} />}
    </PlaceFrame>
  );
}

function FrameworkLink({ row, on }: { readonly row: FrameworkRow; readonly on: boolean }) {
  return (
    <li>
      <a
        href={addressOf('frameworks', { framework: row.id })}
        className={cx(list.choice, styles.row, on && list.on)}
        {...(on ? { 'aria-current': 'true' } : {})}
      >
        <span className={list.line}>
          <span className={cx(pane.clip, pane.grow)}>{row.title}</span>
          {row.inUse && (
            <Tag strong>
              <Icon name="check" /> in use
            </Tag>
          )}
        </span>
        <span className={styles.small}>
          {[
            row.edition && `edition ${row.edition}`,
            count(row.criteria.filter((criterion) => !criterion.isHeading).length, 'criterion', 'criteria'),
            row.builtIn ? 'built in' : 'your own',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </a>
    </li>
  );
}
