/**
 * The report of a large folder in a browser: `node tests/bench/report.ts [DOCUMENTS] [PASSAGES]`, 939 reports of 64 passages
 * by default. Opens it as it is written, and with everything drawn at once for comparison, in turn in one run: seconds to
 * open, processor seconds of the browser, elements and size; then how long the search takes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { encoded } from '../../src/export/chunks.ts';
import { evidenceReport } from '../../src/export/html.ts';
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { writeWhole } from '../../src/service/exports/write-whole.ts';
import { launchOptions } from '../browser/chromium.ts';
import { assembled, inventedDocument, inventedInput, sha256 } from '../unit/export/invented.ts';
import { figure, report } from './figures.ts';
import { inventedParagraphs } from './invented-reports.ts';

const [documents = 939, passages = 64] = process.argv.slice(2).map(Number);
const RUNS = 3;
const OPENS = 2;

const framework = builtInFrameworks[0];
if (framework === undefined) throw new Error('no framework');
const codes = framework.criteria.flatMap(({ code, children, isHeading }) =>
  isHeading ? children.map((child) => child.code) : [code],
);
const LABELS = ['strength', 'improvement', 'improvement', 'mixed', 'neutral'] as const;

// Two sentences are as long as a passage of a real report.
const paragraphs = inventedParagraphs(documents * passages).map((text) => text.split('. ').slice(0, 2).join('. '));
const letters = Array.from({ length: documents }, (_, at) => {
  const letter = inventedDocument(`report-${at}`, paragraphs.slice(at * passages, (at + 1) * passages));
  const area = `Invented Area ${1 + (at % 150)}`;
  const date = `${2005 + (at % 20)}-0${1 + (at % 9)}-1${at % 9}`;
  return { ...letter, metadata: { ...letter.metadata, area, date } };
});
const bundle = assembled(
  inventedInput({
    workspace: 'Large folder',
    framework,
    documents: letters,
    assessments: letters.flatMap((letter, at) =>
      letter.passages.map((passage, number) => ({
        documentId: letter.id,
        passageId: passage.id,
        assessment: {
          suggestions: [
            {
              criterion: codes[(at * 7 + number * 5) % codes.length] ?? '',
              score: 0.5 + ((at + number) % 50) / 100,
              because: [{ kind: 'term' as const, text: passage.text.split(' ').slice(3, 5).join(' ') }],
            },
          ],
          polarity: { label: LABELS[(at + number) % LABELS.length] ?? 'neutral', score: 0.8, because: [] },
          agencies: number % 3 === 0 ? (['health'] as const) : [],
        },
      })),
    ),
    decisions: [],
    themes: [],
    copies: { groups: [], lookAlikes: [] },
    twins: [],
  }),
);

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-report-'));
const browser = await chromium.launch(launchOptions());

interface Opened {
  readonly seconds: number;
  readonly processor: number;
  readonly elements: number;
}

/** From asking for the page to the frame after its load event, and what the page's process worked for it. */
async function opened(file: string): Promise<{ page: Page; figures: Opened }> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const from = performance.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 300_000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  const seconds = (performance.now() - from) / 1000;
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const elements = await page.evaluate(() => document.getElementsByTagName('*').length);
  return { page, figures: { seconds, processor: metric('ProcessTime'), elements } };
}

try {
  const files = { drawn: join(folder, 'drawn.html'), written: join(folder, 'written.html') };
  await writeWhole(files.drawn, encoded(evidenceReport(bundle, sha256, Number.POSITIVE_INFINITY)));
  await writeWhole(files.written, encoded(evidenceReport(bundle, sha256)));
  const runs: Record<keyof typeof files, Opened[]> = { drawn: [], written: [] };
  const searches: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    for (const name of ['drawn', 'written'] as const) {
      const { page, figures } = await opened(files[name]);
      runs[name].push(figures);
      if (name === 'written' && (await page.locator('#search').count()) > 0) {
        const before = await page.textContent('#shown');
        const from = performance.now();
        await page.fill('#search', 'supervision');
        const isDone = (before: string | null) => {
          const text = document.querySelector('#shown')?.textContent ?? '';
          return text !== before && /\d/u.test(text);
        };
        await page.waitForFunction(isDone, before, { timeout: 120_000 });
        searches.push(performance.now() - from);
      }
      await page.close();
    }
  }
  const mebibytes = (file: string) => statSync(file).size / 2 ** 20;
  const of = (name: keyof typeof files, what: keyof Opened) => runs[name].map((one) => one[what]);
  const ratio = (what: keyof Opened) =>
    runs.written.map((one, at) => one[what] / (runs.drawn[at]?.[what] ?? Number.NaN));
  console.log(
    `${documents} reports, ${bundle.evidence.length} quotations: ${of('written', 'elements')[0]} elements as written, ${of('drawn', 'elements')[0]} with everything drawn`,
  );
  report('report', [
    figure('report of a large folder: seconds to open', 's', of('written', 'seconds'), { target: OPENS }),
    figure('with everything drawn at once', 's', of('drawn', 'seconds')),
    figure('one to the other, processor time', 'times', ratio('processor')),
    figure('size as written', 'MiB', [mebibytes(files.written)]),
    figure('size with everything drawn', 'MiB', [mebibytes(files.drawn)]),
    figure('first search, its words being gathered', 'ms', searches),
  ]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
