#!/usr/bin/env bash
# Package: pdfjs-dist 6.5.438 (npm)
# What happens: getTextContent returns the text of layers (optional content) that are switched off, mixed with the visible
#   text and without any mark by default, although the document's own settings say that the layer is not shown.
# Why a good guess is wrong: pdf.js knows about layers: getOptionalContentConfig answers that this one is hidden, and
#   rendering leaves it out. One expects the words of a page to be those that the same library draws on it.
# Who meets it: readers of PDFs with drafts, translations or watermarks on layers: the hidden version is quoted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pdfjs-dist@6.5.438

cat >probe.mjs <<'PROBE'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const words = (text, y) => `BT /F1 12 Tf 20 ${y} Td (${text}) Tj ET`;
const content = `${words('Final wording', 120)} /OC /Draft BDC ${words('Draft wording', 60)} EMC`;
const objects = [
  '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R' +
    ' /Resources << /Font << /F1 5 0 R >> /Properties << /Draft 6 0 R >> >> >>',
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  '<< /Type /OCG /Name (Draft) >>',
];
let pdf = '%PDF-1.7\n';
const offsets = objects.map((object, index) => {
  const offset = pdf.length;
  pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
  return `${String(offset).padStart(10, '0')} 00000 n \n`;
});
const start = pdf.length;
pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;

const task = getDocument({ data: new TextEncoder().encode(pdf), verbosity: 0 });
const document = await task.promise;
const layers = await document.getOptionalContentConfig();
const shown = layers.getGroup('6R').visible;
const { items } = await (await document.getPage(1)).getTextContent();
await task.destroy();
const seen = items.map((item) => item.str).filter(Boolean);
console.log('layer "Draft" is shown:', shown);
console.log('text returned:', seen.join(' | '));
const asDescribed = !shown && seen.includes('Final wording') && seen.includes('Draft wording');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
