/**
 * The look of the report: the program's own tokens, cut down to what a page of evidence needs. Colours are
 * light-dark() pairs; strength and improvement also differ by shape and word; dashed means not decided.
 */
export const REPORT_STYLE = `
:root { color-scheme: light dark;
  --font: "Segoe UI Variable Text", "Segoe UI", "Liberation Sans", Arial, sans-serif;
  --bg: light-dark(#ffffff, #222226); --pane: light-dark(#f7f7f8, #1b1b1e); --inset: light-dark(#f2f2f4, #19191c); --zero: light-dark(#f2f2f4, #2b2b30);
  --select: light-dark(#e2eaf7, #273449); --line: light-dark(#e2e2e6, #323238); --line-strong: light-dark(#c9c9d0, #48484f); --line-control: light-dark(#82828d, #85858f);
  --text: light-dark(#1b1b20, #ebebee); --text-2: light-dark(#4b4b55, #b9b9c2); --text-3: light-dark(#61616b, #a0a0aa);
  --accent: light-dark(#2a559c, #9bbcf3); --focus: light-dark(#1d5bd0, #a8c7ff);
  --strength: light-dark(#14654b, #79d1ad); --s1: light-dark(#e7f3ed, #1f332b); --s2: light-dark(#cbe6d8, #214737); --s3: light-dark(#a2d3bb, #285f49); --s4: light-dark(#1f7356, #6cc3a0);
  --on-s: light-dark(#0e3e2f, #d9f3e7); --on-s4: light-dark(#ffffff, #0d241b);
  --improve: light-dark(#8d3f09, #f1b283); --i1: light-dark(#fbefe5, #36291f); --i2: light-dark(#f6dcc6, #503722); --i3: light-dark(#edbf97, #6c4728); --i4: light-dark(#9b4a0e, #e3a672);
  --on-i: light-dark(#562502, #fbe6d5); --on-i4: light-dark(#ffffff, #2c1704); }
* { box-sizing: border-box; }
html { scroll-padding-top: 56px; }
body { margin: 0; background: var(--bg); color: var(--text); font: 400 1rem/1.5625rem var(--font); }
a { color: var(--accent); text-underline-offset: 2px; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
:target { background: var(--select); }
h1, h2, h3, h4, p, dl, dd, figure, blockquote { margin: 0; }
h1 { font-size: 1.625rem; line-height: 2rem; } h2 { font-size: 1.25rem; line-height: 1.75rem; margin: 0 0 8px; } h3 { font-size: 1.0625rem; line-height: 1.5rem; } h4 { font-size: .875rem; line-height: 1.375rem; margin: 20px 0 4px; }
h1, h2, h3, h4, th { font-weight: 600; }
b { font-weight: 600; }
.skip { position: absolute; left: -9999px; } .skip:focus { left: 16px; top: 8px; background: var(--bg); padding: 4px 8px; z-index: 3; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.glyphs { position: absolute; }
.top { padding: 24px 32px 16px; background: var(--pane); } .top p { color: var(--text-2); font-size: .8125rem; }
.places { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 4px; padding: 6px 26px; background: var(--pane); border-bottom: 1px solid var(--line-strong); font-size: .8125rem; }
.places a { padding: 4px 8px; border-radius: 4px; color: var(--text-2); text-decoration: none; } .places a:hover { background: var(--inset); color: var(--text); }
section { padding: 28px 32px 8px; border-bottom: 1px solid var(--line); }
.lead, .counts { color: var(--text-2); font-size: .8125rem; line-height: 1.25rem; margin-bottom: 12px; max-width: 80ch; }
.soft { color: var(--text-3); font-size: .8125rem; line-height: 1.25rem; }
.code { font-variant-numeric: tabular-nums; color: var(--text-3); font-weight: 400; }
.banner { max-width: 80ch; padding: 8px 12px; margin-bottom: 16px; background: var(--inset); border: 1px solid var(--line-strong); border-radius: 6px; font-size: .875rem; line-height: 1.375rem; } .banner.guess { border-style: dashed; border-color: var(--line-control); }
.facts { display: flex; flex-wrap: wrap; gap: 8px 32px; margin-bottom: 16px; } .facts div { display: flex; flex-direction: column-reverse; } .facts dt { color: var(--text-2); font-size: .8125rem; line-height: 1.25rem; } .facts dd { font-size: 1.375rem; line-height: 1.875rem; font-variant-numeric: tabular-nums; }
.pol { white-space: nowrap; } .pol.strength { color: var(--strength); } .pol.improvement { color: var(--improve); } .glyph { width: .7em; height: .7em; margin-right: .3em; } h4 .pol { white-space: normal; }
.wide { position: relative; overflow-x: auto; margin-bottom: 12px; } .gridbox { max-height: 85vh; overflow: auto; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; font-size: .8125rem; line-height: 1.25rem; }
.heat th { text-align: left; vertical-align: bottom; font-weight: 400; background: var(--bg); } .heat thead th { position: sticky; top: 0; z-index: 1; padding: 6px 4px; min-width: 90px; max-width: 120px; border-bottom: 1px solid var(--line-strong); text-align: center; } .heat thead th span { display: block; font-size: .75rem; line-height: 1rem; } .heat thead th .area { overflow-wrap: anywhere; }
.heat thead .first, .heat tbody th { position: sticky; left: 0; min-width: 260px; max-width: 320px; text-align: left; padding: 0 12px 0 8px; border-right: 1px solid var(--line); } .heat thead .first { z-index: 2; padding-bottom: 6px; } .heat tbody th { z-index: 1; } .heat tbody th a { display: block; color: inherit; text-decoration: none; padding: 4px 0; } .heat tbody th a:hover { text-decoration: underline; }
.heat td { padding: 2px 1.5px; } .heat .tot { text-align: right; white-space: nowrap; padding: 0 8px; color: var(--text-2); }
.cell { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; min-height: 26px; border-radius: 4px; font-size: .75rem; line-height: 24px; text-align: center; font-variant-numeric: tabular-nums; font-style: normal; }
.cell a, a.cell { text-decoration: none; } a.cell { color: inherit; } .cell .pol { color: inherit; }
.half { border: 1px solid transparent; border-radius: 3px; } .half.zero { background: var(--zero); }
.s1 { background: var(--s1); color: var(--on-s); } .s2 { background: var(--s2); color: var(--on-s); } .s3 { background: var(--s3); color: var(--on-s); } .s4 { background: var(--s4); color: var(--on-s4); }
.i1 { background: var(--i1); color: var(--on-i); } .i2 { background: var(--i2); color: var(--on-i); } .i3 { background: var(--i3); color: var(--on-i); } .i4 { background: var(--i4); color: var(--on-i4); }
.half.guess, .cell.guess { border: 1px dashed var(--line-control); } .half:not(.guess):not(.zero), .legend .s2:not(.guess) { border: 1px solid currentColor; }
.cell.none, .cell.neutral { display: block; color: var(--text-2); border: 1px solid var(--line-strong); } .cell.neutral { background: var(--zero); } .cell.neutral.guess { border: 1px dashed var(--line-control); }
.cell.none.open { border: 1px dashed var(--line-control); font-size: .6875rem; line-height: .8rem; }
span.unread:not(.cell) { color: var(--text); text-decoration: underline dotted; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: .75rem; color: var(--text-2); padding-bottom: 16px; } .legend > span { display: inline-flex; align-items: center; gap: 6px; } .legend .cell { display: inline-block; padding: 0 8px; min-height: 0; line-height: 20px; }
.criterion { padding: 16px 0 20px; border-top: 1px solid var(--line); max-width: 900px; } .criterion:first-of-type { border-top: 0; }
.wording { max-width: 72ch; color: var(--text-2); font-size: .875rem; line-height: 1.375rem; margin: 4px 0; }
.quote { padding: 10px 0 10px 16px; border-left: 3px solid var(--line-strong); margin: 0 0 8px; break-inside: avoid; } .quote.guess { border-left-style: dashed; border-left-color: var(--line-control); } .quote.decided { border-left-color: var(--text-2); }
.quote blockquote { max-width: 66ch; white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; unicode-bidi: plaintext; }
.quote figcaption { color: var(--text-2); font-size: .8125rem; line-height: 1.375rem; margin-top: 4px; } .quote .source { margin-right: 8px; } .quote .why { display: block; }
.tag, .chip { display: inline-block; border: 1px solid var(--line-strong); border-radius: 4px; padding: 0 6px; margin-right: 4px; font-size: .75rem; line-height: 1.125rem; } .chip { border: 1px dashed var(--line-control); }
.note { font-size: .875rem; line-height: 1.375rem; margin-top: 4px; max-width: 66ch; white-space: pre-line; }
.counts { display: flex; flex-wrap: wrap; gap: 0 16px; }
.columns { columns: 2 420px; column-gap: 40px; } .theme { break-inside: avoid; padding: 8px 0 20px; } .theme .quote blockquote { font-size: .875rem; line-height: 1.375rem; }
.list { width: 100%; } .list th, .list td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); min-width: 90px; } .list thead th { color: var(--text-2); font-size: .75rem; border-bottom-color: var(--line-strong); } .list tbody th { font-weight: 400; min-width: 240px; } .list td.num, .num { font-variant-numeric: tabular-nums; min-width: 0; }
code { font-size: .6875rem; color: var(--text-3); overflow-wrap: anywhere; } .file { overflow-wrap: anywhere; }
.method { display: grid; grid-template-columns: minmax(140px, 220px) minmax(0, 80ch); gap: 8px 20px; font-size: .875rem; line-height: 1.375rem; margin-bottom: 24px; } .method dt { color: var(--text-2); }
@media (max-width: 700px) { section, .top { padding-left: 16px; padding-right: 16px; } .places { padding: 6px 10px; } .method { grid-template-columns: 1fr; } .heat tbody th, .heat thead .first { min-width: 140px; max-width: 160px; } }
@media (forced-colors: active) { .glyph { forced-color-adjust: preserve-parent-color; } }
@media print { :root { color-scheme: light; } @page { size: A4; margin: 14mm; } @page wide { size: A4 landscape; margin: 14mm; } .gridpage { page: wide; }
  .places, .skip { display: none; } .wide, .gridbox { overflow: visible; max-height: none; border: 0; } .heat { font-size: 7.5pt; line-height: 10pt; width: 100%; } .heat thead th, .heat thead .first, .heat tbody th { position: static; min-width: 0; } .heat thead { display: table-header-group; } tr, .theme { break-inside: avoid; }
  .heat.many thead { display: none; } .heat.many tr { display: flex; flex-wrap: wrap; padding: 4px 0; border-bottom: 1px solid var(--line); } .heat.many tbody th { width: 100%; max-width: none; border: 0; font-weight: 600; } .heat.many td { width: 88px; } .heat.many td::before { content: attr(data-document); display: block; font-size: 6.5pt; line-height: 8pt; color: var(--text-2); }
  section, .top { padding: 12px 0; border: 0; background: none; } #criteria, #documents { break-before: page; } h2, h3, h4 { break-after: avoid; } body, .quote blockquote { font-size: 9.5pt; line-height: 13pt; } .quote blockquote, .criterion { max-width: none; } .quote { padding: 4px 0 4px 10px; margin-bottom: 4px; } .quote figcaption, .counts, .wording { font-size: 8pt; line-height: 11pt; } a { color: inherit; text-decoration: none; } .cell, .half { print-color-adjust: exact; } }
`;
