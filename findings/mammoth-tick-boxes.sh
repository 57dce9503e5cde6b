#!/usr/bin/env bash
# Package: mammoth 1.13.0 (npm)
# What happens: extractRawText drops ticked and empty boxes alike: "[x] Yes  [ ] No" becomes "Yes No", although each box
#   is stored as an ordinary character in the text.
# Why a good guess is wrong: convertToHtml understands the same boxes and writes <input type="checkbox" checked>. And
#   because the printed sign stands in the file as plain text, a reader that knew nothing of form controls would keep
#   it: it is the knowledge of check boxes that makes the answer disappear from the raw text.
# Who meets it: anybody who searches or counts answers in forms and audit tools by their raw text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mammoth@1.13.0 docx@9.15.2

cat >probe.mjs <<'PROBE'
import { CheckBox, Document, Packer, Paragraph, TextRun } from 'docx';
import mammoth from 'mammoth';

const answer = (checked, text) => new Paragraph({ children: [new CheckBox({ checked }), new TextRun(` ${text}`)] });
const form = new Document({ sections: [{ children: [answer(true, 'Yes'), answer(false, 'No')] }] });
const buffer = await Packer.toBuffer(form);
const html = (await mammoth.convertToHtml({ buffer })).value;
const raw = await mammoth.extractRawText({ buffer });
console.log('HTML:    ', html);
console.log('raw text:', JSON.stringify(raw.value));
const asDescribed = /checkbox[^>]*checked/.test(html) && /^\s*Yes\s+No\s*$/.test(raw.value);
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
