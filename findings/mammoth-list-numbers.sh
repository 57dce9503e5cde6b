#!/usr/bin/env bash
# Package: mammoth 1.13.0 (npm)
# What happens: automatic list numbers are lost without a message. A Word list that starts at 14 comes out as a plain
#   <ol>, and an unnumbered paragraph inside the list splits it, so that "14. 15. (note) 16." reads "1. 2. (note) 1.".
# Why a good guess is wrong: mammoth reads numbering.xml and builds ordered lists from it, and it warns about elements
#   that it ignores. One expects the first number to arrive as <ol start="14">, or a warning that it did not.
# Who meets it: anybody who turns letters, minutes or contracts with numbered paragraphs into HTML and then cites
#   "paragraph 16".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mammoth@1.13.0 docx@9.15.2

cat >probe.mjs <<'PROBE'
import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from 'docx';
import mammoth from 'mammoth';

const numbered = (text) => new Paragraph({ text, numbering: { reference: 'paragraphs', level: 0 } });
const letter = new Document({
  numbering: {
    config: [
      {
        reference: 'paragraphs',
        levels: [{ level: 0, start: 14, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
      },
    ],
  },
  sections: [{ children: [numbered('Plans'), numbered('Visits'), new Paragraph('A note.'), numbered('Training')] }],
});
const { value, messages } = await mammoth.convertToHtml({ buffer: await Packer.toBuffer(letter) });
console.log('Word prints: 14. Plans  15. Visits  A note.  16. Training');
console.log('mammoth:    ', value);
console.log('messages:   ', messages.length);
const asDescribed = (value.match(/<ol>/g) ?? []).length === 2 && !value.includes('start') && messages.length === 0;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
