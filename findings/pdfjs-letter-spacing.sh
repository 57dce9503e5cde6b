#!/usr/bin/env bash
# Package: pdfjs-dist 6.5.438 (npm)
# What happens: getTextContent turns letter spacing (the PDF operator Tc) into spaces: from about a sixth of the size of
#   the font on, "Headline" is returned as "H e a d l i n e", in one text item.
# Why a good guess is wrong: the word is shown by one string without any space in it, and the spacing is a plain number
#   in the page's instructions, so nothing needs to be guessed from distances. Extractors are expected to guess spaces
#   between strings, not inside one that says what it is.
# Who meets it: anybody who searches or quotes spaced headings, cover pages and letterheads.
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

const read = async (characterSpacing) => {
  const pdf = new PDFDocument({ compress: false });
  pdf.fontSize(12).text('Headline', { characterSpacing });
  pdf.end();
  const task = getDocument({ data: new Uint8Array(await buffer(pdf)), verbosity: 0 });
  const { items } = await (await (await task.promise).getPage(1)).getTextContent();
  await task.destroy();
  return items.map((item) => item.str).join('|');
};
const seen = { 0: await read(0), 1: await read(1), 3: await read(3) };
for (const [spacing, text] of Object.entries(seen)) console.log(`spacing of ${spacing} at 12 points:`, text);
const asDescribed = seen[0] === 'Headline' && seen[1] === 'Headline' && seen[3].startsWith('H e a d l i n e');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
