#!/usr/bin/env bash
# Package: pdfjs-dist 6.5.438 (npm)
# What happens: saveDocument does not write the document anew: it returns the original bytes, every one of them, with an
#   update appended. The former value of a form field that was overwritten is still in the file that was saved.
# Why a good guess is wrong: the method takes no target, reads nothing from disk and hands back a whole new array, as
#   "print to PDF" or pdf-lib's save() would, and the form shows only the new value.
# Who meets it: who corrects or anonymises a form in a viewer built on pdf.js and passes it on; and, to their profit, who
#   needs the original, and a signature over it, to stay untouched under added marks.
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

const pdf = new PDFDocument({ compress: false });
pdf.font('Helvetica').initForm();
pdf.formText('area', 50, 50, 200, 20, { value: 'OLDPLACE' });
pdf.end();
const original = new Uint8Array(await buffer(pdf));

const task = getDocument({ data: original.slice(), verbosity: 0 });
const document = await task.promise;
const [field] = await (await document.getPage(1)).getAnnotations();
document.annotationStorage.setValue(field.id, { value: 'NEWPLACE' });
const saved = Buffer.from(await document.saveDocument());
await task.destroy();

const again = getDocument({ data: new Uint8Array(saved), verbosity: 0 });
const [shown] = await (await (await again.promise).getPage(1)).getAnnotations();
await again.destroy();
const prefix = saved.subarray(0, original.length).equals(Buffer.from(original));
console.log('value shown after saving:        ', shown.fieldValue);
console.log('starts with the original file:   ', prefix, `(${original.length} of ${saved.length} bytes)`);
console.log('former value still in the bytes: ', saved.includes('OLDPLACE'));
const asDescribed = shown.fieldValue === 'NEWPLACE' && prefix && saved.includes('OLDPLACE');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
