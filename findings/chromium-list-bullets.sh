#!/usr/bin/env bash
# Package: Chromium 156.0.8078.108 (Debian 12, chromium); the PDF is read with pdfjs-dist 6.5.438 (npm)
# What happens: in a tagged PDF printed by Chromium, the label (Lbl) of a bulleted item is empty: the bullet is drawn as a
#   shape. The label of a numbered item holds its number as text.
# Why a good guess is wrong: the number beside it is text, every font has a bullet, and a tagged PDF has Lbl just to hold
#   what marks an item. Extraction that waits for a bullet finds none, though it is seen and tagged.
# Who meets it: readers of web pages saved as PDF, who find the items of a list by their bullets: they run together.
set -euo pipefail
if ! command -v chromium >/dev/null; then
  echo 'Needs Chromium (Debian: chromium) on the PATH; nothing was checked.' >&2
  exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pdfjs-dist@6.5.438

echo '<!doctype html><html lang="en"><title>Lists</title><ul><li>Plans</ul><ol><li>Visits</ol></html>' >lists.html
chromium --headless --no-sandbox --disable-gpu "--user-data-dir=$folder/profile" --no-pdf-header-footer \
  "--print-to-pdf=$folder/lists.pdf" "file://$folder/lists.html" >/dev/null 2>&1
cat >probe.mjs <<'PROBE'
import { readFileSync } from 'node:fs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const task = getDocument({ data: new Uint8Array(readFileSync('lists.pdf')), verbosity: 0 });
const page = await (await task.promise).getPage(1);
const { items } = await page.getTextContent({ includeMarkedContent: true });
const { fnArray } = await page.getOperatorList();
await task.destroy();
const labels = [];
let label = null;
for (const item of items) {
  if (item.type?.startsWith('begin')) label = item.tag === 'Lbl' ? '' : null;
  else if (item.type === 'endMarkedContent') {
    if (label !== null) labels.push(label.trim());
    label = null;
  } else if (label !== null) label += item.str;
}
const shapes = fnArray.filter((code) => code === OPS.constructPath).length;
console.log('labels of the bulleted and of the numbered item:', JSON.stringify(labels));
console.log('shapes drawn on the page:', shapes);
const asDescribed = labels.length === 2 && labels[0] === '' && labels[1] === '1.' && shapes > 0;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
