import { useEffect, useMemo, useRef, useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { Polarity } from '../../parts/polarity.tsx';
import { Fit } from '../../parts/small.tsx';
import { cite, count, pages } from '../../parts/words.ts';
import styles from './findings.module.css';

/** Passages at a time: more than these nobody reads in one go. */
const AT_ONCE = 20;

/** Share of a passage, or of the list it scrolls in, that makes it shown: a long passage never stands there whole. */
const SHOWN = 0.6;

function hasBeenShown({ isIntersecting, intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry) {
  if (!isIntersecting) return false;
  const list = rootBounds?.height ?? Number.POSITIVE_INFINITY;
  return intersectionRatio >= SHOWN || intersectionRect.height >= SHOWN * list;
}

/** "about 3, seldom more than 6, are": a bound, rounded up. */
export function wrongInWords(expected: number, seldom: number): string {
  const about = Math.ceil(expected - 0.05);
  if (about === 0) return 'none is';
  return `about ${about}${seldom > about ? `, seldom more than ${seldom},` : ''} ${about === 1 ? 'is' : 'are'}`;
}

/**
 * Undecided passages put forward for one criterion, each in full with the decided one it reads like. Nothing can be accepted
 * before it has been on screen.
 */
export function Together({
  criterion,
  documentId,
  onClose,
}: {
  readonly criterion: string;
  readonly documentId?: string | undefined;
  readonly onClose: () => void;
}) {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery(
    'review.together',
    { frameworkId, criterion, limit: AT_ONCE, ...(documentId === undefined ? {} : { documentId }) },
    { keep: true, stale: 0 },
  );
  const decide = useEngineMutation('review.decideMany');
  const items = data?.items ?? [];
  const keys = useMemo(() => items.map(({ documentId: id, passageId }) => `${id} ${passageId}`), [items]);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  // What has been on screen is known by its place in the list, as it scrolls by.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other passages are to be watched
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        const shown = entries.filter(hasBeenShown).map(({ target }) => (target as HTMLElement).dataset.place ?? '');
        if (shown.length > 0) setSeen((before) => new Set([...before, ...shown]));
      },
      { root: list.current, threshold: [0.2, 0.4, SHOWN, 0.8, 1] },
    );
    for (const item of list.current?.children ?? []) watcher.observe(item);
    return () => watcher.disconnect();
  }, [keys.join()]);
  const hasDecided = useRef(false);
  // What had the focus is gone with what was decided: the keyboard goes on with the next, or back to where it came from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when other passages stand here
  useEffect(() => {
    if (!hasDecided.current || !data) return;
    if (items.length === 0) onClose();
    else list.current?.querySelector('input')?.focus();
  }, [keys.join()]);
  const allSeen = keys.every((key) => seen.has(key));
  const chosen = items.filter((_, at) => !off.has(keys[at] ?? ''));
  const save = async (places: typeof items, accepts: boolean) => {
    if (places.length === 0 || !allSeen) return;
    const done = await attempt('The passages were not decided', () =>
      decide({
        frameworkId,
        places: places.map(({ documentId: id, passageId }) => ({ documentId: id, passageId })),
        criterion: accepts ? criterion : null,
      }),
    );
    if (!done) return;
    hasDecided.current = true;
    setOff(new Set());
    tell({
      kind: 'done',
      title: `${count(places.length, 'passage')} ${accepts ? `accepted for ${criterion}` : 'set as none of these'}`,
      undo: true,
    });
  };
  const toggle = (key: string) =>
    setOff((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <Dialog title={`Look at them together: ${criterion}`} onClose={onClose} wide>
      {data && (
        <p className={pane.soft}>
          {count(items.length, 'passage')} of {data.total} undecided, surest first. Of these{' '}
          <b>{wrongInWords(data.expectedWrong, data.seldomMore)}</b> expected to be wrong, by how often suggestions like
          them were in letters kept apart and here.
        </p>
      )}
      <ul
        ref={list}
        className={styles.together}
        aria-label="Passages"
        onKeyDown={(event) => {
          if (event.key === 'a' || event.key === 'A') void save(chosen, true);
          else if (event.key === 'x' || event.key === 'X') void save(chosen, false);
          else return;
          event.preventDefault();
        }}
      >
        {items.map((item, at) => {
          const key = keys[at] ?? '';
          return (
            <li
              key={key}
              data-place={key}
              // The keyboard brings the whole passage into sight, not only its box.
              onFocus={(event) => {
                event.currentTarget.scrollIntoView({ block: 'nearest' });
              }}
              className={cx(styles.togetherItem, off.has(key) && styles.off)}
            >
              <div className={styles.togetherHead}>
                <Check checked={seen.has(key) && !off.has(key)} onChange={() => toggle(key)}>
                  {cite(item.area, item.date, item.document)}, {pages(item.page, item.endPage)}
                </Check>
                <span className={pane.grow} />
                {item.suggested && <Polarity polarity={item.suggested.polarity} />}
                {item.suggested && <Fit score={item.suggested.score} />}
              </div>
              <blockquote>{item.text}</blockquote>
              {item.like && (
                <p className={styles.like}>
                  Reads like one {item.like.accepted ? 'accepted' : 'refused'} ({item.like.from}): {item.like.text}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {data && items.length === 0 && <p>Nothing is left to look at together for {criterion}.</p>}
      <div className={styles.togetherFoot}>
        <span className={pane.soft} role="status">
          {allSeen
            ? `${chosen.length} of ${items.length} chosen`
            : `${keys.filter((key) => seen.has(key)).length} of ${items.length} seen`}
        </span>
        <span className={pane.grow} />
        <Button keys="X" isDisabled={!allSeen || chosen.length === 0} onPress={() => void save(chosen, false)}>
          None of these
        </Button>
        <Button
          look="first"
          keys="A"
          isDisabled={!allSeen || chosen.length === 0}
          onPress={() => void save(chosen, true)}
        >
          {chosen.length === items.length ? `Accept all ${items.length}` : `Accept ${chosen.length}`}
        </Button>
      </div>
    </Dialog>
  );
}
