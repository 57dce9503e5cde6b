#!/usr/bin/env bash
# Package: mammoth 1.13.0 (npm)
# What happens: a field stored in Word's short form (w:fldSimple) loses its printed result, while the very same field in
#   the long form (w:fldChar begin, separate, end) keeps it. "Area: Northmoor." becomes "Area: .".
# Why a good guess is wrong: both forms hold the cached result as ordinary runs, and Word reads and writes either. Mammoth
#   reads what is inside insertions, smart tags and content controls, so one expects the text to survive here too. A
#   warning about an unrecognised element is the only trace, and it does not say that there were words in it.
# Who meets it: readers of templates filled from document properties, of mail merges and of captions; whole names, dates
#   and reference numbers go missing, and the sentence around them still reads as if it were complete.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mammoth@1.13.0 docx@9.15.2 fflate@0.8.3

cat >probe.mjs <<'PROBE'
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';

const run = (inner) => `<w:r>${inner}</w:r>`;
const words = run('<w:t>Northmoor</w:t>');
const forms = {
  short: `<w:fldSimple w:instr=" DOCPROPERTY Area ">${words}</w:fldSimple>`,
  long:
    run('<w:fldChar w:fldCharType="begin"/>') +
    run('<w:instrText> DOCPROPERTY Area </w:instrText>') +
    run('<w:fldChar w:fldCharType="separate"/>') +
    words +
    run('<w:fldChar w:fldCharType="end"/>'),
};
const files = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('HERE')] }] })));
const main = strFromU8(files['word/document.xml']);
const read = async (field) => {
  const paragraph = `<w:p>${run('<w:t>Area: </w:t>')}${field}${run('<w:t>.</w:t>')}</w:p>`;
  const xml = main.replace(/<w:p>(?:(?!<\/w:p>).)*HERE.*?<\/w:p>/, paragraph);
  const buffer = Buffer.from(zipSync({ ...files, 'word/document.xml': strToU8(xml) }));
  return (await mammoth.extractRawText({ buffer })).value.trim();
};
const seen = { short: await read(forms.short), long: await read(forms.long) };
console.log('Word prints "Area: Northmoor." for both forms of the field.');
console.log('long form: ', seen.long);
console.log('short form:', seen.short);
const asDescribed = seen.long.includes('Northmoor') && !seen.short.includes('Northmoor');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
