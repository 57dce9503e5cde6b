import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useEngineQuery } from '../data/engine.ts';
import { cx } from '../parts/cx.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Marked } from '../parts/marked.tsx';
import { matchWords, type Range } from '../parts/match.ts';
import { cite, count, TYPES } from '../parts/words.ts';
import { isFolded } from '../places/library/rows.ts';
import { useFrame } from './frame.ts';
import styles from './palette.module.css';
import { PLACE_NAMES } from './rail.tsx';
import { go, OTHER_PLACES, PLACES } from './route.ts';
import { startTour } from './tour.tsx';
import { useUndo } from './undo.ts';
import { useWorkspaces } from './workspaces.tsx';

interface Item {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

interface Found extends Item {
  readonly ranges: readonly Range[];
}

const MOST = 6;

/** Ctrl+K: go anywhere, do anything, find anything, by typing the beginnings of its words. */
export function Palette({ inside, onClose }: { readonly inside: boolean; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const documents = useDocumentItems(inside);
  const about = useDeedsAbout(inside);
  const criteria = useCriterionItems(inside);
  const here = useDeedItems(inside);
  const workspaces = useWorkspaceItems(inside);
  const actions = useMemo(() => [...here, ...workspaces], [here, workspaces]);

  const groups = useMemo(() => {
    const query = typed.replace(/^>/u, '');
    const find = (items: readonly Item[], most = MOST): readonly Found[] =>
      items
        .flatMap((item) => {
          const ranges = matchWords(query, item.label);
          return ranges ? [{ ...item, ranges }] : [];
        })
        .slice(0, most);
    const onlyActions = typed.startsWith('>');
    const places: Item[] = inside
      ? [...PLACES, ...OTHER_PLACES].map((place) => ({
          id: `place-${place}`,
          icon: place,
          label: PLACE_NAMES[place],
          run: () => go(place),
        }))
      : [];
    const search: readonly Found[] =
      inside && query.trim() && !onlyActions
        ? [
            {
              id: 'search',
              icon: 'search',
              label: `“${query.trim()}” in the text of all documents`,
              ranges: [],
              run: () => go('search', { query: query.trim() }),
            },
          ]
        : [];
    return [
      { title: 'Go to', items: onlyActions ? [] : [...find(places, query ? 3 : 9), ...(query ? find(documents) : [])] },
      { title: 'Criteria', items: onlyActions || !query ? [] : find(criteria) },
      { title: 'Do', items: [...find(actions, query ? MOST : 12), ...(query.trim().length > 2 ? find(about, 3) : [])] },
      { title: 'Find', items: search },
    ].filter((group) => group.items.length > 0);
  }, [typed, inside, documents, about, criteria, actions]);

  const all = groups.flatMap((group) => group.items);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={cx(styles.shade)}>
      <Modal className={cx(styles.palette)}>
        <Dialog aria-label="Go to, find or do anything" className={cx(styles.dialog)}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label="Go to, find or do anything" autoFocus className={cx(styles.in)}>
              <Icon name="search" />
              <Input className={cx(styles.typed)} placeholder="Go to, find or do anything" />
              <kbd>Esc</kbd>
            </TextField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
            <div className={styles.scroll} tabIndex={0}>
              <Menu
                aria-label="Results"
                className={cx(styles.list)}
                onAction={(key) => {
                  onClose();
                  all.find((item) => item.id === key)?.run();
                }}
                renderEmptyState={() => <p className={styles.nothing}>Nothing is called that. Try fewer letters.</p>}
              >
                {groups.map((group) => (
                  <MenuSection key={group.title} id={group.title}>
                    <Header className={cx(styles.heading)}>{group.title}</Header>
                    {group.items.map((item) => (
                      <MenuItem key={item.id} id={item.id} textValue={item.label} className={cx(styles.item)}>
                        <Icon name={item.icon} />
                        <span className={styles.label}>
                          <Marked text={item.label} ranges={item.ranges} />
                        </span>
                        {item.hint && <span className={styles.hint}>{item.hint}</span>}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
          <div className={styles.foot} aria-hidden="true">
            <span>
              <kbd>↑</kbd> <kbd>↓</kbd> choose
            </span>
            <span>
              <kbd>Enter</kbd> open
            </span>
            <span className={styles.grow} />
            <span>
              Start with <kbd>&gt;</kbd> to see commands only
            </span>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useDocumentItems(inside: boolean): readonly Item[] {
  const { data } = useEngineQuery('documents.list', {}, { enabled: inside });
  return useMemo(
    () =>
      (data ?? []).flatMap((row) => {
        const name = cite(row.metadata.area, row.metadata.date, row.metadata.title);
        return [
          {
            id: `document-${row.id}`,
            icon: 'file' as const,
            label: name,
            hint: `${TYPES[row.metadata.type].toLowerCase()}, ${count(row.pages, 'page')}, ${count(row.passages, 'passage')}`,
            run: () => go('review', { show: 'all', document: row.id }),
          },
        ];
      }),
    [data],
  );
}

/** What can be done with one document, found by its name. */
function useDeedsAbout(inside: boolean): readonly Item[] {
  const { data } = useEngineQuery('documents.list', {}, { enabled: inside });
  return useMemo(
    () =>
      (data ?? [])
        .filter((row) => !isFolded(row) && row.metadata.type !== 'guidance')
        .flatMap((row): Item[] => {
          const name = cite(row.metadata.area, row.metadata.date, row.metadata.title);
          return [
            {
              id: `decide-${row.id}`,
              icon: 'review',
              label: `Review only ${name}`,
              hint: 'what is still to decide',
              run: () => go('review', { document: row.id }),
            },
            {
              id: `grid-${row.id}`,
              icon: 'grid',
              label: `Show ${name} in the grid`,
              run: () => go('grid', { by: 'document', evidence: 'suggested', column: row.id }),
            },
            {
              id: `export-${row.id}`,
              icon: 'export',
              label: `Export the evidence in ${name}`,
              run: () => go('export', { document: row.id }),
            },
          ];
        }),
    [data],
  );
}

function useCriterionItems(inside: boolean): readonly Item[] {
  const { data } = useEngineQuery('frameworks.list', {}, { enabled: inside });
  return useMemo(
    () =>
      (data?.find((framework) => framework.inUse)?.criteria ?? [])
        .filter((criterion) => !criterion.isHeading)
        .map((criterion) => ({
          id: `criterion-${criterion.code}`,
          icon: 'review' as const,
          label: `${criterion.code} ${criterion.title}`,
          hint: 'its passages',
          run: () => go('review', { show: criterion.code }),
        })),
    [data],
  );
}

/** Opening, switching, renaming, copying and closing workspaces. */
function useWorkspaceItems(inside: boolean): readonly Item[] {
  const { data } = useEngineQuery('workspace.known', {}, { stale: 0 });
  const { make, choose, open, rename, copy, close } = useWorkspaces();
  return useMemo(() => {
    const item = (id: string, label: string, run: () => void): Item => ({
      id: `workspace-${id}`,
      icon: 'box',
      label,
      run,
    });
    return [
      ...(data ?? [])
        .filter(({ isOpen, isMissing }) => !isOpen && !isMissing)
        .map((known) => ({
          ...item(known.file, `Switch to the workspace ${known.name}`, () => open(known)),
          hint: known.place,
        })),
      item('choose', 'Open a workspace', choose),
      item('make', 'Start a new workspace', make),
      ...(inside
        ? [
            item('rename', 'Rename the workspace', rename),
            item('copy', 'Save a copy of the workspace', copy),
            item('close', 'Close the workspace', close),
          ]
        : []),
    ];
  }, [data, inside, make, choose, open, rename, copy, close]);
}

function useDeedItems(inside: boolean): readonly Item[] {
  const { addFiles, openHelp } = useFrame();
  const { undo, redo, undoes, redoes } = useUndo();
  return useMemo(() => {
    const help: Item = { id: 'help', icon: 'help', label: 'Show help and keys', hint: '?', run: openHelp };
    if (!inside) return [help];
    return [
      { id: 'add-files', icon: 'plus', label: 'Add files', hint: 'Ctrl O', run: () => addFiles(false) },
      { id: 'add-folder', icon: 'folder', label: 'Add a folder', run: () => addFiles(true) },
      { id: 'decide', icon: 'review', label: 'Review what is still to decide', run: () => go('review') },
      {
        id: 'doubtful',
        icon: 'review',
        label: 'Review the least certain first',
        run: () => go('review', { order: 'least-certain' }),
      },
      { id: 'tour', icon: 'help', label: 'Take the short tour', run: startTour },
      { id: 'export-grid', icon: 'export', label: 'Export the evidence grid', run: () => go('export') },
      ...(undoes ? [{ id: 'undo', icon: 'undo' as const, label: `Undo: ${undoes}`, hint: 'Ctrl Z', run: undo }] : []),
      ...(redoes
        ? [{ id: 'redo', icon: 'redo' as const, label: `Redo: ${redoes}`, hint: 'Ctrl Shift Z', run: redo }]
        : []),
      help,
      {
        id: 'progress',
        icon: 'progress',
        label: 'See the progress of the review',
        run: () => go('progress'),
      },
      {
        id: 'second',
        icon: 'second',
        label: 'Compare with a second reader',
        hint: 'blind sample, agreement',
        run: () => go('second'),
      },
      {
        id: 'settle',
        icon: 'second',
        label: 'Settle what two readers decided differently',
        run: () => go('second', { show: 'settle' }),
      },
      { id: 'watched', icon: 'themes', label: 'Watched terms', run: () => go('themes', { list: 'watched' }) },
      {
        id: 'look-alikes',
        icon: 'copies',
        label: 'Look-alikes',
        hint: 'both count',
        run: () => go('copies', { show: 'look-alikes' }),
      },
      {
        id: 'no-suggestion',
        icon: 'review',
        label: 'Review passages with no suggestion',
        run: () => go('review', { show: 'no-suggestion' }),
      },
      { id: 'decided', icon: 'review', label: 'See what is decided', run: () => go('review', { show: 'decided' }) },
      ...(['area', 'region', 'year', 'agency'] as const).map((by) => ({
        id: `grid-by-${by}`,
        icon: 'grid' as const,
        label: `Show the grid by ${by}`,
        run: () => go('grid', { by }),
      })),
      { id: 'charts', icon: 'grid', label: 'Show the charts', run: () => go('grid', { view: 'charts' }) },
    ];
  }, [inside, addFiles, openHelp, undo, redo, undoes, redoes]);
}
