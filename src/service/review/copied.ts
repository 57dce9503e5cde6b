/**
 * A finding as it is pasted elsewhere: formatted and plain. What was not looked at cannot be left out.
 */
import type { FindingDetail, Quoted } from '../../contract/operations/findings.ts';
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
      ? 'No area says the opposite in what was read.'
      : `The opposite (${other}): ${opposite.length} ${opposite.length === 1 ? 'passage' : 'passages'} in ${areas} ${areas === 1 ? 'area' : 'areas'}.`;
  const left = `Not looked at yet: ${notLooked.sentence}`;
  const title = [row.code, row.title].filter(Boolean).join(' ');
  return {
    text: [title, sentence, '', ...attached.map((one) => `“${one.text}” (${cited(one)})`), '', against, left].join(
      '\n',
    ),
    html: [
      `<h3>${escaped(title)}</h3><p>${escaped(sentence)}</p>`,
      ...attached.map(
        (one) => `<blockquote>${escaped(one.text)}<br><small>${escaped(cited(one))}</small></blockquote>`,
      ),
      `<p>${escaped(against)}<br>${escaped(left)}</p>`,
    ].join(''),
  };
}

/** "Calder Vale, 12 March 2019, page 4, paragraph 12". */
function cited({ area, document, date, page, endPage, number, recognised }: Quoted): string {
  return [
    area ?? document,
    ...(date === null ? [] : [dayInWords(date)]),
    placeInWords({ page, endPage, paragraph: number, recognised }),
  ].join(', ');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
