/**
 * The grid of the report: criteria by documents, each cell split into strengths and areas for improvement.
 */
import { stateOf } from '../document/coverage.ts';
import type { DocumentRow } from './bundle.ts';
import { emptyCellInWords, type Grid, type GridCell, type GridLine, sidelessInWords } from './grid.ts';
import { evidenceAnchor } from './html-criteria.ts';
import { blocks, chunksOf, type PageLists } from './html-later.ts';
import { polarityMark } from './html-marks.ts';
import { type Content, each, html, type Markup, trusted } from './markup.ts';
import { leftIn } from './summary.ts';
import { dayInWords, howMany, shortName } from './words.ts';

/** Columns that fit a printed page; a wider grid is printed line by line, each cell with its document above it. */
const ON_ONE_PAGE = 12;

/** Columns that a long report draws at once. */
const IN_ONE_TABLE = 30;

/** The grid as a table; every figure links to the first quotation it counts. In a long report one table for some documents. */
export function gridSection(grid: Grid, lists: PageLists): Content {
  const tables = lists.isLong
    ? each(chunksOf(grid.documents, IN_ONE_TABLE), ({ chunk, first }) => partOfGrid(grid, chunk, first, lists))
    : table(grid, 0, grid.documents.length);
  return html`<section class="gridpage" aria-labelledby="grid">
<h2 id="grid">Grid</h2>
<p class="lead">${howMany(grid.lines.length, 'criterion', 'criteria')} by ${howMany(grid.documents.length, 'document')}, copies counted once. Each figure leads to its quotations.</p>
${tables}
<p class="legend" aria-hidden="true"><span>${polarityMark('strength', 'Strength')}</span><span>${polarityMark('improvement', 'Area for improvement')}</span><span>${polarityMark('neutral', 'Neutral')}</span><span><i class="cell s2">2</i>decided</span><span><i class="cell s2 guess">2</i>suggested</span><span><i class="cell none">none found</i>every passage decided, every page read</span><span><i class="cell none open">11 to decide</i>not looked at yet, or not all of it</span></p>
</section>`;
}

/** The first part is open. */
function partOfGrid(grid: Grid, documents: readonly DocumentRow[], first: number, lists: PageLists): Content {
  const [one] = documents;
  const last = documents.at(-1);
  const named = one === undefined || last === undefined ? '' : `: ${shortName(one)} to ${shortName(last)}`;
  const drawn = () => table(grid, first, first + documents.length);
  return html`<details${first === 0 ? trusted(' open') : null}><summary>Documents ${first + 1} to ${first + documents.length}${named}</summary>${blocks(lists, [first], drawn, { size: 1, height: 32 * (grid.lines.length + 2) })}</details>
`;
}

/** The columns from one document to before another; the last column counts all of them. */
function table(grid: Grid, from: number, to: number): Content {
  const documents = grid.documents.slice(from, to);
  return html`<div class="wide gridbox" role="region" aria-label="Evidence by criterion and document" tabindex="0">
<table class="heat${documents.length > ON_ONE_PAGE ? ' many' : ''}">
<thead><tr><th scope="col" class="first">Criterion</th>${each(documents, columnHead)}<th scope="col" class="tot">Found in</th></tr></thead>
<tbody>${each(grid.lines, (one) => line(one, from, to))}</tbody>
</table>
</div>`;
}

function columnHead(document: DocumentRow): Markup {
  const unread = document.pagesWithoutText.length;
  return html`<th scope="col" title="${document.title}"><span class="area">${document.area ?? document.title}</span><span class="soft">${document.date === null ? '' : dayInWords(document.date)}</span>${unread === 0 ? null : html`<span class="unread">${howMany(unread, 'page')} not read</span>`}</th>`;
}

function line({ criterion, cells, foundIn, standing }: GridLine, from: number, to: number): Content {
  return html`<tr><th scope="row"><a href="#${evidenceAnchor(criterion.code)}"><span class="code">${criterion.code}</span> ${criterion.title}</a></th>${each(cells.slice(from, to), (one) => html`<td data-document="${shortName(one.document)}">${cell(criterion.code, one)}</td>`)}<td class="tot">${foundIn === 0 ? html`<b>${emptyCellInWords({ standing })}</b>` : `${foundIn} of ${cells.length}`}</td></tr>
`;
}

function cell(code: string, one: GridCell): Content {
  const place = `${code}, ${shortName(one.document)}`;
  if (one.rows.length === 0) {
    const words = emptyCellInWords(one);
    const left = leftIn(one.standing, one.document.pagesWithoutText);
    const look = stateOf(one.standing) === 'none-found' ? 'none' : 'none open';
    return html`<span class="cell ${look}" title="${left}">${words}<span class="hidden">, ${place}${left === '' ? '' : `: ${left}`}</span></span>`;
  }
  const half = (polarity: 'strength' | 'improvement', count: number, words: string): Content => {
    if (count === 0) return html`<span class="half zero"></span>`;
    const rows = one.rows.filter((row) => row.polarity === polarity || row.polarity === 'mixed');
    const decided = rows.some((row) => row.status === 'accepted');
    const first = rows.find((row) => row.polarity === polarity) ?? rows[0];
    const shade = `${polarity === 'strength' ? 's' : 'i'}${count === 1 ? 1 : count <= 3 ? 2 : count <= 6 ? 3 : 4}`;
    const target = evidenceAnchor(code, first?.documentId, first?.polarity);
    return html`<a class="half ${shade}${decided ? '' : ' guess'}" href="#${target}" aria-label="${count} ${words}${decided ? '' : ', suggested'}: ${place}">${polarityMark(polarity, String(count))}</a>`;
  };
  if (one.strengths + one.improvements === 0) {
    const guess = one.accepted === 0 ? ' guess' : '';
    const hasNeutral = one.rows.some((row) => row.polarity === 'neutral');
    const target = evidenceAnchor(code, one.document.id, hasNeutral ? 'neutral' : null);
    return html`<a class="cell neutral${guess}" href="#${target}" aria-label="${sidelessInWords(one.rows)}${guess === '' ? '' : ', suggested'}: ${place}">${polarityMark('neutral', String(one.rows.length))}</a>`;
  }
  const improvements = one.improvements === 1 ? 'area for improvement' : 'areas for improvement';
  return html`<span class="cell">${half('strength', one.strengths, one.strengths === 1 ? 'strength' : 'strengths')}${half('improvement', one.improvements, improvements)}</span>`;
}
