/**
 * The quotations of the report, criterion by criterion: strengths first, then areas for improvement.
 */
import { leftInWords, stateInASentence } from '../document/coverage.ts';
import type { PolarityLabel } from '../document/evidence.ts';
import type { DocumentRow, EvidenceBundle, EvidenceRow } from './bundle.ts';
import type { Grid, GridLine } from './grid.ts';
import { blocks, type PageLists } from './html-later.ts';
import { polarityMark } from './html-marks.ts';
import { anchor, type Content, each, html, type Markup } from './markup.ts';
import { AGENCY_WORDS, dayInWords, howMany, inSeries, placeInWords, shortName } from './words.ts';

const GROUPS: readonly { readonly polarity: PolarityLabel | null; readonly one: string; readonly many: string }[] = [
  { polarity: 'strength', one: 'strength', many: 'strengths' },
  { polarity: 'improvement', one: 'area for improvement', many: 'areas for improvement' },
  { polarity: 'mixed', one: 'mixed passage', many: 'mixed passages' },
  { polarity: 'neutral', one: 'neutral passage', many: 'neutral passages' },
  { polarity: null, one: 'passage without a side', many: 'passages without a side' },
];

/** Where a criterion stands in the report, or the first quotation for it from one document with one polarity. */
export function evidenceAnchor(criterion: string, documentId?: string, polarity?: PolarityLabel | null): string {
  return documentId === undefined || polarity === undefined
    ? anchor('criterion', criterion)
    : anchor('evidence', criterion, documentId, polarity ?? 'unsaid');
}

/** Where a row is quoted from, for whoever checks the page; null where nothing has to be checked. */
type PlaceOf = ((row: EvidenceRow) => readonly (string | number)[]) | null;

/** All criteria in order, those without evidence too, below the tools of the page if there are any. */
export function criteriaSection(
  bundle: EvidenceBundle,
  grid: Grid,
  lists: PageLists,
  tools: Markup | null,
  place: PlaceOf,
): Content {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  return html`<section aria-labelledby="criteria">
<h2 id="criteria">Quotations by criterion</h2>
${tools}
${each(grid.lines, (line) => criterionArticle(line, documents, grid.documents.length, lists, place))}
</section>`;
}

function criterionArticle(
  { criterion, cells, foundIn, standing }: GridLine,
  documents: ReadonlyMap<string, DocumentRow>,
  columns: number,
  lists: PageLists,
  place: PlaceOf,
): Content {
  const rows = cells.flatMap((cell) => cell.rows);
  const above = criterion.path.slice(0, -1);
  const name = evidenceAnchor(criterion.code);
  const groups = GROUPS.map(({ polarity, one, many }) => {
    const group = rows.filter((row) => row.polarity === polarity);
    if (group.length === 0) return null;
    const title = howMany(group.length, one, many);
    const quote = (row: EvidenceRow, index: number) =>
      quotation(row, documents.get(row.documentId), row.documentId !== group[index - 1]?.documentId);
    return html`<div class="group"><h4>${polarity === null ? title : polarityMark(polarity, title)}</h4>
${blocks(lists, group, quote, { size: 25, height: 130, name: 'quotes', place })}</div>
`;
  });
  return html`<article class="criterion" aria-labelledby="${name}">
<h3 id="${name}"><span class="code">${criterion.code}</span> ${criterion.title}</h3>
${above.length === 0 ? null : html`<p class="soft">${above.join(' › ')}</p>`}
${criterion.isUnknown ? html`<p class="soft">This criterion is not in the framework of this report; the decisions that name it are kept.</p>` : null}
${criterion.text === '' || criterion.text === criterion.title ? null : html`<p class="wording">${criterion.text}</p>`}
<p class="counts"><span>${foundIn === 0 ? stateInASentence(standing) : `Found in ${foundIn} of ${howMany(columns, 'document')}.`}</span><span>${foundIn === 0 ? '' : leftInWords(standing)}</span></p>
${lists.isLong && rows.length > 0 ? html`<details><summary>${howMany(rows.length, 'quotation')}</summary>${groups}</details>` : groups}
</article>
`;
}

/** One quotation with its source, and who says so: the reviewer, or the program with its reasons. */
function quotation(row: EvidenceRow, document: DocumentRow | undefined, isFirst: boolean): Markup {
  const name = isFirst ? html` id="${evidenceAnchor(row.criterion, row.documentId, row.polarity)}"` : null;
  const source = document === undefined ? row.documentId : shortName(document);
  const copies =
    row.copiesFolded === 0 ? null : html`<span class="tag">${row.copiesFolded + 1} copies, counted once</span>`;
  return html`<figure class="quote ${row.status === 'accepted' ? 'decided' : 'guess'}"${name} data-document="${row.documentId}" data-polarity="${row.polarity ?? ''}" data-status="${row.status}">
<blockquote>${row.quotation}</blockquote>
<figcaption><span class="source"><b>${source}</b>, ${placeInWords(row)}</span>${copies}${row.agencies.map((agency) => html`<span class="tag">${AGENCY_WORDS[agency]}</span>`)}${row.tags.map((tag) => html`<span class="tag">${tag}</span>`)}
<span class="why">${why(row)}</span></figcaption>
${row.note === '' ? null : html`<p class="note"><b>Note:</b> ${row.note}</p>`}
</figure>
`;
}

function why(row: EvidenceRow): Content {
  if (row.status === 'accepted') {
    return `Accepted by ${row.reviewer ?? 'a reviewer'}${row.at === null ? '' : ` on ${dayInWords(row.at)}`}.`;
  }
  const words = [...new Set(row.reasons.map((reason) => `“${reason.text}”`))];
  const reasons = words.length === 0 ? '' : ` because of ${inSeries(words)}`;
  return html`<span class="chip">Suggested</span>${row.score === null ? '' : ` ${Math.round(row.score * 100)} %`}${reasons}.`;
}
