/**
 * The findings at the head of the report: what was written, what changed since, what was not looked at, what is to be done.
 */
import { RATING_WORDS, STATE_WORDS } from '../document/finding.ts';
import { dueInWords, hasAction, isPlanned } from '../document/readiness.ts';
import type { EvidenceBundle, FindingEntry } from './bundle.ts';
import { polarityMark } from './html-marks.ts';
import { type Content, html, type Markup } from './markup.ts';
import { howMany, nameOf, placeInWords } from './words.ts';

/** Nothing where no finding was begun. */
export function findingsSection({ findings, madeAt }: EvidenceBundle): Content {
  const told = findings.filter(({ state }) => state === 'written' || state === 'agreed');
  const untold = findings.filter(({ state }) => state !== 'written' && state !== 'agreed');
  const planned = untold.filter(({ readiness }) => isPlanned(readiness));
  if (findings.every(({ state }) => state === 'not-started')) return null;
  return html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${told.map((one) => article(one, madeAt))}
${untold.length === 0 ? null : html`<p class="banner guess"><b>No finding yet:</b> ${untold.map(({ code, title }) => code || title).join(', ')}. Nothing is concluded about them here.</p>`}
${
  planned.length === 0
    ? null
    : html`<h3>Readiness where no finding is written yet</h3>
${planned.map((one) => html`<p><b>${nameOf(one)}.</b> ${one.readiness.rating === null ? 'Not rated' : RATING_WORDS[one.readiness.rating]}.${hasAction(one.readiness) ? html` ${actionInWords(one, madeAt)}` : null}</p>`)}`
}
</section>`;
}

/** What is to be done, by whom, what shows that it is done, and by when, seen from the day of the report. */
function actionInWords({ readiness }: FindingEntry, madeAt: string): string {
  const { action, owner, doneWhen } = readiness;
  const due = dueInWords(readiness, madeAt);
  const parts = [
    action || 'Action not named yet',
    owner || 'owner not named yet',
    ...(doneWhen === '' ? [] : [`done when: ${doneWhen}`]),
    due === '' ? 'due date not set' : `due ${due}`,
  ];
  return `${parts.join('; ')}.`;
}

function article(one: FindingEntry, madeAt: string): Markup {
  const { readiness } = one;
  return html`<article class="criterion">
<h3>${one.code === '' ? null : html`<span class="code">${one.code}</span> `}${one.title}</h3>
<p>${one.text}</p>
${one.changes.map((change) => html`<p class="banner guess">${change}</p>`)}
<p class="counts"><span>${STATE_WORDS[one.state]}</span><span>${one.lookedAt}</span>${readiness.rating === null ? null : html`<span>${RATING_WORDS[readiness.rating]}</span>`}</p>
${one.attached.map(quote)}
<p class="counts">${one.opposite.length === 0 ? 'No accepted passage says the opposite; undecided ones count neither way.' : `The opposite: ${howMany(one.opposite.length, 'passage')}.`}</p>
${one.opposite.slice(0, 3).map(quote)}
<p class="soft"><b>Not looked at yet.</b> ${one.notLookedAt}</p>
${one.ours.documents === 0 ? null : html`<p class="counts">Our own documents (${one.ours.documents}): ${one.ours.sentence}</p>`}
${one.ours.said.slice(0, 3).map(quote)}
${one.ours.disagreements.map((said) => html`<p class="banner guess">${said}</p>`)}
${one.gap !== '' ? html`<p><b>The gap.</b> ${one.gap}</p>` : one.ours.counted === '' ? null : html`<p class="banner guess"><b>The gap, as counted.</b> ${one.ours.counted}</p>`}
${hasAction(readiness) ? html`<p><b>Action.</b> ${actionInWords(one, madeAt)}</p>` : null}
</article>`;
}

const quote = (one: FindingEntry['attached'][number]): Markup =>
  html`<figure class="quote decided"><blockquote>${one.quotation}</blockquote><figcaption>${one.polarity === null ? null : polarityMark(one.polarity, '')}<span class="source"><b>${one.source}</b>, ${placeInWords(one)}</span></figcaption></figure>`;
