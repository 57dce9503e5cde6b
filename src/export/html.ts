/**
 * report.html: everything that was found on one page that opens anywhere, offline, with nothing installed.
 */
import { decidedInWords } from '../document/coverage.ts';
import { readingNotes } from '../document/reading-notes.ts';
import { type EvidenceBundle, type EvidenceRow, SHOWN_OF_THEME } from './bundle.ts';
import { absences, emptyCellInWords, evidenceGrid, type Grid } from './grid.ts';
import { criteriaSection } from './html-criteria.ts';
import { findingsSection } from './html-findings.ts';
import { gridSection } from './html-grid.ts';
import { judgementsSection } from './html-judgements.ts';
import { blocks, type PageLists, rows, templatesOf } from './html-later.ts';
import { GLYPHS, polarityMark } from './html-marks.ts';
import { REPORT_STYLE } from './html-style.ts';
import { tools } from './html-tools.ts';
import { type Content, html, inPieces, type Markup, trusted } from './markup.ts';
import { methodNote } from './method.ts';
import { base64, PAGE_SCRIPT, PAGE_STYLE } from './page-script.ts';
import { coverageInALine, figures, inBrief, leftIn } from './summary.ts';
import { dayInWords, howMany, instantInWords, placeInWords, shortName, TYPE_WORDS } from './words.ts';

/**
 * The report: summary, findings, grid, quotations by criterion, themes, what was not found, what could not be read,
 * documents and method. One file, no request; light and dark, screen and paper. All text is escaped. It comes in pieces, made
 * as they are asked for. No script while a browser can hold everything at once; a long one has its lists as data and one
 * script, named by its hash, that draws what is looked at.
 * @param most elements from which a report is long
 */
export function evidenceReport(bundle: EvidenceBundle, sha256: Sha256, most?: number): Iterable<string> {
  return reportPage(bundle, { title: `Evidence report: ${bundle.workspace}`, sha256, pack: null, most });
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8, whole or in pieces. */
export type Sha256 = (text: Iterable<string>) => string;

export interface PageParts {
  readonly title: string;
  readonly sha256: Sha256;
  /** Elements from which the page is long. */
  readonly most?: number | undefined;
  /** What the evidence pack adds to the report. */
  readonly pack: {
    /** Where a quotation is quoted from, its text last. */
    readonly place: (row: EvidenceRow) => readonly (string | number)[];
    /** At the end of the page. */
    readonly end: (isLong: boolean) => Content;
  } | null;
}

/** The whole page in pieces. */
export function* reportPage(
  bundle: EvidenceBundle,
  { title, sha256, pack, most = MOST_ELEMENTS }: PageParts,
): Generator<string> {
  const grid = evidenceGrid(bundle);
  const { framework } = bundle;
  const lists: PageLists = { isLong: elementsOf(bundle, grid) > most, templates: new Map() };
  const hasScript = lists.isLong || pack !== null;
  const scripts = hasScript ? `'sha256-${base64(sha256([PAGE_SCRIPT]))}'` : "'none'";
  const policy = `default-src 'none'; script-src ${scripts}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  yield* inPieces(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${bundle.program}">
<title>${title}</title>
<style>${trusted(REPORT_STYLE + (hasScript ? PAGE_STYLE : ''))}</style>
${lists.isLong ? html`<noscript><style>.later { display: none; }</style></noscript>` : null}
</head>
<body>
${GLYPHS}
<a class="skip" href="#main">Skip to the evidence</a>
<header class="top">
  <h1>${bundle.workspace}</h1>
  <p>${titleOf(framework)}. Made ${instantInWords(bundle.madeAt)} by ${bundle.program}.</p>
</header>
<nav class="places" aria-label="Sections of this report">
  <a href="#grid">Grid</a><a href="#criteria">Quotations</a><a href="#themes">Themes</a><a href="#coverage">Looked at</a><a href="#absences">Not found</a><a href="#documents">Documents</a><a href="#method">Method</a>
</nav>
<main id="main">
${summarySection(bundle, grid, lists)}
${findingsSection(bundle)}
${coverageSection(bundle, lists)}
${gridSection(grid, lists)}
${criteriaSection(bundle, grid, lists, hasScript ? tools(bundle, lists) : null, pack?.place ?? null)}
${judgementsSection(bundle)}
${themesSection(bundle, lists)}
${absencesSection(grid, lists)}
${documentsSection(bundle, lists)}
${methodSection(bundle)}
</main>
${pack === null ? null : pack.end(lists.isLong)}
${templatesOf(lists)}
${hasScript ? html`<script>${trusted(PAGE_SCRIPT)}</script>` : null}
</body>
</html>
`);
}

/** A set by its title, with its edition where the title does not name it. */
function titleOf({ title, edition }: EvidenceBundle['framework']): string {
  return edition === null || title.includes(edition) ? title : `${title}, ${edition}`;
}

