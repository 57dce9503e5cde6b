import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FindingDetail } from '../../../src/contract/operations/findings.ts';
import { chipsOf, countInWords, textParts, tokenOf } from '../../../src/document/finding.ts';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { chipName } from './chips.ts';
import styles from './findings.module.css';

/** Milliseconds after the last key until what was typed is kept. */
const REST = 700;

/** The finding as plain sentences in which numbers are chips. `#` puts one in; the program never changes a word. */
export function TextField({
  text,
  chips,
  counts,
  onWrite,
}: {
  readonly text: string;
  readonly chips: FindingDetail['chips'];
  /** Counts to choose from, as tokens with today's numbers. */
  readonly counts: readonly string[];
  readonly onWrite: (text: string) => void;
}) {
  const field = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What stood in the field when it was last drawn or kept. */
  const written = useRef<string | null>(null);
  /** What was kept and has not come back yet. */
  const sent = useRef<string | null>(null);
  const [choosing, setChoosing] = useState<Range | null>(null);
  const [isEmpty, setEmpty] = useState(text === '');

  useEffect(() => {
    const box = field.current;
    if (!box) return;
    if (sent.current === text) sent.current = null;
    // What is being typed, or was kept and has not come back, is newer than what comes back.
    const isAhead = sent.current !== null || (written.current !== null && readBack(box) !== written.current);
    if (document.activeElement === box && isAhead) return;
    written.current = text;
    setEmpty(text === '');
    const kept = document.activeElement === box && readBack(box) === text;
    if (!kept || chips.some(({ changed }) => changed)) draw(box, text, chips);
  }, [text, chips]);

  /** Returns whether there was anything new to keep. */
  const keep = (): boolean => {
    clearTimeout(timer.current);
    const box = field.current;
    if (!box) return false;
    const now = readBack(box);
    if (now === written.current) return false;
    written.current = now;
    sent.current = now;
    onWrite(now);
    return true;
  };
  const leave = () => {
    const box = field.current;
    // Counts that were typed, as {areas}, stand as numbers once the field is left.
    if (keep() || !box || written.current === text) return;
    sent.current = null;
    written.current = text;
    draw(box, text, chips);
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => () => void latest.current(), []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      document.execCommand('insertLineBreak');
    }
    if (event.key === '#') {
      event.preventDefault();
      const selection = getSelection();
      setChoosing(selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null);
    }
    event.stopPropagation();
  };

  const put = (token: string) => {
    const box = field.current;
    if (!box) return;
    const range = choosing ?? document.createRange();
    if (!choosing) range.selectNodeContents(box);
    if (!choosing) range.collapse(false);
    const [chip] = chipsOf(token);
    if (chip) {
      range.deleteContents();
      range.insertNode(chipElement(token, countInWords(chip, chip.query), false));
      range.collapse(false);
    }
    setChoosing(null);
    setEmpty(false);
    keep();
    box.focus();
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot hold the numbers that open */}
      <div
        ref={field}
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label="What the evidence says"
        contentEditable
        suppressContentEditableWarning
        spellCheck={false}
        data-key="finding"
        className={cx(styles.text, isEmpty && styles.blank)}
        data-placeholder="Write what the evidence says. # inserts a count."
        onInput={() => {
          setEmpty(field.current?.textContent === '');
          clearTimeout(timer.current);
          timer.current = setTimeout(() => latest.current(), REST);
        }}
        onBlur={leave}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          event.preventDefault();
          document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
        }}
      />
      {choosing && (
        <Dialog title="Insert a count" onClose={() => setChoosing(null)}>
          <ul className={styles.countChoices}>
            {counts.map((token) => {
              const [chip] = chipsOf(token);
              if (!chip) return null;
              return (
                <li key={token}>
                  <button type="button" className={styles.countChoice} onClick={() => put(token)}>
                    {chipName(chip)}
                  </button>
                </li>
              );
            })}
          </ul>
          <p className={pane.soft}>The number stays tied to its passages and says when they change.</p>
        </Dialog>
      )}
    </>
  );
}

function draw(box: HTMLElement, text: string, chips: FindingDetail['chips']): void {
  let at = -1;
  const nodes = textParts(text).flatMap((part): Node[] => {
    if ('chip' in part) {
      at++;
      const checked = chips[at];
      const words = countInWords(part.chip, part.chip.query);
      return [
        chipElement(
          tokenOf(part.chip),
          checked?.changed ? `${words} | now ${checked.now.value}` : words,
          checked?.changed === true,
        ),
      ];
    }
    return part.text
      .split('\n')
      .flatMap((line, row) => [
        ...(row > 0 ? [document.createElement('br')] : []),
        ...(line === '' ? [] : [document.createTextNode(line)]),
      ]);
  });
  box.replaceChildren(...nodes);
}

function chipElement(token: string, words: string, changed: boolean): HTMLElement {
  const chip = document.createElement('span');
  chip.className = cx(styles.chip, changed && styles.changedChip) ?? '';
  chip.contentEditable = 'false';
  chip.dataset.token = token;
  chip.textContent = words;
  return chip;
}

/** What stands in the field as text with tokens. */
function readBack(box: HTMLElement): string {
  let text = '';
  const walk = (node: Node) => {
    if (node instanceof HTMLElement && node.dataset.token !== undefined) text += node.dataset.token;
    else if (node.nodeName === 'BR') text += '\n';
    else if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? '';
    else node.childNodes.forEach(walk);
  };
  box.childNodes.forEach(walk);
  return text.replace(/\n$/u, '');
}
