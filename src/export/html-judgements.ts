/**
 * The grades that reports print, as a table of the report.
 */
import type { EvidenceBundle } from './bundle.ts';
import { type Content, html } from './markup.ts';
import { dayInWords } from './words.ts';

/** Nothing where no report prints any. */
export function judgementsSection({ judgements }: Pick<EvidenceBundle, 'judgements'>): Content {
  if (judgements.length === 0) return null;
  return html`<section aria-labelledby="judgements">
<h2 id="judgements">Judgements that reports print</h2>
<p class="lead">Grades as printed. What changed is said only where the same was judged before on the same scale.</p>
<div class="wide" role="region" aria-label="Table of judgements" tabindex="0"><table class="list">
<thead><tr><th scope="col">Area</th><th scope="col">Inspection</th><th scope="col">What was judged</th><th scope="col">Grade</th><th scope="col">What changed</th><th scope="col">Page</th></tr></thead>
<tbody>${judgements.map((one) => html`<tr><td>${one.area ?? 'no one area'}</td><td>${[one.inspection, ...(one.date === null ? [] : [dayInWords(one.date)])].join(', ')}</td><td>${one.about}</td><td>${one.grade}</td><td>${one.changed}</td><td>${one.page}</td></tr>`)}</tbody>
</table></div>
</section>`;
}
