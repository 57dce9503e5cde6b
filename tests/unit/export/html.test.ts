import { describe, expect, it } from 'vitest';
import { counts, type EvidenceBundle } from '../../../src/export/bundle.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { anchor, each, html, inPieces, written } from '../../../src/export/markup.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument, sha256, whole } from './invented.ts';

const unescaped = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const reported = (bundle: EvidenceBundle) => whole(evidenceReport(bundle, sha256));

const quotations = (report: string) =>
  [...report.matchAll(/<blockquote>([\s\S]*?)<\/blockquote>/gu)].map((match) => unescaped(match[1] ?? ''));

describe('the report', () => {
  const bundle = inventedBundle();
  const report = reported(bundle);

  it('quotes every piece of evidence verbatim with its document and page', () => {
    const quoted = quotations(report);
    for (const row of bundle.evidence.filter(counts)) expect(quoted).toContain(row.quotation);
    expect(report).toContain('<b>Calder Vale, 12 March 2019</b>, page 1, paragraph 1');
  });

  it('leads from every figure in the grid to a quotation', () => {
    const targets = [...report.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]);
    const names = new Set([...report.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]));
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((target) => !names.has(target ?? ''))).toEqual([]);
    expect(names.size).toBe([...report.matchAll(/ id="/gu)].length);
  });

  it('says what is suggested, what is decided, what is absent and what is unread', () => {
    expect(report).toContain('Accepted by R. Ashdown on 20 November 2026.');
    expect(report).toContain('<span class="chip">Suggested</span>');
    expect(report).toContain('2 copies, counted once');
    expect(report).toContain('pages 3–5 and 9 not read');
    expect(report).toContain('not yet looked at');
    expect(report).not.toMatch(/no evidence found/iu);
    expect(report).toMatch(/\d+ of \d+ passages decided; Ashcombe Bay \d+ of \d+/u);
    expect(report).toContain('<b>locked.pdf</b>: The file needs a password.');
  });

  it('loads nothing and runs nothing', () => {
    expect(report).toContain("default-src 'none'");
    expect(report).not.toMatch(/<script|<link|<img|<iframe|\burl\(|@import|https?:\/\//u);
  });

  it('escapes whatever the documents, notes and names contain', () => {
    const document = inventedDocument('hostile', HOSTILE);
    const hostile = reported(
      inventedBundle({
        workspace: '<img src=x onerror=alert(1)>',
        documents: [{ ...document, metadata: { ...document.metadata, area: '"><script>' } }],
        assessments: assess([document]),
        decisions: [],
        themes: [],
        copies: { groups: [], lookAlikes: [] },
        twins: [],
      }),
    );
    expect(new Set(quotations(hostile))).toEqual(new Set(HOSTILE));
    expect(hostile).not.toMatch(/<script|<img/u);
  });

  it('is whole when nothing has been found', () => {
    const empty = reported(
      inventedBundle({
        documents: [],
        assessments: [],
        decisions: [],
        themes: [],
        copies: { groups: [], lookAlikes: [] },
        twins: [],
        unread: [],
        log: [],
      }),
    );
    expect(empty).toContain('Nothing is accepted so far. What was not looked at yet may hold evidence.');
    expect(empty).toContain('No themes were found.');
  });
});

describe('markup', () => {
  it('escapes values, keeps markup and joins lists', () => {
    expect(written(html`<p title="${'"&'}">${['<', html`<b>${'>'}</b>`, null, 3]}</p>`)).toBe(
      '<p title="&quot;&amp;">&lt;<b>&gt;</b>3</p>',
    );
  });

  it('is the same in pieces, and makes no more of a list than it is asked for', () => {
    const made: number[] = [];
    const listed = () =>
      each([1, 2, 3], (number) => {
        made.push(number);
        return html`<li>${number}: ${['<', [html`<b>${'&'}</b>`, null]]}</li>`;
      });
    const pieces = inPieces(html`<ul>${listed()}</ul>`);
    let first = '';
    while (!first.includes('1: ')) first += pieces.next().value;
    expect(made).toEqual([1]);
    const rest = [...pieces];
    expect(made).toEqual([1, 2, 3]);
    expect(whole([first, ...rest])).toBe(written(html`<ul>${listed()}</ul>`));
  });

  it('makes different anchors for different names', () => {
    expect(anchor('criterion', 'C 1')).not.toBe(anchor('criterion', 'C-1'));
    expect(anchor('criterion', '2.1/a"')).toMatch(/^[\w-]+$/u);
  });
});
