import { useEffect, useState } from 'react';
import type { FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import type { DecisionRow } from '../../../../src/contract/operations/review.ts';
import type { Agency, Assessment, PolarityLabel } from '../../../../src/document/evidence.ts';
import { Chip } from '../../../parts/chip.tsx';
import { Key } from '../../../parts/key.tsx';
import { AddMenu } from '../../../parts/menu.tsx';
import pane from '../../../parts/pane.module.css';
import { Glyph, POLARITIES, POLARITY_WORDS } from '../../../parts/polarity.tsx';
import { Segment } from '../../../parts/segment.tsx';
import { memoByContent } from '../../../parts/stable.ts';
import { AGENCIES, longInstant } from '../../../parts/words.ts';
import type { ReviewActions } from './actions.ts';
import { type Standing, toggled } from './draft.ts';
import styles from './passage.module.css';

const POLARITY_KEYS = { strength: 'S', improvement: 'I', mixed: 'M', neutral: 'N' } as const;

/** What the passage is evidence for and how it reads: suggested until it is decided. */
export function Facts({
  assessment,
  decision,
  stands,
  framework,
  actions,
  passageKey,
}: {
  /** Which passage this is about: a tag half typed belongs to it alone. */
  readonly passageKey: string;
  readonly assessment: Assessment | undefined;
  readonly decision: DecisionRow | null;
  readonly stands: Standing;
  readonly framework: FrameworkRow | undefined;
  readonly actions: ReviewActions;
}) {
  const titleOf = (code: string) => framework?.criteria.find((row) => row.code === code)?.title ?? code;
  return (
    <dl className={styles.facts}>
      {(stands.criteria.length > 0 || decision) && (
        <>
          <dt>{decision ? 'Evidence' : 'Chosen'}</dt>
          <dd>
            {stands.criteria.length === 0 && <span className={pane.soft}>none of these</span>}
            {stands.criteria.map((code) => (
              <Chip
                key={code}
                title={titleOf(code)}
                removes={`Remove ${code} ${titleOf(code)}`}
                onRemove={() => actions.alter({ criteria: stands.criteria.filter((other) => other !== code) })}
              >
                {code}
              </Chip>
            ))}
            <Chip add onPress={actions.add}>
              Add
            </Chip>
            {decision && (
              <span className={styles.by}>
                {decision.reviewer ? `${decision.reviewer}, ` : ''}
                {longInstant(decision.at)}
              </span>
            )}
          </dd>
        </>
      )}
      <ReadsAs
        polarity={stands.polarity}
        isGuess={stands.polarityIsGuess}
        because={stands.polarityIsGuess ? assessment?.polarity.because : undefined}
        actions={actions}
      />
      <dt>Agency</dt>
      <dd>
        <Agencies agencies={stands.agencies} areGuess={stands.agenciesAreGuess} actions={actions} />
        <Tags tags={stands.tags} passageKey={passageKey} actions={actions} />
      </dd>
      <dt>Note</dt>
      <dd>
        <NoteField
          note={stands.note}
          onChange={(note) => actions.change({ note })}
          onDone={(note) => {
            if (decision && note.trim() !== decision.note) actions.alter({ note });
          }}
        />
      </dd>
    </dl>
  );
}

/** Strength or improvement: suggested until it is decided, with the words that suggest it. */
const ReadsAs = memoByContent(function ReadsAs({
  polarity,
  isGuess,
  because,
  actions,
}: {
  readonly polarity: PolarityLabel;
  readonly isGuess: boolean;
  readonly because: readonly string[] | undefined;
  readonly actions: ReviewActions;
}) {
  return (
    <>
      <dt>Reads as</dt>
      <dd>
        <Segment
          label="Strength or improvement"
          value={polarity}
          onChange={(next) => actions.alter({ polarity: next })}
          choices={POLARITIES.map((value) => ({
            value,
            keys: POLARITY_KEYS[value],
            guess: isGuess,
            label: POLARITY_WORDS[value],
            glyph: (
              <span className={styles[value]}>
                <Glyph polarity={value} />
              </span>
            ),
          }))}
        />
      </dd>
      {because && (
        <>
          <dt />
          <dd className={styles.reason}>
            {because.length > 0
              ? `Suggested by ${because.map((words) => `“${words}”`).join(', ')}`
              : 'Suggested; no single words decide it'}
          </dd>
        </>
      )}
    </>
  );
});

const Agencies = memoByContent(function Agencies({
  agencies,
  areGuess,
  actions,
}: {
  readonly agencies: readonly Agency[];
  readonly areGuess: boolean;
  readonly actions: ReviewActions;
}) {
  return (
    <>
      {agencies.map((agency) => (
        <Chip
          key={agency}
          guess={areGuess}
          removes={`Remove ${AGENCIES[agency]}`}
          onRemove={() => actions.alter({ agencies: toggled(agencies, agency) })}
        >
          {AGENCIES[agency]}
        </Chip>
      ))}
      <AddMenu
        label="Add an agency"
        control="agency"
        choices={(Object.keys(AGENCIES) as Agency[])
          .filter((agency) => !agencies.includes(agency))
          .map((id) => ({ id, label: AGENCIES[id] }))}
        onChoose={(id) => actions.alter({ agencies: [...agencies, id as Agency] })}
      />
    </>
  );
});

const Tags = memoByContent(function Tags({
  tags,
  passageKey,
  actions,
}: {
  readonly tags: readonly string[];
  readonly passageKey: string;
  readonly actions: ReviewActions;
}) {
  return (
    <span className={styles.tags}>
      <span className={pane.muted}>Tags</span>
      {tags.map((tag) => (
        <Chip
          key={tag}
          removes={`Remove the tag ${tag}`}
          onRemove={() => actions.alter({ tags: tags.filter((other) => other !== tag) })}
        >
          {tag}
        </Chip>
      ))}
      <TagField key={passageKey} onAdd={(tag) => actions.alter({ tags: [...new Set([...tags, tag])] })} />
    </span>
  );
});

function TagField({ onAdd }: { readonly onAdd: (tag: string) => void }) {
  const [typed, setTyped] = useState('');
  const add = () => {
    const tag = typed.trim();
    setTyped('');
    if (tag) onAdd(tag);
  };
  return (
    <>
      <input
        className={styles.tag}
        data-control="tag"
        aria-label="Add a tag"
        placeholder="Add a tag"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          if (event.key === 'Escape') {
            setTyped('');
            event.currentTarget.blur();
          }
          event.stopPropagation();
        }}
      />
      <Key>T</Key>
    </>
  );
}

function NoteField({
  note,
  onChange,
  onDone,
}: {
  readonly note: string;
  readonly onChange: (note: string) => void;
  readonly onDone: (note: string) => void;
}) {
  const [typed, setTyped] = useState(note);
  useEffect(() => setTyped(note), [note]);
  return (
    <>
      <textarea
        className={styles.note}
        data-control="note"
        aria-label="Note"
        placeholder="Saved with the decision"
        rows={Math.min(5, Math.max(1, Math.ceil(typed.length / 60)))}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
        onBlur={() => onDone(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
            event.preventDefault();
            event.currentTarget.blur();
          }
          event.stopPropagation();
        }}
      />
      <Key>E</Key>
    </>
  );
}
