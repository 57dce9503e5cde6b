import { memo, useState } from 'react';
import type { FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import { useKeys } from '../../../frame/keys.ts';
import { type Choices, go } from '../../../frame/route.ts';
import { Button } from '../../../parts/button.tsx';
import { ChoiceMenu } from '../../../parts/menu.tsx';
import { POLARITIES, POLARITY_WORDS } from '../../../parts/polarity.tsx';
import { figure } from '../../../parts/words.ts';
import { StrongOnes } from '../../findings/strong.tsx';
import { Together } from '../../findings/together.tsx';
import { isList, LIST_NAMES, ORDER_NAMES, ORDERS, shownCriterion } from '../filter.ts';
import { ProgressMenu } from './progress-menu.tsx';
import styles from './queue-pane.module.css';

/** What the list is about, how far one is, and in which order. */
export function QueueHead({
  choices,
  framework,
  position,
  total,
  decided,
}: {
  readonly choices: Choices;
  readonly framework: FrameworkRow | undefined;
  /** Of the open passage, from 1. */
  readonly position: number;
  readonly total: number;
  /** Passages decided since the list was opened: they stay in it until it is left, and are counted on the left no more. */
  readonly decided: number;
}) {
  const code = shownCriterion(choices);
  const criterion = framework?.criteria.find((row) => row.code === code);
  const show = choices.show ?? 'to-decide';
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        {code && <span className={styles.headCode}>{code}</span>}
        <h2>{criterion?.title ?? (isList(show) ? LIST_NAMES[show] : show)}</h2>
        <span className={styles.grow} />
        {total > 0 && (
          <span className={styles.count}>
            {figure(position)} of {figure(total)}
          </span>
        )}
        {code && <TogetherButton criterion={code} documentId={choices.document} />}
        {!code && choices.document && <StrongButton documentId={choices.document} />}
        <span className={styles.menus}>
          <ProgressMenu documentId={choices.document ?? null} criterion={code} />
        </span>
      </div>
      <div className={styles.headLine}>
        <p className={styles.about} title={criterion?.text}>
          {decided > 0 && (show === 'to-decide' || show === 'no-suggestion')
            ? `${figure(decided)} decided, here until you leave the list.`
            : (criterion?.text ?? ABOUT[show])}
        </p>
        <Menus choices={choices} />
      </div>
    </header>
  );
}

/** Opens the undecided passages of the criterion to be looked at together. */
function TogetherButton({
  criterion,
  documentId,
}: {
  readonly criterion: string;
  readonly documentId: string | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  useKeys({ l: () => setOpen(true) });
  return (
    <>
      <Button look="quiet" icon="copies" keys="L" onPress={() => setOpen(true)}>
        Together
      </Button>
      {isOpen && <Together criterion={criterion} documentId={documentId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Opens the strong suggestions of the letter, to be accepted together after a sample of them has been read. */
function StrongButton({ documentId }: { readonly documentId: string }) {
  const [isOpen, setOpen] = useState(false);
  useKeys({ l: () => setOpen(true) });
  return (
    <>
      <Button look="quiet" icon="copies" keys="L" onPress={() => setOpen(true)}>
        Strong ones
      </Button>
      {isOpen && <StrongOnes documentId={documentId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Readings and order; they change only when the list does. */
const Menus = memo(function Menus({ choices }: { readonly choices: Choices }) {
  const show = choices.show ?? 'to-decide';
  const order =
    ORDERS.find((name) => name === choices.order) ?? (choices.document && show === 'all' ? 'document' : 'most-certain');
  return (
    <span className={styles.menus}>
      <ChoiceMenu
        label="Reads as"
        shown={
          POLARITIES.find((label) => label === choices.polarity)
            ? POLARITY_WORDS[choices.polarity as never]
            : 'All readings'
        }
        chosen={choices.polarity ?? 'all'}
        onChoose={(id) => go('review', { ...choices, passage: undefined, polarity: id === 'all' ? undefined : id })}
        choices={[
          { id: 'all', label: 'Strength and improvement' },
          ...POLARITIES.map((id) => ({ id, label: `Only ${POLARITY_WORDS[id].toLowerCase()}` })),
        ]}
      />
      <ChoiceMenu
        label="Order"
        shown={ORDER_NAMES[order]}
        chosen={order}
        onChoose={(id) => go('review', { ...choices, passage: undefined, order: id })}
        choices={ORDERS.map((id) => ({ id, label: ORDER_NAMES[id] }))}
      />
    </span>
  );
});

const ABOUT: Readonly<Record<string, string>> = {
  'to-decide': 'Suggested, not decided yet.',
  'no-suggestion': 'Nothing suggested; some may still be evidence.',
  decided: 'What you have decided, newest or oldest as you like.',
  all: 'Every passage that may be evidence.',
};
