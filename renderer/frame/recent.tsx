import { useEngineMutation, useEngineQuery } from '../data/engine.ts';
import { attempt } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { count, longInstant } from '../parts/words.ts';
import styles from './start.module.css';
import { useWorkspaces } from './workspaces.tsx';

const SHOWN = 6;

/** The workspaces opened of late and those in the program's own folder, to be opened again where they lie. */
export function Recent() {
  const { data } = useEngineQuery('workspace.known', {}, { stale: 0 });
  const forget = useEngineMutation('workspace.forget');
  const { open } = useWorkspaces();
  if (!data || data.length === 0) return null;
  const remove = (file: string | null) => void attempt('The list was not changed', () => forget({ file }));
  return (
    <section className={styles.recent} aria-labelledby="recent">
      <header>
        <h3 id="recent">Your workspaces</h3>
        {data.some(({ isRecent }) => isRecent) && (
          <Button look="quiet" onPress={() => remove(null)}>
            Clear the list
          </Button>
        )}
      </header>
      <ul>
        {data.slice(0, SHOWN).map((known, at) => (
          <li key={known.file}>
            <button
              type="button"
              className={styles.known}
              disabled={known.isMissing}
              // biome-ignore lint/a11y/noAutofocus: the one used last is what Enter opens, as the first way in is otherwise
              autoFocus={at === 0}
              onClick={() => open(known)}
              title={known.place}
            >
              <Icon name="box" />
              <span className={styles.knownName}>
                <b>{known.name}</b>
                <span className={styles.place}>{known.place}</span>
              </span>
              <span className={styles.when}>
                <span>{longInstant(known.at)}</span>
                <span>
                  {known.isMissing
                    ? 'not found there now'
                    : known.figures &&
                      `${count(known.figures.documents, 'document')}, ${count(known.figures.decided, 'passage')} decided`}
                </span>
              </span>
            </button>
            {known.isRecent && (
              <Button
                look="quiet"
                icon="cross"
                aria-label={`Remove ${known.name} from the list`}
                onPress={() => remove(known.file)}
              />
            )}
          </li>
        ))}
      </ul>
      {data.length > SHOWN && (
        <p className={styles.more}>
          {count(data.length - SHOWN, 'older workspace')} not shown; open one from its file.
        </p>
      )}
    </section>
  );
}