/** A browser opens a page of so many elements in well under a second. */
const MOST_ELEMENTS = 30_000;

/** How many elements the page would have with everything drawn, about. */
function elementsOf(bundle: EvidenceBundle, grid: Grid): number {
  const cells = grid.lines.length * grid.documents.length;
  return 12 * bundle.evidence.length + 4 * cells + 25 * bundle.documents.length + 25 * bundle.themes.length;
}

function summarySection(bundle: EvidenceBundle, grid: Grid, { isLong }: PageLists): Markup {
  const sum = figures(bundle, grid);
  const open = sum.accepted < sum.evidence;
  const figure = (count: number) => count.toLocaleString('en-GB');
  const fact = (said: Content, words: string) => html`<div><dt>${words}</dt><dd>${said}</dd></div>`;
  return html`<section aria-labelledby="summary">
<h2 id="summary">Summary</h2>
<p class="banner${open ? ' guess' : ''}">${inBrief(bundle, grid).decided}</p>
<dl class="facts">
${fact(figure(sum.documents), sum.documents === 1 ? 'document counted' : 'documents counted')}
${fact(figure(sum.folded), sum.folded === 1 ? 'copy counted once' : 'copies counted once')}
${fact(`${sum.criteriaWithEvidence} of ${sum.criteria}`, 'criteria with evidence')}
${fact(figure(sum.evidence), sum.accepted === sum.evidence ? 'pieces of evidence' : `pieces of evidence, ${figure(sum.accepted)} accepted and the others suggested`)}
${fact(html`${polarityMark('strength', '')}${figure(sum.strengths)}`, 'strengths')}
${fact(html`${polarityMark('improvement', '')}${figure(sum.improvements)}`, 'areas for improvement')}
${fact(figure(sum.otherwise), 'mixed or neutral')}
${sum.unsaid === 0 ? null : fact(figure(sum.unsaid), 'without a side')}
${fact(figure(sum.unreadPages), sum.unreadPages === 1 ? 'page not read' : 'pages not read')}
</dl>
${isLong ? longNote(sum.evidence, sum.documents) : null}
</section>`;
}

/** How to read a page that is drawn as it is looked at, and what it leaves to the workbook. */
function longNote(quotations: number, documents: number): Markup {
  return html`<div class="banner">
<p>This report holds ${howMany(quotations, 'quotation')} from ${howMany(documents, 'document')}. They are drawn as you open them. “Search” above the quotations looks through all of them; the browser’s own search knows only what is drawn. What is open is printed.</p>
<p>Left to the Excel workbook: the passages of a theme beyond the ${SHOWN_OF_THEME} most central, where it was made with them, and the names of documents beyond ${NAMED} where nothing was found.</p>
<noscript><p><b>Scripts are switched off here,</b> and the lists of this report cannot be drawn without its one script. The summary, the findings, what was not found and the method stand here all the same; the Excel workbook and the CSV file hold everything.</p></noscript>
</div>`;
}

/** Names that a long report lists in one place. */
const NAMED = 12;

function themesSection(bundle: EvidenceBundle, lists: PageLists): Markup {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const theme = ({ label, keywords, passages, documents: count }: EvidenceBundle['themes'][number]) => {
    const having = (polarity: EvidenceRow['polarity']) =>
      passages.filter((passage) => passage.polarity === polarity || passage.polarity === 'mixed').length;
    const shown = passages.slice(0, SHOWN_OF_THEME);
    return html`<article class="theme">
<h3>${label}</h3>
<p class="soft">${keywords.join(' · ')}</p>
<p class="counts"><span>${howMany(count, 'document')}</span><span>${howMany(passages.length, 'passage')}</span>${polarityMark('strength', howMany(having('strength'), 'strength'))}${polarityMark('improvement', howMany(having('improvement'), 'area for improvement', 'areas for improvement'))}</p>
${shown.map((passage) => {
  const document = documents.get(passage.documentId);
  return html`<figure class="quote"><blockquote>${passage.quotation}</blockquote><figcaption>${document === undefined ? '' : `${shortName(document)}, `}${placeInWords(passage)}</figcaption></figure>`;
})}
${passages.length > shown.length ? html`<p class="soft">The ${shown.length} most central of ${passages.length} passages.</p>` : null}
</article>`;
  };
  return html`<section aria-labelledby="themes">
<h2 id="themes">Themes</h2>
${bundle.themes.length === 0 ? html`<p>No themes were found.</p>` : html`<div class="${lists.isLong ? '' : 'columns'}">${blocks(lists, bundle.themes, theme, { size: 10, height: 480 })}</div>`}
</section>`;
}

