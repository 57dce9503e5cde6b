/**
 * A finding as it is pasted elsewhere: formatted and plain. What was not looked at cannot be left out.
 */
import type { FindingDetail } from '../../contract/operations/findings.ts';
import type { Quotation } from '../../contract/values.ts';
import { dayInWords, placeInWords } from '../../export/words.ts';

export function copiedFinding({ row, attached, opposite, leaning, notLooked }: FindingDetail): {
  html: string;
  text: string;
} {
  const sentence = row.text || 'No finding is written yet.';
  const areas = new Set(opposite.map(({ area, document }) => area ?? document)).size;
  const other = leaning === 'strength' ? 'improvement' : 'strength';
  const against =
    opposite.length === 0
      ? 'No accepted passage says the opposite; undecided ones count neither way.'
      : `The opposite (${other}): ${opposite.length} ${opposite.length === 1 ? 'passage' : 'passages'} in ${areas} ${areas === 1 ? 'area' : 'areas'}.`;
  const left = `Not looked at yet: ${notLooked.sentence}`;
  const title = [row.code, row.title].filter(Boolean).join(' ');
  return {
    text: [title, sentence, '', ...attached.map(plainQuotation), '', against, left].join('\n'),
    html: [
      `<h3>${escaped(title)}</h3><p>${escaped(sentence)}</p>`,
      ...attached.map(formattedQuotation),
      `<p>${escaped(against)}<br>${escaped(left)}</p>`,
    ].join(''),
  };
}

/** Quotations as they are pasted elsewhere, each with where it stands and what it was accepted for. */
export function copiedQuotations(quotations: readonly CitedQuotation[]): { html: string; text: string } {
  return {
    text: quotations.map((one) => `${plainQuotation(one)}`).join('\n\n'),
    html: quotations.map(formattedQuotation).join(''),
  };
}

/** A quotation with the criteria it was accepted for; none where nobody has decided, or for none. */
export interface CitedQuotation extends Quotation {
  readonly criteria?: readonly string[];
}

const plainQuotation = (one: CitedQuotation): string => `“${one.text}” (${cited(one)})`;

const formattedQuotation = (one: CitedQuotation): string =>
  `<blockquote>${escaped(one.text)}<br><small>${escaped(cited(one))}</small></blockquote>`;

/** "Calder Vale, 12 March 2019, page 4, paragraph 12". */
function cited({ area, document, date, page, endPage, number, recognised, criteria = [] }: CitedQuotation): string {
  return [
    area ?? document,
    ...(date === null ? [] : [dayInWords(date)]),
    placeInWords({ page, endPage, paragraph: number, recognised }),
    ...(criteria.length === 0 ? [] : [`for ${criteria.join(', ')}`]),
  ].join(', ');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
