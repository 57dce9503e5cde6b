import { useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Marked } from '../../parts/marked.tsx';
import pane from '../../parts/pane.module.css';
import { Tag } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import type { Draft } from './choice.ts';
import styles from './export.module.css';

const SHOWN = 4;

const KINDS: Readonly<Record<string, string>> = {
  name: 'name',
  'date-of-birth': 'date of birth',
  'age-and-place': 'age with a place',
  address: 'address',
  postcode: 'postcode',
  phone: 'phone number',
  email: 'e-mail address',
  'nhs-number': 'NHS number',
  'case-number': 'case number',
  'small-number': 'small number',
};

/** What may identify people in what would go out, each in its sentence, and what the format has no place for. */
export function Disclosure({
  check,
  draft,
  onChange,
}: {
  readonly check: OutputOf<'exports.check'>;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}) {
  const [more, setMore] = useState(false);
  const { mask, unmasked } = draft;
  const hits = more ? check.hits : check.hits.slice(0, SHOWN);
  const places = check.hits.reduce((sum, { times }) => sum + times, 0);
  const masked = check.hits.filter(({ text }) => !unmasked.includes(text)).length;
  return (
    <section className={styles.check} aria-label="Before you share it">
      <Icon name={masked > 0 && !mask ? 'warn' : 'shield'} />
      <div>
        <h2>
          {check.hits.length === 0
            ? 'Nothing was found that identifies people'
            : mask
              ? `${masked} of ${count(check.hits.length, 'thing')} that may identify people will be masked`
              : `${count(check.hits.length, 'thing')} may identify people, in ${count(places, 'place')}`}
        </h2>
        {check.hits.length > 0 && (
          <Check checked={mask} onChange={(on) => onChange({ mask: on })}>
            Replace them by masks; what they stand for stays in the workspace
          </Check>
        )}
        <ul className={styles.hits}>
          {hits.map((hit) => (
            <li key={`${hit.kind} ${hit.text}`} className={styles.hit}>
              {mask && (
                <Check
                  name={`Mask ${hit.text}`}
                  checked={!unmasked.includes(hit.text)}
                  onChange={(on) =>
                    onChange({
                      unmasked: on ? unmasked.filter((text) => text !== hit.text) : [...unmasked, hit.text],
                    })
                  }
                />
              )}
              <span>
                <Marked text={hit.sentence} ranges={placeOf(hit)} ground />
              </span>
              <span className={styles.kind}>
                {hit.times > 1 && <span className={pane.muted}>{count(hit.times, 'place')}</span>}
                <Tag>{KINDS[hit.kind] ?? hit.kind}</Tag>
              </span>
            </li>
          ))}
        </ul>
        {check.hits.length > SHOWN && (
          <Button look="quiet" onPress={() => setMore(!more)} aria-expanded={more}>
            {more ? 'Show fewer' : `Show all ${check.hits.length}`}
          </Button>
        )}
        {check.losses.length > 0 && (
          <>
            <h3>This format has no place for</h3>
            <ul className={styles.lost}>
              {check.losses.map((loss) => (
                <li key={loss} className={pane.soft}>
                  {loss}
                </li>
              ))}
            </ul>
          </>
        )}
        <p className={pane.muted}>{check.note}</p>
      </div>
    </section>
  );
}

function placeOf({ text, sentence }: { readonly text: string; readonly sentence: string }) {
  const start = sentence.indexOf(text);
  return start < 0 ? [] : [{ start, end: start + text.length }];
}
