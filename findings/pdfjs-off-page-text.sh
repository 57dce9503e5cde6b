#!/usr/bin/env bash
# Package: pdfjs-dist 6.5.438 (npm)
# What happens: getTextContent never returns text that lies outside the box of the page, and says nothing about it. Text
#   that is just as invisible for other reasons (white on white, or drawn in the "invisible" mode) is returned.
# Why a good guess is wrong: text extraction walks through the instructions of the page, not through its picture, and it
#   hands out positions, so one expects to filter by position oneself. White and transparent words arrive; these do not.
# Who meets it: whoever compares what a PDF contains with what it shows (hidden text, cropped pages, leftovers of a
#   layout): a count of words that relies on pdf.js is short, and no setting brings the words back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pdfjs-dist@6.5.438 pdfkit@0.20.2

cat >probe.mjs <<'PROBE'
import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';

const pdf = new PDFDocument({ compress: false, size: [300, 200], margin: 0 });
const put = (text, x, y) => pdf.text(text, x, y, { lineBreak: false });
put('inside', 20, 50);
pdf.fillColor('white');
put('white', 20, 80);
pdf.fillColor('black');
put('outside', 400, 50);
pdf.end();
const data = new Uint8Array(await buffer(pdf));
const task = getDocument({ data, verbosity: 0 });
const { items } = await (await (await task.promise).getPage(1)).getTextContent();
await task.destroy();
const seen = items.map((item) => item.str).filter(Boolean);
console.log('drawn:    inside, white, outside (at x = 400 on a page 300 wide)');
console.log('returned:', seen.join(', '));
const asDescribed = seen.includes('inside') && seen.includes('white') && !seen.includes('outside');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
