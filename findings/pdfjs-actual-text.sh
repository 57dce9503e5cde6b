#!/usr/bin/env bash
# Package: pdfjs-dist 6.5.438 (npm)
# What happens: getTextContent ignores the replacement text (ActualText) of marked content, with includeMarkedContent as
#   without: where the drawn glyphs "XX" stand for "fi", it returns "XXnal". The replacement is not handed out either.
# Why a good guess is wrong: the PDF standard made ActualText for extraction, makers of accessible PDFs write it for
#   ligatures, drop capitals and decorated letters, and poppler's pdftotext uses it. The option to include marked content
#   sounds as if it brought the properties of the marks with it.
# Who meets it: readers of tagged, accessible PDFs, which are the ones where one relies on text being right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pdfjs-dist@6.5.438 pdfkit@0.20.2

cat >probe.mjs <<'PROBE'
import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';

const pdf = new PDFDocument({ compress: false, pdfVersion: '1.7' });
pdf.markContent('Span', { actual: 'fi' });
pdf.text('XX', 50, 50, { continued: true });
pdf.endMarkedContent();
pdf.text('nal');
pdf.end();
const file = await buffer(pdf);
writeFileSync('final.pdf', file);
const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
const page = await (await task.promise).getPage(1);
const plain = await page.getTextContent();
const marked = await page.getTextContent({ includeMarkedContent: true });
await task.destroy();
const text = plain.items.map((item) => item.str).join('');
console.log('ActualText in the file:         ', file.includes('/ActualText'));
console.log('text returned:                  ', text);
console.log('returned with the marked content:', JSON.stringify(marked.items.map(({ type, str, tag }) => ({ type, str, tag }))));
const asDescribed = file.includes('/ActualText') && text === 'XXnal' && !JSON.stringify(marked).includes('fi');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
if command -v pdftotext >/dev/null; then echo "for comparison, pdftotext: $(pdftotext final.pdf - | tr -d "\n\f")"; fi
