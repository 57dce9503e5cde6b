/**
 * Search and filters above the quotations of packs and long reports.
 */
import type { EvidenceBundle } from './bundle.ts';
import { documentsInGrid } from './grid.ts';
import type { PageLists } from './html-later.ts';
import { html, type Markup } from './markup.ts';
import { POLARITY_WORDS, shortName } from './words.ts';

/** Hidden until the script runs, so that nothing is offered that does not work. */
export function tools(bundle: EvidenceBundle, { isLong }: PageLists): Markup {
  const option = (value: string, words: string) => html`<option value="${value}">${words}</option>`;
  return html`<form class="tools" id="tools" role="search" aria-label="Quotations" hidden>
<label>Search <input type="search" id="search" autocomplete="off" spellcheck="false"></label>
<label>Strength or improvement <select id="polarity">${option('', 'All')}${Object.entries(POLARITY_WORDS).map(([value, words]) => option(value, words))}</select></label>
<label>Decision <select id="status">${option('', 'All')}${option('accepted', 'Accepted')}${option('suggested', 'Suggested')}</select></label>
<label>Document <select id="document">${option('', 'All')}${documentsInGrid(bundle).map((document) => option(document.id, shortName(document)))}</select></label>
<button type="reset">Show all</button>
${isLong ? html`<button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button>` : null}
<output id="shown" role="status"></output>
</form>${isLong ? html`<p id="printed" class="lead"></p>` : null}`;
}