function absencesSection(grid: Grid, { isLong }: PageLists): Content {
  const found = absences(grid);
  const most = isLong ? NAMED : Number.POSITIVE_INFINITY;
  return html`<section aria-labelledby="absences">
<h2 id="absences">None found, and not yet looked at</h2>
<p class="lead">“None found” is said only where every passage is decided and every page was read. Of the others nothing can be said yet.</p>
${
  found.length === 0
    ? html`<p>Every criterion has evidence in every document.</p>`
    : html`<div class="wide" role="region" aria-label="Table of criteria without evidence" tabindex="0"><table class="list">
<thead><tr><th scope="col">Criterion</th><th scope="col">None found in</th><th scope="col">Not yet looked at, or not all of it</th></tr></thead>
<tbody>${found.map(
        ({
          criterion,
          noneFoundIn,
          notLookedAt,
        }) => html`<tr><th scope="row"><span class="code">${criterion.code}</span> ${criterion.title}</th>
<td>${noneFoundIn.length === grid.documents.length ? 'any document' : namesOr(noneFoundIn.map(shortName), most)}</td>
<td>${namesOr(
          notLookedAt.map((cell) => `${shortName(cell.document)} (${emptyCellInWords(cell)})`),
          most,
        )}</td></tr>`,
      )}</tbody></table></div>`
}
</section>`;
}

function coverageSection(bundle: EvidenceBundle, lists: PageLists): Content {
  const documents = new Map(bundle.documents.map((row) => [row.id, row]));
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">How much has been looked at</h2>
<p class="lead">${coverageInALine(bundle)}.</p>
<div class="wide" role="region" aria-label="Table of how much of each document has been looked at" tabindex="0"><table class="list">
<thead><tr><th scope="col">Document</th><th scope="col">Passages decided</th><th scope="col">Left</th></tr></thead>
${rows(
  lists,
  bundle.coverage,
  (one) => {
    const row = documents.get(one.documentId);
    return html`<tr><th scope="row">${row === undefined ? one.documentId : shortName(row)}</th><td>${decidedInWords(one)}</td><td>${leftIn(one, row?.pagesWithoutText ?? []) || 'nothing'}</td></tr>`;
  },
  3,
)}</table></div>
</section>`;
}

function namesOr(names: readonly string[], most: number): Content {
  if (names.length === 0) return html`<span class="soft">–</span>`;
  const rest = names.length - most;
  return rest <= 0 ? names.join('; ') : `${names.slice(0, most).join('; ')} and ${rest.toLocaleString('en-GB')} more`;
}

function documentsSection(bundle: EvidenceBundle, lists: PageLists): Content {
  const names = new Map(bundle.documents.map((document) => [document.id, shortName(document)]));
  const copy = (document: EvidenceBundle['documents'][number]): Content => {
    if (document.copyOf !== null) return `copy of ${names.get(document.copyOf) ?? document.copyOf}, counted once`;
    return document.copiesFolded === 0 ? '' : `${howMany(document.copiesFolded, 'copy', 'copies')}, counted once`;
  };
  return html`<section aria-labelledby="documents">
<h2 id="documents">Documents</h2>
<div class="wide" role="region" aria-label="Table of documents" tabindex="0"><table class="list">
<thead><tr><th scope="col">Document</th><th scope="col">Kind</th><th scope="col">Date</th><th scope="col">Pages</th><th scope="col">How it was read</th><th scope="col">Copies</th><th scope="col">File and fingerprint</th></tr></thead>
${rows(
  lists,
  bundle.documents,
  (
    document,
  ) => html`<tr><th scope="row">${document.area === null ? null : html`<b>${document.area}</b> `}${document.title}</th>
<td>${TYPE_WORDS[document.type]}</td>
<td>${document.date === null ? 'not found' : dayInWords(document.date)}</td>
<td class="num">${document.pages}</td>
<td>${readingNotes(document).map(({ words }, index) => html`${index === 0 ? null : '; '}<span class="unread">${words}</span>`)}${document.warnings.map((warning) => html`<br><span class="soft">${warning}</span>`)}</td>
<td>${copy(document)}</td>
<td><span class="file">${document.fileName}</span><br><code title="SHA-256">${document.sha256}</code></td></tr>`,
  7,
)}</table></div>
${
  bundle.unread.length === 0
    ? null
    : html`<h3>Files that could not be read</h3><ul>${bundle.unread.map(({ fileName, reason }) => html`<li><b>${fileName}</b>: ${reason}</li>`)}</ul>`
}
</section>`;
}

function methodSection(bundle: EvidenceBundle): Markup {
  return html`<section aria-labelledby="method">
<h2 id="method">Method</h2>
<dl class="method">${methodNote(bundle).map(({ about, text }) => html`<dt>${about}</dt><dd>${text}</dd>`)}</dl>
</section>`;
}
